// Content that stands in quotation marks.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/one_of.h"
#include "claims/content.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kStrayTitle = 2;  // words: "Cpl." may be taken for the end of a sentence
constexpr std::uint32_t kFarthestQuote = 12;  // words between a cue and its quotation
constexpr std::uint32_t kLongestSource = 40;  // words between a quotation and the cue behind it

std::uint32_t block_of(Parse const& parse, std::uint32_t token) {
  return parse.sentences[parse.sentence_of[token]].block;
}

bool is_quotation_mark(Parse const& parse, std::uint32_t token) {
  static constexpr std::array<std::string_view, 4> kMarks = {"\"", "'", "''", "`"};
  return parse.tokens[token].upos == Upos::PUNCT && is_one_of(parse.tokens[token].lemma, kMarks);
}

// A comma, question or exclamation mark at the end of a quotation: the source comes next.
bool awaits_source(Parse const& parse, Quotation const& quotation) {
  static constexpr std::array<std::string_view, 7> kEnds = {",", "?", "!", "…", "...", "—", "--"};
  std::uint32_t last = quotation.tokens.end - 1;
  while (last > quotation.tokens.begin && is_quotation_mark(parse, last)) --last;
  if (is_one_of(parse.tokens[last].form, kEnds)) return true;
  std::uint32_t const after = quotation.tokens.end + 1;  // behind the mark
  if (after >= parse.tokens.size()) return false;
  bool const goes_on = parse.tokens[last].form == "." &&  // '… of the plaintiffs." he said'
                       std::islower(static_cast<unsigned char>(parse.tokens[after].form[0])) != 0;
  return goes_on || parse.tokens[after].form == ",";
}

}  // namespace

// '"… of the dead." The minister said.': a sentence that is nothing but a source and its cue.
bool ContentFinder::ends_before(Quotation const& quotation, Frame const& frame) const {
  std::uint32_t const first = here_.sentence.tokens.begin;
  bool const adjoins = quotation.tokens.end == first || quotation.tokens.end + 1 == first;
  bool const near = static_cast<std::uint32_t>(frame.head) - first <= kFarthestQuote;
  return adjoins && near && is_main(frame) &&
         block_of(here_.parse, quotation.tokens.begin) == here_.sentence.block &&
         frame.first(Slot::object) == nullptr && frame.first(Slot::clause) == nullptr;
}

// The nearest quotation outside the cue's own.
Content ContentFinder::quotation(Frame const& frame) const {
  auto const head = static_cast<std::uint32_t>(frame.head);
  Quotation const* best = nullptr;
  std::uint32_t nearest = kFarthestQuote + 1;
  for (Quotation const& quotation : here_.quotations.all) {
    bool const here =
        quotation.tokens.overlaps(here_.sentence.tokens) || ends_before(quotation, frame);
    if (!here || quotation.tokens.contains(head)) continue;
    bool const before = quotation.tokens.end <= head;
    std::uint32_t const gap = before ? head - quotation.tokens.end : quotation.tokens.begin - head;
    if (gap >= nearest || !is_statement(here_.parse, quotation.tokens)) continue;
    if (!before && is_cued_between(head, quotation.tokens.begin - 1)) continue;
    if (is_within_phrase(quotation)) continue;
    nearest = gap;
    best = &quotation;
  }
  if (best == nullptr) return {};
  return {trimmed_content(here_.parse, best->tokens), -1};
}

// 'offered a "deferred exit" scheme': words in marks that are a part of a noun phrase.
bool ContentFinder::is_within_phrase(Quotation const& quotation) const {
  static constexpr std::size_t kShort = 4;  // words
  std::uint32_t const before = quotation.tokens.begin - 2, after = quotation.tokens.end + 1;
  bool const inside = quotation.tokens.begin >= here_.sentence.tokens.begin + 2 &&
                      after < here_.sentence.tokens.end;
  return inside && quotation.tokens.size() < kShort &&
         here_.parse.tokens[before].upos == Upos::DET &&
         here_.parse.tokens[after].upos == Upos::NOUN;
}

bool ContentFinder::is_main(Frame const& frame) const {
  std::string_view const relation = base_relation(here_.parse.tokens[frame.head].relation);
  return frame.embedding == Embedding::none || relation == "parataxis" || relation == "root";
}

// "… is unacceptable," she said: the comma inside the marks tells more than any tree.
Content ContentFinder::quotation_before(Frame const& frame) const {
  auto const head = static_cast<std::uint32_t>(frame.head);
  if (!is_main(frame) || here_.quotations.at[head] >= 0) return {};
  Quotation const* last = nullptr;
  for (Quotation const& quotation : here_.quotations.all) {
    if (quotation.tokens.end <= head) last = &quotation;
  }
  if (last == nullptr || head - last->tokens.end > kLongestSource) return {};
  std::uint32_t const next = last->tokens.end + 1;
  bool const goes_on =
      next < here_.parse.tokens.size() && here_.parse.tokens[next].upos == Upos::CCONJ;
  bool const near = !goes_on && next + kStrayTitle >= here_.sentence.tokens.begin &&
                    block_of(here_.parse, last->tokens.begin) == here_.sentence.block;
  if (!near || !awaits_source(here_.parse, *last) || is_title(here_.parse, last->tokens)) return {};
  if (is_called_so(*last, frame.head)) return {};
  Quotation const* after = quotation_after(frame);
  if (is_statement(here_.parse, last->tokens) || after == nullptr) {
    return both_parts(with_words_before(*last, frame), frame);
  }
  // '"The road," she said, "is open."'; but words in marks further inside are scare quotes
  bool const opens = last->tokens.begin <= here_.sentence.tokens.begin + 1;
  return opens ? in_two_parts({last->tokens, -1}, {trimmed_content(here_.parse, after->tokens), -1})
               : Content{};
}

// '…, who called them "thugs", has offered nothing': words that belong to another verb before them.
bool ContentFinder::is_called_so(Quotation const& quotation, std::int32_t cue) const {
  if (is_statement(here_.parse, quotation.tokens)) return false;
  for (std::uint32_t t = quotation.tokens.begin; t < quotation.tokens.end; ++t) {
    std::int32_t const head = here_.parse.tokens[t].head;
    bool const outside = head >= 0 && here_.quotations.at[head] < 0 && head != cue;
    if (outside && head < static_cast<std::int32_t>(t) &&
        here_.parse.tokens[head].upos == Upos::VERB)
      return true;
  }
  return false;
}

// "said: '…'", "wrote in a letter, '…'": behind the cue and a comma or colon, or right behind it.
Quotation const* ContentFinder::quotation_after(Frame const& frame) const {
  auto const head = static_cast<std::uint32_t>(frame.head);
  if (frame.kind == FrameKind::noun || here_.quotations.at[head] >= 0) return nullptr;
  for (Quotation const& quotation : here_.quotations.all) {
    std::uint32_t const mark = quotation.tokens.begin - 1;
    if (quotation.tokens.begin < head + 2) continue;
    if (mark >= here_.sentence.tokens.end || mark - head > kFarthestQuote) return nullptr;
    std::string_view const before = here_.parse.tokens[mark - 1].form;
    bool const sign = (before == "," || before == ":") && !is_cued_between(head, mark);
    bool const next = sign || mark == head + 1;
    return next && is_statement(here_.parse, quotation.tokens) ? &quotation : nullptr;
  }
  return nullptr;
}

// "argued that the road …", "says doctors did not warn her": its own clause, whatever was quoted
// before.
bool ContentFinder::says_clause(Frame const& frame) const {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](Argument const& each) {
    if (each.slot != Slot::clause || each.token < frame.head) return false;
    std::int32_t const mark = child(here_.parse, each.token, "mark");
    bool const that = mark > frame.head && here_.parse.tokens[mark].lemma == "that";
    bool const own =
        child(here_.parse, each.token, "nsubj") > frame.head && here_.quotations.at[each.token] < 0;
    return that || own;
  });
}

// 'said "A" and "B"', 'said "A" and then "B"': one speech in two pairs of marks.
Content ContentFinder::with_joined(Content content) const {
  for (Quotation const& next : here_.quotations.all) {
    std::uint32_t const begin = next.tokens.begin;
    bool const ahead = begin >= content.tokens.end + 3 && begin <= content.tokens.end + 6;
    if (!ahead || here_.quotations.at[content.tokens.end - 1] < 0) continue;
    bool const same =
        here_.parse.sentence_of[begin] == here_.parse.sentence_of[content.tokens.end - 1];
    bool const then = here_.parse.tokens[begin - 2].upos == Upos::ADV;
    Token const& sign = here_.parse.tokens[then ? begin - 3 : begin - 2];
    if (same && sign.upos == Upos::CCONJ) {
      content.tokens.end = next.tokens.end;
      content.tokens = trimmed_content(here_.parse, content.tokens);
    }
  }
  return content;
}

// A quotation that begins inside a sentence goes on from words outside: the cue's clause where
// it reaches into the quotation.
Content ContentFinder::with_words_before(Quotation const& quotation, Frame const& frame) const {
  Content const quoted{trimmed_content(here_.parse, quotation.tokens), -1};
  Sentence const& first = here_.parse.sentences[here_.parse.sentence_of[quotation.tokens.begin]];
  bool const opens_sentence = quotation.tokens.begin <= first.tokens.begin + 1;
  if (opens_sentence) return quoted;
  for (Argument const& argument : frame.arguments) {
    if (argument.slot != Slot::clause) continue;
    Content const content = clause(argument.token, frame.head);
    if (content.tokens.contains(quoted.tokens)) return content;
  }
  Content const content = around(frame);
  if (content.tokens.contains(quoted.tokens)) return content;
  TokenSpan const before{first.tokens.begin, quotation.tokens.begin - 1};
  if (before.size() > kFarthestQuote || has_verb_or_stop(before)) return quoted;
  return {trimmed_content(here_.parse, {before.begin, quotation.tokens.end}), -1};
}

// Words that do not run on into the quotation behind them.
bool ContentFinder::has_verb_or_stop(TokenSpan span) const {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    Token const& word = here_.parse.tokens[t];
    if (word.upos == Upos::VERB || word.form == "," || word.form == ":") return true;
  }
  return false;
}

// "…," he said. "…": the speech goes on behind the cue.
Content ContentFinder::both_parts(Content first, Frame const& frame) const {
  if (first.tokens.empty() || here_.quotations.at[first.tokens.begin] < 0) return first;
  Quotation const* more = continued(frame);
  if (more == nullptr || first.tokens.overlaps(more->tokens)) return first;
  return in_two_parts(first, {trimmed_content(here_.parse, more->tokens), -1});
}

// '…, adding later, "…"': the second quotation is said anew.
bool ContentFinder::is_cued_between(std::uint32_t cue, std::uint32_t quotation) const {
  for (std::uint32_t t = cue + 1; t < std::min(quotation, here_.sentence.tokens.end); ++t) {
    Token const& word = here_.parse.tokens[t];
    std::string_view const relation = base_relation(word.relation);
    bool const joined = relation == "conj" && word.head == static_cast<std::int32_t>(cue);
    bool const verb = word.upos == Upos::VERB && (relation == "advcl" || joined) &&
                      child(here_.parse, static_cast<std::int32_t>(t), "obj") < 0 &&
                      child(here_.parse, static_cast<std::int32_t>(t), "obl") < 0;
    if (verb && here_.book.find(word.lemma) != nullptr) return true;
  }
  return false;
}

// The quotation behind the cue that has no source of its own: it opens the next sentence of the
// paragraph or stands behind a comma.
Quotation const* ContentFinder::continued(Frame const& frame) const {
  auto const head = static_cast<std::uint32_t>(frame.head);
  for (Quotation const& quotation : here_.quotations.all) {
    std::uint32_t const begin = quotation.tokens.begin;
    bool const title = begin < here_.sentence.tokens.end && is_title(here_.parse, quotation.tokens);
    if (begin <= head || title) continue;
    if (block_of(here_.parse, begin) != here_.sentence.block ||
        awaits_source(here_.parse, quotation))
      return nullptr;
    bool const next_sentence =
        begin >= here_.sentence.tokens.end && begin <= here_.sentence.tokens.end + 1;
    bool const after_comma = begin >= 2 && begin - 2 > head && begin < here_.sentence.tokens.end &&
                             here_.parse.tokens[begin - 2].form == ",";
    return (next_sentence || after_comma) && !is_cued_between(head, begin) ? &quotation : nullptr;
  }
  return nullptr;
}

}  // namespace dragoman
