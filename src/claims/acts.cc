#include "claims/acts.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/sides.h"

namespace dragoman {
namespace {

bool listed(std::vector<std::string> const& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_what(Token const& word) { return word.lemma == "what" && word.upos == Upos::PRON; }

// Looks at one predicate inside what somebody says.
class Reader {
 public:
  Reader(Layers const& layers, Attribution const& found)
      : book_(layers.book),
        parse_(layers.parse),
        names_(layers.names),
        quotations_(layers.quotations),
        found_(found) {}

  ActReading const* read(std::int32_t predicate) const {
    for (ActReading const& reading : book_.readings()) {
      if (fits(reading, predicate)) return &reading;
    }
    return nullptr;
  }

  std::int32_t subject_of(std::int32_t predicate) const {
    return child(parse_, predicate, "nsubj");
  }

  // Who is to do it: the subject of "must", the object of "expect".
  std::int32_t asked(std::int32_t predicate) const {
    std::int32_t const subject = subject_of(predicate);
    if (subject < 0 || !is_speaker(subject)) return subject;
    std::int32_t const object = child(parse_, predicate, "obj");
    return object >= 0 ? object : child(parse_, predicate, "iobj");
  }

  // "not", "never", "no treaty has …", "nobody has …", "have no plans"
  bool is_negated(std::int32_t predicate) const {
    static constexpr std::array<std::string_view, 5> kNot = {"not", "never", "n't", "neither",
                                                             "nor"};
    static constexpr std::array<std::string_view, 5> kNobody = {"nobody", "nothing", "none",
                                                                "neither", "no-one"};
    bool negated = false;
    for (std::int32_t const token : parse_.children[predicate]) {
      Token const& word = parse_.tokens[token];
      std::string_view const relation = base_relation(word.relation);
      bool const argument = relation == "nsubj" || relation == "obj";
      if (relation == "advmod" && is_one_of(word.lemma, kNot)) negated = !negated;
      if (relation == "det" && word.lemma == "no") negated = true;
      if (argument && (is_one_of(word.lemma, kNobody) || has_no(token))) negated = true;
    }
    return negated;
  }

  // "There will be no talks": what there is tells more than that it is.
  std::int32_t existing(std::int32_t predicate) const {
    std::int32_t const subject = subject_of(predicate);
    return subject >= 0 && child(parse_, predicate, "expl") >= 0 ? subject : predicate;
  }

  // "trucks" of "had seen no trucks", "nobody received any aid", "deaths" of "no deaths were
  // confirmed"; -1: nothing is missed. Who "has not confirmed the deaths" leaves them open.
  std::int32_t missed(std::int32_t predicate) const {
    static constexpr std::array<std::string_view, 6> kMeet = {"see", "receive", "find",
                                                              "get", "meet",    "notice"};
    static constexpr std::array<std::string_view, 6> kKnow = {"confirm", "record",   "report",
                                                              "verify",  "register", "establish"};
    std::string_view const verb = parse_.tokens[predicate].lemma;
    std::int32_t object = child(parse_, predicate, "obj");
    if (object < 0) object = child(parse_, predicate, "nsubj:pass");
    bool const none = object >= 0 && has_no(object);
    bool const meets = object >= 0 && is_one_of(verb, kMeet) && (none || is_negated(predicate));
    return meets || (none && is_one_of(verb, kKnow)) ? object : -1;
  }

 private:
  bool fits(ActReading const& reading, std::int32_t predicate) const {
    return fits_words(reading, predicate) && fits_polarity(reading, predicate) &&
           fits_subject(reading, predicate) && fits_time(reading, predicate);
  }

  bool fits_words(ActReading const& reading, std::int32_t predicate) const {
    std::int32_t const meant = existing(predicate);
    bool const named =
        reading.predicates.empty() || listed(reading.predicates, parse_.tokens[meant].lemma);
    if (!named) return false;
    if (reading.predicate_class >= 0 && !is_in_class(meant, reading.predicate_class)) return false;
    if (reading.verb && !is_deed(predicate)) return false;
    if (reading.infinitive && !opens_infinitive(predicate)) return false;
    if (reading.imperative && !is_imperative(predicate)) return false;
    if (reading.subjunctive && !opens_subjunctive(predicate)) return false;
    if (reading.of_what && !is_of_what(predicate)) return false;
    if (reading.passive && !is_passive_of_nobody(predicate)) return false;
    if (!reading.modals.empty() && !has_modal(predicate, reading.modals)) return false;
    if (!reading.objects.empty() && !has_child(predicate, {"obj", "nsubj"}, reading.objects))
      return false;
    if (reading.object_party && !has_party_object(predicate)) return false;
    if (reading.about_class >= 0 && !is_about(predicate, reading.about_class)) return false;
    return reading.holds.empty() || holds(predicate, reading.holds);
  }

  // "want them to leave"
  bool has_party_object(std::int32_t predicate) const {
    std::int32_t const object = child(parse_, predicate, "obj");
    return object >= 0 && is_somebody(object);
  }

  bool is_somebody(std::int32_t token) const {
    Token const& word = parse_.tokens[token];
    bool const person = word.upos == Upos::PRON && has_feature(word, "PronType=Prs");
    return actor_at(token) >= 0 || (person && word.lemma != "it");
  }

  bool is_about(std::int32_t predicate, std::int32_t word_class) const {
    std::int32_t const subject = subject_of(predicate);
    return subject >= 0 && book_.in_class(parse_, subject, word_class);
  }

  // "commit crimes", "is an act of aggression": also the object, and what follows "of".
  bool is_in_class(std::int32_t predicate, std::int32_t word_class) const {
    if (book_.in_class(parse_, predicate, word_class)) return true;
    std::int32_t const below = child(parse_, predicate, "nmod");
    if (below >= 0 && book_.in_class(parse_, below, word_class)) return true;
    bool const copula = child(parse_, predicate, "cop") >= 0;
    std::int32_t const modifier = child(parse_, predicate, "amod");
    return copula && modifier >= 0 && book_.in_class(parse_, modifier, word_class);
  }

  bool is_deed(std::int32_t predicate) const {
    static constexpr std::string_view kStates = "no-deed";
    Token const& word = parse_.tokens[predicate];
    return word.upos == Upos::VERB && child(parse_, predicate, "aux:pass") < 0 &&
           !book_.in_class(parse_, predicate, kStates);
  }

  bool opens_infinitive(std::int32_t predicate) const {
    for (std::int32_t const token : parse_.children[predicate]) {
      std::string_view const relation = base_relation(parse_.tokens[token].relation);
      bool const clause = relation == "xcomp" || relation == "csubj" || relation == "acl" ||
                          relation == "advcl" || relation == "ccomp";
      bool const purpose = child(parse_, token, "mark") >= 0 &&  // "necessary in order to pass"
                           parse_.tokens[child(parse_, token, "mark")].lemma == "in";
      if (clause && !purpose && is_infinitive(parse_, token)) return true;
    }
    return false;
  }

  // "Open the road now"; a heading's "Pull back from the line" has a subject nowhere, too.
  bool is_imperative(std::int32_t predicate) const {
    return has_feature(parse_.tokens[predicate], "Mood=Imp") && subject_of(predicate) < 0;
  }

  // "required" of "what is required is that …", however the tree joins the two.
  bool is_of_what(std::int32_t predicate) const {
    std::int32_t const above = parse_.tokens[predicate].head;
    bool const told = above >= 0 && base_relation(parse_.tokens[predicate].relation) == "acl";
    std::int32_t const subject = subject_of(predicate);
    return (told && is_what(parse_.tokens[above])) ||
           (subject >= 0 && is_what(parse_.tokens[subject]));
  }

  bool is_passive_of_nobody(std::int32_t predicate) const {
    return child(parse_, predicate, "aux:pass") >= 0 && child(parse_, predicate, "obl:agent") < 0;
  }

  // "insists that Russia withdraw", "it is vital that the truce be kept"
  bool opens_subjunctive(std::int32_t predicate) const {
    std::vector<std::int32_t> const& below = parse_.children[predicate];
    return is_subjunctive(predicate) ||
           std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
             std::string_view const relation = base_relation(parse_.tokens[token].relation);
             return (relation == "csubj" || relation == "ccomp") && is_subjunctive(token);
           });
  }

  // A bare verb with a subject: "Russia withdraw", "the truce be kept".
  bool is_subjunctive(std::int32_t predicate) const {
    if (subject_of(predicate) < 0 || quotations_.at[predicate] >= 0) return false;
    Token const* first = &parse_.tokens[predicate];
    for (std::int32_t const token : parse_.children[predicate]) {
      Token const& word = parse_.tokens[token];
      std::string_view const relation = base_relation(word.relation);
      if (relation == "mark" && word.lemma == "to") return false;
      bool const before = relation == "aux" || relation == "cop";
      if (before && &word < first) first = &word;
    }
    bool const that = child(parse_, predicate, "mark") >= 0;
    return that && has_feature(*first, "VerbForm=Inf");
  }

  // "must", "was to": none of "should have acted", which asks and promises nothing any more.
  bool has_modal(std::int32_t predicate, std::vector<std::string> const& modals) const {
    static std::vector<std::string> const kPerfect = {"have"};
    return has_child(predicate, {"aux", "cop"}, modals) &&
           !has_child(predicate, {"aux", "cop"}, kPerfect);
  }

  bool has_child(std::int32_t predicate, std::array<std::string_view, 2> relations,
                 std::vector<std::string> const& lemmas) const {
    for (std::int32_t const token : parse_.children[predicate]) {
      Token const& word = parse_.tokens[token];
      if (!is_one_of(base_relation(word.relation), relations)) continue;
      if (listed(lemmas, word.lemma)) return true;
    }
    return false;
  }

  bool holds(std::int32_t predicate, std::vector<std::string> const& lemmas) const {
    TokenSpan const span = subtree(parse_, predicate);
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (listed(lemmas, parse_.tokens[t].lemma)) return true;
    }
    return false;
  }

  // "no treaty", "neither Turkey nor its allies"
  bool has_no(std::int32_t noun) const {
    std::vector<std::int32_t> const& below = parse_.children[noun];
    return std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
      std::string_view const relation = base_relation(parse_.tokens[token].relation);
      bool const before = token < noun && (relation == "det" || relation == "cc");
      return before &&
             (parse_.tokens[token].lemma == "no" || parse_.tokens[token].lemma == "neither");
    });
  }

  bool fits_polarity(ActReading const& reading, std::int32_t predicate) const {
    if (reading.polarity == ActReading::Polarity::any) return true;
    return is_negated(predicate) == (reading.polarity == ActReading::Polarity::negated);
  }

  bool fits_subject(ActReading const& reading, std::int32_t predicate) const {
    if (reading.subject == ActReading::Subject::any) return true;
    std::int32_t const subject = subject_of(predicate);
    bool const speaker = subject < 0 ? is_infinitive(parse_, predicate) : is_speaker(subject);
    if (reading.subject == ActReading::Subject::speaker) return speaker;
    if (reading.subject == ActReading::Subject::party) return is_party(subject);
    bool const passive = subject >= 0 && parse_.tokens[subject].relation == "nsubj:pass";
    // "were stolen by soldiers": somebody is told who did it.
    bool const blamed = !passive || child(parse_, parse_.tokens[subject].head, "obl:agent") >= 0;
    return subject >= 0 && !speaker && blamed;
  }

  // Who is asked to do something: somebody but the very speaker, or the thing that is to be done.
  bool is_party(std::int32_t subject) const {
    if (subject < 0) return false;
    bool const done = parse_.tokens[subject].relation == "nsubj:pass";
    if (done) return parse_.tokens[subject].lemma != "it";
    bool const self = parse_.tokens[subject].upos == Upos::PRON && is_own_pronoun(subject);
    return is_somebody(subject) && !self && !is_very_speaker(subject);
  }

  bool is_very_speaker(std::int32_t subject) const {
    return std::any_of(found_.speakers.begin(), found_.speakers.end(), [&](std::int32_t token) {
      return token == subject || (actor_at(token) >= 0 && actor_at(token) == actor_at(subject));
    });
  }

  // The speaker, a pronoun that can mean the speaker, or somebody of the same side.
  bool is_speaker(std::int32_t subject) const {
    Token const& word = parse_.tokens[subject];
    if (word.upos == Upos::PRON) return is_own_pronoun(subject);
    std::int32_t const actor = actor_at(subject);
    if (is_own_force(subject)) return true;
    return std::any_of(found_.speakers.begin(), found_.speakers.end(), [&](std::int32_t token) {
      std::int32_t const speaker = actor_at(token);
      return token == subject || (actor >= 0 && speaker >= 0 && is_own_organ(actor, speaker));
    });
  }

  // "his forces", "our troops": who commands them answers for what they will do.
  bool is_own_force(std::int32_t subject) const {
    static constexpr std::array<std::string_view, 5> kForces = {"MIL", "REB", "PRM", "COP", "UAF"};
    std::int32_t const owner = child(parse_, subject, "nmod:poss");
    std::int32_t const actor = actor_at(subject);
    if (owner < 0 || actor < 0 || parse_.tokens[owner].upos != Upos::PRON) return false;
    bool const own = has_feature(parse_.tokens[owner], "Person=1") || actor_at(owner) < 0 ||
                     is_very_speaker(owner);
    std::vector<std::string> const& sectors = names_.actors[actor].sectors;
    return own && !sectors.empty() && is_one_of(sectors.front(), kForces);
  }

  // Governments do not speak of deeds of parliaments and courts as of their own.
  bool is_own_organ(std::int32_t actor, std::int32_t speaker) const {
    bool const apart = is_apart(actor) || is_apart(speaker);
    return actor == speaker || speaks_for_group(names_, speaker, actor) ||
           (!apart && is_same_side(names_, actor, speaker));
  }

  bool is_apart(std::int32_t actor) const {
    std::vector<std::string> const& sectors = names_.actors[actor].sectors;
    return !sectors.empty() && (sectors.front() == "LEG" || sectors.front() == "JUD");
  }

  // "we" in a quotation, "he", "they", "it" in reported speech.
  bool is_own_pronoun(std::int32_t subject) const {
    static constexpr std::array<std::string_view, 2> kFirst = {"i", "we"};
    static constexpr std::array<std::string_view, 3> kThird = {"he", "she", "they"};
    Token const& word = parse_.tokens[subject];
    if (is_one_of(word.lemma, kFirst) || word.lemma == "I") return true;
    if (quotations_.at[subject] >= 0 && quotations_.at[found_.head] != quotations_.at[subject])
      return false;
    bool const one = has_feature(word, "Number=Sing") && word.lemma != "it";
    if (one && (speaks_as_many() || speaks_as_body())) return false;
    bool const hearers = word.lemma == "they" && !found_.addressees.empty();
    if (hearers) return false;  // "told the troops they would face fanatics"
    if (!one && means_other_side(subject)) return false;
    return is_one_of(word.lemma, kThird) ||
           (word.lemma == "it" && !speaks_as_person() && !speaks_as_many());
  }

  // "The army said of the rebels that they would …"; a lawyer's "he" may be whom he speaks for.
  bool means_other_side(std::int32_t subject) const {
    std::int32_t const meant = actor_at(subject);
    return meant >= 0 &&
           std::none_of(found_.speakers.begin(), found_.speakers.end(), [&](std::int32_t token) {
             std::int32_t const speaker = actor_at(token);
             return speaker < 0 || is_own_organ(meant, speaker);
           });
  }

  bool speaks_as_many() const {
    static constexpr std::array<std::string_view, 5> kMany = {"some", "many", "few", "others",
                                                              "most"};
    Token const& speaker = parse_.tokens[found_.speakers.front()];
    return found_.speakers.size() > 1 || has_feature(speaker, "Number=Plur") ||
           is_one_of(speaker.lemma, kMany);
  }

  // "The Taliban", "Fox News": nobody whom "he" could mean.
  bool speaks_as_body() const {
    std::int32_t const speaker = found_.speakers.front();
    std::int32_t const actor = actor_at(speaker);
    return parse_.tokens[speaker].upos == Upos::PROPN && actor >= 0 &&
           names_.actors[actor].kind != ActorKind::person;
  }

  bool speaks_as_person() const {
    std::int32_t const speaker = found_.speakers.front();
    if (has_feature(parse_.tokens[speaker], "Person=3") || actor_at(speaker) < 0) {
      return is_person_name(speaker) || parse_.tokens[speaker].upos == Upos::PRON;
    }
    return names_.actors[actor_at(speaker)].kind == ActorKind::person;
  }

  bool is_person_name(std::int32_t token) const {
    return std::any_of(parse_.names.begin(), parse_.names.end(), [token](NameSpan const& name) {
      return name.kind == NameKind::PER && name.tokens.contains(static_cast<std::uint32_t>(token));
    });
  }

  std::int32_t actor_at(std::int32_t token) const {
    bool const known = static_cast<std::size_t>(token) < names_.actor_at.size();
    return known ? names_.actor_at[token] : -1;
  }

  bool fits_time(ActReading const& reading, std::int32_t predicate) const {
    if (reading.time == ActReading::Time::any) return true;
    return is_past(predicate) == (reading.time == ActReading::Time::past);
  }

  // "said it was ready": of something that is no deed, a past after a past is a present.
  bool is_backshifted(std::int32_t predicate) const {
    Token const& cue = parse_.tokens[found_.head];
    bool const quoted = quotations_.at[predicate] >= 0;
    return !quoted && has_feature(cue, "Tense=Past") && child(parse_, predicate, "aux") < 0 &&
           parse_.tokens[predicate].upos == Upos::ADJ && child(parse_, predicate, "cop") >= 0;
  }

  // "fired", "has fired", "did not fire", "was not"
  bool is_past(std::int32_t predicate) const {
    static constexpr std::array<std::string_view, 8> kModals = {"will",  "would", "shall", "should",
                                                                "could", "can",   "may",   "might"};
    if (is_backshifted(predicate)) return false;
    bool past = has_feature(parse_.tokens[predicate], "Tense=Past");
    for (std::int32_t const token : parse_.children[predicate]) {
      Token const& word = parse_.tokens[token];
      std::string_view const relation = base_relation(word.relation);
      if (relation != "aux" && relation != "cop") continue;
      if (is_one_of(word.lemma, kModals)) return false;
      past = past || word.lemma == "have" || has_feature(word, "Tense=Past");
    }
    return past;
  }

  CueBook const& book_;
  Parse const& parse_;
  Names const& names_;
  Quotations const& quotations_;
  Attribution const& found_;
};

// "required" of "what is required of them is that they withdraw"; -1 where nothing is told so.
std::int32_t told_by_what(Parse const& parse, std::int32_t predicate) {
  std::int32_t const what = child(parse, predicate, "nsubj");
  return what >= 0 && is_what(parse.tokens[what]) ? child(parse, what, "acl") : -1;
}

// What may carry the act: the predicate of the content and those joined to it; of a quotation the
// roots of its sentences.
std::vector<std::int32_t> predicates_of(Layers const& layers, Content const& content) {
  std::vector<std::int32_t> out;
  if (content.head >= 0) out = coordinated(layers.parse, content.head);
  for (std::uint32_t t = content.tokens.begin; t < content.tokens.end; ++t) {
    std::int32_t const head = layers.parse.tokens[t].head;
    auto const above = static_cast<std::uint32_t>(head);
    bool const root = head < 0 || !content.tokens.contains(above) || content.gap.contains(above);
    bool const word = layers.parse.tokens[t].upos != Upos::PUNCT;
    auto const token = static_cast<std::int32_t>(t);
    bool const is_new = std::find(out.begin(), out.end(), token) == out.end();
    if (root && word && is_new && layers.quotations.at[t] >= 0) out.push_back(token);
  }
  for (std::size_t i = 0, told = out.size(); i < told; ++i) {
    std::int32_t const what = told_by_what(layers.parse, out[i]);
    if (what >= 0) out.push_back(what);
  }
  return out;
}

}  // namespace

std::int32_t negated_word(Layers const& layers, Attribution const& found) {
  Reader const reader(layers, found);
  std::vector<std::int32_t> const predicates = predicates_of(layers, found.content);
  if (predicates.empty()) return -1;
  if (std::int32_t const thing = reader.missed(predicates.front()); thing >= 0) return thing;
  std::int32_t const word = reader.existing(predicates.front());
  return reader.is_negated(word) ? word : -1;
}

namespace {

// "said he was told of it and that he had no doubt": what is joined to an assertion denies nothing.
bool is_denied_beside(Layers const& layers, Attribution const& found, std::int32_t predicate,
                      Act act) {
  bool const joined = found.content.head >= 0 && predicate != found.content.head &&
                      layers.quotations.at[predicate] < 0;
  return act == Act::deny && joined;
}

}  // namespace

ReadAct read_act(Layers const& layers, Attribution const& found) {
  CueRule const& rule = layers.book.rules()[found.rule];
  if (!rule.open) return {rule.act, {}, -1};
  Reader const reader(layers, found);
  for (std::int32_t const predicate : predicates_of(layers, found.content)) {
    ActReading const* reading = reader.read(predicate);
    if (reading == nullptr || is_denied_beside(layers, found, predicate, reading->act)) continue;
    bool const demand = reading->act == Act::demand;
    // "warned that it would detain them": who warns of a deed of its own threatens with it
    bool const warned =
        reading->act == Act::promise && layers.book.in_class(layers.parse, found.head, "warns");
    Act const act = warned ? Act::threaten : reading->act;
    return {act, reading->name, demand ? reader.asked(predicate) : -1};
  }
  return {rule.act, {}, -1};
}

}  // namespace dragoman
