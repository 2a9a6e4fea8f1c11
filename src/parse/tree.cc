#include "parse/tree.h"

#include <algorithm>
#include <limits>

namespace dragoman {
namespace {

constexpr float kImpossible = -1e30F;
// Taken from every arc of the root: more than trees differ in score, so that a best tree has one.
constexpr float kRootPrice = 1e5F;

// Nodes 0 (root) … n; score[d][h] of the arc h → d.
using Graph = std::vector<std::vector<float>>;

std::vector<int> best_heads(Graph const& score) {
  std::vector<int> heads(score.size(), 0);
  for (std::size_t d = 1; d < score.size(); ++d) {
    heads[d] = static_cast<int>(std::ranges::max_element(score[d]) - score[d].begin());
  }
  return heads;
}

// The nodes of some cycle of `heads`, or none.
std::vector<int> find_cycle(std::vector<int> const& heads) {
  std::vector<int> seen(heads.size(), 0);
  for (int start = 1; start < static_cast<int>(heads.size()); ++start) {
    int at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = start;
      at = heads[at];
    }
    if (at == 0 || seen[at] != start) continue;
    std::vector<int> cycle{at};
    for (int next = heads[at]; next != at; next = heads[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

// Edmonds' contraction: the cycle becomes one node, the rest is solved, the cycle is opened again.
std::vector<int> solve(Graph const& score) {
  std::vector<int> heads = best_heads(score);
  std::vector<int> const cycle = find_cycle(heads);
  if (cycle.empty()) return heads;
  int const n = static_cast<int>(score.size());
  std::vector<bool> inside(n, false);
  for (int const node : cycle) inside[node] = true;
  std::vector<int> outer;  // old numbers of the nodes that stay; the contracted one comes last
  for (int i = 0; i < n; ++i) {
    if (!inside[i]) outer.push_back(i);
  }
  int const m = static_cast<int>(outer.size());
  Graph smaller(m + 1, std::vector<float>(m + 1, kImpossible));
  std::vector<int> leaves(m + 1, 0), enters(m + 1, 0);
  for (int a = 0; a < m; ++a) {
    for (int b = 0; b < m; ++b) smaller[a][b] = score[outer[a]][outer[b]];
    for (int const c : cycle) {
      if (score[outer[a]][c] > smaller[a][m]) smaller[a][m] = score[outer[a]][c], leaves[a] = c;
      float const gain = score[c][outer[a]] - score[c][heads[c]];
      if (gain > smaller[m][a]) smaller[m][a] = gain, enters[a] = c;
    }
  }
  std::vector<int> const chosen = solve(smaller);
  for (int a = 1; a < m; ++a) heads[outer[a]] = chosen[a] == m ? leaves[a] : outer[chosen[a]];
  heads[enters[chosen[m]]] = outer[chosen[m]];
  return heads;
}

}  // namespace

std::vector<std::int32_t> best_tree(Matrix const& scores) {
  std::size_t const n = scores.rows;
  Graph graph(n + 1, std::vector<float>(n + 1, kImpossible));
  for (std::size_t d = 0; d < n; ++d) {
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != d + 1) graph[d + 1][h] = scores.row(d)[h] - (h == 0 ? kRootPrice : 0);
    }
  }
  std::vector<int> const heads = solve(graph);
  std::vector<std::int32_t> out(n);
  for (std::size_t d = 0; d < n; ++d) out[d] = heads[d + 1] - 1;
  return out;
}

}  // namespace dragoman
