#include "names/time_words.h"

#include <array>
#include <utility>

namespace dragoman {
namespace {

template <class Value>
using Entry = std::pair<std::string_view, Value>;

constexpr std::array kMonths = std::to_array<Entry<int>>({
    {"january", 1},   {"february", 2},  {"march", 3},  {"april", 4},     {"may", 5},
    {"june", 6},      {"july", 7},      {"august", 8}, {"september", 9}, {"october", 10},
    {"november", 11}, {"december", 12}, {"jan", 1},    {"feb", 2},       {"mar", 3},
    {"apr", 4},       {"jun", 6},       {"jul", 7},    {"aug", 8},       {"sep", 9},
    {"sept", 9},      {"oct", 10},      {"nov", 11},   {"dec", 12},
});
constexpr std::array kWeekdays = std::to_array<Entry<int>>({
    {"monday", 0},
    {"tuesday", 1},
    {"wednesday", 2},
    {"thursday", 3},
    {"friday", 4},
    {"saturday", 5},
    {"sunday", 6},
    {"mon", 0},
    {"tue", 1},
    {"tues", 1},
    {"wed", 2},
    {"thu", 3},
    {"thur", 3},
    {"thurs", 3},
    {"fri", 4},
});
constexpr std::array kSeasons = std::to_array<Entry<Season>>({
    {"spring", Season::spring},
    {"summer", Season::summer},
    {"autumn", Season::autumn},
    {"fall", Season::autumn},
    {"winter", Season::winter},
});
constexpr std::array kDecades = std::to_array<Entry<int>>({
    {"twenties", 20},
    {"thirties", 30},
    {"forties", 40},
    {"fifties", 50},
    {"sixties", 60},
    {"seventies", 70},
    {"eighties", 80},
    {"nineties", 90},
});
constexpr std::array kUnits = std::to_array<Entry<TimeUnit>>({
    {"minute", TimeUnit::hour},
    {"hour", TimeUnit::hour},
    {"day", TimeUnit::day},
    {"night", TimeUnit::day},
    {"week", TimeUnit::week},
    {"fortnight", TimeUnit::week},
    {"month", TimeUnit::month},
    {"quarter", TimeUnit::quarter},
    {"year", TimeUnit::year},
    {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
    {"centurie", TimeUnit::century},
});
constexpr std::array kSteps = std::to_array<Entry<int>>({
    {"last", -1},
    {"past", -1},
    {"previous", -1},
    {"preceding", -1},
    {"this", 0},
    {"current", 0},
    {"next", 1},
    {"coming", 1},
    {"following", 1},
    {"upcoming", 1},
});
constexpr std::array kParts = std::to_array<Entry<Part>>({
    {"early", Part::first},
    {"earlier", Part::first},
    {"mid", Part::middle},
    {"late", Part::last},
    {"later", Part::last},
});
constexpr std::array kPartNouns = std::to_array<Entry<Part>>({
    {"beginning", Part::first},
    {"start", Part::first},
    {"outset", Part::first},
    {"middle", Part::middle},
    {"end", Part::last},
    {"close", Part::last},
});
constexpr std::array kDayparts = std::to_array<std::string_view>({
    "morning",
    "afternoon",
    "evening",
    "night",
    "dawn",
    "dusk",
    "noon",
    "midnight",
    "midday",
    "sunrise",
    "sunset",
    "nightfall",
    "overnight",
});
constexpr std::array kHolidays = std::to_array<Holiday>({
    {"christmas eve", 12, 24}, {"christmas day", 12, 25},   {"christmas", 12, 25},
    {"boxing day", 12, 26},    {"new year 's eve", 12, 31}, {"new year 's day", 1, 1},
    {"new year 's", 1, 1},     {"new year day", 1, 1},      {"may day", 5, 1},
    {"halloween", 10, 31},     {"valentine 's day", 2, 14}, {"independence day", 7, 4},
    {"bastille day", 7, 14},   {"armistice day", 11, 11},   {"victory day", 5, 9},
    {"nowruz", 3, 21},         {"maundy thursday", 0, -3},  {"good friday", 0, -2},
    {"easter sunday", 0, 0},   {"easter monday", 0, 1},     {"easter", 0, 0},
    {"palm sunday", 0, -7},    {"ash wednesday", 0, -46},   {"ascension day", 0, 39},
    {"pentecost", 0, 49},      {"whit monday", 0, 50},
});

std::string_view without_period(std::string_view word) {
  if (word.size() > 2 && word.ends_with('.')) word.remove_suffix(1);
  return word;
}

template <class Value, std::size_t N>
std::optional<Value> find(std::array<Entry<Value>, N> const& table, std::string_view word) {
  for (auto const& [name, value] : table) {
    if (name == word) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> month_number(std::string_view word) {
  return find(kMonths, without_period(word));
}

std::optional<int> weekday_number(std::string_view word) {
  return find(kWeekdays, without_period(word));
}

std::optional<int> decade_of(std::string_view word) { return find(kDecades, word); }

std::optional<Season> season_of(std::string_view word) { return find(kSeasons, word); }

std::optional<TimeUnit> unit_of(std::string_view word) {
  if (auto const unit = find(kUnits, word)) return unit;
  if (word.ends_with('s')) word.remove_suffix(1);
  return find(kUnits, word);
}

std::optional<int> step_of(std::string_view word) { return find(kSteps, word); }
std::optional<Part> part_of(std::string_view word) { return find(kParts, word); }
std::optional<Part> part_noun(std::string_view word) { return find(kPartNouns, word); }

bool is_daypart(std::string_view word) {
  for (std::string_view const name : kDayparts) {
    if (name == word) return true;
  }
  return false;
}

Holiday const* holiday_at(std::string_view text) {
  for (Holiday const& holiday : kHolidays) {
    std::size_t const size = holiday.name.size();
    if (text.starts_with(holiday.name) && (text.size() == size || text[size] == ' ')) {
      return &holiday;
    }
  }
  return nullptr;
}

std::optional<Date> holiday_in(Holiday const& holiday, int year) {
  if (holiday.month == 0) return add_days(easter(year), holiday.day);
  return make_date(year, holiday.month, holiday.day);
}

}  // namespace dragoman
