// Content behind nouns, and where the tree hangs it on a noun that is none of it.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/content.h"

namespace dragoman {

// "said on condition of anonymity that …", "reported, citing officials, that …": the clause is
// often read as the noun's.
Content ContentFinder::misplaced(Frame const& frame) const {
  for (std::int32_t const token : here_.parse.children[frame.head]) {
    std::string_view const relation = base_relation(here_.parse.tokens[token].relation);
    if (token < frame.head || (relation != "obl" && relation != "advcl")) continue;
    std::int32_t const head = clause_with_that(token, subtree(here_.parse, token).begin);
    bool const by_noun = head >= 0 && here_.parse.tokens[head].head >= 0 &&
                         here_.parse.tokens[here_.parse.tokens[head].head].upos != Upos::VERB;
    if (by_noun) return clause(head, -1);
  }
  return {};
}

// "reported earlier that he had left": right behind the cue, whatever the tree hangs it on.
Content ContentFinder::behind_that_word(Frame const& frame) const {
  auto const cue = static_cast<std::uint32_t>(frame.head);
  for (std::uint32_t t = cue + 1; t < std::min(cue + 3, here_.sentence.tokens.end); ++t) {
    Token const& word = here_.parse.tokens[t];
    bool const that = word.lemma == "that" && word.upos == Upos::SCONJ;
    std::string_view const next =
        t + 1 < here_.sentence.tokens.end ? here_.parse.tokens[t + 1].form : std::string_view();
    bool const alone = word.lemma == "that" && (next == ";" || next == ".");
    if (alone)
      return {{t, t + 1}, static_cast<std::int32_t>(t)};  // "confirmed that; the mission …"
    if (that && word.head > static_cast<std::int32_t>(t)) return clause(word.head, -1);
    if (word.upos != Upos::ADV) return {};
  }
  return {};
}

// The first predicate below a word that "that" opens and that has a subject of its own; -1: none.
std::int32_t ContentFinder::clause_with_that(std::int32_t below, std::uint32_t first) const {
  std::uint32_t const end = subtree(here_.parse, below).end;
  for (std::uint32_t t = first; t < end; ++t) {
    Token const& that = here_.parse.tokens[t];
    if (that.lemma != "that" || that.upos != Upos::SCONJ || that.head < static_cast<int>(t))
      continue;
    std::int32_t const subject = child(here_.parse, that.head, "nsubj");
    if (subject > static_cast<std::int32_t>(t)) return that.head;
  }
  return -1;
}

// "…, the Associated Press reports.": a verb behind a comma that was taken for a noun.
bool ContentFinder::is_verb_in_disguise(std::int32_t noun) const {
  Token const& word = here_.parse.tokens[noun];
  std::uint32_t const first = subtree(here_.parse, noun).begin;
  bool const beside = base_relation(word.relation) == "parataxis" && word.head >= 0 && first > 0;
  return beside && word.head < noun && here_.parse.tokens[first - 1].form == "," &&
         child(here_.parse, noun, "compound") >= 0;
}

// What is behind a noun or said of it: "a fear among allies that …", "her view is that …".
Content ContentFinder::of_noun(Frame const& frame) const {
  if (is_verb_in_disguise(frame.head)) {
    return clause(here_.parse.tokens[frame.head].head, frame.head);
  }
  auto const behind = static_cast<std::uint32_t>(frame.head) + 1;
  std::int32_t const head = clause_with_that(frame.head, behind);
  std::int32_t const above = head < 0 ? -1 : here_.parse.tokens[head].head;
  if (above > frame.head && speaks(above)) return {};  // "a statement confirming that …"
  return head >= 0 ? clause(head, -1) : behind_copula(frame.head);
}

// "what they say is illegal mining"
Content ContentFinder::of_free_relative(Frame const& frame) const {
  std::uint32_t const next = static_cast<std::uint32_t>(frame.head) + 1;
  bool const free = is_free_relative(frame.head) && next < here_.sentence.tokens.end;
  if (!free || here_.parse.tokens[next].upos != Upos::AUX || here_.parse.tokens[next].head < 0)
    return {};
  std::int32_t const predicate = here_.parse.tokens[next].head;
  return {trimmed_content(here_.parse, {next, subtree(here_.parse, predicate).end}), predicate};
}

Content ContentFinder::behind_copula(std::int32_t noun) const {
  if (base_relation(here_.parse.tokens[noun].relation) != "nsubj") return {};
  std::uint32_t const after = subtree(here_.parse, noun).end;
  if (after + 2 >= here_.sentence.tokens.end || here_.parse.tokens[after].lemma != "be") return {};
  Content const quoted = quoted_behind(after);
  if (!quoted.tokens.empty()) return quoted;
  Token const& that = here_.parse.tokens[after + 1];
  if (that.lemma != "that" || that.upos != Upos::SCONJ || that.head < 0) return {};
  return {trimmed_content(here_.parse, {after + 2, subtree(here_.parse, that.head).end}),
          that.head};
}

// 'Their answer was: "…"'
Content ContentFinder::quoted_behind(std::uint32_t copula) const {
  std::uint32_t begin = copula + 1;
  std::string_view const sign = here_.parse.tokens[begin].form;
  if (sign == ":" || sign == ",") ++begin;
  Quotation const* quotation = begin + 1 < here_.sentence.tokens.end
                                   ? here_.quotations.of(static_cast<std::int32_t>(begin + 1))
                                   : nullptr;
  bool const starts = quotation != nullptr && quotation->tokens.begin == begin + 1 &&
                      is_statement(here_.parse, quotation->tokens);
  return starts ? Content{trimmed_content(here_.parse, quotation->tokens), -1} : Content{};
}

// "In her view, the deal is dead", "by their count, 20 died"
Content ContentFinder::around_view(std::int32_t noun) const {
  Token const& word = here_.parse.tokens[noun];
  std::int32_t const sign = child(here_.parse, noun, "case");
  static constexpr std::array<std::string_view, 3> kSigns = {"in", "by", "from"};
  bool const in = sign >= 0 && is_one_of(here_.parse.tokens[sign].lemma, kSigns);
  bool const owned = child(here_.parse, noun, "nmod:poss") >= 0;
  if (!in || !owned || word.head < 0) return {};
  bool const said_of =
      here_.parse.tokens[word.head].upos == Upos::VERB || child(here_.parse, word.head, "cop") >= 0;
  return said_of ? clause(word.head, noun) : Content{};
}

}  // namespace dragoman
