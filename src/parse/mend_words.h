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

// The first word of the name whose head lies outside of it.
inline std::uint32_t top_of(Parse const& parse, TokenSpan name) {
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    std::int32_t const head = parse.tokens[t].head;
    if (head < 0 || !name.contains(static_cast<std::uint32_t>(head))) return t;
  }
  return name.begin;
}

}  // namespace dragoman
