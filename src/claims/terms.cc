#include "claims/terms.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

bool binds(Act act) {
  return act == Act::promise || act == Act::demand || act == Act::threaten || act == Act::refuse;
}

std::string_view opening(Parse const& parse, std::int32_t clause) {
  std::int32_t const mark = child(parse, clause, "mark");
  return mark < 0 ? std::string_view() : std::string_view(parse.tokens[mark].lemma);
}

bool is_condition(Parse const& parse, std::uint32_t token) {
  static constexpr std::array<std::string_view, 6> kIf = {"if",       "unless",    "once",
                                                          "provided", "providing", "lest"};
  auto const number = static_cast<std::int32_t>(token);
  if (base_relation(parse.tokens[token].relation) != "advcl") return false;
  std::string_view const mark = opening(parse, number);
  return std::find(kIf.begin(), kIf.end(), mark) != kIf.end();
}

// "either seek a mandate … or allow a contingent …": both alternatives.
TokenSpan alternatives(Parse const& parse, TokenSpan content) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    if (parse.tokens[t].lemma != "either" || parse.tokens[t].head < 0) continue;
    std::int32_t const first = parse.tokens[t].head;
    std::int32_t const second = child(parse, first, "conj");
    if (second < 0) continue;
    TokenSpan const both = hull(subtree(parse, first), subtree(parse, second));
    return {t, std::min(both.end, content.end)};
  }
  return {};
}

TokenSpan condition_of(Parse const& parse, TokenSpan content, TokenSpan around) {
  TokenSpan const either = alternatives(parse, content);
  if (!either.empty()) return either;
  for (TokenSpan const where : {content, around}) {
    for (std::uint32_t t = where.begin; t < where.end; ++t) {
      if (!is_condition(parse, t)) continue;
      return trimmed_content(parse, subtree(parse, static_cast<std::int32_t>(t)));
    }
  }
  return {};
}

// "by Friday" of a promise is the next one.
DateRange ahead_of(DateRange range, std::optional<Date> published) {
  bool const passed = published && range.precision == DatePrecision::day && *range.to < *published;
  if (!passed || add_days(*range.to, 7) < *published) return range;
  if (range.from) range.from = add_days(*range.from, 7);
  range.to = add_days(*range.to, 7);
  return range;
}

// "by Friday", "until the end of the month", or a day that lies ahead.
DateRange deadline_of(Names const& names, TokenSpan where, std::optional<Date> published) {
  DateRange ahead;
  for (TimeMention const& time : names.times) {
    if (!where.overlaps(time.tokens) || !time.range.to) continue;
    if (time.direction == TimeMention::Direction::until) return ahead_of(time.range, published);
    bool const later = published && time.range.from && *time.range.from > *published;
    if (later && !ahead.to) ahead = time.range;
  }
  return ahead;
}

}  // namespace

void find_terms(Layers const& layers, Attribution const& found, Document const& document,
                Claim& claim) {
  if (!binds(claim.act)) return;
  Parse const& parse = layers.parse;
  TokenSpan const sentence = parse.sentences[parse.sentence_of[found.head]].tokens;
  TokenSpan const condition = condition_of(parse, found.content.tokens, sentence);
  if (!condition.empty()) claim.condition = bytes_of(parse, condition);
  claim.deadline = deadline_of(layers.names, found.content.tokens, document.published);
}

}  // namespace dragoman
