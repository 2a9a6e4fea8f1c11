// What a number measures, told from the tree around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "claims/measure_book.h"
#include "names/names.h"

namespace dragoman {

// In place of a measure: it is the one of the number told before ("puts the number at 40").
inline constexpr std::string_view kToldBefore = "told before";

// `token` is the predicate or noun that told the measure.
struct Told {
  std::string_view measure;  // empty where nothing tells it
  std::int32_t token = -1;
};

class MeasureTeller {
 public:
  // Both must outlive the teller.
  MeasureTeller(MeasureBook const& book, Parse const& parse) : book_(book), parse_(parse) {}

  // By what is done to, or said of, the thing counted: "killed 12 civilians", "12 were killed",
  // "left 12 dead", "the death toll rose to 40". `token` is the counted noun, or the number where
  // it stands alone.
  Told by_predicate(std::int32_t token) const;
  // "12 dead in blast": by the word behind a number that stands alone.
  Told by_next_word(Quantity const& quantity) const {
    return from_next_word(static_cast<std::int32_t>(quantity.tokens.end) - 1);
  }
  // "injured 13 others": by the verb right before the number.
  Told by_verb_before(Quantity const& quantity) const;
  // "and Azerbaijan lost 192" after soldiers: by a verb that tells it of that noun.
  Told by_taking(std::int32_t verb, std::int32_t noun) const { return taking(verb, noun); }
  // By the words that describe it: "12 wounded soldiers", "30 people who died".
  Told by_modifiers(std::int32_t token) const { return from_modifiers(token); }
  // "violations" of "put the number of violations at 1,100", for the number; -1: no such words.
  std::int32_t numbered(std::int32_t number) const;
  // By the thing counted itself: "12 deaths", "120,000 inhabitants".
  Told by_noun(std::int32_t token) const;

 private:
  Told told(std::int32_t token, int depth) const;
  Told from_clause(std::int32_t token, int depth) const;
  Told from_last_of_list(std::int32_t token) const;
  Told from_next_word(std::int32_t token) const;
  Told from_bare_clause(std::int32_t token) const;
  bool is_shared_with_wounded(std::int32_t verb) const;
  Told from_modifiers(std::int32_t token) const;
  Told by_phrase(std::int32_t noun) const;
  bool has_none(std::int32_t verb, std::int32_t object) const;
  Told as_object(std::int32_t token, std::int32_t verb) const;
  Told as_subject(std::int32_t token, std::int32_t predicate, int depth) const;
  Told as_attribute(std::int32_t token, int depth) const;
  Told as_predicate(std::int32_t token, int depth) const;
  Told from_state_beside(std::int32_t verb, std::int32_t token) const;
  Told from_toll(std::int32_t verb, std::int32_t token) const;
  Told toll(std::int32_t noun) const;
  bool is_number_before(std::int32_t noun) const;
  Told at(MeasureRole role, std::int32_t token) const;
  Told state(std::int32_t token) const;
  Told verb(MeasureRole role, std::int32_t token) const;
  Told completed(MeasureRole role, std::int32_t token, std::string const& word) const;
  Told done_to(std::int32_t token, std::int32_t verb) const;
  bool is_people(std::int32_t token) const;
  Told undergone(std::int32_t token, std::int32_t verb) const;
  Told taking(std::int32_t verb, std::int32_t object) const;
  std::string_view relation(std::int32_t token) const;
  std::string_view case_of(std::int32_t token) const;

  MeasureBook const& book_;
  Parse const& parse_;
};

}  // namespace dragoman
