#include "parse/mend_tree.h"

#include "parse/lemma.h"

namespace dragoman {
namespace {

bool is_article(Token const& token) {
  return base_relation(token.relation) == "det" && token.upos == Upos::DET;
}

void make_noun(Token& token) {
  token.upos = Upos::NOUN;
  token.feats = "Number=Sing";
  token.lemma = mend_lemma(token);
  if (base_relation(token.relation) == "advcl") token.relation = "obl";
  if (base_relation(token.relation) == "acl") token.relation = "nmod";
}

}  // namespace

void mend_gerunds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& article = parse.tokens[t];
    if (!is_article(article) || article.head <= static_cast<std::int32_t>(t)) continue;
    Token& head = parse.tokens[article.head];
    if (head.upos == Upos::VERB && head.form.ends_with("ing")) make_noun(head);
  }
}

}  // namespace dragoman
