// Records as CSV (RFC 4180): one row an event, claim, figure, link, actor or place.
#pragma once

#include <string>
#include <string_view>

#include "record/record.h"

namespace dragoman {

// The line of column names of `table`: "events", "claims", "figures", "links", "actors", "places".
std::string csv_header(std::string_view table);

// The rows of one record. Lists are joined with "; ". A field that a spreadsheet would take for a
// formula (it begins with = + - @ or a tab) is given with an apostrophe before it.
std::string csv_rows(Record const& record, std::string_view table);

}  // namespace dragoman
