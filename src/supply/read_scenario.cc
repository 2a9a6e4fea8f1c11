#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/spelling.h"
#include "supply/account.h"
#include "supply/scenario_fields.h"

namespace dragoman::supply {
namespace {

constexpr double kMostDays = 3660;
constexpr double kMostDraws = 100'000;

void read_head(Fields& top, Scenario& scenario) {
  std::vector<std::string> const sharing = {"equal-coverage", "equal-days"};
  scenario.title = top.text("title").value_or("");
  scenario.place = top.required_text("place");
  std::optional<Date> const start = top.date("start");
  if (!start) top.complain("start", "is missing; give the first day as in start = 2031-03-16");
  scenario.start = *start;
  scenario.days = static_cast<int>(top.number("days", {1, kMostDays}).value_or(180));
  scenario.seed = static_cast<std::uint64_t>(top.number("seed", {0, 1e15}).value_or(1));
  scenario.draws = static_cast<int>(top.number("draws", {0, kMostDraws}).value_or(1000));
  scenario.sharing = top.choice("sharing", sharing) == "equal-days" ? Sharing::equal_days
                                                                    : Sharing::equal_coverage;
  for (Fields& rationing : top.tables("rationing")) {
    scenario.stretch_days =
        static_cast<int>(rationing.number("stretch_to_days", {1, kMostDays}).value_or(0));
    if (scenario.stretch_days > scenario.days) {
      rationing.complain("stretch_to_days", "is more than days, the length of the scenario");
    }
    rationing.finish();
  }
}

// Quantities of which two sources speak: what versions can differ in.
std::vector<std::string> disputing_sources(Scenario const& scenario) {
  std::vector<std::string> sources;
  auto const add = [&](std::vector<std::string> const& found) {
    if (found.size() < 2) return;
    for (std::string const& source : found) {
      bool const known = std::find(sources.begin(), sources.end(), source) != sources.end();
      if (!source.empty() && !known) sources.push_back(source);
    }
  };
  for (Quantity const& quantity : scenario.quantities) add(sources_of(quantity.claims));
  for (SupplyLink const& link : scenario.links) add(sources_of(link));
  return sources;
}

bool follow_the_same(Account const& a, Account const& b) {
  auto const same = [](Range const& x, Range const& y) {
    return x.low == y.low && x.mode == y.mode && x.high == y.high;
  };
  return a.statuses == b.statuses &&
         std::equal(a.ranges.begin(), a.ranges.end(), b.ranges.begin(), b.ranges.end(), same);
}

// Of versions that come to the same, the first is enough.
void drop_equal_accounts(Scenario& scenario) {
  std::vector<Account> kept;
  std::erase_if(scenario.versions, [&](Version const& version) {
    Account account = account_of(scenario, version, Spread::own);
    bool const known = std::any_of(kept.begin(), kept.end(), [&](Account const& other) {
      return follow_the_same(other, account);
    });
    if (!known) kept.push_back(std::move(account));
    return known;
  });
}

}  // namespace

void read_versions(Fields& top, Scenario& scenario) {
  for (Fields& fields : top.tables("version")) {
    Version version{fields.required_text("name"), {}};
    bool const twice =
        std::any_of(scenario.versions.begin(), scenario.versions.end(),
                    [&](Version const& other) { return other.name == version.name; });
    if (twice) fields.complain("name", "stands twice: \"" + version.name + "\"");
    std::optional<std::vector<std::string>> sources = fields.texts("sources");
    if (!sources || sources->empty()) {
      fields.complain("sources", "is missing; list whose word is taken first");
    }
    version.sources = std::move(*sources);
    fields.finish();
    scenario.versions.push_back(std::move(version));
  }
  if (!scenario.versions.empty()) return;
  for (std::string const& source : disputing_sources(scenario)) {
    scenario.versions.push_back({"as " + source + " states", {source}});
  }
  if (scenario.versions.empty()) scenario.versions.push_back({"as given", {}});
  drop_equal_accounts(scenario);
}

Scenario read_scenario(std::string_view text, std::string const& name) {
  toml::table const table = parse_toml(text, name);
  Fields top(table, name, "");
  Scenario scenario;
  QuantityReader reader(scenario);
  read_head(top, scenario);
  read_people(top, reader, scenario);
  read_commodities(top, reader, scenario);
  read_links(top, reader, scenario);
  read_figures(top, scenario);
  read_versions(top, scenario);
  top.finish();
  return scenario;
}

void override_quantities(Scenario& scenario, Overrides const& overrides) {
  for (auto const& [path, value] : overrides) {
    auto const found = std::find_if(scenario.quantities.begin(), scenario.quantities.end(),
                                    [&](Quantity const& q) { return q.path == path; });
    if (found == scenario.quantities.end()) {
      std::vector<std::string> known;
      for (Quantity const& quantity : scenario.quantities) known.push_back(quantity.path);
      std::string const nearest = nearest_name(path, known);
      throw Error(ErrorCode::bad_input,
                  fmt::format("{}: the scenario has no such quantity; {}", path,
                              nearest.empty() ? "the inputs of --format json list all that it has"
                                              : "the nearest is " + nearest));
    }
    if (!(value >= found->least && value <= found->most)) {
      throw Error(ErrorCode::bad_input, fmt::format("{}: must be a number from {} to {}; it is {}",
                                                    path, found->least, found->most, value));
    }
    found->claims = {{value, value, value, {}, {"set by hand", "", ""}}};
  }
}

}  // namespace dragoman::supply
