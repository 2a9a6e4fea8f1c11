// Many runs, each with numbers drawn from the ranges of an account: how far apart the answers lie.
//
// A quantity is drawn from the triangle low, mode, high, once for all days; a link that several
// sources speak of follows each of them equally often, which is a convention and no judgement. The
// numbers of draw i depend on seed and i alone, so any number of threads gives the same answer.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "supply/simulate.h"

namespace dragoman::supply {

// A number in [0, 1) made from three counters; equal arguments give equal numbers.
double uniform(std::uint64_t seed, std::uint64_t draw, std::uint64_t stream);

// The value of a range below which the part u of a triangular distribution lies.
double triangular(Range const& range, double u);

// Nine of ten draws lie between low and high.
struct Band {
  double low = 0, middle = 0, high = 0;
};

// Days by which five, fifty and ninety-five of a hundred draws are short; nothing where fewer are.
struct ShortDays {
  std::optional<int> early, middle, late;
  double never = 0;  // part of the draws that are not short in the days of the scenario
};

struct DrawSummary {
  int draws = 0;
  std::vector<int> days;                 // for which there are bands
  std::vector<std::vector<Band>> stock;  // [commodity][place in days], tonnes
  std::vector<ShortDays> first_short;    // by commodity
  ShortDays first_short_of_all;
};

// `jobs` threads; at least one.
DrawSummary draw_many(Scenario const& scenario, Network const& network, Account const& account,
                      int jobs);

}  // namespace dragoman::supply
