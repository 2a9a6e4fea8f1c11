#include "claims/figure_setting.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/one_of.h"
#include "names/name_marks.h"

namespace dragoman {
namespace {

constexpr int kFarthest = 1000;  // steps between words of two sentences

// The word, what it hangs on, and so on up to the root.
std::vector<std::int32_t> path_up(Parse const& parse, std::int32_t from) {
  std::vector<std::int32_t> path;
  for (std::int32_t at = from; at >= 0 && path.size() < 500; at = parse.tokens[at].head) {
    path.push_back(at);
  }
  return path;
}

bool holds(std::vector<std::int32_t> const& path, std::int32_t token) {
  return std::find(path.begin(), path.end(), token) != path.end();
}

// Steps in the tree between two tokens of one sentence.
int tree_distance(Parse const& parse, std::int32_t from, std::int32_t to) {
  std::vector<std::int32_t> const above = path_up(parse, from);
  int steps = 0;
  for (std::int32_t const at : path_up(parse, to)) {
    auto const met = std::find(above.begin(), above.end(), at);
    if (met != above.end()) return steps + static_cast<int>(met - above.begin());
    ++steps;
  }
  return kFarthest;
}

// The punctuation that `clause` opens with or stands behind; "" where it has none.
std::string_view mark_before(Parse const& parse, std::int32_t clause) {
  std::uint32_t const begin = subtree(parse, clause).begin;
  for (std::uint32_t const at : {begin, begin - 1}) {
    bool const mark = at < parse.tokens.size() && parse.tokens[at].upos == Upos::PUNCT;
    if (mark) return parse.tokens[at].form;
  }
  return {};
}

// On the way up from `from` to what holds `to`, too: a clause with a subject of its own, joined to
// another, before which `parts` takes the mark.
template <class Parts>
bool climbs_out_of_clause(Parse const& parse, std::int32_t from, std::int32_t to, Parts parts) {
  std::vector<std::int32_t> const other = path_up(parse, to);
  for (std::int32_t at = from; at >= 0 && !holds(other, at); at = parse.tokens[at].head) {
    std::string_view const how = base_relation(parse.tokens[at].relation);
    bool const beside = how == "conj" || how == "parataxis";
    if (beside && child(parse, at, "nsubj") >= 0 && parts(mark_before(parse, at))) return true;
  }
  return false;
}

// "… have fled, and it prepares for others over six months", "…; up to 15,000 died in Geneina": a
// clause with a subject of its own, behind a mark, tells where and when of itself alone, and shares
// what the clause before it tells but behind a semicolon. Where no mark parts them they share it:
// "one died and two were hurt in Helmand".
bool is_in_clause_beside(Parse const& parse, std::int32_t figure, std::int32_t other) {
  auto const any = [](std::string_view mark) { return !mark.empty(); };
  auto const semicolon = [](std::string_view mark) { return mark == ";"; };
  return climbs_out_of_clause(parse, other, figure, any) ||
         climbs_out_of_clause(parse, figure, other, semicolon);
}

// "Burundi, which has 10,000 soldiers there, warned that …": what a relative clause counts is no
// matter of the clause around it; but of the noun that it tells of, "an attack that killed two".
bool is_aside(Parse const& parse, std::int32_t figure, std::int32_t event) {
  std::vector<std::int32_t> const other = path_up(parse, event);
  for (std::int32_t at = figure; at >= 0 && !holds(other, at); at = parse.tokens[at].head) {
    if (parse.tokens[at].relation == "acl:relcl" && parse.tokens[at].head != event) return true;
  }
  return false;
}

// The word that tells the event in the sentence, or tells it again; -1 where none does.
std::int32_t told_in(Parse const& parse, Event const& event, std::int32_t sentence) {
  if (event.sentence == sentence) return event.trigger_head;
  auto const found = std::find_if(event.retold.begin(), event.retold.end(), [&](std::int32_t word) {
    return parse.sentence_of[word] == sentence;
  });
  return found == event.retold.end() ? -1 : *found;
}

// The event of the sentence whose trigger is nearest to the word that told the measure.
// Nobody dies of a vow, a meeting or an arrest.
std::int32_t event_of(FigureLayers const& layers, FigureWordsAt const& figure,
                      std::string_view measure) {
  static constexpr std::array<std::string_view, 2> kVictims = {"killed", "wounded"};
  bool const of_victims = is_one_of(measure, kVictims);
  std::int32_t best = -1;
  int least = 7;  // farther events stand in clauses of their own
  for (std::size_t e = 0; e < layers.events.events.size(); ++e) {
    Event const& event = layers.events.events[e];
    std::int32_t const told = told_in(layers.parse, event, figure.sentence);
    if (told < 0) continue;
    bool const arrests =
        event.type == EventType::COERCE && !event.modes.empty() && event.modes.front() == "arrest";
    bool const violent = (event.quad == 4 && !arrests) || event.type == EventType::PROTEST;
    if (of_victims && (!violent || event.factuality == Factuality::future)) continue;
    int const steps = tree_distance(layers.parse, figure.told, told);
    bool const aside = !of_victims && is_aside(layers.parse, figure.told, told);
    if (steps >= least || aside) continue;
    least = steps;
    best = static_cast<std::int32_t>(e);
  }
  return best;
}

// "fighters from Yemen", "a rally against Japan", "followed by Kenya", "under the flag of Panama",
// "envoys of the Sudanese army", "promised 20 trucks after talks in Paris": who somebody is, whom
// it is about or where one spoke, and no place where anything is counted.
bool tells_no_where(FigureLayers const& layers, FigureWordsAt const& figure, std::uint32_t place) {
  static constexpr std::array<std::string_view, 7> kNoPlace = {"against", "by",   "with",   "for",
                                                               "than",    "like", "between"};
  static constexpr std::array<std::string_view, 13> kGround = {
      "border",   "frontier", "village",  "town",   "city",    "island", "nation",
      "province", "state",    "district", "region", "country", "capital"};
  static constexpr std::array<std::string_view, 10> kMeetings = {
      "talk",   "meeting",   "conference", "summit",  "negotiation",
      "speech", "interview", "briefing",   "address", "ceremony"};
  auto const at = static_cast<std::int32_t>(place);
  std::int32_t const sign = child(layers.parse, at, "case");
  if (sign < 0) return true;
  std::int32_t const above = layers.parse.tokens[place].head;
  bool const of_noun = base_relation(layers.parse.tokens[place].relation) == "nmod" && above >= 0;
  if (of_noun && is_one_of(layers.parse.tokens[above].lemma, kGround)) return false;
  if (of_noun && layers.parse.tokens[above].lemma == "flag") return true;  // whose ship it is
  bool const met = of_noun && is_one_of(layers.parse.tokens[above].lemma, kMeetings);
  if (met && !holds(path_up(layers.parse, figure.head), above)) return true;
  std::string_view const word = layers.parse.tokens[sign].lemma;
  auto const acts = [&](std::int32_t token) {
    return layers.names.actor_at[token] >= 0 && layers.names.acts[token];
  };
  bool const own = of_noun && above == figure.head;
  if (of_noun && word == "from")
    return own || acts(above) || layers.parse.tokens[above].upos == Upos::NUM;
  if (of_noun && word == "of") return !own && acts(above);
  return is_one_of(word, kNoPlace) && (of_noun || acts(at));
}

// "Doctors in Gaza City", "Ukraine's air force": right below who tells it; not "SBM, a consultancy
// in Lagos", "sources including India's Hindu", nor the town that stands for a state: "Cairo's
// foreign ministry".
bool is_seat_of_teller(FigureLayers const& layers, std::vector<TokenSpan> const& sources,
                       std::int32_t place) {
  Parse const& parse = layers.parse;
  Place const& named = layers.names.places[layers.names.place_at[place]];
  bool const for_state = named.capital && layers.names.actor_at[place] >= 0;
  if (for_state && parse.tokens[place].relation == "nmod:poss") return false;
  std::int32_t const above = parse.tokens[place].head;
  return above >= 0 && base_relation(parse.tokens[place].relation) == "nmod" &&
         std::any_of(sources.begin(), sources.end(), [&](TokenSpan const& source) {
           return source.contains(static_cast<std::uint32_t>(above)) &&
                  head_of(parse, source) == above;
         });
}

bool is_inside(std::vector<TokenSpan> const& sources, std::uint32_t token) {
  return std::any_of(sources.begin(), sources.end(),
                     [token](TokenSpan const& source) { return source.contains(token); });
}

// "killed two, a day before talks were to resume in Jeddah": where something else will happen.
bool is_of_later_deed(Parse const& parse, std::int32_t figure, std::int32_t place) {
  static constexpr std::array<std::string_view, 2> kUntil = {"before", "until"};
  std::vector<std::int32_t> const other = path_up(parse, figure);
  for (std::int32_t at = place; at >= 0 && !holds(other, at); at = parse.tokens[at].head) {
    if (base_relation(parse.tokens[at].relation) != "advcl") continue;
    for (std::uint32_t t = subtree(parse, at).begin; static_cast<std::int32_t>(t) < at; ++t) {
      if (is_one_of(parse.tokens[t].lemma, kUntil)) return true;
    }
  }
  return false;
}

// "Tibu, where 11,000 people have sought shelter": the place that the clause tells of; -1.
std::int32_t place_told_of(FigureLayers const& layers, std::int32_t figure) {
  for (std::int32_t const at : path_up(layers.parse, figure)) {
    if (layers.parse.tokens[at].relation != "acl:relcl") continue;
    auto const& below = layers.parse.children[at];
    bool const where = std::any_of(below.begin(), below.end(), [&](std::int32_t word) {
      return layers.parse.tokens[word].lemma == "where";
    });
    std::int32_t const noun = layers.parse.tokens[at].head;
    return where && noun >= 0 ? layers.names.place_at[noun] : -1;
  }
  return -1;
}

// The place named nearest in the tree, with a preposition or as owner; the seat of who tells it
// only where no other is named.
std::int32_t place_of(FigureLayers const& layers, FigureWordsAt const& figure,
                      std::vector<TokenSpan> const& sources) {
  if (std::int32_t const place = place_told_of(layers, figure.head); place >= 0) return place;
  TokenSpan const sentence = layers.parse.sentences[figure.sentence].tokens;
  std::int32_t best = -1, of_source = -1;
  int least = kFarthest;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    bool const named = t < layers.names.place_at.size() && layers.names.place_at[t] >= 0;
    if (!named || tells_no_where(layers, figure, t)) continue;
    if (is_in_clause_beside(layers.parse, figure.head, token)) continue;
    if (is_of_later_deed(layers.parse, figure.head, token)) continue;
    if (is_inside(sources, t)) {
      if (of_source < 0 && is_seat_of_teller(layers, sources, token))
        of_source = layers.names.place_at[t];
      continue;
    }
    int const steps = tree_distance(layers.parse, figure.head, token);
    if (steps >= least) continue;
    least = steps;
    best = layers.names.place_at[t];
  }
  return best >= 0 ? best : of_source;
}

constexpr std::array<std::string_view, 8> kLands = {"territory", "enclave", "city",    "town",
                                                    "region",    "island",  "country", "strip"};

// "Gaza has two million people", "has a population of two million", "is home to two million": who
// has them; -1.
std::int32_t who_has(Parse const& parse, std::int32_t people) {
  static constexpr std::array<std::string_view, 3> kHaving = {"have", "count", "number"};
  Token const& word = parse.tokens[people];
  if (word.head < 0) return -1;
  Token const& above = parse.tokens[word.head];
  std::string_view const how = base_relation(word.relation);
  if (above.lemma == "population" && how == "nmod") return who_has(parse, word.head);
  bool const has = how == "obj" && is_one_of(above.lemma, kHaving);
  bool const home = above.lemma == "home" && (how == "nmod" || how == "obl");
  if (home && above.relation == "appos") return above.head;  // "El Fasher, home to two million"
  return has || home ? child(parse, word.head, "nsubj") : -1;
}

// "Gaza, a territory of two million people", "Gaza is a city of 600,000 people": the land, by its
// name where it is there; -1.
std::int32_t land_of(Parse const& parse, std::int32_t people) {
  Token const& word = parse.tokens[people];
  std::int32_t const sign = child(parse, people, "case");
  bool const of = sign >= 0 && parse.tokens[sign].lemma == "of" && word.relation == "nmod";
  if (!of || !is_one_of(parse.tokens[word.head].lemma, kLands)) return -1;
  if (parse.tokens[word.head].relation == "appos") return parse.tokens[word.head].head;
  bool const is = child(parse, word.head, "cop") >= 0;
  return is ? child(parse, word.head, "nsubj") : word.head;
}

// "where 260,000 people remain": the noun that the clause tells of, -1 where it is another clause.
std::int32_t told_where(Parse const& parse, std::int32_t clause) {
  static constexpr std::array<std::string_view, 5> kLiving = {"remain", "stay", "live", "be",
                                                              "reside"};
  Token const& verb = parse.tokens[clause];
  if (verb.relation != "acl:relcl" || !is_one_of(verb.lemma, kLiving)) return -1;
  auto const& children = parse.children[clause];
  bool const where = std::any_of(children.begin(), children.end(), [&](std::int32_t word) {
    return parse.tokens[word].lemma == "where";
  });
  return where ? verb.head : -1;
}

// "where 260,000 people remain, has been under siege since May": since when it is so, and not how
// many they are.
bool is_since_outside(Parse const& parse, std::int32_t told, TimeMention const& time) {
  if (time.direction != TimeMention::Direction::since) return false;
  for (std::int32_t const at : path_up(parse, told)) {
    if (parse.tokens[at].relation == "acl:relcl") return !subtree(parse, at).contains(time.tokens);
  }
  return false;
}

// "freed under a part of the January 19 deal", "joining 75 who arrived yesterday", "living in Ava,
// which has had no gas since Monday": the date of something else. Not "killed in the January 6
// attack", "in a strike that hit the town on Monday".
bool is_of_another(FigureLayers const& layers, FigureWordsAt const& figure, std::int32_t time) {
  Parse const& parse = layers.parse;
  std::vector<std::int32_t> const own = path_up(parse, figure.told);
  for (std::int32_t at = time; at >= 0 && !holds(own, at); at = parse.tokens[at].head) {
    std::string_view const how = base_relation(parse.tokens[at].relation);
    bool const names = how == "compound" || how == "amod" || how == "nummod";
    std::int32_t const above = parse.tokens[at].head;
    // "will free 85 people held since the spring": told of those who are counted, another deed
    if (how == "acl" && above == figure.head && at != figure.told) return true;
    if (above == figure.head) return false;
    bool const place = above >= 0 && layers.names.place_at[above] >= 0;
    if (above >= 0 && !place && parse.tokens[above].head == figure.told) return false;
    if (how == "acl" || (names && !holds(own, above))) return true;
  }
  return false;
}

DateRange period_of(FigureLayers const& layers, FigureWordsAt const& figure) {
  TokenSpan const sentence = layers.parse.sentences[figure.sentence].tokens;
  DateRange best;
  int least = kFarthest;
  for (TimeMention const& time : layers.names.times) {
    if (!sentence.contains(time.tokens) || !time.range.from) continue;
    std::int32_t const head = head_of(layers.parse, time.tokens);
    int const steps = tree_distance(layers.parse, figure.told, head);
    if (steps >= least || is_of_another(layers, figure, head)) continue;
    if (is_in_clause_beside(layers.parse, figure.told, head)) continue;
    if (is_since_outside(layers.parse, figure.told, time)) continue;
    least = steps;
    best = time.range;
    bool const open = time.direction == TimeMention::Direction::since;
    std::optional<Date> const published = layers.document.published;
    if (open && published && *time.range.from <= *published) best.to = published;
  }
  return best;
}

}  // namespace

std::int32_t claim_of_putting(Parse const& parse, Claims const& claims, std::int32_t number) {
  std::int32_t const verb = number < 0 ? -1 : parse.tokens[number].head;
  bool const put = verb >= 0 && verb < number && parse.tokens[verb].relation == "acl:relcl" &&
                   base_relation(parse.tokens[number].relation) == "obl";
  if (!put) return -1;
  auto const begin = claims.claims.begin();
  auto const found = std::find_if(begin, claims.claims.end(), [&](Claim const& claim) {
    return claim.cue.contains(parse.tokens[verb].span.begin);
  });
  return found == claims.claims.end() ? -1 : static_cast<std::int32_t>(found - begin);
}

std::int32_t part_of(Parse const& parse, std::int32_t whole) {
  static constexpr std::array<std::string_view, 7> kParts = {"half", "third", "quarter", "majority",
                                                             "most", "fifth", "tenth"};
  Token const& word = parse.tokens[whole];
  std::int32_t const sign = child(parse, whole, "case");
  bool const of = word.relation == "nmod" && sign >= 0 && parse.tokens[sign].lemma == "of";
  if (!of || word.head < 0 || word.head > whole) return -1;
  Token const& part = parse.tokens[word.head];  // "one million of its five million people"
  return part.upos == Upos::NUM || is_one_of(part.lemma, kParts) ? word.head : -1;
}

std::int32_t home_of(Parse const& parse, Names const& names, std::int32_t people) {
  Token const& word = parse.tokens[people];
  std::int32_t home = child(parse, people, "nmod");
  bool const owned = home >= 0 && home < people && parse.tokens[home].relation == "nmod:poss";
  if (!owned) home = word.relation == "nsubj" ? told_where(parse, word.head) : -1;
  if (home < 0) home = who_has(parse, people);
  if (home < 0) home = land_of(parse, people);
  if (home < 0) return -1;
  bool const land = names.place_at[home] >= 0 || is_one_of(parse.tokens[home].lemma, kLands);
  return land ? home : -1;
}

void find_setting(FigureLayers const& layers, FigureWordsAt const& at,
                  std::vector<TokenSpan> const& sources, Figure& figure) {
  figure.event = event_of(layers, at, figure.measure);
  figure.place = place_of(layers, at, sources);
  std::int32_t const home =
      figure.measure == "inhabitants" ? home_of(layers.parse, layers.names, at.head) : -1;
  if (home >= 0 && layers.names.place_at[home] >= 0) figure.place = layers.names.place_at[home];
  figure.period = period_of(layers, at);
  if (figure.event < 0) return;
  Event const& event = layers.events.events[figure.event];
  if (figure.place < 0) figure.place = event.place;
  if (!figure.period.from) figure.period = event.date;
}

}  // namespace dragoman
