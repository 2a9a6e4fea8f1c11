// The answer for a person.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "supply/stated_rates.h"
#include "supply/supply.h"

namespace dragoman::supply {
namespace {

constexpr std::size_t kMostLines = 8;  // of a ranked list; the JSON has all

std::string amount(double value) {
  if (!std::isfinite(value)) return "–";
  return std::abs(value) >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

std::string percent(double part) { return fmt::format("{:.0f} %", part * 100); }

std::string day_text(Scenario const& scenario, int day) {
  if (day == kNever) return fmt::format("not within {} days", scenario.days);
  return fmt::format("day {}, {}", day + 1, date_of(scenario, day));
}

std::string short_day(int day) { return day == kNever ? "never" : fmt::format("day {}", day + 1); }

std::string names(Scenario const& scenario, std::vector<int> const& links) {
  std::vector<std::string> found;
  for (int const link : links) found.push_back(scenario.links[static_cast<std::size_t>(link)].name);
  return fmt::format("{}", fmt::join(found, " + "));
}

std::string cited(Voice const& voice) {
  std::string text = voice.source.empty() ? "nobody" : voice.source;
  if (!voice.words.empty()) text += ": “" + voice.words + "”";
  if (!voice.ref.empty()) text += " [" + voice.ref + "]";
  return text;
}

std::string range_text(Scenario const& scenario, ShortDays const& days) {
  auto const day = [](std::optional<int> found) { return short_day(found.value_or(kNever)); };
  std::string text = fmt::format("{} … {} … {}", day(days.early), day(days.middle), day(days.late));
  if (days.never > 0) {
    text += fmt::format("; not within {} days in {}", scenario.days, percent(days.never));
  }
  return text;
}

std::string commodity_names(Scenario const& scenario, std::vector<int> const& commodities) {
  std::vector<std::string> found;
  for (int const k : commodities) {
    found.push_back(scenario.commodities[static_cast<std::size_t>(k)].name);
  }
  return fmt::format("{}", fmt::join(found, ", "));
}

void add_commodities(Scenario const& scenario, VersionAnswer const& version, std::string& out) {
  constexpr char const* kRow = "  {:<{}}{:>9}{:>9}{:>9}{:>8}{:>9}{:>8}{:>8}{:>8}  {}\n";
  std::size_t width = 0;
  for (Commodity const& commodity : scenario.commodities) {
    width = std::max(width, commodity.name.size() + commodity.unit.size() + 2);
  }
  out += fmt::format(kRow, "a day", width, "need", "comes", "unmet", "cover", "stock", "lasts",
                     "met", "ration", "first short");
  for (std::size_t k = 0; k < scenario.commodities.size(); ++k) {
    Commodity const& commodity = scenario.commodities[k];
    CommodityState const& state = version.stretches.front().commodities[k];
    double const unit = commodity.tonnes_per_unit;
    out += fmt::format(kRow, commodity.name + ", " + commodity.unit, width,
                       amount(state.need / unit), amount((state.arrivals + state.local) / unit),
                       amount(state.unmet / unit), percent(state.coverage),
                       amount(state.stock / unit), amount(state.days_of_supply),
                       percent(version.run.met[k]), percent(version.lasting_ration[k]),
                       day_text(scenario, version.run.first_short[k]));
  }
}

void add_stretch(Scenario const& scenario, Stretch const& stretch, std::string& out) {
  out += fmt::format("  {} to {}: {} t a day could pass, {} are wanted",
                     date_of(scenario, stretch.from), date_of(scenario, stretch.to),
                     amount(stretch.could_pass), amount(stretch.wanted));
  if (stretch.bottleneck.empty()) {
    out += "\n";
  } else {
    out += fmt::format("; {} held back by {}\n", commodity_names(scenario, stretch.short_of),
                       names(scenario, stretch.bottleneck));
  }
  for (std::size_t e = 0; e < stretch.links.size(); ++e) {
    LinkFlow const& link = stretch.links[e];
    SupplyLink const& of = scenario.links[e];
    std::string state = "unspecified, nobody speaks of it";
    if (link.status >= 0) {
      StatusClaim const& status = of.statuses[static_cast<std::size_t>(link.status)];
      state = fmt::format("{}, {}", name_of(status.state), cited(status.voice));
    }
    out += fmt::format("    {:<20}{:>8} t a day  {}\n", of.name, amount(link.capacity), state);
    if (link.vehicles && *link.vehicles > 0) {
      out += fmt::format("    {:<20}{:>8} vehicle{} a day more would bring what is missing\n", "",
                         *link.vehicles, *link.vehicles == 1 ? "" : "s");
    }
  }
}

void add_alternatives(Scenario const& scenario, VersionAnswer const& version, std::string& out) {
  std::size_t lines = 0;
  for (Alternative const& alternative : version.alternatives) {
    if (lines++ == kMostLines) break;
    out +=
        fmt::format("  with {} open: first short {}, worst served {} met, ration to the end {}\n",
                    names(scenario, alternative.links), day_text(scenario, alternative.first_short),
                    percent(alternative.least_met), percent(alternative.lasting_ration));
  }
  for (std::size_t e = 0; e < version.break_even.size(); ++e) {
    std::optional<double> const tonnes = version.break_even[e];
    if (!tonnes) continue;
    out += fmt::format("  nothing is drawn from stocks with {} t a day over {}\n", amount(*tonnes),
                       scenario.links[e].name);
  }
}

void add_version(Scenario const& scenario, VersionAnswer const& version, std::string& out) {
  out += fmt::format("\n{}: first short {}\n", version.version.name,
                     day_text(scenario, version.run.first_short_of_all()));
  add_commodities(scenario, version, out);
  for (Stretch const& stretch : version.stretches) add_stretch(scenario, stretch, out);
  add_alternatives(scenario, version, out);
}

void add_all_claims(Answer const& answer, std::string& out) {
  if (answer.draws.draws == 0) return;
  out += fmt::format("\nOver all that is claimed, {} draws, nine of ten between\n",
                     answer.draws.draws);
  for (std::size_t k = 0; k < answer.scenario.commodities.size(); ++k) {
    out += fmt::format("  {:<16}{}; at the ends of all ranges {} … {}\n",
                       answer.scenario.commodities[k].name,
                       range_text(answer.scenario, answer.draws.first_short[k]),
                       short_day(answer.bounds.worst[k]), short_day(answer.bounds.best[k]));
  }
  if (!answer.bounds_doubt.empty()) {
    out += fmt::format("  The ends are no proven bounds: {}.\n", answer.bounds_doubt);
  }
}

void add_swings(Answer const& answer, std::string& out) {
  if (answer.swings.empty()) return;
  Scenario const& scenario = answer.scenario;
  out += "\nThe answer hangs on\n";
  std::size_t lines = 0;
  for (Swing const& swing : answer.swings) {
    if (lines++ == kMostLines) break;
    out += fmt::format("  {}: {} days of {}, {} of the need\n", swing.path, swing.days,
                       scenario.commodities[static_cast<std::size_t>(swing.commodity)].name,
                       percent(swing.coverage));
    for (SwingEnd const* end : {&swing.worse, &swing.better}) {
      out += fmt::format(
          "    {} {}  {}  — {}\n", end->told, swing.unit,
          short_day(end->outcome.first_short[static_cast<std::size_t>(swing.commodity)]),
          cited(end->voice));
    }
  }
}

void add_findings(Answer const& answer, std::string& out) {
  if (answer.findings.empty()) return;
  out += "\nFigures held against each other\n";
  for (Finding const& finding : answer.findings) {
    out += fmt::format("  {}: {}\n", name_of(finding.verdict), finding.text);
    for (int const i : finding.figures) {
      StatedFigure const& figure = answer.scenario.figures[static_cast<std::size_t>(i)];
      out += fmt::format("    {} {}  — {}\n", stated(figure), counted(figure), cited(figure.voice));
    }
  }
}

void add_assumptions(Answer const& answer, std::string& out) {
  std::vector<std::string> usual;
  std::string lines;
  for (QuantityId const id : answer.assumptions) {
    Quantity const& quantity = answer.scenario.at(id);
    for (Claim const& claim : quantity.claims) {
      if (!claim.voice.source.empty()) continue;
      bool const open = claim.low < claim.high;
      std::string const text =
          fmt::format("{} = {}{} {}", quantity.path, claim.value,
                      open ? fmt::format(" ({} … {})", claim.low, claim.high) : "", quantity.unit);
      if (quantity.given || open) {
        lines += "  " + text + "\n";
      } else {
        usual.push_back(text);
      }
    }
  }
  if (!lines.empty()) out += "\nAssumptions that nobody is cited for\n" + lines;
  if (!usual.empty()) {
    out += fmt::format("\nNot told, and taken as usual: {} quantities, among them {}\n",
                       usual.size(), usual.front());
  }
}

}  // namespace

std::string to_text(Answer const& answer) {
  Scenario const& scenario = answer.scenario;
  std::string out =
      fmt::format("{}\n{}, {} days from {}, sharing by {}\n",
                  scenario.title.empty() ? scenario.place : scenario.title, scenario.place,
                  scenario.days, format_date(scenario.start), name_of(scenario.sharing));
  for (VersionAnswer const& version : answer.versions) add_version(scenario, version, out);
  add_all_claims(answer, out);
  add_swings(answer, out);
  add_findings(answer, out);
  add_assumptions(answer, out);
  return out;
}

std::vector<std::vector<std::string>> to_rows(Answer const& answer) {
  Scenario const& scenario = answer.scenario;
  std::vector<std::vector<std::string>> rows = {
      {"version", "commodity", "unit", "day", "date", "stock", "arrivals", "eaten"}};
  for (VersionAnswer const& version : answer.versions) {
    for (std::size_t i = 0; i < version.run.stock.size(); ++i) {
      Commodity const& commodity = scenario.commodities[i % scenario.commodities.size()];
      int const day = static_cast<int>(i / scenario.commodities.size());
      double const unit = commodity.tonnes_per_unit;
      rows.push_back({version.version.name, commodity.name, commodity.unit, std::to_string(day + 1),
                      date_of(scenario, day), fmt::format("{:.6g}", version.run.stock[i] / unit),
                      fmt::format("{:.6g}", version.run.arrived[i] / unit),
                      fmt::format("{:.6g}", version.run.eaten[i] / unit)});
    }
  }
  return rows;
}

}  // namespace dragoman::supply
