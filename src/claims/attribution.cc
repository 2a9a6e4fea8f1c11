#include "claims/attribution.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/content.h"
#include "claims/phrases.h"
#include "claims/sources.h"
#include "events/wording.h"

namespace dragoman {
namespace {

class Finder {
 public:
  Finder(Layers const& layers, Sentence const& sentence)
      : here_{layers, sentence, layers.clauses[layers.parse.sentence_of[sentence.tokens.begin]]},
        sources_(here_),
        content_(here_),
        phrases_(here_, sources_, content_),
        used_(sentence.tokens.size(), false) {}

  std::vector<Attribution> find() {
    for (CuePhrase const& phrase : here_.book.phrases()) find_phrase(phrase);
    for (Frame const& frame : here_.frames.frames) {
      if (!used_[frame.head - here_.sentence.tokens.begin] && !is_attribute(frame))
        find_frame(frame);
    }
    std::sort(found_.begin(), found_.end(),
              [](Attribution const& a, Attribution const& b) { return a.cue.begin < b.cue.begin; });
    return std::move(found_);
  }

 private:
  // ---- cues ----

  void find_frame(Frame const& frame) {
    std::vector<Pattern> const* patterns = here_.book.find(frame.lemma);
    if (patterns == nullptr) return;
    for (Pattern const& pattern : *patterns) {
      if (pattern.kind != frame.kind) continue;
      Coding coding = coding_of(frame);
      if (!find_wording(here_.parse, frame, pattern, coding)) continue;
      if (attribute(frame, pattern, coding)) return;
    }
  }

  // "declining health": a verb before its noun says nothing.
  bool is_attribute(Frame const& frame) const {
    return frame.kind == FrameKind::verb && here_.parse.tokens[frame.head].relation == "amod";
  }

  bool attribute(Frame const& frame, Pattern const& pattern, Coding const& coding) {
    CueRule const& rule = here_.book.rules()[pattern.payload];
    Attribution out;
    out.rule = pattern.payload;
    out.head = frame.head;
    out.speakers = speakers_of(rule, frame, coding);
    if (out.speakers.empty() || is_foretold(frame) || is_supposed(rule, frame)) return false;
    if (is_only_possible(frame) || is_not_done(rule, frame) || is_trait(rule, frame)) return false;
    if (frame.kind == FrameKind::adjective && is_thing(out.speakers.front())) return false;
    out.content = content_.find(rule, frame, coding);
    out.cue =
        out.content.head == frame.head ? words_before(frame) : cue_span(frame, coding, pattern);
    out.content = content_.without_time(behind(out.cue, out.content), out.cue);
    out.content = content_.without_last_occasion(content_.without_occasion(out.content, out.cue));
    out.content = content_.without_verdict(content_.without_company(out.content));
    if (out.content.tokens.empty() || out.content.overlaps(out.cue)) return false;
    out.content = without_last_word(pattern, out.content);
    if (!passes(rule, coding, out)) return false;
    if (is_told_already(out)) return true;
    out.addressees = addressees_of(rule, coding);
    for (std::int32_t const token : coding.trigger)
      used_[token - here_.sentence.tokens.begin] = true;
    found_.push_back(std::move(out));
    return true;
  }

  std::vector<std::int32_t> speakers_of(CueRule const& rule, Frame const& frame,
                                        Coding const& coding) const {
    if (rule.source) return speakers_at(*rule.source, coding);
    Frame const* before = here_.frames.of(content_.cue_before(frame));
    if (before == nullptr) return sources_.find(frame, coding);
    return sources_.find(*before, coding_of(*before));
  }

  // "the ministry" of "the ministry could not be reached", "Kyiv" of "drew criticism from Kyiv".
  std::vector<std::int32_t> speakers_at(Where const& where, Coding const& coding) const {
    for (Argument const& argument : coding.arguments) {
      if (is_at(where, argument) && sources_.can_speak(argument.token))
        return coordinated(here_.parse, argument.token);
      std::int32_t const below =
          argument.slot == Slot::object ? child(here_.parse, argument.token, "nmod") : -1;
      std::int32_t const sign = below < 0 ? -1 : child(here_.parse, below, "case");
      bool const of_object = sign >= 0 && where.kind == Where::Kind::preposition &&
                             here_.parse.tokens[sign].lemma == where.preposition;
      if (of_object && sources_.can_speak(below)) return coordinated(here_.parse, below);
    }
    return {};
  }

  static bool is_at(Where const& where, Argument const& argument) {
    return where.kind == Where::Kind::slot
               ? argument.slot == where.slot
               : argument.slot == Slot::oblique && argument.preposition == where.preposition;
  }

  // "The crossing is open; the other is shut": no attitude of somebody.
  bool is_thing(std::int32_t subject) const {
    bool const somebody = static_cast<std::size_t>(subject) < here_.names.actor_at.size() &&
                          here_.names.actor_at[subject] >= 0;
    return here_.parse.tokens[subject].upos == Upos::NOUN && !somebody;
  }

  // "is expected to announce": nobody has said it yet.
  bool is_foretold(Frame const& frame) const {
    if (frame.kind == FrameKind::verb && frame.tense == Tense::future && !frame.negated)
      return true;
    Frame const* outer = here_.frames.of(frame.outer);
    bool const awaited =
        outer != nullptr && (outer->passive || outer->kind == FrameKind::adjective);
    if (!awaited || !is_infinitive(here_.parse, frame.head)) return false;
    bool const charged = outer->passive &&  // "a group commissioned to advise on it"
                         here_.parse.tokens[outer->head].relation == "acl";
    return charged || here_.book.in_class(here_.parse, outer->head, "awaited");
  }

  // "several countries supporting the war": what they are like, not what they say.
  bool is_trait(CueRule const& rule, Frame const& frame) const {
    return (rule.act == Act::praise || rule.attitude) &&
           here_.parse.tokens[frame.head].relation == "acl";
  }

  // "had never threatened anyone": no threat was made.
  bool is_not_done(CueRule const& rule, Frame const& frame) const {
    static constexpr std::array<Act, 5> kDone = {Act::accuse, Act::demand, Act::promise,
                                                 Act::threaten, Act::praise};
    bool const done = std::find(kDone.begin(), kDone.end(), rule.act) != kDone.end();
    return done && is_negated_cue(frame.head);
  }

  // "may accuse", "should deny"; "could not confirm" tells what somebody says,
  // "would have agreed" what nobody said.
  bool is_only_possible(Frame const& frame) const {
    bool const possible = frame.modality == Modality::possible && !frame.negated;
    std::vector<std::int32_t> const& below = here_.parse.children[frame.head];
    bool const unreal = frame.modality == Modality::conditional && !frame.negated &&
                        std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
                          Token const& word = here_.parse.tokens[token];
                          return base_relation(word.relation) == "aux" && word.lemma == "have";
                        });
    return possible || unreal || frame.modality == Modality::necessary;
  }

  // "if Tokyo requests help", "attempts to agree": nobody is said to have done so.
  bool is_supposed(CueRule const& rule, Frame const& frame) const {
    bool const purpose_of_noun =
        here_.parse.tokens[frame.head].relation == "acl" && is_infinitive(here_.parse, frame.head);
    bool const wish = rule.attitude && frame.embedding == Embedding::purpose;
    std::int32_t const outer = here_.parse.tokens[frame.head].head;
    bool const due = outer >= 0 &&
                     here_.parse.tokens[outer].lemma == "have" &&  // "has until May to"
                     is_infinitive(here_.parse, frame.head) && !is_left_undone(frame.head);
    return frame.kind != FrameKind::noun &&
           (frame.embedding == Embedding::condition || purpose_of_noun || wish || due ||
            is_asked(frame.head) || is_wanted_of_object(rule, frame.head, outer));
  }

  // "e-mailed the police to confirm or deny it": who is to do it has not.
  bool is_wanted_of_object(CueRule const& rule, std::int32_t head, std::int32_t outer) const {
    bool const answers = rule.act == Act::deny || rule.act == Act::confirm;
    std::int32_t const object = answers && outer >= 0 ? child(here_.parse, outer, "obj") : -1;
    return object >= 0 && object < head && is_infinitive(here_.parse, head) &&
           sources_.is_actor(object);
  }

  // "Did the government promise anything?": an auxiliary before the subject.
  bool is_asked(std::int32_t head) const {
    std::int32_t const auxiliary = child(here_.parse, head, "aux");
    std::int32_t const subject = child(here_.parse, head, "nsubj");
    bool const inverted = auxiliary >= 0 && auxiliary < subject;
    return inverted && here_.parse.tokens[here_.sentence.tokens.end - 1].form == "?" &&
           here_.parse.tokens[head].head < 0;
  }

  // "would not confirm or deny the raid" is one claim.
  bool is_told_already(Attribution const& out) const {
    Act const act = here_.book.rules()[out.rule].act;
    return std::any_of(found_.begin(), found_.end(), [&](Attribution const& other) {
      return other.speakers == out.speakers && other.content.tokens == out.content.tokens &&
             here_.book.rules()[other.rule].act == act;
    });
  }

  // "for" of "called for a truce" belongs to the cue.
  static Content behind(TokenSpan cue, Content content) {
    bool const overlaps =
        content.tokens.contains(cue.end - 1) && content.tokens.begin + 1 >= cue.end;
    if (overlaps) content.tokens.begin = cue.end;
    return content;
  }

  // "at" of 'expressed "concern" at the refusal' belongs to the cue.
  Content without_last_word(Pattern const& pattern, Content content) const {
    bool const opens = !pattern.after.empty() && content.tokens.size() > 1 &&
                       here_.parse.tokens[content.tokens.begin].upos == Upos::ADP &&
                       here_.parse.tokens[content.tokens.begin].form == pattern.after.back();
    if (opens) ++content.tokens.begin;
    return content;
  }

  // The cue with the auxiliaries and the words of its wording beside it.
  TokenSpan cue_span(Frame const& frame, Coding const& coding, Pattern const& pattern) const {
    auto const head = static_cast<std::uint32_t>(frame.head);
    TokenSpan span{head, head + 1};
    auto const belongs = [&](std::uint32_t token) {
      auto const number = static_cast<std::int32_t>(token);
      if (std::find(coding.trigger.begin(), coding.trigger.end(), number) != coding.trigger.end()) {
        return true;
      }
      Token const& word = here_.parse.tokens[token];
      std::string_view const relation = base_relation(word.relation);
      bool const negation = (relation == "advmod" || relation == "det") &&
                            (word.lemma == "not" || word.lemma == "never" || word.lemma == "no");
      return word.head == frame.head && (relation == "aux" || relation == "cop" || negation);
    };
    while (span.begin > here_.sentence.tokens.begin && belongs(span.begin - 1)) --span.begin;
    while (span.end < here_.sentence.tokens.end && belongs(span.end)) ++span.end;
    bool const last_word = span.end < here_.sentence.tokens.end && !pattern.after.empty() &&
                           here_.parse.tokens[span.end].form == pattern.after.back();
    if (last_word) ++span.end;
    return span;
  }

  // "has not" of "has not commented", "have yet to", "was" of "there was no comment": what tells of
  // a word that is itself the content.
  TokenSpan words_before(Frame const& frame) const {
    auto const head = static_cast<std::uint32_t>(frame.head);
    Token const& word = here_.parse.tokens[head];
    bool const yet = base_relation(word.relation) == "xcomp";
    if ((yet || frame.kind == FrameKind::noun) && word.head >= 0 && word.head < frame.head) {
      auto const outer = static_cast<std::uint32_t>(word.head);
      return {outer, yet ? head : outer + 1};
    }
    for (std::int32_t const token : here_.parse.children[frame.head]) {
      std::string_view const relation = base_relation(here_.parse.tokens[token].relation);
      bool const tells = relation == "aux" || relation == "cop" || relation == "advmod";
      if (tells && token < frame.head) return {static_cast<std::uint32_t>(token), head};
    }
    return {head, head + 1};
  }

  // ---- addressees and conditions ----

  std::vector<std::int32_t> addressees_of(CueRule const& rule, Coding const& coding) const {
    for (Where const& where : rule.addressee) {
      for (Argument const& argument : coding.arguments) {
        if (is_at(where, argument) && sources_.is_actor(argument.token))
          return coordinated(here_.parse, argument.token);
      }
    }
    return {};
  }

  bool passes(CueRule const& rule, Coding const& coding, Attribution const& out) const {
    return std::all_of(rule.tests.begin(), rule.tests.end(), [&](CueTest const& test) {
      return holds(test, coding, out) != test.unless;
    });
  }

  bool holds(CueTest const& test, Coding const& coding, Attribution const& out) const {
    switch (test.kind) {
      case CueTest::Kind::speaker_named:
        return here_.parse.tokens[out.speakers.front()].lemma != "it" ||
               sources_.is_actor(out.speakers.front());
      case CueTest::Kind::speaker_actor:
        return sources_.is_actor(out.speakers.front()) || is_person(out.speakers.front());
      case CueTest::Kind::object_actor:
        return has_actor_object(coding);
      case CueTest::Kind::speaker_class:
        return here_.book.in_class(here_.parse, out.speakers.front(), test.word_class);
      case CueTest::Kind::cue_passive:
        return here_.frames.of(out.head) != nullptr && here_.frames.of(out.head)->passive;
      case CueTest::Kind::cue_negated:
        return is_negated_cue(out.head);
      case CueTest::Kind::cue_transitive:
        return has_object_outside(out);
      case CueTest::Kind::content_predicative:
        return predicate_of_object(coding) >= 0 || is_named_anew(coding, out.content.tokens) ||
               content_.is_free_relative(out.head);
      case CueTest::Kind::content_question:
        return is_question(out.content.parts().front());
      case CueTest::Kind::content_negated:
        return out.content.head >= 0 && is_negated_cue(out.content.head);
      case CueTest::Kind::content_to_come:
        return is_to_come(out.content.head);
      case CueTest::Kind::content_counted:
        return is_counted(out.content.tokens);
      case CueTest::Kind::content_numbered:
        return is_numbered(out.content.head);
      case CueTest::Kind::content_class:
        // ", which Kigali denies" is of the clause, whatever noun "which" stands behind
        return holds_class(out.content.head, test.word_class) ||
               (!content_.is_retort(out.head) && holds_class(object_of(coding), test.word_class));
      case CueTest::Kind::predicate_class:
        return says(coding, out.content, test.word_class);
    }
    return true;
  }

  // "he", "she", "we": somebody, though not known who.
  bool is_person(std::int32_t token) const {
    Token const& word = here_.parse.tokens[token];
    return word.upos == Upos::PRON && word.lemma != "it" && has_feature(word, "PronType=Prs");
  }

  // "the accusation" of "dismissed the accusation as theatre", whose head is "theatre"
  static std::int32_t object_of(Coding const& coding) {
    for (Argument const& argument : coding.arguments) {
      if (argument.slot == Slot::object) return argument.token;
    }
    return -1;
  }

  bool has_actor_object(Coding const& coding) const {
    return std::any_of(coding.arguments.begin(), coding.arguments.end(), [&](Argument const& each) {
      return each.slot == Slot::object && sources_.is_actor(each.token);
    });
  }

  // "did not comment", "gave no comment", "neither confirmed nor denied": also where "not" stands
  // at a verb that this one is joined to.
  bool is_negated_cue(std::int32_t head) const {
    static constexpr std::array<std::string_view, 6> kNot = {"not", "never",   "n't",
                                                             "nor", "neither", "no"};
    for (std::int32_t const token : here_.parse.children[head]) {
      Token const& word = here_.parse.tokens[token];
      std::string_view const relation = base_relation(word.relation);
      bool const answer = word.lemma == "no" && token > head;  // "told me no, he was a medic"
      if (is_one_of(word.lemma, kNot) && relation != "obj" && !answer) return true;
      std::int32_t const det = relation == "obj" ? child(here_.parse, token, "det") : -1;
      if (det >= 0 && here_.parse.tokens[det].lemma == "no") return true;
      if (relation == "obj" && is_neither(token)) return true;  // "offered neither truce nor talks"
    }
    Token const& word = here_.parse.tokens[head];
    std::int32_t const subject = child(here_.parse, head, "nsubj");
    if (subject >= 0 && is_neither(subject)) return true;
    if (is_left_undone(head)) return true;
    std::int32_t const sign = child(here_.parse, head, "cc");
    bool const or_else = base_relation(word.relation) == "conj" && sign >= 0 &&
                         here_.parse.tokens[sign].lemma == "or";
    return or_else && is_negated_cue(word.head);
  }

  // "neither side", "neither Kyiv nor Minsk"
  bool is_neither(std::int32_t subject) const {
    std::vector<std::int32_t> const& below = here_.parse.children[subject];
    return std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
      return token < subject && here_.parse.tokens[token].lemma == "neither";
    });
  }

  // "has yet to comment"
  bool is_left_undone(std::int32_t head) const {
    std::int32_t const outer = here_.parse.tokens[head].head;
    if (outer < 0 || !is_infinitive(here_.parse, head)) return false;
    std::int32_t const sign = child(here_.parse, outer, "advmod");
    return here_.parse.tokens[outer].lemma == "have" && sign >= 0 &&
           here_.parse.tokens[sign].lemma == "yet";
  }

  // The head or, for one of many ("a series of allegations"), what follows "of"; of "to keep
  // attacking ships" the attack.
  bool holds_class(std::int32_t head, std::int32_t word_class) const {
    static constexpr std::array<std::string_view, 4> kGoingOn = {"keep", "continue", "resume",
                                                                 "start"};
    bool const goes_on = head >= 0 && is_one_of(here_.parse.tokens[head].lemma, kGoingOn);
    std::int32_t const deed = goes_on ? child(here_.parse, head, "xcomp") : -1;
    if (deed >= 0) head = deed;
    for (int steps = 0; head >= 0 && steps < 3; ++steps) {
      for (std::int32_t const token : coordinated(here_.parse, head)) {
        if (here_.book.in_class(here_.parse, token, word_class)) return true;
      }
      head = child(here_.parse, head, "nmod");
    }
    return false;
  }

  // What is said of the object: the words of the content behind its head.
  bool says(Coding const& coding, Content const& content, std::int32_t word_class) const {
    std::int32_t const predicate = predicate_of_object(coding);
    std::uint32_t begin = content.tokens.begin;
    for (Argument const& argument : coding.arguments) {
      auto const token = static_cast<std::uint32_t>(argument.token);
      if (argument.slot == Slot::object && token >= begin) begin = token + 1;
    }
    TokenSpan const span = predicate >= 0
                               ? subtree(here_.parse, predicate)
                               : TokenSpan{std::min(begin, content.tokens.end), content.tokens.end};
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (here_.book.in_class(here_.parse, static_cast<std::int32_t>(t), word_class)) return true;
    }
    return false;
  }

  // "called the law a 'crazy system'": the second noun is often read as an apposition.
  bool is_named_anew(Coding const& coding, TokenSpan content) const {
    return std::any_of(
        coding.arguments.begin(), coding.arguments.end(), [&](Argument const& argument) {
          if (argument.slot != Slot::object) return false;
          Quotation const* last = here_.quotations.of(static_cast<std::int32_t>(content.end - 1));
          auto const object = static_cast<std::uint32_t>(argument.token);
          bool const quoted = last != nullptr && last->tokens.begin > object;
          return quoted || has_apposition(argument.token);
        });
  }

  // Of the noun or of the last one joined to it.
  bool has_apposition(std::int32_t noun) const {
    std::vector<std::int32_t> const nouns = coordinated(here_.parse, noun);
    return std::any_of(nouns.begin(), nouns.end(),
                       [&](std::int32_t one) { return child(here_.parse, one, "appos") >= 0; });
  }

  // "Ukrainian violations at more than 14,000": a number that counts nothing named behind it.
  bool is_counted(TokenSpan content) const {
    return std::any_of(here_.names.quantities.begin(), here_.names.quantities.end(),
                       [&](Quantity const& quantity) {
                         return content.contains(quantity.tokens) && quantity.counted < 0;
                       });
  }

  // "7,500 violations"
  bool is_numbered(std::int32_t head) const {
    return std::any_of(
        here_.names.quantities.begin(), here_.names.quantities.end(),
        [head](Quantity const& quantity) { return head >= 0 && quantity.counted == head; });
  }

  // "has offered neither a truce nor talks": what is offered is no word that was said.
  bool has_object_outside(Attribution const& out) const {
    std::int32_t const object = child(here_.parse, out.head, "obj");
    return object >= 0 && !out.content.tokens.contains(static_cast<std::uint32_t>(object));
  }

  // "that the truce would be extended"
  bool is_to_come(std::int32_t predicate) const {
    static constexpr std::array<std::string_view, 4> kModals = {"will", "would", "shall", "should"};
    if (predicate < 0 || here_.parse.tokens[predicate].upos != Upos::VERB) return false;
    std::vector<std::int32_t> const& below = here_.parse.children[predicate];
    return std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
      Token const& word = here_.parse.tokens[token];
      return base_relation(word.relation) == "aux" && is_one_of(word.lemma, kModals);
    });
  }

  // "whether …", "how …", or words before a question mark.
  bool is_question(TokenSpan content) const {
    static constexpr std::array<std::string_view, 11> kWords = {
        "whether", "if", "who", "what", "why", "how", "when", "where", "which", "whom", "whose"};
    while (content.size() > 1 && here_.parse.tokens[content.begin].upos == Upos::ADV &&
           !is_one_of(here_.parse.tokens[content.begin].lemma, kWords)) {
      ++content.begin;  // "exactly how many"
    }
    if (is_one_of(here_.parse.tokens[content.begin].lemma, kWords)) return true;
    bool const sign = content.size() > 1 && here_.parse.tokens[content.begin].upos == Upos::ADP;
    if (sign && is_one_of(here_.parse.tokens[content.begin + 1].lemma, kWords)) return true;
    return content.end < here_.parse.tokens.size() && here_.parse.tokens[content.end].form == "?";
  }

  // ---- phrases ----

  void find_phrase(CuePhrase const& phrase) {
    for (Attribution& found : phrases_.find(phrase)) {
      if (!passes(here_.book.rules()[phrase.rule], Coding(), found)) continue;
      for (std::uint32_t t = found.cue.begin; t < found.cue.end; ++t)
        used_[t - here_.sentence.tokens.begin] = true;
      found_.push_back(std::move(found));
    }
  }

  SentenceLayers here_;
  SourceFinder sources_;
  ContentFinder content_;
  PhraseFinder phrases_;
  std::vector<bool> used_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attributions(Layers const& layers, Sentence const& sentence) {
  return Finder(layers, sentence).find();
}

}  // namespace dragoman
