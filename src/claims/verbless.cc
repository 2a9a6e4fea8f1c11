#include "claims/verbless.h"

#include <algorithm>
#include <array>
#include <optional>

#include "claims/labels.h"
#include "claims/sources.h"
#include "events/frames.h"

namespace dragoman {
namespace {

class Finder {
 public:
  Finder(Layers const& layers, Document const& document, std::vector<Attribution>& found)
      : layers_(layers),
        parse_(layers.parse),
        labels_(layers),
        document_(document),
        found_(found) {}

  void find() {
    for (Sentence const& sentence : parse_.sentences) {
      if (block_kind(sentence) == BlockKind::heading) {
        source_first(sentence) || source_last(sentence);
      } else {
        source_first(sentence);
      }
      source_in_brackets(sentence);
    }
    for (Quotation const& quotation : layers_.quotations.all) {
      if (is_free(quotation.tokens)) give(quotation);
    }
    for (std::size_t s = 1; s < parse_.sentences.size(); ++s) {
      tell_on(s);
      set_off(s);
    }
    std::stable_sort(found_.begin(), found_.end(), [](Attribution const& a, Attribution const& b) {
      return a.cue.begin < b.cue.begin;
    });
  }

 private:
  BlockKind block_kind(Sentence const& sentence) const {
    return sentence.block < document_.blocks.size() ? document_.blocks[sentence.block].kind
                                                    : BlockKind::paragraph;
  }

  bool is_free(TokenSpan span) const {
    return std::none_of(found_.begin(), found_.end(), [span](Attribution const& other) {
      return other.content.overlaps(span) || span.contains(other.cue);
    });
  }

  bool add(std::string_view sign, TokenSpan cue, std::vector<std::int32_t> speakers,
           TokenSpan content) {
    std::int32_t const rule = layers_.book.sign(sign);
    content = trimmed_content(parse_, content);
    if (rule < 0 || speakers.empty() || content.empty() || !is_free(content)) return false;
    Attribution out;
    out.rule = rule;
    out.head = static_cast<std::int32_t>(cue.begin);
    out.cue = cue;
    out.speakers = std::move(speakers);
    out.content = {content, root_in(content)};
    found_.push_back(std::move(out));
    return true;
  }

  std::int32_t root_in(TokenSpan span) const { return root_of(parse_, span); }

  // ---- colons ----

  // "Iran: no talks", "MINISTER: We shall see."
  bool source_first(Sentence const& sentence) {
    auto const label = labels_.before_colon(sentence.tokens);
    bool const asks = parse_.tokens[sentence.tokens.end - 1].form == "?";
    if (!label || label->speaker < 0 || asks) return false;
    TokenSpan const words{label->colon + 1, sentence.tokens.end};
    return add("colon", {label->colon, words.begin}, {label->speaker}, with_quotation(words));
  }

  // "No talks under pressure: minister"
  bool source_last(Sentence const& sentence) {
    TokenSpan const words = sentence.tokens;
    auto const at = first_colon(parse_, words);
    if (!at || *at == words.begin || *at + 1 >= words.end) return false;
    TokenSpan const source{*at + 1, words.end};
    bool const spoken = is_statement(parse_, {words.begin, *at});
    std::int32_t const root = root_in(source);  // none where marks alone follow
    if (!spoken || root < 0 || source.size() > 5 || has_verb(parse_, source)) return false;
    return add("colon", {*at, *at + 1}, {root}, {words.begin, *at});
  }

  bool is_actor(std::int32_t token) const {
    return static_cast<std::size_t>(token) < layers_.names.actor_at.size() &&
           layers_.names.actor_at[token] >= 0;
  }

  TokenSpan with_quotation(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < std::min(span.begin + 2, span.end); ++t) {
      Quotation const* quotation = layers_.quotations.of(static_cast<std::int32_t>(t));
      if (quotation != nullptr) return quotation->tokens;
    }
    return span;
  }

  // "• 1.2 million people displaced since April (IOM)": who counted, behind what was counted.
  bool source_in_brackets(Sentence const& sentence) {
    std::uint32_t end = sentence.tokens.end;
    while (end > sentence.tokens.begin && parse_.tokens[end - 1].form == ".") --end;
    if (end < sentence.tokens.begin + 4 || parse_.tokens[end - 1].form != ")") return false;
    std::uint32_t open = end - 1;
    while (open > sentence.tokens.begin && parse_.tokens[open].form != "(") --open;
    TokenSpan const told{sentence.tokens.begin, open};
    TokenSpan source{open + 1, end - 1};
    bool const named = layers_.book.in_class(parse_, position(source.begin), "source-label");
    if (named) source.begin = std::min(source.end, source.begin + 2);  // "(source: IOM)"
    if (told.empty() || !counts(told) || ends_in_body(told) || !labels_.names_somebody(source))
      return false;
    std::int32_t const root = root_in(source);
    if (!is_actor(root) || is_person(root) || is_place(root) || is_named_in(root, told))
      return false;
    return add("brackets", {open, open + 1}, {root}, told);
  }

  static std::int32_t position(std::uint32_t token) { return static_cast<std::int32_t>(token); }

  bool counts(TokenSpan span) const {
    return std::any_of(layers_.names.quantities.begin(), layers_.names.quantities.end(),
                       [span](Quantity const& quantity) { return span.contains(quantity.tokens); });
  }

  // "the Support Forces (RSF)": the letters stand for the name before them.
  bool ends_in_body(TokenSpan span) const {
    return std::any_of(parse_.names.begin(), parse_.names.end(), [span](NameSpan const& name) {
      return name.tokens.end == span.end &&
             (name.kind == NameKind::ORG || name.kind == NameKind::PER);
    });
  }

  // "the Mission in Liberia (UNMIL)"
  bool is_named_in(std::int32_t letters, TokenSpan span) const {
    auto const& mentions = layers_.names.actors[layers_.names.actor_at[letters]].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [span](Mention const& mention) { return span.contains(mention.tokens); });
  }

  bool is_place(std::int32_t token) const {
    return static_cast<std::size_t>(token) < layers_.names.place_at.size() &&
           layers_.names.place_at[token] >= 0;
  }

  // ---- quotations ----

  void give(Quotation const& quotation) {
    if (!is_statement(parse_, quotation.tokens)) return;
    if (after_dash(quotation) || after_colon(quotation)) return;
    again(quotation);
  }

  // "…" — Anna, 62
  bool after_dash(Quotation const& quotation) {
    static constexpr std::array<std::string_view, 5> kDashes = {"—", "–", "―", "--", "-"};
    std::uint32_t const dash = quotation.tokens.end + 1;
    if (dash + 1 >= parse_.tokens.size()) return false;
    bool const is_dash =
        std::find(kDashes.begin(), kDashes.end(), parse_.tokens[dash].form) != kDashes.end();
    if (!is_dash) return false;
    TokenSpan const sentence = parse_.sentences[parse_.sentence_of[dash + 1]].tokens;
    TokenSpan const source{dash + 1, std::min(sentence.end, dash + 1 + kLongestSource)};
    if (!labels_.names_somebody(source)) return false;
    return add("dash", {dash, dash + 1}, {root_in(source)}, quotation.tokens);
  }

  // He was blunt: "…"
  bool after_colon(Quotation const& quotation) {
    if (quotation.tokens.begin < 2) return false;
    std::uint32_t const at = quotation.tokens.begin - 2;
    if (parse_.tokens[at].form != ":") return false;
    Frames const& frames = layers_.clauses[parse_.sentence_of[at]];
    for (Frame const& frame : frames.frames) {
      Argument const* subject = frame.first(Slot::subject);
      bool const main = frame.embedding == Embedding::none && frame.kind != FrameKind::noun;
      bool const before = frame.head < static_cast<std::int32_t>(at);
      if (main && before && subject != nullptr && is_somebody(subject->token)) {
        return add("colon", cue_of(frame, at), {subject->token}, quotation.tokens);
      }
    }
    std::int32_t const maker = maker_before(at);
    return maker >= 0 && add("colon", {at, at + 1}, {maker}, quotation.tokens);
  }

  // 'In a letter from the council: "…"', 'released a statement saying this: "…"': who made the last
  // thing that carries words. -1: none is told of.
  std::int32_t maker_before(std::uint32_t colon) const {
    std::int32_t const number = parse_.sentence_of[colon - 1];
    Sentence const& sentence = parse_.sentences[number];
    SourceFinder const sources({layers_, sentence, layers_.clauses[number]});
    for (std::uint32_t t = colon; t-- > sentence.tokens.begin;) {
      auto const token = static_cast<std::int32_t>(t);
      std::int32_t const maker = sources.maker_of(token);
      if (maker != token) return maker;
    }
    return -1;
  }

  // 'The minister said:' and a paragraph without marks: what is set off from the words that tell of
  // it.
  void set_off(std::size_t s) {
    Sentence const& said = parse_.sentences[s];
    Sentence const& before = parse_.sentences[s - 1];
    std::uint32_t const last = before.tokens.end - 1;
    bool const ends = parse_.tokens[last].form == ":" && before.block + 1 == said.block &&
                      block_kind(before) == BlockKind::paragraph &&
                      block_kind(said) == BlockKind::paragraph;
    Frame const* frame = ends ? layers_.clauses[s - 1].of(root_in(before.tokens)) : nullptr;
    Argument const* subject = frame == nullptr ? nullptr : frame->first(Slot::subject);
    if (subject == nullptr || frame->passive || frame->kind != FrameKind::verb) return;
    bool const tells = cue_of(*frame, last).begin != last && is_somebody(subject->token);
    TokenSpan const set{said.tokens.begin, end_of_block(s)};
    if (tells && is_free(before.tokens)) add("colon", cue_of(*frame, last), {subject->token}, set);
  }

  std::uint32_t end_of_block(std::size_t sentence) const {
    std::uint32_t const block = parse_.sentences[sentence].block;
    while (sentence + 1 < parse_.sentences.size() && parse_.sentences[sentence + 1].block == block)
      ++sentence;
    return parse_.sentences[sentence].tokens.end;
  }

  // "He said:" before a paragraph; the sign itself where no cue stands there.
  TokenSpan cue_of(Frame const& frame, std::uint32_t colon) const {
    auto const head = static_cast<std::uint32_t>(frame.head);
    bool const word = frame.kind == FrameKind::verb && layers_.book.find(frame.lemma) != nullptr;
    return word ? TokenSpan{head, head + 1} : TokenSpan{colon, colon + 1};
  }

  bool is_somebody(std::int32_t token) const {
    Token const& word = parse_.tokens[token];
    if (is_actor(token)) return true;
    if (word.upos == Upos::PRON)
      return word.lemma == "he" || word.lemma == "she" || word.lemma == "they";
    return word.upos == Upos::PROPN;
  }

  // A paragraph or a sentence that is nothing but a quotation goes on with the speech, quoted or
  // reported, that the one before ends with.
  void again(Quotation const& quotation) {
    std::uint32_t const begin = quotation.tokens.begin;
    Sentence const& first = parse_.sentences[parse_.sentence_of[begin]];
    if (begin > first.tokens.begin + 1 || first.tokens.begin == 0) return;
    bool const opens_block = block_before(first) != first.block;
    bool const alone = is_alone(quotation);
    if (!opens_block && !alone) return;
    Attribution const* last = nullptr;
    for (Attribution const& other : found_) {
      bool const before = other.content.tokens.begin < begin && !is_told_inside(other);
      bool const aside = last != nullptr && other.speakers == last->speakers &&  // "said …,
                         !is_open(other) && is_open(*last);                      // referring to …"
      if (before && !aside) last = &other;
    }
    bool const goes_on = last != nullptr && (is_spoken_on(*last, first, opens_block) ||
                                             (alone && is_told_on(*last, first, opens_block)));
    if (goes_on) {
      add("again", last->cue, last->speakers, quotation.tokens);
    } else if (alone && !opens_block) {
      by_subject_before(quotation);
    } else if (opens_block) {
      by_announcement_before(quotation);
    }
  }

  // 'The ministry issued the following statement.' and a paragraph in marks.
  void by_announcement_before(Quotation const& quotation) {
    std::int32_t const sentence = parse_.sentence_of[quotation.tokens.begin] - 1;
    if (sentence < 0) return;
    TokenSpan const before = parse_.sentences[sentence].tokens;
    for (std::uint32_t t = before.begin; t + 1 < before.end; ++t) {
      if (parse_.tokens[t].form != "following") continue;
      std::int32_t const maker = maker_before(before.end);
      std::uint32_t const mark = quotation.tokens.begin - 1;
      if (maker >= 0) add("again", {mark, mark + 1}, {maker}, quotation.tokens);
      return;
    }
  }

  // 'The bishop offered condolences. "We mourn with them."': who speaks of himself is the one whom
  // the sentence before is about.
  void by_subject_before(Quotation const& quotation) {
    std::int32_t const sentence = parse_.sentence_of[quotation.tokens.begin] - 1;
    TokenSpan const before = parse_.sentences[sentence].tokens;
    std::int32_t const root = root_in(before);
    Frame const* frame = layers_.clauses[sentence].of(root);
    Argument const* subject = frame == nullptr ? nullptr : frame->first(Slot::subject);
    bool const active = subject != nullptr && frame->kind == FrameKind::verb && !frame->passive &&
                        subject->token < root && is_person(subject->token);
    if (!active || !has_first_person(parse_, quotation.tokens)) return;
    std::uint32_t const mark = quotation.tokens.begin - 1;
    add("again", {mark, mark + 1}, {subject->token}, quotation.tokens);
  }

  bool is_person(std::int32_t token) const {
    std::int32_t const actor = is_actor(token) ? layers_.names.actor_at[token] : -1;
    return actor >= 0 && layers_.names.actors[actor].kind == ActorKind::person;
  }

  bool is_open(Attribution const& one) const { return layers_.book.rules()[one.rule].open; }

  // A new paragraph after a quotation.
  bool is_spoken_on(Attribution const& last, Sentence const& next, bool opens_block) const {
    return opens_block && ends_before(last, next) &&
           layers_.quotations.at[last.content.tokens.begin] >= 0;
  }

  // A new sentence after one that reports what somebody said.
  bool is_told_on(Attribution const& last, Sentence const& next, bool opens_block) const {
    return layers_.book.rules()[last.rule].act != Act::no_comment &&
           is_of_last_sentence(last, next) && (!opens_block || ends_before(last, next));
  }

  bool ends_before(Attribution const& last, Sentence const& next) const {
    return block_at(last.content.tokens.end - 1) + 1 == next.block;
  }

  // No word stands beside it in its last sentence.
  bool is_alone(Quotation const& quotation) const {
    TokenSpan const last = parse_.sentences[parse_.sentence_of[quotation.tokens.end - 1]].tokens;
    for (std::uint32_t t = quotation.tokens.end; t < last.end; ++t) {
      if (parse_.tokens[t].upos != Upos::PUNCT) return false;
    }
    return true;
  }

  bool is_told_inside(Attribution const& one) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](Attribution const& other) { return other.content.holds(one.cue); });
  }

  // Told by the sentence right before this one.
  bool is_of_last_sentence(Attribution const& one, Sentence const& next) const {
    return parse_.sentence_of[one.head] + 1 == parse_.sentence_of[next.tokens.begin];
  }

  // ---- free indirect speech ----

  // "He said Russia had failed. It had not sent a soldier.": a sentence with the tense of reported
  // speech, of a pronoun, goes on with what the one before tells to its end.
  void tell_on(std::size_t s) {
    Sentence const& sentence = parse_.sentences[s];
    Sentence const& before = parse_.sentences[s - 1];
    std::int32_t const root = root_in(sentence.tokens);
    bool const reported = is_backshifted(root) && is_of_pronoun(root);
    if (sentence.block != before.block || !reported) return;
    Attribution const* last = nullptr;
    for (Attribution const& other : found_) {
      if (before.tokens.contains(other.content.tokens) && is_reported(other)) last = &other;
    }
    bool const to_end = last != nullptr && last->content.tokens.end + 1 >= before.tokens.end &&
                        is_backshifted(root_in(last->content.tokens));
    if (to_end) add("onward", last->cue, last->speakers, sentence.tokens);
  }

  // Told by a past tense, and not in marks.
  bool is_reported(Attribution const& one) const {
    return layers_.book.rules()[one.rule].open &&
           layers_.quotations.at[one.content.tokens.begin] < 0 &&
           has_feature(parse_.tokens[one.head], "Tense=Past");
  }

  // "had failed", "would come"
  bool is_backshifted(std::int32_t predicate) const {
    std::int32_t const auxiliary = predicate < 0 ? -1 : child(parse_, predicate, "aux");
    if (auxiliary < 0) return false;
    Token const& word = parse_.tokens[auxiliary];
    return word.lemma == "would" || (word.lemma == "have" && has_feature(word, "Tense=Past"));
  }

  bool is_of_pronoun(std::int32_t predicate) const {
    std::int32_t const subject = predicate < 0 ? -1 : child(parse_, predicate, "nsubj");
    return subject >= 0 && has_feature(parse_.tokens[subject], "PronType=Prs");
  }

  std::uint32_t block_before(Sentence const& sentence) const {
    return block_at(sentence.tokens.begin - 1);
  }
  std::uint32_t block_at(std::uint32_t token) const {
    return parse_.sentences[parse_.sentence_of[token]].block;
  }

  Layers const& layers_;
  Parse const& parse_;
  LabelFinder labels_;
  Document const& document_;
  std::vector<Attribution>& found_;
};

}  // namespace

void add_verbless(Layers const& layers, Document const& document, std::vector<Attribution>& found) {
  Finder(layers, document, found).find();
}

}  // namespace dragoman
