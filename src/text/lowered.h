// ASCII without its case: names of tags, fields, encodings, months. Bytes above 0x7F stay.
//
//   "Content-Type" → "content-type"
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace dragoman {

inline char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lowered(c);
  return out;
}

inline bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lowered(x) == lowered(y); });
}

}  // namespace dragoman
