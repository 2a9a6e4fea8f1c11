#include "text/written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "text/lowered.h"

namespace dragoman {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Runs of letters and runs of digits, in lower case; "29th" is 29. `digits` tells which.
struct Piece {
  std::string text;
  int number = -1;  // of a run of at most four digits
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    auto const same = is_digit(text[at]) ? is_digit : is_letter;
    std::size_t end = at;
    while (end < text.size() && same(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    Piece piece{lowered(text.substr(at, end - at))};
    if (is_digit(text[at]) && end - at <= 4)
      std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.number);
    out.push_back(std::move(piece));
    at = end;
  }
  auto const is_ending = [](Piece const& p) {
    return p.text == "st" || p.text == "nd" || p.text == "rd" || p.text == "th";
  };
  for (std::size_t i = 1; i < out.size();) {
    if (is_ending(out[i]) && out[i - 1].number >= 0) {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return out;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// 1 to 12; 0 where the word is no month.
int month_number(std::string_view word) {
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<Date> date_from(int year, int month, int day) {
  if (year < 1900 || year > 2100 || month < 1 || day < 1) return std::nullopt;
  Date const date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> date_at(std::vector<Piece> const& p, std::size_t i) {
  if (i + 2 >= p.size()) return std::nullopt;
  int const first = month_number(p[i].text), second = month_number(p[i + 1].text);
  if (first > 0) return date_from(p[i + 2].number, first, p[i + 1].number);
  if (second > 0) return date_from(p[i + 2].number, second, p[i].number);
  if (p[i].text.size() == 4 && p[i + 1].text.size() <= 2 && p[i + 2].text.size() <= 2)
    return date_from(p[i].number, p[i + 1].number, p[i + 2].number);
  return std::nullopt;
}

bool is_date_word(std::string_view word) {
  static constexpr std::array<std::string_view, 44> kWords = {
      "monday", "tuesday",   "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
      "tue",    "tues",      "wed",       "thu",      "thur",   "thurs",    "fri",    "sat",
      "sun",    "published", "updated",   "posted",   "last",   "modified", "on",     "at",
      "am",     "pm",        "a",         "p",        "m",      "gmt",      "utc",    "est",
      "edt",    "bst",       "cet",       "date",     "t",      "as",       "of",     "issued",
      "hrs",    "hours",     "local",     "time"};
  return std::ranges::find(kWords, word) != kWords.end() || word == "z" || word == "et" ||
         word == "eet" || word == "msk" || word == "ist";
}

}  // namespace

bool is_month(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return month_number(lowered(word)) > 0;
}

std::optional<Date> written_date(std::string_view text) {
  auto const pieces = pieces_of(text.substr(0, 400));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (auto const date = date_at(pieces, i)) return date;
  }
  return std::nullopt;
}

bool is_date_line(std::string_view text) {
  auto const foreign = std::ranges::count_if(text, [](char c) { return (c & 0x80) != 0; });
  if (text.size() > 120 || foreign > 9 || !written_date(text)) return false;
  auto const pieces = pieces_of(text);
  return std::ranges::all_of(pieces, [](Piece const& p) {
    return p.number >= 0 || month_number(p.text) > 0 || is_date_word(p.text);
  });
}

}  // namespace dragoman
