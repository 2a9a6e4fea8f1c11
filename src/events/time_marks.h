// What a time expression tells by itself, before it is given to an event.
//
//   "the biggest raid since 1984": compared with one of 1984, so that no raid of 1984 is told
#pragma once

#include "names/names.h"

namespace dragoman {

// More than a year before the document was published; false where that day is unknown.
bool is_historical(Document const& document, TimeMention const& time);

// "the ensuing conflict" after a sentence about 1991.
bool goes_on_from_history(Document const& document, Parse const& parse, Names const& names,
                          TokenSpan sentence);

// "after over a decade on the run": how long something took is not when this happened.
bool is_lapse(TimeMention const& time);

// "for the first time since 2002", "the biggest raid in years since 1984": the day of the one
// before, with which this one is compared.
bool is_compared(Parse const& parse, TimeMention const& time);

// "15 May", and not "Monday" or "last week".
bool names_day(Parse const& parse, TimeMention const& time);

}  // namespace dragoman
