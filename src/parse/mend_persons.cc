// Whose name stands behind which words, and which clause behind a name.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"
#include "parse/name_at.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

// "leader" of "jailed leader and party founder Ada Quill", for "founder": of one person both nouns
// tell; -1 where no such noun stands before.
std::int32_t first_title(Parse const& parse, TokenSpan tokens, std::int32_t second) {
  Token const& word = parse.tokens[second];
  bool const noun = word.upos == Upos::NOUN && !has_feature(word, "Number=Plur");
  bool const joined = base_relation(word.relation) == "conj" || word.relation == "appos";
  if (!noun || !joined || word.head < 0 || word.head >= second) return -1;
  Token const& first = parse.tokens[word.head];
  bool const title = (first.upos == Upos::NOUN || first.upos == Upos::PROPN) &&
                     !has_feature(first, "Number=Plur") && name_at(parse, word.head) == nullptr;
  bool const several = has_below(parse, tokens, word.head, "det") ||
                       has_below(parse, tokens, second, "det") ||
                       has_below(parse, tokens, word.head, "nmod:poss");
  return title && !several ? word.head : -1;
}

// True where "and" stands between, and no verb.
bool are_joined(Parse const& parse, std::int32_t first, std::int32_t second) {
  bool sign = false;
  for (std::int32_t t = first + 1; t < second; ++t) {
    sign = sign || parse.tokens[t].upos == Upos::CCONJ;
    if (parse.tokens[t].upos == Upos::VERB && parse.tokens[t].relation != "amod") return false;
  }
  return sign;
}

// What was joined to the first noun before the second belongs to the second: "Workers' Party" of
// "leader and Workers' Party founder".
void give_between(Parse& parse, TokenSpan tokens, std::int32_t first, std::int32_t second) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const at = static_cast<std::int32_t>(t);
    bool const between = at > first && at < second && word.head == first;
    if (between && base_relation(word.relation) == "conj") {
      word.head = second;
      word.relation = "compound";
      for (std::int32_t sign = first + 1; sign < at; ++sign) {
        if (parse.tokens[sign].upos == Upos::CCONJ) parse.tokens[sign].head = second;
      }
    }
  }
}

// "father" of "Quill, chief of the army, claiming the authority of his father, President Ada Osk":
// who stands right behind a noun that somebody owns is that one; -1 where the tree has it so, or
// no verb parts the person from his head.
std::int32_t owned_before(Parse const& parse, TokenSpan tokens, std::int32_t person) {
  Token const& word = parse.tokens[person];
  if (word.relation != "appos" || word.head < 0 || word.head >= person) return -1;
  std::int32_t begin = person;
  while (begin > word.head && parse.tokens[begin].form != ",") --begin;
  std::int32_t const noun = begin - 1;
  bool const owned = noun > word.head && parse.tokens[noun].upos == Upos::NOUN &&
                     below(parse, tokens, noun, "nmod:poss") >= 0;
  bool const parted = std::any_of(parse.tokens.begin() + word.head, parse.tokens.begin() + begin,
                                  [](Token const& each) { return each.upos == Upos::VERB; });
  return owned && parted && !stands_below(parse, noun, person) ? noun : -1;
}

constexpr std::array<std::string_view, 5> kHolders = {"member", "minister", "secretary", "chief",
                                                      "head"};
constexpr std::array<std::string_view, 14> kBodies = {
    "parliament", "congress", "state",    "staff",   "police",    "defence", "defense",
    "finance",    "justice",  "interior", "foreign", "education", "health",  "intelligence"};

// "candidate" of "candidate for President Ada Osk", "member" of "member of parliament Ada Osk": who
// bears the name is that, and neither the president nor the parliament; -1 where the noun before
// the name is the person's own.
std::int32_t office_of(Parse const& parse, TokenSpan tokens, std::int32_t person) {
  static constexpr std::array<std::string_view, 5> kSeekers = {"candidate", "nominee", "contender",
                                                               "hopeful", "bid"};
  Token const& word = parse.tokens[person];
  std::int32_t const body = person - 1;
  if (base_relation(word.relation) != "nmod" || word.head < 0 || word.head + 2 != body) return -1;
  Token const& noun = parse.tokens[body];
  std::int32_t const sign = below(parse, tokens, person, "case");
  if (noun.head != person || !is_noun(noun) || sign != body - 1) return -1;
  std::string const office = lower_case(parse.tokens[word.head].lemma);
  bool const seeks = is_one_of(office, kSeekers) && parse.tokens[sign].lemma == "for";
  bool const holds = is_one_of(office, kHolders) && parse.tokens[sign].lemma == "of" &&
                     is_one_of(lower_case(noun.lemma), kBodies);
  return seeks || holds ? word.head : -1;
}

// "a helicopter to the Dominican Republic, which denied": what only a body does is not told of the
// thing before its name; but "the army of Sudan, which denied".
bool says_as_body(Parse const& parse, NameSpan const& name, std::int32_t clause) {
  static constexpr std::array<std::string_view, 12> kVerbs = {
      "deny",    "say",    "accuse", "reject", "condemn", "demand",
      "dismiss", "insist", "vow",    "refuse", "blame",   "pledge"};
  bool const body = name.kind == NameKind::GPE || name.kind == NameKind::ORG;
  if (!body || !is_one_of(parse.tokens[clause].lemma, kVerbs)) return false;
  std::int32_t const sign =
      child(parse, static_cast<std::int32_t>(top_of(parse, name.tokens)), "case");
  return sign >= 0 && parse.tokens[sign].lemma != "of";
}

// Who are "which", and not "who".
constexpr std::array<std::string_view, 12> kWhich = {
    "movement", "party",  "government", "army",    "force",   "group",
    "office",   "regime", "cabinet",    "faction", "militia", "alliance"};

// The relative clause whose pronoun stands behind the comma right behind the name, where the tree
// hangs it on a noun before another clause, "officials loyal to Reda, who appealed", or on a body,
// which is nobody to be "who": "President of the Authority Mahmoud Abbas, who"; -1 for none.
// Without a comma only where the noun has one before: "a suit he filed against Britain which held
// him".
std::int32_t clause_behind_name(Parse const& parse, NameSpan const& name) {
  if (name.tokens.end + 1 >= parse.tokens.size()) return -1;
  bool const comma = parse.tokens[name.tokens.end].form == ",";
  std::size_t const pronoun = name.tokens.end + (comma ? 1 : 0);
  bool const person = name.kind == NameKind::PER;
  bool const place = name.kind == NameKind::GPE || name.kind == NameKind::LOC;
  bool const where =
      place && parse.tokens[pronoun].lemma == "where";  // "families from Tibu, where"
  if (!where && parse.tokens[pronoun].lemma != (person ? "who" : "which")) return -1;
  std::int32_t const clause = parse.tokens[pronoun].head;
  bool const relative = clause >= 0 && parse.tokens[clause].relation == "acl:relcl";
  std::int32_t const noun = relative ? parse.tokens[clause].head : -1;
  if (noun < 0 || noun >= static_cast<std::int32_t>(name.tokens.begin)) return -1;
  auto const& below = parse.children[noun];
  bool const second = std::any_of(below.begin(), below.end(), [&](std::int32_t other) {
    return other < clause && parse.tokens[other].relation == "acl:relcl";
  });
  if (!comma && !second) return -1;
  bool const parted = std::any_of(
      parse.tokens.begin() + noun + 1, parse.tokens.begin() + name.tokens.begin,
      [](Token const& word) { return word.upos == Upos::VERB || word.upos == Upos::ADJ; });
  bool const other =
      person && std::any_of(parse.names.begin(), parse.names.end(), [noun](NameSpan const& body) {
        bool const holds = body.tokens.contains(static_cast<std::uint32_t>(noun));
        return holds && body.kind != NameKind::PER;
      });
  bool const of_body = person && is_one_of(parse.tokens[noun].lemma, kWhich);
  return where || parted || other || of_body || says_as_body(parse, name, clause) ? clause : -1;
}

}  // namespace

void mend_offices_before_names(Parse& parse, TokenSpan tokens) {
  for (NameSpan const& name : parse.names) {
    if (name.kind != NameKind::PER || !tokens.contains(name.tokens)) continue;
    auto const person = static_cast<std::int32_t>(top_of(parse, name.tokens));
    std::int32_t const office = office_of(parse, tokens, person);
    if (office < 0) continue;
    Token& body = parse.tokens[person - 1];
    body.head = office;
    body.relation = "nmod";
    parse.tokens[person - 2].head = person - 1;
    parse.tokens[person].relation = "appos";
  }
}

void mend_names_after_offices(Parse& parse) {
  bool mended = false;
  for (NameSpan& name : parse.names) {
    std::uint32_t const body = name.tokens.begin;
    if (name.kind != NameKind::PER || name.tokens.size() < 2 || body < 2) continue;
    bool const of = parse.tokens[body - 1].form == "of" &&
                    is_one_of(lower_case(parse.tokens[body - 2].form), kHolders) &&
                    is_one_of(lower_case(parse.tokens[body].form), kBodies);
    auto const office = static_cast<std::int32_t>(body - 2);
    if (!of || top_of(parse, name.tokens) != body) continue;
    ++name.tokens.begin;
    auto const person = static_cast<std::int32_t>(name.tokens.begin);
    for (std::int32_t const word : parse.children[body]) {
      if (word > person && name.tokens.contains(static_cast<std::uint32_t>(word)))
        parse.tokens[word].head = person;
    }
    parse.tokens[person].head = office;
    parse.tokens[person].relation = "appos";
    mended = true;
  }
  if (mended) index_tree(parse);
}

void mend_joined_titles(Parse& parse, TokenSpan tokens) {
  for (NameSpan const& name : parse.names) {
    if (name.kind != NameKind::PER || !tokens.contains(name.tokens)) continue;
    auto const person = static_cast<std::int32_t>(top_of(parse, name.tokens));
    Token& word = parse.tokens[person];
    std::int32_t const second = word.head;
    bool const behind =
        second >= 0 && second + 1 == person && base_relation(word.relation) == "flat";
    std::int32_t const first = behind ? first_title(parse, tokens, second) : -1;
    if (first < 0 || !are_joined(parse, first, second)) continue;
    give_between(parse, tokens, first, second);
    Token& title = parse.tokens[first];
    word.head = title.head;
    word.relation = title.relation;
    title.head = person;
    title.relation = "nmod";
    parse.tokens[second].relation = "conj";
  }
}

void mend_owned_persons(Parse& parse, TokenSpan tokens) {
  for (NameSpan const& name : parse.names) {
    if (name.kind != NameKind::PER || !tokens.contains(name.tokens)) continue;
    auto const person = static_cast<std::int32_t>(top_of(parse, name.tokens));
    std::int32_t const noun = owned_before(parse, tokens, person);
    if (noun >= 0) parse.tokens[person].head = noun;
  }
}

void mend_near_relatives(Parse& parse) {
  bool mended = false;
  for (NameSpan const& name : parse.names) {
    std::int32_t const clause = clause_behind_name(parse, name);
    if (clause < 0) continue;
    parse.tokens[clause].head = static_cast<std::int32_t>(top_of(parse, name.tokens));
    mended = true;
  }
  if (mended) index_tree(parse);
}

}  // namespace dragoman
