#include "claims/phrases.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/one_of.h"

namespace dragoman {

std::vector<Attribution> PhraseFinder::find(CuePhrase const& phrase) const {
  std::vector<Attribution> out;
  TokenSpan const tokens = here_.sentence.tokens;
  auto const length = static_cast<std::uint32_t>(phrase.words.size());
  for (std::uint32_t t = tokens.begin; t + length < tokens.end; ++t) {
    if (!is_phrase(phrase, t)) continue;
    std::optional<Attribution> found = attribute(phrase, {t, t + length});
    if (found) out.push_back(std::move(*found));
  }
  return out;
}

bool PhraseFinder::is_phrase(CuePhrase const& phrase, std::uint32_t first) const {
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    std::string form = here_.parse.tokens[first + i].form;
    std::transform(form.begin(), form.end(), form.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    if (form != phrase.words[i]) return false;
  }
  return true;
}

// The noun phrase after the words names the source; what it hangs on is what the source says.
std::optional<Attribution> PhraseFinder::attribute(CuePhrase const& phrase, TokenSpan words) const {
  static constexpr std::string_view kNoSource = "no-source";
  std::int32_t const source = noun_after(words);
  std::int32_t const top = top_of(words, source);
  std::int32_t const governor = here_.parse.tokens[top].head;
  bool const no_source = here_.book.in_class(here_.parse, source, kNoSource);
  // "up to 500 dollars per family"
  bool const rate = words.size() == 1 && here_.parse.tokens[source].upos == Upos::NOUN &&
                    static_cast<std::uint32_t>(source) == words.end;
  if (governor < 0 || no_source || rate || !sources_.can_speak(source)) return std::nullopt;
  Attribution out;
  out.rule = phrase.rule;
  out.head = static_cast<std::int32_t>(words.begin);
  out.cue = words;
  out.speakers = coordinated(here_.parse, source);
  std::int32_t const own = clause_of(relative_before(words.begin, governor));
  std::int32_t const clause = ends_sentence(words, source) ? main_clause(own) : own;
  out.content = content_.clause(clause, top);
  if (is_in_relative(words, clause)) out.content = told_of_relative(out.content, source, clause);
  out.content = without_opening(out.content);
  if (out.content.tokens.empty() || out.content.overlaps(words)) return std::nullopt;
  return out;
}

// "who, according to Israel, was …"
bool PhraseFinder::is_in_relative(TokenSpan words, std::int32_t clause) const {
  return here_.parse.tokens[clause].relation == "acl:relcl" &&
         words.end <= static_cast<std::uint32_t>(clause);
}

// "since, according to Israel, Hamas …": "since" is the outlet's.
Content PhraseFinder::without_opening(Content content) const {
  TokenSpan const before = content.parts().front();
  bool const words = std::any_of(here_.parse.tokens.begin() + before.begin,
                                 here_.parse.tokens.begin() + before.end, [](Token const& word) {
                                   return word.upos != Upos::SCONJ && word.upos != Upos::CCONJ &&
                                          word.upos != Upos::PUNCT;
                                 });
  if (content.gap.empty() || words) return content;
  return {trimmed_content(here_.parse, content.parts().back()), content.head};
}

// What is said of "who" stands behind the source: a quotation alone, if it is one.
Content PhraseFinder::told_of_relative(Content content, std::int32_t source,
                                       std::int32_t clause) const {
  Quotation const* quotation = here_.quotations.of(clause);
  if (quotation != nullptr) return {trimmed_content(here_.parse, quotation->tokens), clause};
  std::uint32_t const behind = subtree(here_.parse, source).end;
  if (content.tokens.contains(behind)) content.tokens.begin = behind;
  content.tokens = trimmed_content(here_.parse, content.tokens);
  content.gap = {};
  return content;
}

// "…, according to the army.": behind a comma at the end of its sentence it tells of all of it.
bool PhraseFinder::ends_sentence(TokenSpan words, std::int32_t source) const {
  bool const comma =
      words.begin > here_.sentence.tokens.begin && here_.parse.tokens[words.begin - 1].form == ",";
  return comma && subtree(here_.parse, source).end + 1 >= here_.sentence.tokens.end;
}

// The predicate around those that only say when, why or how, and the first of those joined.
std::int32_t PhraseFinder::main_clause(std::int32_t clause) const {
  static constexpr std::array<std::string_view, 6> kUnder = {"advcl", "xcomp", "acl",
                                                             "obl",   "nmod",  "conj"};
  for (int steps = 0; steps < 20; ++steps) {
    Token const& word = here_.parse.tokens[clause];
    if (word.head < 0 || !is_one_of(base_relation(word.relation), kUnder)) return clause;
    bool const joined = base_relation(word.relation) == "conj";
    if (joined && content_.speaks(word.head)) return clause;
    clause = word.head;
  }
  return clause;
}

// "view" of "in the view of the mayor", under which the whole phrase hangs.
std::int32_t PhraseFinder::top_of(TokenSpan words, std::int32_t source) const {
  std::int32_t const head = here_.parse.tokens[source].head;
  bool const inside = head >= 0 && words.contains(static_cast<std::uint32_t>(head));
  return inside ? head : source;
}

// "who according to Israel was …": the phrase belongs to the clause of "who".
std::int32_t PhraseFinder::relative_before(std::uint32_t first, std::int32_t governor) const {
  if (first == here_.sentence.tokens.begin) return governor;
  Token const& before = here_.parse.tokens[first - 1];
  bool const relative = has_feature(before, "PronType=Rel") && before.head >= 0;
  return relative ? before.head : governor;
}

// The noun of the phrase behind these words: "officials" of "two senior officials".
std::int32_t PhraseFinder::noun_after(TokenSpan words) const {
  static constexpr std::array<std::string_view, 8> kUp = {
      "det", "amod", "compound", "nummod", "nmod", "advmod", "case", "cc"};  // "both the army"
  auto token = static_cast<std::int32_t>(words.end);
  for (int steps = 0; steps < 20 && !is_below_predicate(words, token); ++steps) {
    Token const& word = here_.parse.tokens[token];
    bool const up = is_one_of(base_relation(word.relation), kUp) && word.head > token;
    if (!up ||
        has_comma({static_cast<std::uint32_t>(token), static_cast<std::uint32_t>(word.head)}))
      break;
    token = word.head;
  }
  return token;
}

// "Robert Gates, the ship": a name that ends before a comma is no part of the next.
bool PhraseFinder::has_comma(TokenSpan span) const {
  return std::any_of(here_.parse.tokens.begin() + span.begin, here_.parse.tokens.begin() + span.end,
                     [](Token const& word) { return word.form == ","; });
}

// "Baxter" of "According to Baxter, the target was …": the words are its own, and what it hangs
// on is what is said.
bool PhraseFinder::is_below_predicate(TokenSpan words, std::int32_t noun) const {
  std::int32_t const above = here_.parse.tokens[noun].head;
  return here_.parse.tokens[words.begin].head == noun && above >= 0 &&
         (child(here_.parse, above, "nsubj") >= 0 || child(here_.parse, above, "cop") >= 0);
}

// The predicate around a word: a phrase often hangs on the last noun of its clause.
std::int32_t PhraseFinder::clause_of(std::int32_t token) const {
  for (int steps = 0; steps < 50; ++steps) {
    Token const& word = here_.parse.tokens[token];
    std::string_view const relation = base_relation(word.relation);
    bool const clause = word.upos == Upos::VERB || relation == "root" || relation == "ccomp" ||
                        relation == "advcl" || relation == "acl" || relation == "parataxis" ||
                        relation == "conj" || child(here_.parse, token, "cop") >= 0;
    if (clause || word.head < 0) return token;
    token = word.head;
  }
  return token;
}

}  // namespace dragoman
