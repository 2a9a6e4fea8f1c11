// Numbers of a document with the words that bound them and what they count.
//
// In: Parse, TimeMentions. Out: Quantities in order, without overlap.
//
//   "The fighting claimed more than 6,500 lives"
//                         ^--------------  low 6500, bound more-than, counted "lives"
#pragma once

#include <vector>

#include "names/names.h"

namespace dragoman {

// Any document gives a list, perhaps empty. Dates, clock times and parts of names are no
// quantities. "at most" and "less than" give low = high, as "about" does; a vague word gives its
// range ("dozens" 24 to 96). `unit` is set for what is measured and not counted: "percent",
// "share", "USD", "km", "tonne", "year" (ages too). Safe to call from many threads.
std::vector<Quantity> find_quantities(Parse const& parse, std::vector<TimeMention> const& times);

}  // namespace dragoman
