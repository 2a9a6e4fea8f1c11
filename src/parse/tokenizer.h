// Blocks of text to syntactic words, by rules that follow UD English (EWT and GUM).
//
//   "He didn't pay $5."  →  He · did n't · pay · $ · 5 · .
//                              ^--one multiword token of two words
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse.h"
#include "text/document.h"

namespace dragoman {

// What stands before a word; the numbers are features of the model.
enum class Gap : std::uint8_t { none = 0, space = 1, line_break = 2, block = 3 };

struct RawToken {
  ByteSpan span;
  std::string form;  // the slice, but without a soft line break ("six-week")
  Gap gap = Gap::space;
  bool continues_multiword = false;  // second or later word of a multiword token
};

// True for a lower-case word of the language; decides whether "govern-⏎ment" is one word.
using IsWord = std::function<bool(std::string_view)>;

// The words of one block. Tokens are in order, lie on character borders, do not overlap, hold no
// white space but a soft line break; together they are the block without its white space. Any valid
// UTF-8 gives a result.
std::vector<RawToken> tokenize(std::string_view text, ByteSpan block, IsWord const& is_word);

}  // namespace dragoman
