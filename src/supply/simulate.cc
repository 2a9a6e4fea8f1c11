#include "supply/simulate.h"

#include <algorithm>

namespace dragoman::supply {
namespace {

constexpr double kRounding = 1e-9;  // of a ration: so much less is not short

double wanted(CommodityPlan const& daily, double stretched) {
  return std::min(daily.ration, stretched) * daily.need;
}

void reset(Plan const& plan, Run& run) {
  std::size_t const cells = static_cast<std::size_t>(plan.days) * plan.commodities;
  run.commodities = plan.commodities;
  for (std::vector<double>* series : {&run.stock, &run.arrived, &run.eaten}) series->resize(cells);
  run.first_short.assign(plan.commodities, kNever);
  run.first_below_need.assign(plan.commodities, kNever);
  run.met.assign(plan.commodities, 0);
}

void sum_up(Plan const& plan, Run& run) {
  for (std::size_t k = 0; k < plan.commodities; ++k) {
    double eaten = 0, need = 0;
    for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
      int const length = plan.last_day(stretch) - plan.first_days[stretch] + 1;
      need += plan.on(stretch)[k].need * length;
    }
    for (std::size_t i = k; i < run.eaten.size(); i += plan.commodities) eaten += run.eaten[i];
    run.met[k] = need > 0 ? eaten / need : 1;
  }
}

// Calls use(day, daily) for the first `days` days.
template <class Use>
void each_day(Plan const& plan, std::size_t k, int days, Use const& use) {
  for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
    int const last = std::min(plan.last_day(stretch), days - 1);
    for (int day = plan.first_days[stretch]; day <= last; ++day) use(day, plan.on(stretch)[k]);
  }
}

bool lasts(Plan const& plan, Run const& run, std::size_t k, int days, double ration) {
  double stock = plan.start_stock[k];
  bool enough = true;
  each_day(plan, k, days, [&](int day, CommodityPlan const& daily) {
    double const arrived = run.arrived[static_cast<std::size_t>(day) * plan.commodities + k];
    double const hand = stock * (1 - daily.spoilage) + arrived + daily.local;
    double const eaten = ration * daily.need;
    enough = enough && eaten <= hand * (1 + kRounding) + kRounding;
    stock = std::min(std::max(0.0, hand - eaten), daily.storage);
  });
  return enough;
}

double ration_by_halving(Plan const& plan, Run const& run, std::size_t k, int days) {
  constexpr int kHalvings = 50;
  double low = 0, high = 1;
  if (lasts(plan, run, k, days, high)) return high;
  for (int i = 0; i < kHalvings; ++i) {
    double const middle = (low + high) / 2;
    (lasts(plan, run, k, days, middle) ? low : high) = middle;
  }
  return low;
}

}  // namespace

int Run::first_short_of_all() const {
  int first = kNever;
  for (int const day : first_short) {
    if (day != kNever && (first == kNever || day < first)) first = day;
  }
  return first;
}

double Run::least_met() const { return *std::min_element(met.begin(), met.end()); }

Simulator::Simulator(Network const& network, std::size_t commodities)
    : commodities_(commodities),
      sharer_(network, static_cast<int>(commodities)),
      wishes_(commodities),
      stock_(commodities),
      arrivals_(commodities) {}

void Simulator::simulate(Plan const& plan, Run& run) {
  run.ration.assign(plan.commodities, 1);
  run_days(plan, run);
  if (plan.stretch_days == 0) return;
  for (std::size_t k = 0; k < plan.commodities; ++k) {
    run.ration[k] = lasting_ration(plan, run, k, plan.stretch_days);
  }
  run_days(plan, run);
}

void Simulator::run_days(Plan const& plan, Run& run) {
  reset(plan, run);
  std::copy(plan.start_stock.begin(), plan.start_stock.end(), stock_.begin());
  for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
    sharer_.prepare({plan.capacity_on(stretch), plan.scope_on(stretch)});
    if (plan.sharing == Sharing::equal_coverage) share_by_coverage(plan.on(stretch));
    for (int day = plan.first_days[stretch]; day <= plan.last_day(stretch); ++day) {
      if (plan.sharing == Sharing::equal_days) share_by_days(plan, plan.on(stretch));
      run_day(plan, stretch, day, run);
    }
  }
  sum_up(plan, run);
}

void Simulator::run_day(Plan const& plan, std::size_t stretch, int day, Run& run) {
  for (std::size_t k = 0; k < commodities_; ++k) {
    CommodityPlan const& daily = plan.daily[stretch * commodities_ + k];
    double const hand = stock_[k] * (1 - daily.spoilage) + arrivals_[k] + daily.local;
    double const asked = wanted(daily, run.ration[k]);
    double const eaten = std::min(asked, hand);
    stock_[k] = std::min(hand - eaten, daily.storage);
    bool const is_short = eaten < asked * (1 - kRounding);
    if (is_short && run.first_short[k] == kNever) run.first_short[k] = day;
    bool const below = eaten < daily.need * (1 - kRounding);
    if (below && run.first_below_need[k] == kNever) run.first_below_need[k] = day;
    std::size_t const cell = static_cast<std::size_t>(day) * commodities_ + k;
    run.stock[cell] = stock_[k];
    run.arrived[cell] = arrivals_[k];
    run.eaten[cell] = eaten;
  }
}

void Simulator::share_by_coverage(std::span<CommodityPlan const> daily) {
  for (std::size_t k = 0; k < commodities_; ++k) {
    double const asked = std::max(0.0, daily[k].need - daily[k].local);
    wishes_[k] = {daily[k].need, daily[k].local, daily[k].offered >= 0 ? daily[k].offered : asked};
  }
  sharer_.share(wishes_, arrivals_);
}

// Where nothing is said of what is sent, it is today's need and what fills the stock again: to its
// store, or to what it was at the start.
void Simulator::share_by_days(Plan const& plan, std::span<CommodityPlan const> daily) {
  for (std::size_t k = 0; k < commodities_; ++k) {
    CommodityPlan const& today = daily[k];
    double const kept = stock_[k] * (1 - today.spoilage);
    double const full = today.storage < kUnlimited ? today.storage : plan.start_stock[k];
    double const ration = today.ration * today.need;
    double const asked = std::max(0.0, full + ration - kept - today.local);
    wishes_[k] = {ration, kept + today.local, today.offered >= 0 ? today.offered : asked};
  }
  sharer_.share(wishes_, arrivals_);
}

// The stock of a day is a straight line in the ration, stock - ration × eaten, for as long as
// nothing runs over: the first day on which it would fall below nought decides.
double lasting_ration(Plan const& plan, Run const& run, std::size_t k, int days) {
  double stock = plan.start_stock[k], eaten = 0, ration = 1;
  bool runs_over = false;
  each_day(plan, k, std::min(days, plan.days), [&](int day, CommodityPlan const& daily) {
    double const arrived = run.arrived[static_cast<std::size_t>(day) * plan.commodities + k];
    stock = stock * (1 - daily.spoilage) + arrived + daily.local;
    eaten = eaten * (1 - daily.spoilage) + daily.need;
    if (eaten > 0) ration = std::min(ration, stock / eaten);
    runs_over = runs_over || daily.storage < kUnlimited;
  });
  return runs_over ? ration_by_halving(plan, run, k, std::min(days, plan.days)) : ration;
}

double days_of_supply(double stock, CommodityPlan const& daily, double arrivals) {
  double const drawn = daily.ration * daily.need - arrivals - daily.local;
  return drawn > kRounding * daily.need ? stock / drawn : kUnlimited;
}

}  // namespace dragoman::supply
