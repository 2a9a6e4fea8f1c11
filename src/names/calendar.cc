#include "names/calendar.h"

#include <algorithm>

namespace dragoman {
namespace {

Date ymd(int year, int month, int day) {
  return Date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
              std::chrono::day(static_cast<unsigned>(day))};
}

int last_day(int year, int month) {
  auto const last = std::chrono::year_month_day_last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int year_of(Date day) { return static_cast<int>(day.year()); }
int month_of(Date day) { return static_cast<int>(static_cast<unsigned>(day.month())); }

Date shift_months(Date day, int count) {
  int const months = year_of(day) * 12 + month_of(day) - 1 + count;
  int const year = months / 12;
  int const month = months % 12 + 1;
  int const number = static_cast<int>(static_cast<unsigned>(day.day()));
  return ymd(year, month, std::min(number, last_day(year, month)));
}

}  // namespace

DateRange day_range(Date day) { return {day, day, DatePrecision::day}; }

DateRange month_range(int year, int month) {
  return {ymd(year, month, 1), ymd(year, month, last_day(year, month)), DatePrecision::month};
}

DateRange year_range(int year) { return years_range(year, year); }

DateRange years_range(int first, int last) {
  return {ymd(first, 1, 1), ymd(last, 12, 31), DatePrecision::year};
}

DateRange season_range(int year, Season season) {
  int const first = 3 + 3 * static_cast<int>(season);
  Date const from = ymd(year, first, 1);
  Date const last = shift_months(from, 2);
  return {from, month_range(year_of(last), month_of(last)).to, DatePrecision::season};
}

DateRange unit_around(Date day, TimeUnit unit) {
  int const year = year_of(day);
  switch (unit) {
    case TimeUnit::hour:
    case TimeUnit::day:
      return day_range(day);
    case TimeUnit::week: {
      Date const monday = add_days(day, -weekday_of(day));
      return {monday, add_days(monday, 6), DatePrecision::week};
    }
    case TimeUnit::month:
      return month_range(year, month_of(day));
    case TimeUnit::quarter:
    case TimeUnit::season: {
      Date const from = ymd(year, (month_of(day) - 1) / 3 * 3 + 1, 1);
      return {from, add_days(shift_months(from, 3), -1), DatePrecision::season};
    }
    case TimeUnit::year:
      return year_range(year);
    case TimeUnit::decade:
      return years_range(year / 10 * 10, year / 10 * 10 + 9);
    case TimeUnit::century:
      return years_range(year / 100 * 100, year / 100 * 100 + 99);
  }
  return {};
}

Date shift(Date day, TimeUnit unit, int count) {
  count = std::clamp(count, -12000, 12000);
  switch (unit) {
    case TimeUnit::hour:
      return add_days(day, (count + (count > 0 ? 12 : -12)) / 24);
    case TimeUnit::day:
      return add_days(day, count);
    case TimeUnit::week:
      return add_days(day, 7 * count);
    case TimeUnit::month:
      return shift_months(day, count);
    case TimeUnit::quarter:
    case TimeUnit::season:
      return shift_months(day, 3 * count);
    case TimeUnit::year:
      return shift_months(day, 12 * std::clamp(count, -1900, 1900));
    case TimeUnit::decade:
      return shift_months(day, 120 * std::clamp(count, -190, 190));
    case TimeUnit::century:
      return shift_months(day, 1200 * std::clamp(count, -19, 19));
  }
  return day;
}

int weekday_of(Date day) {
  std::chrono::weekday const weekday{std::chrono::sys_days(day)};
  return static_cast<int>(weekday.iso_encoding()) - 1;
}

// Anonymous Gregorian algorithm (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8).
Date easter(int year) {
  int const a = year % 19, b = year / 100, c = year % 100;
  int const h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int const l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int const m = (a + 11 * h + 22 * l) / 451;
  int const sum = h + l - 7 * m + 114;
  return ymd(year, sum / 31, sum % 31 + 1);
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  Date const date = ymd(year, month, day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

DatePrecision precision_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::hour:
    case TimeUnit::day:
      return DatePrecision::day;
    case TimeUnit::week:
      return DatePrecision::week;
    case TimeUnit::month:
      return DatePrecision::month;
    case TimeUnit::quarter:
    case TimeUnit::season:
      return DatePrecision::season;
    default:
      return DatePrecision::year;
  }
}

}  // namespace dragoman
