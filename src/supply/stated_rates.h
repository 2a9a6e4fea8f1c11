// Stated figures by the day, so that counts over different times can be held against each other.
//
//   "2,558 passages, both ways, in 150 days"      8.53 vehicles a day in one direction
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "supply/scenario.h"

namespace dragoman::supply {

using Figures = std::vector<StatedFigure>;

constexpr double kAgree = 4.0 / 3;  // rates closer than this are nearly the same
constexpr double kSame = 1.0005;    // the same but for rounding

// The larger of both by the smaller, at least 1; kUnlimited where one of them is 0.
double ratio(double a, double b);

// A day, in one direction; nothing for a part of another figure, for what did not come, and where
// no days are told.
std::optional<double> rate_of(StatedFigure const& figure);

// Of one measure, link and kind of load.
bool same_matter(StatedFigure const& a, StatedFigure const& b);

// Whether what both figures give is the percentage that is stated of them, within its rounding.
bool holds(StatedPercent const& stated, double percent);

bool is_open_above(Bound bound);  // at least, more than

std::string_view words_of(Bound bound);           // "less than"; "" where exact
std::string told(StatedPercent const& stated);    // "less than 10 %"
std::string stated(StatedFigure const& figure);   // "more than 5000"
std::string amount(double value);                 // "2507", "17.3"
std::string teller(StatedFigure const& figure);   // its source, or "the scenario"
std::string counted(StatedFigure const& figure);  // "vehicles", "food vehicles"

}  // namespace dragoman::supply
