// Records as CSV (RFC 4180): one row an event, claim, figure, link, actor, place …
#pragma once

#include <string>

#include "record/tables.h"

namespace dragoman {

// The line of column names.
std::string csv_header(Table const& table);

// The rows of one record. Lists are joined with "; ". A field that a spreadsheet would take for a
// formula (it begins with = + - @ or a tab) is given with an apostrophe before it.
std::string csv_rows(Record const& record, Table const& table);

}  // namespace dragoman
