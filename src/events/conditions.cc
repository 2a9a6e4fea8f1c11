// Whether what a rule asks for is there.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "events/match.h"
#include "parse/name_at.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

std::vector<std::int32_t> heads_of(std::vector<Party> const& parties) {
  std::vector<std::int32_t> out;
  for (Party const& party : parties) out.push_back(party.mention.head);
  return out;
}

// "worshippers in a drone strike", "an attack on a fuel depot": where, when and to whom, not what
// they are.
bool is_scene(Parse const& parse, std::int32_t attribute) {
  static constexpr std::array<std::string_view, 7> kScenes = {"in", "during", "after",  "amid",
                                                              "at", "on",     "against"};
  std::int32_t const sign = child(parse, attribute, "case");
  return sign >= 0 && is_one_of(parse.tokens[sign].lemma, kScenes);
}

bool is_of_kind(Actor const& actor, std::string const& kind) {
  if (kind == "actor" || name_of(actor.kind) == kind || actor.country == kind) return true;
  return std::find(actor.sectors.begin(), actor.sectors.end(), kind) != actor.sectors.end();
}

// "We will withdraw", said a colonel: his side will, and not one man.
bool is_one_of_many(Parse const& parse, std::int32_t token, std::string const& kind) {
  return kind == "person" && lower_case(parse.tokens[token].form) == "we";
}

// "collapsed" of "the canopy collapsed and killed 15": what the same subject did before; -1.
std::int32_t shared_before(Parse const& parse, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  bool const joined = base_relation(word.relation) == "conj" && word.head >= 0 &&
                      word.upos == Upos::VERB && child(parse, verb, "nsubj") < 0;
  return joined ? word.head : -1;
}

// Of a trade or of no office: what such people do is not what their state does, "families will
// welcome it"; but a nation or a place does it: "Turks will not forgive", "the people of Osk".
bool acts_for_itself(Parse const& parse, Names const& names, Party const& party) {
  static constexpr std::array<std::string_view, 10> kPrivate = {"CVL", "BUS", "JRN", "EDU", "LAB",
                                                                "CRM", "MED", "SOC", "AGR", "REF"};
  static constexpr std::array<std::string_view, 5> kNations = {"people", "nation", "country",
                                                               "town", "city"};
  Actor const& actor = names.actors[party.actor];
  Token const& noun = parse.tokens[party.mention.head];
  bool const nation = noun.upos == Upos::PROPN || is_one_of(noun.form, kNations);
  return !nation && !actor.sectors.empty() && is_one_of(actor.sectors.front(), kPrivate) &&
         names.place_at[party.mention.head] < 0;
}

}  // namespace

// "They discussed it": who is meant by more words than one is known by the parties alone.
bool Matcher::is_party_of_kind(Role role, Condition const& condition, Coding const& coding) const {
  if (condition.test != Condition::Test::is) return false;
  std::vector<Party> const none;
  std::vector<Party> const& parties = role == Role::actor       ? coding.actors
                                      : role == Role::recipient ? coding.recipients
                                                                : none;
  return std::any_of(parties.begin(), parties.end(), [&](Party const& party) {
    return std::any_of(condition.kinds.begin(), condition.kinds.end(),
                       [&](std::string const& kind) {
                         return is_of_kind(names_.actors[party.actor], kind) &&
                                !is_one_of_many(parse_, party.mention.head, kind);
                       });
  });
}

std::vector<std::int32_t> Matcher::words_of(Role role, Coding const& coding) const {
  std::vector<std::int32_t> out;
  switch (role) {
    case Role::actor:
      return heads_of(coding.actors);
    case Role::recipient:
    case Role::partner:
      return heads_of(coding.recipients);
    case Role::content:
      if (coding.content >= 0) out.push_back(coding.content);
      return out;
    case Role::trigger:
      return coding.trigger;
    case Role::outer:
      if (Frame const* frame = frames_.of(coding.clause); frame != nullptr && frame->outer >= 0) {
        out.push_back(frame->outer);
        bool const joined = base_relation(parse_.tokens[frame->outer].relation) == "conj";
        if (joined)
          out.push_back(parse_.tokens[frame->outer].head);  // "veers off and falls, killing …"
      }
      if (coding.clause != coding.head) out.push_back(coding.clause);
      if (std::int32_t const first = shared_before(parse_, coding.clause); first >= 0)
        out.push_back(first);
      return out;
    case Role::place:
    case Role::sentence:
      for (std::uint32_t t = frames_.tokens.begin; t < frames_.tokens.end; ++t) {
        if (role == Role::sentence || names_.place_at[t] >= 0) out.push_back(t);
      }
      return out;
  }
  return out;
}

bool Matcher::holds(Condition const& condition, Coding const& coding) {
  bool met = false;
  for (Role const role : condition.roles) {
    Reach const reach = role == Role::content   ? Reach::all
                        : role == Role::trigger ? Reach::modifiers
                                                : Reach::phrase;
    met = met || is_party_of_kind(role, condition, coding) ||
          passes(condition, words_of(role, coding), coding, reach);
  }
  for (Where const& where : condition.where) {
    if (met) break;
    std::vector<std::int32_t> tokens;
    for (std::int32_t const token : tokens_at(where, coding)) {
      for (std::int32_t const each : coordinated(parse_, token)) tokens.push_back(each);
    }
    met = passes(condition, tokens, coding, Reach::phrase);
  }
  return met != condition.negative;
}

bool Matcher::passes(Condition const& condition, std::vector<std::int32_t> const& tokens,
                     Coding const& coding, Reach reach) {
  switch (condition.test) {
    case Condition::Test::given:
      break;
    case Condition::Test::several:
      return tokens.size() > 1;
    case Condition::Test::is:
      return is_kind(tokens, condition);
    case Condition::Test::in:
      return in_classes(tokens, condition, reach);
    case Condition::Test::same:
      return is_same(tokens, condition, coding);
    case Condition::Test::negated:
      return std::any_of(tokens.begin(), tokens.end(), [this](std::int32_t token) {
        Frame const* frame = frames_.of(token);
        return frame != nullptr && frame->negated;
      });
  }
  return !tokens.empty();
}

// "Goma", "most of Goma".
bool Matcher::is_place(std::int32_t token) const {
  if (names_.place_at[token] >= 0) return true;
  NameSpan const* name = name_at(parse_, token);  // a village that no list knows
  bool const placed = name != nullptr && names_.actor_at[token] < 0 &&
                      (name->kind == NameKind::GPE || name->kind == NameKind::LOC);
  if (placed) return true;
  std::int32_t const partitive = book_.classes.find("partitive");
  std::int32_t const whole = child(parse_, token, "nmod");
  return partitive >= 0 && whole >= 0 && words_.has(token, {partitive}) &&
         names_.place_at[whole] >= 0;
}

bool Matcher::is_kind(std::vector<std::int32_t> const& tokens, Condition const& condition) {
  for (std::int32_t const token : condition.deeds.empty() ? std::vector<std::int32_t>() : tokens) {
    Coding const* deed = deed_at(token);
    if (deed == nullptr) continue;
    EventType const type = book_.rules[deed->rule].type;
    auto const found = std::find(condition.deeds.begin(), condition.deeds.end(), type);
    if (found != condition.deeds.end()) return true;
  }
  auto const one = [&](std::int32_t token, std::string const& kind) {
    if (kind == "place") return is_place(token);
    if (kind == "clause") return parse_.tokens[token].upos == Upos::VERB;
    std::int32_t const actor = names_.actor_at[token];
    return actor >= 0 && is_of_kind(names_.actors[actor], kind) &&
           !is_one_of_many(parse_, token, kind);
  };
  return std::any_of(tokens.begin(), tokens.end(), [&](std::int32_t token) {
    return std::any_of(condition.kinds.begin(), condition.kinds.end(),
                       [&](std::string const& kind) { return one(token, kind); });
  });
}

// "offices of the World Food Programme": the words of a name are not what the thing is.
bool Matcher::is_long_name(std::int32_t token) const {
  std::int32_t const actor = names_.actor_at[token];
  if (actor < 0 || parse_.tokens[token].upos != Upos::PROPN) return false;
  std::vector<Mention> const& mentions = names_.actors[actor].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [token](Mention const& mention) {
    return mention.head == token && mention.tokens.size() > 1;
  });
}

// "threatened to strike if the talks fail": on what it hangs is not what it is.
bool Matcher::is_condition(std::int32_t token) const {
  Frame const* frame = frames_.of(token);
  return frame != nullptr && frame->embedding == Embedding::condition;
}

// The head, what modifies it and what follows it: "humanitarian aid", "use of force"; of a clause
// also who does it: "when an earthquake hit the town". The trigger is seen with its modifiers, the
// content with all its words.
bool Matcher::in_classes(std::vector<std::int32_t> const& tokens, Condition const& condition,
                         Reach reach) const {
  std::vector<std::int32_t> waiting = tokens;
  std::size_t const limit = 4 * frames_.tokens.size() + 1;
  for (std::size_t seen = 0; !waiting.empty() && seen < limit; ++seen) {
    std::int32_t const token = waiting.back();
    waiting.pop_back();
    if (words_.has(token, condition.classes)) return true;
    for (std::int32_t const dependent : parse_.children[token]) {
      std::string_view const relation = base_relation(parse_.tokens[dependent].relation);
      bool const modifier = relation == "amod" || relation == "compound" || relation == "flat";
      bool const tells =
          relation == "nmod" && !is_scene(parse_, dependent) && !is_long_name(dependent);
      bool const does = relation == "nsubj" && parse_.tokens[token].upos == Upos::VERB &&
                        base_relation(parse_.tokens[token].relation) == "advcl";
      bool const phrase = modifier || tells || does || relation == "obj";
      bool const near = reach == Reach::modifiers ? modifier : phrase;
      bool const all = reach == Reach::all && !is_condition(dependent);
      if (all || near) waiting.push_back(dependent);
    }
  }
  return false;
}

// The same actor, or one who speaks for the same: "Ban said the United Nations will …", but not
// "police said schoolchildren will …".
bool Matcher::is_same(std::vector<std::int32_t> const& tokens, Condition const& condition,
                      Coding const& coding) {
  std::vector<Party> others;
  for (Where const& where : condition.other) add_parties(others, find_parties({where}, coding));
  for (std::int32_t const token : tokens) {
    for (Party const& party : parties_of(parse_, names_, token)) {
      if (has_actor(others, party.actor)) return true;
      Actor const& own = names_.actors[party.actor];
      // "the rebels' spokesman said they would": of no country, but of one side
      bool const rebel = !own.sectors.empty() && own.sectors.front() == "REB";
      bool const of_side = !own.state.empty() || rebel;
      for (Party const& other : others) {
        Actor const& theirs = names_.actors[other.actor];
        bool const for_state = of_one_state(own, theirs) &&
                               !acts_for_itself(parse_, names_, party) &&
                               !acts_for_itself(parse_, names_, other);
        if (for_state || (of_side && same_sort(own, theirs))) return true;
      }
    }
  }
  return false;
}

void Matcher::refine(Coding& coding) {
  Rule const& rule = book_.rules[coding.rule];
  coding.modes = rule.modes;
  coding.contexts = rule.contexts;
  coding.cameo = rule.cameo;
  bool coded = false;
  for (Refinement const& refinement : rule.refinements) {
    if (!holds(refinement.condition, coding)) continue;
    for (std::string const& mode : refinement.modes) {
      auto const known = std::find(coding.modes.begin(), coding.modes.end(), mode);
      if (known == coding.modes.end()) coding.modes.push_back(mode);
    }
    coding.contexts.insert(coding.contexts.end(), refinement.contexts.begin(),
                           refinement.contexts.end());
    if (!refinement.cameo.empty() && !coded) coding.cameo = refinement.cameo;
    coded = coded || !refinement.cameo.empty();
  }
  for (ContextWords const& words : book_.contexts) {
    if (words_.count(words.word_class) > 0) coding.contexts.push_back(words.context);
  }
  std::sort(coding.contexts.begin(), coding.contexts.end());
  coding.contexts.erase(std::unique(coding.contexts.begin(), coding.contexts.end()),
                        coding.contexts.end());
}

}  // namespace dragoman
