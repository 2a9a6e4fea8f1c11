#include "claims/uncounted.h"

#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

bool is_person(MeasureBook const& book, Parse const& parse, std::int32_t token) {
  return book.is(FigureWords::people, parse.tokens[token].lemma);
}

// "the youngest is six", "the boy was nine"
bool is_age_of_subject(MeasureBook const& book, Parse const& parse, std::int32_t number) {
  std::int32_t const subject = child(parse, number, "cop") < 0 ? -1 : child(parse, number, "nsubj");
  if (subject < 0 || has_feature(parse.tokens[subject], "Number=Plur")) return false;
  return has_feature(parse.tokens[subject], "Degree=Sup") || is_person(book, parse, subject);
}

}  // namespace

bool is_age(MeasureBook const& book, Parse const& parse, Quantity const& quantity) {
  bool const few = quantity.low.value_or(quantity.high.value_or(100)) < 100;
  if (!few || quantity.counted >= 0) return false;
  if (is_age_of_subject(book, parse, quantity.number)) return true;
  auto const before = static_cast<std::int32_t>(quantity.tokens.begin) - 1;
  bool const bound = quantity.bound == Bound::less_than || quantity.bound == Bound::more_than ||
                     quantity.bound == Bound::at_most || quantity.bound == Bound::at_least;
  return before >= 0 && bound && is_person(book, parse, before) &&
         parse.tokens[quantity.number].head == before;
}

bool is_exception(Parse const& parse, Quantity const& quantity) {
  std::uint32_t const at = quantity.tokens.begin;
  if (at < 2) return false;
  Token const& before = parse.tokens[at - 1];
  Token const& earlier = parse.tokens[at - 2];
  bool const change = (before.form == "up" || before.form == "down") && earlier.form == ",";
  return change || (before.form == "but" && earlier.lemma == "all");
}

bool is_state(Parse const& parse, TokenSpan group) {
  return group.size() == 1 && parse.tokens[group.begin].upos == Upos::ADJ;
}

bool is_where(Parse const& parse, std::int32_t noun) {
  static constexpr std::array<std::string_view, 7> kWhere = {"at", "in",   "to",     "into",
                                                             "on", "near", "outside"};
  std::int32_t const sign = child(parse, noun, "case");
  return sign >= 0 && is_one_of(parse.tokens[sign].lemma, kWhere);
}

}  // namespace dragoman
