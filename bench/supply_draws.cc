// The supply model's many runs: draws × days × 5 commodities × 20 links on two threads.
//
//   build/release/bench/supply_draws
//
// Kinds of networks, since each is reckoned in its own way: 0 links side by side with one scope, 1
// the same with scopes of their own, 2 links of different scopes that meet on a bridge, 3 behind
// that bridge two roads (a fork, so by linear programmes). Rows with half the draws, or days, show
// how the cost grows.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "supply/supply.h"

namespace dragoman::supply {
namespace {

enum class Ways { one_scope, scopes, bridge, fork };

std::string link_text(int number, Ways ways) {
  static constexpr char const* kScopes[] = {"[\"c0\", \"c1\"]", "[\"c2\", \"c3\"]", "[\"c4\"]"};
  std::string const to = ways >= Ways::bridge ? "to = \"bridge\"\n" : "";
  std::string const scope =
      ways == Ways::one_scope ? "" : fmt::format("scope = {}\n", kScopes[number % 3]);
  return fmt::format(
      "[[link]]\nname = \"l{0}\"\n{2}{3}vehicles = {{value = 4, low = 1, high = 9}}\n"
      "payload = {{value = 2, low = 1, high = 4}}\n"
      "status = [{{status = \"closed\", source = \"a\"}}, "
      "{{status = \"restricted\", source = \"b\"}}, "
      "{{status = \"open\", source = \"a\", from = 2031-01-{1:02}}}]\n",
      number, 2 + number, to, scope);
}

// Twenty links, each closed, restricted and open in turn, by two sources; five commodities with
// open needs and stocks.
std::string scenario_text(int days, Ways ways) {
  std::string text = fmt::format("place = \"Here\"\nstart = 2031-01-01\ndays = {}\n", days);
  text += "population = {value = 100000, low = 80000, high = 120000}\n";
  for (int k = 0; k < 5; ++k) {
    text += fmt::format(
        "[[commodity]]\nname = \"c{}\"\ngrams = {{value = {}, low = 90, high = 700}}\n"
        "stock = {{value = 900, low = 500, high = 1200}}\nspoilage = 0.001\n",
        k, 100 + 100 * k);
  }
  int const behind = ways == Ways::bridge ? 1 : ways == Ways::fork ? 2 : 0;
  for (int e = 0; e < 20 - behind; ++e) text += link_text(e, ways);
  for (int e = 0; e < behind; ++e) {
    text += fmt::format(
        "[[link]]\nname = \"behind {}\"\nfrom = \"bridge\"\ncapacity = {}\n"
        "status = {{status = \"open\"}}\n",
        e, 90.0 / behind);
  }
  return text;
}

void draws(benchmark::State& state) {
  auto const ways = static_cast<Ways>(state.range(2));
  Scenario scenario =
      read_scenario(scenario_text(static_cast<int>(state.range(1)), ways), "bench.toml");
  scenario.draws = static_cast<int>(state.range(0));
  Network const network(scenario);
  Account const account = account_of(scenario, scenario.versions.front(), Spread::all);
  constexpr int kThreads = 2;
  for (auto _ : state) benchmark::DoNotOptimize(draw_many(scenario, network, account, kThreads));
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}

// What is asked: under two seconds for 10,000 × 365.
BENCHMARK(draws)
    ->ArgNames({"draws", "days", "ways"})
    ->Args({10000, 365, 0})
    ->Args({5000, 365, 0})
    ->Args({10000, 182, 0})
    ->Args({10000, 365, 1})
    ->Args({10000, 365, 2})
    ->Args({200, 365, 3})
    ->Args({100, 365, 3})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace dragoman::supply

BENCHMARK_MAIN();
