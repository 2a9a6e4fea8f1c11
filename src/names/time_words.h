// The closed vocabulary of time: months, weekdays, seasons, units, holidays, and small words.
#pragma once

#include <optional>
#include <string_view>

#include "names/calendar.h"

namespace dragoman {

// All take a lower-case word; a final period ("dec.") is allowed.
std::optional<int> month_number(std::string_view word);    // 1 … 12
std::optional<int> weekday_number(std::string_view word);  // 0 Monday … 6 Sunday
std::optional<int> decade_of(std::string_view word);       // "sixties": 60
std::optional<Season> season_of(std::string_view word);
std::optional<TimeUnit> unit_of(std::string_view word);  // "weeks", "week"

// Words before a unit, weekday, month or season that move it: "last" -1, "this" 0, "next" +1.
std::optional<int> step_of(std::string_view word);

// Which part of a span a word takes: "early" the first third, "late" the last, "mid" the middle.
enum class Part { first, middle, last };
std::optional<Part> part_of(std::string_view word);
// The same for nouns before "of": "beginning", "end", "middle".
std::optional<Part> part_noun(std::string_view word);

bool is_daypart(std::string_view word);  // "morning", "night", "dawn"

// A day that bears a name: "christmas", "new year's eve".
struct Holiday {
  std::string_view name;  // words with single spaces
  int month = 0;          // 0: counted from Easter
  int day = 0;            // or days after Easter
};
// The longest holiday that `text` begins with (words in lower case, single spaces), or nullptr.
Holiday const* holiday_at(std::string_view text);
std::optional<Date> holiday_in(Holiday const& holiday, int year);

}  // namespace dragoman
