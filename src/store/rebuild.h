// The derived rows of a store: clusters of copies, incidents, propositions and their standing.
//
// In: the current readings as corrected, and those whose document was changed since. Out: the
// tables of schema/002_derived.sql, in one transaction; the rows before are dropped. The same
// records give the same bytes, in whatever order they were added to a store of the same numbers.
#pragma once

#include "store/store.h"

namespace dragoman {

void rebuild(Store& store);

// True where documents were added or replaced, or corrections made, since the last rebuild().
bool is_stale(Store const& store);

}  // namespace dragoman
