// One account of events: for each stretch of days the range of every quantity and the status of
// every link, by the version that is followed.
//
// In: Scenario, Version. Out: Account; from it, with one number chosen in each range, a Plan.
//
//   days 0–29: 120,000 people, Serin bridge closed     days 30–179: 100,400 people, restricted
#pragma once

#include <cstdint>
#include <vector>

#include "supply/scenario.h"

namespace dragoman::supply {

// The first days of the stretches in which nothing is claimed to change; begins with 0.
std::vector<int> stretches_of(Scenario const& scenario);

// low <= mode <= high.
struct Range {
  double low = 0, mode = 0, high = 0;
};

// What ranges span: what the followed source itself leaves open, or all that any source claims.
enum class Spread { own, all };

struct Account {
  std::vector<int> first_days;
  int quantities = 0;
  std::vector<Range> ranges;  // [stretch * quantities + id]
  // By link: the status claims in force, [option * stretches + stretch], -1 where nobody speaks.
  // Option 0 is the version's; with Spread::all each source that speaks of the link is one more.
  std::vector<std::vector<int>> statuses;

  std::size_t stretches() const { return first_days.size(); }
  int options(std::size_t link) const {
    return static_cast<int>(statuses[link].size() / first_days.size());
  }
};

Account account_of(Scenario const& scenario, Version const& version, Spread spread);

// The status claims of one source over the stretches of an account; where it says nothing, those of
// option 0.
std::vector<int> statuses_by(Scenario const& scenario, Account const& account, std::size_t link,
                             std::string const& source);

}  // namespace dragoman::supply
