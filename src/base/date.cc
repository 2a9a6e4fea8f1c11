#include "base/date.h"

#include <fmt/format.h>

#include <charconv>

namespace dragoman {
namespace {

// Reads exactly `digits` digits at `at`; -1 where there are none.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int value = 0;
  auto const* const end = text.data() + at + digits;
  auto const result = std::from_chars(text.data() + at, end, value);
  return result.ec == std::errc() && result.ptr == end && value >= 0 ? value : -1;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  int const year = number_at(text, 0, 4);
  int const month = number_at(text, 5, 2);
  int const day = number_at(text, 8, 2);
  if (year < 1 || month < 0 || day < 0) return std::nullopt;
  Date const date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date add_days(Date date, int days) {
  return Date{std::chrono::sys_days(date) + std::chrono::days(days)};
}

std::string_view name_of(DatePrecision precision) {
  static constexpr std::string_view kNames[] = {"day",    "week", "month",
                                                "season", "year", "unknown"};
  return kNames[static_cast<int>(precision)];
}

}  // namespace dragoman
