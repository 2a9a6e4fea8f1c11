// Totals that are kept with each write: how many items there are, events a day, actors with all
// their reports, and what each actor takes part in (schema/007_totals.sql).
//
//   take_out(database, 12);   while document 12 stands as it was counted
//   …                         its rows change, or a later reading replaces it
//   put_in(database, 12);     counts what is shown of it now, perhaps nothing
//
// To be called in the transaction of the change.
#pragma once

#include <cstdint>

#include "store/store.h"

namespace dragoman {

void take_out(Database& database, std::int64_t document);
void put_in(Database& database, std::int64_t document);

// Counts everything anew, in a transaction of its own.
void recount(Store& store);

// True where the totals are what recount() would make of them.
bool totals_are_right(Database const& database);

}  // namespace dragoman
