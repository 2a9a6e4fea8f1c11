#include "claims/content.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr std::uint32_t kLongWithoutVerb =
    6;  // words; shorter ones without a verb are scare quotes

bool is_punctuation(Parse const& parse, std::uint32_t token) {
  return parse.tokens[token].upos == Upos::PUNCT;
}

void mark_subtree(Parse const& parse, std::int32_t head, std::uint32_t begin,
                  std::vector<char>& mask, char value) {
  std::vector<std::int32_t> todo{head};
  while (!todo.empty()) {
    std::int32_t const at = todo.back();
    todo.pop_back();
    std::size_t const index = static_cast<std::uint32_t>(at) - begin;
    if (index < mask.size()) mask[index] = value;
    todo.insert(todo.end(), parse.children[at].begin(), parse.children[at].end());
  }
}

// The longest stretch of marked words; punctuation that belongs to others does not end it.
TokenSpan longest_run(Parse const& parse, std::uint32_t begin, std::vector<char> const& mask) {
  TokenSpan best, run;
  bool open = false;
  for (std::uint32_t i = 0; i < mask.size(); ++i) {
    std::uint32_t const token = begin + i;
    if (mask[i] != 0) {
      if (!open) run = {token, token};
      open = true;
      run.end = token + 1;
      if (run.size() > best.size()) best = run;
    } else if (!is_punctuation(parse, token)) {
      open = false;
    }
  }
  return best;
}

// A quotation that holds an end of the span is taken whole.
TokenSpan with_quotations(Quotations const& quotations, TokenSpan span) {
  if (span.empty()) return span;
  Quotation const* first = quotations.of(static_cast<std::int32_t>(span.begin));
  Quotation const* last = quotations.of(static_cast<std::int32_t>(span.end - 1));
  if (first != nullptr) span.begin = std::min(span.begin, first->tokens.begin);
  if (last != nullptr) span.end = std::max(span.end, last->tokens.end);
  return span;
}

}  // namespace

TokenSpan trimmed_content(Parse const& parse, TokenSpan span) {
  while (!span.empty() && is_punctuation(parse, span.end - 1)) --span.end;
  while (!span.empty()) {
    Token const& first = parse.tokens[span.begin];
    bool const that = first.lemma == "that" && first.upos == Upos::SCONJ;
    if (!that && first.upos != Upos::PUNCT) break;
    ++span.begin;
  }
  return span;
}

TokenSpan clause_content(Parse const& parse, Quotations const& quotations, std::int32_t head,
                         std::int32_t cut) {
  TokenSpan const sentence = parse.sentences[parse.sentence_of[head]].tokens;
  std::vector<char> mask(sentence.size(), 0);
  mark_subtree(parse, head, sentence.begin, mask, 1);
  if (cut >= 0) mark_subtree(parse, cut, sentence.begin, mask, 0);
  TokenSpan const run = trimmed_content(parse, longest_run(parse, sentence.begin, mask));
  return trimmed_content(parse, with_quotations(quotations, run));
}

bool is_statement(Parse const& parse, TokenSpan span) {
  std::uint32_t words = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    Upos const upos = parse.tokens[t].upos;
    if (upos == Upos::VERB || upos == Upos::AUX) return true;
    words += upos == Upos::PUNCT ? 0 : 1;
  }
  return words >= kLongWithoutVerb;
}

}  // namespace dragoman
