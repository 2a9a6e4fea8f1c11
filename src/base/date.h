// Calendar dates of the proleptic Gregorian calendar, and spans of them with their precision.
//
//   "in autumn 2020", published 2022-12-29  →  {2020-09-01, 2020-11-30, season}
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

using Date = std::chrono::year_month_day;

// "2022-12-29", also with a time behind it ("2022-12-29T10:00:00Z"): the day as written.
// nullopt where the text is no date or names a day that is not in the calendar.
std::optional<Date> parse_date(std::string_view text);

// ISO 8601, "2022-12-29".
std::string format_date(Date date);

Date add_days(Date date, int days);

enum class DatePrecision { day, week, month, season, year, unknown };
std::string_view name_of(DatePrecision precision);

// When something happened: from and to are both inside. `unknown` has no from and no to.
struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;
  DatePrecision precision = DatePrecision::unknown;
};

}  // namespace dragoman
