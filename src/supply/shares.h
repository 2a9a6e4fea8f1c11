// What may pass, shared between commodities.
//
// Each commodity k asks for clamp(level × weight − head_start, 0, most) tonnes at a level: with
// weight = need and head_start = local production the level is the coverage; with head_start =
// stock it is the days in hand. Sharing is lexicographic max-min: the level of the worst served is
// made as high as can be, then, with that kept, of the next, and so on.
//
//   30 t pass; cereal needs 40, pulses 20, none in local production
//   level 0.5: cereal 20, pulses 10
#pragma once

#include <span>
#include <vector>

#include "supply/network.h"

namespace dragoman::supply {

struct Wish {
  double weight = 0, head_start = 0, most = 0;
  double at(double level) const;
};

// What may pass on a day: a capacity and a scope for each edge.
struct Passage {
  std::span<double const> capacity;
  std::span<Cargo const> scope;
};

// The ways of reckoning, quickest first; all give the same where more than one applies.
enum class Reckoning {
  shared,    // every open way takes the same commodities: one amount, filled like water
  by_scope,  // ways with scopes of their own join and never fork: what sets of commodities can pass
  mesh,      // all else: a linear programme
};

class Sharer {
 public:
  Sharer(Network const& network, int commodities);

  // Readies the passage for share(); both spans must live until the next call.
  void prepare(Passage const& passage);
  Reckoning reckoning() const { return reckoning_; }

  // Tonnes that arrive of each commodity. Never more than its `most`.
  void share(std::span<Wish const> wishes, std::span<double> tonnes);

 private:
  void prepare_shared();
  void prepare_ranks();
  double shared_amount();

  Network const* network_;
  int commodities_;
  Passage passage_;
  Reckoning reckoning_ = Reckoning::shared;
  Cargo shared_scope_ = 0;
  double shared_ = 0;
  std::vector<Cargo> takes_;  // by edge that a route begins with: what its route takes
  std::vector<bool> open_;    // by edge
  std::vector<double> at_node_;
  std::vector<double> rank_;  // by set of commodities: what of them can pass together
};

// The same by linear programmes for any network: slower, and what the quick ways are held to.
void share_by_programme(Network const& network, Passage const& passage,
                        std::span<Wish const> wishes, std::span<double> tonnes);

// Tonnes of each commodity on each edge, [edge * commodities + k], so that `tonnes` arrive at the
// lowest cost; `cost` is a tonne's on each edge.
std::vector<double> flows_at_least_cost(Network const& network, Passage const& passage,
                                        std::span<double const> cost,
                                        std::span<double const> tonnes);

}  // namespace dragoman::supply
