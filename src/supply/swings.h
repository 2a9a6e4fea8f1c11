// On which claim the answer hangs: each number and each link's status in turn at both ends of what
// is claimed of it, all else as in the version followed.
//
//   population   100,400 (Oskaria) … 120,000 (town hall)      first short on day 61 … 52
#pragma once

#include <string>
#include <vector>

#include "supply/simulate.h"

namespace dragoman::supply {

// What came out with one claim followed; day kNever where nothing is short.
struct Outcome {
  std::vector<int> first_short;  // by commodity
  double least_met = 1;          // of the worst served commodity, over all days
};

struct SwingEnd {
  std::string told;  // the value, or the account of a source: "closed (Varnia)"
  Outcome outcome;
  Voice voice;
};

struct Swing {
  std::string path;  // of the quantity, or "link.NAME.status"
  std::string unit;
  SwingEnd worse, better;
  int commodity = 0;    // whose first short day moves most
  int days = 0;         // by so many; what is never short counts as short when the scenario ends
  double coverage = 0;  // between the parts of the need that are met
};

// The widest first; what changes nothing is left out.
std::vector<Swing> swings_of(Scenario const& scenario, Network const& network,
                             Account const& account);

}  // namespace dragoman::supply
