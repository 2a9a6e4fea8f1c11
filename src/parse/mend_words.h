// What the mends ask of a tree whose children are not listed yet.
#pragma once

#include <algorithm>
#include <string_view>

#include "parse/lemma.h"
#include "parse/parse.h"

namespace dragoman {

inline bool is_noun(Token const& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN;
}

// True where `token` is `above` or hangs on it, over other words or not. No word may be put below
// one of its own.
inline bool stands_below(Parse const& parse, std::int32_t token, std::int32_t above) {
  for (std::size_t step = 0; step <= parse.tokens.size() && token >= 0; ++step) {
    if (token == above) return true;
    token = parse.tokens[token].head;
  }
  return false;
}

// True where a word of `tokens` stands below `head` by that relation.
inline bool has_below(Parse const& parse, TokenSpan tokens, std::int32_t head,
                      std::string_view relation) {
  return std::any_of(parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
                     [&](Token const& word) {
                       return word.head == head && base_relation(word.relation) == relation;
                     });
}

// The first word below `head` by just that relation, -1 where there is none.
inline std::int32_t below(Parse const& parse, TokenSpan tokens, std::int32_t head,
                          std::string_view relation) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& word = parse.tokens[t];
    if (word.head == head && word.relation == relation) return static_cast<std::int32_t>(t);
  }
  return -1;
}

// A word in -ing as the noun that it is, with what it is to the word above.
inline void make_noun(Token& token) {
  token.upos = Upos::NOUN;
  token.feats = "Number=Sing";
  token.lemma = mend_lemma(token);
  if (base_relation(token.relation) == "advcl") token.relation = "obl";
  if (base_relation(token.relation) == "acl") token.relation = "nmod";
  if (token.relation == "xcomp") token.relation = "obj";
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
