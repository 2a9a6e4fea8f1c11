// The events of a store that may be reports of one happening, as incidents.h compares them.
//
// In: the readings as corrected. Out: what took place, with codes, place, dates and words.
//
//   "Shells hit Shusha, officials said."  →  ASSAULT, AZE-MIL, Shusha, {shells, shusha, officials,
//                                            said}, of the day it was published where none is told
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/incidents.h"
#include "store/sqlite.h"

namespace dragoman {

struct JoinableEvent {
  EventToJoin event;
  std::string day, actors, recipients, counts;  // as the tables have them; "killed 34;wounded 5"
};

// In the order that join_events() wants.
std::vector<JoinableEvent> events_to_join(Database const& database);

// "ARM-GOV;AZE" → {"ARM-GOV", "AZE"}.
std::set<std::string> codes_of(std::string const& list);

// "killed 34;wounded 5" → measures with their numbers.
std::map<std::string, std::set<double>> counts_of(std::string const& list);

}  // namespace dragoman
