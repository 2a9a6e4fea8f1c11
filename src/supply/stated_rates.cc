#include "supply/stated_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "supply/plan.h"

namespace dragoman::supply {
namespace {

std::string bounded(Bound bound, double value) {
  std::string const words(words_of(bound));
  return fmt::format("{}{:.10g}", words.empty() ? "" : words + " ", value);
}

}  // namespace

double ratio(double a, double b) {
  double const low = std::min(a, b), high = std::max(a, b);
  return low > 0 ? high / low : high > 0 ? kUnlimited : 1;
}

std::optional<double> rate_of(StatedFigure const& figure) {
  if (!figure.days || !figure.part_of.empty() || figure.missing) return std::nullopt;
  return figure.value / *figure.days / figure.directions();
}

bool same_matter(StatedFigure const& a, StatedFigure const& b) {
  return a.measure == b.measure && a.link == b.link && a.cargo == b.cargo;
}

bool holds(StatedPercent const& stated, double percent) {
  double const rounding = 0.5 + 0.01 * stated.value;
  switch (stated.bound) {
    case Bound::at_least:
    case Bound::more_than:
      return percent >= stated.value;
    case Bound::at_most:
    case Bound::less_than:
      return percent <= stated.value;
    default:
      return std::abs(percent - stated.value) <= rounding;
  }
}

bool is_open_above(Bound bound) { return bound == Bound::at_least || bound == Bound::more_than; }

std::string_view words_of(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "";
    case Bound::about:
      return "about";
    case Bound::at_least:
      return "at least";
    case Bound::at_most:
      return "at most";
    case Bound::more_than:
      return "more than";
    case Bound::less_than:
      return "less than";
  }
  return "";
}

std::string told(StatedPercent const& stated) {
  return fmt::format("{} %", bounded(stated.bound, stated.value));
}

std::string stated(StatedFigure const& figure) { return bounded(figure.bound, figure.value); }

std::string amount(double value) {
  return value >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

std::string teller(StatedFigure const& figure) {
  return figure.voice.source.empty() ? "the scenario" : figure.voice.source;
}

std::string counted(StatedFigure const& figure) {
  return figure.cargo.empty() ? figure.measure : figure.cargo + " " + figure.measure;
}

}  // namespace dragoman::supply
