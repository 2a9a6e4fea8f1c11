// Arguments that a clause leaves to the words around it: coordination, control, relative clauses.
#include <algorithm>
#include <array>

#include "events/frame_finder.h"

namespace dragoman {
void FrameFinder::fill_missing(Frame& frame) {
  if (frame.kind == FrameKind::noun) {
    share_owner(frame);
    return;
  }
  if (frame.passive) share_agent(frame);
  if (fill_antecedent(frame)) return;
  if (has_feature(parse_.tokens[frame.head], "VerbForm=Ger") && take_sides(frame))
    return;  // "fighting between rebels and the army"
  std::int32_t const subject = missing_subject(frame);
  bool const gets = frame.passive && child(parse_, frame.head, "obj") >= 0;  // "and denied access"
  Slot const slot = gets ? Slot::indirect : frame.passive ? Slot::object : Slot::subject;
  if (subject >= 0 && subject != frame.head && frame.first(slot) == nullptr) {
    frame.arguments.push_back({slot, subject, {}});
  }
  share_object(frame);
}

// "fighting between rebels and the army"; the sides may hang on the verb that tells of it:
// "fighting intensifies between …".
bool FrameFinder::take_sides(Frame& frame) const {
  if (frame.after("between") != nullptr) return true;
  Frame const* outer = known(parse_.tokens[frame.head].head);
  bool const told_of = base_relation(parse_.tokens[frame.head].relation) == "csubj";
  Argument const* sides = outer == nullptr || !told_of ? nullptr : outer->after("between");
  if (sides != nullptr) frame.arguments.push_back(*sides);
  return sides != nullptr;
}

// "was shot and killed by police": who did the second did the first, wherever the tree has him.
void FrameFinder::share_agent(Frame& second) {
  Token const& word = parse_.tokens[second.head];
  if (base_relation(word.relation) != "conj" || child(parse_, second.head, "aux:pass") >= 0) return;
  Frame const* first = known(word.head);
  Argument const* ahead =
      first == nullptr || !first->passive ? nullptr : first->first(Slot::subject);
  if (ahead != nullptr && ahead->token > second.head && second.first(Slot::subject) == nullptr) {
    second.arguments.push_back(*ahead);
    return;
  }
  bool const open = first != nullptr && first->passive && first->first(Slot::subject) == nullptr;
  Argument const* agent = second.first(Slot::subject);
  if (!open || agent == nullptr || agent->token < second.head) return;
  found_[first - found_.data()].arguments.push_back(*agent);
}

// "Russia's threats and attacks", "Russian missile and drone attacks", "its operation, an
// offensive": whose the first is, the second is, too.
void FrameFinder::share_owner(Frame& frame) const {
  Token const& word = parse_.tokens[frame.head];
  if (base_relation(word.relation) != "conj" && word.relation != "appos") return;
  Frame const* first = known(word.head);
  if (first == nullptr || frame.first(Slot::owner) != nullptr) return;
  if (Argument const* owner = first->first(Slot::owner)) frame.arguments.push_back(*owner);
  if (child(parse_, frame.head, "det") >= 0 || has_named_modifier(frame)) return;
  for (Argument const& argument : first->arguments) {
    if (is_named_modifier(argument)) frame.arguments.push_back(argument);
  }
}

bool FrameFinder::is_named_modifier(Argument const& argument) const {
  Token const& word = parse_.tokens[argument.token];
  return argument.slot == Slot::modifier && !word.form.empty() && word.form[0] >= 'A' &&
         word.form[0] <= 'Z';
}

bool FrameFinder::has_named_modifier(Frame const& frame) const {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(),
                     [this](Argument const& argument) { return is_named_modifier(argument); });
}

// The noun that a relative clause says something about, in the place of "who", "which", "that".
bool FrameFinder::fill_antecedent(Frame& frame) const {
  std::int32_t clause = frame.head;
  bool const joined = base_relation(parse_.tokens[clause].relation) == "conj";
  if (joined && parse_.tokens[clause].head >= 0) clause = parse_.tokens[clause].head;
  Token const* word = &parse_.tokens[clause];
  if (base_relation(word->relation) != "acl" || word->head < 0) return false;
  // "a stadium where protesters waved flags and chanted": they, and not the stadium
  bool const finite = !parse_.tokens[frame.head].form.ends_with("ing");
  if (joined && finite && is_told_where(clause)) return false;
  std::int32_t const antecedent = word->head;
  for (Argument& argument : frame.arguments) {
    Token const& pronoun = parse_.tokens[argument.token];
    bool const relative = has_feature(pronoun, "PronType=Rel") || pronoun.lemma == "who" ||
                          pronoun.lemma == "which" || pronoun.lemma == "whom";
    if (relative) {
      argument.token = antecedent;
      return true;
    }
  }
  if (word->relation == "acl:relcl") {
    if (!is_told_where(frame.head)) fill_gap(frame, antecedent);
    return true;
  }
  bool const infinitive = has_feature(*word, "VerbForm=Inf") || !marker(frame.head).empty();
  if (infinitive && !frame.passive && !is_singled_out(antecedent)) return false;
  frame.arguments.push_back(
      {frame.passive ? Slot::object : Slot::subject, named_by(antecedent), {}});
  return true;
}

// "a convent where people shelter": the clause lacks nothing.
bool FrameFinder::is_told_where(std::int32_t clause) const {
  static constexpr std::array<std::string_view, 3> kWhere = {"where", "when", "why"};
  auto const& children = parse_.children[clause];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t dependent) {
    Token const& word = parse_.tokens[dependent];
    return base_relation(word.relation) == "advmod" && is_one_of(word.lemma, kWhere);
  });
}

// "the first state to recognise them", "the only officer to resign": who is so told of does it.
bool FrameFinder::is_singled_out(std::int32_t token) const {
  static constexpr std::array<std::string_view, 4> kSingle = {"only", "last", "next", "first"};
  auto const& children = parse_.children[token];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t dependent) {
    Token const& word = parse_.tokens[dependent];
    if (base_relation(word.relation) != "amod") return false;
    return is_one_of(word.lemma, kSingle) || has_feature(word, "Degree=Sup") ||
           has_feature(word, "NumType=Ord");
  });
}

// "Lebanon will be the last state to sign": of a noun that tells what somebody is, that somebody.
std::int32_t FrameFinder::named_by(std::int32_t token) const {
  if (child(parse_, token, "cop") < 0) return token;
  std::int32_t const subject = child(parse_, token, "nsubj");
  // "those shot were soldiers executed by the rebels": the soldiers
  bool const named = subject >= 0 && (parse_.tokens[subject].upos == Upos::NOUN ||
                                      parse_.tokens[subject].upos == Upos::PROPN);
  return named ? subject : token;
}

// "the attack Russia launched": what the clause lacks is the antecedent.
void FrameFinder::fill_gap(Frame& frame, std::int32_t antecedent) const {
  Slot const subject = frame.passive ? Slot::object : Slot::subject;
  if (frame.first(subject) == nullptr) {
    frame.arguments.push_back({subject, antecedent, {}});
  } else if (!frame.passive && frame.first(Slot::object) == nullptr) {
    frame.arguments.push_back({Slot::object, antecedent, {}});
  }
}

std::int32_t FrameFinder::surface_subject(Frame const& frame) const {
  static constexpr std::array<std::string_view, 5> kCharges = {"suspicion", "charge", "ground",
                                                               "accusation", "allegation"};
  // "discussed efforts to reach a truce": who speaks of a thing does not do it
  static constexpr std::array<std::string_view, 15> kTelling = {
      "discuss", "welcome", "condemn", "praise",   "criticise", "criticize", "mediate",   "urge",
      "support", "oppose",  "back",    "denounce", "endorse",   "note",      "facilitate"};
  if (frame.kind == FrameKind::noun) {
    for (Slot const slot : {Slot::subject, Slot::owner}) {
      if (Argument const* argument = frame.first(slot)) return argument->token;
    }
    Frame const* outer = known(frame.outer);
    if (outer == nullptr || outer->kind != FrameKind::verb) return -1;
    std::string_view const sign = marker(frame.head);
    Argument const* held =
        outer->first(Slot::object);  // "detained two men over a plot to kill him"
    if (is_one_of(outer->lemma, kTelling) && sign.empty()) return -1;
    bool const charged = sign == "on" && is_one_of(frame.lemma, kCharges);
    bool const blamed = held != nullptr && (sign == "over" || sign == "for" || charged);
    return blamed ? held->token : surface_subject(*outer);
  }
  if (frame.passive) {
    if (Argument const* argument = frame.first(Slot::indirect)) return argument->token;
  }
  Argument const* argument = frame.first(frame.passive ? Slot::object : Slot::subject);
  return argument == nullptr ? -1 : argument->token;
}

// Who does it, where the clause does not say: coordination, control, raising, participles.
std::int32_t FrameFinder::missing_subject(Frame const& frame) const {
  Token const& word = parse_.tokens[frame.head];
  std::string_view const relation = base_relation(word.relation);
  Frame const* outer = known(word.head);
  if (outer == nullptr) return -1;
  bool const finite = has_feature(word, "VerbForm=Fin") && relation != "conj";
  if (finite && frame.tense != Tense::none && child(parse_, frame.head, "mark") >= 0) return -1;
  if (relation == "conj" || relation == "parataxis") return surface_subject(*outer);
  if (relation == "xcomp" || relation == "advcl" || relation == "ccomp" || relation == "acl") {
    return controller(*outer, frame);
  }
  return -1;
}

// "called for Armenia to leave", where the tree makes a purpose of it; -1 where nobody is asked.
std::int32_t FrameFinder::asked_to(Frame const& outer, Frame const& inner) const {
  static constexpr std::array<std::string_view, 7> kAsks = {"call",  "appeal", "press", "push",
                                                            "plead", "wait",   "ask"};
  bool const infinitive = inner.embedding == Embedding::purpose && marker(inner.head) == "to";
  if (!infinitive || !is_one_of(outer.lemma, kAsks)) return -1;
  Argument const* asked = outer.after("for");
  for (std::string_view const whom : {"on", "upon"}) {
    if (asked == nullptr) asked = outer.after(whom);
  }
  return asked != nullptr && asked->token < inner.head ? asked->token : -1;
}

// "imposed sanctions on firms for selling oil": who is punished did it; -1 where nobody is.
std::int32_t FrameFinder::punished_for(Frame const& outer, Frame const& inner) const {
  Argument const* object = outer.first(Slot::object);
  if (marker(inner.head) != "for" || object == nullptr || outer.passive) return -1;
  for (std::string_view const preposition : {"on", "against", "upon"}) {
    Argument const* hit = outer.after(preposition);
    bool const day = hit != nullptr && parse_.tokens[hit->token].upos == Upos::PROPN;
    if (hit != nullptr && !day) return hit->token;
    for (std::int32_t const token : parse_.children[object->token]) {
      if (token > object->token && marker(token) == preposition) return token;
    }
  }
  return -1;
}

// "a video shows police in the square arresting students": who is seen does it; -1 where nobody is.
std::int32_t FrameFinder::seen_doing(Frame const& outer, Frame const& inner) const {
  static constexpr std::array<std::string_view, 9> kSees = {
      "show", "see", "film", "depict", "catch", "spot", "hear", "find", "photograph"};
  Argument const* seen = outer.first(Slot::object);
  bool const doing = has_feature(parse_.tokens[inner.head], "VerbForm=Ger") ||
                     parse_.tokens[inner.head].form.ends_with("ing");
  bool const sees = is_one_of(outer.lemma, kSees) && seen != nullptr && seen->token < inner.head;
  if (!sees || !doing || outer.passive) return -1;
  bool const bare = marker(inner.head).empty() && parse_.tokens[inner.head - 1].form != ",";
  return bare ? seen->token : -1;
}

// "clashed with demonstrators demanding his resignation": they demand it; -1 where a comma or more
// stands between.
std::int32_t FrameFinder::right_before(Frame const& outer, Frame const& inner) const {
  bool const told = inner.embedding == Embedding::adverbial && marker(inner.head).empty() &&
                    parse_.tokens[inner.head].form.ends_with("ing");
  if (!told) return -1;
  auto const near = [&](Argument const* other) {
    return other != nullptr && other->token == inner.head - 1 &&
           has_feature(parse_.tokens[other->token], "Number=Plur");
  };
  for (std::string_view const preposition : {"with", "against", "by"}) {
    if (Argument const* other = outer.after(preposition); near(other)) return other->token;
  }
  Argument const* object = outer.first(Slot::object);  // "to disperse teachers marching on it"
  return !outer.passive && near(object) ? object->token : -1;
}

// "police were targeted from the air, killing 20": who suffers the one does not do the other.
bool FrameFinder::harms_beside(Frame const& outer, Frame const& inner) const {
  static constexpr std::array<std::string_view, 9> kHarms = {
      "kill", "wound", "injure", "damage", "destroy", "hurt", "maim", "displace", "kidnap"};
  return outer.passive && marker(inner.head).empty() && is_one_of(inner.lemma, kHarms) &&
         parse_.tokens[inner.head].form.ends_with("ing");
}

// "urged Armenia to leave": the object; "promised Armenia to leave": the subject; "was told to
// leave": the subject of the passive, which is the deep object.
std::int32_t FrameFinder::controller(Frame const& outer, Frame const& inner) const {
  // also of "agreed on Sunday to withdraw", where "on" asks nobody
  static constexpr std::array<std::string_view, 17> kSubjectControl = {
      "promise", "vow",     "threaten", "swear", "use",  "agree", "pledge",   "undertake", "decide",
      "refuse",  "decline", "intend",   "hope",  "fail", "try",   "continue", "begin"};
  bool const adverbial =
      inner.embedding == Embedding::adverbial || inner.embedding == Embedding::purpose;
  if (std::int32_t const asked = asked_to(outer, inner); asked >= 0) return asked;
  if (std::int32_t const hit = punished_for(outer, inner); hit >= 0) return hit;
  if (std::int32_t const seen = seen_doing(outer, inner); seen >= 0) return seen;
  if (std::int32_t const other = right_before(outer, inner); other >= 0) return other;
  if (adverbial && harms_beside(outer, inner)) {
    Argument const* doer = outer.after("by");
    return doer == nullptr ? -1 : doer->token;
  }
  if (!adverbial && !outer.passive && outer.kind == FrameKind::verb &&
      !is_one_of(outer.lemma, kSubjectControl)) {
    for (Slot const slot : {Slot::object, Slot::indirect}) {
      Argument const* argument = outer.first(slot);
      if (argument != nullptr && argument->token != inner.head) return argument->token;
    }
    // "called on Armenia to leave", "appealed to Armenia to leave"
    bool const infinitive = marker(inner.head) == "to";
    for (std::string_view const preposition : {"on", "upon", "to", "for"}) {
      Argument const* argument = outer.after(preposition);
      if (infinitive && argument != nullptr && argument->token != inner.head)
        return argument->token;
    }
  }
  return surface_subject(outer);
}

// "seized and later freed six hostages", where the tree gives them to the second alone; -1 where
// there is more than "and" between the two, or the first needs no object.
std::int32_t FrameFinder::object_behind(Frame const& frame) const {
  static constexpr std::array<std::string_view, 28> kAlone = {
      "come",   "go",      "arrive", "return", "leave",       "fall",  "die",
      "march",  "advance", "rise",   "flee",   "meet",        "agree", "retreat",
      "gather", "fight",   "sit",    "stand",  "clash",       "walk",  "run",
      "turn",   "protest", "rally",  "appear", "demonstrate", "stop",  "explode"};
  bool const open = frame.kind == FrameKind::verb && !frame.passive &&
                    frame.first(Slot::object) == nullptr && !is_one_of(frame.lemma, kAlone);
  if (!open || has_feature(parse_.tokens[frame.head], "VerbForm=Ger")) return -1;
  for (std::int32_t const token : parse_.children[frame.head]) {
    if (token < frame.head) continue;
    Token const& word = parse_.tokens[token];
    std::string_view const relation = base_relation(word.relation);
    if (relation == "punct" || relation == "advmod" || relation == "cc") continue;
    bool const next = relation == "conj" && word.upos == Upos::VERB &&
                      child(parse_, token, "nsubj") < 0 && child(parse_, token, "aux") < 0 &&
                      child(parse_, token, "mark") < 0;
    if (!next) return -1;
    std::int32_t const object = child(parse_, token, "obj");
    if (object >= 0) return object;
  }
  return -1;
}

// "attacked and looted the village": what comes after both belongs to both.
void FrameFinder::share_object(Frame& frame) const {
  Token const& word = parse_.tokens[frame.head];
  if (std::int32_t const later = object_behind(frame); later >= 0) {
    frame.arguments.push_back({Slot::object, later, {}});
    return;
  }
  if (base_relation(word.relation) != "conj" || frame.passive) return;
  Frame const* first = known(word.head);
  if (first == nullptr || first->passive || frame.first(Slot::object) != nullptr) return;
  Argument const* object = first->first(Slot::object);
  if (object != nullptr && object->token > frame.head) frame.arguments.push_back(*object);
}

}  // namespace dragoman
