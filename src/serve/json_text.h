// JSON as the text that is sent. Only for this folder's sources: nlohmann/json is slow to compile.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dragoman {

using Json = nlohmann::ordered_json;

// On one line; bytes that are no UTF-8 become U+FFFD.
inline std::string json_text(Json const& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

inline Json text_or_null(std::string const& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

}  // namespace dragoman
