#include "parse/parse.h"

#include <algorithm>

namespace dragoman {

std::string_view name_of(Upos upos) {
  static constexpr std::string_view kNames[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return kNames[static_cast<int>(upos)];
}

std::string_view name_of(NameKind kind) {
  static constexpr std::string_view kNames[] = {"PER", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE"};
  return kNames[static_cast<int>(kind)];
}

std::string_view base_relation(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

bool has_feature(Token const& token, std::string_view feature) {
  std::string_view const feats = token.feats;
  for (std::size_t at = feats.find(feature); at != std::string_view::npos;
       at = feats.find(feature, at + 1)) {
    std::size_t const end = at + feature.size();
    if ((at == 0 || feats[at - 1] == '|') && (end == feats.size() || feats[end] == '|'))
      return true;
  }
  return false;
}

void index_tree(Parse& parse) {
  parse.sentence_of.assign(parse.tokens.size(), -1);
  parse.children.assign(parse.tokens.size(), {});
  for (std::size_t s = 0; s < parse.sentences.size(); ++s) {
    TokenSpan const span = parse.sentences[s].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      parse.sentence_of[t] = static_cast<std::int32_t>(s);
      std::int32_t const head = parse.tokens[t].head;
      if (head >= 0) parse.children[head].push_back(static_cast<std::int32_t>(t));
    }
  }
}

TokenSpan subtree(Parse const& parse, std::int32_t token) {
  auto const number = static_cast<std::uint32_t>(token);
  TokenSpan span{number, number + 1};
  std::vector<std::int32_t> todo{token};
  while (!todo.empty()) {
    std::int32_t const at = todo.back();
    todo.pop_back();
    span = hull(span, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1});
    todo.insert(todo.end(), parse.children[at].begin(), parse.children[at].end());
  }
  return span;
}

ByteSpan bytes_of(Parse const& parse, TokenSpan tokens) {
  if (tokens.empty() || tokens.end > parse.tokens.size()) return {};
  return {parse.tokens[tokens.begin].span.begin, parse.tokens[tokens.end - 1].span.end};
}

std::int32_t child(Parse const& parse, std::int32_t token, std::string_view relation) {
  bool const exact = relation.find(':') != std::string_view::npos;
  for (std::int32_t const c : parse.children[token]) {
    std::string_view const own = parse.tokens[c].relation;
    if ((exact ? own : base_relation(own)) == relation) return c;
  }
  return -1;
}

std::string written(Parse const& parse, TokenSpan tokens) {
  std::string out;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    out += parse.tokens[t].form;
    if (parse.tokens[t].space_after && t + 1 < tokens.end) out += ' ';
  }
  return out;
}

}  // namespace dragoman
