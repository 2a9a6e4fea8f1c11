// Between which days a commodity first runs short, whatever of all that is claimed is right: the
// runs with every number, and every link, at the end that is worst and at the end that is best.
//
//   stock 450 … 700 t, people 39,000 … 50,000       first short on day 24 … day 71
//
// That no mixture lies outside is a theorem where what helps one commodity takes from none. With
// equal coverage it holds for ways that join and never fork, whatever each may carry: suppose that
// more passes and that d gets less than before; then, link by link, a chain of exchanges leads from
// d to some u that gets more, and all of them were possible before and can be undone after. Before,
// level(d) <= level(u), or u would have been given more; after, level(u) <= level(d); but level(d)
// fell and level(u) rose. The same chain shows that a greater need, or less made at home, helps
// nobody else. bounds_doubt() tells where a scenario leaves what this covers.
#pragma once

#include <string_view>
#include <vector>

#include "supply/account.h"
#include "supply/network.h"

namespace dragoman::supply {

// First short days, kNever where a commodity lasts.
struct Bounds {
  std::vector<int> worst, best;  // by commodity
};

Bounds bounds_of(Scenario const& scenario, Network const& network, Account const& account);

// Why a mixture might lie outside of the bounds; "" where they are proven.
std::string_view bounds_doubt(Scenario const& scenario, Network const& network);

}  // namespace dragoman::supply
