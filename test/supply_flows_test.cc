// Flows and sharing: against brute force over all cuts, against each other, and by their laws.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "supply/linear_programme.h"
#include "supply/plan.h"
#include "supply/shares.h"

namespace dragoman::supply {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

struct Case {
  Network network;
  std::vector<double> capacity;
};

// Up to six nodes and ten edges between any two of them, none out of the place.
Case random_case(std::mt19937& random) {
  int const nodes = 2 + static_cast<int>(random() % 5);
  std::vector<Edge> edges;
  std::vector<double> capacity;
  for (int i = 0; i < 1 + static_cast<int>(random() % 10); ++i) {
    int const from = static_cast<int>(random() % static_cast<unsigned>(nodes - 1));
    int const to = static_cast<int>(random() % static_cast<unsigned>(nodes));
    if (from == to) continue;
    edges.push_back({from, to});
    capacity.push_back(static_cast<double>(random() % 20));
  }
  return {Network(nodes, edges), capacity};
}

// The smallest sum of capacities out of any set of nodes that holds all sources and not the place.
double smallest_cut(Case const& c) {
  double smallest = kUnlimited;
  for (unsigned set = 0; set < 1U << c.network.nodes(); ++set) {
    bool parts = (set >> c.network.place() & 1) == 0;
    for (int node = 0; node < c.network.nodes(); ++node) {
      parts = parts && (!c.network.is_source(node) || (set >> node & 1) != 0);
    }
    double sum = 0;
    for (std::size_t e = 0; e < c.capacity.size(); ++e) {
      Edge const& edge = c.network.edges()[e];
      if ((set >> edge.from & 1) != 0 && (set >> edge.to & 1) == 0) sum += c.capacity[e];
    }
    if (parts) smallest = std::min(smallest, sum);
  }
  return smallest;
}

TEST(Flows, EqualTheSmallestOfAllCuts) {
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    Case const c = random_case(random);
    double const cut = smallest_cut(c);
    ASSERT_NEAR(c.network.max_flow(c.capacity), cut, 1e-9) << "graph " << i;
    double named = 0;
    for (int const edge : c.network.min_cut(c.capacity))
      named += c.capacity[static_cast<std::size_t>(edge)];
    ASSERT_NEAR(named, cut, 1e-9) << "graph " << i;
  }
}

TEST(Flows, NeverShrinkWhenACapacityGrows) {
  std::mt19937 random(2);
  for (int i = 0; i < 300; ++i) {
    Case c = random_case(random);
    if (c.capacity.empty()) continue;
    double const before = c.network.max_flow(c.capacity);
    c.capacity[random() % c.capacity.size()] += 5;
    ASSERT_GE(c.network.max_flow(c.capacity), before - 1e-9) << "graph " << i;
  }
}

TEST(Flows, ASiegeWithoutLinksLetsNothingThrough) {
  Network const alone(1, {});
  EXPECT_EQ(alone.max_flow({}), 0);
  EXPECT_THAT(alone.min_cut({}), IsEmpty());
}

TEST(Flows, RoutesMayJoinAndNeverFork) {
  Network const joined(5, {{0, 2}, {1, 2}, {2, 4}, {3, 4}});
  EXPECT_THAT(joined.routes(), ElementsAre(ElementsAre(0, 2), ElementsAre(1, 2), ElementsAre(3)));
  std::vector<double> const capacity = {10, 10, 12, 1};
  std::vector<double> at_node;
  EXPECT_EQ(joined.flow_of_routes(capacity, {true, true, false, true}, at_node), 13);
  EXPECT_EQ(joined.flow_of_routes(capacity, {true, false, false, false}, at_node), 10);
  Network const chains(4, {{0, 1}, {1, 3}, {2, 3}});
  EXPECT_THAT(chains.routes(), ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
  Network const fork(4, {{0, 1}, {1, 3}, {1, 2}, {2, 3}});
  EXPECT_THAT(fork.routes(), IsEmpty());
  Network const round(4, {{0, 3}, {1, 2}, {2, 1}});
  EXPECT_THAT(round.routes(), IsEmpty());
}

std::vector<double> shared(Network const& network, Passage const& passage,
                           std::vector<Wish> const& wishes, Reckoning expected) {
  Sharer sharer(network, static_cast<int>(wishes.size()));
  std::vector<double> tonnes(wishes.size());
  sharer.prepare(passage);
  EXPECT_EQ(sharer.reckoning(), expected);
  sharer.share(wishes, tonnes);
  return tonnes;
}

TEST(Sharing, OneAmountIsFilledLikeWater) {
  Network const one(2, {{0, 1}});
  std::vector<double> const capacity = {30};
  std::vector<Cargo> const scope = {3};
  std::vector<Wish> const wishes = {{40, 0, 40}, {20, 0, 20}};
  EXPECT_THAT(shared(one, {capacity, scope}, wishes, Reckoning::shared), ElementsAre(20, 10));
}

TEST(Sharing, WhoHasAHeadStartWaits) {
  Network const one(2, {{0, 1}});
  std::vector<double> const capacity = {10};
  std::vector<Cargo> const scope = {3};
  std::vector<Wish> const wishes = {{20, 15, 5}, {20, 0, 20}};
  EXPECT_THAT(shared(one, {capacity, scope}, wishes, Reckoning::shared), ElementsAre(0, 10));
}

TEST(Sharing, WhatMayNotPassDoesNot) {
  Network const two(3, {{0, 2}, {1, 2}});
  std::vector<double> const capacity = {10, 4};
  std::vector<Cargo> const scope = {1, 2};
  std::vector<Wish> const wishes = {{20, 0, 20}, {20, 0, 20}, {5, 0, 5}};
  EXPECT_THAT(shared(two, {capacity, scope}, wishes, Reckoning::by_scope), ElementsAre(10, 4, 0));
}

struct Sample {
  std::vector<double> capacity;
  std::vector<Cargo> scope;
  std::vector<Wish> wishes;
};

Sample random_sample(std::mt19937& random, std::size_t edges, std::size_t commodities) {
  Sample sample;
  auto const number = [&](unsigned most) { return static_cast<double>(random() % most); };
  for (std::size_t e = 0; e < edges; ++e) {
    sample.capacity.push_back(number(30));
    sample.scope.push_back(1 + static_cast<Cargo>(random() % ((1U << commodities) - 1)));
  }
  for (std::size_t k = 0; k < commodities; ++k) {
    sample.wishes.push_back({1 + number(20), number(3) * number(5), number(25)});
  }
  return sample;
}

// The quick ways and the linear programmes must come to the same.
void expect_same(Network const& network, Sample const& sample, std::string const& name) {
  Passage const passage{sample.capacity, sample.scope};
  std::vector<double> quick(sample.wishes.size()), slow(sample.wishes.size());
  Sharer sharer(network, static_cast<int>(sample.wishes.size()));
  sharer.prepare(passage);
  sharer.share(sample.wishes, quick);
  share_by_programme(network, passage, sample.wishes, slow);
  ASSERT_NE(sharer.reckoning(), Reckoning::mesh) << name;
  ASSERT_THAT(quick, Pointwise(DoubleNear(1e-4), slow)) << name;
}

TEST(Sharing, ChainsGiveWhatTheProgrammeGives) {
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) {
    std::size_t const edges = 1 + random() % 4;
    std::vector<Edge> parallel;
    for (std::size_t e = 0; e < edges; ++e) parallel.push_back({0, 1});
    Network const network(2, parallel);
    Sample const sample = random_sample(random, edges, 1 + random() % 4);
    ASSERT_NO_FATAL_FAILURE(expect_same(network, sample, "sample " + std::to_string(i)));
  }
}

// Every point leads on to a later one: a random tree towards the place, of roads that join.
Network random_tree(std::mt19937& random, int nodes) {
  std::vector<Edge> edges;
  for (int node = 0; node < nodes - 1; ++node) {
    int const to = node + 1 + static_cast<int>(random() % static_cast<unsigned>(nodes - 1 - node));
    edges.push_back({node, to});
  }
  return {nodes, edges};
}

TEST(Sharing, WaysThatJoinGiveWhatTheProgrammeGives) {
  std::mt19937 random(9);
  for (int i = 0; i < 300; ++i) {
    Network const network = random_tree(random, 2 + static_cast<int>(random() % 6));
    Sample const sample = random_sample(random, network.edges().size(), 1 + random() % 4);
    ASSERT_NO_FATAL_FAILURE(expect_same(network, sample, "tree " + std::to_string(i)));
  }
}

TEST(Sharing, MeshesWithOneScopeGiveWhatTheProgrammeGives) {
  std::mt19937 random(4);
  for (int i = 0; i < 200; ++i) {
    Case const c = random_case(random);
    if (c.capacity.empty()) continue;
    Sample sample = random_sample(random, c.capacity.size(), 3);
    std::fill(sample.scope.begin(), sample.scope.end(), Cargo{7});
    Passage const passage{c.capacity, sample.scope};
    std::vector<double> quick(3), slow(3);
    Sharer sharer(c.network, 3);
    sharer.prepare(passage);
    sharer.share(sample.wishes, quick);
    share_by_programme(c.network, passage, sample.wishes, slow);
    ASSERT_THAT(quick, Pointwise(DoubleNear(1e-4), slow)) << "graph " << i;
  }
}

// A bridge that all share behind roads with scopes of their own.
TEST(Sharing, ABridgeIsSharedBehindRoadsWithScopes) {
  Network const network(4, {{0, 2}, {1, 2}, {2, 3}});
  std::vector<double> const capacity = {10, 10, 12};
  std::vector<Cargo> const scope = {1, 2, 3};
  std::vector<Wish> const wishes = {{10, 0, 10}, {20, 0, 20}};
  std::vector<double> const tonnes =
      shared(network, {capacity, scope}, wishes, Reckoning::by_scope);
  EXPECT_THAT(tonnes, Pointwise(DoubleNear(1e-9), {4.0, 8.0}));
}

// Two ways on from the ford, one for each thing: what goes where is for a programme to find.
TEST(Sharing, AForkWithScopesIsSharedByProgramme) {
  Network const network(3, {{0, 1}, {1, 2}, {1, 2}});
  std::vector<double> const capacity = {12, 10, 3};
  std::vector<Cargo> const scope = {3, 1, 2};
  std::vector<Wish> const wishes = {{10, 0, 10}, {20, 0, 20}};
  std::vector<double> const tonnes = shared(network, {capacity, scope}, wishes, Reckoning::mesh);
  EXPECT_THAT(tonnes, Pointwise(DoubleNear(1e-5), {9.0, 3.0}));
}

TEST(Sharing, FlowsAtLeastCostTakeTheCheapWayFirst) {
  Network const network(2, {{0, 1}, {0, 1}});
  std::vector<double> const capacity = {10, 10}, cost = {5, 1}, tonnes = {12};
  std::vector<Cargo> const scope = {1, 1};
  std::vector<double> const flows = flows_at_least_cost(network, {capacity, scope}, cost, tonnes);
  EXPECT_THAT(flows, Pointwise(DoubleNear(1e-4), {2.0, 10.0}));
}

TEST(LinearProgrammes, FindTheCorner) {
  LinearProgramme programme;
  int const x = programme.add_column(0, 4, 3), y = programme.add_column(0, 9, 2);
  int const row = programme.add_row(0, 6);
  programme.add_entry(row, x, 1);
  programme.add_entry(row, y, 1);
  EXPECT_THAT(programme.maximise(), Pointwise(DoubleNear(1e-7), {4.0, 2.0}));
}

TEST(LinearProgrammes, SayWhenNothingFits) {
  LinearProgramme programme;
  int const x = programme.add_column(0, 1, 1);
  programme.add_entry(programme.add_row(2, 3), x, 1);
  EXPECT_THAT(programme.maximise(), IsEmpty());
}

}  // namespace
}  // namespace dragoman::supply
