// Figures that somebody states, to be held against each other.
#include <fmt/format.h>

#include <algorithm>

#include "supply/scenario_fields.h"

namespace dragoman::supply {
namespace {

Bound read_bound(Fields& fields, std::string const& key) {
  static constexpr Bound kBounds[] = {Bound::exact,   Bound::about,     Bound::at_least,
                                      Bound::at_most, Bound::more_than, Bound::less_than};
  std::vector<std::string> names;
  for (Bound const bound : kBounds) names.emplace_back(name_of(bound));
  std::string const chosen = fields.choice(key, names);
  return kBounds[std::find(names.begin(), names.end(), chosen) - names.begin()];
}

std::optional<StatedPercent> read_percent(Fields& fields, StatedFigure const& figure) {
  std::optional<double> const value = fields.number("percent", {});
  Bound const bound = read_bound(fields, "percent_bound");
  if (!value) return std::nullopt;
  if (figure.share_of.empty() && !figure.instead_of) {
    fields.complain("percent", "needs share_of or instead_of: per cent of what?");
  }
  return StatedPercent{*value, bound};
}

StatedFigure read_figure(Fields& fields) {
  StatedFigure figure;
  figure.id = fields.text("id").value_or("");
  figure.measure = fields.required_text("measure");
  figure.link = fields.text("link").value_or("");
  std::optional<double> const value = fields.number("value", {});
  if (!value) fields.complain("value", "is missing; give the number that is stated");
  figure.value = *value;
  figure.bound = read_bound(fields, "bound");
  figure.cargo = fields.text("cargo").value_or("");
  figure.days = fields.number("days", {0.01, 1e5});
  figure.both_ways = fields.flag("both_ways").value_or(false);
  figure.missing = fields.flag("missing").value_or(false);
  figure.part_of = fields.text("part_of").value_or("");
  figure.share_of = fields.text("share_of").value_or("");
  figure.instead_of = fields.number("instead_of", {});
  figure.percent = read_percent(fields, figure);
  figure.people = fields.number("people", {1, 1e10});
  if (std::optional<Date> const date = fields.date("date")) figure.date = format_date(*date);
  figure.voice = QuantityReader::voice(fields);
  fields.finish();
  return figure;
}

}  // namespace

void read_figures(Fields& top, Scenario& scenario) {
  std::vector<Fields> tables = top.tables("figure");
  std::vector<std::string> ids;
  for (Fields& fields : tables) {
    StatedFigure figure = read_figure(fields);
    bool const twice = std::find(ids.begin(), ids.end(), figure.id) != ids.end();
    if (!figure.id.empty() && twice) fields.complain("id", "stands twice: \"" + figure.id + "\"");
    if (!figure.id.empty()) ids.push_back(figure.id);
    scenario.figures.push_back(std::move(figure));
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (auto const& [key, id] : {std::pair{"part_of", scenario.figures[i].part_of},
                                  std::pair{"share_of", scenario.figures[i].share_of}}) {
      if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      tables[i].complain(key, fmt::format("no [[figure]] has the id \"{}\"", id));
    }
  }
}

}  // namespace dragoman::supply
