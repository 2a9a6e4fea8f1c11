#include "claims/term_length.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "names/numbers.h"
#include "names/time_words.h"

namespace dragoman {
namespace {

constexpr int kMostUnits = 1000;  // of a term: "for 100,000 years" is no promise

struct Amount {
  TermLength length;
  TokenSpan tokens;  // from the number to its unit
};

template <std::size_t N>
bool among(std::string_view word, std::array<std::string_view, N> const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view lemma(Parse const& parse, std::uint32_t token) {
  return parse.tokens[token].lemma;
}

bool is_will(std::string_view lemma) {
  return lemma == "will" || lemma == "would" || lemma == "shall" || lemma == "should";
}

// "five years", "the next 48 hours": a plain number and its unit.
std::optional<Amount> amount_at(Parse const& parse, std::uint32_t at, std::uint32_t end) {
  std::optional<NumberWords> const number = read_number(parse, at, end);
  double const count = number ? number->low : 1;
  std::uint32_t const unit_at = number ? number->tokens.end : at + 1;
  bool const one = lemma(parse, at) == "a" || lemma(parse, at) == "an";
  if ((!number && !one) || (number && number->vague) || unit_at >= end) return std::nullopt;
  std::optional<TimeUnit> const unit = unit_of(lemma(parse, unit_at));
  if (!unit || count < 1 || count > kMostUnits) return std::nullopt;
  return Amount{{*unit, static_cast<int>(count)}, {at, unit_at + 1}};
}

// The "for" of "for five years", "for the next five", "for a period of five"; -1 where there is
// none.
std::int64_t for_before(Parse const& parse, std::uint32_t at, std::uint32_t begin) {
  static constexpr std::array<std::string_view, 14> kBetween = {
      "the",    "next", "another", "further", "at", "least", "initial",
      "period", "term", "of",      "a",       "an", "first", "additional"};
  while (at > begin) {
    std::string_view const word = lemma(parse, --at);
    if (word == "for") return at;
    if (!among(word, kBetween)) return -1;
  }
  return -1;
}

bool is_to_come(Parse const& parse, std::int32_t verb) {
  if (has_feature(parse.tokens[verb], "VerbForm=Inf")) return true;
  return std::any_of(parse.children[verb].begin(), parse.children[verb].end(), [&](auto const c) {
    return parse.tokens[c].upos == Upos::AUX && is_will(parse.tokens[c].lemma);
  });
}

// What lasts so long is what is undertaken: its clause is to come, or there is no clause of its own
// ("a truce for ten days"). Right behind a participle it is told of that: "people held for years".
bool binds_so_long(Parse const& parse, std::uint32_t for_at, Amount const& amount,
                   TokenSpan content) {
  bool const behind_participle =
      for_at > content.begin && has_feature(parse.tokens[for_at - 1], "VerbForm=Part");
  if (behind_participle) return false;
  auto const inside = [&](std::int32_t t) {
    return t >= 0 && content.contains(static_cast<std::uint32_t>(t));
  };
  auto token = static_cast<std::int32_t>(amount.tokens.end - 1);
  while (inside(token) && parse.tokens[token].upos != Upos::VERB) token = parse.tokens[token].head;
  return !inside(token) || is_to_come(parse, token);
}

bool lies_before_an_end(Parse const& parse, std::uint32_t next, std::uint32_t end) {
  if (next >= end) return false;
  std::string_view const word = lemma(parse, next);
  if (word == "before" || word == "prior" || word == "ahead") return true;
  return word == "in" && next + 1 < end && lemma(parse, next + 1) == "advance";
}

}  // namespace

Date end_of(TermLength const& term, Date start) { return shift(start, term.unit, term.count); }

Date notice_day(TermLength const& notice, Date end) {
  return shift(end, notice.unit, -notice.count);
}

std::optional<TermLength> term_in(Parse const& parse, TokenSpan content) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    std::int64_t const for_at = for_before(parse, t, content.begin);
    if (for_at < 0) continue;
    std::optional<Amount> const amount = amount_at(parse, t, content.end);
    if (amount && binds_so_long(parse, static_cast<std::uint32_t>(for_at), *amount, content)) {
      return amount->length;
    }
  }
  return std::nullopt;
}

std::optional<TermLength> within_in(Parse const& parse, TokenSpan content) {
  for (std::uint32_t t = content.begin + 1; t < content.end; ++t) {
    if (lemma(parse, t - 1) != "within") continue;
    std::uint32_t number = t;
    while (number + 1 < content.end &&
           (lemma(parse, number) == "the" || lemma(parse, number) == "next")) {
      ++number;
    }
    std::optional<Amount> const amount = amount_at(parse, number, content.end);
    if (amount) return amount->length;
  }
  return std::nullopt;
}

std::optional<TermLength> given_in(Parse const& parse, TokenSpan content) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    std::optional<Amount> const amount = amount_at(parse, t, content.end);
    if (!amount || amount->tokens.end >= content.end) continue;
    if (lemma(parse, amount->tokens.end) == "to") return amount->length;
  }
  return std::nullopt;
}

std::optional<TermLength> notice_in(Parse const& parse, TokenSpan condition) {
  for (std::uint32_t t = condition.begin; t < condition.end; ++t) {
    std::optional<Amount> const amount = amount_at(parse, t, condition.end);
    if (amount && lies_before_an_end(parse, amount->tokens.end, condition.end)) {
      return amount->length;
    }
  }
  return std::nullopt;
}

}  // namespace dragoman
