// Days, weeks, months, seasons and years as spans of days.
//
//   month_range(2022, 12)  →  2022-12-01 .. 2022-12-31, month
#pragma once

#include <optional>

#include "base/date.h"

namespace dragoman {

enum class TimeUnit { hour, day, week, month, quarter, season, year, decade, century };
enum class Season { spring, summer, autumn, winter };

DateRange day_range(Date day);
DateRange month_range(int year, int month);
DateRange year_range(int year);
// Northern seasons of three whole months; winter 2020 ends in February 2021.
DateRange season_range(int year, Season season);
// Both ends inside; precision year.
DateRange years_range(int first, int last);

// The unit that holds `day`: its week (Monday to Sunday), month, quarter, year, …
DateRange unit_around(Date day, TimeUnit unit);
// The day `count` units later, earlier where negative. A month that lacks the day ends on its last.
Date shift(Date day, TimeUnit unit, int count);

// 0 Monday … 6 Sunday.
int weekday_of(Date day);
Date easter(int year);
std::optional<Date> make_date(int year, int month, int day);
int days_between(Date from, Date to);
DatePrecision precision_of(TimeUnit unit);

}  // namespace dragoman
