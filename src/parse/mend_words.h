// What the mends ask of a tree whose children are not listed yet.
#pragma once

#include <algorithm>
#include <string_view>

#include "parse/parse.h"

namespace dragoman {

// True where a word of `tokens` stands below `head` by that relation.
inline bool has_below(Parse const& parse, TokenSpan tokens, std::int32_t head,
                      std::string_view relation) {
  return std::any_of(parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
                     [&](Token const& word) {
                       return word.head == head && base_relation(word.relation) == relation;
                     });
}

}  // namespace dragoman
