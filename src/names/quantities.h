// Numbers of a document with the words that bound them and what they count.
//
// In: Document, Parse. Out: Quantities in order, without overlap.
//
//   "The fighting claimed more than 6,500 lives"
//                         ^--------------  low 6500, bound more-than, counted "lives"
#pragma once

#include <vector>

#include "names/names.h"

namespace dragoman {

// Any document gives a list, perhaps empty. Dates, clock times and parts of names are no
// quantities. Safe to call from many threads.
std::vector<Quantity> find_quantities(Document const& document, Parse const& parse);

}  // namespace dragoman
