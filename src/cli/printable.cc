#include "cli/printable.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string printable(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    if (is_control(decode(text, at, next))) out.replace(at, next - at, next - at, ' ');
  }
  return out;
}

std::string printable_lines(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t const end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) out += '\n';
    out += printable(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

}  // namespace dragoman
