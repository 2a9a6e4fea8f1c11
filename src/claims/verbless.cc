#include "claims/verbless.h"

#include <algorithm>
#include <array>
#include <optional>

#include "claims/sources.h"
#include "events/frames.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongestSource = 10;  // words of a source before a colon

class Finder {
 public:
  Finder(Layers const& layers, Document const& document, std::vector<Attribution>& found)
      : layers_(layers), parse_(layers.parse), document_(document), found_(found) {}

  void find() {
    for (Sentence const& sentence : parse_.sentences) {
      if (block_kind(sentence) == BlockKind::heading) {
        source_first(sentence) || source_last(sentence);
      } else {
        source_first(sentence);
      }
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

  // The word of the span that hangs on none in it.
  std::int32_t root_in(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      std::int32_t const head = parse_.tokens[t].head;
      bool const inside = head >= 0 && span.contains(static_cast<std::uint32_t>(head));
      if (!inside && parse_.tokens[t].upos != Upos::PUNCT) return static_cast<std::int32_t>(t);
    }
    return -1;
  }

  // ---- colons ----

  std::optional<std::uint32_t> colon(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (parse_.tokens[t].form == ":") return t;
    }
    return std::nullopt;
  }

  // "Iran: no talks", "MINISTER: We shall see."
  bool source_first(Sentence const& sentence) {
    TokenSpan const words = sentence.tokens;
    auto const at = colon(words);
    if (!at || *at + 1 >= words.end) return false;
    TokenSpan const source{words.begin, *at};
    if (!names_somebody(source) || !has_words({*at + 1, words.end})) return false;
    return add("colon", {*at, *at + 1}, {root_in(source)}, with_quotation({*at + 1, words.end}));
  }

  // "No talks under pressure: minister"
  bool source_last(Sentence const& sentence) {
    TokenSpan const words = sentence.tokens;
    auto const at = colon(words);
    if (!at || *at == words.begin || *at + 1 >= words.end) return false;
    TokenSpan const source{*at + 1, words.end};
    bool const spoken = is_statement(parse_, {words.begin, *at});
    std::int32_t const root = root_in(source);  // none where marks alone follow
    if (!spoken || root < 0 || source.size() > 5 || has_verb(source)) return false;
    return add("colon", {*at, *at + 1}, {root}, {words.begin, *at});
  }

  // False for scores: "France: 2".
  bool has_words(TokenSpan span) const {
    return std::any_of(parse_.tokens.begin() + span.begin, parse_.tokens.begin() + span.end,
                       [](Token const& word) {
                         return word.upos != Upos::NUM && word.upos != Upos::PUNCT &&
                                word.upos != Upos::SYM;
                       });
  }

  bool has_verb(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (parse_.tokens[t].upos == Upos::VERB || parse_.tokens[t].upos == Upos::AUX) return true;
    }
    return false;
  }

  bool names_somebody(TokenSpan span) const {
    if (span.empty() || span.size() > kLongestSource || has_verb(span)) return false;
    std::int32_t const root = root_in(span);
    if (root < 0) return false;
    if (is_actor(root)) return true;
    // a town that acts for nobody is where the report comes from: "TEL AVIV: …"
    bool const placed = static_cast<std::size_t>(root) < layers_.names.place_at.size() &&
                        layers_.names.place_at[root] >= 0;
    return !placed &&
           std::any_of(parse_.names.begin(), parse_.names.end(), [&](NameSpan const& name) {
             bool const party = name.kind == NameKind::PER || name.kind == NameKind::ORG ||
                                name.kind == NameKind::GPE;
             return party && name.tokens.contains(static_cast<std::uint32_t>(root));
           });
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
    if (!names_somebody(source)) return false;
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
    Sentence const& sentence = parse_.sentences[parse_.sentence_of[colon]];
    SourceFinder const sources({layers_, sentence, layers_.clauses[parse_.sentence_of[colon]]});
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
    if (!active || !speaks_of_self(quotation.tokens)) return;
    std::uint32_t const mark = quotation.tokens.begin - 1;
    add("again", {mark, mark + 1}, {subject->token}, quotation.tokens);
  }

  bool is_person(std::int32_t token) const {
    std::int32_t const actor = is_actor(token) ? layers_.names.actor_at[token] : -1;
    return actor >= 0 && layers_.names.actors[actor].kind == ActorKind::person;
  }

  bool speaks_of_self(TokenSpan words) const {
    return std::any_of(parse_.tokens.begin() + words.begin, parse_.tokens.begin() + words.end,
                       [](Token const& word) {
                         return word.lemma == "we" || word.lemma == "I" || word.lemma == "my" ||
                                word.lemma == "our";
                       });
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
  Document const& document_;
  std::vector<Attribution>& found_;
};

}  // namespace

void add_verbless(Layers const& layers, Document const& document, std::vector<Attribution>& found) {
  Finder(layers, document, found).find();
}

}  // namespace dragoman
