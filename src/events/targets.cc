// "demanded that Israel withdraw", "threatened to attack Iran": who does what a speech act holds,
// and to whom.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "events/match.h"

namespace dragoman {
namespace {

// Rebels, the opposition and others who stand against the state they live in.
bool is_against_its_state(Actor const& actor) {
  return std::any_of(actor.sectors.begin(), actor.sectors.end(), [](std::string const& sector) {
    return sector == "REB" || sector == "OPP" || sector == "UAF" || sector == "CRM";
  });
}

}  // namespace

std::vector<std::int32_t> Matcher::doers(Coding const& coding) {
  std::vector<std::int32_t> out;
  if (Coding const* deed = deed_at(coding.content)) {
    for (Party const& party : deed->actors) out.push_back(party.mention.head);
  }
  Frame const* frame = frames_.of(coding.content);
  if (!out.empty() || frame == nullptr || frame->passive) return out;
  if (Argument const* subject = frame->first(Slot::subject)) out.push_back(subject->token);
  return out;
}

// "Putin feared a plot to kill him": whom a noun's clause has as "him" is not who acts in it
// (Principle B, Chomsky 1981), though the tree lends the clause no other subject.
void Matcher::drop_lent_doer(Coding& coding) const {
  bool const infinitive = parse_.tokens[coding.head].relation == "acl" &&
                          has_feature(parse_.tokens[coding.head], "VerbForm=Inf");
  if (!infinitive) return;
  for (Argument const& argument : coding.arguments) {
    Token const& word = parse_.tokens[argument.token];
    bool const plain = argument.slot == Slot::object && word.relation == "obj" &&
                       (word.lemma == "he" || word.lemma == "she") &&
                       !has_feature(word, "Reflex=Yes");
    if (!plain) continue;
    std::erase_if(coding.actors, [&](Party const& lent) {
      return lent.actor == names_.actor_at[argument.token] &&
             parse_.tokens[lent.mention.head].head != coding.head;
    });
  }
}

// Those at the places of the rule who did not do it, who got nothing of their own back, and whom
// force can meet.
void Matcher::find_recipients(Coding& coding) {
  Rule const& rule = book_.rules[coding.rule];
  drop_lent_doer(coding);
  for (Party const& party : find_parties(rule.recipient, coding, coding.actors)) {
    bool const self = has_actor(coding.actors, party.actor) || is_taken_back(party, coding);
    bool const force = rule.type == EventType::ASSAULT;
    bool const missed = force && (is_hurled(party, coding) || is_open_water(party));
    if (!self && !missed) coding.recipients.push_back(party);
  }
}

// "would not withdraw its troops": one's own are no target; rebels and their state are no friends.
bool Matcher::is_own(std::int32_t token, Coding const& coding) const {
  std::int32_t const actor = names_.actor_at[token];
  if (actor < 0) return false;
  Actor const& own = names_.actors[actor];
  return std::any_of(coding.actors.begin(), coding.actors.end(), [&](Party const& party) {
    Actor const& other = names_.actors[party.actor];
    return of_one_state(own, other) && is_against_its_state(own) == is_against_its_state(other);
  });
}

// "his office said the president will meet": one side of the talks, not the other.
bool Matcher::is_fellow(Party const& party, Coding const& coding) const {
  Actor const& own = names_.actors[party.actor];
  return std::any_of(coding.actors.begin(), coding.actors.end(), [&](Party const& other) {
    Actor const& actor = names_.actors[other.actor];
    return of_one_state(own, actor) && actor.sectors == own.sectors;
  });
}

// "launched missiles at nine sites in Pakistan": whose country is struck, where nobody else is
// told.
void Matcher::add_struck_country(Coding& coding) const {
  static constexpr std::array<std::string_view, 4> kAt = {"at", "on", "against", "into"};
  std::int32_t const targets = book_.classes.find("struck-places");
  for (Argument const& argument : coding.arguments) {
    bool const struck = argument.slot == Slot::object ||
                        (argument.slot == Slot::oblique && is_one_of(argument.preposition, kAt));
    if (!struck || targets < 0 || !words_.has(argument.token, {targets})) continue;
    for (std::int32_t const where : parse_.children[argument.token]) {
      std::int32_t const place = names_.place_at[where];
      bool const country = place >= 0 && names_.places[place].kind == PlaceKind::country &&
                           base_relation(parse_.tokens[where].relation) == "nmod";
      if (!country) continue;
      for (Party const& party : parties_of(parse_, names_, where)) {
        bool const other =
            !is_own(party.mention.head, coding) && !has_actor(coding.actors, party.actor);
        if (other) add_parties(coding.recipients, {party});
      }
    }
  }
}

// "refused to contribute troops", "considered recalling its forces": what is moved is the mover's.
bool Matcher::is_lent(std::int32_t object) const {
  static constexpr std::array<std::string_view, 8> kMoves = {
      "contribute", "send", "commit", "provide", "recall", "withdraw", "deploy", "keep"};
  Token const& word = parse_.tokens[object];
  std::int32_t const forces = book_.classes.find("forces-sent");
  return word.relation == "obj" && forces >= 0 && words_.has(object, {forces}) &&
         is_one_of(parse_.tokens[word.head].lemma, kMoves);
}

std::vector<std::int32_t> Matcher::targets(Coding const& coding) {
  std::vector<std::int32_t> out;
  Coding const* deed = deed_at(coding.content);
  if (deed != nullptr) {
    for (Party const& party : deed->recipients) out.push_back(party.mention.head);
    bool const mutual = !book_.rules[deed->rule].partner.empty();
    for (Party const& party : deed->actors) {
      bool const other = !has_actor(coding.actors, party.actor) && !is_fellow(party, coding);
      if (mutual && other) out.push_back(party.mention.head);
    }
  }
  if (!out.empty() || coding.content < 0) return out;
  Frame const* frame = frames_.of(coding.content);
  bool const clause = frame != nullptr && frame->kind != FrameKind::noun;
  // "promised to deploy a force": whom one sends is no target
  bool const sends = deed != nullptr && book_.rules[deed->rule].type == EventType::MOBILIZE;
  Argument const* object = clause && !sends ? frame->first(Slot::object) : nullptr;
  if (object != nullptr && is_lent(object->token)) object = nullptr;
  if (object != nullptr && !is_own(object->token, coding)) {
    Coding const* inner = deed_at(object->token);  // "would tighten the blockade of Serbia"
    for (Party const& party : inner == nullptr ? std::vector<Party>() : inner->recipients) {
      out.push_back(party.mention.head);
    }
    if (out.empty()) out.push_back(object->token);
  }
  std::vector<Party> const told =
      out.empty() ? std::vector<Party>() : parties_of(parse_, names_, out.front());
  bool const named = std::any_of(told.begin(), told.end(), [&](Party const& party) {
    return !has_actor(coding.actors, party.actor);  // "resume their struggle"
  });
  if (!named) add_concerned(coding, out);
  return out;
}

// "threatened to stop the talks if Iran attacks", "agreed to send aid for the refugees": the first
// others named in what the content holds, level by level of the tree; of a clause not its subject,
// unless it is a condition.
void Matcher::add_concerned(Coding const& coding, std::vector<std::int32_t>& out) {
  std::vector<std::int32_t> level = {coding.content};
  for (std::int32_t const dependent : parse_.children[coding.clause]) {  // "threatened …, if Iran"
    Frame const* frame = frames_.of(dependent);
    bool const condition = frame != nullptr && frame->embedding == Embedding::condition;
    if (condition) level.push_back(dependent);
  }
  std::size_t const limit = frames_.tokens.size();
  for (std::size_t seen = 0; !level.empty() && seen < limit; ++seen) {
    std::vector<std::int32_t> below;
    for (std::int32_t const token : level) {
      for (std::int32_t const dependent : parse_.children[token]) {
        if (!is_concerned_through(dependent)) continue;
        if (is_other_party(dependent, coding)) out.push_back(dependent);
        below.push_back(dependent);
      }
    }
    if (!out.empty() && is_other_party(out.back(), coding)) return;
    level = std::move(below);
  }
}

bool Matcher::is_concerned_through(std::int32_t token) const {
  std::string_view const relation = base_relation(parse_.tokens[token].relation);
  if (relation == "nsubj") {
    Frame const* clause = frames_.of(parse_.tokens[token].head);
    return clause != nullptr && clause->embedding == Embedding::condition;
  }
  bool const next = relation == "conj" && child(parse_, token, "nsubj") >= 0;
  if (next) return false;  // "will withdraw and the army will deploy"
  std::int32_t const sign = child(parse_, token, "case");
  bool const left_out = sign >= 0 && parse_.tokens[sign].lemma == "except";
  std::int32_t const backing = sign >= 0 ? book_.classes.find("backing") : -1;
  bool const means =
      backing >= 0 && words_.has(token, {backing}) &&  // "with Russia's help"
      (parse_.tokens[sign].lemma == "with" || parse_.tokens[sign].lemma == "without");
  if (left_out || means) return false;
  return relation == "obj" || relation == "iobj" || relation == "obl" || relation == "nmod" ||
         relation == "xcomp" || relation == "ccomp" || relation == "advcl" || relation == "conj" ||
         relation == "amod" || relation == "compound";
}

bool Matcher::is_other_party(std::int32_t token, Coding const& coding) const {
  std::int32_t const actor = names_.actor_at[token];
  if (actor < 0 || !names_.acts[token] || has_actor(coding.actors, actor)) return false;
  Token const& word = parse_.tokens[token];  // "until it is deployed"
  bool const undergoes = word.relation == "nsubj:pass" && child(parse_, word.head, "aux:pass") >= 0;
  if (is_lent(token) || undergoes) return false;
  ActorKind const kind = names_.actors[actor].kind;
  if (kind == ActorKind::people || kind == ActorKind::group) return false;  // "free the hostages"
  return !is_own(token, coding) && parse_.tokens[token].upos != Upos::PRON;
}

}  // namespace dragoman
