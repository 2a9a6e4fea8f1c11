// What each figure counts, so that figures of several reports can be set beside each other.
//
//   4 May   at least 11 killed, in Kyaukme          killed at Kyaukme
//   9 May   "22 civilians", no place told by it     killed at Kyaukme, where its report names no
//                                                   other town
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "store/tallies.h"

namespace dragoman {

struct CountedFigure {
  std::int64_t document = 0;
  std::int64_t incident = 0;  // that several reports tell; 0: none
  std::int64_t happening =
      0;  // the incident that it is of, also where one report tells it; 0: none
  std::string measure, group, place;
  bool of_persons = false;      // what befell them: dead, wounded, displaced
  bool is_spot = false;         // its place is a town or a site, where a toll is seldom one of many
  std::set<std::string> spots;  // towns and sites that its report names
  FigureStatement statement;    // with its group; `counted` is still empty
};

// What is counted, in words; figures with the same words may count one thing (tallies.h tells
// when).
// "" where that cannot be told. One a figure, which must be in the order of being said.
std::vector<std::string> counted_things(std::vector<CountedFigure> const& figures);

}  // namespace dragoman
