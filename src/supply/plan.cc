#include "supply/plan.h"

#include <algorithm>
#include <cmath>

namespace dragoman::supply {
namespace {

constexpr double kGramsPerTonne = 1e6;
constexpr double kComfortable = 20, kColdStep = 5, kKcalPerStep = 100;  // UNHCR, WFP, WHO 1997

double at(std::span<double const> values, QuantityId id) {
  return values[static_cast<std::size_t>(id)];
}

double energy_needed(Scenario const& scenario, std::span<double const> values) {
  double const steps =
      std::max(0.0, std::floor((kComfortable - at(values, scenario.temperature)) / kColdStep));
  return at(values, scenario.base_energy) + at(values, scenario.activity) + kKcalPerStep * steps;
}

double need_without_loss(Scenario const& scenario, Commodity const& commodity,
                         std::span<double const> values) {
  double const people = at(values, scenario.population);
  if (commodity.need != kNone) return at(values, commodity.need) * commodity.tonnes_per_unit;
  if (commodity.litres != kNone) {
    return people * at(values, commodity.litres) * commodity.tonnes_per_unit;
  }
  double const energy = energy_needed(scenario, values);
  if (commodity.energy_share != kNone) {
    double const kcal = energy * at(values, commodity.energy_share);
    return people * kcal / at(values, commodity.kcal_per_gram) / kGramsPerTonne;
  }
  double const scale = commodity.scales_with_energy ? energy / at(values, scenario.base_energy) : 1;
  return people * at(values, commodity.grams) * scale / kGramsPerTonne;
}

CommodityPlan commodity_plan(Scenario const& scenario, Commodity const& commodity,
                             std::span<double const> values) {
  CommodityPlan plan;
  double const unit = commodity.tonnes_per_unit;
  plan.need = need_without_loss(scenario, commodity, values) * (1 + at(values, commodity.loss));
  plan.ration = at(values, commodity.ration);
  plan.local = at(values, commodity.local) * unit;
  plan.spoilage = at(values, commodity.spoilage);
  if (commodity.offered != kNone) plan.offered = at(values, commodity.offered) * unit;
  if (commodity.storage != kNone) plan.storage = at(values, commodity.storage) * unit;
  return plan;
}

// Tonnes a day that arrive over a link in the state that a status claim tells.
double carried(SupplyLink const& link, int status, std::span<double const> values) {
  if (status < 0) return 0;  // nobody says that it is open
  StatusClaim const& claim = link.statuses[static_cast<std::size_t>(status)];
  double const kept = 1 - at(values, link.loss);
  if (claim.state == LinkState::closed) return 0;
  if (claim.throughput != kNone) return at(values, claim.throughput) * kept;
  if (claim.vehicles != kNone && link.payload != kNone) {
    return at(values, claim.vehicles) * at(values, link.payload) * kept;
  }
  double const share = claim.share != kNone ? at(values, claim.share) : 1;
  return share * open_capacity(link, values);
}

Cargo scope_of(SupplyLink const& link, int status) {
  if (status < 0) return link.scope;
  return link.statuses[static_cast<std::size_t>(status)].scope.value_or(link.scope);
}

// The status claim that counts for a link on a stretch.
int status_chosen(Scenario const& scenario, Account const& account, std::size_t link,
                  std::size_t stretch, int option, std::span<double const> values) {
  std::vector<int> const& statuses = account.statuses[link];
  if (option >= 0)
    return statuses[static_cast<std::size_t>(option) * account.stretches() + stretch];
  double const sign = option == kMostOpen ? 1 : -1;
  int chosen = statuses[stretch];
  for (std::size_t i = stretch; i < statuses.size(); i += account.stretches()) {
    double const now = carried(scenario.links[link], chosen, values);
    double const other = carried(scenario.links[link], statuses[i], values);
    if (sign * other > sign * now) chosen = statuses[i];
  }
  return chosen;
}

void size_plan(Scenario const& scenario, Account const& account, Plan& plan) {
  plan.days = scenario.days;
  plan.sharing = scenario.sharing;
  plan.stretch_days = scenario.stretch_days;
  plan.first_days = account.first_days;
  plan.commodities = scenario.commodities.size();
  plan.links = scenario.links.size();
  plan.start_stock.resize(plan.commodities);
  plan.daily.resize(plan.stretches() * plan.commodities);
  plan.capacity.resize(plan.stretches() * plan.links);
  plan.scope.resize(plan.stretches() * plan.links);
}

}  // namespace

double open_capacity(SupplyLink const& link, std::span<double const> values) {
  double const gross = link.capacity != kNone
                           ? at(values, link.capacity)
                           : at(values, link.vehicles) * at(values, link.payload);
  return gross * (1 - at(values, link.loss));
}

bool are_alike(Plan const& plan, std::size_t a, std::size_t b) {
  auto const same = [](CommodityPlan const& x, CommodityPlan const& y) {
    return x.need == y.need && x.ration == y.ration && x.local == y.local &&
           x.offered == y.offered && x.spoilage == y.spoilage && x.storage == y.storage;
  };
  return std::ranges::equal(plan.on(a), plan.on(b), same) &&
         std::ranges::equal(plan.capacity_on(a), plan.capacity_on(b)) &&
         std::ranges::equal(plan.scope_on(a), plan.scope_on(b));
}

Choice most_likely(Account const& account) {
  Choice choice;
  for (Range const& range : account.ranges) choice.values.push_back(range.mode);
  choice.options.assign(account.statuses.size(), 0);
  return choice;
}

Choice corner_of(Scenario const& scenario, Account const& account, Corner corner) {
  Choice choice;
  for (std::size_t i = 0; i < account.ranges.size(); ++i) {
    Quantity const& quantity = scenario.quantities[i % scenario.quantities.size()];
    bool const high = (quantity.effect == Effect::helps) == (corner == Corner::best);
    choice.values.push_back(high ? account.ranges[i].high : account.ranges[i].low);
  }
  choice.options.assign(account.statuses.size(), corner == Corner::best ? kMostOpen : kLeastOpen);
  return choice;
}

void make_plan(Scenario const& scenario, Account const& account, Choice const& choice, Plan& plan) {
  size_plan(scenario, account, plan);
  auto const quantities = static_cast<std::size_t>(account.quantities);
  for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
    std::span<double const> const values(choice.values.data() + stretch * quantities, quantities);
    for (std::size_t k = 0; k < plan.commodities; ++k) {
      plan.daily[stretch * plan.commodities + k] =
          commodity_plan(scenario, scenario.commodities[k], values);
    }
    for (std::size_t e = 0; e < plan.links; ++e) {
      int const status = status_chosen(scenario, account, e, stretch, choice.options[e], values);
      plan.capacity[stretch * plan.links + e] = carried(scenario.links[e], status, values);
      plan.scope[stretch * plan.links + e] = scope_of(scenario.links[e], status);
    }
  }
  for (std::size_t k = 0; k < plan.commodities; ++k) {
    Commodity const& commodity = scenario.commodities[k];
    double const unit = commodity.stock_in_days ? plan.daily[k].need : commodity.tonnes_per_unit;
    plan.start_stock[k] = at(choice.values, commodity.stock) * unit;
  }
}

}  // namespace dragoman::supply
