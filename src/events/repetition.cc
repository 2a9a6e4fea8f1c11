// Events that a document tells more than once.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "events/merge.h"

namespace dragoman {
namespace {

using Actors = std::vector<std::int32_t>;

bool within(Actors const& inner, Actors const& outer) {
  return std::all_of(inner.begin(), inner.end(), [&](std::int32_t actor) {
    return std::find(outer.begin(), outer.end(), actor) != outer.end();
  });
}

bool same_time(DateRange const& a, DateRange const& b) {
  return !a.from || !b.from || (*a.from <= *b.to && *b.from <= *a.to);
}

// "It was a massacre": what was told before is told of again.
bool describes(Parse const& parse, Event const& event) {
  std::int32_t const subject = child(parse, event.trigger_head, "nsubj");
  if (subject < 0 || child(parse, event.trigger_head, "cop") < 0) return false;
  Token const& word = parse.tokens[subject];
  return word.lemma == "it" || (word.upos == Upos::PRON && has_feature(word, "PronType=Dem"));
}

// "the attack", "this shelling": what was told before.
bool is_known(Parse const& parse, std::int32_t noun) {
  std::int32_t const determiner = child(parse, noun, "det");
  if (determiner < 0) return false;
  std::string const& word = parse.tokens[determiner].lemma;
  return word == "the" || word == "this" || word == "that" || word == "these" || word == "both";
}

// "the third explosion", "the last blast": one of several, each of which is told by itself.
bool is_one_of_series(Parse const& parse, std::int32_t noun) {
  auto const& children = parse.children[noun];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t word) {
    Token const& token = parse.tokens[word];
    bool const ordinal = has_feature(token, "NumType=Ord") || token.lemma == "last" ||
                         token.lemma == "next" || token.lemma == "final";
    return base_relation(token.relation) == "amod" && ordinal;
  });
}

bool points_back(Parse const& parse, Event const& event) {
  if (parse.tokens[event.trigger_head].upos != Upos::NOUN) return false;
  if (is_one_of_series(parse, event.trigger_head)) return describes(parse, event);
  return describes(parse, event) || is_known(parse, event.trigger_head);
}

// "The explosion damaged the mall and killed eight": what was told before, and what it did.
bool harms(Parse const& parse, Event const& event) {
  return event.type == EventType::ASSAULT && points_back(parse, event) &&
         base_relation(parse.tokens[event.trigger_head].relation) == "nsubj";
}

// "A truck bomb went off" in a later sentence: one more.
bool is_another(Parse const& parse, Event const& event, Event const& earlier) {
  std::int32_t const determiner = child(parse, event.trigger_head, "det");
  std::string_view const word =
      determiner < 0 ? std::string_view() : std::string_view(parse.tokens[determiner].lemma);
  bool const elsewhere = event.place >= 0 && event.place != earlier.place;
  if (event.sentence != earlier.sentence && is_one_of_series(parse, event.trigger_head))
    return !describes(parse, event);
  bool const worded =
      parse.tokens[event.trigger_head].lemma != parse.tokens[earlier.trigger_head].lemma &&
      !event.actors.empty();  // "an Israeli strike" after a massacre
  return event.sentence != earlier.sentence && (elsewhere || worded) &&
         (word == "a" || word == "an" || word == "another") && !describes(parse, event);
}

// "Both trucks exploded" after an attack with two.
bool goes_off(Parse const& parse, Event const& event) {
  std::int32_t const subject = child(parse, event.trigger_head, "nsubj");
  return subject >= 0 && event.actors.empty() && event.recipients.empty() &&
         is_known(parse, subject);
}

// "fought a war in 2024 that killed 3,000": of the time told in its sentence.
bool takes_time_from(Event const& event, Event const& earlier) {
  bool const elsewhere = event.place >= 0 && earlier.place >= 0 && event.place != earlier.place;
  return event.sentence == earlier.sentence && !event.date.from && earlier.date.from && !elsewhere;
}

// What happened and is told of again may be denied or feared there: "denied the attack".
bool same_kind(Parse const& parse, Event const& event, Event const& earlier) {
  bool const denied = earlier.factuality == Factuality::actual &&
                      event.factuality != Factuality::future && points_back(parse, event);
  return event.type == earlier.type && (denied || event.factuality == earlier.factuality) &&
         (event.historical == earlier.historical || takes_time_from(event, earlier)) &&
         same_time(event.date, earlier.date);
}

// How far back what is told again may lie, in sentences.
constexpr int kNear = 3;

// "bombers detonated themselves … the bombers blew themselves up": one act of the same people.
bool tells_same_act(Event const& event, Event const& earlier) {
  return event.type == EventType::ASSAULT && event.rule == earlier.rule && !event.actors.empty() &&
         event.actors == earlier.actors && event.recipients.empty();
}

// "blocked the road to protest at the mine": what a protest is for is itself.
bool is_aim_of(Parse const& parse, Event const& event, Event const& earlier) {
  Token const& word = parse.tokens[event.trigger_head];
  std::string_view const relation = base_relation(word.relation);
  return event.type == EventType::PROTEST && earlier.type == EventType::PROTEST &&
         word.head == earlier.trigger_head && (relation == "advcl" || relation == "xcomp") &&
         within(event.actors, earlier.actors);
}

// Nothing in `event` that `earlier` does not tell.
bool tells_nothing_new(Event const& event, Event const& earlier) {
  return within(event.actors, earlier.actors) && within(event.recipients, earlier.recipients);
}

// "freed the crew … a truce took effect": one type, and not one thing.
bool differs_in_mode(Event const& event, Event const& earlier) {
  if (event.type != EventType::RETREAT || event.modes.empty() || earlier.modes.empty())
    return false;
  return std::none_of(event.modes.begin(), event.modes.end(), [&](std::string const& mode) {
    return std::find(earlier.modes.begin(), earlier.modes.end(), mode) != earlier.modes.end();
  });
}

// "last month's attack" after one that has no day: of another time.
bool has_time_of_its_own(Parse const& parse, Event const& event, Event const& earlier) {
  return !points_back(parse, event) && event.date.from && !earlier.date.from &&
         event.date.precision > DatePrecision::week;
}

// "Police raided the house. The raid failed": the same word once more, whatever rule it fits now.
bool comes_back_by_word(Parse const& parse, Event const& event, Event const& earlier) {
  return points_back(parse, event) && tells_nothing_new(event, earlier) &&
         parse.tokens[event.trigger_head].lemma == parse.tokens[earlier.trigger_head].lemma;
}

// "is arrested, becoming the first president to be arrested": the same once more.
bool is_said_twice(Parse const& parse, Event const& event, Event const& earlier) {
  Token const& word = parse.tokens[event.trigger_head];
  std::int32_t const what = word.relation == "acl" ? word.head : -1;
  bool const becomes = what >= 0 && parse.tokens[what].relation == "xcomp" &&
                       parse.tokens[what].head >= 0 &&
                       parse.tokens[parse.tokens[what].head].lemma == "become";
  if (becomes && event.sentence == earlier.sentence && event.rule == earlier.rule) return true;
  return event.sentence == earlier.sentence && event.rule == earlier.rule &&
         !event.recipients.empty() && event.actors == earlier.actors &&
         event.recipients == earlier.recipients;
}

// "denied the accusation" after one against his country, "rejected the demand": what was told
// before.
bool comes_back_to(Parse const& parse, Names const& names, Event const& event,
                   Event const& earlier) {
  bool const speech = event.type == EventType::ACCUSE || event.type == EventType::REQUEST ||
                      event.type == EventType::THREATEN;
  if (!speech || !points_back(parse, event) || !within(event.actors, earlier.actors)) return false;
  return std::all_of(event.recipients.begin(), event.recipients.end(), [&](std::int32_t whom) {
    return std::any_of(
        earlier.recipients.begin(), earlier.recipients.end(), [&](std::int32_t other) {
          return whom == other || of_one_state(names.actors[whom], names.actors[other]);
        });
  });
}

// "100 attackers were killed" after an attack of theirs: nobody attacks himself.
bool fell_of_own_side(Names const& names, Event const& event, Event const& earlier) {
  return std::any_of(event.recipients.begin(), event.recipients.end(), [&](std::int32_t fallen) {
    return std::any_of(earlier.actors.begin(), earlier.actors.end(), [&](std::int32_t doer) {
      Actor const& victim = names.actors[fallen];
      bool const armed =
          victim.kind == ActorKind::armed_group || victim.kind == ActorKind::military;
      bool const of_state = victim.kind == ActorKind::military &&
                            names.actors[doer].kind == ActorKind::government &&
                            of_one_state(victim, names.actors[doer]);
      bool const own = same_sort(victim, names.actors[doer]) || of_state;
      return earlier.actors.size() == 1 && armed && own;
    });
  });
}

// Two towns; a town may lie in a region.
bool lies_apart(Names const& names, std::int32_t a, std::int32_t b) {
  return names.places[a].kind == PlaceKind::settlement &&
         names.places[b].kind == PlaceKind::settlement;
}

bool abducts(Event const& event) {
  return std::find(event.modes.begin(), event.modes.end(), "abduct") != event.modes.end();
}

// "fired missiles in retaliation for the killing of tourists": what is answered went before.
bool is_answered(Codebook const& book, Parse const& parse, Event const& event) {
  Token const& word = parse.tokens[event.trigger_head];
  std::int32_t const sign = child(parse, event.trigger_head, "case");
  return sign >= 0 && parse.tokens[sign].lemma == "for" && word.head >= 0 &&
         book.classes.holds("answering", parse, word.head);
}

// "the city, which has been under siege since 2021": told of the city.
bool stands_in_relative(Parse const& parse, std::int32_t token, std::int32_t verb) {
  for (; token >= 0 && token != verb; token = parse.tokens[token].head) {
    if (base_relation(parse.tokens[token].relation) == "acl") return true;
  }
  return false;
}

// "have been killed since mid-September", "unrest since the election is said to have killed 410":
// more than one deed did.
bool is_sum(Parse const& parse, Event const& event) {
  std::int32_t verb = event.trigger_head;
  while (parse.tokens[verb].relation == "xcomp" && parse.tokens[verb].head >= 0)
    verb = parse.tokens[verb].head;
  TokenSpan const clause = subtree(parse, verb);
  for (std::uint32_t t = clause.begin; t < clause.end; ++t) {
    Token const& word = parse.tokens[t];
    bool const since = word.relation == "case" && word.lemma == "since";
    if (since && !stands_in_relative(parse, word.head, verb)) return true;
  }
  return event.date.from && event.date.precision != DatePrecision::day &&
         event.date.precision != DatePrecision::week;
}

// "was killed in a separate incident"
bool is_said_apart(Parse const& parse, Event const& event) {
  static constexpr std::array<std::string_view, 4> kApart = {"separate", "another", "unrelated",
                                                             "different"};
  auto const& below = parse.children[event.trigger_head];
  return std::any_of(below.begin(), below.end(), [&](std::int32_t noun) {
    if (base_relation(parse.tokens[noun].relation) != "obl") return false;
    auto const& words = parse.children[noun];
    return std::any_of(words.begin(), words.end(), [&](std::int32_t word) {
      return is_one_of(parse.tokens[word].lemma, kApart);
    });
  });
}

// "erupted two months after the death of the king": what lies so far back is no part of it.
bool is_long_before(Parse const& parse, Event const& event) {
  static constexpr std::array<std::string_view, 4> kUnits = {"week", "month", "year", "decade"};
  std::int32_t const sign = child(parse, event.trigger_head, "case");
  auto const& below = parse.children[event.trigger_head];
  return sign >= 0 && parse.tokens[sign].lemma == "after" &&
         std::any_of(below.begin(), below.end(), [&](std::int32_t word) {
           return word < sign && is_one_of(parse.tokens[word].lemma, kUnits);
         });
}

// "both the attacks and the assassination": two deeds.
bool stands_beside(Parse const& parse, Event const& event, Event const& earlier) {
  Token const& word = parse.tokens[event.trigger_head];
  return word.upos == Upos::NOUN && base_relation(word.relation) == "conj" &&
         word.head == earlier.trigger_head;
}

// "Two were killed by the army. Another was killed by a land mine": two killings by two things.
bool is_by_something_else(Codebook const& book, Parse const& parse, Event const& event,
                          Event const& earlier) {
  std::int32_t const means = child(parse, event.trigger_head, "obl:agent");
  bool const nobodys = means >= 0 && book.classes.holds("left-mines", parse, means) &&
                       child(parse, means, "nmod:poss") < 0;
  return nobodys && event.actors.empty() && !earlier.actors.empty() &&
         event.sentence != earlier.sentence && is_outcome(book, earlier) &&
         !within(event.recipients, earlier.recipients);
}

// "the invasion of Iraq" after a killing: it is more than that.
bool is_larger(Codebook const& book, Parse const& parse, Names const& names, Event const& event,
               Event const& earlier) {
  bool const state = std::any_of(
      event.recipients.begin(), event.recipients.end(),
      [&](std::int32_t whom) { return names.actors[whom].kind == ActorKind::government; });
  return state && book.classes.holds("campaigns", parse, event.trigger_head) &&
         is_outcome(book, earlier) && !within(event.recipients, earlier.recipients);
}

// "Two Turks": words that tell a nation, whatever else guessed it.
bool tells_nation(Parse const& parse, TokenSpan words) {
  return std::any_of(parse.names.begin(), parse.names.end(), [&](NameSpan const& name) {
    return (name.kind == NameKind::NORP || name.kind == NameKind::GPE) &&
           name.tokens.overlaps(words);
  });
}

// "was also killed", "were killed, too"
bool is_added(Parse const& parse, Event const& event) {
  static constexpr std::array<std::string_view, 4> kAdded = {"also", "too", "well", "another"};
  TokenSpan const clause = subtree(parse, event.trigger_head);
  for (std::uint32_t t = clause.begin; t < clause.end; ++t) {
    if (is_one_of(parse.tokens[t].lemma, kAdded)) return true;
  }
  return false;
}

// "1,100 people have been killed in Lebanon. 154 Israelis were killed": the dead of two states, of
// no deed that has a doer, a weapon or a day, whose other victims they may be.
bool fell_of_other_states(Parse const& parse, Names const& names, Event const& event,
                          Event const& earlier) {
  bool const counted = earlier.actors.empty() && earlier.modes.empty() && earlier.place >= 0 &&
                       earlier.date.precision != DatePrecision::day;
  if (!counted || event.sentence == earlier.sentence || event.recipients.empty()) return false;
  if (event.place == earlier.place || points_back(parse, event) || is_added(parse, event))
    return false;
  for (std::size_t i = 0; i < event.recipients.size(); ++i) {
    Mention const& victim = event.recipient_mentions[i];
    std::string const& country = names.actors[event.recipients[i]].country;
    bool const one_of_them =
        std::any_of(earlier.recipients.begin(), earlier.recipients.end(), [&](std::int32_t before) {
          std::string const& theirs = names.actors[before].country;
          return theirs.empty() || theirs == country;
        });
    bool const new_here = !country.empty() && tells_nation(parse, victim.tokens) &&
                          !is_known(parse, victim.head) && !one_of_them;
    if (!new_here) return false;
  }
  return !earlier.recipients.empty();
}

// "12 people were killed", "the attack", after an attack that nobody else made.
bool tells_more(Codebook const& book, Parse const& parse, Names const& names, Event const& event,
                Event const& earlier) {
  if (event.type != EventType::ASSAULT || abducts(event) != abducts(earlier)) return false;
  bool const warded = book.classes.holds("warding", parse, earlier.trigger_head);
  if ((warded && !is_outcome(book, event)) || is_answered(book, parse, event)) return false;
  bool const elsewhere = event.sentence != earlier.sentence && event.place >= 0 &&
                         earlier.place >= 0 && event.place != earlier.place &&
                         lies_apart(names, event.place, earlier.place);
  if (elsewhere || fell_of_own_side(names, event, earlier)) return false;
  if (stands_beside(parse, event, earlier) || is_said_apart(parse, event)) return false;
  if (is_long_before(parse, event) || is_larger(book, parse, names, event, earlier)) return false;
  if (is_by_something_else(book, parse, event, earlier)) return false;
  bool const actors =
      event.actors.empty() || earlier.actors.empty() || within(event.actors, earlier.actors);
  if (!actors) return false;
  bool const others = event.sentence != earlier.sentence && !earlier.recipients.empty() &&
                      !event.recipients.empty() && event.place >= 0 &&
                      !within(event.recipients, earlier.recipients);
  if (is_sum(parse, event) && !is_sum(parse, earlier)) return false;
  bool const outcome = is_outcome(book, event);
  if (outcome && is_outcome(book, earlier) && fell_of_other_states(parse, names, event, earlier))
    return false;
  if (outcome) return !others && (event.actors.empty() || !earlier.actors.empty());
  bool const own_time = event.date.from && !earlier.date.from;          // "the 2001 invasion"
  bool const blames = !event.actors.empty() && earlier.actors.empty();  // "blamed X for the attack"
  return !own_time && !blames && (points_back(parse, event) || goes_off(parse, event));
}

void add_missing_actors(Event const& from, Event& to) {
  if (!to.actors.empty()) return;
  to.actors = from.actors;
  to.actor_mentions = from.actor_mentions;
}

// "A policeman was hurt" after an attack on a court: of another sort than all that were told.
bool is_new_victim(Names const& names, Actor const& victim, Actors const& told) {
  return std::none_of(told.begin(), told.end(),
                      [&](std::int32_t other) { return same_sort(names.actors[other], victim); });
}

// The victims, where none were told or the same sentence goes on to tell them, and in an outcome
// those of another sort; of a fight those who are of no side.
void add_missing_recipients(Names const& names, Event const& from, Event& to, bool outcome) {
  Actors const told = to.recipients;
  bool const goes_on = from.sentence == to.sentence && from.type == EventType::ASSAULT;
  bool const all = to.recipients.empty() || goes_on;
  if (!all && !outcome) return;
  for (std::size_t i = 0; i < from.recipients.size(); ++i) {
    Actor const& victim = names.actors[from.recipients[i]];
    if (!all && !is_new_victim(names, victim, told)) continue;
    bool const of_side =
        to.actors.size() > 1 && std::any_of(to.actors.begin(), to.actors.end(), [&](auto side) {
          return same_sort(names.actors[side], victim);
        });
    if (of_side || within({from.recipients[i]}, to.actors) ||
        within({from.recipients[i]}, to.recipients))
      continue;
    to.recipients.push_back(from.recipients[i]);
    to.recipient_mentions.push_back(from.recipient_mentions[i]);
  }
}

void take_over(Parse const& parse, Names const& names, Event const& from, Event& to, bool outcome) {
  add_missing_actors(from, to);
  add_missing_recipients(names, from, to, outcome);
  bool const vague = is_sum(parse, from) && from.date.precision != DatePrecision::month;
  if (to.date.from || vague) return;  // "since the start of the year"
  to.date = from.date;
  to.date_span = from.date_span;
}

// "The rebels were responsible for the shelling": an event of its own for whom it names, when and
// where the deed was that it points back to.
void take_setting(Parse const& parse, std::vector<Event> const& kept, Event& event) {
  bool const done = event.type == EventType::ASSAULT || event.type == EventType::PROTEST;
  bool const open = done && !event.date.from && event.place < 0 && !event.historical;
  if (!open || !points_back(parse, event)) return;
  auto const told = std::find_if(kept.rbegin(), kept.rend(), [&](Event const& earlier) {
    return event.sentence - earlier.sentence <= kNear && event.sentence > earlier.sentence &&
           same_kind(parse, event, earlier) && within(event.recipients, earlier.recipients);
  });
  if (told == kept.rend()) return;
  event.date = told->date;
  event.date_span = told->date_span;
  event.place = told->place;
}

}  // namespace

bool is_outcome(Codebook const& book, Event const& event) {
  auto const rule = std::find_if(book.rules.begin(), book.rules.end(),
                                 [&](Rule const& one) { return one.name == event.rule; });
  return rule != book.rules.end() && rule->outcome;
}

void drop_repeated(Codebook const& book, Parse const& parse, Names const& names,
                   std::vector<Event>& events) {
  std::vector<Event> kept;
  std::vector<std::int32_t> last_told;  // of each that is kept, the sentence
  for (Event& event : events) {
    bool const noun = parse.tokens[event.trigger_head].upos == Upos::NOUN;
    bool const outcome = is_outcome(book, event) && !event.recipients.empty();
    std::size_t same = kept.size();
    int violence = -1;  // the last sentence that tells of any
    while (same-- > 0) {
      Event const& earlier = kept[same];
      // "tried to storm his office; a guard was killed": not in what was told before
      bool const covered = outcome && violence > last_told[same];
      bool const near = event.sentence - last_told[same] <= kNear && !covered;
      if (earlier.type == EventType::ASSAULT) violence = std::max(violence, earlier.sentence);
      if (is_aim_of(parse, event, earlier)) break;
      if (near && comes_back_by_word(parse, event, earlier)) break;
      if (!same_kind(parse, event, earlier)) continue;
      bool const again =
          noun && !is_another(parse, event, earlier) && !has_time_of_its_own(parse, event, earlier);
      bool const told = tells_nothing_new(event, earlier) && !differs_in_mode(event, earlier);
      if (again && told) break;
      if (comes_back_to(parse, names, event, earlier)) break;
      if (is_said_twice(parse, event, earlier)) break;
      if (near &&
          (tells_same_act(event, earlier) || tells_more(book, parse, names, event, earlier)))
        break;
    }
    if (same < kept.size()) {
      bool const tells_victims = outcome || harms(parse, event);
      take_over(parse, names, event, kept[same], tells_victims);
      kept[same].retold.push_back(event.trigger_head);
      last_told[same] = event.sentence;
    } else {
      take_setting(parse, kept, event);
      last_told.push_back(event.sentence);
      kept.push_back(std::move(event));
    }
  }
  events = std::move(kept);
}

}  // namespace dragoman
