#include "parse/chunks.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr char kDots = '\x03';  // "…"

// One byte a character, so that rules can look at plain ASCII: letters outside of ASCII become x or
// X, digits 0, curly quotes straight ones, currencies $, everything else kAlone.
char fold(char32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x201B:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    case 0x2026:
      return kDots;
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0xFEFF:
      return 'x';
    default:
      break;
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return 'X';
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return 'x';
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_NL:
      return '0';
    case UTF8PROC_CATEGORY_SC:
      return '$';
    default:
      return kAlone;
  }
}

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000 || c == 0x1680 || c == 0x205F;
}

class Chunker {
 public:
  Chunker(std::string_view text, ByteSpan block, IsWord const& is_word)
      : text_(text), block_(block), is_word_(is_word) {}

  template <class Use>
  void each(Use use) {
    Gap gap = Gap::block;
    for (std::size_t at = block_.begin; at < block_.end;) {
      std::size_t next = 0;
      char32_t const c = decode(text_, at, next);
      if (is_space(c)) {
        if (gap == Gap::none) gap = Gap::space;
        if (c == '\n' && gap == Gap::space) gap = Gap::line_break;
        at = next;
        continue;
      }
      Chunk chunk = read(at);
      chunk.gap = gap;
      use(chunk);
      gap = Gap::none;
    }
  }

 private:
  // Reads a chunk from `at` and moves `at` behind it.
  Chunk read(std::size_t& at) const {
    Chunk chunk;
    while (at < block_.end) {
      std::size_t next = 0;
      char32_t const c = decode(text_, at, next);
      if (is_space(c)) {
        std::size_t const behind = behind_soft_break(chunk, at);
        if (behind == 0) break;
        if (joins_without_hyphen(chunk, behind)) drop_last(chunk);
        at = behind;
        continue;
      }
      chunk.folded += fold(c);
      chunk.begin.push_back(static_cast<std::uint32_t>(at));
      chunk.end.push_back(static_cast<std::uint32_t>(next));
      at = next;
    }
    return chunk;
  }

  // Where the word goes on that a hyphen and a line break cut at `at`; 0 where none does.
  std::size_t behind_soft_break(Chunk const& chunk, std::size_t at) const {
    std::size_t const n = chunk.size();
    if (n < 2 || chunk.folded[n - 1] != '-' || !word_character(chunk.folded[n - 2])) return 0;
    if (at < block_.end && text_[at] == '\r') ++at;
    if (at >= block_.end || text_[at] != '\n') return 0;
    ++at;
    while (at < block_.end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    return at < block_.end && letter(text_[at]) ? at : 0;
  }

  // "govern-⏎ment" was one word; "six-⏎week" and "Nagorno-⏎Karabakh" had their hyphen before.
  bool joins_without_hyphen(Chunk const& chunk, std::size_t behind) const {
    if (upper(text_[behind])) return false;
    std::size_t b = chunk.size() - 1;
    while (b > 0 && letter(chunk.folded[b - 1])) --b;
    std::string const before =
        lowered(std::string_view(chunk.folded).substr(b, chunk.size() - 1 - b));
    std::string after;
    for (std::size_t i = behind; i < block_.end && letter(text_[i]); ++i) after += lower(text_[i]);
    if (is_word_(before + after)) return true;
    return !is_word_(before) || !is_word_(after);
  }

  // The hyphen goes from the form and its byte to the character before, so that slices still join.
  static void drop_last(Chunk& chunk) {
    std::uint32_t const end = chunk.end.back();
    chunk.folded.pop_back(), chunk.begin.pop_back(), chunk.end.pop_back();
    (void)end;
  }

  std::string_view text_;
  ByteSpan block_;
  IsWord const& is_word_;
};

}  // namespace

void each_chunk(std::string_view text, ByteSpan block, IsWord const& is_word,
                std::function<void(Chunk const&)> const& use) {
  Chunker(text, block, is_word).each(use);
}

}  // namespace dragoman
