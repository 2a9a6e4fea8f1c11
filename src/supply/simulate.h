// Day by day: what arrives, what is handed out, what is left.
//
//   hand   = stock × (1 - spoilage) + arrivals + local production
//   eaten  = min(ration × need, hand)
//   stock' = min(hand - eaten, storage)
//
// On a day on which less is eaten than the ration, the commodity is short.
#pragma once

#include <span>
#include <vector>

#include "supply/plan.h"
#include "supply/shares.h"

namespace dragoman::supply {

constexpr int kNever = -1;

struct Run {
  std::size_t commodities = 0;
  std::vector<double> stock, arrived,
      eaten;                          // tonnes, at the end of / on a day: [day * commodities + k]
  std::vector<int> first_short;       // day, by commodity; kNever
  std::vector<int> first_below_need;  // day on which less than the whole need is eaten
  std::vector<double> met;            // part of the whole need that was eaten
  std::vector<double> ration;         // of the stretch rule; 1 without it

  // The first day on which anything is short; kNever.
  int first_short_of_all() const;
  // The part of the need that is met of the worst served commodity.
  double least_met() const;
};

class Simulator {
 public:
  Simulator(Network const& network, std::size_t commodities);

  // Writes into `run`, keeping its memory.
  void simulate(Plan const& plan, Run& run);

 private:
  void run_days(Plan const& plan, Run& run);
  void run_day(Plan const& plan, std::size_t stretch, int day, Run& run);
  void share_by_coverage(std::span<CommodityPlan const> daily);
  void share_by_days(Plan const& plan, std::span<CommodityPlan const> daily);

  std::size_t commodities_;
  Sharer sharer_;
  std::vector<Wish> wishes_;
  std::vector<double> stock_, arrivals_;
};

// The largest ration, at most 1, with which commodity k is not short in the first `days` days,
// given what arrives in the run.
double lasting_ration(Plan const& plan, Run const& run, std::size_t k, int days);

// Stock divided by what is taken out of it each day; infinite where it does not shrink.
double days_of_supply(double stock, CommodityPlan const& daily, double arrivals);

}  // namespace dragoman::supply
