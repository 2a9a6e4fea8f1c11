#include "supply/bounds.h"

#include <algorithm>

#include "supply/simulate.h"

namespace dragoman::supply {
namespace {

std::vector<int> first_short_at(Scenario const& scenario, Network const& network,
                                Account const& account, Corner corner) {
  Plan plan;
  Run run;
  make_plan(scenario, account, corner_of(scenario, account, corner), plan);
  Simulator(network, plan.commodities).simulate(plan, run);
  return run.first_short;
}

Cargo all_of(Scenario const& scenario) { return (Cargo{1} << scenario.commodities.size()) - 1; }

// What a link takes by each claim about it; a closed link takes nothing by any scope.
std::vector<Cargo> scopes_of(Scenario const& scenario, SupplyLink const& link) {
  Cargo const all = all_of(scenario);
  std::vector<Cargo> scopes;
  for (StatusClaim const& status : link.statuses) {
    if (status.state != LinkState::closed) {
      scopes.push_back(status.scope.value_or(link.scope) & all);
    }
  }
  return scopes;
}

bool differ(std::vector<Cargo> const& scopes) {
  return std::adjacent_find(scopes.begin(), scopes.end(), std::not_equal_to()) != scopes.end();
}

// Of two claims about one link neither lets more pass than the other if each names other things.
bool claims_differ_in_scope(Scenario const& scenario) {
  return std::any_of(scenario.links.begin(), scenario.links.end(),
                     [&](SupplyLink const& link) { return differ(scopes_of(scenario, link)); });
}

bool links_differ_in_scope(Scenario const& scenario) {
  std::vector<Cargo> all;
  for (SupplyLink const& link : scenario.links) {
    for (Cargo const scope : scopes_of(scenario, link)) {
      if (scope != 0) all.push_back(scope);
    }
  }
  return differ(all);
}

bool is_certain(Scenario const& scenario, QuantityId id) {
  if (id == kNone) return true;
  std::vector<Claim> const& claims = scenario.at(id).claims;
  return std::all_of(claims.begin(), claims.end(), [&](Claim const& claim) {
    return claim.low == claims.front().low && claim.high == claims.front().low;
  });
}

template <class Has>
bool any_commodity(Scenario const& scenario, Has const& has) {
  return std::any_of(scenario.commodities.begin(), scenario.commodities.end(), has);
}

bool is_rationed(Scenario const& scenario, Commodity const& commodity) {
  if (commodity.ration == kNone) return false;
  std::vector<Claim> const& claims = scenario.at(commodity.ration).claims;
  return std::any_of(claims.begin(), claims.end(), [](Claim const& c) { return c.low < 1; });
}

// What a greater need may leave in store, to be eaten later.
std::string_view doubt_over_time(Scenario const& scenario) {
  if (scenario.stretch_days > 0) return "rations are stretched to the stocks that there are";
  if (stretches_of(scenario).size() == 1) return "";
  if (any_commodity(scenario, [](Commodity const& c) { return c.stock_in_days; })) {
    return "stocks are told in days of a need that changes";
  }
  if (any_commodity(scenario, [&](Commodity const& c) { return is_rationed(scenario, c); })) {
    return "less is handed out than arrives, and this changes over time";
  }
  if (any_commodity(scenario, [](Commodity const& c) { return c.offered != kNone; })) {
    return "more is sent than is needed, and this changes over time";
  }
  return "";
}

}  // namespace

Bounds bounds_of(Scenario const& scenario, Network const& network, Account const& account) {
  return {first_short_at(scenario, network, account, Corner::worst),
          first_short_at(scenario, network, account, Corner::best)};
}

std::string_view bounds_doubt(Scenario const& scenario, Network const& network) {
  if (claims_differ_in_scope(scenario)) {
    return "of claims about one link each lets other things pass";
  }
  if (links_differ_in_scope(scenario) && network.routes().empty()) {
    return "links with different scopes fork on the way";
  }
  if (scenario.sharing == Sharing::equal_days && scenario.commodities.size() > 1) {
    return "what fills one stock up is taken from the others";
  }
  if (any_commodity(scenario,
                    [&](Commodity const& c) { return !is_certain(scenario, c.offered); })) {
    return "more that is sent of one thing takes the place of another";
  }
  return doubt_over_time(scenario);
}

}  // namespace dragoman::supply
