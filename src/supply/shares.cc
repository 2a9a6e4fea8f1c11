#include "supply/shares.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dragoman::supply {
namespace {

constexpr double kForEver = std::numeric_limits<double>::infinity();
constexpr double kLeastWeight = 1e-12;     // tonnes: a microgram is no need
constexpr double kSlack = 1e-12;           // of a level: two that differ by less are the same
constexpr int kMostCommoditiesByRank = 8;  // 256 sets; beyond, the programme is quicker

// The level at which the wishes of a set ask for `amount` together; infinite where all they want
// is not more. Between its breakpoints the sum is a straight line.
double fill_level(std::span<Wish const> wishes, Cargo set, double amount) {
  struct Bend {
    double level, slope;
  };
  std::array<Bend, std::size_t{2} * kMostCommodities> bends;
  std::size_t count = 0;
  double wanted = 0;
  for (std::size_t k = 0; k < wishes.size(); ++k) {
    Wish const& wish = wishes[k];
    if ((set >> k & 1) == 0 || wish.weight <= kLeastWeight || wish.most <= 0) continue;
    wanted += wish.most;
    bends[count++] = {wish.head_start / wish.weight, wish.weight};
    bends[count++] = {(wish.head_start + wish.most) / wish.weight, -wish.weight};
  }
  if (wanted <= amount) return kForEver;
  std::sort(bends.begin(), bends.begin() + count,
            [](Bend const& a, Bend const& b) { return a.level < b.level; });
  double level = bends[0].level, sum = 0, slope = 0;
  for (std::size_t i = 0; i < count; ++i) {
    double const next = sum + slope * (bends[i].level - level);
    if (slope > 0 && next >= amount) return level + (amount - sum) / slope;
    sum = next;
    level = bends[i].level;
    slope += bends[i].slope;
  }
  return kForEver;
}

Cargo all_of(int commodities) { return (Cargo{1} << commodities) - 1; }

}  // namespace

double Wish::at(double level) const {
  if (weight <= kLeastWeight) return 0;
  if (level == kForEver) return most;
  return std::clamp(level * weight - head_start, 0.0, most);
}

Sharer::Sharer(Network const& network, int commodities)
    : network_(&network), commodities_(commodities) {}

void Sharer::prepare(Passage const& passage) {
  passage_ = passage;
  Cargo const all = all_of(commodities_);
  bool same = true, any = false;
  shared_scope_ = 0;
  for (std::size_t e = 0; e < passage.capacity.size(); ++e) {
    if (passage.capacity[e] <= 0) continue;
    Cargo const scope = passage.scope[e] & all;
    same = same && (!any || scope == shared_scope_);
    any = true;
    shared_scope_ = scope;
  }
  if (same) {
    reckoning_ = Reckoning::shared;
    shared_ = shared_amount();
  } else if (!network_->routes().empty() && commodities_ <= kMostCommoditiesByRank) {
    reckoning_ = Reckoning::by_scope;
    prepare_ranks();
  } else {
    reckoning_ = Reckoning::mesh;
  }
}

double Sharer::shared_amount() {
  if (network_->routes().empty()) return network_->max_flow(passage_.capacity);
  open_.assign(passage_.capacity.size(), true);
  return network_->flow_of_routes(passage_.capacity, open_, at_node_);
}

// A set of commodities can fill every route that takes one of them.
void Sharer::prepare_ranks() {
  takes_.assign(passage_.scope.size(), 0);
  for (std::vector<int> const& route : network_->routes()) {
    Cargo scope = all_of(commodities_);
    for (int const edge : route) scope &= passage_.scope[static_cast<std::size_t>(edge)];
    takes_[static_cast<std::size_t>(route.front())] = scope;
  }
  rank_.assign(std::size_t{1} << commodities_, 0);
  open_.resize(takes_.size());
  for (std::size_t set = 1; set < rank_.size(); ++set) {
    for (std::size_t e = 0; e < takes_.size(); ++e) open_[e] = (takes_[e] & set) != 0;
    rank_[set] = network_->flow_of_routes(passage_.capacity, open_, at_node_);
  }
}

namespace {

// What a set can pass beside what is fixed already.
double left_for(std::span<double const> rank, Cargo set, Cargo fixed, double fixed_tonnes) {
  return std::max(0.0, rank[set | fixed] - fixed_tonnes);
}

// The sets that hold the level down, as one: they can all be full at once.
Cargo tightest(std::span<Wish const> wishes, std::span<double const> rank, Cargo active,
               Cargo fixed, double fixed_tonnes, double& level) {
  Cargo tight = 0;
  level = kForEver;
  for (Cargo set = active; set != 0; set = (set - 1) & active) {
    double const its = fill_level(wishes, set, left_for(rank, set, fixed, fixed_tonnes));
    if (its == kForEver) continue;
    if (its < level * (1 - kSlack) || level == kForEver) {
      level = its;
      tight = set;
    } else if (its <= level * (1 + kSlack)) {
      tight |= set;
    }
  }
  return tight;
}

void share_by_rank(std::span<Wish const> wishes, std::span<double const> rank,
                   std::span<double> tonnes) {
  Cargo active = all_of(static_cast<int>(wishes.size())), fixed = 0;
  double fixed_tonnes = 0;
  while (active != 0) {
    double level = 0;
    Cargo tight = tightest(wishes, rank, active, fixed, fixed_tonnes, level);
    if (tight == 0) tight = active;
    for (std::size_t k = 0; k < wishes.size(); ++k) {
      if ((tight >> k & 1) == 0) continue;
      tonnes[k] = wishes[k].at(level);
      fixed_tonnes += tonnes[k];
    }
    fixed |= tight;
    active &= ~tight;
  }
}

}  // namespace

void Sharer::share(std::span<Wish const> wishes, std::span<double> tonnes) {
  if (reckoning_ == Reckoning::mesh) {
    share_by_programme(*network_, passage_, wishes, tonnes);
  } else if (reckoning_ == Reckoning::by_scope) {
    share_by_rank(wishes, rank_, tonnes);
  } else {
    double const level = fill_level(wishes, shared_scope_, shared_);
    for (std::size_t k = 0; k < wishes.size(); ++k) {
      tonnes[k] = (shared_scope_ >> k & 1) != 0 ? wishes[k].at(level) : 0;
    }
  }
}

}  // namespace dragoman::supply
