// An account with one number chosen for every quantity, turned into what a day needs and what each
// link can carry: all that a simulation reads.
//
//   need  = people × grams / 1e6 × (1 + loss)              tonnes a day
//   carry = status × vehicles × payload × (1 - loss)       tonnes a day
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "supply/account.h"

namespace dragoman::supply {

constexpr double kUnlimited = std::numeric_limits<double>::infinity();

struct CommodityPlan {
  double need = 0;              // tonnes a day, losses included
  double ration = 1;            // part of it that is handed out
  double local = 0;             // tonnes a day
  double offered = -1;          // tonnes a day; negative: what is needed
  double spoilage = 0;          // part of the stock a day
  double storage = kUnlimited;  // tonnes
};

struct Plan {
  int days = 0;
  Sharing sharing = Sharing::equal_coverage;
  int stretch_days = 0;
  std::vector<int> first_days;  // of stretches
  std::size_t commodities = 0, links = 0;
  std::vector<double> start_stock;   // tonnes
  std::vector<CommodityPlan> daily;  // [stretch * commodities + k]
  std::vector<double> capacity;      // tonnes a day that arrive, [stretch * links + e]
  std::vector<Cargo> scope;          // [stretch * links + e]

  std::size_t stretches() const { return first_days.size(); }
  int last_day(std::size_t stretch) const {
    return stretch + 1 < first_days.size() ? first_days[stretch + 1] - 1 : days - 1;
  }
  std::span<CommodityPlan const> on(std::size_t stretch) const {
    return {daily.data() + stretch * commodities, commodities};
  }
  std::span<double const> capacity_on(std::size_t stretch) const {
    return {capacity.data() + stretch * links, links};
  }
  std::span<Cargo const> scope_on(std::size_t stretch) const {
    return {scope.data() + stretch * links, links};
  }
};

// True where the same is needed and can pass on two stretches.
bool are_alike(Plan const& plan, std::size_t a, std::size_t b);

// Which option of Account::statuses counts for a link; or on each stretch the one that lets most,
// or least, through.
constexpr int kMostOpen = -1, kLeastOpen = -2;

// A number for every quantity of an account and an option for every link.
struct Choice {
  std::vector<double> values;  // [stretch * quantities + id]
  std::vector<int> options;    // by link
};

Choice most_likely(Account const& account);

// Every quantity at the end of its range that is best, or worst, for the people behind the links.
enum class Corner { best, worst };
Choice corner_of(Scenario const& scenario, Account const& account, Corner corner);

// Writes into `plan`, keeping its memory. The energy a person needs grows by 100 kcal for each full
// 5 °C below 20 °C.
void make_plan(Scenario const& scenario, Account const& account, Choice const& choice, Plan& plan);

// Tonnes a day that a link carries when wholly open.
double open_capacity(SupplyLink const& link, std::span<double const> values);

}  // namespace dragoman::supply
