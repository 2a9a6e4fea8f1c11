#include "supply/network.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <cmath>

namespace dragoman::supply {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Graph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, double,
        boost::property<boost::edge_residual_capacity_t, double,
                        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

// Flow below this share of all capacity is rounding.
constexpr double kRounding = 1e-12;

Traits::edge_descriptor connect(Graph& graph, int from, int to, double capacity) {
  auto const tail = static_cast<std::size_t>(from), head = static_cast<std::size_t>(to);
  auto const forth = add_edge(tail, head, graph).first;
  auto const back = add_edge(head, tail, graph).first;
  put(boost::edge_capacity, graph, forth, capacity);
  put(boost::edge_capacity, graph, back, 0);
  put(boost::edge_reverse, graph, forth, back);
  put(boost::edge_reverse, graph, back, forth);
  return forth;
}

struct Flow {
  explicit Flow(std::size_t nodes) : graph(nodes + 1), source(nodes) {}

  Graph graph;
  std::size_t source;  // one before all that have everything
  double value = 0, total = 0;
};

Flow flow_of(Network const& network, std::span<double const> capacity) {
  Flow flow(static_cast<std::size_t>(network.nodes()));
  for (double const amount : capacity) flow.total += amount;
  for (std::size_t e = 0; e < capacity.size(); ++e) {
    connect(flow.graph, network.edges()[e].from, network.edges()[e].to, capacity[e]);
  }
  for (int node = 0; node < network.nodes(); ++node) {
    if (network.is_source(node)) connect(flow.graph, network.nodes(), node, flow.total + 1);
  }
  flow.value =
      edmonds_karp_max_flow(flow.graph, flow.source, static_cast<std::size_t>(network.place()));
  return flow;
}

// Nodes to which more could still be brought from outside.
std::vector<bool> reached(Flow const& flow) {
  std::vector<bool> seen(num_vertices(flow.graph), false);
  std::vector<std::size_t> open = {flow.source};
  seen[flow.source] = true;
  while (!open.empty()) {
    std::size_t const node = open.back();
    open.pop_back();
    for (auto const edge : boost::make_iterator_range(out_edges(node, flow.graph))) {
      std::size_t const next = target(edge, flow.graph);
      bool const room =
          get(boost::edge_residual_capacity, flow.graph, edge) > kRounding * flow.total;
      if (seen[next] || !room) continue;
      seen[next] = true;
      open.push_back(next);
    }
  }
  return seen;
}

std::vector<Edge> edges_of(Scenario const& scenario) {
  std::vector<Edge> edges;
  edges.reserve(scenario.links.size());
  for (SupplyLink const& link : scenario.links) edges.push_back({link.from, link.to});
  return edges;
}

}  // namespace

Network::Network(int nodes, std::vector<Edge> edges)
    : nodes_(nodes), edges_(std::move(edges)), is_source_(static_cast<std::size_t>(nodes), true) {
  for (Edge const& edge : edges_) is_source_[static_cast<std::size_t>(edge.to)] = false;
  is_source_[static_cast<std::size_t>(place())] = false;
  find_routes();
}

Network::Network(Scenario const& scenario)
    : Network(static_cast<int>(scenario.nodes.size()), edges_of(scenario)) {}

// The one edge out of a node; -1 where there is none, or a fork.
int Network::way_on(int node) const {
  int found = -1;
  for (std::size_t e = 0; e < edges_.size(); ++e) {
    if (edges_[e].from != node) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(e);
  }
  return found;
}

// From an edge on to the place; empty where the way forks, ends or goes round.
std::vector<int> Network::route_from(int edge) const {
  std::vector<int> route;
  while (edge >= 0 && route.size() < edges_.size()) {
    route.push_back(edge);
    int const node = edges_[static_cast<std::size_t>(edge)].to;
    if (node == place()) return route;
    edge = way_on(node);
  }
  return {};
}

void Network::find_routes() {
  std::vector<bool> used(edges_.size(), false);
  for (std::size_t e = 0; e < edges_.size(); ++e) {
    if (!is_source(edges_[e].from)) continue;
    routes_.push_back(route_from(static_cast<int>(e)));
    for (int const edge : routes_.back()) used[static_cast<std::size_t>(edge)] = true;
  }
  bool const ends = std::any_of(routes_.begin(), routes_.end(),
                                [](std::vector<int> const& route) { return route.empty(); });
  if (ends || !std::all_of(used.begin(), used.end(), [](bool one) { return one; })) routes_.clear();
  order_edges();
}

// By their distance from the place, the farthest first.
void Network::order_edges() {
  std::vector<std::size_t> left(edges_.size(), 0);  // edges to the place
  for (std::vector<int> const& route : routes_) {
    for (std::size_t i = 0; i < route.size(); ++i) {
      left[static_cast<std::size_t>(route[i])] = route.size() - i;
    }
  }
  for (std::size_t e = 0; e < edges_.size() && !routes_.empty(); ++e) {
    inwards_.push_back(static_cast<int>(e));
  }
  std::stable_sort(inwards_.begin(), inwards_.end(), [&](int a, int b) {
    return left[static_cast<std::size_t>(a)] > left[static_cast<std::size_t>(b)];
  });
}

double Network::flow_of_routes(std::span<double const> capacity, std::vector<bool> const& open,
                               std::vector<double>& at_node) const {
  at_node.assign(static_cast<std::size_t>(nodes_), 0);
  for (int const edge : inwards_) {
    auto const e = static_cast<std::size_t>(edge);
    auto const from = static_cast<std::size_t>(edges_[e].from);
    double const there = !is_source_[from] ? at_node[from] : open[e] ? capacity[e] : 0;
    at_node[static_cast<std::size_t>(edges_[e].to)] += std::min(capacity[e], there);
  }
  return at_node.back();
}

double Network::max_flow(std::span<double const> capacity) const {
  return flow_of(*this, capacity).value;
}

std::vector<int> Network::min_cut(std::span<double const> capacity) const {
  std::vector<bool> const seen = reached(flow_of(*this, capacity));
  std::vector<int> cut;
  for (std::size_t e = 0; e < edges_.size(); ++e) {
    bool const parts = seen[static_cast<std::size_t>(edges_[e].from)] &&
                       !seen[static_cast<std::size_t>(edges_[e].to)];
    if (parts) cut.push_back(static_cast<int>(e));
  }
  return cut;
}

}  // namespace dragoman::supply
