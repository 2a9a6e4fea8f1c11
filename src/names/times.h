// Time expressions of a document, resolved to days.
//
// In: Document (its date of publication), Parse. Out: TimeMentions in order, without overlap.
//
//   "fought another war over the territory in autumn 2020"
//                                             ^----------  2020-09-01 .. 2020-11-30, season
#pragma once

#include <vector>

#include "names/names.h"

namespace dragoman {

// Any document gives a list, perhaps empty. Without Document::published only expressions that name
// their year are resolved; the others have an unknown range. Safe to call from many threads.
std::vector<TimeMention> find_times(Document const& document, Parse const& parse);

}  // namespace dragoman
