// Text to chunks: what stands between white spaces, with each character folded to one byte, so that
// the rules of words can look at plain ASCII.
//
//   "the six-⏎week siege’s"  →  "the" · "six-week" · "siege's"
//
// In: a block of a document. Out: chunks with the offsets of their characters. A word that a hyphen
// and a line break cut is one chunk again, without the hyphen where it had none before.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "parse/tokenizer.h"

namespace dragoman {

inline constexpr char kAlone = '\x02';  // a character that is a token of its own

inline bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool digit(char c) { return c >= '0' && c <= '9'; }
inline bool word_character(char c) { return letter(c) || digit(c); }
inline char lower(char c) { return upper(c) ? static_cast<char>(c + 32) : c; }

// A run of characters without white space (but soft line breaks, which were taken out).
struct Chunk {
  std::string folded;                // one byte a character
  std::vector<std::uint32_t> begin;  // offset of each character in the text
  std::vector<std::uint32_t> end;
  Gap gap = Gap::space;

  std::size_t size() const { return folded.size(); }
};

// Calls `use` with each chunk of the block in order; `is_word` decides about hyphens at line ends.
void each_chunk(std::string_view text, ByteSpan block, IsWord const& is_word,
                std::function<void(Chunk const&)> const& use);

}  // namespace dragoman
