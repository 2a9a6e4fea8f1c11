// "talks with the rebels", "faulting it", "Mosul – Insurgents attacked": who does what a rule
// found, where its places name one too few, one too many or the wrong one.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "events/match.h"

namespace dragoman {

// "a protest in several cities against the government": the tree may hang it on where it was.
void Matcher::add_after_low(Coding const& coding, std::string_view preposition,
                            std::vector<std::int32_t>& out) const {
  if (preposition != "against" || frames_.of(coding.head)->kind != FrameKind::noun) return;
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::oblique || argument.preposition != "in") continue;
    TokenSpan const below = subtree(parse_, argument.token);
    for (std::uint32_t t = below.begin; t < below.end; ++t) {
      std::int32_t const sign = child(parse_, static_cast<std::int32_t>(t), "case");
      bool const against = sign >= 0 && parse_.tokens[sign].lemma == preposition;
      if (against) out.push_back(static_cast<std::int32_t>(t));
    }
  }
}

// "denounced the use of force against students": whom a deed is done to is not blamed for it.
bool Matcher::is_deed_against(Frame const& noun, std::string_view preposition) const {
  static constexpr std::array<std::string_view, 3> kToWhom = {"against", "on", "at"};
  std::int32_t const told = states_[&noun - frames_.frames.data()].coding;
  return told >= 0 && is_one_of(preposition, kToWhom) &&
         quad_of(book_.rules[codings_[told].rule].type) == kMaterialConflict;
}

// "Israel" of "the Israel-Hamas ceasefire", for "Hamas"; -1 where no hyphen joins another.
std::int32_t Matcher::first_of_pair(std::int32_t second) const {
  std::int32_t const first = second - 2;
  if (first < static_cast<std::int32_t>(frames_.tokens.begin)) return -1;
  std::string const& sign = parse_.tokens[second - 1].form;
  bool const joined = (sign == "-" || sign == "–") && !parse_.tokens[first].space_after;
  return joined && names_.actor_at[first] >= 0 ? first : -1;
}

// "the Russian attack", "gang violence", "US Predator attacks"; but a "prisoner exchange" is no
// deed of prisoners.
void Matcher::add_modifiers(Coding const& coding, std::vector<std::int32_t>& out) const {
  bool const mutual = !book_.rules[coding.rule].partner.empty();
  for (Argument const& argument : coding.arguments) {
    bool const worded = mutual && std::find(coding.trigger.begin(), coding.trigger.end(),
                                            argument.token) != coding.trigger.end();
    if (argument.slot != Slot::modifier || worded) continue;
    if (names_.actor_at[argument.token] >= 0) {
      if (std::int32_t const first = first_of_pair(argument.token); first >= 0)
        out.push_back(first);
      out.push_back(argument.token);
      continue;
    }
    for (std::int32_t const further : parse_.children[argument.token]) {
      bool const named = base_relation(parse_.tokens[further].relation) == "compound" &&
                         further < argument.token && names_.actor_at[further] >= 0;
      if (named) out.push_back(further);
    }
  }
}

// "blamed the rebels for the attack", "the attack was blamed on the rebels": who is accused is
// said to have done the deed that names nobody.
void Matcher::attribute_deeds(Coding const& accusation) {
  Rule const& rule = book_.rules[accusation.rule];
  bool const alleges =
      rule.type == EventType::ACCUSE &&
      std::find(rule.modes.begin(), rule.modes.end(), "allege") != rule.modes.end();
  if (!alleges || accusation.recipients.empty()) return;
  for (Argument const& argument : accusation.arguments) {
    bool const held = argument.token == accusation.content || argument.slot == Slot::object;
    Frame const* frame = held ? frames_.of(argument.token) : nullptr;
    if (frame == nullptr || frame->kind != FrameKind::noun) continue;
    for (std::int32_t const token : deeds_of(*frame)) name_doers(token, accusation.recipients);
  }
}

// The noun, or what it ties somebody to: "involvement in extortion and bombings".
std::vector<std::int32_t> Matcher::deeds_of(Frame const& noun) const {
  std::int32_t const involvement = book_.classes.find("involvement");
  if (involvement < 0 || !words_.has(noun.head, {involvement})) return {noun.head};
  Argument const* deed = noun.after("in");
  if (deed == nullptr) deed = noun.after("for");
  return deed == nullptr ? std::vector<std::int32_t>() : coordinated(parse_, deed->token);
}

// Gives the deed of a noun those who did it, where it names nobody.
void Matcher::name_doers(std::int32_t noun, std::vector<Party> const& doers) {
  Frame const* frame = frames_.of(noun);
  std::int32_t const index = frame == nullptr ? -1 : states_[frame - frames_.frames.data()].coding;
  if (index < 0 || !codings_[index].actors.empty()) return;
  Coding& deed = codings_[index];
  std::int32_t const clause = child(parse_, noun, "acl:relcl");  // "attacks that Hezbollah makes"
  std::int32_t const other = clause < 0 ? -1 : child(parse_, clause, "nsubj");
  if (other >= 0 && names_.actor_at[other] >= 0) {
    deed.actors = parties_of(parse_, names_, other);
    return;
  }
  for (Party const& party : doers) {
    if (!has_actor(deed.recipients, party.actor)) deed.actors.push_back(party);
  }
}

// "Aoba, the perpetrator of the attack", "the suspects in the bombing", "officers responsible for
// the massacre".
void Matcher::attribute_to_perpetrator(Coding const& deed) {
  std::int32_t const perpetrators = book_.classes.find("perpetrators");
  std::int32_t const above = parse_.tokens[deed.head].head;
  std::int32_t const sign = child(parse_, deed.head, "case");
  if (perpetrators < 0 || above < 0 || sign < 0 || !words_.has(above, {perpetrators})) return;
  std::string const& tie = parse_.tokens[sign].lemma;
  if (tie != "of" && tie != "in" && tie != "for") return;
  Token const& word = parse_.tokens[above];
  std::int32_t who = above;
  if (word.upos == Upos::ADJ) {
    std::int32_t const subject = child(parse_, above, "nsubj");
    who = subject >= 0 ? subject : word.head;
  }
  if (who >= 0) name_doers(deed.head, parties_of(parse_, names_, who));
}

// "closed its embassy", "withdrew its envoy": what is one's own is withdrawn from others.
bool Matcher::is_taken_back(Party const& party, Coding const& coding) const {
  std::vector<std::string> const& modes = book_.rules[coding.rule].modes;
  auto const has = [&](std::string_view mode) {
    return std::find(modes.begin(), modes.end(), mode) != modes.end();
  };
  std::int32_t const owner = child(parse_, party.mention.head, "nmod:poss");
  bool const own = owner >= 0 && parse_.tokens[owner].upos == Upos::PRON;
  return own && book_.rules[coding.rule].type == EventType::SANCTION &&
         (has("withdraw") || has("discontinue")) && is_own(party.mention.head, coding);
}

// "sent troops to stop the violence": what somebody means to end and is called so, and is not its
// own, it did not do; but who is urged to end it did.
bool Matcher::is_anybodys(std::int32_t violence, Frame const& verb) const {
  std::string_view const relation = base_relation(parse_.tokens[verb.head].relation);
  bool const aim = relation == "advcl" || relation == "acl";
  auto const& below = parse_.children[violence];
  bool const told = std::any_of(below.begin(), below.end(), [this](std::int32_t word) {
    std::int32_t const sign = child(parse_, word, "case");
    return parse_.tokens[word].relation == "nmod:poss" ||
           (sign >= 0 && parse_.tokens[sign].lemma == "against");
  });
  return aim && !told && book_.classes.holds("stopping", parse_, verb.head) &&
         book_.classes.holds("anybodys-violence", parse_, violence);
}

// "captured him in a raid": who made the arrest made the raid.
void Matcher::attribute_to_captor(Coding& deed) const {
  Frame const* noun = frames_.of(deed.head);
  std::int32_t const article = child(parse_, deed.head, "det");
  bool const known = article >= 0 && parse_.tokens[article].lemma == "the";
  bool const bare = deed.actors.empty() && deed.recipients.empty() && noun != nullptr &&
                    noun->kind == FrameKind::noun;
  bool const open = bare && !known && book_.rules[deed.rule].type == EventType::ASSAULT;
  std::int32_t const sign = open ? child(parse_, deed.head, "case") : -1;
  Frame const* verb = sign < 0 ? nullptr : frames_.of(parse_.tokens[deed.head].head);
  if (verb == nullptr || verb->kind != FrameKind::verb) return;
  std::string const& tie = parse_.tokens[sign].lemma;
  std::int32_t const index = states_[verb - frames_.frames.data()].coding;
  if ((tie != "in" && tie != "during") || index < 0) return;
  Coding const& arrest = codings_[index];
  std::vector<std::string> const& modes = book_.rules[arrest.rule].modes;
  if (std::find(modes.begin(), modes.end(), "arrest") != modes.end()) deed.actors = arrest.actors;
}

// "accuses Hamas of breaking the truce and demands the return of the captives": what names nobody
// is said to the same.
void Matcher::share_addressee(Coding& second) const {
  Token const& word = parse_.tokens[second.head];
  bool const open = second.recipients.empty() && base_relation(word.relation) == "conj" &&
                    quad_of(book_.rules[second.rule].type) == kVerbalConflict;
  Frame const* frame = open ? frames_.of(word.head) : nullptr;
  std::int32_t const index = frame == nullptr ? -1 : states_[frame - frames_.frames.data()].coding;
  if (index < 0) return;
  Coding const& first = codings_[index];
  bool const same = !second.actors.empty() && !first.actors.empty() &&
                    second.actors.front().actor == first.actors.front().actor;
  bool const said = quad_of(book_.rules[first.rule].type) == kVerbalConflict;
  if (same && said) second.recipients = first.recipients;
}

// "rejected an offer of talks with the rebels": the verb that the noun stands under, through other
// nouns; "there will be no talks with them": the verb that says so. nullptr where none tells.
Frame const* Matcher::verb_around(std::int32_t noun) const {
  std::size_t const limit = frames_.tokens.size();
  bool saying = false;
  for (std::size_t step = 0; step < limit && noun >= 0; ++step) {
    Token const& word = parse_.tokens[noun];
    std::string_view const relation = base_relation(word.relation);
    saying = saying || child(parse_, noun, "expl") >= 0;
    Frame const* outer = frames_.of(word.head);
    if (outer == nullptr) return nullptr;
    bool const below = saying
                           ? relation == "ccomp" || relation == "parataxis" || relation == "nsubj"
                           : relation == "obl" || relation == "obj" || relation == "nmod";
    bool const exists = relation == "nsubj" && child(parse_, word.head, "expl") >= 0;
    if (!below && !exists) return nullptr;
    if (outer->kind == FrameKind::verb && !exists && relation != "nsubj") return outer;
    noun = word.head;
  }
  return nullptr;
}

// "urged Israel to lift it, faulting it", "suspended his deputy, accusing her": who is meant by the
// object does not do it; who does what the clause around tells does.
void Matcher::rebind_actor(Coding& coding) const {
  Frame const* frame = frames_.of(coding.head);
  Argument const* object = frame == nullptr ? nullptr : frame->first(Slot::object);
  if (object == nullptr || frame->kind != FrameKind::verb) return;
  Token const& pronoun = parse_.tokens[object->token];
  std::int32_t const meant = names_.actor_at[object->token];
  bool const several = coding.actors.size() > 1;
  bool const among = several && frame->embedding == Embedding::adverbial &&
                     has_actor(coding.actors, meant);  // "…, thanking Iran", of Iran and Israel
  if (several && !among) return;
  bool const other = among || (pronoun.upos == Upos::PRON && !has_feature(pronoun, "Reflex=Yes"));
  bool const open = coding.actors.empty() && frame->embedding == Embedding::relative;
  bool const same = among || (!coding.actors.empty() && meant == coding.actors.front().actor);
  if (!other || meant < 0 || (!open && !same)) return;
  for (std::int32_t verb = parse_.tokens[coding.head].head; verb >= 0;
       verb = parse_.tokens[verb].head) {
    Frame const* outer = frames_.of(verb);
    Argument const* subject =
        outer == nullptr || outer->passive ? nullptr : outer->first(Slot::subject);
    if (subject == nullptr) continue;
    std::vector<Party> const found = parties_of(parse_, names_, subject->token);
    if (found.empty() || has_actor(found, meant)) continue;
    coding.actors = found;
    return;
  }
}

// "Azerbaijan accused Armenia of firing at its positions": nobody fires at his own; they are those
// of who says so.
void Matcher::rebind_owned(Coding& coding) const {
  Frame const* frame = frames_.of(coding.head);
  Frame const* outer = frame == nullptr || frame->embedding != Embedding::complement
                           ? nullptr
                           : frames_.of(frame->outer);
  Argument const* speaker = outer == nullptr ? nullptr : outer->first(Slot::subject);
  if (speaker == nullptr || coding.actors.empty()) return;
  std::vector<Party> const tellers = parties_of(parse_, names_, speaker->token);
  if (coding.recipients.empty()) add_owner(tellers, coding);
  for (Party& party : coding.recipients) {
    std::int32_t const owner = child(parse_, party.mention.head, "nmod:poss");
    bool const own = owner >= 0 && parse_.tokens[owner].upos == Upos::PRON;
    if (!own || !is_own(party.mention.head, coding)) continue;
    auto const other = std::find_if(tellers.begin(), tellers.end(), [&](Party const& teller) {
      return !is_own(teller.mention.head, coding) && !has_actor(coding.actors, teller.actor);
    });
    if (other != tellers.end()) party.actor = other->actor;
  }
}

// "accused China of ramming one of its vessels", where "its" was taken for China's.
void Matcher::add_owner(std::vector<Party> const& tellers, Coding& coding) const {
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::object || names_.actor_at[argument.token] >= 0) continue;
    bool const counts = parse_.tokens[argument.token].upos == Upos::NUM;  // "one of"
    std::int32_t const thing = counts ? child(parse_, argument.token, "nmod") : argument.token;
    std::int32_t const owner = thing < 0 ? -1 : child(parse_, thing, "nmod:poss");
    if (owner < 0 || parse_.tokens[owner].upos != Upos::PRON) continue;
    auto const other = std::find_if(tellers.begin(), tellers.end(), [&](Party const& teller) {
      return !is_own(teller.mention.head, coding) && !has_actor(coding.actors, teller.actor);
    });
    if (other != tellers.end()) coding.recipients.push_back(*other);
    return;
  }
}

// "Mosul – Insurgents attacked": a town suffers force and does not use it.
bool Matcher::is_town(Party const& party) const {
  return names_.place_at[party.mention.head] >= 0 &&
         names_.actors[party.actor].kind == ActorKind::people;
}

// "a drone of unknown origin", "unidentified aircraft": a weapon of nobody who is told.
bool Matcher::is_unowned(Party const& party) const {
  static constexpr std::array<std::string_view, 3> kWeapons = {"munitions", "weapon-air",
                                                               "weapon-drone"};
  std::int32_t const unowned = book_.classes.find("unowned");
  std::int32_t const weapon = party.mention.head;
  if (unowned < 0 || names_.actors[party.actor].kind == ActorKind::person) return false;
  std::int32_t const origin = child(parse_, weapon, "nmod");
  bool const told = origin >= 0 && parse_.tokens[origin].lemma == "origin";
  auto const& words = parse_.children[told ? origin : weapon];
  bool const flies = std::any_of(std::begin(kWeapons), std::end(kWeapons), [&](auto name) {
    return book_.classes.holds(name, parse_, weapon);
  });
  return flies && std::any_of(words.begin(), words.end(), [&](std::int32_t word) {
           return base_relation(parse_.tokens[word].relation) == "amod" &&
                  words_.has(word, {unowned});
         });
}

// "artillery" of "artillery was fired at Sange": what is hurled, and not whom it meets.
bool Matcher::is_hurled(Party const& party, Coding const& coding) const {
  static constexpr std::array<std::string_view, 6> kHurls = {"fire", "launch", "lob",
                                                             "hurl", "drop",   "throw"};
  return is_one_of(parse_.tokens[coding.head].lemma, kHurls) &&
         (book_.classes.holds("weapon-heavy", parse_, party.mention.head) ||
          book_.classes.holds("weapon-drone", parse_, party.mention.head));
}

// "launched missiles into the Gulf of Aden": nobody lives there.
bool Matcher::is_open_water(Party const& party) const {
  std::int32_t const place = names_.place_at[party.mention.head];
  return place >= 0 && names_.places[place].kind == PlaceKind::water;
}

// "recaptured it after fighting with the rebels", "rejected talks with the rebels": the other side
// of a mutual noun is who does what the clause tells, where that is of the same type, nothing by
// itself, or an answer to the noun.
void Matcher::add_other_side(Coding& coding) const {
  Frame const* frame = frames_.of(coding.head);
  if (frame == nullptr || frame->kind != FrameKind::noun) return;
  Frame const* outer = verb_around(coding.head);
  std::int32_t const tie = child(parse_, coding.head, "case");
  bool const opposed = tie >= 0 && parse_.tokens[tie].lemma == "against";
  if (outer == nullptr || opposed) return;  // "protested against a deal with Mercosur"
  if (outer->passive) return add_fallen_side(*outer, coding);
  static constexpr std::array<std::string_view, 8> kWatches = {
      "verify", "monitor", "supervise", "oversee", "mediate", "broker", "facilitate", "guarantee"};
  if (is_one_of(outer->lemma, kWatches)) return;  // "the mission will verify the truce with them"
  EventType const own = book_.rules[coding.rule].type;
  bool const talks = own == EventType::CONSULT || own == EventType::AGREE;
  std::int32_t const sign = child(parse_, coding.head, "case");
  bool const joint =
      own == EventType::COOPERATE && sign >= 0 && child(parse_, coding.head, "det") >= 0 &&
      parse_.tokens[sign].lemma == "in";  // "killed him in a joint operation with Mali"
  bool const lasts = frame->outer >= 0 && book_.classes.holds("spells", parse_, frame->outer);
  if (outer != frames_.of(frame->outer) && !talks && !lasts) return;  // "after weeks of fighting"
  std::int32_t const told = states_[outer - frames_.frames.data()].coding;
  EventType const type = told < 0 ? own : book_.rules[codings_[told].rule].type;
  bool const answer = type == EventType::REJECT || type == EventType::AGREE ||
                      type == EventType::REQUEST || type == EventType::SANCTION;
  if (type != own && !joint && !(talks && answer)) return;
  Argument const* subject = outer->first(Slot::subject);
  if (subject == nullptr || subject->token == coding.head) return;
  for (Party const& party : parties_of(parse_, names_, subject->token)) {
    if (!has_actor(coding.actors, party.actor) && !is_fellow(party, coding))
      coding.actors.insert(coding.actors.begin(), party);
  }
}

// "soldiers were killed in a clash with militants": those who bear arms and fell fought, too.
void Matcher::add_fallen_side(Frame const& outcome, Coding& coding) const {
  std::int32_t const told = states_[&outcome - frames_.frames.data()].coding;
  Argument const* fallen = outcome.first(Slot::object);
  bool const killed = told >= 0 && book_.rules[codings_[told].rule].outcome && fallen != nullptr;
  if (!killed || book_.rules[coding.rule].type != EventType::ASSAULT) return;
  for (Party const& party : parties_of(parse_, names_, fallen->token)) {
    Actor const& actor = names_.actors[party.actor];
    bool const armed =
        actor.kind == ActorKind::military || actor.kind == ActorKind::armed_group ||
        (!actor.sectors.empty() && (actor.sectors[0] == "MIL" || actor.sectors[0] == "COP"));
    if (armed && !has_actor(coding.actors, party.actor)) coding.actors.push_back(party);
  }
}

// "issued a statement condemning": who issued it condemns.
void Matcher::add_issuers(std::vector<std::int32_t>& subjects) const {
  std::int32_t const documents = book_.classes.find("documents");
  if (documents < 0 || subjects.size() != 1 || !words_.has(subjects.front(), {documents})) return;
  Frame const* frame = frames_.of(subjects.front());
  Frame const* outer = frame == nullptr ? nullptr : frames_.of(frame->outer);
  std::int32_t const issuing = book_.classes.find("issuing");
  bool const issues = outer != nullptr && outer->kind == FrameKind::verb && !outer->negated &&
                      (issuing < 0 || words_.has(outer->head, {issuing}));
  if (!issues) return;
  if (Argument const* issuer = outer->first(Slot::subject)) {
    if (issuer->token != subjects.front()) subjects.push_back(issuer->token);
  }
}

}  // namespace dragoman
