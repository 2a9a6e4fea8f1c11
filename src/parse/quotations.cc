#include "parse/quotations.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

#include "base/utf8.h"

namespace dragoman {
namespace {

enum class Side : std::uint8_t { opening, closing, either };

struct Mark {
  ByteSpan span;
  Side side = Side::either;
  bool is_double = true;
};

bool is_space(std::string_view text, std::size_t at) {
  return at >= text.size() || std::isspace(static_cast<unsigned char>(text[at])) != 0;
}

bool is_letter_or_digit(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  auto const byte = static_cast<unsigned char>(text[at]);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

bool opens(std::string_view text, ByteSpan span) {
  bool const free_before =
      span.begin == 0 || is_space(text, span.begin - 1) ||
      std::string_view("([-/").find(text[span.begin - 1]) != std::string_view::npos;
  return free_before && !is_space(text, span.end);
}

// A single mark between letters, or before a number ("'90s"), is an apostrophe.
std::optional<Mark> single_mark(std::string_view text, ByteSpan span, char32_t c) {
  bool const after = is_letter_or_digit(text, span.end);
  bool const digit =
      span.end < text.size() && std::isdigit(static_cast<unsigned char>(text[span.end]));
  bool const dash_before = span.begin >= 3 && text.substr(span.begin - 3, 3) == "\xE2\x80\x94";
  if (c != U'\u2019' && (opens(text, span) || dash_before) && !digit)
    return Mark{span, Side::opening, false};
  if (c == U'\u2018' || after) return std::nullopt;
  return Mark{span, Side::closing, false};
}

std::optional<Mark> mark_at(std::string_view text, ByteSpan span, char32_t c) {
  switch (c) {
    case U'\u201C':
    case U'\u201E':
    case U'\u00AB':
      return Mark{span, Side::opening};
    case U'\u201D':
    case U'\u00BB':
      return Mark{span, Side::closing};
    case U'"':
      return Mark{span, Side::either};
    case U'`':
    case U'\'':
    case U'\u2018':
    case U'\u2019':
      return single_mark(text, span, c);
    default:
      return std::nullopt;
  }
}

// Typewriters' marks: two apostrophes, two grave accents; also a mark typed twice.
bool is_doubled(std::string_view text, std::size_t at) {
  bool const may = text[at] == '\'' || text[at] == '`' || text[at] == '"';
  return may && at + 1 < text.size() && text[at + 1] == text[at];
}

std::vector<Mark> marks_in(std::string_view text, ByteSpan block) {
  std::vector<Mark> marks;
  for (std::size_t at = block.begin, next = at; at < block.end; at = next) {
    char32_t const c = decode(text, at, next);
    bool const doubled = is_doubled(text, at);
    if (doubled) ++next;
    ByteSpan const span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(next)};
    if (doubled) {
      marks.push_back({span, Side::either});
    } else if (auto const mark = mark_at(text, span, c))
      marks.push_back(*mark);
  }
  return marks;
}

// Finds the quotations of one block after the other; a speech may run on into the next.
class Finder {
 public:
  Finder(Document const& document, std::vector<ByteSpan>& found)
      : text_(document.text), found_(found) {}

  void read_block(ByteSpan block) {
    std::vector<Mark> const marks = marks_in(text_, block);
    bool const goes_on = open_ && !marks.empty() && marks.front().span.begin == block.begin &&
                         marks.front().side != Side::closing;
    open_ = goes_on;
    single_ = false;
    inner_ = 0;
    for (std::size_t i = goes_on ? 1 : 0; i < marks.size(); ++i) take(marks, i);
    if (open_) found_.push_back({start_, block.end});
  }

 private:
  void take(std::vector<Mark> const& marks, std::size_t i) {
    Mark const& mark = marks[i];
    if (!open_) {
      bool const may_open =
          mark.side == Side::opening || (mark.side == Side::either && may_open_at(mark.span));
      if (!may_open || (!mark.is_double && !closes_later(marks, i))) return;
      open_ = true;
      start_ = mark.span.end;
      single_ = !mark.is_double;
    } else if (mark.is_double && !single_ && opens_again(mark)) {
      if (closes_twice(marks, i)) {
        ++inner_;
      } else {
        start_ = mark.span.end;  // what was open has never been closed
      }
    } else if (mark.is_double != single_ && mark.side != Side::opening) {
      if (inner_ > 0) {
        --inner_;
        return;
      }
      found_.push_back({start_, mark.span.begin});
      open_ = false;
    }
  }

  // Not behind a word and before a stop: '… exercise".'
  bool may_open_at(ByteSpan mark) const {
    bool const behind_word = mark.begin > 0 && is_letter_or_digit(text_, mark.begin - 1);
    return !is_space(text_, mark.end) && (!behind_word || is_letter_or_digit(text_, mark.end));
  }

  // Between a space and a word: no mark that closes.
  bool opens_again(Mark const& mark) const {
    return mark.side == Side::either && opens(text_, mark.span) &&
           is_letter_or_digit(text_, mark.span.end);
  }

  // '"I said "go" and left," she said': the next two marks close the inner and the outer speech.
  bool closes_twice(std::vector<Mark> const& marks, std::size_t i) const {
    int closing = 0;
    for (std::size_t j = i + 1; j < marks.size() && closing < 2; ++j) {
      if (!marks[j].is_double) continue;
      if (opens_again(marks[j])) return false;
      ++closing;
    }
    return closing == 2;
  }

  static bool closes_later(std::vector<Mark> const& marks, std::size_t i) {
    for (std::size_t j = i + 1; j < marks.size(); ++j) {
      if (marks[j].is_double) return false;
      if (marks[j].side == Side::closing) return true;
    }
    return false;
  }

  std::string_view text_;
  std::vector<ByteSpan>& found_;
  std::uint32_t start_ = 0;  // of the open quotation
  bool open_ = false;
  bool single_ = false;
  int inner_ = 0;  // quotations begun inside it
};

// What ran on replaces its beginning.
std::vector<ByteSpan> without_beginnings(std::vector<ByteSpan> const& found) {
  std::vector<ByteSpan> out;
  for (ByteSpan const span : found) {
    if (!out.empty() && out.back().begin == span.begin) out.pop_back();
    out.push_back(span);
  }
  return out;
}

TokenSpan tokens_in(Parse const& parse, ByteSpan span) {
  auto const first =
      std::partition_point(parse.tokens.begin(), parse.tokens.end(),
                           [&](Token const& t) { return t.span.begin < span.begin; });
  auto const last = std::partition_point(first, parse.tokens.end(),
                                         [&](Token const& t) { return t.span.end <= span.end; });
  return {static_cast<std::uint32_t>(first - parse.tokens.begin()),
          static_cast<std::uint32_t>(last - parse.tokens.begin())};
}

}  // namespace

Quotations find_quotations(Document const& document, Parse const& parse) {
  Quotations out;
  out.at.assign(parse.tokens.size(), -1);
  std::vector<ByteSpan> found;
  Finder finder(document, found);
  for (Block const& block : document.blocks) {
    if (is_coded(block.kind)) finder.read_block(block.span);
  }
  for (ByteSpan const span : without_beginnings(found)) {
    TokenSpan const tokens = tokens_in(parse, span);
    if (tokens.empty()) continue;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      out.at[t] = static_cast<std::int32_t>(out.all.size());
    }
    out.all.push_back({span, tokens});
  }
  return out;
}

}  // namespace dragoman
