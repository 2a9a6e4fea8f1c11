#include "supply/alternatives.h"

#include <algorithm>
#include <numeric>

namespace dragoman::supply {
namespace {

constexpr std::size_t kMostForPairs = 12;  // 66 pairs
constexpr double kRounding = 1e-9;

Alternative outcome_of(Network const& network, Plan const& plan, std::vector<int> links) {
  Simulator simulator(network, plan.commodities);
  Run run;
  simulator.simulate(plan, run);
  Alternative outcome{std::move(links), run.first_short_of_all(), run.least_met(), 1};
  for (std::size_t k = 0; k < plan.commodities; ++k) {
    outcome.lasting_ration =
        std::min(outcome.lasting_ration, lasting_ration(plan, run, k, plan.days));
  }
  return outcome;
}

int last_if_never(int day) { return day == kNever ? std::numeric_limits<int>::max() : day; }

bool is_better(Alternative const& a, Alternative const& b) {
  int const day_a = last_if_never(a.first_short), day_b = last_if_never(b.first_short);
  if (day_a != day_b) return day_a > day_b;
  return a.least_met > b.least_met + kRounding;
}

class Opening {
 public:
  Opening(Scenario const& scenario, Network const& network, Account const& account)
      : scenario_(scenario), network_(network), choice_(most_likely(account)) {
    make_plan(scenario, account, choice_, plan_);
  }

  // Tonnes a day of the link when open on a stretch.
  double open_tonnes(std::size_t link, std::size_t stretch) const {
    std::size_t const count = scenario_.quantities.size();
    return open_capacity(scenario_.links[link], {choice_.values.data() + stretch * count, count});
  }

  bool is_open_already(std::size_t link) const {
    for (std::size_t stretch = 0; stretch < plan_.stretches(); ++stretch) {
      std::size_t const cell = stretch * plan_.links + link;
      bool const wider = (scenario_.links[link].scope & ~plan_.scope[cell]) != 0;
      if (wider || plan_.capacity[cell] < open_tonnes(link, stretch)) return false;
    }
    return true;
  }

  Alternative with(std::vector<int> links) const {
    Plan plan = plan_;
    for (int const link : links) {
      auto const e = static_cast<std::size_t>(link);
      for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
        double& capacity = plan.capacity[stretch * plan.links + e];
        capacity = std::max(capacity, open_tonnes(e, stretch));
        plan.scope[stretch * plan.links + e] = scenario_.links[e].scope;
      }
    }
    return outcome_of(network_, plan, std::move(links));
  }

 private:
  Scenario const& scenario_;
  Network const& network_;
  Choice choice_;
  Plan plan_;
};

// On one stretch, with stocks left alone.
bool covers(Sharer& sharer, Plan const& plan, std::size_t stretch,
            std::span<double const> capacity) {
  std::vector<Wish> wishes;
  std::vector<double> arrivals(plan.commodities);
  for (CommodityPlan const& daily : plan.on(stretch)) {
    double const eaten = daily.ration * daily.need;
    double const wanted = std::max(0.0, eaten - daily.local);
    double const most = daily.offered >= 0 ? std::min(daily.offered, wanted) : wanted;
    if (most < wanted * (1 - kRounding)) return false;
    wishes.push_back({eaten, daily.local, most});
  }
  sharer.prepare({capacity, plan.scope_on(stretch)});
  sharer.share(wishes, arrivals);
  for (std::size_t k = 0; k < plan.commodities; ++k) {
    if (arrivals[k] < wishes[k].most * (1 - 1e-7)) return false;
  }
  return true;
}

double total_need(Plan const& plan, std::size_t stretch) {
  double total = 0;
  for (CommodityPlan const& daily : plan.on(stretch)) total += daily.need;
  return total;
}

std::optional<double> break_even_on(Network const& network, Plan const& plan, std::size_t link,
                                    std::size_t stretch) {
  constexpr int kHalvings = 60;
  Sharer sharer(network, static_cast<int>(plan.commodities));
  std::vector<double> capacity(plan.capacity_on(stretch).begin(), plan.capacity_on(stretch).end());
  auto const enough = [&](double tonnes) {
    capacity[link] = tonnes;
    return covers(sharer, plan, stretch, capacity);
  };
  double low = 0, high = total_need(plan, stretch);
  if (enough(low)) return low;
  if (!enough(high)) return std::nullopt;
  for (int i = 0; i < kHalvings; ++i) {
    double const middle = (low + high) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

Alternative as_it_is(Network const& network, Plan const& plan) {
  return outcome_of(network, plan, {});
}

std::vector<Alternative> alternatives_of(Scenario const& scenario, Network const& network,
                                         Account const& account) {
  Opening const opening(scenario, network, account);
  std::vector<Alternative> singles;
  for (std::size_t link = 0; link < scenario.links.size(); ++link) {
    if (!opening.is_open_already(link)) singles.push_back(opening.with({static_cast<int>(link)}));
  }
  std::stable_sort(singles.begin(), singles.end(), is_better);
  std::vector<Alternative> all = singles;
  if (singles.size() > kMostForPairs) singles.resize(kMostForPairs);
  for (std::size_t i = 0; i < singles.size(); ++i) {
    for (std::size_t j = i + 1; j < singles.size(); ++j) {
      all.push_back(opening.with({singles[i].links.front(), singles[j].links.front()}));
    }
  }
  std::stable_sort(all.begin(), all.end(), is_better);
  return all;
}

std::optional<double> break_even(Network const& network, Plan const& plan, std::size_t link) {
  double most = 0;
  for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
    if (stretch > 0 && are_alike(plan, stretch - 1, stretch)) continue;
    std::optional<double> const on = break_even_on(network, plan, link, stretch);
    if (!on) return std::nullopt;
    most = std::max(most, *on);
  }
  return most;
}

}  // namespace dragoman::supply
