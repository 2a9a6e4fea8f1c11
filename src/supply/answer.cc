#include "supply/answer.h"

#include <algorithm>
#include <cmath>

namespace dragoman::supply {
namespace {

constexpr double kMet = 1e-7;  // of a need: less than this is met

std::vector<CommodityState> states_on(VersionAnswer const& version, std::size_t stretch) {
  std::vector<CommodityState> states;
  auto const day = static_cast<std::size_t>(version.plan.first_days[stretch]);
  for (std::size_t k = 0; k < version.plan.commodities; ++k) {
    CommodityPlan const& daily = version.plan.on(stretch)[k];
    std::size_t const cell = day * version.plan.commodities + k;
    CommodityState state{daily.need, std::min(daily.ration, version.run.ration[k]), daily.local,
                         version.run.arrived[cell]};
    state.stock =
        day == 0 ? version.plan.start_stock[k] : version.run.stock[cell - version.plan.commodities];
    double const comes = state.arrivals + state.local;
    state.coverage = state.need > 0 ? comes / state.need : 1;
    state.unmet = std::max(0.0, state.need - comes);
    CommodityPlan rationed = daily;
    rationed.ration = state.ration;
    state.days_of_supply = days_of_supply(state.stock, rationed, state.arrivals);
    states.push_back(state);
  }
  return states;
}

// The commodities whose need is not met by what comes.
Cargo unmet(std::vector<CommodityState> const& states) {
  Cargo cargo = 0;
  for (std::size_t k = 0; k < states.size(); ++k) {
    if (states[k].unmet > kMet * states[k].need) cargo |= Cargo{1} << k;
  }
  return cargo;
}

// What parts the place from more of these commodities: the smallest cut of the links that take
// them.
std::vector<int> bottleneck(Network const& network, Plan const& plan, std::size_t stretch,
                            Cargo cargo) {
  if (cargo == 0) return {};
  std::vector<double> capacity(plan.links);
  for (std::size_t e = 0; e < plan.links; ++e) {
    bool const takes = (plan.scope_on(stretch)[e] & cargo) != 0;
    capacity[e] = takes ? plan.capacity_on(stretch)[e] : 0;
  }
  return network.min_cut(capacity);
}

std::optional<int> vehicles_for(Scenario const& scenario, Account const& account,
                                std::size_t stretch, SupplyLink const& link, double tonnes) {
  if (link.payload == kNone) return std::nullopt;
  auto const mode = [&](QuantityId id) {
    return account.ranges[stretch * scenario.quantities.size() + static_cast<std::size_t>(id)].mode;
  };
  double const load = mode(link.payload) * (1 - mode(link.loss));
  if (load <= 0) return std::nullopt;
  return static_cast<int>(std::min(1e9, std::ceil(tonnes / load - kMet)));
}

std::vector<LinkFlow> link_flows(Scenario const& scenario, Network const& network,
                                 Account const& account, VersionAnswer const& version,
                                 std::size_t stretch, std::vector<CommodityState> const& states) {
  std::vector<double> cost, arrivals;
  double missing = 0;
  for (SupplyLink const& link : scenario.links) cost.push_back(link.cost);
  for (CommodityState const& state : states) {
    arrivals.push_back(state.arrivals);
    missing += state.unmet;
  }
  Passage const passage{version.plan.capacity_on(stretch), version.plan.scope_on(stretch)};
  std::vector<double> const flows = flows_at_least_cost(network, passage, cost, arrivals);
  std::vector<LinkFlow> links;
  for (std::size_t e = 0; e < scenario.links.size(); ++e) {
    auto const begin = flows.begin() + static_cast<std::ptrdiff_t>(e * states.size());
    links.push_back({account.statuses[e][stretch],
                     passage.capacity[e],
                     {begin, begin + static_cast<std::ptrdiff_t>(states.size())},
                     vehicles_for(scenario, account, stretch, scenario.links[e], missing)});
  }
  return links;
}

Stretch stretch_of(Scenario const& scenario, Network const& network, Account const& account,
                   VersionAnswer const& version, std::size_t number) {
  Stretch stretch;
  stretch.from = version.plan.first_days[number];
  stretch.to = version.plan.last_day(number);
  stretch.could_pass = network.max_flow(version.plan.capacity_on(number));
  stretch.commodities = states_on(version, number);
  for (CommodityState const& state : stretch.commodities) {
    stretch.wanted += std::max(0.0, state.need - state.local);
  }
  Cargo const missing = unmet(stretch.commodities);
  for (std::size_t k = 0; k < version.plan.commodities; ++k) {
    if ((missing >> k & 1) != 0) stretch.short_of.push_back(static_cast<int>(k));
  }
  stretch.bottleneck = bottleneck(network, version.plan, number, missing);
  stretch.links = link_flows(scenario, network, account, version, number, stretch.commodities);
  return stretch;
}

bool same_words(Account const& account, std::size_t a, std::size_t b) {
  return std::all_of(account.statuses.begin(), account.statuses.end(),
                     [&](std::vector<int> const& statuses) { return statuses[a] == statuses[b]; });
}

// A border at which only another version changes is none here.
std::vector<Stretch> stretches_of(Scenario const& scenario, Network const& network,
                                  Account const& account, VersionAnswer const& version) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < version.plan.stretches(); ++i) {
    if (i > 0 && are_alike(version.plan, i - 1, i) && same_words(account, i - 1, i)) {
      stretches.back().to = version.plan.last_day(i);
    } else {
      stretches.push_back(stretch_of(scenario, network, account, version, i));
    }
  }
  return stretches;
}

VersionAnswer answer_version(Scenario const& scenario, Network const& network,
                             Version const& version, int jobs) {
  Account const account = account_of(scenario, version, Spread::own);
  VersionAnswer answer;
  answer.version = version;
  make_plan(scenario, account, most_likely(account), answer.plan);
  Simulator(network, answer.plan.commodities).simulate(answer.plan, answer.run);
  for (std::size_t k = 0; k < answer.plan.commodities; ++k) {
    answer.lasting_ration.push_back(lasting_ration(answer.plan, answer.run, k, scenario.days));
  }
  answer.stretches = stretches_of(scenario, network, account, answer);
  answer.bounds = bounds_of(scenario, network, account);
  answer.draws = draw_many(scenario, network, account, jobs);
  answer.as_it_is = as_it_is(network, answer.plan);
  answer.alternatives = alternatives_of(scenario, network, account);
  for (std::size_t link = 0; link < scenario.links.size(); ++link) {
    answer.break_even.push_back(break_even(network, answer.plan, link));
  }
  return answer;
}

std::vector<QuantityId> assumptions_of(Scenario const& scenario) {
  std::vector<QuantityId> ids;
  for (std::size_t id = 0; id < scenario.quantities.size(); ++id) {
    std::vector<Claim> const& claims = scenario.quantities[id].claims;
    bool const unsourced = std::any_of(claims.begin(), claims.end(),
                                       [](Claim const& c) { return c.voice.source.empty(); });
    if (unsourced) ids.push_back(static_cast<QuantityId>(id));
  }
  return ids;
}

}  // namespace

Answer answer(Scenario scenario, int jobs) {
  Answer answer;
  Network const network(scenario);
  for (Version const& version : scenario.versions) {
    answer.versions.push_back(answer_version(scenario, network, version, jobs));
  }
  Account const all = account_of(scenario, scenario.versions.front(), Spread::all);
  answer.bounds = bounds_of(scenario, network, all);
  answer.bounds_doubt = bounds_doubt(scenario, network);
  answer.draws = draw_many(scenario, network, all, jobs);
  answer.swings = swings_of(scenario, network, all);
  answer.findings = findings_of(scenario, answer.versions.front().plan);
  answer.assumptions = assumptions_of(scenario);
  answer.scenario = std::move(scenario);
  return answer;
}

}  // namespace dragoman::supply
