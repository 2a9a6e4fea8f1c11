// From a record to rows: sentences, actors, places, events, claims, figures, links, needs, and who
// takes part in them.
//
//   record.events[3]   →   events (document 12, id 3, …), parties (12, 'event', 3, 'actor', 0, 5) …
#pragma once

#include <cstdint>

#include "record/record.h"
#include "store/sqlite.h"

namespace dragoman {

// Writes the items of `record` as those of document `number`. To be called in a transaction.
// References to items that the record does not have become null or are left out.
void keep_items(Database& database, std::int64_t number, Record const& record);

// The same once more in the place of those rows: what the machine read, without corrections.
// Sentences stay, since nobody changes them.
void keep_items_anew(Database& database, std::int64_t number, Record const& record);

}  // namespace dragoman
