#include "supply/toml_text.h"

#include <algorithm>

namespace dragoman::supply {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The place behind a text of one line that begins with a quote at `at`. One that does not end on
// its line ends there: the parser stops at it.
std::size_t behind_line(std::string_view text, std::size_t at) {
  char const quote = text[at];
  for (++at; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == quote) return at + 1;
    if (text[at] == '\\' && quote == '"') ++at;
  }
  return at;
}

// The same for a text between three quotes; up to two more belong to it.
std::size_t behind_lines(std::string_view text, std::size_t at) {
  constexpr std::size_t kFence = 3, kMostQuotes = 5;
  char const quote = text[at];
  at += kFence;
  while (at < text.size()) {
    std::size_t quotes = 0;
    while (quotes < kMostQuotes && at + quotes < text.size() && text[at + quotes] == quote)
      ++quotes;
    if (quotes >= kFence) return at + quotes;
    bool const escape = text[at] == '\\' && quote == '"';
    at += std::max<std::size_t>(quotes, escape ? 2 : 1);
  }
  return at;
}

std::size_t behind_quotes(std::string_view text, std::size_t at) {
  std::string_view const three = text.substr(at, 3);
  bool const fenced = three == "\"\"\"" || three == "'''";
  return fenced ? behind_lines(text, at) : behind_line(text, at);
}

}  // namespace

std::optional<std::size_t> line_beyond_ascii(std::string_view text) {
  std::size_t at =
      text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  while (at < text.size()) {
    char const c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      auto const before = text.substr(0, at);
      return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '\'') {
      at = behind_quotes(text, at);
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace dragoman::supply
