// What opening a link would change, and how much would have to pass.
#pragma once

#include <optional>
#include <vector>

#include "supply/simulate.h"

namespace dragoman::supply {

// With these links wholly open on all days, all else as it is.
struct Alternative {
  std::vector<int> links;  // one, or a pair that may help only together
  int first_short = kNever;
  double least_met = 1;       // part of the need of the worst served commodity, over all days
  double lasting_ration = 1;  // of the worst served commodity, to the end of the scenario
};

// The best first. Links that are wholly open already are left out. Pairs are taken of the twelve
// links that help most alone.
std::vector<Alternative> alternatives_of(Scenario const& scenario, Network const& network,
                                         Account const& account);

// What happens with no change at all.
Alternative as_it_is(Network const& network, Plan const& plan);

// Tonnes a day which a link must carry, with the others as they are, so that on every day of the
// plan every commodity arrives, or is made, as fast as it is eaten; nothing where no amount would
// do, because of scopes, of what is offered, or of links behind it.
std::optional<double> break_even(Network const& network, Plan const& plan, std::size_t link);

}  // namespace dragoman::supply
