// Everything that is said of a scenario: each source's version side by side, what could pass and
// what holds it back, and on which claim the answer hangs.
//
// In: Scenario. Out: Answer. It speaks of tonnes, days and coverage, and of nothing that these do
// not show.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "supply/alternatives.h"
#include "supply/bounds.h"
#include "supply/draws.h"
#include "supply/findings.h"
#include "supply/swings.h"

namespace dragoman::supply {

// On the first day of a stretch in which nothing is claimed to change. Tonnes.
struct CommodityState {
  double need = 0, ration = 1, local = 0, arrivals = 0, stock = 0;
  double coverage = 0;        // (arrivals + local) / need
  double unmet = 0;           // need - arrivals - local
  double days_of_supply = 0;  // kUnlimited where the stock does not shrink
};

struct LinkFlow {
  int status = -1;  // SupplyLink::statuses; -1: nobody speaks of it
  double capacity = 0;
  std::vector<double> flow;     // by commodity
  std::optional<int> vehicles;  // a day that the unmet need would take, where a payload is given
};

struct Stretch {
  int from = 0, to = 0;
  double could_pass = 0;        // max flow, whatever is wanted
  double wanted = 0;            // that is not produced
  std::vector<int> short_of;    // commodities whose need is not met by what comes
  std::vector<int> bottleneck;  // links of the min cut for these
  std::vector<CommodityState> commodities;
  std::vector<LinkFlow> links;
};

struct VersionAnswer {
  Version version;
  Plan plan;
  Run run;
  std::vector<double> lasting_ration;  // by commodity, to the end of the scenario
  std::vector<Stretch> stretches;
  Bounds bounds;
  DrawSummary draws;
  Alternative as_it_is;
  std::vector<Alternative> alternatives;
  std::vector<std::optional<double>> break_even;  // by link, tonnes a day
};

struct Answer {
  Scenario scenario;
  std::vector<VersionAnswer> versions;  // in the order of Scenario::versions
  // Over all that is claimed, around the first version.
  Bounds bounds;
  std::string_view bounds_doubt;  // "": they are proven
  DrawSummary draws;
  std::vector<Swing> swings;
  std::vector<Finding> findings;
  std::vector<QuantityId> assumptions;  // quantities with a claim that nobody makes
};

// Draws on `jobs` threads; their number changes nothing in the answer.
Answer answer(Scenario scenario, int jobs);

}  // namespace dragoman::supply
