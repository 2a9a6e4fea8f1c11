#include "claims/measure_of.h"

#include <array>
#include <string>

#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr int kDeepest = 5;  // steps from noun to noun: "12 people, including three of the …"

// "who", "which", "that": the noun before. Not "he".
bool is_relative(Token const& word) {
  return word.upos == Upos::PRON && !has_feature(word, "PronType=Prs");
}

}  // namespace

std::string_view MeasureTeller::relation(std::int32_t token) const {
  return base_relation(parse_.tokens[token].relation);
}

std::string_view MeasureTeller::case_of(std::int32_t token) const {
  std::int32_t const sign = child(parse_, token, "case");
  return sign < 0 ? std::string_view() : std::string_view(parse_.tokens[sign].lemma);
}

Told MeasureTeller::at(MeasureRole role, std::int32_t token) const {
  if (token < 0) return {};
  return {book_.measure(role, parse_.tokens[token].lemma), token};
}

// A participle that the tagger takes for a verb is listed as it is written: "55 injured". A noun in
// the plural is counted and no state: "freed 150 captives".
Told MeasureTeller::state(std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  if (word.upos == Upos::NOUN && has_feature(word, "Number=Plur")) return {};
  Told told = completed(MeasureRole::state, token, word.form);
  if (told.measure.empty()) told = at(MeasureRole::state, token);
  bool const deed = word.upos != Upos::VERB || has_feature(word, "VerbForm=Fin") ||
                    child(parse_, token, "obj") >= 0;
  if (!told.measure.empty() || deed) return told;
  return {book_.measure(MeasureRole::state, word.form), token};
}

// A verb or participle with its particle or the word that completes it: "round up", "shoot dead",
// "take to the streets", "trapped in a mine", or with the preposition alone: "trapped under".
Told MeasureTeller::completed(MeasureRole role, std::int32_t token, std::string const& word) const {
  for (std::int32_t const c : parse_.children[token]) {
    std::string_view const how = relation(c);
    bool const behind = how == "obl" && !case_of(c).empty();
    bool const joined = how == "compound" || how == "xcomp" || how == "obj" || how == "advmod";
    if (!behind && !joined) continue;
    std::string words = word;
    if (behind) words.append(" ").append(case_of(c));
    Told told{book_.measure(role, words + ' ' + parse_.tokens[c].lemma), token};
    if (told.measure.empty() && behind) told.measure = book_.measure(role, words);
    if (!told.measure.empty()) return told;
  }
  return {};
}

Told MeasureTeller::verb(MeasureRole role, std::int32_t token) const {
  Told const told = completed(role, token, parse_.tokens[token].lemma);
  return told.measure.empty() ? at(role, token) : told;
}

// What a verb tells of its subject, `token`. "loose ends that need to be tied": what is to be done
// with things is no need of theirs.
Told MeasureTeller::undergone(std::int32_t token, std::int32_t verb) const {
  std::int32_t const deed = child(parse_, verb, "xcomp");
  bool const wants_doing = deed >= 0 && child(parse_, deed, "aux:pass") >= 0;
  if (wants_doing && !is_people(token)) return {};
  return this->verb(MeasureRole::undergone, verb);
}

// What a verb tells of its object: "killed 12", and of people "holds 12 sailors".
Told MeasureTeller::done_to(std::int32_t token, std::int32_t verb) const {
  Told const done = this->verb(MeasureRole::done, verb);
  if (!done.measure.empty() || !is_people(token)) return done;
  std::int32_t const by = child(parse_, verb, "nsubj");
  bool const building = by >= 0 && book_.is(FigureWords::thing, parse_.tokens[by].lemma);
  if (building && by != token) return {};  // "The school holds 1,500 pupils"
  return this->verb(MeasureRole::handling, verb);
}

// Also who is known by a name only, "Palestinians", and a number that stands alone.
bool MeasureTeller::is_people(std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  if (word.upos == Upos::NUM || book_.is(FigureWords::people, word.lemma)) return true;
  if (word.upos != Upos::NOUN) return has_feature(word, "Number=Plur");
  std::int32_t const of = child(parse_, token, "nmod");  // "hundreds of soldiers"
  if (of > token && case_of(of) == "of") return is_people(of);
  Told const counted = by_noun(token);
  return !counted.measure.empty() && counted.measure != "vehicles";
}

// "claimed 40 lives", "lost two soldiers": verb and object together; whoever is counted as troops
// is lost as a soldier is.
Told MeasureTeller::taking(std::int32_t verb, std::int32_t object) const {
  std::string const& deed = parse_.tokens[verb].lemma;
  Told const told{book_.measure(MeasureRole::taking, deed + ' ' + parse_.tokens[object].lemma),
                  verb};
  bool const force = told.measure.empty() && by_noun(object).measure == "troops";
  return force ? Told{book_.measure(MeasureRole::taking, deed + " soldier"), verb} : told;
}

Told MeasureTeller::by_predicate(std::int32_t token) const {
  Told found = told(token, 0);
  if (found.measure.empty()) found = from_last_of_list(token);
  if (found.measure.empty()) found = from_next_word(token);
  if (found.measure == "killed" && is_shared_with_wounded(found.token)) found.measure = "other";
  return found;
}

// "10 children and women killed in the strike": what is said of a list hangs on its last noun.
Told MeasureTeller::from_last_of_list(std::int32_t token) const {
  std::int32_t last = -1;
  for (std::int32_t const c : parse_.children[token]) {
    Upos const upos = parse_.tokens[c].upos;  // "made a retreat and killed 12": no list
    bool const noun = upos == Upos::NOUN || upos == Upos::PROPN;
    if (relation(c) == "conj" && noun && child(parse_, c, "nummod") < 0) last = c;
  }
  return last < 0 ? Told{} : from_modifiers(last);
}

// "12 dead in blast", "More than 46 killed": headlines, whatever the tree makes of them.
Told MeasureTeller::from_next_word(std::int32_t token) const {
  std::int32_t const next = token + 1;
  bool const inside = next < static_cast<std::int32_t>(parse_.tokens.size()) &&
                      parse_.sentence_of[next] == parse_.sentence_of[token];
  if (!inside) return {};
  if (parse_.tokens[next].upos == Upos::AUX) return from_bare_clause(next);
  if (Told told = state(next); !told.measure.empty()) return told;
  // "soldiers killed Wednesday have been named": a participle may be read as a clause of its own
  bool const apart = relation(next) == "advcl" || relation(next) == "acl";
  bool const clause = apart && child(parse_, next, "nsubj") < 0;
  bool const participle = has_feature(parse_.tokens[next], "Tense=Past") &&
                          (clause || has_feature(parse_.tokens[next], "VerbForm=Part"));
  if (!participle || child(parse_, next, "obj") >= 0) return {};
  Told const told = at(MeasureRole::done, next);
  return told.measure.empty() ? taking(next, token) : told;
}

// "died in Odesa and 20 were injured", where the tree joins the number to the town: the verb behind
// that has no subject.
Told MeasureTeller::from_bare_clause(std::int32_t token) const {
  std::int32_t const verb = parse_.tokens[token].head;
  if (verb < token || child(parse_, verb, "nsubj") >= 0) return {};
  if (Told told = state(verb); !told.measure.empty()) return told;
  bool const passive = child(parse_, verb, "aux:pass") >= 0;
  return at(passive ? MeasureRole::done : MeasureRole::undergone, verb);
}

// "killed seven and injured 13 others", where the tree hangs the noun on the first verb.
Told MeasureTeller::by_verb_before(Quantity const& quantity) const {
  std::int32_t const verb = static_cast<std::int32_t>(quantity.tokens.begin) - 1;
  if (verb < 0 || parse_.tokens[verb].upos != Upos::VERB || relation(verb) != "conj") return {};
  bool const passive = child(parse_, verb, "aux:pass") >= 0 || child(parse_, verb, "obj") >= 0;
  return passive ? Told{} : at(MeasureRole::done, verb);
}

// "12 were killed and injured", "killed or wounded 12": the number is that of both together.
bool MeasureTeller::is_shared_with_wounded(std::int32_t verb) const {
  for (std::int32_t const c : parse_.children[verb]) {
    if (relation(c) != "conj" || c < verb || child(parse_, c, "nsubj") >= 0) continue;
    bool const wounds = at(MeasureRole::done, c).measure == "wounded" ||
                        at(MeasureRole::state, c).measure == "wounded";
    std::int32_t const object = child(parse_, verb, "obj");
    bool const own = (object >= 0 && object < c) || child(parse_, c, "obj") >= 0 ||
                     parse_.tokens[c - 1].upos == Upos::NUM ||
                     base_relation(parse_.tokens[c - 1].relation) == "aux";
    if (wounds && !own) return true;
  }
  return false;
}

// "service members" are of the services; "members" alone tell nothing.
Told MeasureTeller::by_noun(std::int32_t token) const {
  std::int32_t const before = child(parse_, token, "compound");
  if (before >= 0) {
    std::string const pair = parse_.tokens[before].lemma + ' ' + parse_.tokens[token].lemma;
    Told const told{book_.measure(MeasureRole::counted, pair), token};
    if (!told.measure.empty()) return told;
  }
  return at(MeasureRole::counted, token);
}

// "Four kidnapped pupils were freed", "20 displaced people were killed": what happens now is told
// of those whom the words beside the noun only say who they are.
Told MeasureTeller::told(std::int32_t token, int depth) const {
  if (token < 0 || depth > kDeepest) return {};
  Told const own = from_modifiers(token);
  bool const final = own.measure == "killed" || own.measure == "wounded";
  if (final) return own;
  Told const told = from_clause(token, depth);
  bool const fate =
      told.measure == "killed" || told.measure == "wounded" || told.measure == "released";
  return fate || own.measure.empty() ? told : own;
}

Told MeasureTeller::from_clause(std::int32_t token, int depth) const {
  if (Told own = state(token); !own.measure.empty()) return own;
  std::int32_t const head = parse_.tokens[token].head;
  std::string_view const how = relation(token);
  bool const inverted =
      child(parse_, token, "nsubj") < 0 && how == "nsubj";  // "among the dead were"
  if (child(parse_, token, "cop") >= 0 && !inverted) return as_predicate(token, depth);
  if (head < 0) return {};
  if (how == "obj" || how == "iobj") return as_object(token, head);
  // "injured at least 17 others", "wounded over 60 more", where the tree has no object
  bool const counted = how == "advmod" && child(parse_, token, "nummod") >= 0;
  bool const bare = counted || parse_.tokens[token].relation == "obl:unmarked";
  if (bare && child(parse_, head, "obj") < 0) return as_object(token, head);
  if (how == "nsubj" || how == "csubj") return as_subject(token, head, depth);
  if (how == "conj" || how == "appos" || how == "parataxis") {
    Upos const upos = parse_.tokens[head].upos;
    return upos == Upos::VERB || upos == Upos::AUX ? Told{} : told(head, depth + 1);
  }
  bool const attribute = how == "nmod" || how == "obl" || how == "dep" || how == "compound" ||
                         (how == "nummod" && !case_of(token).empty());  // "a city of 250,000"
  if (attribute) return as_attribute(token, depth);
  return {};
}

// "12 people killed in the blast", "12 wounded soldiers", "30 people who died".
Told MeasureTeller::from_modifiers(std::int32_t token) const {
  for (std::int32_t const c : parse_.children[token]) {
    std::string_view const how = relation(c);
    if (how == "nmod") {  // "20,000 people without food"
      if (Told told = by_phrase(c); !told.measure.empty()) return told;
    }
    if (how != "acl" && how != "amod" && how != "xcomp") continue;
    Token const& word = parse_.tokens[c];
    // "a raid in which six died", "a hospital where he died"
    std::int32_t const subject = child(parse_, c, "nsubj");
    std::int32_t const sign = child(parse_, c, "cc");  // "14 civilians and a soldier killed"
    bool const shared = how == "acl" && sign > token && sign < subject;
    if (subject >= 0 && !shared && !is_relative(parse_.tokens[subject])) continue;
    if (how != "acl" || word.upos == Upos::ADJ) {
      if (Told told = state(c); !told.measure.empty()) return told;
    }
    bool const participle = has_feature(word, "Tense=Past");  // some are tagged as finite
    bool const passive = child(parse_, c, "aux:pass") >= 0;
    bool const relative = subject >= 0 && !shared;
    if ((passive || (participle && !relative)) && child(parse_, c, "obj") < 0) {
      if (Told told = done_to(token, c); !told.measure.empty()) return told;
    }
    bool const acts = how == "acl" && (relative || has_feature(word, "VerbForm=Ger") ||
                                       has_feature(word, "Tense=Pres"));
    if (!acts) continue;
    if (Told told = undergone(token, c); !told.measure.empty()) return told;
  }
  return {};
}

// "left 12 dead", "leaving two soldiers and six militants wounded".
Told MeasureTeller::from_state_beside(std::int32_t verb, std::int32_t token) const {
  if (!book_.is(FigureWords::causing, parse_.tokens[verb].lemma)) return {};
  for (std::int32_t const other : parse_.children[token]) {
    if (relation(other) != "conj") continue;
    if (Told told = this->state(other); !told.measure.empty()) return told;  // "a civilian dead"
    std::int32_t const state = child(parse_, other, "amod");
    if (state < other) continue;
    if (Told told = this->state(state); !told.measure.empty()) return told;
  }
  for (std::int32_t const c : parse_.children[verb]) {
    // "made a retreat and that 12 were killed", "a spokesman declared that 12 were killed": what is
    // said of another
    bool const of_another =
        (relation(c) == "conj" || relation(c) == "ccomp") && child(parse_, c, "nsubj") >= 0;
    if (c == token || relation(c) == "nsubj" || of_another) continue;
    if (Told told = state(c); !told.measure.empty()) return told;
    // "left 20,000 without power"
    if (Told told = by_phrase(c); !told.measure.empty()) return told;
    bool const flees = relation(c) == "xcomp" || relation(c) == "ccomp";
    if (!flees) continue;
    if (Told told = this->verb(MeasureRole::undergone, c); !told.measure.empty()) return told;
    if (Told told = this->verb(MeasureRole::done, c); !told.measure.empty()) return told;
  }
  return {};
}

// "without food", "in need", "in detention": how somebody is, told by a noun and its preposition.
Told MeasureTeller::by_phrase(std::int32_t noun) const {
  std::string const sign(case_of(noun));
  if (sign.empty()) return {};
  if (sign == "without") return at(MeasureRole::lacking, noun);
  return {book_.measure(MeasureRole::state, sign + ' ' + parse_.tokens[noun].lemma), noun};
}

// "have no access to water", "do not have power"
bool MeasureTeller::has_none(std::int32_t verb, std::int32_t object) const {
  std::int32_t const article = child(parse_, object, "det");
  std::int32_t const sign = child(parse_, verb, "advmod");
  return parse_.tokens[verb].lemma == "have" &&
         ((article >= 0 && parse_.tokens[article].lemma == "no") ||
          (sign >= 0 && sign < verb && parse_.tokens[sign].lemma == "not"));
}

Told MeasureTeller::as_object(std::int32_t token, std::int32_t head) const {
  if (Told told = taking(head, token); !told.measure.empty()) return told;
  if (Told told = from_state_beside(head, token); !told.measure.empty()) return told;
  if (Told told = from_toll(head, token); !told.measure.empty()) return told;
  return done_to(token, head);
}

// "12 were killed", "12 died", "12 are missing", headlines' "12 killed".
Told MeasureTeller::as_subject(std::int32_t token, std::int32_t head, int depth) const {
  // a second subject, behind the verb, is the parser's mistake: "22 were killed when a boat …"
  if (token > head && child(parse_, head, "nsubj") < head && child(parse_, head, "nsubj") >= 0) {
    return {};
  }
  bool const passive =
      parse_.tokens[token].relation == "nsubj:pass" || child(parse_, head, "aux:pass") >= 0;
  bool const without_object = child(parse_, head, "obj") < 0;
  bool const participle = has_feature(parse_.tokens[head], "VerbForm=Part") ||
                          has_feature(parse_.tokens[head], "Tense=Past");
  if (passive || (without_object && participle)) {
    if (Told told = done_to(token, head); !told.measure.empty()) return told;
    if (Told told = taking(head, token); !told.measure.empty()) return told;
    if (Told told = from_state_beside(head, token); !told.measure.empty()) return told;
  }
  if (Told told = state(head); !told.measure.empty()) return told;
  if (Told told = by_phrase(head); !told.measure.empty()) return told;
  bool const pointed = parse_.tokens[head].upos == Upos::PRON;  // "four were among those killed"
  if (Told told = pointed ? from_modifiers(head) : Told{}; !told.measure.empty()) return told;
  if (Told told = at(MeasureRole::counted, head); !told.measure.empty() && depth == 0) return told;
  std::int32_t const object = child(parse_, head, "obj");
  if (object >= 0) {
    std::string const pair = parse_.tokens[head].lemma + ' ' + parse_.tokens[object].lemma;
    if (Told told{book_.measure(MeasureRole::losing, pair), head}; !told.measure.empty())
      return told;
    if (has_none(head, object)) return at(MeasureRole::lacking, object);
  }
  for (std::int32_t const c : parse_.children[head]) {
    bool const opened = relation(c) == "xcomp" && !passive && without_object;
    if (!opened) continue;
    if (Told told = as_subject(token, c, kDeepest); !told.measure.empty()) return told;
  }
  if (Told told = undergone(token, head); !told.measure.empty()) return told;
  for (std::int32_t const c : parse_.children[head]) {  // "300,000 remain without electricity"
    bool const of_things = case_of(c) != "without" && !is_people(token);
    if (of_things) continue;  // "The two charges carry ten years in jail"
    if (Told told = by_phrase(c); !told.measure.empty()) return told;
  }
  for (std::int32_t const c : parse_.children[head]) {  // "was stabbed and injured"
    bool const shares = relation(c) == "conj" && parse_.tokens[c].upos != Upos::NOUN &&
                        child(parse_, c, "nsubj") < 0 && depth < kDeepest;
    if (!shares || !passive) continue;
    if (Told told = done_to(token, c); !told.measure.empty() && child(parse_, c, "obj") < 0)
      return told;
    if (Told told = state(c); !told.measure.empty()) return told;
  }
  return {};
}

// "the killing of 12", "a death toll of 40", "rose to 40", "including three children".
Told MeasureTeller::as_attribute(std::int32_t token, int depth) const {
  std::int32_t const head = parse_.tokens[token].head;
  std::string_view const sign = case_of(token);
  if (book_.is(FigureWords::part, sign)) {
    std::int32_t whole = head;
    if (parse_.tokens[head].upos == Upos::VERB) {
      std::int32_t const subject = child(parse_, head, "nsubj");
      whole = subject >= 0 ? subject : child(parse_, head, "obj");
    }
    return told(whole, depth + 1);
  }
  if (sign == "of" && relation(head) == "obj") {  // "claimed the lives of 11 rangers"
    Told const told = taking(parse_.tokens[head].head, head);
    if (!told.measure.empty()) return told;
  }
  std::string const with_sign = parse_.tokens[head].lemma + ' ' + std::string(sign);  // "home to"
  Told const host{book_.measure(MeasureRole::deed, with_sign), head};
  if (!host.measure.empty() && is_people(token)) return host;
  // "put the number of displaced at 500,000", where the tree hangs the number on "displaced"
  if (sign == "at" && case_of(head) == "of" && parse_.tokens[head].head >= 0) {
    if (Told found = toll(parse_.tokens[head].head); !found.measure.empty()) return found;
  }
  if (sign == "of" || sign == "at") {
    if (Told told = at(MeasureRole::deed, head); !told.measure.empty()) return told;
    if (Told found = toll(head); !found.measure.empty()) return found;
  }
  // "a patrol of six policemen was killed"
  if (sign == "of" && book_.is(FigureWords::lifeless, parse_.tokens[head].lemma)) {
    return told(head, depth + 1);
  }
  if (parse_.tokens[head].upos == Upos::VERB) return from_toll(head, token);
  if (!sign.empty()) return {};
  Told const number = toll(head);  // "the number of dead over 100"
  // "police arrest 150 people", where a heading's verb is read as a noun
  return number.measure.empty() && head < token ? at(MeasureRole::done, head) : number;
}

// "The two people killed were a driver and a boy", "the toll was 40".
Told MeasureTeller::as_predicate(std::int32_t token, int depth) const {
  std::int32_t const subject = child(parse_, token, "nsubj");
  if (subject < 0) return {};
  if (Told found = toll(subject); !found.measure.empty()) return found;
  return from_modifiers(subject).measure.empty() ? Told{} : told(subject, depth + 1);
}

// "the death toll rose to 40", "placed the death toll at 28", "the toll, which they put at 40".
Told MeasureTeller::from_toll(std::int32_t verb, std::int32_t token) const {
  for (std::int32_t const c : parse_.children[verb]) {
    std::string_view const how = relation(c);
    if (c == token || (how != "nsubj" && how != "obj")) continue;
    bool const which = is_relative(parse_.tokens[c]) && relation(verb) == "acl";
    if (Told found = toll(which ? parse_.tokens[verb].head : c); !found.measure.empty())
      return found;
  }
  return {};
}

std::int32_t MeasureTeller::numbered(std::int32_t number) const {
  std::int32_t const verb = child(parse_, number, "cop") >= 0 ? number : parse_.tokens[number].head;
  if (verb < 0) return -1;
  for (std::int32_t const word : parse_.children[verb]) {
    bool const argument = relation(word) == "nsubj" || relation(word) == "obj";
    if (!argument || !book_.is(FigureWords::again, parse_.tokens[word].lemma)) continue;
    for (std::int32_t const c : parse_.children[word]) {
      if (c > word && relation(c) == "nmod" && case_of(c) == "of") return c;
    }
  }
  return -1;
}

// A noun that has the number: "death toll", "number of wounded", "number of people killed".
Told MeasureTeller::toll(std::int32_t noun) const {
  std::string const lemma = parse_.tokens[noun].lemma;
  for (std::int32_t const c : parse_.children[noun]) {
    std::string const other = parse_.tokens[c].lemma;
    bool const of = case_of(c) == "of";
    std::string const words = of ? lemma + " of " + other : other + ' ' + lemma;
    Told told{book_.measure(MeasureRole::toll, words), noun};
    bool const number = of && (lemma == "number" || lemma == "total");
    if (number && told.measure.empty()) told = from_modifiers(c);
    if (number && told.measure.empty()) told = by_noun(c);
    if (number && told.measure.empty()) told = state(c);
    if (number && told.measure.empty()) told = from_modifiers(noun);
    if (!told.measure.empty()) return told;
  }
  Told const told = at(MeasureRole::toll, noun);
  return told.measure.empty() && is_number_before(noun) ? Told{kToldBefore, noun} : told;
}

// "the number", "that figure": not "the number of seats".
bool MeasureTeller::is_number_before(std::int32_t noun) const {
  static constexpr std::array<std::string_view, 4> kPointing = {"the", "that", "this", "its"};
  if (!book_.is(FigureWords::again, parse_.tokens[noun].lemma)) return false;
  bool pointed = false;
  for (std::int32_t const c : parse_.children[noun]) {
    if (relation(c) == "nmod" && c > noun) return false;
    pointed = pointed || is_one_of(parse_.tokens[c].lemma, kPointing);
  }
  return pointed;
}

}  // namespace dragoman
