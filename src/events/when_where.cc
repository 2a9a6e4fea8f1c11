#include "events/when_where.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/one_of.h"
#include "events/day_label.h"
#include "events/seats.h"
#include "events/time_marks.h"
#include "names/name_marks.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

constexpr int kAround = 500;  // words by which a place around another stands back

// A sentence with all that it tells.
struct Setting {
  Parse const& parse;
  Frames const& frames;
  std::span<Event const> events;
};

// "resigned amid an investigation in Dhaka": what stands there is another matter's.
bool is_apart(Parse const& parse, std::int32_t noun) {
  static constexpr std::array<std::string_view, 10> kApart = {
      "amid",  "over",   "about",     "despite", "before",
      "ahead", "regard", "following", "after",   "under"};
  std::int32_t const sign = child(parse, noun, "case");
  return sign >= 0 && is_one_of(lemma_of_sign(parse.tokens[sign]), kApart);
}

// Words: "accused Baku" took place wherever it was said.
bool is_said(EventType type) {
  static constexpr std::array<EventType, 7> kSaid = {
      EventType::ACCUSE,  EventType::REQUEST, EventType::REJECT,  EventType::THREATEN,
      EventType::SUPPORT, EventType::CONCEDE, EventType::SANCTION};
  return std::find(kSaid.begin(), kSaid.end(), type) != kSaid.end();
}

// Deeds that are done somewhere, where words are said of somewhere.
bool is_force(EventType type) {
  return type == EventType::ASSAULT || type == EventType::COERCE || type == EventType::PROTEST ||
         type == EventType::MOBILIZE;
}

// "criticised it for its reports on Iraq": what the words are about.
bool is_matter(Parse const& parse, Event const& event, std::int32_t noun) {
  static constexpr std::array<std::string_view, 4> kAbout = {"for", "over", "about", "against"};
  std::int32_t const sign = child(parse, noun, "case");
  return is_said(event.type) && sign >= 0 && is_one_of(parse.tokens[sign].lemma, kAbout);
}

// "blamed him for the murder in 2007", "demanded the release of the men held in Goma": what a noun
// that tells a deed of its own says of it; but "were killed in clashes in Goma" there.
bool is_of_other_deed(Setting const& setting, Event const& event, std::int32_t noun) {
  static constexpr std::array<std::string_view, 9> kTogether = {
      "in", "during", "at", "by", "with", "when", "as", "from", "through"};
  if (noun == event.trigger_head || noun == event.clause_head) return false;
  if (setting.frames.of(noun)->kind != FrameKind::noun) return false;
  Parse const& parse = setting.parse;
  if (is_matter(parse, event, noun)) return true;
  bool const deed = std::any_of(
      setting.events.begin(), setting.events.end(),
      [&](Event const& other) { return other.trigger_head == noun && other.type != event.type; });
  if (!deed) return false;
  std::string_view const relation = base_relation(parse.tokens[noun].relation);
  if (relation == "nsubj") return is_said(event.type);
  std::int32_t const sign = child(parse, noun, "case");
  return relation == "obj" ||
         (relation != "conj" && sign >= 0 && !is_one_of(parse.tokens[sign].lemma, kTogether));
}

// "killed a governor and wounded two guards in Ghazni on Sunday": what stands behind the second
// verb is of the first, too, unless that comes "later" or has a helper of its own.
bool is_said_of_row(Setting const& setting, std::int32_t verb) {
  static constexpr std::array<std::string_view, 5> kLater = {"later", "then", "subsequently",
                                                             "late", "again"};
  Parse const& parse = setting.parse;
  Token const& word = parse.tokens[verb];
  bool const joined = word.upos == Upos::VERB && base_relation(word.relation) == "conj" &&
                      word.head >= 0 && parse.tokens[word.head].upos == Upos::VERB;
  if (!joined) return false;
  bool const now = has_feature(parse.tokens[word.head], "Tense=Pres") &&
                   has_feature(parse.tokens[word.head], "VerbForm=Fin");
  if (now && has_feature(word, "Tense=Past")) return false;  // "backs it and sent drones in 2020"
  return std::none_of(
      parse.children[verb].begin(), parse.children[verb].end(), [&](std::int32_t below) {
        std::string_view const relation = base_relation(parse.tokens[below].relation);
        return relation == "aux" || relation == "nsubj" || relation == "mark" ||
               (relation == "advmod" && is_one_of(parse.tokens[below].lemma, kLater));
      });
}

// "When soldiers stormed the palace in July 2023, France threatened": the day of both.
bool opens_with_when(Parse const& parse, std::int32_t clause) {
  Token const& verb = parse.tokens[clause];
  if (base_relation(verb.relation) != "advcl" || verb.head < clause) return false;
  return std::any_of(parse.children[clause].begin(), parse.children[clause].end(),
                     [&](std::int32_t word) { return parse.tokens[word].form == "When"; });
}

// "killed a man who was the head of the government in Gaza": who he was, and not where.
bool is_role_told(Parse const& parse, std::int32_t token) {
  Token const& word = parse.tokens[token];
  return word.relation == "acl:relcl" && word.upos == Upos::NOUN && child(parse, token, "case") < 0;
}

// The predicates that a word can be said to belong to, innermost first: the noun it hangs on, and
// the clause.
std::vector<std::int32_t> homes(Setting const& setting, Event const& event, std::int32_t token,
                                Share least) {
  Parse const& parse = setting.parse;
  std::vector<std::int32_t> out;
  // "violating the 2018 peace deal": the year of the deal alone
  std::string_view const how = base_relation(parse.tokens[token].relation);
  if (how == "compound" || how == "nummod" || how == "amod") return {parse.tokens[token].head};
  for (std::uint32_t step = 0; step < setting.frames.tokens.size() && token >= 0; ++step) {
    token = parse.tokens[token].head;
    Frame const* frame = setting.frames.of(token);
    if (frame == nullptr) continue;
    out.push_back(token);
    Token const& word = parse.tokens[token];
    // "the massacre, which occurred in 2013"
    bool const tells = word.relation == "acl:relcl";
    if (tells && !is_role_told(parse, token)) out.push_back(word.head);
    bool const predicate = tells && child(parse, token, "cop") >= 0;  // "who has been under arrest"
    if (is_said_of_row(setting, token)) out.push_back(word.head);
    bool const shares_day = least == Share::apart && opens_with_when(parse, token);
    bool const clause = (frame->kind != FrameKind::noun && !shares_day) || predicate;
    if (clause || is_apart(parse, token) || is_of_other_deed(setting, event, token)) break;
  }
  return out;
}

// 0 where the words stand with the predicate itself, more for each clause between, -1 apart.
// `least` is what keeps words behind the verb of another clause away.
int distance(Setting const& setting, Event const& event, std::int32_t token, Share least) {
  std::vector<std::int32_t> const own = homes(setting, event, token, least);
  std::vector<Seat> const mine = seats(setting.parse, setting.frames, event);
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (std::find(own.begin(), own.end(), mine[i].head) == own.end()) continue;
    bool const alone = least == Share::apart && mine[i].share == Share::alone;
    bool const kept_away = alone || (mine[i].share >= least && token > mine[i].head);
    return kept_away ? -1 : static_cast<int>(i);
  }
  return -1;
}

template <class Item, class HeadOf>
Item const* nearest(std::vector<Item const*> const& items, HeadOf const& rank) {
  Item const* best = nullptr;
  int least = -1;
  for (Item const* item : items) {
    int const value = rank(*item);
    if (value < 0 || (best != nullptr && value >= least)) continue;
    best = item;
    least = value;
  }
  return best;
}

// Words about what is still to come, so that a term beside them is the term of that.
bool looks_ahead(EventType type) {
  return type == EventType::AGREE || type == EventType::REQUEST || type == EventType::THREATEN ||
         type == EventType::REJECT;
}

// "suspended talks until 2028", "called for a strike on Thursday": till when it is to last, or when
// what is asked for is to be.
bool is_still_ahead(Document const& document, Event const& event, TimeMention const& time) {
  bool const ahead = event.factuality == Factuality::actual && document.published &&
                     time.range.from && *time.range.from > *document.published;
  bool const term =
      time.direction == TimeMention::Direction::until || time.range.precision != DatePrecision::day;
  return ahead && (term || looks_ahead(event.type));
}

// "extended the truce until 5 May", "promised a vote by June": the end of what is done or promised.
bool is_deadline(Parse const& parse, Event const& event, TimeMention const& time) {
  static constexpr std::array<std::string_view, 10> kSetsTerm = {
      "extend", "prolong", "postpone", "delay",  "adjourn",
      "renew",  "suspend", "defer",    "remand", "prorogue"};
  if (time.direction != TimeMention::Direction::until) return false;
  bool const told = event.factuality == Factuality::actual;
  std::int32_t const verb = event.clause_head >= 0 ? event.clause_head : event.trigger_head;
  return told && (looks_ahead(event.type) || is_one_of(parse.tokens[verb].lemma, kSetsTerm));
}

// "threatened on Monday to attack": the day of the threat, and not of what is still to come.
bool is_over_before(Document const& document, Event const& event, TimeMention const& time) {
  bool const open =
      event.factuality == Factuality::future || event.factuality == Factuality::hypothetical;
  return open && document.published && time.range.to && *time.range.to < *document.published;
}

// "blamed him for the murder of a senator in 2007", "condemned the shelling of Tegh on 18 May":
// what was said before is of the deed that is told between, wherever the tree hangs it.
bool is_of_deed_between(Document const& document, Setting const& setting, Event const& event,
                        TimeMention const& time) {
  if (!is_said(event.type)) return false;
  if (!is_historical(document, time) && !names_day(setting.parse, time)) return false;
  return std::any_of(setting.events.begin(), setting.events.end(), [&](Event const& other) {
    return !is_said(other.type) && other.trigger_head > event.trigger_head &&
           other.trigger_head < static_cast<std::int32_t>(time.tokens.begin);
  });
}

// "condemned the shelling of Tegh on 18 May", "reported the abduction of a nurse on 12 May": the
// day of the noun, though the tree gives it to the verb that tells of it.
bool is_day_of_told(Setting const& setting, Event const& deed, TimeMention const& time) {
  static constexpr std::array<std::string_view, 9> kReports = {
      "report", "record", "document", "confirm", "verify", "register", "witness", "recall", "note"};
  Parse const& parse = setting.parse;
  Token const& noun = parse.tokens[deed.trigger_head];
  bool const told = noun.upos == Upos::NOUN && noun.relation == "obj" && noun.head >= 0 &&
                    noun.head < deed.trigger_head && !is_said(deed.type);
  bool const behind = deed.trigger_head < static_cast<std::int32_t>(time.tokens.begin);
  if (!told || !behind || !names_day(parse, time)) return false;
  bool const teller =
      is_one_of(parse.tokens[noun.head].lemma, kReports) ||
      std::any_of(setting.events.begin(), setting.events.end(), [&](Event const& other) {
        return other.trigger_head == noun.head && is_said(other.type);
      });
  return teller && parse.tokens[head_of(parse, time.tokens)].head == noun.head;
}

// "will deliver tanks, Berlin announced on Thursday": a vow is made when it is told.
bool is_day_of_teller(Setting const& setting, Event const& vow, TimeMention const& time) {
  Parse const& parse = setting.parse;
  std::int32_t const head = head_of(parse, time.tokens);
  std::int32_t const teller = head < 0 ? -1 : parse.tokens[head].head;
  bool const made = vow.type == EventType::AGREE || vow.type == EventType::THREATEN ||
                    vow.type == EventType::REJECT;
  if (teller < 0 || !made || vow.factuality != Factuality::actual) return false;
  Token const& word = parse.tokens[teller];
  return word.relation == "parataxis" && word.head == vow.clause_head;
}

void find_when(Document const& document, Names const& names, Setting const& setting, Event& event) {
  Parse const& parse = setting.parse;
  Frames const& frames = setting.frames;
  std::vector<TimeMention const*> here;
  for (TimeMention const& time : names.times) {
    if (frames.tokens.contains(time.tokens)) here.push_back(&time);
  }
  TimeMention const* time = nearest<TimeMention>(here, [&](TimeMention const& mention) {
    if (is_lapse(mention) || is_compared(parse, mention)) return -1;
    if (is_still_ahead(document, event, mention) || is_deadline(parse, event, mention)) return -1;
    if (is_of_deed_between(document, setting, event, mention)) return -1;
    std::int32_t const head = head_of(parse, mention.tokens);
    int steps = distance(setting, event, head, Share::apart);
    if (steps < 0 && is_day_of_told(setting, event, mention)) steps = 1;
    if (steps < 0 && is_day_of_teller(setting, event, mention)) steps = 1;
    int const words = std::abs(static_cast<int>(mention.tokens.begin) - event.trigger_head);
    bool const outer = steps > 0 && is_over_before(document, event, mention);
    return steps < 0 || outer ? -1 : steps * 1000 + words;
  });
  bool const told = event.factuality == Factuality::actual;
  if (time == nullptr && told) time = day_label(parse, names, frames.tokens);
  if (time == nullptr) {
    event.historical = goes_on_from_history(document, parse, names, frames.tokens);
    return;
  }
  event.date = time->range;
  event.date_span = time->span;
  event.historical = is_historical(document, *time);
}

// "a drone attack hits the airport", "a series of blasts hit Kabul": what meets the place is the
// deed.
bool is_met_by(Parse const& parse, Event const& event, Token const& place) {
  bool const forceful = event.type == EventType::ASSAULT && place.relation == "obj";
  std::int32_t const subject = forceful && place.head >= 0 ? child(parse, place.head, "nsubj") : -1;
  return subject >= 0 &&
         (subject == event.trigger_head || is_many_of(parse, subject, event.trigger_head));
}

// "most" of "captured most of Goma"
std::uint32_t whole_of(Parse const& parse, std::uint32_t part) {
  Token const& word = parse.tokens[part];
  if (word.relation != "nmod" || word.head < 0 || static_cast<std::uint32_t>(word.head) > part)
    return part;
  Upos const upos = parse.tokens[word.head].upos;
  bool const noun = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::VERB;
  return noun ? part : static_cast<std::uint32_t>(word.head);
}

// "struck the port of Hodeidah": the name of what is struck.
bool is_name_of_target(Parse const& parse, Event const& event, std::uint32_t token) {
  Token const& word = parse.tokens[token];
  std::int32_t const sign = child(parse, static_cast<std::int32_t>(token), "case");
  bool const of = word.relation == "nmod" && sign >= 0 && parse.tokens[sign].lemma == "of";
  if (!of || word.head < 0) return false;
  Token const& target = parse.tokens[word.head];
  bool const controlled = target.relation == "nmod" && target.head >= 0 &&  // "control of the town"
                          target.head != event.trigger_head &&
                          event.trigger.contains(static_cast<std::uint32_t>(target.head));
  return controlled || (target.head == event.trigger_head &&
                        (target.relation == "obj" || target.relation == "nsubj:pass"));
}

// "shelled Idlib", "the attack on Idlib", "blocked the Lachin corridor": the place that it is done
// to, though those who live there may be its recipients. A whole state is too wide to be where.
bool is_done_to(Parse const& parse, Names const& names, Event const& event, std::uint32_t token) {
  Token const& word = parse.tokens[whole_of(parse, token)];
  if (is_said(event.type) || names.places[names.place_at[token]].kind == PlaceKind::country)
    return false;
  bool const controls = word.head >= 0 && word.relation == "nmod" &&
                        event.trigger.contains(static_cast<std::uint32_t>(word.head));
  if (controls && word.head != event.trigger_head) return true;  // "seized control of the airport"
  if (is_name_of_target(parse, event, token)) return true;
  if (word.head != event.trigger_head) return is_met_by(parse, event, word);
  if (word.relation == "obj" || word.relation == "nsubj:pass") return true;
  std::int32_t const sign = child(parse, static_cast<std::int32_t>(token), "case");
  if (sign < 0) return false;
  std::string const& leads = parse.tokens[sign].lemma;
  bool const noun = parse.tokens[event.trigger_head].upos == Upos::NOUN;
  bool const of = leads == "of" && noun && is_force(event.type);  // "the siege of El Fasher"
  bool const laid = leads == "to" && event.trigger.size() > 1 && is_force(event.type);
  return leads == "on" || of || laid;  // "laid siege to El Fasher"
}

// The preposition that leads to these words as to a place, also over "capital" of "in Sudan's
// capital, Khartoum"; none for "according to Israel", "spoke about Gaza".
std::string_view place_sign(Parse const& parse, Names const& names, std::int32_t token) {
  Token const& word = parse.tokens[token];
  bool const beside = word.relation == "nmod:poss" || word.relation == "appos";
  if (beside && word.head >= 0 && names.place_at[word.head] < 0) token = word.head;
  std::int32_t const sign = child(parse, token, "case");
  if (sign < 0) return {};
  static constexpr std::array<std::string_view, 6> kNoPlace = {"according", "According",  "about",
                                                               "regarding", "concerning", "like"};
  std::string_view const form = parse.tokens[sign].form;
  return is_one_of(form, kNoPlace) ? std::string_view() : form;
}

bool acts_itself(Names const& names, std::uint32_t token) {
  return names.actor_at[token] >= 0 && names.acts[token];
}

// True where the word stands in a clause that has a place of its own: "…, after jets struck Tyre".
bool lies_beyond(Parse const& parse, std::int32_t token, Event const& event) {
  for (token = parse.tokens[token].head; token >= 0; token = parse.tokens[token].head) {
    if (token == event.trigger_head || token == event.clause_head) return false;
    if (share_of(parse, token) != Share::all || is_role_told(parse, token)) return true;
  }
  return false;
}

// "killed by shells fired into the city of Abidjan"
bool is_shot_into(Parse const& parse, std::int32_t token) {
  static constexpr std::array<std::string_view, 6> kHurls = {"fire",  "shoot", "lob",
                                                             "throw", "shell", "launch"};
  bool into = false;
  for (; token >= 0 && parse.tokens[token].upos != Upos::VERB; token = parse.tokens[token].head) {
    std::int32_t const sign = child(parse, token, "case");
    into = into || (sign >= 0 && parse.tokens[sign].lemma == "into");
  }
  return into && token >= 0 && is_one_of(parse.tokens[token].lemma, kHurls);
}

// "city" of "in the city of Abidjan", else the place itself.
std::int32_t ground_of(Parse const& parse, Names const& names, std::int32_t place) {
  Token const& word = parse.tokens[place];
  bool const of = place_sign(parse, names, place) == "of" && word.relation == "nmod";
  return of && word.head >= 0 ? word.head : place;
}

// "injure others in Bakinjaw", "a bombing carried out by a fighter in Malam-Fatori", "a shooting by
// men firing at a bus on Highway 55 in Al-Funduq in the West Bank": the only place that the
// sentence tells behind the event, with a noun that is no subject; -1 where there is none or
// another.
std::int32_t only_place_behind(Parse const& parse, Names const& names, Frames const& frames,
                               Event const& event) {
  static constexpr std::array<std::string_view, 5> kWhere = {"in", "near", "at", "outside",
                                                             "inside"};
  std::int32_t only = -1;
  std::int32_t told_at = -1;
  // "Rwanda, which sent troops, said it killed rebels near Macomia": not beyond a relative clause
  Frame const* clause = frames.of(event.clause_head);
  bool const relative = clause != nullptr && clause->embedding == Embedding::relative;
  TokenSpan const around = relative ? subtree(parse, event.clause_head) : frames.tokens;
  for (std::uint32_t t = around.begin; t < around.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    if (names.place_at[t] < 0 || acts_itself(names, t)) continue;
    std::int32_t const ground = ground_of(parse, names, token);
    bool const told =
        is_one_of(place_sign(parse, names, ground), kWhere) || is_shot_into(parse, ground);
    if (!told || (told_at >= 0 && stands_below(parse, token, told_at))) continue;
    std::int32_t const above = parse.tokens[ground].head;
    if (only >= 0 || token < event.trigger_head || above < 0) return -1;
    Token const& word = parse.tokens[above];
    bool const road = word.upos == Upos::PROPN && names.actor_at[above] < 0;
    bool const noun = word.upos == Upos::NOUN || road;
    bool const beside = noun ? word.relation != "nsubj" : word.relation == "acl";
    if (!beside || lies_beyond(parse, token, event)) return -1;
    only = names.place_at[t];
    told_at = ground;
  }
  return only;
}

// "El Fasher, the capital of North Darfur", "Sudan's capital": what tells where the place lies.
bool is_around(Parse const& parse, Names const& names, std::uint32_t token) {
  Token const& word = parse.tokens[token];
  if (word.head < 0) return false;
  bool const country = names.places[names.place_at[token]].kind == PlaceKind::country;
  if (word.relation == "nmod:poss") return country || child(parse, word.head, "appos") >= 0;
  Token const& above = parse.tokens[word.head];
  bool const of_apposition = word.relation == "nmod" && above.relation == "appos";
  if (of_apposition && above.head >= 0 && names.place_at[above.head] >= 0) return true;
  for (std::int32_t t = word.head; t >= 0; t = parse.tokens[t].head) {  // "a town south of Baghdad"
    if (parse.tokens[t].upos == Upos::VERB) return false;
    if (parse.tokens[t].relation == "appos") return true;
  }
  return false;
}

// "fled to the city of Mymensingh after the protests", "came from exile in Chad": where one goes is
// not where the other thing was.
bool is_end_of_way(Parse const& parse, Names const& names, std::int32_t token) {
  static constexpr std::array<std::string_view, 4> kWay = {"to", "into", "from", "towards"};
  if (is_shot_into(parse, token)) return false;
  if (is_one_of(place_sign(parse, names, token), kWay)) return true;
  for (; token >= 0 && parse.tokens[token].upos != Upos::VERB; token = parse.tokens[token].head) {
    std::int32_t const sign = child(parse, token, "case");
    if (sign >= 0 && is_one_of(parse.tokens[sign].lemma, kWay)) return true;
  }
  return false;
}

// "In Cauca, rebels bombed a station in Corinto": a region stands back behind a town.
bool is_wide(Names const& names, std::int32_t place) {
  PlaceKind const kind = names.places[place].kind;
  return kind == PlaceKind::country || kind == PlaceKind::region || kind == PlaceKind::water;
}

// "urged them and invited an envoy to talks in Paris": of words not where another's deed is.
bool is_of_other_words(Parse const& parse, Event const& event, std::int32_t token) {
  if (is_force(event.type)) return false;
  bool noun = false;
  for (token = parse.tokens[token].head; token >= 0; token = parse.tokens[token].head) {
    if (token == event.trigger_head || token == event.clause_head) return false;
    if (parse.tokens[token].upos == Upos::VERB) return noun && token > event.trigger_head;
    noun = noun || parse.tokens[token].upos == Upos::NOUN;
  }
  return false;
}

void find_where(Names const& names, Setting const& setting, Event& event) {
  Parse const& parse = setting.parse;
  Frames const& frames = setting.frames;
  int least = -1;
  for (std::uint32_t t = frames.tokens.begin; t < frames.tokens.end; ++t) {
    if (names.place_at[t] < 0) continue;
    bool const done_to = is_done_to(parse, names, event, t);
    bool const led = !place_sign(parse, names, static_cast<std::int32_t>(t)).empty();
    bool const doer = std::any_of(event.actor_mentions.begin(), event.actor_mentions.end(),
                                  [t](Mention const& mention) {
                                    return mention.head == static_cast<std::int32_t>(t);
                                  });  // "the withdrawal of Israel"
    if (!done_to && (acts_itself(names, t) || !led || doer)) continue;
    auto const token = static_cast<std::int32_t>(t);
    int const steps = done_to ? 0 : distance(setting, event, token, Share::elsewhere);
    std::int32_t const verb = parse.tokens[t].head;  // "resigned and fled to India"
    bool const of_next = verb >= 0 && verb != event.trigger_head && verb != event.clause_head &&
                         is_said_of_row(setting, verb);
    bool const beyond = of_next || (steps > 0 && is_force(event.type));
    if (beyond && is_end_of_way(parse, names, token)) continue;
    if (!done_to && is_of_other_words(parse, event, token)) continue;
    if (steps < 0) continue;
    bool const opens = token < event.trigger_head && is_wide(names, names.place_at[t]);
    bool const wide = opens || is_around(parse, names, t);
    int const value = steps * 1000 + std::abs(static_cast<int>(t) - event.trigger_head) +
                      (wide && !done_to ? kAround : 0);
    if (least >= 0 && value >= least) continue;
    least = value;
    event.place = names.place_at[t];
  }
  if (event.place < 0 && is_force(event.type)) {
    event.place = only_place_behind(parse, names, frames, event);
  }
}

}  // namespace

void find_when_and_where(Document const& document, Parse const& parse, Names const& names,
                         Frames const& frames, std::span<Event> events) {
  Setting const setting{parse, frames, events};
  for (Event& event : events) {
    find_when(document, names, setting, event);
    find_where(names, setting, event);
  }
}

}  // namespace dragoman
