// The supply model's many runs: draws × days × 5 commodities × 20 links on two threads.
//
//   build/release/bench/supply_draws
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "supply/supply.h"

namespace dragoman::supply {
namespace {

// Twenty links, each closed, restricted and open in turn, by two sources; five commodities with
// open needs and stocks.
std::string scenario_text(int days) {
  std::string text = fmt::format("place = \"Here\"\nstart = 2031-01-01\ndays = {}\n", days);
  text += "population = {value = 100000, low = 80000, high = 120000}\n";
  for (int k = 0; k < 5; ++k) {
    text += fmt::format(
        "[[commodity]]\nname = \"c{}\"\ngrams = {{value = {}, low = 90, high = 700}}\n"
        "stock = {{value = 900, low = 500, high = 1200}}\nspoilage = 0.001\n",
        k, 100 + 100 * k);
  }
  for (int e = 0; e < 20; ++e) {
    text += fmt::format(
        "[[link]]\nname = \"l{0}\"\nvehicles = {{value = 4, low = 1, high = 9}}\n"
        "payload = {{value = 2, low = 1, high = 4}}\n"
        "status = [{{status = \"closed\", source = \"a\"}}, {{status = \"restricted\", source = "
        "\"b\"}}, "
        "{{status = \"open\", source = \"a\", from = 2031-01-{1:02}}}]\n",
        e, 2 + e);
  }
  return text;
}

void draws(benchmark::State& state) {
  Scenario scenario = read_scenario(scenario_text(static_cast<int>(state.range(1))), "bench.toml");
  scenario.draws = static_cast<int>(state.range(0));
  Network const network(scenario);
  Account const account = account_of(scenario, scenario.versions.front(), Spread::all);
  constexpr int kThreads = 2;
  for (auto _ : state) benchmark::DoNotOptimize(draw_many(scenario, network, account, kThreads));
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}

// What is asked: under two seconds for 10,000 × 365; half of each takes half as long.
BENCHMARK(draws)
    ->ArgNames({"draws", "days"})
    ->Args({10000, 365})
    ->Args({5000, 365})
    ->Args({10000, 182})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace dragoman::supply

BENCHMARK_MAIN();
