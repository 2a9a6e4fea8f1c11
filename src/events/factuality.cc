#include "events/factuality.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/one_of.h"
#include "events/wording.h"

namespace dragoman {
namespace {

// "said it would attack", "would have left by Friday", but not "it would have attacked": what lay
// ahead when it was said.
bool is_reported_future(Frame const& frame) {
  bool const never = frame.perfect && (frame.passive || frame.after("by") == nullptr);
  return frame.modality == Modality::conditional && frame.embedding == Embedding::complement &&
         !never;
}

Factuality own_factuality(Frame const& frame) {
  if (frame.negated) return Factuality::negated;
  if (is_reported_future(frame)) return Factuality::future;
  if (frame.modality != Modality::none) return Factuality::hypothetical;
  if (frame.tense == Tense::future) return Factuality::future;
  return Factuality::actual;
}

// "announced at a summit", "refused during the talks": when and where it was said, not what.
bool is_circumstance(Argument const& argument) {
  static constexpr std::array<std::string_view, 11> kCircumstances = {
      "at",        "during",  "after",   "before",  "since", "amid",
      "following", "despite", "because", "through", "in"};
  return argument.slot == Slot::oblique && std::find(kCircumstances.begin(), kCircumstances.end(),
                                                     argument.preposition) != kCircumstances.end();
}

// "the abduction is expected to result in anger": of what is expected to do more than to be, it is
// known that it is.
bool is_raised(Parse const& parse, Argument const& argument) {
  Token const& word = parse.tokens[argument.token];
  if (argument.slot != Slot::object || word.relation != "nsubj:pass") return false;
  return child(parse, word.head, "xcomp") >= 0 || child(parse, word.head, "ccomp") >= 0;
}

// True where `inner` is what `outer` opens, not its subject.
bool opens(Parse const& parse, Coding const& outer, Frame const& inner) {
  for (Argument const& argument : outer.arguments) {
    bool const subject = argument.slot == Slot::subject || argument.slot == Slot::owner ||
                         is_raised(parse, argument);
    if (subject || argument.slot == Slot::modifier || is_circumstance(argument)) continue;
    for (std::int32_t const token : coordinated(parse, argument.token)) {
      if (token == inner.head) return true;
    }
  }
  return inner.embedding == Embedding::complement;
}

// "told the meeting": whom one speaks to is not what one speaks of.
bool is_addressed(Codebook const& book, Parse const& parse, Frame const& outer,
                  Frame const& inner) {
  if (inner.kind != FrameKind::noun) return false;
  Argument const* object = outer.first(Slot::object);
  return object != nullptr && object->token == inner.head &&
         book.classes.holds("addressing", parse, outer.head);
}

// "calls the support for the rebels a declaration of war": what is called something is there.
bool is_judged(Parse const& parse, Frame const& outer, Frame const& inner) {
  if (gives_name(parse, outer)) return true;
  Argument const* object = outer.first(Slot::object);
  bool const told = object != nullptr && object->token == inner.head;
  return told &&
         std::any_of(outer.arguments.begin(), outer.arguments.end(), [&](Argument const& argument) {
           Upos const upos = parse.tokens[argument.token].upos;
           return argument.slot == Slot::clause && argument.preposition.empty() &&
                  (upos == Upos::ADJ || upos == Upos::NOUN);
         });
}

std::optional<Outlook> outlook_of(Codebook const& book, Parse const& parse, Frame const& outer,
                                  Frame const& inner) {
  std::vector<Pattern> const* patterns = book.outlooks.find(outer.lemma);
  if (patterns == nullptr || is_addressed(book, parse, outer, inner)) return std::nullopt;
  if (is_judged(parse, outer, inner)) return std::nullopt;
  for (Pattern const& pattern : *patterns) {
    if (pattern.kind != outer.kind) continue;
    Coding view;
    view.head = outer.head;
    view.arguments = outer.arguments;
    if (!find_wording(parse, outer, pattern, view)) continue;
    if (opens(parse, view, inner)) return static_cast<Outlook>(pattern.payload);
  }
  return std::nullopt;
}

Factuality seen_from(Outlook outlook, Frame const& outer, Factuality inner) {
  if (inner != Factuality::actual && outlook != Outlook::hypothetical) return inner;
  switch (outlook) {
    case Outlook::future:
      return outer.negated ? Factuality::negated : Factuality::future;
    case Outlook::hypothetical:
      return Factuality::hypothetical;
    case Outlook::negated:
      return outer.negated ? Factuality::hypothetical : Factuality::negated;
    case Outlook::actual:
    case Outlook::shared:
      break;
  }
  return inner;
}

// "to open", and "unblocked" of "get the road unblocked": when and whether, the outer verb tells.
bool is_infinitive(Parse const& parse, Frame const& frame) {
  if (frame.kind == FrameKind::noun) return false;
  Token const& word = parse.tokens[frame.head];
  std::int32_t const mark = child(parse, frame.head, "mark");
  bool const have =
      std::any_of(parse.children[frame.head].begin(), parse.children[frame.head].end(),
                  [&](std::int32_t token) { return parse.tokens[token].relation == "aux"; });
  // "a motion to be debated", not "the first to have been killed"
  bool const marked = mark >= 0 && parse.tokens[mark].upos == Upos::PART && !have;

  return marked || has_feature(word, "VerbForm=Inf") || word.relation == "xcomp";
}

// "the planning of an attack"; but "the attack was not a surprise" happened, and so did the meeting
// of "a speech at a meeting".
bool is_within_noun(Parse const& parse, Frame const& frame, Frame const& outer) {
  static constexpr std::array<std::string_view, 5> kWhen = {"at", "during", "after", "before",
                                                            "amid"};
  bool const said_of = base_relation(parse.tokens[frame.head].relation) == "nsubj";
  std::int32_t const sign = child(parse, frame.head, "case");
  bool const circumstance = sign >= 0 && is_one_of(parse.tokens[sign].lemma, kWhen);
  return outer.kind == FrameKind::noun && !said_of && !circumstance;
}

// "a warrant to arrest him", "a process for ending the war": what the noun is for. Nouns that tell
// more have an outlook.
bool is_aim_of_noun(Parse const& parse, Frame const& frame, Frame const& outer) {
  Token const& word = parse.tokens[frame.head];
  bool const within = base_relation(word.relation) == "acl" && outer.kind == FrameKind::noun;
  std::int32_t const mark = within ? child(parse, frame.head, "mark") : -1;
  bool const purpose = mark >= 0 && parse.tokens[mark].lemma == "for";
  return within && (purpose || is_infinitive(parse, frame));
}

// "will respond by leaving the treaty": done as the verb around it is.
bool is_means(Parse const& parse, Frame const& frame) {
  std::int32_t const mark = child(parse, frame.head, "mark");
  return frame.kind == FrameKind::verb && mark >= 0 && parse.tokens[mark].lemma == "by";
}

// "Attacks on the bridge would be a crime": of no attack in particular.
bool is_supposed(Parse const& parse, Frame const& frame, Frame const& outer) {
  bool const clause = outer.kind != FrameKind::noun || child(parse, outer.head, "cop") >= 0;
  bool const subject = frame.kind == FrameKind::noun && clause &&
                       base_relation(parse.tokens[frame.head].relation) == "nsubj";
  std::int32_t const article = subject ? child(parse, frame.head, "det") : -1;
  bool const any = article >= 0 && parse.tokens[article].lemma == "a";  // "an attack would be"
  bool const plural = subject && has_feature(parse.tokens[frame.head], "Number=Plur") &&
                      article < 0 && child(parse, frame.head, "nmod:poss") < 0;
  bool const general = any || plural;
  return general && outer.modality == Modality::conditional;
}

// "no link between the suspects of the attacks": what is known is there, whatever else is not.
bool is_known_within(Parse const& parse, Frame const& frame, Frame const& outer) {
  bool const noun = frame.kind == FrameKind::noun && outer.kind == FrameKind::noun;
  std::int32_t const article = noun && !outer.negated ? child(parse, frame.head, "det") : -1;
  return article >= 0 && parse.tokens[article].lemma == "the";
}

// "told reporters that the road had been closed", "told them that it would be", "announced that
// troops had left": a finite clause says itself when; the verb around it looks ahead only with an
// infinitive or a noun.
bool tells_itself(Codebook const& book, Parse const& parse, Outlook outlook, Frame const& outer,
                  Frame const& inner) {
  std::int32_t const mark = child(parse, inner.head, "mark");
  bool const that =
      mark >= 0 && parse.tokens[mark].lemma == "that";  // "announced its end and that"
  bool const clause =
      inner.kind != FrameKind::noun && (inner.embedding == Embedding::complement || that);
  bool const to_come = inner.modality == Modality::conditional || inner.tense == Tense::future;
  if (clause && to_come && book.classes.holds("addressing", parse, outer.head)) return true;
  bool const finite = clause && inner.modality == Modality::none && !is_infinitive(parse, inner);
  if (!finite || inner.tense == Tense::none || inner.tense == Tense::future) return false;
  if (outlook == Outlook::future) return inner.tense == Tense::past;
  return outlook == Outlook::hypothetical && book.classes.holds("addressing", parse, outer.head);
}

// "killed during a planned operation": what went on meanwhile was done, as planned.
bool is_meanwhile(Parse const& parse, Frames const& frames, Frame const& noun) {
  std::int32_t const sign = child(parse, noun.head, "case");
  bool const during = sign >= 0 && parse.tokens[sign].lemma == "during";
  Frame const* outer = during ? frames.of(noun.outer) : nullptr;
  return outer != nullptr && own_factuality(*outer) == Factuality::actual &&
         outer->tense == Tense::past;
}

// "a planned attack", "any peace agreement": what stands before the noun says it of itself.
std::optional<Factuality> told_before(Codebook const& book, Parse const& parse,
                                      Frame const& frame) {
  if (frame.kind != FrameKind::noun) return std::nullopt;
  for (std::int32_t const word : parse.children[frame.head]) {
    std::string_view const relation = base_relation(parse.tokens[word].relation);
    if (word > frame.head || (relation != "amod" && relation != "det")) continue;
    if (book.classes.holds("conceivable", parse, word)) return Factuality::hypothetical;
    if (book.classes.holds("upcoming", parse, word)) return Factuality::future;
  }
  return std::nullopt;
}

// "Reports that the bridge had collapsed were false", "claims that it fell are not true".
bool is_called_false(Codebook const& book, Parse const& parse, Frames const& frames,
                     Frame const& statement) {
  Token const& noun = parse.tokens[statement.head];
  Frame const* said = frames.of(noun.head);
  if (said == nullptr || base_relation(noun.relation) != "nsubj") return false;
  return book.classes.holds(said->negated ? "true" : "false", parse, said->head) &&
         book.classes.holds("statements-made", parse, statement.head);
}

}  // namespace

Factuality factuality_of(Codebook const& book, Parse const& parse, Frames const& frames,
                         std::int32_t head, std::int32_t clause) {
  Frame const* frame = frames.of(head);
  if (frame == nullptr) return Factuality::actual;
  if (frame->embedding == Embedding::condition) return Factuality::hypothetical;
  if (frame->negated) return Factuality::negated;
  auto const told = told_before(book, parse, *frame);
  if (told && !is_meanwhile(parse, frames, *frame)) return *told;
  if (clause != head) frame = frames.of(clause);
  Factuality factuality = own_factuality(*frame);
  for (std::size_t step = 0; step < frames.frames.size(); ++step) {
    if (frame->embedding == Embedding::condition) return Factuality::hypothetical;
    if (frame->embedding == Embedding::purpose) {
      return factuality == Factuality::negated ? factuality : Factuality::hypothetical;
    }
    bool const means = frame->embedding == Embedding::adverbial && is_means(parse, *frame);
    bool const inside =
        frame->embedding == Embedding::complement || frame->embedding == Embedding::argument;
    if (!means && !inside) break;
    Frame const* outer = frames.of(frame->outer);
    if (means && outer != nullptr) {
      return factuality == Factuality::actual ? own_factuality(*outer) : factuality;
    }
    if (outer == nullptr) break;
    if (book.classes.holds("perpetrators", parse, outer->head)) break;  // "sought a suspect in"
    if (is_called_false(book, parse, frames, *outer)) return Factuality::negated;
    auto const outlook = outlook_of(book, parse, *outer, *frame);
    if (outlook && tells_itself(book, parse, *outlook, *outer, *frame)) return factuality;
    if (outlook && *outlook != Outlook::shared) return seen_from(*outlook, *outer, factuality);
    bool const aim = !outlook && is_aim_of_noun(parse, *frame, *outer);
    if (aim || is_supposed(parse, *frame, *outer)) return Factuality::hypothetical;
    bool const continues =
        outlook || (frame->kind == FrameKind::noun ? is_within_noun(parse, *frame, *outer)
                                                   : is_infinitive(parse, *frame));
    if (!continues || is_known_within(parse, *frame, *outer)) break;
    if (factuality == Factuality::actual) factuality = own_factuality(*outer);
    frame = outer;
  }
  return factuality;
}

}  // namespace dragoman
