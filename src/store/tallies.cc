#include "store/tallies.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string_view>

namespace dragoman {
namespace {

// Figures of a place that are said so many days after the last one count what came later.
constexpr int kDaysOfPlace = 10;

using Positions = std::vector<std::size_t>;

long days_between(Date from, Date to) {
  return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
}

TallyState state_beside(FigureStatement const& one, FigureStatement const& latest) {
  if (one.low <= latest.high && latest.low <= one.high) return TallyState::agrees;
  bool const rose = one.high < latest.low && days_between(one.said, latest.said) > 0;
  return rose || one.source == latest.source ? TallyState::superseded : TallyState::differs;
}

bool count_the_same(FigureStatement const& a, FigureStatement const& b) {
  return a.group.empty() || b.group.empty() ||
         std::ranges::any_of(a.group,
                             [&](std::string const& stem) { return b.group.contains(stem); });
}

// Where one tells no day, it is held to be of the day on which it was said.
bool of_one_time(FigureStatement const& a, FigureStatement const& b) {
  long const days = std::abs(days_between(a.day.value_or(a.said), b.day.value_or(b.said)));
  return days <= (a.day && b.day ? 1 : kDaysOfPlace);
}

void tell(std::vector<FigureStatement> const& statements, Positions const& tally,
          std::vector<TallyFigure>& out) {
  std::size_t const last = tally.back();
  for (std::size_t const i : tally) {
    out[i].tally = tally.front();
    out[i].state = i == last ? TallyState::latest : state_beside(statements[i], statements[last]);
  }
}

}  // namespace

bool goes_on(FigureStatement const& before, FigureStatement const& one) {
  if (!count_the_same(before, one)) return false;
  return one.of_incident ||
         (of_one_time(before, one) && days_between(before.said, one.said) <= kDaysOfPlace);
}

std::string_view name_of(TallyState state) {
  static constexpr std::string_view kNames[] = {"latest", "agrees", "differs", "superseded"};
  return kNames[static_cast<int>(state)];
}

std::vector<TallyFigure> tallies(std::vector<FigureStatement> const& statements) {
  std::map<std::pair<std::string, bool>, std::vector<Positions>> open;
  std::vector<TallyFigure> out(statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    FigureStatement const& one = statements[i];
    std::vector<Positions>& of_it = open[{one.counted, one.current}];
    auto const tally = std::ranges::find_if(
        of_it, [&](Positions const& any) { return goes_on(statements[any.back()], one); });
    if (tally == of_it.end()) {
      of_it.push_back({i});
    } else {
      tally->push_back(i);
    }
  }
  for (auto const& [counted, of_it] : open) {
    for (Positions const& tally : of_it) tell(statements, tally, out);
  }
  return out;
}

}  // namespace dragoman
