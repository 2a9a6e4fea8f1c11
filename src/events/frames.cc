#include "events/frames.h"

#include <algorithm>
#include <array>
#include <optional>

#include "events/frame_finder.h"

namespace dragoman {
namespace {

// "can no longer use the crossing"
bool is_no_longer(Parse const& parse, std::int32_t adverb) {
  std::int32_t const no = child(parse, adverb, "advmod");
  std::string_view const lemma = parse.tokens[adverb].lemma;
  return no >= 0 && parse.tokens[no].lemma == "no" && (lemma == "long" || lemma == "longer");
}

// "are to exchange all captives", "is due to visit": arranged, and not done yet.
bool is_arranged(Parse const& parse, std::int32_t verb) {
  std::int32_t const to = child(parse, verb, "mark");
  bool const set = to >= 0 && (parse.tokens[to].lemma == "to" || parse.tokens[to].lemma == "due");
  return set && child(parse, verb, "cop") >= 0 && parse.tokens[verb].upos == Upos::VERB;
}

}  // namespace

Argument const* Frame::first(Slot slot) const {
  for (Argument const& argument : arguments) {
    if (argument.slot == slot) return &argument;
  }
  return nullptr;
}

Argument const* Frame::after(std::string_view preposition) const {
  for (Argument const& argument : arguments) {
    if (argument.slot == Slot::oblique && argument.preposition == preposition) return &argument;
  }
  return nullptr;
}

Frame const* Frames::of(std::int32_t token) const {
  if (token < 0 || !tokens.contains(static_cast<std::uint32_t>(token))) return nullptr;
  std::int32_t const index = at[token - tokens.begin];
  return index < 0 ? nullptr : &frames[index];
}

bool gives_name(Parse const& parse, Frame const& frame) {
  static constexpr std::array<std::string_view, 6> kNaming = {"call",  "describe", "term",
                                                              "label", "dub",      "consider"};
  return frame.kind == FrameKind::verb && frame.embedding == Embedding::relative &&
         frame.outer >= 0 && parse.tokens[frame.outer].lemma == "what" &&
         is_one_of(frame.lemma, kNaming);
}

std::string_view lemma_of_sign(Token const& sign) {
  return sign.lemma == "follow" ? std::string_view("following") : std::string_view(sign.lemma);
}

bool is_many_of(Parse const& parse, std::int32_t many, std::int32_t noun) {
  static constexpr std::array<std::string_view, 9> kMany = {
      "series", "wave", "spate", "string", "barrage", "number", "pair", "dozen", "volley"};
  Token const& word = parse.tokens[noun];
  return word.relation == "nmod" && word.head == many && is_one_of(parse.tokens[many].lemma, kMany);
}

std::vector<std::int32_t> coordinated(Parse const& parse, std::int32_t token) {
  std::vector<std::int32_t> tokens = {token};
  for (std::size_t i = 0; i < tokens.size(); ++i) {  // "A, B and C" may be nested
    for (std::int32_t const dependent : parse.children[tokens[i]]) {
      if (base_relation(parse.tokens[dependent].relation) == "conj") tokens.push_back(dependent);
    }
  }
  return tokens;
}

FrameFinder::FrameFinder(Parse const& parse, Sentence const& sentence) : parse_(parse) {
  frames_.tokens = sentence.tokens;
  frames_.at.assign(sentence.tokens.size(), -1);
  found_.reserve(sentence.tokens.size());
}

// Outer predicates come before the ones inside them, since these take their missing arguments
// from there.
Frames FrameFinder::find() {
  std::vector<std::int32_t> waiting;
  for (std::uint32_t t = frames_.tokens.end; t-- > frames_.tokens.begin;) {
    std::int32_t const head = parse_.tokens[t].head;
    bool const is_root = head < 0 || !frames_.tokens.contains(static_cast<std::uint32_t>(head));
    if (is_root) waiting.push_back(static_cast<std::int32_t>(t));
  }
  while (!waiting.empty()) {
    std::int32_t const token = waiting.back();
    waiting.pop_back();
    if (std::optional<FrameKind> const kind = kind_of(token)) add(token, *kind);
    auto const& children = parse_.children[token];
    waiting.insert(waiting.end(), children.rbegin(), children.rend());
  }
  order_by_head();
  return std::move(frames_);
}

void FrameFinder::order_by_head() {
  std::sort(found_.begin(), found_.end(),
            [](Frame const& a, Frame const& b) { return a.head < b.head; });
  frames_.frames = std::move(found_);
  for (std::size_t i = 0; i < frames_.frames.size(); ++i) {
    frames_.at[frames_.frames[i].head - frames_.tokens.begin] = static_cast<std::int32_t>(i);
  }
}

std::optional<FrameKind> FrameFinder::kind_of(std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  std::string_view const relation = base_relation(word.relation);
  switch (word.upos) {
    case Upos::VERB:
      if (relation == "amod" || relation == "compound" || relation == "case") return std::nullopt;
      return FrameKind::verb;
    case Upos::X:
      return takes_sides(token) ? std::optional(FrameKind::verb) : std::nullopt;
    case Upos::NOUN:
    case Upos::PROPN:
      if (takes_sides(token)) return FrameKind::verb;
      if (relation == "flat" || relation == "fixed" || relation == "compound") return std::nullopt;
      return FrameKind::noun;
    case Upos::ADJ:
      if (relation == "amod" || relation == "compound" || relation == "flat") return std::nullopt;
      return FrameKind::adjective;
    case Upos::ADV:  // "the water is off"
      if (child(parse_, token, "cop") < 0) return std::nullopt;
      return FrameKind::adjective;
    default:
      return std::nullopt;
  }
}

// "Police arrest 1,300 people", where "arrest" was taken for a noun: what has a subject and an
// object is a verb.
bool FrameFinder::takes_sides(std::int32_t token) const {
  return child(parse_, token, "nsubj") >= 0 && child(parse_, token, "obj") >= 0 &&
         child(parse_, token, "cop") < 0;
}

void FrameFinder::add(std::int32_t token, FrameKind kind) {
  Frame frame;
  frame.head = token;
  frame.kind = kind;
  frame.lemma = parse_.tokens[token].lemma;
  frame.passive = kind == FrameKind::verb && is_passive(token);
  if (frame.passive && is_state(token)) {
    frame.kind = kind = FrameKind::adjective;
    frame.lemma = parse_.tokens[token].form;
    frame.passive = false;
  }
  if (kind == FrameKind::noun) {
    take_noun_arguments(frame);
  } else {
    take_clause_arguments(frame);
  }
  take_auxiliaries(frame);
  embed(frame);
  fill_missing(frame);
  frames_.at[token - frames_.tokens.begin] = static_cast<std::int32_t>(found_.size());
  found_.push_back(std::move(frame));
}

Frame const* FrameFinder::known(std::int32_t token) const {
  if (token < 0 || !frames_.tokens.contains(static_cast<std::uint32_t>(token))) return nullptr;
  std::int32_t const index = frames_.at[token - frames_.tokens.begin];
  return index < 0 ? nullptr : &found_[index];
}

std::string_view FrameFinder::marker(std::int32_t token) const {
  std::int32_t const sign = child(parse_, token, "case");
  if (sign >= 0) return lemma_of_sign(parse_.tokens[sign]);
  if (subject_after_for(token) >= 0) return "to";
  std::int32_t const mark = child(parse_, token, "mark");
  if (mark >= 0) return lemma_of_sign(parse_.tokens[mark]);
  bool const clause = base_relation(parse_.tokens[token].relation) == "advcl";
  std::int32_t const adverb = clause ? child(parse_, token, "advmod") : -1;
  return adverb >= 0 && parse_.tokens[adverb].lemma == "when" ? "when" : std::string_view();
}

// "Iran" of "called for Iran to withdraw", -1 where the clause opens otherwise.
std::int32_t FrameFinder::subject_after_for(std::int32_t clause) const {
  std::int32_t const mark = child(parse_, clause, "mark");
  if (mark < 0 || parse_.tokens[mark].lemma != "for") return -1;
  bool const infinitive = has_feature(parse_.tokens[clause], "VerbForm=Inf");
  return infinitive ? child(parse_, clause, "nsubj") : -1;
}

// "the village shelled by rebels", "was shelled", "Village shelled by rebels" in a headline.
bool FrameFinder::is_passive(std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  if (child(parse_, token, "aux:pass") >= 0 || child(parse_, token, "nsubj:pass") >= 0) return true;
  std::int32_t const said = child(parse_, token, "ccomp");  // "The minister denied that …"
  std::int32_t const mark = said < 0 ? -1 : child(parse_, said, "mark");
  bool const tells = mark >= 0 && parse_.tokens[mark].lemma == "that";
  bool const opens = tells || child(parse_, token, "obj") >= 0;
  if (opens && child(parse_, token, "nsubj") >= 0) return false;
  bool const past_participle =
      has_feature(word, "VerbForm=Part") && has_feature(word, "Tense=Past");
  if (!past_participle) return false;
  std::string_view const relation = base_relation(word.relation);
  if (child(parse_, token, "aux") >= 0) return has_feature(word, "Voice=Pass");
  if (relation == "conj" && child(parse_, token, "nsubj") < 0) {
    Frame const* first = known(word.head);
    if (first != nullptr && first->kind == FrameKind::verb) return first->passive;
  }
  if (child(parse_, token, "obl:agent") >= 0 || word.relation == "acl") return true;
  if (has_feature(word, "Voice=Pass")) return true;
  return relation == "advcl" && child(parse_, token, "obj") < 0;
}

// "is prepared to leave", "was concerned": a participle that tells how its subject stands.
bool FrameFinder::is_state(std::int32_t token) const {
  static constexpr std::array<std::string_view, 20> kStates = {
      "engaged",  "involved", "prepared",  "opposed",   "committed", "determined", "concerned",
      "resolved", "outraged", "dismayed",  "alarmed",   "worried",   "satisfied",  "disappointed",
      "saddened", "appalled", "convinced", "dedicated", "inclined",  "interested"};
  bool const agent = std::any_of(
      parse_.children[token].begin(), parse_.children[token].end(),
      [&](std::int32_t dependent) { return parse_.tokens[dependent].relation == "obl:agent"; });
  return !agent && is_one_of(parse_.tokens[token].form, kStates);
}

void FrameFinder::take_clause_arguments(Frame& frame) const {
  for (std::int32_t const token : parse_.children[frame.head]) {
    Token const& word = parse_.tokens[token];
    std::string_view const relation = base_relation(word.relation);
    if (relation == "nsubj" || relation == "csubj") {
      bool const passive = word.relation.ends_with(":pass") && frame.kind == FrameKind::verb;
      // "A court sentences the man": of two subjects the one behind the verb is its object
      bool const second = !frame.passive && token > frame.head &&
                          frame.first(Slot::subject) != nullptr &&
                          child(parse_, frame.head, "obj") < 0;
      bool const deep_object = frame.passive || passive || second;
      frame.arguments.push_back({deep_object ? Slot::object : Slot::subject, token, {}});
    } else if (relation == "obj") {
      take_object(frame, token);
    } else if (relation == "iobj") {
      frame.arguments.push_back({Slot::indirect, token, {}});
    } else if (relation == "obl" || relation == "nmod") {
      take_oblique(frame, token);
    } else if (relation == "ccomp" || relation == "xcomp") {
      take_clause(frame, token);
    } else if (relation == "advcl" && subject_after_for(token) >= 0) {
      take_clause(frame, token);
    } else if (relation == "advcl") {
      std::string_view const mark = marker(token);
      if (!mark.empty()) frame.arguments.push_back({Slot::oblique, token, mark});
    } else if (word.relation == "compound:prt" || relation == "advmod") {
      frame.particles.push_back(token);
    }
  }
  if (frame.passive) take_low_agent(frame);
  if (frame.first(Slot::object) != nullptr) return;
  for (Argument& argument : frame.arguments) {  // without an object it is one: "charged him"
    if (argument.slot == Slot::indirect) argument.slot = Slot::object;
  }
}

// "called for Iran to withdraw" calls for Iran and opens a clause that it does.
void FrameFinder::take_clause(Frame& frame, std::int32_t token) const {
  std::int32_t const subject = subject_after_for(token);
  if (subject >= 0) frame.arguments.push_back({Slot::oblique, subject, "for"});
  frame.arguments.push_back({Slot::clause, token, marker(token)});
}

// "was investigated for his dealings by the police", "the arrest of dissidents by the police": the
// tree may hang the agent on the noun before.
void FrameFinder::take_low_agent(Frame& frame) const {
  if (frame.first(Slot::subject) != nullptr) return;
  for (Argument const& argument : frame.arguments) {
    bool const earlier = argument.preposition == "after" || argument.preposition == "following";
    if (argument.slot != Slot::oblique || earlier) continue;  // "freed after mediation by elders"
    for (std::int32_t const token : parse_.children[argument.token]) {
      bool const phrase = base_relation(parse_.tokens[token].relation) == "nmod";
      if (!phrase || marker(token) != "by") continue;
      frame.arguments.push_back({Slot::subject, token, "by"});
      return;
    }
  }
}

// Where a passive keeps an object, its subject is the one who gets: "they were given weapons".
void FrameFinder::take_object(Frame& frame, std::int32_t token) const {
  if (frame.passive) {
    for (Argument& argument : frame.arguments) {
      if (argument.slot == Slot::object) argument.slot = Slot::indirect;
    }
  }
  frame.arguments.push_back({Slot::object, token, {}});
}

void FrameFinder::take_oblique(Frame& frame, std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  std::string_view const preposition = marker(token);
  if (word.lemma == "exception") return;  // "with the exception of" takes no part
  bool const agent = word.relation == "obl:agent" || (frame.passive && preposition == "by");
  if (agent) {
    frame.arguments.push_back({Slot::subject, token, preposition});
  } else if (!preposition.empty()) {
    frame.arguments.push_back({Slot::oblique, token, preposition});
  }
}

// "a blast attributed to rebels", "attacks blamed on gangs", "a raid claimed by the group": who did
// what the noun tells, as somebody says; -1 where the participle tells of nobody.
std::int32_t FrameFinder::blamed_by(std::int32_t participle) const {
  Token const& word = parse_.tokens[participle];
  std::string_view const tie = word.lemma == "attribute" ? "to"
                               : word.lemma == "blame"   ? "on"
                               : word.lemma == "claim"   ? "by"
                                                         : std::string_view();
  if (tie.empty() || !has_feature(word, "Tense=Past")) return -1;
  for (std::int32_t const token : parse_.children[participle]) {
    bool const oblique = base_relation(parse_.tokens[token].relation) == "obl";
    if (oblique && marker(token) == tie) return token;
  }
  return -1;
}

void FrameFinder::take_noun_arguments(Frame& frame) const {
  for (std::int32_t const token : parse_.children[frame.head]) {
    Token const& word = parse_.tokens[token];
    std::string_view const relation = base_relation(word.relation);
    if (word.relation == "nmod:poss") {
      frame.arguments.push_back({Slot::owner, token, {}});
    } else if (relation == "nmod" || relation == "obl") {
      std::string_view const preposition = marker(token);
      Slot const slot = preposition == "by"   ? Slot::subject
                        : preposition.empty() ? Slot::modifier
                                              : Slot::oblique;
      frame.arguments.push_back({slot, token, preposition});
    } else if (relation == "amod" || relation == "compound") {
      frame.arguments.push_back({Slot::modifier, token, {}});
    } else if (relation == "acl" || relation == "ccomp") {
      bool const relative = word.relation == "acl:relcl";
      if (!relative) take_clause(frame, token);
      std::int32_t const blamed = relative ? -1 : blamed_by(token);
      if (blamed >= 0) frame.arguments.push_back({Slot::subject, blamed, "by"});
    } else if (relation == "nsubj") {
      frame.arguments.push_back({Slot::subject, token, {}});
    }
  }
  for (std::string_view const where : {"of", "at", "in", "near", "outside"}) {
    if (frame.after(where) == nullptr) continue;
    take_low_agent(frame);  // "a shooting at a checkpoint by an unknown gunman"
    return;
  }
}

void FrameFinder::take_auxiliaries(Frame& frame) const {
  static constexpr std::array<std::string_view, 4> kNot = {"not", "never", "n't", "hardly"};
  static constexpr std::array<std::string_view, 4> kNone = {"no", "neither", "nobody", "none"};
  static constexpr std::array<std::string_view, 4> kPossible = {"may", "might", "could", "can"};
  static constexpr std::array<std::string_view, 3> kNecessary = {"must", "should", "ought"};
  static constexpr std::array<std::string_view, 3> kFuture = {"will", "shall", "wo"};
  Token const& head = parse_.tokens[frame.head];
  if (has_feature(head, "Tense=Past")) frame.tense = Tense::past;
  if (has_feature(head, "Tense=Pres")) frame.tense = Tense::present;
  if (is_arranged(parse_, frame.head)) frame.tense = Tense::future;
  for (std::int32_t const token : parse_.children[frame.head]) {
    Token const& word = parse_.tokens[token];
    std::string_view const relation = base_relation(word.relation);
    bool const no_longer = is_no_longer(parse_, token);
    if (relation == "advmod" && (no_longer || is_one_of(word.lemma, kNot))) {
      frame.negated = !frame.negated;
    }
    if (relation == "det" && is_one_of(word.lemma, kNone)) frame.negated = true;
    if (relation == "mark" && word.lemma == "without") frame.negated = true;
    if (relation == "nsubj" && is_one_of(word.lemma, kNone)) frame.negated = true;
    if ((relation == "nsubj" || relation == "obj") && frame.kind == FrameKind::verb) {
      std::int32_t const determiner = child(parse_, token, "det");  // "no talks were held"
      if (determiner >= 0 && parse_.tokens[determiner].lemma == "no") frame.negated = true;
    }
    if (relation != "aux" && relation != "cop") continue;
    if (is_one_of(word.lemma, kPossible)) frame.modality = Modality::possible;
    if (is_one_of(word.lemma, kNecessary)) frame.modality = Modality::necessary;
    if (word.lemma == "would") frame.modality = Modality::conditional;
    if (word.lemma == "have" && has_feature(word, "VerbForm=Inf")) frame.perfect = true;
    if (is_one_of(word.lemma, kFuture)) frame.tense = Tense::future;
    if (frame.tense == Tense::future) continue;
    bool const past = has_feature(word, "Tense=Past") || word.lemma == "have";
    if (past && frame.modality == Modality::none) frame.tense = Tense::past;
  }
}

Frames find_frames(Parse const& parse, Sentence const& sentence) {
  return FrameFinder(parse, sentence).find();
}

std::vector<Frames> find_frames(Parse const& parse) {
  std::vector<Frames> out;
  out.reserve(parse.sentences.size());
  for (Sentence const& sentence : parse.sentences) out.push_back(find_frames(parse, sentence));
  return out;
}

}  // namespace dragoman
