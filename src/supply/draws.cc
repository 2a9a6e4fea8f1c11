#include "supply/draws.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace dragoman::supply {
namespace {

constexpr std::size_t kMostCells = std::size_t{1} << 25;  // of stocks kept at once: 128 MB
constexpr int kMostPoints = 122;                          // of a band: what a screen can show

std::uint64_t mixed(std::uint64_t x) {  // the finaliser of SplitMix64
  x += 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

std::vector<int> days_with_bands(Scenario const& scenario) {
  std::size_t const row =
      static_cast<std::size_t>(std::max(1, scenario.draws)) * scenario.commodities.size();
  int const points = std::clamp(static_cast<int>(kMostCells / row), 2, kMostPoints);
  int const step = (scenario.days + points - 1) / points;
  std::vector<int> days;
  for (int day = 0; day < scenario.days; day += step) days.push_back(day);
  return days;
}

// Results of all draws, one column a commodity and day, so that threads never share a cell.
struct Table {
  std::size_t draws;
  std::vector<float> stock;     // [(commodity * days + place) * draws + draw]
  std::vector<int> short_days;  // [commodity * draws + draw]; the last column: of all
};

class Drawer {
 public:
  Drawer(Scenario const& scenario, Network const& network, Account const& account)
      : scenario_(scenario),
        account_(account),
        simulator_(network, scenario.commodities.size()),
        choice_(most_likely(account)) {
    auto const count = static_cast<std::size_t>(account.quantities);
    for (std::size_t i = 0; i < account.ranges.size(); ++i) {
      if (account.ranges[i].low < account.ranges[i].high) varying_.push_back(i);
    }
    for (std::size_t link = 0; link < account.statuses.size(); ++link) {
      if (account.options(link) > 1) disputed_.push_back(link);
    }
    streams_ = count;
  }

  void draw(std::size_t number, std::vector<int> const& days, Table& table) {
    choose(number);
    make_plan(scenario_, account_, choice_, plan_);
    simulator_.simulate(plan_, run_);
    std::size_t const commodities = plan_.commodities;
    for (std::size_t k = 0; k < commodities; ++k) {
      for (std::size_t i = 0; i < days.size(); ++i) {
        table.stock[(k * days.size() + i) * table.draws + number] =
            static_cast<float>(run_.stock[static_cast<std::size_t>(days[i]) * commodities + k]);
      }
      table.short_days[k * table.draws + number] = day_or_end(run_.first_short[k]);
    }
    table.short_days[commodities * table.draws + number] = day_or_end(run_.first_short_of_all());
  }

 private:
  int day_or_end(int day) const { return day == kNever ? scenario_.days : day; }

  void choose(std::size_t number) {
    for (std::size_t const i : varying_) {
      std::size_t const id = i % streams_;
      choice_.values[i] = triangular(account_.ranges[i], uniform(scenario_.seed, number, id));
    }
    for (std::size_t const link : disputed_) {
      double const u = uniform(scenario_.seed, number, streams_ + link);
      choice_.options[link] = static_cast<int>(u * account_.options(link));
    }
  }

  Scenario const& scenario_;
  Account const& account_;
  Simulator simulator_;
  Choice choice_;
  Plan plan_;
  Run run_;
  std::vector<std::size_t> varying_;   // places in Account::ranges
  std::vector<std::size_t> disputed_;  // links
  std::size_t streams_ = 0;            // of random numbers: one a quantity, then one a link
};

// Hands out blocks of work until there is none left.
template <class Work>
void in_parallel(std::size_t count, int jobs, Work const& work) {
  constexpr std::size_t kBlock = 32;
  std::atomic<std::size_t> next = 0;
  auto const run = [&] {
    auto worker = work();
    for (std::size_t begin = 0; (begin = next.fetch_add(kBlock)) < count;) {
      for (std::size_t i = begin; i < std::min(count, begin + kBlock); ++i) worker(i);
    }
  };
  std::vector<std::jthread> threads;
  for (int i = 1; i < jobs; ++i) threads.emplace_back(run);
  run();
}

// The value at a part of the sorted column. Reorders the column.
template <class Number>
Number quantile(std::span<Number> column, double part) {
  std::ptrdiff_t const at = std::lround(part * static_cast<double>(column.size() - 1));
  std::nth_element(column.begin(), column.begin() + at, column.end());
  return column[static_cast<std::size_t>(at)];
}

ShortDays short_days(std::span<int> column, int days) {
  auto const day = [&](double part) {
    int const found = quantile(column, part);
    return found < days ? std::optional<int>(found) : std::nullopt;
  };
  ShortDays summary{day(0.05), day(0.5), day(0.95), 0};
  auto const never = std::count(column.begin(), column.end(), days);
  summary.never = static_cast<double>(never) / static_cast<double>(column.size());
  return summary;
}

DrawSummary summary_of(Scenario const& scenario, std::vector<int> days, Table& table, int jobs) {
  DrawSummary summary;
  summary.draws = static_cast<int>(table.draws);
  std::size_t const commodities = scenario.commodities.size();
  summary.stock.assign(commodities, std::vector<Band>(days.size()));
  in_parallel(commodities * days.size(), jobs, [&] {
    return [&](std::size_t i) {
      std::span<float> const column(table.stock.data() + i * table.draws, table.draws);
      summary.stock[i / days.size()][i % days.size()] = {
          quantile(column, 0.05), quantile(column, 0.5), quantile(column, 0.95)};
    };
  });
  for (std::size_t k = 0; k <= commodities; ++k) {
    std::span<int> const column(table.short_days.data() + k * table.draws, table.draws);
    ShortDays const found = short_days(column, scenario.days);
    if (k < commodities) summary.first_short.push_back(found);
    if (k == commodities) summary.first_short_of_all = found;
  }
  summary.days = std::move(days);
  return summary;
}

}  // namespace

double uniform(std::uint64_t seed, std::uint64_t draw, std::uint64_t stream) {
  std::uint64_t const bits = mixed(mixed(mixed(seed) ^ draw) ^ (stream * 0xd1342543de82ef95));
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

double triangular(Range const& range, double u) {
  double const width = range.high - range.low;
  if (width <= 0) return range.mode;
  double const rise = range.mode - range.low, fall = range.high - range.mode;
  return u * width < rise ? range.low + std::sqrt(u * width * rise)
                          : range.high - std::sqrt((1 - u) * width * fall);
}

DrawSummary draw_many(Scenario const& scenario, Network const& network, Account const& account,
                      int jobs) {
  auto const draws = static_cast<std::size_t>(scenario.draws);
  if (draws == 0) return {};
  std::vector<int> days = days_with_bands(scenario);
  std::size_t const commodities = scenario.commodities.size();
  Table table{draws, std::vector<float>(commodities * days.size() * draws),
              std::vector<int>((commodities + 1) * draws)};
  in_parallel(draws, jobs, [&] {
    return [&, drawer = Drawer(scenario, network, account)](std::size_t number) mutable {
      drawer.draw(number, days, table);
    };
  });
  return summary_of(scenario, std::move(days), table, jobs);
}

}  // namespace dragoman::supply
