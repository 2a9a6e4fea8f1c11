// Productions `point` and `core` of the grammar in time_reader.h.
#include <algorithm>
#include <array>

#include "names/numbers.h"
#include "names/time_reader.h"

namespace dragoman {
namespace {

// "29", "12" and "2022" of "29/12/2022", with any of "/.-" between; nothing else in the word.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> out;
  char joint = 0;
  std::size_t digits = 0;
  for (char const c : text) {
    if (c >= '0' && c <= '9') {
      if (digits == 0) out.push_back(0);
      if (++digits > 4) return {};
      out.back() = out.back() * 10 + (c - '0');
    } else if ((c == '/' || c == '.' || c == '-') && digits > 0 && (joint == 0 || joint == c)) {
      joint = c;
      digits = 0;
    } else {
      return {};
    }
  }
  if (digits == 0 || joint == 0) out.clear();
  return out;
}

int full_year(int year) { return year >= 100 ? year : year > 50 ? 1900 + year : 2000 + year; }

// Year first, or month and day; the day comes first where it cannot be a month or dots stand.
std::optional<Date> date_of(std::vector<int> const& parts, bool dots) {
  if (parts.size() != 3) return std::nullopt;
  if (parts[0] > 31) return make_date(parts[0], parts[1], parts[2]);
  int const year = full_year(parts[2]);
  bool const day_first = parts[0] > 12 || (dots && parts[1] <= 12);
  return day_first ? make_date(year, parts[1], parts[0]) : make_date(year, parts[0], parts[1]);
}

std::optional<DateRange> days_of(int year, int month, int first, int last) {
  auto const from = make_date(year, month, first);
  auto const to = make_date(year, month, last);
  if (!from || !to) return std::nullopt;
  return DateRange{from, to, DatePrecision::day};
}

}  // namespace

TimeReader::Found TimeReader::point(std::size_t at) const {
  for (auto const production :
       {&TimeReader::ago, &TimeReader::window, &TimeReader::duration, &TimeReader::eve,
        &TimeReader::part_of_core, &TimeReader::unit_of_core, &TimeReader::core}) {
    if (Found found = (this->*production)(at)) return found;
  }
  return std::nullopt;
}

// "mid-July": one word, and no month to what asks for one.
TimeReader::Found TimeReader::middle_of_month(std::size_t at) const {
  static constexpr std::string_view kMiddle = "mid-";
  if (!word(at).starts_with(kMiddle)) return std::nullopt;
  TimeReader without = *this;
  without.words_[at] = word(at).substr(kMiddle.size());
  Found found = without.month(at);
  if (found) found->range = part_range(found->range, Part::middle);
  return found;
}

// "early 2021", "earlier this month", "mid July", "the end of the year".
TimeReader::Found TimeReader::part_of_core(std::size_t at) const {
  std::size_t const open = skip(at, "the");
  if (Found found = middle_of_month(open)) return found;
  std::size_t next = open;
  auto part = part_of(word(open));
  if (part) {
    next = skip_hyphen(open + 1);
    if (is(next, "on") || is(next, "in")) ++next;
  } else if (word(open).starts_with("mid-") && year_at(open) == std::nullopt) {
    return std::nullopt;
  } else {
    part = part_noun(word(open));
    if (!part || !is(open + 1, "of")) return std::nullopt;
    next = open + 2;
  }
  Found found = core(next);
  auto const unit = is(next, "the") ? unit_of(word(next + 1)) : std::nullopt;
  if (!found && unit && *unit >= TimeUnit::week && published_ && !word(next + 1).ends_with('s')) {
    found = Phrase{next + 2, unit_around(*published_, *unit), direction_before(at)};
  }
  if (!found) return std::nullopt;
  bool const now = published_ && found->range.from && found->range.to &&
                   (is(open, "earlier") || is(open, "later")) &&
                   *found->range.from <= *published_ && *published_ <= *found->range.to;
  if (now && is(open, "earlier")) {
    found->range.to = published_;
  } else if (now) {
    found->range.from = published_;
  } else {
    found->range = part_range(found->range, *part);
  }
  return found;
}

// "the week of November 30", "the month of January", "the first week of October".
TimeReader::Found TimeReader::unit_of_core(std::size_t at) const {
  std::size_t next = skip(at, "the");
  auto const ordinal = ordinal_value(word(next));
  bool const last = is(next, "last") || is(next, "final");
  if (ordinal || last) ++next;
  bool const half = is(next, "half");
  auto const unit = unit_of(word(next));
  if ((!unit && !half) || !is(next + 1, "of")) return std::nullopt;
  Found found = core(next + 2);
  if (!found || !found->range.from || !found->range.to) return std::nullopt;
  Date const from = *found->range.from, to = *found->range.to;
  if (half) {
    bool const months = found->range.precision == DatePrecision::year;
    Date const second =
        months ? shift(from, TimeUnit::month, 6) : add_days(from, days_between(from, to) / 2 + 1);
    if (ordinal == 1) found->range.to = add_days(second, -1);
    if (ordinal != 1) found->range.from = second;
  } else if (ordinal || last) {
    Date const day = last ? to : shift(from, *unit, *ordinal - 1);
    if (*unit != TimeUnit::day && *unit != TimeUnit::week) {
      found->range = unit_around(day, *unit);
    } else {
      int const length = *unit == TimeUnit::week ? 6 : 0;
      Date const begin = last ? add_days(day, -length) : day;
      found->range = {begin, add_days(begin, length), precision_of(*unit)};
    }
  } else if (found->range.precision == DatePrecision::day) {
    found->range = unit_around(from, *unit);
  }
  return found;
}

TimeReader::Found TimeReader::core(std::size_t at) const {
  for (auto const production :
       {&TimeReader::numeric, &TimeReader::day_and_month, &TimeReader::month_and_day,
        &TimeReader::month, &TimeReader::weekday, &TimeReader::holiday, &TimeReader::season,
        &TimeReader::decade, &TimeReader::year, &TimeReader::deictic, &TimeReader::stepped,
        &TimeReader::same_day, &TimeReader::day_alone, &TimeReader::daypart_alone}) {
    Found found = (this->*production)(at);
    if (!found) continue;
    found->end = skip_daypart(found->end);
    found->direction = direction_before(at);
    return found;
  }
  return std::nullopt;
}

TimeReader::Found TimeReader::numeric(std::size_t at) const {
  std::string_view const text = word(at);
  std::vector<int> const parts = numbers_in(text);
  auto const date = date_of(parts, text.find('.') != std::string_view::npos);
  if (date) return Phrase{at + 1, day_range(*date)};
  bool const month_only = parts.size() == 2 && parts[0] > 1000 && parts[1] >= 1 && parts[1] <= 12;
  if (month_only && parts[0] < 2100) return Phrase{at + 1, month_range(parts[0], parts[1])};
  return std::nullopt;
}

// "29 December", "the 3rd of May, 2020", "3-5 January", "31-Oct-74".
TimeReader::Found TimeReader::day_and_month(std::size_t at) const {
  auto const day = day_at(skip(at, "the"));
  if (!day) return std::nullopt;
  std::size_t next = skip_hyphen(day->end);
  if (is(next, "day")) ++next;
  next = skip(next, "of");
  auto const month = month_at(next);
  if (!month) return std::nullopt;
  auto const in_year = [&](int year) { return days_of(year, *month, day->day, day->last); };
  if (auto const year = year_behind(next + 1)) {
    return Phrase{year->end, in_year(year->year).value_or(DateRange{})};
  }
  return Phrase{next + 1, settle(at, in_year)};
}

// "December 29", "Dec. 29th, 2021", "January 3-5".
TimeReader::Found TimeReader::month_and_day(std::size_t at) const {
  auto const month = month_at(at);
  if (!month) return std::nullopt;
  auto const day = day_at(skip(skip_hyphen(at + 1), "the"));
  if (!day) return std::nullopt;
  auto const in_year = [&](int year) { return days_of(year, *month, day->day, day->last); };
  if (auto const year = year_behind(day->end)) {
    return Phrase{year->end, in_year(year->year).value_or(DateRange{})};
  }
  return Phrase{day->end, settle(at, in_year)};
}

TimeReader::Found TimeReader::month(std::size_t at) const {
  auto const month = month_at(at);
  if (!month) return std::nullopt;
  if (auto const year = year_behind(at + 1)) {
    return Phrase{year->end, month_range(year->year, *month)};
  }
  if (Found step = stepped_unit(skip(at + 1, "of"), 2); step && step->range.from) {
    int const year = static_cast<int>(step->range.from->year());
    if (step->range.precision == DatePrecision::year) {
      return Phrase{step->end, month_range(year, *month)};
    }
  }
  return Phrase{at + 1, settle(at, [&](int year) { return month_range(year, *month); })};
}

// "on the 24th": of the month around, told by the tense.
TimeReader::Found TimeReader::day_alone(std::size_t at) const {
  bool const led = at > 0 && (is(at - 1, "on") || is(at - 1, "by") || is(at - 1, "until"));
  if (!is(at, "the") || !led || !published_) return std::nullopt;
  std::string_view const text = word(at + 1);
  auto const ordinal = ordinal_value(text);
  if (!ordinal || text[0] > '9') return std::nullopt;
  if (describes(at + 1)) return std::nullopt;
  DateRange best;
  for (int const months : {0, -1, 1}) {
    Date const near = shift(*published_, TimeUnit::month, months);
    auto const day = make_date(static_cast<int>(near.year()),
                               static_cast<int>(static_cast<unsigned>(near.month())), *ordinal);
    bool const future = tense_at(at) == Tense::future;
    if (!day || best.from || (future ? *day < *published_ : *day > *published_)) continue;
    best = day_range(*day);
  }
  return Phrase{at + 2, best};
}

// "second" of "the second day of the swap".
bool TimeReader::describes(std::size_t at) const {
  if (at >= words_.size()) return false;
  Token const& token = parse_.tokens[tokens_.begin + at];
  return token.head > static_cast<std::int32_t>(tokens_.begin + at) &&
         base_relation(token.relation) == "amod";
}

// "Thursday", "Thursday, December 29", "Thursday last week".
TimeReader::Found TimeReader::weekday(std::size_t at) const {
  auto const day = weekday_at(at);
  if (!day) return std::nullopt;
  std::size_t next = skip(at + 1, ",");
  Found date = day_and_month(next);
  if (!date) date = month_and_day(next);
  if (!date) date = numeric(next);
  if (date) return date;
  if (is(next, "the") && published_ && !describes(next + 1)) {
    auto const number = ordinal_value(word(next + 1));
    for (int days = 0; number && days < 62; ++days) {
      for (int const sign : {-1, 1}) {
        Date const near = add_days(*published_, sign * days);
        bool const same = static_cast<int>(static_cast<unsigned>(near.day())) == *number;
        if (same && weekday_of(near) == *day) return Phrase{next + 2, day_range(near)};
      }
    }
  }
  next = skip(at + 1, "of");
  auto const step = step_of(word(next));
  if (step && is(next + 1, "week") && published_) {
    Date const around = add_days(*published_, 7 * *step);
    return Phrase{next + 2, day_range(add_days(around, *day - weekday_of(around)))};
  }
  return Phrase{at + 1, weekday_range(*day, at)};
}

TimeReader::Found TimeReader::season(std::size_t at) const {
  std::size_t const next = skip(at, "the");
  auto const season = season_of(word(next));
  if (!season) return std::nullopt;
  if (auto const year = year_behind(next + 1)) {
    return Phrase{year->end, season_range(year->year, *season)};
  }
  Upos const upos = parse_.tokens[tokens_.begin + next].upos;
  bool const led = at > 0 && (is(at - 1, "in") || is(at - 1, "since") || is(at - 1, "by") ||
                              is(at - 1, "until") || is(at - 1, "during"));
  bool const sure = led && upos == Upos::NOUN && (!is(next, "fall") || next != at);
  if (!sure) return std::nullopt;
  return Phrase{next + 1, settle(at, [&](int year) { return season_range(year, *season); })};
}

TimeReader::Found TimeReader::year(std::size_t at) const {
  std::size_t const next = is(at, "the") && is(at + 1, "year") ? at + 2 : at;
  auto const year = year_at(next);
  if (!year || !stands_as_year(next)) return std::nullopt;
  return Phrase{year->end, year_range(year->year)};
}

// "the 1990s", "the 1990's", "the nineties", "the 21st century".
// "in his 30s", "in her late forties".
bool TimeReader::is_age(std::size_t at) const {
  constexpr std::array kWhose =
      std::to_array<std::string_view>({"his", "her", "their", "my", "your"});
  for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
    if (std::find(kWhose.begin(), kWhose.end(), word(at - back)) != kWhose.end()) return true;
  }
  return false;
}

TimeReader::Found TimeReader::decade(std::size_t at) const {
  if (is_age(at)) return std::nullopt;
  std::size_t const next = skip(at, "the");
  std::string_view text = word(next);
  if (auto const century = ordinal_value(text); century && is(skip_hyphen(next + 1), "century")) {
    int const first = (*century - 1) * 100;
    return Phrase{skip_hyphen(next + 1) + 1, years_range(std::max(first, 1), first + 99)};
  }
  if (auto const tens = decade_of(text); tens && next != at) {
    return Phrase{next + 1, years_range(1900 + *tens, 1909 + *tens)};
  }
  bool const split =
      (is(next + 1, "'s") || is(next + 1, "’s")) && text.ends_with('0') && next != at;
  if (text.starts_with("'")) text.remove_prefix(1);
  if (split) {
    if (text.size() != 4 && text.size() != 2) return std::nullopt;
  } else {
    if (!text.ends_with("0s") || (text.size() != 5 && text.size() != 3)) return std::nullopt;
    text.remove_suffix(1);
  }
  auto const value = digits_value(text);
  if (!value) return std::nullopt;
  int const year = *value < 100 ? 1900 + static_cast<int>(*value) : static_cast<int>(*value);
  if (year < 1000 || year > 2090) return std::nullopt;
  bool const century = year % 100 == 0 && year < 2000;  // "the 1800s"
  return Phrase{next + (split ? 2 : 1), years_range(year, year + (century ? 99 : 9))};
}

TimeReader::Found TimeReader::holiday(std::size_t at) const {
  std::string text;
  for (std::size_t i = at; i < std::min(at + 4, words_.size()); ++i) {
    text += (i > at ? " " : "") + (words_[i] == "’s" ? std::string("'s") : words_[i]);
  }
  Holiday const* day = holiday_at(text);
  if (day == nullptr) return std::nullopt;
  std::size_t const end = at + 1 + std::count(day->name.begin(), day->name.end(), ' ');
  auto const in_year = [&](int year) -> std::optional<DateRange> {
    auto const date = holiday_in(*day, year);
    return date ? std::optional(day_range(*date)) : std::nullopt;
  };
  if (auto const year = year_behind(end)) {
    return Phrase{year->end, in_year(year->year).value_or(DateRange{})};
  }
  return Phrase{end, settle(at, in_year)};
}

TimeReader::Found TimeReader::deictic(std::size_t at) const {
  DateRange const unknown;
  auto const day = [&](int offset) {
    return published_ ? day_range(add_days(*published_, offset)) : unknown;
  };
  std::size_t const next = skip(at, "the");
  if (is(next, "day") && is(next + 1, "before") && is(next + 2, "yesterday")) {
    return Phrase{next + 3, day(-2)};
  }
  if (is(next, "day") && is(next + 1, "after") && is(next + 2, "tomorrow")) {
    return Phrase{next + 3, day(2)};
  }
  if (is(at, "today") || is(at, "tonight")) return Phrase{at + 1, day(0)};
  if (is(at, "yesterday")) return Phrase{at + 1, day(-1)};
  if (is(at, "tomorrow")) return Phrase{at + 1, day(1)};
  if (is(at, "last") && is(at + 1, "night")) return Phrase{at + 2, day(-1)};
  if (is(at, "this") && is_daypart(word(at + 1))) return Phrase{at + 2, day(0)};
  return std::nullopt;
}

// "last week", "this May", "next Monday", "the following day".
TimeReader::Found TimeReader::stepped(std::size_t at) const {
  std::size_t const next = skip(at, "the");
  if (is(next, "weekend")) return weekend(next + 1, 2);
  auto const step = step_of(word(next));
  if (!step) return std::nullopt;
  if (is(next + 1, "weekend")) return weekend(next + 2, *step);
  if (Found found = stepped_name(next + 1, *step)) return found;
  return stepped_unit(next, 2);
}

TimeReader::Found TimeReader::stepped_name(std::size_t at, int step) const {
  if (auto const day = weekday_at(at)) {
    if (!published_) return Phrase{at + 1, {}};
    int const ahead = *day - weekday_of(*published_);
    int offset = ahead;
    if (step < 0 && ahead >= 0) offset -= 7;
    if (step > 0) offset += 7;
    return Phrase{at + 1, day_range(add_days(*published_, offset))};
  }
  if (auto const month = month_at(at)) {
    return Phrase{at + 1, moved(step, [&](int year) { return month_range(year, *month); })};
  }
  auto const season = season_of(word(at));
  bool const of_noun = parse_.tokens[tokens_.begin + std::min(at, words_.size() - 1)].relation ==
                       "compound";  // "the upcoming winter storm"
  if (!season || of_noun) return std::nullopt;
  return Phrase{at + 1, moved(step, [&](int year) { return season_range(year, *season); })};
}

// "last week" counts from the day of publication, "the following week" and "the next day" from the
// day told before. `limit` is the number of words that may be read.
TimeReader::Found TimeReader::stepped_unit(std::size_t at, int limit) const {
  auto const step = step_of(word(at));
  if (!step || limit < 2) return std::nullopt;
  auto const unit = unit_of(word(at + 1));
  bool const plural = word(at + 1).ends_with('s');
  if (!unit || plural || *unit == TimeUnit::hour) return std::nullopt;
  bool const told = is(at, "following") || is(at, "previous") || is(at, "preceding") ||
                    (*unit == TimeUnit::day && !is(at, "this"));
  std::optional<Date> const before = told ? anchor_at(at, *unit) : std::nullopt;
  std::optional<Date> const from = before ? before : published_;
  if (!from) return Phrase{at + 2, {}};
  if (is(at, "past")) {
    return Phrase{
        at + 2, {shift(*from, *unit, -1), from, precision_of(*unit)}, Direction::duration};
  }
  return Phrase{at + 2, unit_around(shift(*from, *unit, *step), *unit)};
}

// `step` 2 is "the weekend": the last one, or the next where the clause tells of the future.
TimeReader::Found TimeReader::weekend(std::size_t at, int step) const {
  if (!published_) return Phrase{at, {}};
  int const back = (weekday_of(*published_) + 2) % 7;  // days since Saturday
  bool const inside = back <= 1;
  int offset = -back;
  bool const told = step == 0 && tense_at(at - 1) == Tense::past;
  if ((step == 0 && !told) || (step == 2 && tense_at(at - 1) == Tense::future))
    offset = inside ? -back : 7 - back;
  if (step == 1) offset = (inside ? 14 : 7) - back;
  if (step == -1 && inside) offset = -back - 7;
  Date const saturday = add_days(*published_, offset);
  return Phrase{at, {saturday, add_days(saturday, 1), DatePrecision::day}};
}

TimeReader::Found TimeReader::same_day(std::size_t at) const {
  std::size_t next = at;
  if (is(at, "the") && (is(at + 1, "same") || is(at + 1, "very"))) next = at + 2;
  if (is(at, "that") || (is(at, "that") && is(at + 1, "same")))
    next = is(at + 1, "same") ? at + 2 : at + 1;
  auto const unit = next == at ? std::nullopt : unit_of(word(next));
  if (!unit || *unit == TimeUnit::hour || word(next).ends_with('s')) return std::nullopt;
  auto const from = anchor_at(at, *unit);
  return from ? Found(Phrase{next + 1, unit_around(*from, *unit)}) : std::nullopt;
}

// "at dawn", "overnight": the day told before, else that of publication.
TimeReader::Found TimeReader::daypart_alone(std::size_t at) const {
  bool const alone = is(at, "overnight") && parse_.tokens[tokens_.begin + at].upos == Upos::ADV;
  bool const led = at > 0 && (is(at - 1, "at") || is(at - 1, "before")) && is_daypart(word(at));
  if (!alone && !led) return std::nullopt;
  if (is(at + 1, "on")) {  // "at dawn on Monday", "at midnight on 12 September"
    for (auto const day :
         {&TimeReader::weekday, &TimeReader::day_and_month, &TimeReader::month_and_day}) {
      if (Found found = (this->*day)(skip(at + 2, "the"))) return found;
    }
  }
  std::optional<Date> const told = anchor_at(at, TimeUnit::day);
  std::optional<Date> const day = told ? told : published_;
  return Phrase{at + 1, day ? day_range(*day) : DateRange{}};
}

}  // namespace dragoman
