// ASCII lower case: names of tags, fields, encodings, months. Bytes above 0x7F stay.
//
// In: bytes. Out: a copy.   "Content-Type" → "content-type"
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace dragoman {

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return out;
}

}  // namespace dragoman
