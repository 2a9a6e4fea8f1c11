#include "links/mention_making.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/one_of.h"
#include "parse/name_at.h"

namespace dragoman {
namespace {

// A name, also where the tagger takes it for another noun: a capital inside of a sentence and of a
// quotation.
bool is_proper(Parse const& parse, std::uint32_t token) {
  Token const& word = parse.tokens[token];
  if (word.upos == Upos::PROPN) return true;
  bool const capital = word.form[0] >= 'A' && word.form[0] <= 'Z';
  bool const first = parse.sentences[parse.sentence_of[token]].tokens.begin == token ||
                     parse.tokens[token - 1].upos == Upos::PUNCT;
  return capital && !first && (word.upos == Upos::NOUN || word.upos == Upos::ADJ);
}

// Articles, "this", "its": they name nothing.
bool is_pointer(Token const& token) { return token.upos == Upos::DET || token.upos == Upos::PRON; }

bool is_left_part(Token const& token) {
  std::string_view const relation = base_relation(token.relation);
  return relation == "compound" || relation == "amod" || relation == "flat" ||
         token.relation == "nmod:poss" || relation == "punct";
}

bool is_right_part(Token const& token) {
  std::string_view const relation = base_relation(token.relation);
  return relation == "flat" || (relation == "nummod" && token.upos == Upos::NUM) ||
         (relation == "appos" && token.upos == Upos::NUM) || token.relation == "nmod:unmarked";
}

// "cut the road to Goma", "shut its border with Chad": what stands right behind an object tells of
// it, also where the tree hangs it on the verb.
bool is_behind_object(Parse const& parse, std::int32_t dependent) {
  static constexpr std::array<std::string_view, 6> kTelling = {"to", "with", "between",
                                                               "at", "near", "over"};
  Token const& word = parse.tokens[dependent];
  TokenSpan const words = subtree(parse, dependent);
  std::int32_t const sign = child(parse, dependent, "case");
  bool const beside = word.relation == "obl" && word.upos == Upos::PROPN && word.head >= 0 &&
                      words.begin > 0 && sign >= 0 && is_one_of(parse.tokens[sign].lemma, kTelling);
  if (!beside) return false;
  std::int32_t const object = child(parse, word.head, "obj");
  return object >= 0 && subtree(parse, object).end == words.begin;
}

// What tells of a noun: its dependents, and what stands right behind it as an object.
std::vector<std::int32_t> around(Parse const& parse, std::int32_t head) {
  std::vector<std::int32_t> found = parse.children[head];
  Token const& word = parse.tokens[head];
  if (base_relation(word.relation) != "obj" || word.head < 0) return found;
  for (std::int32_t const beside : parse.children[word.head]) {
    if (is_behind_object(parse, beside)) found.push_back(beside);
  }
  return found;
}

// "the port of Hodeidah", "the border with Syria": the words that say which one.
bool tells_which(Parse const& parse, std::int32_t dependent) {
  static constexpr std::array<std::string_view, 15> kTelling = {
      "of",     "with", "between", "on", "to",   "toward", "towards", "over",
      "across", "from", "through", "at", "near", "in",     "into"};
  bool const attribute = base_relation(parse.tokens[dependent].relation) == "nmod" ||
                         is_behind_object(parse, dependent);
  std::int32_t const sign = attribute ? child(parse, dependent, "case") : -1;
  return sign >= 0 && is_one_of(parse.tokens[sign].lemma, kTelling);
}

// "the highway linking A and B": it tells which one, but is no name.
bool tells_ends(Parse const& parse, std::int32_t dependent) {
  static constexpr std::array<std::string_view, 10> kJoining = {
      "link", "connect", "join", "lead", "supply", "run", "stretch", "go", "leave", "reach"};
  return base_relation(parse.tokens[dependent].relation) == "acl" &&
         is_one_of(parse.tokens[dependent].lemma, kJoining);
}

bool holds_name(Parse const& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (is_proper(parse, t)) return true;
  }
  return false;
}

// "the siege of Ava": which town; not "besieged Ava with its allies".
bool tells_which_area(Parse const& parse, std::int32_t dependent) {
  std::int32_t const sign = child(parse, dependent, "case");
  return sign >= 0 && (parse.tokens[sign].lemma == "of" || parse.tokens[sign].lemma == "in");
}

// The noun with what stands before it, and the words after it that are part of its name.
TokenSpan noun_phrase(Parse const& parse, std::int32_t head) {
  auto const at = static_cast<std::uint32_t>(head);
  TokenSpan span{at, at + 1};
  for (std::int32_t const dependent : parse.children[head]) {
    TokenSpan const part = subtree(parse, dependent);
    if (part.end <= at && is_left_part(parse.tokens[dependent])) {
      span.begin = std::min(span.begin, part.begin);
    }
    if (part.begin == span.end && is_right_part(parse.tokens[dependent])) span.end = part.end;
  }
  if (NameSpan const* name = name_at(parse, head); name != nullptr) {
    span.end = std::max(span.end, name->tokens.end);  // "No. 2" of "National Road No. 2"
  }
  while (span.begin < at && parse.tokens[span.begin].upos == Upos::PUNCT) ++span.begin;
  while (span.begin < at && is_pointer(parse.tokens[span.begin])) ++span.begin;
  // a name right before the noun is the link's, wherever the tree hangs it
  std::uint32_t const first = parse.sentences[parse.sentence_of[head]].tokens.begin;
  while (span.begin > first && is_proper(parse, span.begin - 1)) --span.begin;
  return span;
}

// "the Israeli blockade", "the Saudi-led naval blockade": who lays it is no part of its name, but
// Gaza of "the Gaza blockade" is.
TokenSpan without_layers(Parse const& parse, TokenSpan span, std::int32_t head) {
  auto begin = static_cast<std::uint32_t>(head);
  for (bool found = true; found && begin > span.begin;) {
    found = false;
    for (std::int32_t const dependent : parse.children[head]) {
      TokenSpan const part = subtree(parse, dependent);
      std::string_view const how = base_relation(parse.tokens[dependent].relation);
      bool const own = how == "compound" || (how == "amod" && !holds_name(parse, part));
      if (!own || part.end != begin) continue;
      begin = part.begin;
      found = true;
    }
  }
  return {begin, span.end};
}

// "Ukraine's three Greater Odesa ports" are called the Greater Odesa ports; "Haiti's main airport"
// has no other name.
TokenSpan without_owner(Parse const& parse, TokenSpan span, std::int32_t head) {
  std::int32_t const owner = child(parse, head, "nmod:poss");
  if (owner < 0 || !span.contains(static_cast<std::uint32_t>(owner))) return span;
  TokenSpan rest{subtree(parse, owner).end, span.end};
  while (rest.begin < static_cast<std::uint32_t>(head) &&
         parse.tokens[rest.begin].upos == Upos::NUM) {
    ++rest.begin;
  }
  TokenSpan const before{rest.begin, static_cast<std::uint32_t>(head)};
  return holds_name(parse, before) ? rest : span;
}

// A head written with a capital names nothing by itself: "the Strait of Hormuz".
template <class Tells>
TokenSpan with_place(Parse const& parse, std::int32_t head, TokenSpan span, Tells tells) {
  bool const told =
      std::any_of(parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end,
                  [](Token const& word) { return word.upos == Upos::PROPN; });  // not by "Georgian"
  if (span.size() > 1 && told) return span;
  for (std::int32_t const dependent : around(parse, head)) {
    TokenSpan const part = subtree(parse, dependent);
    bool const near = part.begin == span.end && part.size() <= 8;
    if (near && tells(parse, dependent) && holds_name(parse, part)) span.end = part.end;
  }
  return span;
}

// "the bridge at Ava": where it is, and not where it leads.
bool stands_at(Parse const& parse, std::int32_t dependent) {
  static constexpr std::array<std::string_view, 3> kAt = {"at", "near", "in"};
  std::int32_t const sign = child(parse, dependent, "case");
  return sign >= 0 && is_one_of(parse.tokens[sign].lemma, kAt);
}

// Ports and airports lie at one place: what stands beside them is no end.
bool has_ends(std::string const& kind) {
  return kind != "port" && kind != "airport" && kind != "siege" && kind != "air-corridor";
}

// "the Adre border crossing", "the port of Odesa": the place beside the noun is its own.
bool bears_place(Parse const& parse, std::int32_t dependent, std::string const& kind) {
  Token const& word = parse.tokens[dependent];
  std::int32_t const sign = child(parse, dependent, "case");
  bool const one_place = kind == "port" || kind == "airport";
  if (base_relation(word.relation) == "compound") return one_place || kind == "crossing";
  return one_place && sign >= 0 && parse.tokens[sign].lemma == "of";
}

// Where the link lies, also by its owner: "Haiti's main airport".
std::int32_t place_at(Parse const& parse, Names const& names, std::int32_t head,
                      std::string const& kind) {
  for (std::int32_t const dependent : parse.children[head]) {
    bool const owned =
        parse.tokens[dependent].relation == "nmod:poss" && kind != "border" && kind != "siege";
    bool const tells = stands_at(parse, dependent) || bears_place(parse, dependent, kind) || owned;
    if (tells && names.place_at[dependent] >= 0) return names.place_at[dependent];
  }
  return -1;
}

// Mali of "Mali's Gao": it tells only where the other is.
bool is_owner(Parse const& parse, Names const& names, std::uint32_t token) {
  std::int32_t const owned = parse.tokens[token].head;
  return parse.tokens[token].relation == "nmod:poss" && owned >= 0 && names.place_at[owned] >= 0;
}

// Places in what is said of the way itself: "between A and B", "connecting A to B", "the A-B road".
std::vector<std::int32_t> ends_of(Parse const& parse, Names const& names, LinkMention const& link,
                                  std::string const& kind) {
  std::vector<std::int32_t> ends;
  for (std::int32_t const dependent : around(parse, link.head)) {
    std::string_view const relation = base_relation(parse.tokens[dependent].relation);
    bool const behind = relation == "obl" && link.tokens.contains(subtree(parse, dependent));
    bool const leads = relation == "acl" && tells_ends(parse, dependent);  // not "which Mali shut"
    if (!behind && !leads && relation != "nmod" && relation != "compound") continue;
    bool const poss = parse.tokens[dependent].relation == "nmod:poss";
    bool const owner = poss && kind != "border";
    bool const aside = relation == "nmod" && !poss && !tells_which(parse, dependent);
    if (owner || aside || stands_at(parse, dependent) || bears_place(parse, dependent, kind))
      continue;
    TokenSpan const words = subtree(parse, dependent);
    for (std::uint32_t t = words.begin; t < words.end && ends.size() < 2; ++t) {
      std::int32_t const place = is_owner(parse, names, t) ? -1 : names.place_at[t];
      bool const known = std::find(ends.begin(), ends.end(), place) != ends.end();
      bool const water = place >= 0 && names.places[place].kind == PlaceKind::water;
      if (place >= 0 && place != link.place && !known && !water) ends.push_back(place);
    }
  }
  return ends;
}

bool is_sole(LinkBook const& book, Parse const& parse, std::int32_t head) {
  for (std::int32_t const dependent : parse.children[head]) {
    if (base_relation(parse.tokens[dependent].relation) != "amod") continue;
    if (book.is(LinkWords::sole, parse.tokens[dependent].lemma)) return true;
  }
  return false;
}

// "its own crossings" are none told before.
bool is_definite(Parse const& parse, std::int32_t head) {
  static constexpr std::array<std::string_view, 6> kDefinite = {"the",   "this", "that",
                                                                "these", "its",  "both"};
  auto const& words = parse.children[head];
  auto const any = [&](auto const& tells) {
    return std::any_of(words.begin(), words.end(), [&](std::int32_t word) {
      return tells(std::string_view(parse.tokens[word].lemma));
    });
  };
  bool const own = any([](std::string_view lemma) { return lemma == "own"; });
  return !own && any([](std::string_view lemma) { return is_one_of(lemma, kDefinite); });
}

// "Ethiopia closed its border with Sudan": the place that is Ethiopia; -1 where no word tells it.
std::int32_t owner_of(Names const& names, Frame const& border) {
  Argument const* owner = border.first(Slot::owner);
  std::int32_t const actor = owner == nullptr ? -1 : names.actor_at[owner->token];
  if (actor < 0) return -1;
  auto const& places = names.places;
  auto const found = std::find_if(places.begin(), places.end(), [&](Place const& place) {
    return place.kind == PlaceKind::country && place.country == names.actors[actor].country;
  });
  return found == places.end() ? -1 : static_cast<std::int32_t>(found - places.begin());
}

// The one capital of a state that the document names; -1 where there are none or several.
std::int32_t only_capital(Names const& names) {
  auto const& places = names.places;
  auto const first = std::find_if(places.begin(), places.end(), std::mem_fn(&Place::capital));
  if (first == places.end()) return -1;
  bool const other = std::any_of(first + 1, places.end(), std::mem_fn(&Place::capital));
  return other ? -1 : static_cast<std::int32_t>(first - places.begin());
}

// "the city", "the enclave": the town, or the region, last named before, not farther than some
// paragraphs; -1 where none was.
std::int32_t area_before(Parse const& parse, Names const& names, std::int32_t token) {
  static constexpr std::array<std::string_view, 5> kTowns = {"city", "town", "village", "capital",
                                                             "suburb"};
  static constexpr std::int32_t kNear = 500;  // tokens
  bool const town = is_one_of(parse.tokens[token].lemma, kTowns);
  PlaceKind const kind = town ? PlaceKind::settlement : PlaceKind::region;
  if (parse.tokens[token].lemma == "capital") {
    if (std::int32_t const only = only_capital(names); only >= 0) return only;
  }
  std::int32_t const first = std::max(0, token - kNear);
  while (--token >= first) {
    std::int32_t const place = names.place_at[token];
    if (place >= 0 && names.places[place].kind == kind) return place;
  }
  return -1;
}

// "the siege of the city": it stands for the town named before; -1 where the siege has a name of
// its own.
std::int32_t unnamed_area_of(LinkBook const& book, Parse const& parse, std::int32_t siege) {
  for (std::int32_t const dependent : parse.children[siege]) {
    std::int32_t const sign = child(parse, dependent, "case");
    bool const of = sign >= 0 && parse.tokens[sign].lemma == "of";
    bool const area = book.is(LinkWords::area, parse.tokens[dependent].lemma);
    if (of && area && !holds_name(parse, subtree(parse, dependent))) return dependent;
  }
  return -1;
}

// "a blockade on the island": what stands after "on" or "against", also below the verb; -1 for
// none.
std::int32_t target_of(Parse const& parse, std::int32_t siege) {
  std::int32_t const verb = parse.tokens[siege].head;
  for (std::int32_t const around : {siege, verb}) {
    if (around < 0) continue;
    for (std::int32_t const dependent : parse.children[around]) {
      std::int32_t const sign = child(parse, dependent, "case");
      NameSpan const* name = name_at(parse, dependent);
      bool const day = name != nullptr && name->kind == NameKind::DATE;  // "lifted it on Thursday"
      bool const behind = dependent > siege && sign >= 0 && !day;
      if (behind && (parse.tokens[sign].lemma == "on" || parse.tokens[sign].lemma == "against")) {
        return dependent;
      }
    }
  }
  return -1;
}

// "towns which it says are under blockade": the noun above the clauses.
std::int32_t antecedent_of(Parse const& parse, std::int32_t token) {
  while (base_relation(parse.tokens[token].relation) == "ccomp" && parse.tokens[token].head >= 0) {
    token = parse.tokens[token].head;
  }
  return parse.tokens[token].head;
}

// "Ethiopia closed its border with Sudan" has two ends, "Poland closed its airspace" one place.
void add_owner(std::int32_t owner, std::string const& kind, LinkMention& mention) {
  if (owner < 0) return;
  std::vector<std::int32_t>& ends = mention.ends;
  if (kind != "border") {
    if (mention.near < 0) mention.near = owner;
  } else if (ends.size() == 1 && ends.front() != owner) {
    ends.insert(ends.begin(), owner);
  }
}

// "There is no blockade", "denied that there is any blockade": of what is spoken of, not of a new
// one.
void add_existence(Parse const& parse, std::int32_t head, LinkMention& mention) {
  std::int32_t const determiner = child(parse, head, "det");
  std::string_view const word =
      determiner < 0 ? std::string_view() : std::string_view(parse.tokens[determiner].lemma);
  mention.denied = word == "no";
  mention.definite = mention.definite || mention.denied || word == "any";
}

// "the closed border", "its own crossings": what it is called is the border, the crossings.
TokenSpan without_state(LinkBook const& book, Parse const& parse, TokenSpan span,
                        std::int32_t head) {
  for (; span.begin < static_cast<std::uint32_t>(head); ++span.begin) {
    Token const& word = parse.tokens[span.begin];
    auto const first = static_cast<std::int32_t>(span.begin);
    bool const state = word.form[0] >= 'a' &&
                       find_worded(book.statuses(), parse, frame_of(parse, first)).has_value();
    if (!state && word.lemma != "own") break;
  }
  return span;
}

bool is_site(Names const& names, std::int32_t place) {
  return place >= 0 && names.places[place].kind == PlaceKind::site;
}

// A town or region by name, of which no gazetteer tells where it lies.
bool is_named_area(Parse const& parse, std::int32_t noun) {
  NameSpan const* name = name_at(parse, noun);
  return name != nullptr && (name->kind == NameKind::GPE || name->kind == NameKind::LOC);
}

}  // namespace

LinkMention make_mention(LinkBook const& book, Parse const& parse, Names const& names,
                         Frame const& frame, std::int32_t kind) {
  LinkMention mention;
  mention.head = frame.head;
  TokenSpan noun = without_state(book, parse, noun_phrase(parse, frame.head), frame.head);
  noun = without_owner(parse, noun, frame.head);
  if (book.kind(kind) == "siege") noun = without_layers(parse, noun, frame.head);
  mention.tokens = with_place(parse, frame.head, noun, tells_which);
  mention.named = holds_name(parse, mention.tokens);
  if (!mention.named) {
    mention.tokens = with_place(parse, frame.head, mention.tokens, tells_ends);
  }
  mention.name = written(parse, mention.tokens);
  mention.place = names.place_at[frame.head];
  std::string const& what = book.kind(kind);
  mention.near = place_at(parse, names, frame.head, what);
  mention.definite = is_definite(parse, frame.head);
  mention.sole = is_sole(book, parse, frame.head);
  mention.kind = kind;
  if (has_ends(what)) mention.ends = ends_of(parse, names, mention, what);
  bool const of_country = what == "border" || what == "air-corridor";
  if (what == "siege") add_existence(parse, frame.head, mention);
  add_owner(of_country ? owner_of(names, frame) : -1, what, mention);
  return mention;
}

std::int32_t place_in(Names const& names, TokenSpan words) {
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (names.place_at[t] >= 0) return names.place_at[t];
  }
  return -1;
}

bool is_area(LinkBook const& book, Parse const& parse, Names const& names, std::int32_t noun) {
  if (book.is(LinkWords::area, parse.tokens[noun].lemma)) return true;
  std::int32_t const place = names.place_at[noun];
  if (place < 0) return is_named_area(parse, noun);
  return !is_site(names, place) && names.places[place].kind != PlaceKind::water;
}

LinkMention make_besieged(LinkBook const& book, Parse const& parse, Names const& names,
                          std::int32_t area) {
  LinkMention mention;
  mention.head = area;
  mention.kind = book.siege();
  mention.tokens = with_place(parse, area, noun_phrase(parse, area), tells_which_area);
  // "the besieged town" is the town
  std::uint32_t& begin = mention.tokens.begin;
  while (begin < static_cast<std::uint32_t>(area) &&
         find_worded(book.besieging(), parse, frame_of(parse, static_cast<std::int32_t>(begin)))) {
    ++begin;
  }
  mention.name = written(parse, mention.tokens);
  mention.place = place_in(names, mention.tokens);
  mention.named = holds_name(parse, mention.tokens);
  bool const meant = mention.place < 0 && !mention.named && is_definite(parse, area);
  if (std::int32_t const found = meant ? area_before(parse, names, area) : -1; found >= 0) {
    mention.place = found;
    mention.name = names.places[found].name;
    mention.named = true;
  }
  mention.definite = mention.place_itself = true;
  return mention;
}

std::int32_t besieged_by(LinkBook const& book, Parse const& parse, Names const& names,
                         std::int32_t siege) {
  std::int32_t const sign = child(parse, siege, "case");
  std::int32_t area = target_of(parse, siege);
  if (area < 0) area = unnamed_area_of(book, parse, siege);
  if (sign >= 0 && parse.tokens[sign].lemma == "under") {
    std::int32_t const subject =
        child(parse, siege, "cop") >= 0 ? child(parse, siege, "nsubj") : -1;
    bool const relative = subject >= 0 && parse.tokens[subject].upos == Upos::PRON;
    area = subject >= 0 && !relative ? subject : antecedent_of(parse, siege);
  }
  if (area < 0) return -1;
  // a person may be under siege, but under no blockade
  bool const name =
      parse.tokens[area].upos == Upos::PROPN && parse.tokens[siege].lemma == "blockade";
  return name || is_area(book, parse, names, area) ? area : -1;
}

std::vector<std::int32_t> goals_of(Parse const& parse, Names const& names, Frame const& frame,
                                   std::string_view preposition) {
  std::vector<std::int32_t> goals;
  Argument const* goal = frame.after(preposition);
  if (goal == nullptr) return goals;
  for (std::int32_t const token : coordinated(parse, goal->token)) {
    std::int32_t const place = place_in(names, subtree(parse, token));
    bool const known = std::find(goals.begin(), goals.end(), place) != goals.end();
    if (place >= 0 && !known && !is_site(names, place)) goals.push_back(place);
  }
  return goals;
}

}  // namespace dragoman
