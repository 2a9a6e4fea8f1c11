// Numbers as they stand in a text: digits, words, both, and vague ones.
//
//   "six hundred"  600..600      "1.2 million"  1200000      "dozens"  24..96
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "parse/parse.h"

namespace dragoman {

// low == high but for vague words ("dozens", "several", "hundreds of thousands").
struct NumberWords {
  TokenSpan tokens;
  double low = 0;
  double high = 0;
  bool vague = false;
  // Counts by itself what hangs on it with "of" ("dozens of people"), or takes a share of it.
  enum class Kind { plain, collective, fraction } kind = Kind::plain;
};

// The longest number that begins at token `at` and ends before `end`; nullopt where there is none.
// An article belongs to it where it stands for one: "a hundred", "a third". Ordinals are none.
std::optional<NumberWords> read_number(Parse const& parse, std::uint32_t at, std::uint32_t end);

// "12", "1,200", "3.5", "12k": the value of one token in digits.
std::optional<double> digits_value(std::string_view text);

// "third", "3rd": 3. nullopt where the word is no ordinal up to 31.
std::optional<int> ordinal_value(std::string_view text);

}  // namespace dragoman
