#include "names/time_reader.h"

#include <algorithm>
#include <array>

#include "names/numbers.h"
#include "parse/name_at.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

constexpr std::array kFutureVerbs = std::to_array<std::string_view>({
    "schedule", "plan",  "expect",   "slate",       "due",    "set",      "vow",
    "promise",  "agree", "urge",     "order",       "ask",    "threaten", "intend",
    "want",     "hope",  "demand",   "prepare",     "decide", "aim",      "pledge",
    "propose",  "about", "upcoming", "forthcoming",
});
// What sets a term: "until" behind them looks ahead.
constexpr std::array kTermVerbs = std::to_array<std::string_view>({
    "extend",
    "prolong",
    "postpone",
    "delay",
    "adjourn",
    "defer",
    "suspend",
    "give",
    "remand",
});
constexpr std::array kModals = std::to_array<std::string_view>({
    "will",
    "shall",
    "may",
    "might",
    "could",
    "can",
    "must",
    "should",
    "would",
    "'ll",
    "wo",
});

template <class Table>
bool has(Table const& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

TimeReader::TimeReader(std::optional<Date> published, Parse const& parse, Sentence const& sentence)
    : published_(published), parse_(parse), tokens_(sentence.tokens) {
  for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
    words_.push_back(lower_case(parse.tokens[t].form));
  }
}

std::vector<TimeMention> TimeReader::read(Anchor& anchor) {
  std::vector<TimeMention> mentions;
  anchor_ = anchor;
  for (std::size_t at = 0; at < words_.size();) {
    Found const found = expression(at);
    if (!found || found->end <= at) {
      ++at;
      continue;
    }
    TokenSpan const tokens{tokens_.begin + static_cast<std::uint32_t>(at),
                           tokens_.begin + static_cast<std::uint32_t>(found->end)};
    mentions.push_back({tokens, bytes_of(parse_, tokens), found->range, found->direction});
    move_anchor(*found);
    at = found->end;
  }
  anchor = anchor_;
  return mentions;
}

void TimeReader::move_anchor(Phrase const& found) {
  if (!found.range.from || found.direction == Direction::duration) return;
  anchor_.last = found.range;
  bool const over = !published_ || *found.range.from <= *published_;
  if (over && found.direction != Direction::until) anchor_.past = found.range;
}

// The day that "later" and "before" count from: what is told counts from what was over, and days
// not from a month or a year.
std::optional<Date> TimeReader::anchor_at(std::size_t at, TimeUnit unit) const {
  bool const ahead = tense_at(at) == Tense::future || !anchor_.past.from;
  DateRange const& range = ahead ? anchor_.last : anchor_.past;
  bool const wide = range.precision >= DatePrecision::month;
  return wide && unit <= TimeUnit::week ? std::nullopt : range.from;
}

std::string_view TimeReader::word(std::size_t at) const {
  return at < words_.size() ? std::string_view(words_[at]) : std::string_view();
}

std::size_t TimeReader::skip(std::size_t at, std::string_view text) const {
  return is(at, text) ? at + 1 : at;
}

std::size_t TimeReader::skip_hyphen(std::size_t at) const { return skip(at, "-"); }

// "Thursday morning", "Thursday at dawn", "Thursday in the evening", "Thursday's".
std::size_t TimeReader::skip_daypart(std::size_t at) const {
  std::size_t next = at;
  if (is(next, "at") || is(next, "before") || is(next, "in")) next = skip(next + 1, "the");
  if (is(next, "early") || is(next, "late")) ++next;
  return is_daypart(word(next)) ? next + 1 : at;
}

NameSpan const* TimeReader::name_around(std::size_t at) const {
  return name_at(parse_, static_cast<std::int32_t>(tokens_.begin + at));
}

bool TimeReader::in_date_name(std::size_t at) const {
  NameSpan const* name = name_around(at);
  return name != nullptr && name->kind == NameKind::DATE;
}

bool TimeReader::in_other_name(std::size_t at) const {
  NameSpan const* name = name_around(at);
  return name != nullptr && name->kind != NameKind::DATE && name->tokens.size() > 1;
}

// "may", "march" and abbreviations are months only where they are written as names; "Jan" of "Jan
// Petersen" is none.
std::optional<int> TimeReader::month_at(std::size_t at) const {
  auto const month = month_number(word(at));
  NameSpan const* around = name_around(at);
  if (!month || (around != nullptr && around->kind == NameKind::PER)) return std::nullopt;
  std::string_view const text = word(at);
  bool const doubtful = text == "may" || text == "march" || text == "mar";
  if (!doubtful) return month;
  Token const& token = parse_.tokens[tokens_.begin + at];
  bool const owned = at > 0 && (is(at - 1, "'s") || is(at - 1, "’s"));  // "the Women's March"
  if (owned || in_other_name(at)) return std::nullopt;
  bool const name = token.upos == Upos::PROPN || in_date_name(at);
  if (name && token.form[0] <= 'Z') return month;
  bool const dated = at > 1 && is(at - 1, "of") && ordinal_value(word(at - 2));
  return dated ? month : std::nullopt;
}

std::optional<int> TimeReader::weekday_at(std::size_t at) const {
  auto const day = weekday_number(word(at));
  if (!day || word(at).size() > 5) return day;
  bool const sure = in_date_name(at) && parse_.tokens[tokens_.begin + at].form[0] <= 'Z';
  return sure ? day : std::nullopt;
}

// "5", "5th", "fifth", "twenty-fifth", "3-5", "3 to 5", "between 3 and 5".
std::optional<TimeReader::DayOfMonth> TimeReader::day_at(std::size_t at) const {
  auto const one = [&](std::size_t from) -> std::optional<DayOfMonth> {
    std::string_view const text = word(from);
    if (auto const ordinal = ordinal_value(text)) return DayOfMonth{from + 1, *ordinal, *ordinal};
    if (is(from, "twenty") || is(from, "thirty")) {
      auto const rest = ordinal_value(word(skip_hyphen(from + 1)));
      int const day = (is(from, "twenty") ? 20 : 30) + rest.value_or(0);
      if (rest && day <= 31) return DayOfMonth{skip_hyphen(from + 1) + 1, day, day};
    }
    if (text.size() > 2 || !all_digits(text)) return std::nullopt;
    int const day = static_cast<int>(*digits_value(text));
    if (day < 1 || day > 31) return std::nullopt;
    return DayOfMonth{from + 1, day, day};
  };
  auto first = one(at);
  if (!first) return std::nullopt;
  bool const pair = at > 0 && is(at - 1, "between") && is(first->end, "and");
  bool const joined = pair || is(first->end, "-") || is(first->end, "–") || is(first->end, "to");
  if (!joined) return first;
  auto const second = one(skip(first->end + 1, "the"));
  if (second && second->day > first->day) return DayOfMonth{second->end, first->day, second->day};
  return first;
}

// "2020", "'94". Any four digits of 1000 to 2099; whether they are a year, the context tells.
std::optional<TimeReader::Year> TimeReader::year_at(std::size_t at) const {
  std::string_view text = word(at);
  bool const short_form = text.size() == 3 && text[0] == '\'';
  if (short_form && all_digits(text.substr(1))) {
    int const two = static_cast<int>(*digits_value(text.substr(1)));
    return Year{at + 1, two > 50 ? 1900 + two : 2000 + two};
  }
  if (text.size() != 4 || !all_digits(text)) return std::nullopt;
  int const year = static_cast<int>(*digits_value(text));
  if (year < 1000 || year > 2099) return std::nullopt;
  return Year{at + 1, year};
}

// The year behind a day, month or season: "2020", ", 2020", "of 2020", "-2020".
std::optional<TimeReader::Year> TimeReader::year_behind(std::size_t at) const {
  for (std::string_view const joint : {",", "of", "in", "-", "/"}) {
    if (!is(at, joint)) continue;
    if (joint == "of" && is(at + 1, "the")) break;
    return year_at(skip(at + 1, "year"));
  }
  return year_at(at);
}

// A number of four digits is a year after a preposition of time, in a name of dates, or where it
// counts nothing: "in 2020", "the 2001 invasion", not "killed 2000 people".
bool TimeReader::stands_as_year(std::size_t at) const {
  Token const& token = parse_.tokens[tokens_.begin + at];
  if (in_date_name(at)) return true;
  bool const counts = token.head >= 0 && base_relation(token.relation) == "nummod" &&
                      has_feature(parse_.tokens[token.head], "Number=Plur");
  if (counts || at == 0) return false;
  if (is(at - 1, "(") && (is(at + 1, ")") || is(at + 1, "-") || is(at + 1, "–")))
    return at < 2 || !all_digits(word(at - 2));  // not "resolution 2791 (2026)"
  constexpr std::array kBefore = std::to_array<std::string_view>({
      "in",     "since",   "until",   "till", "by",    "during", "from",
      "before", "after",   "year",    "of",   "early", "late",   "mid",
      "the",    "through", "between", "and",  "to",    "around", "for",
  });
  return has(kBefore, word(at - 1));
}

TimeReader::Direction TimeReader::direction_before(std::size_t at) const {
  if (at == 0) return Direction::at;
  std::string_view before = word(at - 1);
  if (before == "the" && at > 1) before = word(at - 2);
  for (std::string_view const sign : {"since", "after", "from", "starting"}) {
    if (before == sign) return Direction::since;
  }
  for (std::string_view const sign : {"until", "till", "by", "before", "through"}) {
    if (before == sign) return Direction::until;
  }
  return Direction::at;
}

bool TimeReader::is_planned(std::int32_t token) const {
  std::int32_t const object = child(parse_, token, "obj");  // "set fire to a market"
  bool const fire = object >= 0 && parse_.tokens[object].lemma == "fire";
  return !fire && has(kFutureVerbs, parse_.tokens[token].lemma);
}

TimeReader::Tense TimeReader::tense_of_verb(std::int32_t token) const {
  bool modal = false, perfect = false, past = has_feature(parse_.tokens[token], "Tense=Past");
  for (std::int32_t const c : parse_.children[token]) {
    std::string_view const relation = base_relation(parse_.tokens[c].relation);
    if (relation != "aux" && relation != "cop") continue;
    std::string const text = lower_case(parse_.tokens[c].form);
    bool const now = parse_.tokens[c].relation == "aux:pass" && (text == "are" || text == "is");
    if (now) past = false;  // "if they are not released by Saturday"
    modal |= has(kModals, text);
    perfect |= parse_.tokens[c].lemma == "have";
    past |= has_feature(parse_.tokens[c], "Tense=Past");
  }
  if (modal && !perfect) return Tense::future;
  if (is_planned(token)) return Tense::future;
  std::int32_t const mark = child(parse_, token, "mark");
  bool const infinitive = mark >= 0 && parse_.tokens[mark].lemma == "to";
  if (infinitive && !perfect) return parse_.tokens[token].head < 0 ? Tense::future : Tense::none;
  return past || perfect ? Tense::past : Tense::none;
}

// "agreed on Sunday to open it", "agreed to a truce on Sunday": the day of the agreement. "agreed a
// truce from Sunday" tells of the day of the truce.
bool TimeReader::was_planned(std::int32_t token, std::size_t at) const {
  static constexpr auto kAtOnce = std::to_array<std::string_view>(
      {"agree", "order", "vow", "promise", "threaten", "demand", "urge", "pledge", "decide"});
  Token const& verb = parse_.tokens[token];
  std::int32_t const be = child(parse_, token, "aux:pass");  // "a truce was agreed on 14 May"
  bool const was = be >= 0 && has_feature(parse_.tokens[be], "Tense=Past");
  bool const past = was || (has_feature(verb, "Tense=Past") && has_feature(verb, "VerbForm=Fin"));
  std::int32_t const above = parse_.tokens[tokens_.begin + at].head;  // "14" of "May 14"
  bool const next = above == token || (above >= 0 && parse_.tokens[above].head == token);
  bool const on = at > 0 && is(at - 1, "on") && has(kAtOnce, verb.lemma) && next;
  if (past && on) return true;
  auto const& children = parse_.children[token];
  return past && std::any_of(children.begin(), children.end(), [&](std::int32_t clause) {
           std::string_view const how = base_relation(parse_.tokens[clause].relation);
           bool const opened = how == "xcomp" || how == "ccomp" || how == "advcl";
           return opened && clause > token && has_feature(parse_.tokens[clause], "VerbForm=Inf");
         });
}

// The tense of the clause around a word: the first verb above it that shows one. An infinitive
// looks on to the verb that opens it: "vowed to attack" plans, "forced to flee" tells.
TimeReader::Tense TimeReader::tense_at(std::size_t at) const {
  std::int32_t token = static_cast<std::int32_t>(tokens_.begin + std::min(at, words_.size() - 1));
  bool first = true;
  for (std::size_t step = 0; token >= 0 && step < words_.size(); ++step) {
    Token const& word = parse_.tokens[token];
    bool const verbal = word.upos == Upos::VERB || word.upos == Upos::AUX ||
                        child(parse_, token, "cop") >= 0 || is_planned(token);
    if (verbal) {
      if (first && was_planned(token, at)) return Tense::past;
      first = false;
      Tense const tense = tense_of_verb(token);
      if (tense != Tense::none || has_feature(word, "Tense=Pres")) return tense;
    }
    token = word.head;
  }
  return Tense::none;
}

// Gives the year that a date without one means: the last in the past, the next in the future, the
// nearest where the clause does not tell.
DateRange TimeReader::settle(std::size_t at, InYear const& in_year) const {
  if (!published_) return {};
  Tense tense = tense_at(at);
  Direction const direction = direction_before(at);
  if (direction == Direction::since && tense != Tense::future) tense = Tense::past;
  DateRange best;
  int least = 0;
  int const year = static_cast<int>(published_->year());
  for (int const candidate : {year, year - 1, year + 1}) {
    auto const range = in_year(candidate);
    if (!range || !range->from || !range->to) continue;
    int const behind = days_between(*range->to, *published_);
    int const before = days_between(*published_, *range->from);
    if (tense == Tense::past && before > 0) continue;
    if (tense == Tense::future && behind > 0) continue;
    int const away = std::max({behind, before, 0});
    if (best.from && away >= least) continue;
    best = *range;
    least = away;
  }
  return best;
}

// "last May", "this May", "next May".
DateRange TimeReader::moved(int step, InYear const& in_year) const {
  if (!published_) return {};
  int const year = static_cast<int>(published_->year());
  if (step == 0) return in_year(year).value_or(DateRange{});
  for (int k = -1; k <= 1; ++k) {
    auto const range = in_year(year - step * k);
    if (!range || !range->from || !range->to) continue;
    bool const over = step < 0 ? days_between(*range->to, *published_) > 0
                               : days_between(*published_, *range->from) > 0;
    bool const first = step < 0 ? days_between(*range->to, *published_) <= 366
                                : days_between(*published_, *range->from) <= 366;
    if (over && first) return *range;
  }
  return {};
}

// Today counts, whichever the tense.
DateRange TimeReader::weekday_range(int weekday, std::size_t at) const {
  if (!published_) return {};
  int const back = (weekday_of(*published_) - weekday + 7) % 7;
  Tense const tense = tense_at(at);
  bool const limit = at > 0 && is(at - 1, "by") && tense != Tense::past;  // "released by Saturday"
  bool const ahead = tense == Tense::future || limit || is_meant_for(at);
  return day_range(add_days(*published_, ahead ? (7 - back) % 7 : -back));
}

// "called a strike for Friday", "extended the truce until Monday": the day is ahead of what was
// done. Not "for Friday's attack", "lasted until Monday".
bool TimeReader::is_meant_for(std::size_t at) const {
  if (at == 0 || is(at + 1, "'s") || is(at + 1, "’s")) return false;
  if (is(at - 1, "for") || is_called_for(at)) return true;
  std::int32_t const verb = parse_.tokens[tokens_.begin + at].head;
  bool const term = is(at - 1, "until") || is(at - 1, "till") || is(at - 1, "to");
  return term && verb >= 0 && has(kTermVerbs, parse_.tokens[verb].lemma);
}

// "called for a strike on Thursday": the day stands right behind what is called for.
bool TimeReader::is_called_for(std::size_t at) const {
  static constexpr auto kCalled = std::to_array<std::string_view>(
      {"strike", "protest", "rally", "march", "demonstration", "meeting", "talk", "session",
       "election", "vote", "referendum", "summit", "shutdown", "boycott", "sit-in"});
  static constexpr auto kCalls =
      std::to_array<std::string_view>({"call", "announce", "schedule", "convene", "propose"});
  if (at < 3 || !is(at - 1, "on")) return false;
  Token const& noun = parse_.tokens[tokens_.begin + at - 2];
  return noun.head >= 0 && has(kCalled, noun.lemma) && has(kCalls, parse_.tokens[noun.head].lemma);
}

// Thirds, those of years in whole months; spans of up to three days stay whole.
DateRange TimeReader::part_range(DateRange range, Part part) const {
  if (!range.from || !range.to) return range;
  int const days = days_between(*range.from, *range.to) + 1;
  if (days <= 3) return range;
  Date const from = *range.from;
  bool const year = range.precision == DatePrecision::year && days <= 366;
  auto const third = [&](int number) {
    return year ? shift(from, TimeUnit::month, 4 * number) : add_days(from, days * number / 3);
  };
  if (part != Part::first) range.from = third(part == Part::last ? 2 : 1);
  if (part != Part::last) range.to = add_days(third(part == Part::first ? 1 : 2), -1);
  return range;
}

}  // namespace dragoman
