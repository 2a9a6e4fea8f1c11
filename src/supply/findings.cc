#include "supply/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "supply/normals.h"

namespace dragoman::supply {
namespace {

constexpr double kLightest = 0.5, kHeaviest = 30;  // tonnes a vehicle: pick-up … truck and trailer
constexpr double kFewGrams = 50, kManyGrams = 2000;  // a person and day: below, above, no ration
constexpr double kGramsPerTonne = 1e6;

int index_of(Figures const& figures, std::string const& id) {
  auto const found = std::find_if(figures.begin(), figures.end(),
                                  [&](StatedFigure const& f) { return f.id == id; });
  return static_cast<int>(found - figures.begin());
}

// Tonnes and vehicles of one source over one time give a load.
std::optional<Finding> payload(Figures const& figures, int t, int v) {
  StatedFigure const& tonnes = figures[static_cast<std::size_t>(t)];
  StatedFigure const& vehicles = figures[static_cast<std::size_t>(v)];
  bool const pair = tonnes.measure == "tonnes" && vehicles.measure == "vehicles" &&
                    tonnes.link == vehicles.link && tonnes.days == vehicles.days &&
                    tonnes.date == vehicles.date && tonnes.voice.source == vehicles.voice.source &&
                    vehicles.value > 0 && tonnes.part_of.empty() && vehicles.part_of.empty();
  if (!pair) return std::nullopt;
  double const passage = tonnes.value / vehicles.value, load = passage * vehicles.directions();
  bool const likely = load >= kLightest && load <= kHeaviest;
  std::string const both_ways =
      vehicles.both_ways ? fmt::format(" ({:.2f} t a passage)", passage) : "";
  std::string const text =
      likely ? fmt::format("{:.2f} t a vehicle that comes in{}: both figures can hold", load,
                           both_ways)
             : fmt::format(
                   "{:.3g} t a vehicle: outside {} to {} t, so that one of both counts "
                   "something else",
                   load, kLightest, kHeaviest);
  return Finding{"payload", likely ? Verdict::agrees : Verdict::excludes, text, {t, v}};
}

// Two sources on one matter, each by the day.
std::optional<Finding> rates(Figures const& figures, int i, int j) {
  StatedFigure const& a = figures[static_cast<std::size_t>(i)];
  StatedFigure const& b = figures[static_cast<std::size_t>(j)];
  std::optional<double> const rate_a = rate_of(a), rate_b = rate_of(b);
  if (!rate_a || !rate_b || !same_matter(a, b) || a.voice.source == b.voice.source) {
    return std::nullopt;
  }
  double const apart = ratio(*rate_a, *rate_b);
  bool const near = apart <= kAgree;
  std::string const by = fmt::format("{} {} a day by {}, {} by {}", amount(*rate_a), counted(a),
                                     teller(a), amount(*rate_b), teller(b));
  std::string const expected = fmt::format("; the first would give {} in {:.10g} days",
                                           amount(*rate_a * *b.days * b.directions()), *b.days);
  std::string const text =
      near ? fmt::format("{}: {:.0f} % apart, nearly one count", by, (1 - 1 / apart) * 100)
           : fmt::format(
                 "{}: a factor of {:.1f}{}; other days, other places or another way of "
                 "counting",
                 by, apart, expected);
  return Finding{"rate", near ? Verdict::agrees : Verdict::differs, text, {i, j}};
}

// One source's running totals: what was added between two of them.
std::optional<Finding> pace(Figures const& figures, int i, int j) {
  StatedFigure const& first = figures[static_cast<std::size_t>(i)];
  StatedFigure const& later = figures[static_cast<std::size_t>(j)];
  bool const series = rate_of(first) && rate_of(later) && same_matter(first, later) &&
                      first.voice.source == later.voice.source && *first.days < *later.days &&
                      first.value <= later.value && first.both_ways == later.both_ways;
  if (!series) return std::nullopt;
  double const before = first.value / *first.days;
  double const since = (later.value - first.value) / (*later.days - *first.days);
  if (ratio(before, since) <= kAgree) return std::nullopt;
  return Finding{
      "pace",
      Verdict::differs,
      fmt::format("{} {} a day up to day {}, {} a day from then to day {}", amount(before),
                  first.measure, *first.days, amount(since), *later.days),
      {i, j}};
}

Finding parts_of(Figures const& figures, int whole, std::vector<int> const& parts) {
  double sum = 0;
  for (int const part : parts) sum += figures[static_cast<std::size_t>(part)].value;
  StatedFigure const& of = figures[static_cast<std::size_t>(whole)];
  double const total = of.value;
  std::vector<int> cited = {whole};
  cited.insert(cited.end(), parts.begin(), parts.end());
  if (ratio(sum, total) <= kSame) {
    return {"parts", Verdict::agrees, fmt::format("the parts add up to {:.10g}", total), cited};
  }
  if (sum < total) {
    return {"parts", Verdict::partial,
            fmt::format("the parts add up to {:.10g} of {:.10g}: {:.10g} are told of no part", sum,
                        total, total - sum),
            cited};
  }
  if (is_open_above(of.bound)) {
    return {"parts", Verdict::agrees,
            fmt::format("the parts add up to {:.10g}: that is {} {:.10g}", sum, words_of(of.bound),
                        total),
            cited};
  }
  return {"parts", Verdict::excludes,
          fmt::format("the parts add up to {:.10g}, more than the whole of {:.10g}", sum, total),
          cited};
}

std::vector<Finding> parts(Figures const& figures) {
  std::vector<Finding> findings;
  for (std::size_t whole = 0; whole < figures.size(); ++whole) {
    std::vector<int> found;
    for (std::size_t i = 0; i < figures.size() && !figures[whole].id.empty(); ++i) {
      if (figures[i].part_of == figures[whole].id) found.push_back(static_cast<int>(i));
    }
    if (!found.empty()) findings.push_back(parts_of(figures, static_cast<int>(whole), found));
  }
  return findings;
}

// A part and its whole, and the percentage that somebody makes of them.
std::optional<Finding> share(Figures const& figures, int i) {
  StatedFigure const& figure = figures[static_cast<std::size_t>(i)];
  if (figure.share_of.empty()) return std::nullopt;
  int const whole = index_of(figures, figure.share_of);
  double const total = figures[static_cast<std::size_t>(whole)].value;
  if (total <= 0) return std::nullopt;
  double const percent = figure.value / total * 100;
  std::string const plain =
      fmt::format("{:.10g} of {:.10g} are {:.3g} %", figure.value, total, percent);
  if (!figure.percent) return Finding{"share", Verdict::agrees, plain, {i, whole}};
  return Finding{"share",
                 holds(*figure.percent, percent) ? Verdict::agrees : Verdict::excludes,
                 fmt::format("{}; stated are {}", plain, told(*figure.percent)),
                 {i, whole}};
}

std::optional<Finding> ration(Figures const& figures, int i) {
  StatedFigure const& figure = figures[static_cast<std::size_t>(i)];
  if (figure.measure != "tonnes" || !figure.people || !figure.days) return std::nullopt;
  double const grams = figure.value * kGramsPerTonne / *figure.people / *figure.days;
  bool const likely = grams >= kFewGrams && grams <= kManyGrams;
  return Finding{
      "ration",
      likely ? Verdict::agrees : Verdict::excludes,
      fmt::format("{:.0f} g a person and day for {:.10g} people{}", grams, *figure.people,
                  likely ? "" : ": no ration of food is so small or so large"),
      {i}};
}

// More than a link can carry by the version followed.
std::optional<Finding> capacity(Scenario const& scenario, Plan const& plan, int i) {
  StatedFigure const& figure = scenario.figures[static_cast<std::size_t>(i)];
  std::optional<double> const rate = rate_of(figure);
  auto const link = std::find_if(scenario.links.begin(), scenario.links.end(),
                                 [&](SupplyLink const& l) { return l.name == figure.link; });
  if (figure.measure != "tonnes" || !rate || link == scenario.links.end()) return std::nullopt;
  double most = 0;
  auto const e = static_cast<std::size_t>(link - scenario.links.begin());
  for (std::size_t stretch = 0; stretch < plan.stretches(); ++stretch) {
    most = std::max(most, plan.capacity_on(stretch)[e]);
  }
  if (*rate <= most * kSame) return std::nullopt;
  return Finding{
      "capacity",
      Verdict::excludes,
      fmt::format("{} t a day are told to have passed {}; the version followed lets {} pass "
                  "at most",
                  amount(*rate), link->name, amount(most)),
      {i}};
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::agrees:
      return "agrees";
    case Verdict::differs:
      return "differs";
    case Verdict::excludes:
      return "excludes";
    case Verdict::derived:
      return "derived";
    case Verdict::partial:
      return "partial";
  }
  return "";
}

std::vector<Finding> findings_of(Scenario const& scenario, Plan const& plan) {
  std::vector<Finding> findings;
  auto const add = [&](std::optional<Finding> finding) {
    if (finding) findings.push_back(std::move(*finding));
  };
  auto const count = static_cast<int>(scenario.figures.size());
  for (int i = 0; i < count; ++i) {
    for (int j = 0; j < count; ++j) {
      if (i != j) add(payload(scenario.figures, i, j));
      if (i < j) add(rates(scenario.figures, i, j));
      if (i != j) add(pace(scenario.figures, i, j));
    }
    add(share(scenario.figures, i));
    add(ration(scenario.figures, i));
    add(capacity(scenario, plan, i));
  }
  for (Finding& finding : findings_of_normals(scenario.figures))
    findings.push_back(std::move(finding));
  for (Finding& finding : parts(scenario.figures)) findings.push_back(std::move(finding));
  std::stable_sort(findings.begin(), findings.end(), [](Finding const& a, Finding const& b) {
    return (a.verdict == Verdict::excludes) > (b.verdict == Verdict::excludes);
  });
  return findings;
}

}  // namespace dragoman::supply
