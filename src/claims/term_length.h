// Amounts of time in the words of an undertaking: for how long it binds, and how long before its
// end somebody may still say otherwise.
//
//   "… to keep peacekeepers along the road for five years"              binds for five years
//   "… unless a party gives notice six months before the term ends"     six months of notice
#pragma once

#include <optional>

#include "names/calendar.h"
#include "parse/parse.h"

namespace dragoman {

struct TermLength {
  TimeUnit unit = TimeUnit::day;
  int count = 0;
};

// The day on which a term that begins on `start` is over: "five years" from 2020-11-10 end on
// 2025-11-10. Of notice: the last day on which it is in time, counted back from the end.
Date end_of(TermLength const& term, Date start);
Date notice_day(TermLength const& notice, Date end);

// For how long the words bind; nullopt where they name no amount, one that is over ("people held
// for five years"), or a vague one ("for several years").
std::optional<TermLength> term_in(Parse const& parse, TokenSpan content);

// The time in which it is to be done: "within 50 days", "within the next week".
std::optional<TermLength> within_in(Parse const& parse, TokenSpan content);

// The time that somebody is given: "48 hours to leave".
std::optional<TermLength> given_in(Parse const& parse, TokenSpan content);

// An amount before the end of something: "six months before it expires", "a month in advance".
std::optional<TermLength> notice_in(Parse const& parse, TokenSpan condition);

}  // namespace dragoman
