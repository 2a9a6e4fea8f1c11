#include "events/match.h"

#include <algorithm>

#include "base/one_of.h"
#include "events/wording.h"

namespace dragoman {
namespace {

bool mentions(std::vector<Where> const& wheres, Slot slot) {
  return std::any_of(wheres.begin(), wheres.end(), [slot](Where const& where) {
    return where.kind == Where::Kind::slot && where.slot == slot;
  });
}

void add_from(std::vector<Argument> const& arguments, Slot slot, std::vector<std::int32_t>& out) {
  for (Argument const& argument : arguments) {
    if (argument.slot == slot) out.push_back(argument.token);
  }
}

bool has_slot(std::vector<Argument> const& arguments, Slot slot) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [slot](Argument const& argument) { return argument.slot == slot; });
}

void add_after(std::vector<Argument> const& arguments, std::string_view preposition,
               std::vector<std::int32_t>& out) {
  for (Argument const& argument : arguments) {
    if (argument.slot == Slot::oblique && argument.preposition == preposition) {
      out.push_back(argument.token);
    }
  }
}

// "froze all aid except military aid to Egypt": what is left out is done by the same.
std::vector<std::int32_t> with_exceptions(Parse const& parse, std::int32_t noun) {
  std::vector<std::int32_t> tokens = coordinated(parse, noun);
  for (std::int32_t const dependent : parse.children[noun]) {
    std::int32_t const sign = child(parse, dependent, "case");
    if (sign >= 0 && parse.tokens[sign].lemma == "except") tokens.push_back(dependent);
  }
  return tokens;
}

// "aid" of "$10 million in aid", "a package of aid": what is measured. -1: nothing.
std::int32_t measured(Codebook const& book, Parse const& parse, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  if (word.upos == Upos::SYM || word.upos == Upos::NUM) return child(parse, noun, "nmod");
  return book.classes.holds("amounts", parse, noun) ? child(parse, noun, "nmod") : -1;
}

// "talks" of "a series of talks": a noun that leaves the meaning to another. -1: it is its own.
std::int32_t collected(Codebook const& book, Parse const& parse, std::int32_t noun) {
  std::vector<Pattern> const* patterns = book.carriers.find(parse.tokens[noun].lemma);
  if (patterns == nullptr || patterns->front().kind != FrameKind::noun) return -1;
  std::int32_t const inner = child(parse, noun, "nmod");
  std::int32_t const sign = inner < 0 ? -1 : child(parse, inner, "case");
  return sign >= 0 && parse.tokens[sign].lemma == "of" ? inner : -1;
}

std::vector<std::int32_t> carried_by(Codebook const& book, Parse const& parse, std::int32_t noun) {
  std::vector<std::int32_t> tokens = with_exceptions(parse, noun);
  for (std::int32_t const inner : {measured(book, parse, noun), collected(book, parse, noun)}) {
    if (inner >= 0) tokens.push_back(inner);
  }
  return tokens;
}

}  // namespace

SentenceWords::SentenceWords(WordClasses const& classes, Parse const& parse, TokenSpan tokens)
    : tokens_(tokens), classes_(tokens.size()) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    classes.of(parse, static_cast<std::int32_t>(t), classes_[t - tokens.begin]);
  }
}

bool SentenceWords::has(std::int32_t token, std::vector<std::int32_t> const& classes) const {
  if (!tokens_.contains(static_cast<std::uint32_t>(token))) return false;
  auto const& own = classes_[token - tokens_.begin];
  return std::any_of(own.begin(), own.end(), [&classes](std::int32_t word_class) {
    return std::find(classes.begin(), classes.end(), word_class) != classes.end();
  });
}

int SentenceWords::count(std::int32_t word_class) const {
  return static_cast<int>(std::count_if(classes_.begin(), classes_.end(), [&](auto const& own) {
    return std::find(own.begin(), own.end(), word_class) != own.end();
  }));
}

Matcher::Matcher(Codebook const& book, Parse const& parse, Names const& names, Frames const& frames)
    : book_(book),
      parse_(parse),
      names_(names),
      frames_(frames),
      words_(book.classes, parse, frames.tokens),
      carried_(frames.tokens.size()),
      used_(frames.tokens.size(), false),
      states_(frames_.frames.size()) {}

// Verbs first: a noun that belongs to the wording of a verb ("signed a peace deal") is no
// predicate of its own.
std::vector<Coding> Matcher::match(std::vector<Trial>* trials) {
  trials_ = trials;
  find_carriers();
  for (Frame const& frame : frames_.frames) {
    if (frame.kind != FrameKind::noun) code(frame);
  }
  for (Frame const& frame : frames_.frames) {
    if (frame.kind == FrameKind::noun) code(frame);
  }
  for (Frame const& frame : frames_.frames) code_modals(frame);
  for (Coding& coding : codings_) {
    attribute_deeds(coding);
    attribute_to_perpetrator(coding);
    attribute_to_captor(coding);
    share_addressee(coding);
  }
  std::stable_sort(codings_.begin(), codings_.end(),
                   [](Coding const& a, Coding const& b) { return a.head < b.head; });
  return std::move(codings_);
}

void Matcher::code(Frame const& frame) {
  State& state = states_[&frame - frames_.frames.data()];
  if (state.progress != Progress::waiting || used_[frame.head - frames_.tokens.begin]) return;
  state.progress = Progress::busy;
  Coding coding;
  if (match_frame(frame, coding)) {
    state.coding = static_cast<std::int32_t>(codings_.size());
    codings_.push_back(std::move(coding));
  }
  state.progress = Progress::done;
}

Coding const* Matcher::deed_at(std::int32_t token, int depth) {
  static constexpr int kDeepest = 4;  // "vowed to continue to try to launch an attack"
  Frame const* frame = frames_.of(token);
  if (frame == nullptr || depth > kDeepest) return nullptr;
  code(*frame);
  std::int32_t const coding = states_[frame - frames_.frames.data()].coding;
  if (coding >= 0) return &codings_[coding];
  bool const carries =
      frame->kind != FrameKind::noun && book_.carriers.find(frame->lemma) != nullptr;
  bool const exists = carries && child(parse_, token, "expl") >= 0;  // "there will be talks"
  for (Argument const& argument : frame->arguments) {
    bool const opened = argument.slot == Slot::clause ||
                        (carries && argument.slot == Slot::object) ||
                        (exists && argument.slot == Slot::subject);
    if (!opened) continue;
    if (Coding const* deed = deed_at(argument.token, depth + 1)) return deed;
  }
  return nullptr;
}

void Matcher::find_carriers() {
  for (Frame const& frame : frames_.frames) {
    std::vector<Pattern> const* patterns = book_.carriers.find(frame.lemma);
    if (patterns == nullptr) continue;
    for (Pattern const& pattern : *patterns) {
      Coding view;
      view.head = frame.head;
      view.arguments = frame.arguments;
      if (pattern.kind != frame.kind || !wording(pattern, view)) continue;
      if (carry(view, static_cast<Carrier>(pattern.payload))) break;
    }
  }
}

// "called the accusations baseless", "called the attack a crime": a verb that says of its object
// what it is does not do it.
bool Matcher::judges(Coding const& view) const {
  if (gives_name(parse_, *frames_.of(view.head))) return true;
  auto const objects =
      std::count_if(view.arguments.begin(), view.arguments.end(),
                    [](Argument const& argument) { return argument.slot == Slot::object; });
  bool const called = parse_.tokens[view.head].lemma == "call" && objects > 1;
  if (called) return true;  // "the agreement, which he calls the Sydney declaration"
  return std::any_of(
      view.arguments.begin(), view.arguments.end(), [this](Argument const& argument) {
        bool const complement = argument.slot == Slot::clause && argument.preposition.empty();
        Upos const upos = parse_.tokens[argument.token].upos;
        return complement && (upos == Upos::ADJ || upos == Upos::NOUN);
      });
}

// "launched an attack", "his declaration of martial law" (an owner is a subject there).
// True where it carries something; else the verb may do so in another way ("talks continued").
bool Matcher::carry(Coding const& view, Carrier how) {
  if (how == Carrier::doing && judges(view)) return false;
  bool any = false;
  bool const noun = frames_.of(view.head)->kind == FrameKind::noun;
  Slot const slot = how == Carrier::happening ? Slot::subject : Slot::object;
  for (Argument const& argument : view.arguments) {
    bool const intransitive_passive = how == Carrier::happening && argument.slot == Slot::object &&
                                      frames_.of(view.head)->passive;
    bool const of = noun && argument.slot == Slot::oblique && argument.preposition == "of";
    if (argument.slot != slot && !intransitive_passive && !of) continue;
    for (std::int32_t const token : carried_by(book_, parse_, argument.token)) {
      Frame const* deed = frames_.of(token);
      if (deed == nullptr || deed->kind != FrameKind::noun) continue;
      if (book_.predicates.find(deed->lemma) == nullptr) continue;
      Carried& carried = carried_[token - frames_.tokens.begin];
      any = true;
      // "an attack carried out by rebels hits a town, killing …", "launched an attack targeting …":
      // the main verb carries it, the others add what they tell.
      bool const leads = carried.verb == nullptr || carried.verb->embedding == Embedding::relative;
      if (leads) {
        carried.verb = frames_.of(view.head);
        carried.how = how;
      }
      bool const done = has_slot(carried.arguments, Slot::subject);
      for (Argument other : view.arguments) {
        if (other.token == argument.token || (done && other.slot == Slot::subject)) continue;
        if (noun && other.slot == Slot::owner) other.slot = Slot::subject;
        carried.arguments.push_back(other);
      }
    }
  }
  return any;
}

// What stands around the verb belongs to the noun it carries; one that only lends its subject keeps
// the rest. Who accepts or rejects the use of force is not whom it was used against.
void Matcher::add_carrier(Coding& coding) const {
  Carried const& carried = carried_[coding.head - frames_.tokens.begin];
  if (carried.verb == nullptr || is_anybodys(coding.head, *carried.verb)) return;
  EventType const type = book_.rules[coding.rule].type;
  if (carried.how == Carrier::receiving && quad_of(type) == kMaterialConflict) return;
  bool const lends = carried.how == Carrier::lending || carried.how == Carrier::receiving;
  bool const turned = carried.how == Carrier::suffering || carried.how == Carrier::receiving;
  bool const tells = carried.verb->embedding == Embedding::relative;  // "talks involving the army"
  if (!lends && !tells) coding.clause = carried.verb->head;
  for (Argument argument : carried.arguments) {
    if (lends && argument.slot != Slot::subject) continue;
    bool const followed = carried.how == Carrier::happening && type == EventType::PROTEST;
    if (followed && argument.slot == Slot::object) continue;  // "the rally follows his death"
    bool const source = argument.slot == Slot::oblique && argument.preposition == "from";
    if (argument.slot == Slot::subject && turned) {
      argument.slot = Slot::object;
    } else if (carried.how == Carrier::suffering && source) {
      argument.slot = Slot::subject;  // "came under attack from Azerbaijan"
    }
    coding.arguments.push_back(argument);
  }
}

// "called the strike a crime" calls no strike.
bool Matcher::wording(Pattern const& pattern, Coding& coding) const {
  Frame const& frame = *frames_.of(coding.head);
  if (!find_wording(parse_, frame, pattern, coding)) return false;
  Argument const* object = frame.first(Slot::object);
  bool const worded = object != nullptr && std::find(coding.trigger.begin(), coding.trigger.end(),
                                                     object->token) != coding.trigger.end();
  return !worded || frame.kind != FrameKind::verb || !judges(coding);
}

bool Matcher::match_frame(Frame const& frame, Coding& coding) {
  std::vector<Pattern> const* patterns = book_.predicates.find(frame.lemma);
  if (patterns == nullptr) return false;
  for (Pattern const& pattern : *patterns) {
    if (pattern.kind != frame.kind) continue;
    Coding attempt;
    attempt.rule = pattern.payload;
    attempt.head = attempt.clause = frame.head;
    attempt.arguments = frame.arguments;
    add_carrier(attempt);
    if (!wording(pattern, attempt)) continue;
    std::string failed;
    bool const fired = fire(attempt, failed);
    if (trials_ != nullptr) trials_->push_back({pattern.payload, frame.head, failed});
    if (!fired) continue;
    for (std::int32_t const token : attempt.trigger) used_[token - frames_.tokens.begin] = true;
    coding = std::move(attempt);
    return true;
  }
  return false;
}

bool Matcher::fire(Coding& coding, std::string& failed) {
  Rule const& rule = book_.rules[coding.rule];
  for (Where const& where : rule.content) {
    std::vector<std::int32_t> const tokens = tokens_at(where, coding);
    if (coding.content < 0 && !tokens.empty()) coding.content = tokens.front();
  }
  coding.actors = find_parties(rule.actor, coding);
  rebind_actor(coding);
  bool const itself =
      std::any_of(coding.actors.begin(), coding.actors.end(),
                  [&](Party const& party) { return party.mention.head == coding.head; });
  if (itself && child(parse_, coding.head, "cop") < 0) {  // "the public prosecution detained him"
    failed = "the noun is who acts";
    return false;
  }
  if (rule.type == EventType::ASSAULT) {
    std::erase_if(coding.actors,
                  [this](Party const& party) { return is_town(party) || is_unowned(party); });
  }
  bool const one_sided = coding.actors.empty();
  for (Where const& where : rule.partner) {
    bool const full = coding.actors.size() > 1;  // "discussed issues between the two states"
    for (Party const& party : find_parties({where}, coding)) {
      if (!full || !is_fellow(party, coding)) add_parties(coding.actors, {party});
    }
  }
  if (one_sided && coding.actors.size() == 1) add_other_side(coding);
  find_recipients(coding);
  if (quad_of(rule.type) == kMaterialConflict) rebind_owned(coding);
  bool const open = coding.recipients.empty() && !coding.actors.empty();
  if (rule.type == EventType::ASSAULT && open) add_struck_country(coding);
  for (Condition const& condition : rule.conditions) {
    if (holds(condition, coding)) continue;
    failed = condition.text;
    return false;
  }
  refine(coding);
  return true;
}

// Who is named there; a deed stands for who does it: "condemned the killing of protesters by
// police" is directed at the police, not at the killed.
std::vector<Party> Matcher::parties_at(std::int32_t token, Coding const& coding) {
  Frame const* frame = frames_.of(token);
  bool const noun = frame != nullptr && frame->kind == FrameKind::noun && token != coding.head;
  if (!noun || names_.actor_at[token] >= 0) return parties_of(parse_, names_, token);
  code(*frame);
  std::int32_t const deed = states_[frame - frames_.frames.data()].coding;
  if (deed < 0) return parties_of(parse_, names_, token);
  Coding const& done = codings_[deed];
  return is_own_deed(done, coding) ? done.recipients : done.actors;
}

// "ended its support of Ukraine", "apologised for its attack on the town": who gave it is not whom
// the end of it concerns. But who defends his own deed takes nobody's side.
bool Matcher::is_own_deed(Coding const& deed, Coding const& coding) const {
  EventType const type = book_.rules[coding.rule].type;
  if (type == EventType::SUPPORT || type == EventType::ACCUSE || coding.actors.empty())
    return false;
  return !deed.actors.empty() &&
         std::all_of(deed.actors.begin(), deed.actors.end(), [&](Party const& party) {
           return has_actor(coding.actors, party.actor) || is_own(party.mention.head, coding);
         });
}

// The first place that names an actor counts; those of `except` do not.
std::vector<Party> Matcher::find_parties(std::vector<Where> const& wheres, Coding const& coding,
                                         std::vector<Party> const& except) {
  for (Where const& where : wheres) {
    std::vector<Party> found;
    for (std::int32_t const token : tokens_at(where, coding)) {
      bool const modifier = where.kind == Where::Kind::slot && where.slot == Slot::modifier;
      add_parties(found, modifier ? party_at(parse_, names_, token) : parties_at(token, coding));
    }
    std::erase_if(found, [&](Party const& party) { return has_actor(except, party.actor); });
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<std::int32_t> Matcher::tokens_at(Where const& where, Coding const& coding) {
  std::vector<std::int32_t> out;
  if (where.kind == Where::Kind::preposition) {
    add_after(coding.arguments, where.preposition, out);
    if (out.empty()) add_after_object(coding, where.preposition, out);
    if (out.empty()) add_after_joined(coding, where.preposition, out);
    if (out.empty()) add_after_low(coding, where.preposition, out);
    std::int32_t const backing = where.preposition == "with" ? book_.classes.find("backing") : -1;
    if (backing >= 0) std::erase_if(out, [&](std::int32_t t) { return words_.has(t, {backing}); });
    return out;
  }
  if (where.slot == Slot::doer) return doers(coding);
  if (where.slot == Slot::target) return targets(coding);
  if (where.slot == Slot::speaker) return speakers(coding);
  if (where.slot == Slot::infinitive) {
    for (Argument const& argument : coding.arguments) {
      bool const opened = argument.slot == Slot::clause && argument.preposition == "to";
      if (opened) out.push_back(argument.token);
    }
    return out;
  }
  Frame const* frame = frames_.of(coding.head);
  if (frame != nullptr && frame->kind == FrameKind::noun) {
    out = noun_tokens_at(where.slot, coding);
    if (where.slot == Slot::subject) add_issuers(out);
    return out;
  }
  add_from(coding.arguments, where.slot, out);
  add_companions(where.slot, coding, out);
  if (where.slot == Slot::subject) add_issuers(out);
  return out;
}

// "killed the minister along with his guard", "Iran, along with Russia, rejected", "others were
// injured, including soldiers": who stands with the object, or with the subject where there is
// none.
void Matcher::add_companions(Slot slot, Coding const& coding,
                             std::vector<std::int32_t>& out) const {
  if (out.empty() || (slot != Slot::subject && slot != Slot::object)) return;
  bool const said =
      slot == Slot::object && quad_of(book_.rules[coding.rule].type) == kVerbalConflict;
  if (said) return;  // "demanded the return of the body along with the hostages"
  for (Argument const& argument : coding.arguments) {
    std::int32_t const sign = child(parse_, argument.token, "case");
    bool const along = argument.preposition == "along" && sign + 1 < argument.token &&
                       parse_.tokens[sign + 1].lemma == "with";  // not "along the border"
    bool const together =
        along || argument.preposition == "alongside" || argument.preposition == "together";
    bool const example = argument.preposition == "include" || argument.preposition == "including";
    if (argument.slot != Slot::oblique || (!together && !example)) continue;
    bool const objects = argument.token > coding.head && has_slot(coding.arguments, Slot::object);
    // "resulting in eight deaths, including a child"
    bool const victims = example && !objects && book_.rules[coding.rule].outcome;
    if (!victims && objects == (slot == Slot::object)) out.push_back(argument.token);
  }
}

// What nobody is behind, or a body that stands for its house: "built a hospital for Zambia".
bool Matcher::is_thing(std::int32_t token) const {
  std::int32_t const actor = names_.actor_at[token];
  return actor < 0 || names_.actors[actor].kind == ActorKind::organisation;
}

// "severed relations with Rwanda": the words after the object are the verb's, too.
void Matcher::add_after_object(Coding const& coding, std::string_view preposition,
                               std::vector<std::int32_t>& out) const {
  Frame const* frame = frames_.of(coding.head);
  if (frame == nullptr || frame->kind == FrameKind::noun || preposition == "of") return;
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::object) continue;
    for (std::int32_t const noun : {argument.token, collected(book_, parse_, argument.token),
                                    measured(book_, parse_, argument.token)}) {
      Frame const* object = frames_.of(noun);
      if (object == nullptr || object->kind != FrameKind::noun) continue;
      // "signed an alliance with Egypt", "sent troops to Mali": who is no party here is a thing
      bool const made =
          noun == coding.content && !mentions(book_.rules[coding.rule].recipient, Slot::object);
      if (!made && !is_thing(noun)) continue;
      if (is_deed_against(*object, preposition)) continue;
      add_after(object->arguments, preposition, out);
      if (out.empty()) add_after_participle(noun, preposition, out);
    }
  }
}

// "the sanctions imposed on Iran", "sanctions targeting its banks"; not "the road leading to Iran"
void Matcher::add_after_participle(std::int32_t noun, std::string_view preposition,
                                   std::vector<std::int32_t>& out) const {
  for (std::int32_t const dependent : parse_.children[noun]) {
    bool const participle = parse_.tokens[dependent].relation == "acl";
    Frame const* clause = participle ? frames_.of(dependent) : nullptr;
    if (clause == nullptr || !out.empty()) continue;
    bool const done = has_feature(parse_.tokens[dependent], "Tense=Past");
    if (done) add_after(clause->arguments, preposition, out);
    if (preposition == parse_.tokens[dependent].form)
      add_from(clause->arguments, Slot::object, out);
  }
}

// "ten were killed and 19 injured in a collision": of outcomes that are joined the last tells it.
void Matcher::add_after_joined(Coding const& coding, std::string_view preposition,
                               std::vector<std::int32_t>& out) const {
  if (!book_.rules[coding.rule].outcome || preposition == "from") return;  // who did it is its own
  for (std::int32_t const token : parse_.children[coding.head]) {
    bool const joined = base_relation(parse_.tokens[token].relation) == "conj";
    Frame const* frame = joined ? frames_.of(token) : nullptr;
    if (frame != nullptr && frame->passive) add_after(frame->arguments, preposition, out);
  }
}

// "It was a massacre": what the noun is said of is the deed and not who did it; but who "is on a
// visit" does it. -1 where nothing is told of.
std::int32_t Matcher::told_of(std::int32_t noun) const {
  bool const says_what = child(parse_, noun, "cop") >= 0 && child(parse_, noun, "case") < 0;
  return says_what ? child(parse_, noun, "nsubj") : -1;
}

// A noun names its subject by "by", by a possessor or by a modifier, and its object by "of".
std::vector<std::int32_t> Matcher::noun_tokens_at(Slot slot, Coding const& coding) const {
  Rule const& rule = book_.rules[coding.rule];
  std::vector<std::int32_t> out;
  add_from(coding.arguments, slot, out);
  std::erase(out, told_of(coding.head));
  if (slot == Slot::subject && out.empty()) {
    // "Kenya's arrest of the leader": with whom it is done to behind "of", the owner does it
    std::vector<std::int32_t> undergoers;
    add_after(coding.arguments, "of", undergoers);
    bool const owner_does = !mentions(rule.recipient, Slot::owner) || !undergoers.empty();
    if (owner_does) add_from(coding.arguments, Slot::owner, out);
    if (!out.empty()) return out;
    if (!mentions(rule.recipient, Slot::modifier)) add_modifiers(coding, out);  // "child abuse"
  }
  if (slot == Slot::object && out.empty()) add_after(coding.arguments, "of", out);
  return out;
}

}  // namespace dragoman
