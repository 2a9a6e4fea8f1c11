#include "events/merge.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "events/no_deed.h"

namespace dragoman {
namespace {

// "was killed by police after an attack", "detonated their belts during the raid": what went before
// is another deed where somebody is said to have done this one.
bool goes_before(Parse const& parse, Coding const& verb, Coding const& noun,
                 std::string_view preposition) {
  std::int32_t const article = child(parse, noun.head, "det");
  bool const known = article >= 0 && parse.tokens[article].lemma == "the";
  bool const during = preposition == "during" && known;
  bool const after = preposition == "after" || preposition == "following";
  // "killed after an ambush by gunmen": the tree gives the doers to both.
  bool const same = all_in(verb.actors, noun.actors) && all_in(noun.actors, verb.actors);
  return !verb.actors.empty() && !same && (during || after);
}

// "killed worshippers in a drone strike": trees hang the strike on those killed.
bool hangs_on_object(Coding const& verb, Coding const& noun, Parse const& parse) {
  static constexpr std::array<std::string_view, 4> kIn = {"in", "during", "by", "with"};
  Token const& word = parse.tokens[noun.head];
  std::int32_t const sign = child(parse, noun.head, "case");
  bool const in = base_relation(word.relation) == "nmod" && sign >= 0 &&
                  is_one_of(parse.tokens[sign].lemma, kIn);
  return in && std::any_of(verb.arguments.begin(), verb.arguments.end(),
                           [&word](Argument const& argument) {
                             return argument.slot == Slot::object && argument.token == word.head;
                           });
}

bool is_armed(Names const& names, Party const& party) {
  Actor const& actor = names.actors[party.actor];
  return actor.kind == ActorKind::military || actor.kind == ActorKind::armed_group ||
         (!actor.sectors.empty() && (actor.sectors[0] == "MIL" || actor.sectors[0] == "COP"));
}

// "a soldier was killed during an operation against rebels": not he, but others of arms are whom
// that was done to.
bool is_against_others(Parse const& parse, Names const& names, Coding const& verb,
                       Coding const& noun) {
  std::int32_t const sign = child(parse, noun.head, "case");
  bool const meanwhile = sign >= 0 && parse.tokens[sign].lemma == "during";
  if (!meanwhile || noun.recipients.empty() || verb.recipients.empty()) return false;
  Party const& fallen = verb.recipients.front();
  Party const& other = noun.recipients.front();
  return is_armed(names, fallen) && is_armed(names, other) &&
         !same_sort(names.actors[fallen.actor], names.actors[other.actor]);
}

// The noun is what did it, how it was done, or when: not what it was done to or what followed.
bool names_the_same(Coding const& verb, Coding const& noun, Parse const& parse,
                    Names const& names) {
  static constexpr std::array<std::string_view, 10> kTogether = {
      "in", "during", "by", "through", "with", "when", "as", "of", "following", "after"};
  for (Argument const& argument : verb.arguments) {
    std::vector<std::int32_t> const tokens = coordinated(parse, argument.token);
    bool const told =
        std::find(tokens.begin(), tokens.end(), noun.head) != tokens.end() ||
        (argument.slot == Slot::subject && is_many_of(parse, argument.token, noun.head));
    if (!told) continue;
    if (argument.slot == Slot::subject || argument.slot == Slot::modifier) return true;
    auto const found = std::find(kTogether.begin(), kTogether.end(), argument.preposition);
    return argument.slot == Slot::oblique && found != kTogether.end() &&
           !goes_before(parse, verb, noun, argument.preposition) &&
           !is_against_others(parse, names, verb, noun);
  }
  return hangs_on_object(verb, noun, parse);
}

// "12 were killed and 30 wounded in an attack": what stands with the second is the first's, too.
bool joins_the_same(Coding const& verb, Coding const& noun, std::vector<Coding> const& codings,
                    Parse const& parse, Names const& names) {
  return std::any_of(codings.begin(), codings.end(), [&](Coding const& other) {
    Token const& second = parse.tokens[other.head];
    bool const joined = base_relation(second.relation) == "conj" && second.head == verb.head;
    return joined && other.rule == verb.rule && names_the_same(other, noun, parse, names);
  });
}

// "opened fire, killing twelve": the participle tells the outcome; what somebody else did is a deed
// of its own.
bool is_outcome(Frames const& frames, Coding const& outer, Coding const& inner) {
  Frame const* frame = frames.of(inner.head);
  bool const same = outer.actors.empty() || all_in(inner.actors, outer.actors);
  return frame != nullptr && same && frame->kind == FrameKind::verb &&
         frame->embedding == Embedding::adverbial && frame->outer == outer.clause &&
         frame->tense != Tense::past;
}

// "summoned the envoy to protest the killings": what it was done for is the same once more.
bool is_purpose(Frames const& frames, Coding const& outer, Coding const& inner) {
  Frame const* frame = frames.of(inner.head);
  return frame != nullptr && frame->embedding == Embedding::purpose &&
         frame->outer == outer.clause && all_in(inner.actors, outer.actors) &&
         all_in(inner.recipients, outer.recipients);
}

// "have a meeting to discuss it with Iran": the purpose tells with whom.
bool is_met_for(Codebook const& book, Frames const& frames, Coding const& outer,
                Coding const& inner) {
  Frame const* frame = frames.of(inner.head);
  Rule const& rule = book.rules[outer.rule];
  bool const meets = rule.type == EventType::CONSULT && !rule.partner.empty();
  return meets && frame != nullptr && frame->embedding == Embedding::purpose &&
         frame->outer == outer.clause && all_in(outer.actors, inner.actors);
}

// The verb under which a word stands; of coordinated verbs the first.
std::int32_t verb_over(Parse const& parse, std::int32_t token) {
  for (std::size_t step = 0; step < parse.tokens.size() && token >= 0; ++step) {
    Token const& word = parse.tokens[token];
    if (word.upos == Upos::VERB && base_relation(word.relation) != "conj") return token;
    token = word.head;
  }
  return -1;
}

// "bombings killed sixty as insurgents attacked two mosques", "were killed after militants attacked
// them": the clause tells who did it, and where.
bool is_told_again(Parse const& parse, Frames const& frames, Coding const& outer,
                   Coding const& inner) {
  if (inner.clause < 0) return false;
  Frame const* frame = frames.of(inner.clause);
  std::int32_t mark = child(parse, inner.clause, "mark");
  if (mark < 0) mark = child(parse, inner.clause, "advmod");  // "when"
  bool const adverbial = frame != nullptr && frame->kind == FrameKind::verb && mark >= 0 &&
                         frame->embedding == Embedding::adverbial;
  if (!adverbial || !outer.actors.empty()) return false;
  std::string const& lemma = parse.tokens[mark].lemma;
  bool const victims = lemma == "after" && !outer.recipients.empty();
  bool const together = lemma == "as" || lemma == "when" || victims;
  return together && verb_over(parse, frame->outer) == verb_over(parse, outer.head);
}

// "killed four soldiers when they stormed a post": the same doers tell how.
bool is_told_with(Codebook const& book, Parse const& parse, Frames const& frames,
                  Coding const& outcome, Coding const& attack) {
  Frame const* frame = frames.of(attack.head);
  std::int32_t const when = child(parse, attack.head, "advmod");
  bool const clause = frame != nullptr && frame->embedding == Embedding::adverbial &&
                      frame->outer == outcome.head && when >= 0 &&
                      parse.tokens[when].lemma == "when";
  bool const results = book.rules[outcome.rule].outcome && !book.rules[attack.rule].outcome;
  return clause && results && !attack.actors.empty() && all_in(attack.actors, outcome.actors);
}

// "killed since the invasion": another time.
bool stands_apart(Parse const& parse, std::int32_t noun) {
  static constexpr std::array<std::string_view, 5> kApart = {"since", "before", "until", "despite",
                                                             "unlike"};
  std::int32_t const sign = child(parse, noun, "case");
  return sign >= 0 &&
         std::find(kApart.begin(), kApart.end(), parse.tokens[sign].lemma) != kApart.end();
}

// "were killed and the army shot down a jet": a joined clause with a doer of its own.
bool is_next_clause(Parse const& parse, std::int32_t verb) {
  bool const joined = base_relation(parse.tokens[verb].relation) == "conj";
  std::int32_t const subject = joined ? child(parse, verb, "nsubj") : -1;
  return subject >= 0 && parse.tokens[subject].relation == "nsubj";
}

// "25 were killed by shells fired at the city", "was killed after an air strike": the attack stands
// under its outcome.
bool holds_attack(Codebook const& book, Parse const& parse, Names const& names,
                  Coding const& outcome, Coding const& attack) {
  if (is_against_others(parse, names, outcome, attack)) return false;
  bool const result = book.rules[outcome.rule].outcome && !book.rules[attack.rule].outcome;
  bool const apart = stands_apart(parse, attack.head) || is_next_clause(parse, attack.head);
  return result && outcome.actors.empty() && !apart &&
         subtree(parse, outcome.head).contains(static_cast<std::uint32_t>(attack.head));
}

// "158 are injured by forces shelling a market": what those do who are told for the outcome.
bool is_done_by_doers(Codebook const& book, Parse const& parse, Frames const& frames,
                      Coding const& deed, Coding const& outcome) {
  Frame const* frame = frames.of(deed.head);
  bool const relative =
      frame != nullptr && frame->kind == FrameKind::verb && frame->embedding == Embedding::relative;
  // "rebels, who shelled a school in March, killed 12": what a finite clause tells is another deed.
  bool const while_so = relative && parse.tokens[deed.head].form.ends_with("ing");
  return while_so && book.rules[outcome.rule].outcome && !book.rules[deed.rule].outcome &&
         std::any_of(outcome.actors.begin(), outcome.actors.end(), [&](Party const& party) {
           return party.mention.head == frame->outer && has_actor(deed.actors, party.actor);
         });
}

// "a bomb planted on the tracks detonated": what became of the thing is the same deed.
bool goes_off(Frames const& frames, Coding const& end, Coding const& before) {
  Frame const* told = frames.of(before.head);
  bool const relative = told != nullptr && told->kind == FrameKind::verb && told->passive &&
                        told->embedding == Embedding::relative && end.actors.empty();
  return relative &&
         std::any_of(end.arguments.begin(), end.arguments.end(), [&](Argument const& argument) {
           return argument.slot == Slot::subject && argument.token == told->outer;
         });
}

// "strikes with guided bombs": what a deed is done with is no other.
bool is_instrument(Parse const& parse, Frames const& frames, Coding const& deed,
                   Coding const& noun) {
  std::int32_t const sign = child(parse, noun.head, "case");
  bool const with = sign >= 0 && parse.tokens[sign].lemma == "with";
  return with && is_noun(frames, deed) && is_noun(frames, noun) && noun.actors.empty() &&
         parse.tokens[noun.head].head == deed.head;
}

// "hit back with drones that dropped grenades": what the means do is the deed itself.
bool is_of_means(Frames const& frames, Coding const& deed, Coding const& told) {
  Frame const* frame = frames.of(told.head);
  bool const relative = frame != nullptr && frame->kind == FrameKind::verb &&
                        frame->embedding == Embedding::relative && told.actors.empty();
  return relative &&
         std::any_of(deed.arguments.begin(), deed.arguments.end(), [&](Argument const& argument) {
           return argument.preposition == "with" && argument.token == frame->outer;
         });
}

// "a shooting by gunmen who fired at a bus": what is said about the doer of the noun.
bool says_of_doer(Frames const& frames, Coding const& noun, Coding const& verb) {
  Frame const* frame = frames.of(verb.head);
  if (frame == nullptr || frame->embedding != Embedding::relative) return false;
  return std::any_of(noun.actors.begin(), noun.actors.end(),
                     [&](Party const& party) { return party.mention.head == frame->outer; });
}

// "the sanctions imposed by Trump": the participle tells of the noun.
bool tells_of(Frames const& frames, Coding const& noun, Coding const& verb) {
  Frame const* frame = frames.of(verb.head);
  return frame != nullptr && frame->kind == FrameKind::verb &&
         frame->embedding == Embedding::relative && frame->outer == noun.head &&
         all_in(verb.actors, noun.actors);
}

// "signed a treaty": the signing is the event.
bool is_of_signing(Codebook const& book, Frames const& frames, Coding const& verb,
                   Coding const& noun) {
  EventType const type = book.rules[verb.rule].type;
  bool const signing = type == EventType::SUPPORT || type == EventType::AGREE;
  EventType const what = book.rules[noun.rule].type;
  bool const pact =
      what == EventType::AGREE || ((what == EventType::COOPERATE || what == EventType::RETREAT) &&
                                   type == EventType::SUPPORT);  // "an alliance", "a truce"
  return signing && pact && is_noun(frames, noun) && frames.of(verb.head) != nullptr &&
         verb.content == noun.head;
}

// "launched airstrikes in retaliation for …": why it was done, no deed of its own.
bool is_reason(Codebook const& book, Parse const& parse, Coding const& deed, Coding const& noun) {
  std::int32_t const sign = child(parse, noun.head, "case");
  bool const in = sign >= 0 && parse.tokens[sign].lemma == "in";
  bool const bare = in && parse.children[noun.head].size() == 1;  // "summoned him in protest"
  if (bare && book.rules[noun.rule].type == EventType::PROTEST &&
      parse.tokens[noun.head].head == deed.head && noun.head != deed.head)
    return true;
  if (!in || book.rules[noun.rule].type != book.rules[deed.rule].type) return false;
  return book.classes.holds("answering", parse, noun.head) &&
         std::any_of(deed.arguments.begin(), deed.arguments.end(),
                     [&](Argument const& argument) { return argument.token == noun.head; });
}

// "attacked and looted the village"; "killed five and wounded others" is one result of one deed.
bool is_same_deed(Codebook const& book, Parse const& parse, Coding const& a, Coding const& b) {
  Token const& second = parse.tokens[b.head];
  if (base_relation(second.relation) != "conj" || second.head != a.head) return false;
  bool const results = book.rules[a.rule].outcome && book.rules[b.rule].outcome;
  bool const same = all_in(a.recipients, b.recipients) || all_in(b.recipients, a.recipients);
  bool const alike = results || book.rules[a.rule].modes == book.rules[b.rule].modes;
  // "both the attacks and the assassination of the envoy": he was met by the second alone
  bool const own = second.upos == Upos::NOUN && a.recipients.empty() && !b.recipients.empty();
  if (own && child(parse, b.head, "det") >= 0) return false;
  return alike && (same || results) && all_in(b.actors, a.actors);
}

// "eight others" beside named victims tells nobody.
bool is_rest(Parse const& parse, Party const& party) {
  std::string const& lemma = parse.tokens[party.mention.head].lemma;
  return lemma == "other" || lemma == "others";
}

// "a shootout between the army and the rebels left two soldiers dead": the dead of a side that
// fights are that side.
bool is_of_side(Names const& names, Coding const& fight, Party const& victim) {
  if (fight.actors.size() < 2) return false;
  return std::any_of(fight.actors.begin(), fight.actors.end(), [&](Party const& side) {
    return same_sort(names.actors[side.actor], names.actors[victim.actor]);
  });
}

// "A car explodes, injuring seven": of whom the verb says it and whom its rule does not take for
// the doer.
bool is_about(Coding const& verb, Party const& party) {
  return std::any_of(verb.arguments.begin(), verb.arguments.end(), [&](Argument const& argument) {
    return argument.slot == Slot::subject && argument.token == party.mention.head;
  });
}

void take_over(Parse const& parse, Names const& names, Coding& into, Coding const& from) {
  for (Party const& party : from.recipients) {
    bool const rest = !into.recipients.empty() && is_rest(parse, party);
    if (rest || has_actor(into.actors, party.actor) || is_of_side(names, into, party)) continue;
    add_parties(into.recipients, {party});
  }
  if (into.actors.empty()) {
    for (Party const& party : from.actors) {
      bool const doer = !has_actor(into.recipients, party.actor) && !is_about(into, party);
      if (doer) add_parties(into.actors, {party});
    }
  }
  for (std::string const& mode : from.modes) {
    auto const known = std::find(into.modes.begin(), into.modes.end(), mode);
    if (known == into.modes.end()) into.modes.push_back(mode);
  }
}

// "hit a school that had been turned into a shelter, killing 20", "hit a convent where people slept
// and killing 20": the word of what is struck, where the tree hangs the outcome on what is said of
// it; -1 where it does not.
std::int32_t told_of_target(Codebook const& book, Parse const& parse, Frames const& frames,
                            Coding const& outcome) {
  Token const& verb = parse.tokens[outcome.head];
  std::string_view const relation = base_relation(verb.relation);
  bool const participle = verb.form.ends_with("ing") && child(parse, outcome.head, "aux") < 0 &&
                          child(parse, outcome.head, "nsubj") < 0;
  bool const hangs = relation == "advcl" || relation == "conj";
  if (!book.rules[outcome.rule].outcome || !participle || !hangs || verb.head < 0) return -1;
  Frame const* relative = frames.of(verb.head);
  Token const& clause = parse.tokens[verb.head];
  bool const alike = relation == "conj" && clause.form.ends_with("ing") &&
                     child(parse, verb.head, "nsubj") < 0;  // "a gunman shooting and killing"
  bool const told = relative != nullptr && base_relation(clause.relation) == "acl" && !alike;
  return told ? clause.head : -1;
}

// The attack whose object or aim is the word, -1 where there is none.
std::int32_t attack_on(Codebook const& book, Parse const& parse, std::vector<Coding> const& codings,
                       std::int32_t target) {
  for (std::size_t i = 0; i < codings.size(); ++i) {
    Rule const& rule = book.rules[codings[i].rule];
    if (rule.type != EventType::ASSAULT || rule.outcome || codings[i].head > target) continue;
    bool const met = std::any_of(
        codings[i].arguments.begin(), codings[i].arguments.end(), [&](Argument const& argument) {
          std::vector<std::int32_t> const words = coordinated(parse, argument.token);
          bool const done_to = argument.slot == Slot::object || argument.slot == Slot::oblique;
          return done_to && std::find(words.begin(), words.end(), target) != words.end();
        });
    if (met) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// "died as police clashed with protesters": the clash names the event.
void name_after(Coding const& attack, Coding& outcome) {
  outcome.head = attack.head;
  outcome.clause = attack.clause;
  outcome.rule = attack.rule;
  outcome.trigger = attack.trigger;
  outcome.cameo = attack.cameo;
  outcome.content = attack.content;
}

// "bringing the number of peacekeepers killed in recent clashes to 17": counted, and not told anew.
bool is_counted(Codebook const& book, Parse const& parse, Coding const& outcome) {
  static constexpr std::array<std::string_view, 5> kCounts = {"number", "total", "toll", "tally",
                                                              "count"};
  static constexpr std::array<std::string_view, 5> kBrings = {"bring", "raise", "take", "push",
                                                              "put"};
  Token const& word = parse.tokens[outcome.head];
  bool const tells = book.rules[outcome.rule].outcome && word.relation == "acl" && word.head >= 0;
  std::int32_t const count = tells ? parse.tokens[word.head].head : -1;
  if (count < 0 || !is_one_of(parse.tokens[count].lemma, kCounts)) return false;
  std::int32_t const verb = parse.tokens[count].head;
  return verb >= 0 && is_one_of(parse.tokens[verb].lemma, kBrings);
}

// What an attack did, told behind a clause that tells of its target, is the attack's.
void give_outcomes_back(Codebook const& book, Parse const& parse, Names const& names,
                        Frames const& frames, std::vector<Coding>& codings,
                        std::vector<bool>& gone) {
  for (std::size_t i = 0; i < codings.size(); ++i) {
    std::int32_t const target = told_of_target(book, parse, frames, codings[i]);
    std::int32_t const attack = target < 0 ? -1 : attack_on(book, parse, codings, target);
    std::int32_t const clause =
        parse.tokens[codings[i].head].head;  // "a convoy that fired, killing"
    bool const fights_back = std::any_of(codings.begin(), codings.end(), [&](Coding const& other) {
      return other.head == clause && book.rules[other.rule].type == EventType::ASSAULT;
    });
    if (attack < 0 || fights_back) continue;
    codings[i].actors.clear();
    take_over(parse, names, codings[attack], codings[i]);
    gone[i] = true;
  }
}

}  // namespace

void merge_codings(Codebook const& book, Parse const& parse, Names const& names,
                   Frames const& frames, std::vector<Coding>& codings) {
  std::erase_if(codings, [&](Coding const& one) { return is_counted(book, parse, one); });
  std::vector<bool> gone(codings.size(), false);
  for (Coding const& deed : codings) {
    for (std::size_t j = 0; j < codings.size(); ++j) {
      if (is_reason(book, parse, deed, codings[j])) gone[j] = true;
    }
  }
  give_outcomes_back(book, parse, names, frames, codings, gone);
  std::vector<std::int32_t> told_by(codings.size(), -1);  // of an outcome, the attack told with it
  for (std::size_t i = 0; i < codings.size(); ++i) {
    for (std::size_t j = 0; j < codings.size(); ++j) {
      if (i == j || gone[i] || gone[j]) continue;
      Coding& kept = codings[i];
      Coding const& other = codings[j];
      if (is_of_signing(book, frames, kept, other)) {
        bool const mutual = !book.rules[kept.rule].partner.empty();
        if (mutual && kept.actors.size() == 1) add_parties(kept.actors, other.actors);
        gone[j] = true;
        continue;
      }
      if (is_no_deed(book, parse, frames, kept, other)) {
        gone[j] = true;
        continue;
      }
      if (book.rules[kept.rule].type != book.rules[other.rule].type) continue;
      if (is_purpose(frames, kept, other)) {
        gone[j] = true;
        continue;
      }
      if (is_met_for(book, frames, kept, other)) {
        add_parties(kept.actors, other.actors);
        gone[j] = true;
        continue;
      }
      bool const again = is_told_again(parse, frames, kept, other) ||
                         is_told_with(book, parse, frames, kept, other);
      if (again && book.rules[kept.rule].outcome && !book.rules[other.rule].outcome)
        told_by[i] = static_cast<std::int32_t>(j);
      bool const same =
          is_instrument(parse, frames, kept, other) || is_of_means(frames, kept, other) ||
          goes_off(frames, kept, other) || is_done_by_doers(book, parse, frames, kept, other) ||
          (is_noun(frames, kept) &&
           (names_the_same(other, kept, parse, names) ||
            joins_the_same(other, kept, codings, parse, names) ||
            says_of_doer(frames, kept, other) || tells_of(frames, kept, other))) ||
          is_outcome(frames, kept, other) || again ||
          holds_attack(book, parse, names, other, kept) || is_same_deed(book, parse, kept, other);
      if (!same) continue;
      if (is_noun(frames, kept) && kept.clause == kept.head) kept.clause = other.clause;
      take_over(parse, names, kept, other);
      gone[j] = true;
    }
  }
  for (std::size_t i = 0; i < codings.size(); ++i) {
    if (!gone[i] && told_by[i] >= 0) name_after(codings[told_by[i]], codings[i]);
  }
  std::size_t index = 0;
  std::erase_if(codings, [&](Coding const&) { return gone[index++]; });
}

}  // namespace dragoman
