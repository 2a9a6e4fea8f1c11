// What of a store is whole: pages, rows, references, words.
//
// In: a store, perhaps damaged. Out: one sentence a fault, none where all is well.
//
//   "document 12: its text has another hash than when it was added"
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace dragoman {

// Reads every page and every record: SQLite's own integrity check, references that lead nowhere,
// records that cannot be read, texts whose SHA-256 is another, items whose words are not those of
// the text, words missing from the index. Throws only where not even the first page can be read.
std::vector<std::string> faults(Store& store);

}  // namespace dragoman
