// Dates as datelines, pages and feeds write them.
//
//   "Thu, 29 Dec 2022 10:00:00 GMT"   "Dec. 29, 2022"   "2022-12-29T10:00:00Z"   → 2022-12-29
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace dragoman {

// The first whole date (day, month and year) in the text; nullopt where there is none. Dates of
// digits alone are read only as year, month, day, since 03/04 is April to some and March to others.
std::optional<Date> written_date(std::string_view text);

// True where the text is a date and nothing else but weekday, time, zone and words like "Updated":
// "Published Thursday 29 December 2022, 10:15 GMT", "As of 18:00, 12 June 2024".
bool is_date_line(std::string_view text);

// True for the name of a month or its usual short form, with or without a full stop.
bool is_month(std::string_view word);

}  // namespace dragoman
