#include "claims/sources.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
std::vector<std::int32_t> SourceFinder::find(Frame const& frame, Coding const& coding) const {
  if (frame.kind == FrameKind::noun) return noun_sources(frame);
  if (std::int32_t const source = relayed(frame); source >= 0)
    return coordinated(here_.parse, source);
  std::vector<std::int32_t> const inverted = inverted_subject(frame);
  if (!inverted.empty()) return inverted;
  for (std::int32_t const teller : {teller_of(frame), company(frame)}) {
    if (teller >= 0) return coordinated(here_.parse, teller);
  }
  bool const passive = frame.passive || is_bare_participle(frame);
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::subject || !can_speak(argument.token)) continue;
    if (passive && argument.preposition != "by") continue;
    std::int32_t const which = is_person(argument.token) ? noun_before_which(frame) : -1;
    if (which >= 0) return coordinated(here_.parse, which);
    if (is_thing_that_shows(argument.token, frame)) return {};
    if (is_voice(argument.token) && !is_thing_that_tells(argument.token, frame))
      return coordinated(here_.parse, maker_of(argument.token));
    std::int32_t const around = subject_around(frame);
    return around < 0 ? std::vector<std::int32_t>() : coordinated(here_.parse, around);
  }
  for (std::int32_t const before : {noun_before_relative(frame), noun_before_verb(frame)}) {
    if (!passive && before >= 0) return coordinated(here_.parse, before);
  }
  if (passive) return {};
  std::vector<std::int32_t> const stray = stray_subject(frame);
  if (!stray.empty() || !here_.parse.tokens[frame.head].form.ends_with("ing")) return stray;
  std::int32_t const around = subject_around(frame);  // "said this may take months, telling …"
  return around < 0 ? stray : coordinated(here_.parse, around);
}

// "acknowledged that soldiers had fired, saying the convoy had not stopped": who acknowledged it
// says so, though the tree may give the saying to the soldiers. -1: no such clause.
std::int32_t SourceFinder::teller_of(Frame const& frame) const {
  Token const& word = here_.parse.tokens[frame.head];
  std::uint32_t const begin = subtree(here_.parse, frame.head).begin;
  std::int32_t const mark = child(here_.parse, frame.head, "mark");
  bool const meanwhile = mark >= 0 && here_.parse.tokens[mark].lemma == "while";
  bool const apart =
      begin > here_.sentence.tokens.begin &&
      (here_.parse.tokens[begin].form == "," || here_.parse.tokens[begin - 1].form == ",");
  bool const aside =
      base_relation(word.relation) == "advcl" && word.form.ends_with("ing") && (apart || meanwhile);
  bool const deed =
      word.head >= 0 && here_.book.find(here_.parse.tokens[word.head].lemma) == nullptr;
  bool const says = aside && child(here_.parse, frame.head, "ccomp") >= 0 &&
                    (is_open(frame.lemma) || (meanwhile && deed));
  if ((!says && !(aside && is_denial_beside_deed(frame))) ||
      base_relation(here_.parse.tokens[word.head].relation) != "ccomp")
    return -1;
  std::int32_t const cue = here_.parse.tokens[word.head].head;
  Frame const* outer = cue < 0 ? nullptr : here_.frames.of(cue);
  bool const before = outer != nullptr && cue < word.head && !outer->passive &&
                      here_.book.find(outer->lemma) != nullptr;
  Argument const* subject = before ? outer->first(Slot::subject) : nullptr;
  return subject != nullptr && is_actor(subject->token) ? subject->token : -1;
}

// "said only Panamanians run it, dismissing claims": who runs something dismisses nothing by it.
bool SourceFinder::is_denial_beside_deed(Frame const& frame) const {
  std::vector<Pattern> const* patterns = here_.book.find(frame.lemma);
  bool const denies = patterns != nullptr &&
                      std::any_of(patterns->begin(), patterns->end(), [&](Pattern const& pattern) {
                        return here_.book.rules()[pattern.payload].act == Act::deny;
                      });
  std::int32_t const deed = here_.parse.tokens[frame.head].head;
  return denies && deed >= 0 && here_.book.find(here_.parse.tokens[deed].lemma) == nullptr;
}

// "rejected it, with a spokeswoman saying …": who stands last between "with" and the participle.
// -1: nobody.
std::int32_t SourceFinder::company(Frame const& frame) const {
  std::int32_t const mark = child(here_.parse, frame.head, "mark");
  bool const with = mark >= 0 && here_.parse.tokens[mark].lemma == "with" &&
                    here_.parse.tokens[frame.head].form.ends_with("ing");
  for (std::int32_t t = frame.head - 1; with && t > mark; --t) {
    if (is_actor(t)) return t;
  }
  return -1;
}

// A verb of plain speech, which "demanding" and "purporting" are not.
bool SourceFinder::is_open(std::string_view lemma) const {
  std::vector<Pattern> const* patterns = here_.book.find(lemma);
  return patterns != nullptr &&
         std::any_of(patterns->begin(), patterns->end(), [&](Pattern const& pattern) {
           CueRule const& rule = here_.book.rules()[pattern.payload];
           return rule.open && rule.content.front().kind == ContentPlace::Kind::finite;
         });
}

// "those made by Israel, which has long accused …": trees often hang the clause on another noun
// than the one right before "which". -1: no such clause.
std::int32_t SourceFinder::noun_before_relative(Frame const& frame) const {
  std::int32_t const which = child(here_.parse, frame.head, "nsubj");
  bool const relative = here_.parse.tokens[frame.head].relation == "acl:relcl" && which > 1 &&
                        has_feature(here_.parse.tokens[which], "PronType=Rel");
  if (!relative) return -1;
  std::int32_t const before = which - (here_.parse.tokens[which - 1].form == "," ? 2 : 1);
  return is_actor(before) ? before : -1;
}

// "In the town, the region's governor says …": a finite verb without a subject, and somebody right
// before it whom the tree has taken for a name of the town.
std::int32_t SourceFinder::noun_before_verb(Frame const& frame) const {
  bool const finite = frame.kind == FrameKind::verb &&
                      has_feature(here_.parse.tokens[frame.head], "VerbForm=Fin") &&
                      base_relation(here_.parse.tokens[frame.head].relation) == "root";
  std::int32_t const before = frame.head - 1;
  bool const lacks = finite && child(here_.parse, frame.head, "nsubj") < 0;
  bool const here = before >= static_cast<std::int32_t>(here_.sentence.tokens.begin);
  return lacks && here && is_actor(before) ? before : -1;
}

// '"Are we ready?" asked Baker.': behind a quotation and right behind its verb stands who says it,
// though he may look like the object.
std::vector<std::int32_t> SourceFinder::inverted_subject(Frame const& frame) const {
  auto const head = static_cast<std::uint32_t>(frame.head);
  bool const behind =
      head >= 2 && here_.quotations.at[head - 2] >= 0 && here_.quotations.at[head] < 0;
  bool const participle = here_.parse.tokens[frame.head].form.ends_with("ing");
  if (!behind || participle || frame.kind != FrameKind::verb ||
      child(here_.parse, frame.head, "aux") >= 0)
    return {};
  static constexpr std::array<std::string_view, 3> kNext = {"nsubj", "iobj", "obj"};
  for (std::int32_t const next : here_.parse.children[frame.head]) {
    bool const beside = is_one_of(base_relation(here_.parse.tokens[next].relation), kNext) &&
                        next > frame.head && subtree(here_.parse, next).begin == head + 1;
    if (beside && can_speak(next)) return coordinated(here_.parse, maker_of(next));
  }
  return {};
}

bool SourceFinder::is_in(std::int32_t token, std::string_view word_class) const {
  return here_.book.in_class(here_.parse, token, word_class);
}

// "The paper quoted an official as saying": the official says it. -1 for any other cue.
std::int32_t SourceFinder::relayed(Frame const& frame) const {
  std::int32_t const mark = child(here_.parse, frame.head, "mark");
  bool const as = mark >= 0 && here_.parse.tokens[mark].lemma == "as";
  std::int32_t const above = here_.parse.tokens[frame.head].head;
  Frame const* relay = !as || above < 0 ? nullptr : here_.frames.of(above);
  if (relay == nullptr || !is_in(above, "relays")) return -1;
  Argument const* object = relay->first(Slot::object);
  return object != nullptr && can_speak(object->token) ? object->token : -1;
}

// False for deeds and things: "the meeting", "their programme".
bool SourceFinder::is_voice(std::int32_t token) const {
  return is_actor(token) || is_in(token, "utterance") || !is_in(token, "voiceless");
}

// "confirmed the action saying that …", "criticised the choice, claiming that …": a participle that
// opens a clause is not the noun's, unless that carries words.
bool SourceFinder::is_thing_that_tells(std::int32_t noun, Frame const& frame) const {
  Token const& word = here_.parse.tokens[frame.head];
  bool const participle = word.form.ends_with("ing");
  bool const opens = base_relation(word.relation) == "acl" && participle &&
                     child(here_.parse, frame.head, "ccomp") >= 0;
  std::uint32_t const begin = subtree(here_.parse, frame.head).begin;
  bool const aside = base_relation(word.relation) == "advcl" && participle &&
                     here_.parse.tokens[begin].form == ",";  // "that relations hold, citing …"
  return (opens || aside) && is_thing(noun) && subject_around(frame) >= 0;
}

// "the approval of the treaty, confirming their progress"
bool SourceFinder::is_thing_that_shows(std::int32_t noun, Frame const& frame) const {
  Token const& word = here_.parse.tokens[frame.head];
  std::string_view const relation = base_relation(word.relation);
  bool const beside = (relation == "acl" || relation == "advcl") && word.form.ends_with("ing") &&
                      child(here_.parse, frame.head, "ccomp") < 0;
  return beside && is_thing(noun) && has_feature(here_.parse.tokens[noun], "Number=Sing");
}

// No actor, and nothing that carries words.
bool SourceFinder::is_thing(std::int32_t noun) const {
  return here_.parse.tokens[noun].upos == Upos::NOUN && !is_actor(noun) &&
         !is_in(noun, "utterance") && !is_in(noun, "document");
}

// "issued a statement after a crisis meeting saying that …", "insist their programme is peaceful
// and say …": what has no voice was only near, and who speaks in the clause around goes on. -1:
// nobody.
std::int32_t SourceFinder::subject_around(Frame const& frame) const {
  std::string_view const relation = base_relation(here_.parse.tokens[frame.head].relation);
  bool const owned = child(here_.parse, frame.head, "nsubj") >= 0;
  if (owned || (relation != "acl" && relation != "conj" && relation != "advcl")) return -1;
  std::int32_t above = here_.parse.tokens[frame.head].head;
  for (int steps = 0; steps < 8 && above >= 0; ++steps) {
    Frame const* clause = here_.frames.of(above);
    Argument const* subject = clause == nullptr ? nullptr : clause->first(Slot::subject);
    bool const active = subject != nullptr && clause->kind == FrameKind::verb && !clause->passive;
    if (active && subject->token < frame.head && is_actor(subject->token)) return subject->token;
    bool const verb = child(here_.parse, above, "obj") >= 0;  // "members debate the deal"
    std::int32_t const doer = verb ? child(here_.parse, above, "nsubj") : -1;
    if (doer >= 0 && doer < frame.head && is_actor(doer)) return doer;
    above = here_.parse.tokens[above].head;
  }
  return -1;
}

// "Asked about the road, he said …", "a leader expected to stay": a participle that is tagged as a
// past tense.
bool SourceFinder::is_bare_participle(Frame const& frame) const {
  Token const& word = here_.parse.tokens[frame.head];
  std::string_view const relation = base_relation(word.relation);
  std::int32_t const mark = child(here_.parse, frame.head, "mark");
  bool const past = frame.kind == FrameKind::verb && has_feature(word, "Tense=Past") &&
                    child(here_.parse, frame.head, "aux") < 0;
  if (past && mark >= 0 && here_.parse.tokens[mark].lemma == "with")
    return true;  // "with A expected"
  std::uint32_t const begin = subtree(here_.parse, frame.head).begin;
  bool const between = relation == "parataxis" && begin > 0 &&  // "Biden, asked about it, said"
                       here_.parse.tokens[begin - 1].form == ",";
  return past && (relation == "advcl" || relation == "acl" || between) && mark < 0 &&
         child(here_.parse, frame.head, "nsubj") < 0;
}

// "'We obey no one,' their leader said": the subject may be given to the words in the marks.
std::vector<std::int32_t> SourceFinder::stray_subject(Frame const& frame) const {
  static constexpr std::int32_t kNear = 12;  // words
  for (std::uint32_t t = here_.sentence.tokens.begin; t < here_.sentence.tokens.end; ++t) {
    Token const& word = here_.parse.tokens[t];
    auto const token = static_cast<std::int32_t>(t);
    bool const near =
        std::max(token, frame.head) - std::min(token, frame.head) < static_cast<int>(kNear);
    bool const outside = here_.quotations.at[t] < 0 && base_relation(word.relation) == "nsubj";
    if (!near || !outside || word.head < 0 || here_.quotations.at[word.head] < 0) continue;
    if (can_speak(token)) return coordinated(here_.parse, token);
  }
  return {};
}

// "a statement from the office said": the office speaks; "issued a statement saying".
std::int32_t SourceFinder::maker_of(std::int32_t token) const {
  if (!is_in(token, "utterance")) return token;
  std::int32_t const named = named_maker(token);
  if (named >= 0) return named;
  Frame const* noun = here_.frames.of(token);
  std::vector<std::int32_t> const carrier =
      noun == nullptr ? std::vector<std::int32_t>() : carrier_subject(*noun);
  return carrier.empty() ? token : carrier.front();
}

// Also "a statement released by the office", "a study published in The Lancet".
std::int32_t SourceFinder::named_maker(std::int32_t words) const {
  for (std::int32_t const owner : here_.parse.children[words]) {
    if (makes(owner) && can_speak(owner)) return owner;
    if (std::int32_t const host = host_of(owner); host >= 0) return host;
    if (here_.parse.tokens[owner].relation != "acl") continue;
    bool const printed = here_.parse.tokens[owner].lemma == "publish";
    for (std::int32_t const agent : here_.parse.children[owner]) {
      bool const in = printed && signed_by(agent, "in") && here_.names.place_at[agent] < 0;
      if (is_actor(agent) && (in || signed_by(agent, "by"))) return agent;
    }
  }
  return -1;
}

// "Police" of "a statement on the West Yorkshire Police website", for the website: what stands on
// it is theirs. -1: it is none, or nobody's.
std::int32_t SourceFinder::host_of(std::int32_t page) const {
  static constexpr std::array<std::string_view, 7> kPages = {"website", "site", "page", "account",
                                                             "channel", "feed", "blog"};
  Token const& word = here_.parse.tokens[page];
  if (word.relation != "nmod" || !is_one_of(word.lemma, kPages)) return -1;
  for (std::int32_t const owner : here_.parse.children[page]) {
    std::string_view const how = base_relation(here_.parse.tokens[owner].relation);
    bool const owns = how == "compound" || here_.parse.tokens[owner].relation == "nmod:poss";
    if (owns && is_actor(owner)) return owner;
  }
  return -1;
}

bool SourceFinder::signed_by(std::int32_t agent, std::string_view preposition) const {
  std::int32_t const sign = child(here_.parse, agent, "case");
  return sign >= 0 && here_.parse.tokens[sign].lemma == preposition;
}

// "the office's", "from the office", "by the office", "an army" statement
bool SourceFinder::makes(std::int32_t owner) const {
  static constexpr std::array<std::string_view, 3> kOf = {"'s", "from", "by"};
  // "a Syria report" is about it
  if (here_.parse.tokens[owner].relation == "compound") {
    return is_actor(owner) && here_.names.place_at[owner] < 0;
  }
  if (base_relation(here_.parse.tokens[owner].relation) != "nmod") return false;
  std::int32_t const sign = child(here_.parse, owner, "case");
  return here_.parse.tokens[owner].relation == "nmod:poss" ||
         (sign >= 0 && is_one_of(here_.parse.tokens[sign].lemma, kOf));
}

// "the minister's claim", "a claim by the minister", "made the claim that", "the Russian claim",
// "a fear among allies".
std::vector<std::int32_t> SourceFinder::noun_sources(Frame const& frame) const {
  for (Slot const slot : {Slot::owner, Slot::subject}) {
    Argument const* argument = frame.first(slot);
    if (argument != nullptr && can_speak(argument->token)) {
      return coordinated(here_.parse, argument->token);
    }
  }
  for (std::string_view const preposition : {"among", "amongst", "from", "of"}) {
    Argument const* argument = frame.after(preposition);
    bool const speaks =
        argument != nullptr && (is_actor(argument->token) ||
                                (preposition.starts_with("among") && can_speak(argument->token)));
    if (speaks) return coordinated(here_.parse, argument->token);
  }
  for (Argument const& argument : frame.arguments) {
    if (argument.slot == Slot::modifier && is_actor(argument.token)) return {argument.token};
  }
  return carrier_subject(frame);
}

// Who makes, issues or repeats it; who only faces or dismisses a claim has not made it.
std::vector<std::int32_t> SourceFinder::carrier_subject(Frame const& frame) const {
  if (base_relation(here_.parse.tokens[frame.head].relation) != "obj") return {};
  Frame const* verb = here_.frames.of(frame.outer);
  if (verb == nullptr || !is_in(verb->head, "utters")) return {};
  Argument const* subject = verb->first(Slot::subject);
  if (subject == nullptr || !can_speak(subject->token)) return {};
  return coordinated(here_.parse, subject->token);
}

bool SourceFinder::is_actor(std::int32_t token) const {
  return static_cast<std::size_t>(token) < here_.names.actor_at.size() &&
         here_.names.actor_at[token] >= 0;
}

// "the head of the Church, which claims …": no person. -1: no such clause.
std::int32_t SourceFinder::noun_before_which(Frame const& frame) const {
  std::int32_t const sign = child(here_.parse, frame.head, "nsubj");
  bool const which = sign >= 0 && here_.parse.tokens[sign].lemma == "which";
  return which ? noun_before_relative(frame) : -1;
}

bool SourceFinder::is_person(std::int32_t token) const {
  return is_actor(token) &&
         here_.names.actors[here_.names.actor_at[token]].kind == ActorKind::person;
}

bool SourceFinder::can_speak(std::int32_t token) const {
  static constexpr std::array<std::string_view, 18> kNobody = {
      "these", "those",  "such",    "this", "that",  "what",      "which",    "one", "nobody",
      "none",  "anyone", "nothing", "who",  "there", "something", "anything", "you", "whoever"};
  Token const& word = here_.parse.tokens[token];
  if (has_no(token)) return false;  // "no group has claimed the attack"
  bool const some = word.lemma == "those" || word.lemma == "one";  // "one of the leaders"
  if (is_actor(token) || (some && is_described(token))) return true;
  switch (word.upos) {
    case Upos::PRON:
    case Upos::DET:
      return !is_one_of(word.lemma, kNobody);
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::NUM:
    case Upos::ADJ:
    case Upos::SYM:  // "42% of those asked"
    case Upos::X:
      return true;
    default:
      return false;
  }
}

bool SourceFinder::has_no(std::int32_t noun) const {
  std::int32_t const article = child(here_.parse, noun, "det");
  std::int32_t const sign = child(here_.parse, noun, "advmod");  // "not everyone"
  return (article >= 0 && here_.parse.tokens[article].lemma == "no") ||
         (sign >= 0 && sign < noun && here_.parse.tokens[sign].lemma == "not");
}

// "those close to him", "those who fled"
bool SourceFinder::is_described(std::int32_t token) const {
  return child(here_.parse, token, "amod") >= 0 || child(here_.parse, token, "acl") >= 0 ||
         child(here_.parse, token, "nmod") >= 0;
}

}  // namespace dragoman
