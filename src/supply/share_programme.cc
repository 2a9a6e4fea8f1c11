// Sharing by linear programmes: flows of each commodity on each edge, and the level of the worst
// served, raised until somebody cannot be helped any more; then of the rest.
#include <algorithm>
#include <numeric>

#include "supply/linear_programme.h"
#include "supply/plan.h"
#include "supply/shares.h"

namespace dragoman::supply {
namespace {

constexpr double kTouch = 1e-6;  // tonnes and levels closer than this, in parts of them, are equal

bool above(double a, double b) { return a > b + kTouch * std::max(1.0, std::abs(b)); }

// The network as columns and rows: one column for the flow of each commodity on each edge that
// takes it, one for what arrives of it.
class FlowProgramme {
 public:
  FlowProgramme(Network const& network, Passage const& passage, std::size_t commodities)
      : arrivals_(commodities), flow_(passage.capacity.size() * commodities, -1) {
    for (int& column : arrivals_) column = programme.add_column(0, kUnbounded, 0);
    for (std::size_t e = 0; e < passage.capacity.size(); ++e) add_edge(passage, e);
    for (int node = 0; node < network.nodes(); ++node) {
      if (!network.is_source(node)) add_node(network, node);
    }
  }

  int arrival(std::size_t k) const { return arrivals_[k]; }
  int flow(std::size_t edge, std::size_t k) const { return flow_[edge * arrivals_.size() + k]; }

  LinearProgramme programme;

 private:
  void add_edge(Passage const& passage, std::size_t edge) {
    int const row = programme.add_row(0, passage.capacity[edge]);
    for (std::size_t k = 0; k < arrivals_.size(); ++k) {
      if ((passage.scope[edge] >> k & 1) == 0) continue;
      int& column = flow_[edge * arrivals_.size() + k];
      column = programme.add_column(0, kUnbounded, 0);
      programme.add_entry(row, column, 1);
    }
  }

  // What comes in goes out; at the place it arrives.
  void add_node(Network const& network, int node) {
    for (std::size_t k = 0; k < arrivals_.size(); ++k) {
      int const row = programme.add_row(0, 0);
      if (node == network.place()) programme.add_entry(row, arrivals_[k], -1);
      for (std::size_t e = 0; e < network.edges().size(); ++e) {
        if (flow(e, k) < 0) continue;
        if (network.edges()[e].to == node) programme.add_entry(row, flow(e, k), 1);
        if (network.edges()[e].from == node) programme.add_entry(row, flow(e, k), -1);
      }
    }
  }

  std::vector<int> arrivals_, flow_;
};

// Raises the level of all, fixes those that hold it down, and raises the rest. Those are told by
// the prices of their rows: where more of a commodity is worth something, it is tight in every best
// solution; and as the prices of a level that is not at its top add up to one, there is always one.
class Levelling {
 public:
  Levelling(FlowProgramme& flows, std::span<Wish const> wishes) : flows_(flows), wishes_(wishes) {
    level_ = flows_.programme.add_column(0, kUnbounded, 0);
    for (std::size_t k = 0; k < wishes.size(); ++k) add_wish(k);
  }

  void run(std::span<double> tonnes) {
    tonnes_ = tonnes;
    while (!active_.empty()) {
      raise();
      fix_those_that_stop();
    }
  }

 private:
  void add_wish(std::size_t k) {
    Wish const& wish = wishes_[k];
    double const most = wish.at(kUnlimited);
    flows_.programme.set_bounds(flows_.arrival(k), 0, most);
    switches_.push_back(flows_.programme.add_column(0, 0, 0));
    rows_.push_back(flows_.programme.add_row(-wish.head_start, kUnbounded));
    if (most > 0) active_.push_back(k);
    flows_.programme.add_entry(rows_[k], flows_.arrival(k), 1);
    flows_.programme.add_entry(rows_[k], level_, most > 0 ? -wish.weight : 0);
    flows_.programme.add_entry(rows_[k], switches_[k], 1);
  }

  double top_of(std::size_t k) const {
    return (wishes_[k].head_start + wishes_[k].most) / wishes_[k].weight;
  }

  // The highest level that all active ones can be at; none is asked beyond its most.
  void raise() {
    double top = kUnbounded;
    for (std::size_t const k : active_) top = std::min(top, top_of(k));
    flows_.programme.set_bounds(level_, 0, std::max(0.0, top));
    flows_.programme.set_gain(level_, 1);
    LinearProgramme::Solution const solution = flows_.programme.solve();
    bool const found = !solution.values.empty();
    reached_ = found ? solution.values[static_cast<std::size_t>(level_)] : 0;
    prices_ = found ? solution.prices : std::vector<double>(rows_.back() + 1, 0.0);
  }

  bool stops(std::size_t k) const {
    if (!above(top_of(k), reached_)) return true;
    return std::abs(prices_[static_cast<std::size_t>(rows_[k])]) * wishes_[k].weight > kTouch;
  }

  void fix_those_that_stop() {
    std::vector<std::size_t> rising, stopped;
    for (std::size_t const k : active_) (stops(k) ? stopped : rising).push_back(k);
    if (stopped.empty()) std::swap(rising, stopped);  // nothing but rounding is left
    for (std::size_t const k : stopped) fix(k);
    active_ = rising;
  }

  void fix(std::size_t k) {
    tonnes_[k] = wishes_[k].at(reached_);
    double const low = std::max(0.0, tonnes_[k] * (1 - kTouch * kTouch) - kTouch * kTouch);
    flows_.programme.set_bounds(flows_.arrival(k), low, tonnes_[k]);
    flows_.programme.set_bounds(switches_[k], 0, kUnbounded);  // its wish no longer counts
  }

  FlowProgramme& flows_;
  std::span<Wish const> wishes_;
  std::span<double> tonnes_;
  int level_ = 0;
  double reached_ = 0;
  std::vector<int> rows_, switches_;  // by commodity
  std::vector<double> prices_;        // of rows
  std::vector<std::size_t> active_;
};

}  // namespace

void share_by_programme(Network const& network, Passage const& passage,
                        std::span<Wish const> wishes, std::span<double> tonnes) {
  std::fill(tonnes.begin(), tonnes.end(), 0.0);
  FlowProgramme flows(network, passage, wishes.size());
  Levelling(flows, wishes).run(tonnes);
}

std::vector<double> flows_at_least_cost(Network const& network, Passage const& passage,
                                        std::span<double const> cost,
                                        std::span<double const> tonnes) {
  FlowProgramme flows(network, passage, tonnes.size());
  std::vector<double> amounts(cost.size() * tonnes.size(), 0);
  for (std::size_t k = 0; k < tonnes.size(); ++k) {
    flows.programme.set_bounds(flows.arrival(k), std::max(0.0, tonnes[k] * (1 - kTouch)),
                               tonnes[k]);
    // A tonne that arrives is worth more than any way costs.
    double const worth = 1 + std::accumulate(cost.begin(), cost.end(), 0.0);
    flows.programme.set_gain(flows.arrival(k), worth);
  }
  for (std::size_t e = 0; e < cost.size(); ++e) {
    for (std::size_t k = 0; k < tonnes.size(); ++k) {
      if (flows.flow(e, k) >= 0) flows.programme.set_gain(flows.flow(e, k), -cost[e]);
    }
  }
  std::vector<double> const values = flows.programme.maximise();
  for (std::size_t i = 0; i < amounts.size() && !values.empty(); ++i) {
    int const column = flows.flow(i / tonnes.size(), i % tonnes.size());
    if (column >= 0) amounts[i] = std::max(0.0, values[static_cast<std::size_t>(column)]);
  }
  return amounts;
}

}  // namespace dragoman::supply
