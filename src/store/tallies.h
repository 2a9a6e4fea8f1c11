// Tallies: the figures that count one thing, one after the other.
//
// In: figures of all reports. Out: those of one thing in the order in which they were said, and how
// each stands to the latest.
//
//   21 Jan  aid workers: at least 60     22 Jan  doctors: at least 82     25 Jan  Houthis: 91
//   superseded                           agrees                           latest
//   25 Jan  United Nations: 80           differs: said at the same time, by another source
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace dragoman {

struct FigureStatement {
  std::string counted;          // what is counted: figures of another text count something else
  std::set<std::string> group;  // stems of who is counted; empty for "people", whoever they are
  double low = 0, high = 0;
  Date said;
  std::optional<Date> day;  // of what is counted
  std::string source;
  bool current = true;
  bool of_incident = false;  // a toll rises for months; of a place, later figures are of later days
};

enum class TallyState { latest, agrees, differs, superseded };
std::string_view name_of(TallyState state);

struct TallyFigure {
  std::size_t tally = 0;  // position of its first figure
  TallyState state = TallyState::latest;
};

// Whether one statement may count what an earlier one does: their groups share a stem or one is
// empty; unless it is of an incident, also where they are of one day or two, as far as that is
// told, and follow each other within ten days.
bool goes_on(FigureStatement const& before, FigureStatement const& one);

// One a statement, in the same order, which must be that of `said`. What does not overlap with the
// latest figure was superseded by it where it was said a day or more before and is lower, or by the
// same source; else it differs. Figures count one thing where they have the same `counted` and go
// on with each other.
std::vector<TallyFigure> tallies(std::vector<FigureStatement> const& statements);

}  // namespace dragoman
