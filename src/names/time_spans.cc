// Productions `expression`, `span` and amounts of time of the grammar in time_reader.h.
#include <algorithm>
#include <cmath>

#include "names/numbers.h"
#include "names/time_reader.h"

namespace dragoman {
namespace {

bool known(DateRange const& range) { return range.from && range.to; }

DateRange before(DateRange range, DateRange const& end) {
  int const behind = static_cast<int>(end.from->year()) - static_cast<int>(range.from->year());
  bool const apart = behind != 0 && range.precision <= DatePrecision::month &&
                     end.precision <= DatePrecision::month;
  if (!apart) return range;
  range.from = shift(*range.from, TimeUnit::year, behind);
  range.to = shift(*range.to, TimeUnit::year, behind);
  if (*range.from <= *end.from) return range;
  range.from = shift(*range.from, TimeUnit::year, -1);
  range.to = shift(*range.to, TimeUnit::year, -1);
  return range;
}

DateRange joined(DateRange const& first, DateRange const& second) {
  if (!known(first) || !known(second)) return {};
  if (*second.to < *first.from) return {};
  return {first.from, second.to, std::max(first.precision, second.precision)};
}

bool is_joint(std::string_view word) {
  return word == "to" || word == "until" || word == "till" || word == "through" || word == "-" ||
         word == "–" || word == "and";
}

}  // namespace

// "from March to August 2011": the year behind counts for both.
DateRange TimeReader::in_year_of(Phrase const& first, Phrase const& second) const {
  bool const shared = known(first.range) && known(second.range) && year_at(second.end - 1) &&
                      !year_at(first.end - 1);
  return shared ? before(first.range, second.range) : first.range;
}

TimeReader::Found TimeReader::expression(std::size_t at) const {
  if (Found found = between(at)) return found;
  Found found = point(at);
  if (!found) return std::nullopt;
  return extended(*found, at);
}

// "between 2015 and 2018", "from Monday to Wednesday".
TimeReader::Found TimeReader::between(std::size_t at) const {
  bool const pair = is(at, "between");
  if (!pair && !is(at, "from")) return std::nullopt;
  Found const first = point(at + 1);
  if (!first) return std::nullopt;
  Found const both = extended(*first, at);
  if (both && both->end > first->end) return both;
  bool const days = known(first->range) && first->range.precision == DatePrecision::day &&
                    *first->range.from < *first->range.to;
  if (!pair && days) return Phrase{first->end, first->range};  // "from 3 to 5 March"
  std::size_t const joint = skip(first->end, ",");
  if (pair ? !is(joint, "and") : !is_joint(word(joint)) || is(joint, "and")) return std::nullopt;
  std::size_t next = joint + 1;
  if (is(next, "in") || is(next, "on")) ++next;
  if (Found const day = later_day(*first, next)) return day;
  Found const second = point(next);
  if (!second) return std::nullopt;
  DateRange const range = joined(in_year_of(*first, *second), second->range);
  return Phrase{second->end, range};
}

// "between January 26 and 30": a day of the month before.
TimeReader::Found TimeReader::later_day(Phrase const& first, std::size_t at) const {
  bool const one = known(first.range) && first.range.from == first.range.to &&
                   first.range.precision == DatePrecision::day;
  auto const number = one ? digits_value(word(at)) : std::nullopt;
  bool const counts = at + 1 < words_.size() &&  // "and 30 people"
                      parse_.tokens[tokens_.begin + at + 1].upos == Upos::NOUN;
  bool const month_behind = month_at(at + 1).has_value();
  if (!number || counts || month_behind || *number != std::floor(*number)) return std::nullopt;
  auto const day = static_cast<unsigned>(*number);
  if (day <= static_cast<unsigned>(first.range.from->day())) return std::nullopt;
  Date const last{first.range.from->year(), first.range.from->month(), std::chrono::day(day)};
  if (!last.ok()) return std::nullopt;
  return Phrase{at + 1, {first.range.from, last, DatePrecision::day}};
}

// "Monday to Wednesday", "2015-2018", "2015-18": a second point behind the first.
TimeReader::Found TimeReader::extended(Phrase first, std::size_t at) const {
  std::string_view const joint = word(first.end);
  if (first.direction == Direction::duration || !is_joint(joint) || joint == "and") return first;
  std::size_t const next = first.end + 1;
  bool const year = first.range.precision == DatePrecision::year && known(first.range);
  if (year && word(next).size() == 2 && digits_value(word(next))) {
    int const begin = static_cast<int>(first.range.from->year());
    int const end = begin / 100 * 100 + static_cast<int>(*digits_value(word(next)));
    if (end > begin && joint != "to") return Phrase{next + 1, years_range(begin, end)};
  }
  if (Found const day = later_day(first, next)) return day;
  Found second =
      year && year_at(next) ? Phrase{next + 1, year_range(year_at(next)->year)} : core(next);
  if (!second) return first;
  DateRange const range = joined(in_year_of(first, *second), second->range);
  if (!known(range)) return first;
  Direction const direction =
      is(at, "from") || first.direction == Direction::since ? Direction::at : first.direction;
  return Phrase{second->end, range, direction};
}

// "two weeks", "more than a year", "a few days", "half a year", "48 hours".
std::optional<TimeReader::Amount> TimeReader::amount(std::size_t at) const {
  for (std::string_view const bound :
       {"at", "more", "less", "fewer", "just", "well", "about", "around", "over", "under", "nearly",
        "almost", "some", "roughly", "approximately", "only", "least", "than"}) {
    if (is(at, bound)) ++at;
  }
  double count = 1;
  bool loose = false;
  std::size_t next = at;
  std::uint32_t const end = tokens_.end;
  if (auto const number = read_number(parse_, tokens_.begin + static_cast<std::uint32_t>(at), end);
      number && at < words_.size() && number->kind != NumberWords::Kind::fraction) {
    count = number->low;
    loose = number->vague && number->low != number->high;
    next = number->tokens.end - tokens_.begin;
    next = skip(next, "of");
  } else if (is(at, "a") || is(at, "an") || is(at, "one")) {
    next = at + 1;
  } else if (is(at, "few")) {
    count = 3, loose = true, next = at + 1;
  } else if (is(at, "half") && (is(at + 1, "a") || is(at + 1, "an"))) {
    count = 0.5, next = at + 2;
  } else {
    return std::nullopt;
  }
  std::size_t const unit_at = skip_hyphen(skip(next, "more"));
  auto unit = unit_of(word(unit_at));
  if (!unit || count > 10000) return std::nullopt;
  if (word(unit_at).starts_with("fortnight")) count *= 2;
  if (word(unit_at).starts_with("minute")) count = std::max(1.0, count / 60);
  if (count < 1 && *unit == TimeUnit::year) count *= 12, unit = TimeUnit::month;
  if (count < 1 && *unit == TimeUnit::day) count *= 24, unit = TimeUnit::hour;
  std::size_t finish = unit_at + 1;
  if (is(finish, "and") && is(finish + 1, "a") && is(finish + 2, "half")) {
    if (*unit == TimeUnit::year) count = count * 12 + 6, unit = TimeUnit::month;
    finish += 3;
  }
  return Amount{finish, static_cast<int>(std::lround(count)), *unit, loose};
}

// "two weeks ago", "a day later", "three days after Christmas", "two years from now".
TimeReader::Found TimeReader::ago(std::size_t at) const {
  auto const length = amount(at);
  if (!length) return std::nullopt;
  std::size_t const next = length->end;
  if (is(next, "ago") || (is(next, "back") && length->unit >= TimeUnit::day)) {
    if (!published_) return Phrase{next + 1, {}};
    Date const day = shift(*published_, length->unit, -length->count);
    DateRange range = unit_around(day, length->unit);
    if (length->loose) {
      Date const first = shift(*published_, length->unit, -3 * length->count);
      range = {first, day, std::max(range.precision, DatePrecision::week)};
    }
    return Phrase{skip_daypart(next + 1), range, direction_before(at)};
  }
  if (is(next, "hence") && published_) {
    return Phrase{next + 1,
                  unit_around(shift(*published_, length->unit, length->count), length->unit)};
  }
  bool const from_now = (is(next, "from") && (is(next + 1, "now") || is(next + 1, "today"))) ||
                        (is(next, "'s") && is(next + 1, "time"));
  if (from_now) {
    if (!published_) return Phrase{next + 2, {}};
    return Phrase{next + 2,
                  unit_around(shift(*published_, length->unit, length->count), length->unit)};
  }
  if (is(next, "from")) {
    Found const base = core(next + 1);
    if (!base || !base->range.from || base->range.precision != DatePrecision::day) {
      return std::nullopt;
    }
    Date const day = shift(*base->range.from, length->unit, length->count);
    return Phrase{base->end, day_range(day)};
  }
  if (is(next, "later") || is(next, "after")) return relative_to(*length, 1, next);
  if (is(next, "earlier") || is(next, "before")) return relative_to(*length, -1, next);
  return std::nullopt;
}

// A word that is neither a mark nor "that" or "which": what follows is told by a clause or a noun.
bool TimeReader::opens_clause(std::size_t at) const {
  if (at >= words_.size() || is(at, "that") || is(at, "which") || is(at, "this")) return false;
  return parse_.tokens[tokens_.begin + at].upos != Upos::PUNCT;
}

// The day that "later", "after" and their like count from stands behind them, or was told before.
TimeReader::Found TimeReader::relative_to(Amount const& amount, int sign, std::size_t at) const {
  bool const open = is(at, "after") || is(at, "before");
  std::optional<Date> from = anchor_at(at, amount.unit);
  std::size_t end = at + 1;
  if (open) {
    if (Found const base = core(at + 1); base && base->range.from) {
      from = base->range.from;
      end = base->end;
    } else if (opens_clause(at + 1)) {
      return std::nullopt;  // "two weeks after gunmen killed": of what the clause tells
    }
  }
  if (!from) return std::nullopt;
  return Phrase{end, unit_around(shift(*from, amount.unit, sign * amount.count), amount.unit)};
}

// "the past two weeks", "the last few days", "the next 48 hours".
TimeReader::Found TimeReader::window(std::size_t at) const {
  std::size_t next = at;
  if (is(at, "the") || is(at, "these") || is(at, "this")) ++next;
  auto const step = step_of(word(next));
  bool const recent = is(next, "recent");
  if ((!step || *step == 0) && !recent) return std::nullopt;
  if (next == at && is(at, "following")) return std::nullopt;  // "Following weeks of talks"
  std::optional<Amount> length = amount(next + 1);
  std::string_view const unit_word = word(next + 1);
  if (!length && unit_word.ends_with('s') && unit_of(unit_word)) {
    length = Amount{next + 2, 3, *unit_of(unit_word), true};
  }
  if (!length) return std::nullopt;
  if (!published_) return Phrase{length->end, {}, Direction::duration};
  int const count = length->loose ? 7 : length->count;
  bool const ahead = step && *step > 0;
  Date const other = shift(*published_, length->unit, ahead ? count : -count);
  DatePrecision precision = precision_of(length->unit);
  if (length->loose) precision = std::max(precision, DatePrecision::week);
  DateRange const range =
      ahead ? DateRange{published_, other, precision} : DateRange{other, published_, precision};
  return Phrase{length->end, range, Direction::duration};
}

// "for over two weeks", "over two weeks" of what still goes on; "within 48 hours", "in two days" of
// what is to come. Told of the past alone they give no day and are left.
TimeReader::Found TimeReader::duration(std::size_t at) const {
  if (at == 0 || !published_) return std::nullopt;
  std::string_view const before = word(at - 1);
  bool const forward = before == "within" || before == "in";
  bool const lasting = before == "for" || before == "over" || is(at, "over") || before == "during";
  if (!forward && !lasting) return std::nullopt;
  auto const length = amount(at);
  if (!length) return std::nullopt;
  if (forward) return ahead(at, *length);
  std::int32_t token = static_cast<std::int32_t>(tokens_.begin + length->end - 1);
  while (token >= 0 && parse_.tokens[token].upos != Upos::VERB) token = parse_.tokens[token].head;
  if (token < 0) return std::nullopt;
  bool on = false;
  for (std::int32_t const c : parse_.children[token]) {
    bool const present = has_feature(parse_.tokens[c], "Tense=Pres");
    on |= present && base_relation(parse_.tokens[c].relation) == "aux";
  }
  if (!on) return std::nullopt;
  Date const from = shift(*published_, length->unit, -length->count);
  return Phrase{length->end, {from, published_, precision_of(length->unit)}, Direction::duration};
}

TimeReader::Found TimeReader::ahead(std::size_t at, Amount const& amount) const {
  bool const within = is(at - 1, "within");
  Tense const tense = tense_at(amount.end - 1);
  if (tense == Tense::past || (!within && tense != Tense::future)) return std::nullopt;
  Date const day = shift(*published_, amount.unit, amount.count);
  if (within) {
    return Phrase{amount.end, {published_, day, precision_of(amount.unit)}, Direction::until};
  }
  return Phrase{amount.end, unit_around(day, amount.unit)};
}

// "the eve of the new year", "the day before Christmas".
TimeReader::Found TimeReader::eve(std::size_t at) const {
  std::size_t const open = skip(at, "the");
  bool const eve = is(open, "eve") && is(open + 1, "of");
  bool const before = is(open, "day") && (is(open + 1, "before") || is(open + 1, "after"));
  if (!eve && !before) return std::nullopt;
  Found found = core(open + 2);
  if (found && found->range.from) {
    found->range = day_range(add_days(*found->range.from, is(open + 1, "after") ? 1 : -1));
    found->direction = Direction::at;
    return found;
  }
  bool const told = before && open != at && child(parse_, tokens_.begin + open, "nmod") < 0;
  auto const from = told ? anchor_at(open, TimeUnit::day) : std::nullopt;
  if (!from) return std::nullopt;
  return Phrase{open + 2, day_range(add_days(*from, is(open + 1, "after") ? 1 : -1))};
}

}  // namespace dragoman
