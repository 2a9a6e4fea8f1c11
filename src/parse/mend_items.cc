// Items of a row and words of a name that the tree hung on the wrong side of what stands between.
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"
#include "parse/name_at.h"

namespace dragoman {
namespace {

// The first of those that `token` is joined to.
std::int32_t first_of_row(Parse const& parse, std::int32_t token) {
  bool const item = base_relation(parse.tokens[token].relation) == "conj";
  return item && parse.tokens[token].head >= 0 ? parse.tokens[token].head : token;
}

// Hangs `token` on `head`, unless that stands below it.
void hang(Parse& parse, std::int32_t token, std::int32_t head, std::string_view relation) {
  if (stands_below(parse, head, token)) return;
  parse.tokens[token].head = head;
  parse.tokens[token].relation = relation;
}

// "president" of "president Ada Quill, and defence minister Jon Osk" for the minister, who was hung
// on her: a noun with an "and" of its own and no preposition is one more.
void join_item(Parse& parse, TokenSpan tokens, std::int32_t item) {
  Token const& word = parse.tokens[item];
  bool const hung = is_noun(word) && word.relation == "nmod" && word.head >= 0 &&
                    word.head < item && is_noun(parse.tokens[word.head]);
  std::int32_t const sign = hung ? below(parse, tokens, item, "cc") : -1;
  if (sign <= word.head || sign > item || has_below(parse, tokens, item, "case")) return;
  hang(parse, item, first_of_row(parse, word.head), "conj");
}

// The head of the noun phrase that ends before `sign`, -1 where none does.
std::int32_t phrase_before(Parse const& parse, TokenSpan tokens, std::int32_t sign) {
  auto const begin = static_cast<std::int32_t>(tokens.begin);
  std::int32_t head = sign - 1;
  if (head > begin && parse.tokens[head].form == ",") --head;
  for (std::size_t step = 0; head >= begin && step < tokens.size(); ++step) {
    Token const& word = parse.tokens[head];
    std::string_view const relation = base_relation(word.relation);
    bool const within = relation == "nmod" || relation == "flat" || relation == "compound" ||
                        relation == "appos" || relation == "conj";
    if (!within || word.head < begin || word.head >= sign) break;
    head = word.head;
  }
  return head >= begin && is_noun(parse.tokens[head]) ? head : -1;
}

// "prosecutor" of "a prosecutor and a trader were shot in Metepec", for the trader who was joined
// to Metepec: nobody is joined to what stands behind him.
void join_ahead(Parse& parse, TokenSpan tokens, std::int32_t item) {
  Token const& word = parse.tokens[item];
  bool const behind = is_noun(word) && word.relation == "conj" && word.head > item;
  std::int32_t const sign = behind ? below(parse, tokens, item, "cc") : -1;
  if (sign < 0 || sign > item || has_below(parse, tokens, item, "case")) return;
  NameSpan const* const name = name_at(parse, item);
  if (name != nullptr && name->tokens.contains(static_cast<std::uint32_t>(sign))) return;
  std::int32_t const first = phrase_before(parse, tokens, sign);
  if (first >= 0) hang(parse, item, first, "conj");
}

// "vessels" of "the detention of three vessels and 18 sailors", for the sailors who were joined to
// the detention: what is counted is joined to what is.
void join_counted(Parse& parse, TokenSpan tokens, std::int32_t item) {
  Token const& word = parse.tokens[item];
  bool const counted = is_noun(word) && word.relation == "conj" && word.head >= 0 &&
                       word.head < item && has_below(parse, tokens, item, "nummod");
  if (!counted || has_below(parse, tokens, word.head, "nummod")) return;
  std::int32_t const sign = below(parse, tokens, item, "cc");
  std::int32_t const first = sign < 0 ? -1 : sign - 1;
  bool const beside =
      first > word.head && is_noun(parse.tokens[first]) && parse.tokens[first].head == word.head &&
      parse.tokens[first].relation == "nmod" && has_below(parse, tokens, first, "nummod");
  if (beside) hang(parse, item, first, "conj");
}

// "forces" of "fighting in the republic between the forces and rebels", for the rebels who were
// joined to the republic: between two, the second is joined to the first.
void join_between(Parse& parse, TokenSpan tokens, std::int32_t item) {
  Token const& word = parse.tokens[item];
  bool const joined =
      is_noun(word) && word.relation == "conj" && word.head >= 0 && word.head < item;
  std::int32_t const sign = joined ? below(parse, tokens, item, "cc") : -1;
  std::int32_t const first = sign < 0 ? -1 : phrase_before(parse, tokens, sign);
  if (first <= word.head) return;
  std::int32_t const between = below(parse, tokens, first, "case");
  if (between > word.head && parse.tokens[between].lemma == "between")
    hang(parse, item, first, "conj");
}

// "provinces" of "groups in North Kivu and South Kivu provinces", for North Kivu, which was made a
// part of the groups: a part stands before its noun.
void give_noun_behind(Parse& parse, TokenSpan tokens, std::int32_t part) {
  std::int32_t const wrong = parse.tokens[part].head;
  if (parse.tokens[part].relation != "compound" || wrong < 0 || wrong >= part) return;
  for (auto t = static_cast<std::uint32_t>(part) + 1; t < tokens.end; ++t) {
    auto const noun = static_cast<std::int32_t>(t);
    if (parse.tokens[t].upos == Upos::VERB || parse.tokens[t].form == ";") return;
    std::int32_t const sign = is_noun(parse.tokens[t]) ? below(parse, tokens, noun, "case") : -1;
    if (sign <= wrong || sign >= part) continue;
    hang(parse, part, noun, "compound");
    for (std::int32_t next = part + 1; next < noun; ++next) {
      Token& joined = parse.tokens[next];
      if (joined.relation == "conj" && joined.head == wrong) joined.head = part;
    }
    return;
  }
}

// "IS" of "thirty IS-Somalia fighters", read as a verb or as what is counted: letters and a name on
// both sides of a dash are one word, and what hangs on it is told of the noun behind.
void mend_lettered(Parse& parse, TokenSpan tokens, std::int32_t letters) {
  auto const at = static_cast<std::uint32_t>(letters);
  if (at + 3 >= tokens.end) return;
  Token& word = parse.tokens[at];
  Token const& dash = parse.tokens[at + 1];
  bool const tight = !word.space_after && !dash.space_after &&
                     is_one_of(dash.form, std::array<std::string_view, 2>{"–", "-"});
  bool const read_so = word.upos == Upos::AUX || has_below(parse, tokens, letters, "nummod");
  bool const apart = word.form == "IS" && read_so && !stands_below(parse, letters + 2, letters);
  if (!tight || !apart || parse.tokens[at + 2].upos != Upos::PROPN) return;
  std::int32_t const second = letters + 2;
  std::int32_t const above = parse.tokens[second].head;
  std::int32_t const noun = above > second ? above : second;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& told = parse.tokens[t];
    if (told.head != letters) continue;
    told.head = noun;
    if (told.upos == Upos::NUM) told.relation = "nummod";
  }
  word.upos = Upos::PROPN;
  word.lemma = word.form;
  word.feats = "Number=Sing";
  word.head = second;
  word.relation = "compound";
}

// "gunmen" of "killed by Coalition of Patriots gunmen", where both are who killed: a name right
// before a noun, behind the one preposition of both, tells whose they are.
void give_noun_its_name(Parse& parse, TokenSpan tokens, NameSpan const& name) {
  std::uint32_t const end = name.tokens.end;
  if (end >= tokens.end || name.tokens.begin == tokens.begin) return;
  auto const noun = static_cast<std::int32_t>(end);
  auto const top = static_cast<std::int32_t>(top_of(parse, name.tokens));
  Token const& word = parse.tokens[top];
  Token const& behind = parse.tokens[noun];
  bool const both = name.kind == NameKind::ORG && behind.upos == Upos::NOUN && word.head >= 0 &&
                    word.head == behind.head &&
                    base_relation(word.relation) == base_relation(behind.relation) &&
                    (base_relation(word.relation) == "obl" || word.relation == "nmod");
  auto const sign = static_cast<std::int32_t>(name.tokens.begin) - 1;
  bool const one = both && base_relation(parse.tokens[sign].relation) == "case" &&
                   (parse.tokens[sign].head == noun || parse.tokens[sign].head == top);
  if (!one) return;
  parse.tokens[sign].head = noun;
  hang(parse, top, noun, "compound");
}

// "minister" of "the UN and the Sahelian Republic communications minister Ada Quill", who was made
// another name of the republic: a country and an office right before a person tell of her. -1: no
// such office.
std::int32_t office_between(Parse const& parse, std::int32_t person, TokenSpan country) {
  std::int32_t office = -1;
  for (auto t = static_cast<std::int32_t>(country.end); t < person; ++t) {
    Token const& word = parse.tokens[t];
    if (word.upos != Upos::NOUN && word.upos != Upos::ADJ) return -1;
    if (word.head == person && word.upos == Upos::NOUN) office = t;
  }
  return office;
}

void give_person_her_country(Parse& parse, TokenSpan tokens, NameSpan const& name) {
  if (name.kind != NameKind::PER) return;
  auto const person = static_cast<std::int32_t>(top_of(parse, name.tokens));
  Token& word = parse.tokens[person];
  if (word.relation != "appos" || word.head < 0 || word.head >= person) return;
  NameSpan const* const country = name_at(parse, word.head);
  if (country == nullptr || country->kind != NameKind::GPE) return;
  // The tree may part a long name: "Democratic Republic of the" and "Congo".
  NameSpan last = *country;
  for (NameSpan const& next : parse.names) {
    bool const goes_on = next.tokens.begin >= last.tokens.end &&
                         next.tokens.begin <= last.tokens.end + 2;  // "of the"
    if (next.kind == NameKind::GPE && goes_on) last = next;
  }
  std::int32_t const office = office_between(parse, person, last.tokens);
  if (office < 0) return;
  std::int32_t const state = word.head;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& sign = parse.tokens[t];
    if (sign.head == state && (sign.relation == "cc" || sign.relation == "case"))
      sign.head = person;
  }
  word.head = parse.tokens[state].head;
  word.relation = parse.tokens[state].relation;
  parse.tokens[state].head = office;
  parse.tokens[state].relation = "compound";
}

// "the UN and the Sahelian Republic minister Ada Quill said", with her as another name of the UN
// and the republic joined to it: an "and" parts two who both say so.
void part_from_person(Parse& parse, TokenSpan tokens, NameSpan const& name) {
  if (name.kind != NameKind::PER) return;
  auto const person = static_cast<std::int32_t>(top_of(parse, name.tokens));
  Token& word = parse.tokens[person];
  std::int32_t const body = word.relation == "appos" ? word.head : -1;
  std::int32_t const state = body < 0 ? -1 : below(parse, tokens, body, "conj");
  std::int32_t const sign = state < 0 ? -1 : below(parse, tokens, state, "cc");
  if (body >= person || sign < body || state > person || name_at(parse, state) == nullptr) return;
  std::int32_t office = person - 1;
  while (office > state && parse.tokens[office].head != person) --office;
  if (office == state || parse.tokens[office].upos != Upos::NOUN) return;
  word.head = body;
  word.relation = "conj";
  parse.tokens[sign].head = person;
  parse.tokens[state].head = office;
  parse.tokens[state].relation = "compound";
}

}  // namespace

void mend_items(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    join_item(parse, tokens, token);
    join_ahead(parse, tokens, token);
    join_counted(parse, tokens, token);
    join_between(parse, tokens, token);
    give_noun_behind(parse, tokens, token);
    mend_lettered(parse, tokens, token);
  }
  for (NameSpan const& name : parse.names) {
    if (!tokens.contains(name.tokens)) continue;
    give_noun_its_name(parse, tokens, name);
    give_person_her_country(parse, tokens, name);
    part_from_person(parse, tokens, name);
  }
}

}  // namespace dragoman
