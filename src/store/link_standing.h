// What reports say of one route, put together: statuses over time, and where sources differ.
//
// In: the statements on all routes. Out: propositions "closed", each with those who state it one
// after the other, and with those who state at the time that the route is open.
//
//   12 Dec  Stepanakert: closed     13 Dec  Baku: open     20 Dec  AFP: closed     → one dispute
//   28 Jun  "convoys resumed"       weeks later, so a change                       → another
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"

namespace dragoman {

struct RouteStatement {
  std::int64_t route = 0;
  std::string status;           // "open", "restricted", "closed"
  std::set<std::string> scope;  // words: for whom
  Date said;
  std::optional<Date> since;
  std::string source;
  bool current = true;
  std::string country;             // of the source; empty for outlets
  std::set<std::string> blockers;  // countries of those who are said to shut it
};

struct LinkProposition {
  std::vector<std::size_t> asserting, denying;  // positions; the first asserts it first
  bool superseded = false;                      // another status was stated later
};

// Whether some trucks, a convoy or so many persons passed on a day, which is no open road; that
// convoys are free to pass is one.
bool tells_of_passage(std::set<std::string> const& scope, std::optional<Date> const& since);

// Statements must be in the order of `said`. Each stands in a proposition, as asserting or denying.
// That a route is open and that it is closed or restricted, said by two sources within two days, or
// by those who are said to shut it within a week, is a dispute, unless one tells that it became so
// after the other had spoken, both speak of other users, or of some trucks that passed. Of one
// status are those of which each follows within a month, with no other status told between them by
// the same source.
std::vector<LinkProposition> link_propositions(std::vector<RouteStatement> const& statements);

}  // namespace dragoman
