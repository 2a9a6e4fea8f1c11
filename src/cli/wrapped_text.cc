#include "cli/wrapped_text.h"

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr int kColumns = 100;
constexpr int kQuoteColumns = 90;

bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

std::string_view style_at(std::vector<StyledSpan> const& styles, std::uint32_t at) {
  for (StyledSpan const& s : styles) {
    if (s.span.contains(at)) return s.style;
  }
  return {};
}

int columns_of(std::string_view word) {
  int count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) count += is_boundary(word, i) ? 1 : 0;
  return count;
}

std::uint32_t end_of_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && !is_blank(text[at])) ++at;
  return at;
}

// Adds bytes [begin, end) with the styles that hold there; `style` is the one now switched on.
void add_styled(std::string& out, std::string_view text, ByteSpan part,
                std::vector<StyledSpan> const& styles, std::string_view& style,
                std::string_view reset) {
  for (std::uint32_t i = part.begin; i < part.end; ++i) {
    std::string_view const wanted = style_at(styles, i);
    if (wanted != style && is_boundary(text, i)) {
      if (!style.empty()) out += reset;
      out += wanted;
      style = wanted;
    }
    out += is_blank(text[i]) ? ' ' : text[i];
  }
}

}  // namespace

std::string wrapped_text(std::string_view text, ByteSpan span,
                         std::vector<StyledSpan> const& styles, std::string_view reset) {
  std::string out;
  std::string_view style;
  int column = 0;
  for (std::uint32_t at = span.begin; at < span.end;) {
    std::uint32_t const end = end_of_word(text, at, span.end);
    if (end == at) {
      ++at;
      continue;
    }
    int const width = columns_of(text.substr(at, end - at));
    if (column > 0 && column + 1 + width > kColumns) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      bool const inside = !style.empty() && style_at(styles, at - 1) == style;
      if (!style.empty() && !inside) out += reset, style = {};
      out += ' ';
      ++column;
    }
    add_styled(out, text, {at, end}, styles, style, reset);
    column += width;
    at = end;
  }
  if (!style.empty()) out += reset;
  return out + "\n";
}

std::string one_line(std::string_view text, ByteSpan span) {
  std::string out;
  int column = 0;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    bool const blank = is_blank(text[at]);
    if (blank && (out.empty() || out.back() == ' ')) continue;
    column += is_boundary(text, at) ? 1 : 0;
    if (column > kQuoteColumns) return out + "…";
    out += blank ? ' ' : text[at];
  }
  return out;
}

}  // namespace dragoman
