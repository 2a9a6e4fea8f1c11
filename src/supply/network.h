// The ways to the place: how much can reach it, and which links hold it back.
//
//   outside ──(A 400)── Goris side ──(B 30.8)──▶ place       max flow 30.8, min cut {B}
//
// By the theorem of max flow and min cut the smallest set of links that parts the place from
// outside carries exactly what can arrive: these links are the bottleneck.
#pragma once

#include <span>
#include <vector>

#include "supply/scenario.h"

namespace dragoman::supply {

struct Edge {
  int from = 0, to = 0;
};

class Network {
 public:
  // Nodes are 0 … nodes - 1, the last is the place; those to which no edge leads have everything.
  Network(int nodes, std::vector<Edge> edges);
  explicit Network(Scenario const& scenario);

  int nodes() const { return nodes_; }
  int place() const { return nodes_ - 1; }
  std::vector<Edge> const& edges() const { return edges_; }
  bool is_source(int node) const { return is_source_[static_cast<std::size_t>(node)]; }

  // Where from each point one way leads on: the ways from outside to the place, edge by edge. They
  // may join ("two roads behind one bridge"), and never fork. Else none.
  std::vector<std::vector<int>> const& routes() const { return routes_; }
  // What arrives by the routes whose first edges are open. Quicker than max_flow(); `at_node` is
  // memory to work in.
  double flow_of_routes(std::span<double const> capacity, std::vector<bool> const& open,
                        std::vector<double>& at_node) const;

  // One capacity an edge. A cut is in the order of the edges; of several smallest cuts it is the
  // one nearest to outside.
  double max_flow(std::span<double const> capacity) const;
  std::vector<int> min_cut(std::span<double const> capacity) const;

 private:
  void find_routes();
  void order_edges();
  int way_on(int node) const;
  std::vector<int> route_from(int edge) const;

  int nodes_;
  std::vector<Edge> edges_;
  std::vector<bool> is_source_;
  std::vector<std::vector<int>> routes_;
  std::vector<int> inwards_;  // edges of the routes, an edge after all that lead to it
};

}  // namespace dragoman::supply
