// Which names of the store stand for one actor (same_actors.h): the rows of schema/010.
#pragma once

#include "store/sqlite.h"

namespace dragoman {

// Computes them anew from the totals, with what analysts said, and counts actors of several names.
// Within the caller's transaction.
void derive_same_actors(Database& database);

}  // namespace dragoman
