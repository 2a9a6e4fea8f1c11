// The people of a scenario, and what is needed for each of them.
#include <algorithm>

#include "supply/scenario_fields.h"

namespace dragoman::supply {
namespace {

constexpr double kGeneralRation = 2100;  // kcal a person and day: WFP's and UNHCR's planning figure
constexpr double kNoColdBelow = 20;      // °C: from here down, cold asks for more energy

QuantitySpec harms(std::string key, std::string unit, FieldRange bounds = {}) {
  return {std::move(key), std::move(unit), Effect::harms, bounds};
}
QuantitySpec helps(std::string key, std::string unit, FieldRange bounds = {}) {
  return {std::move(key), std::move(unit), Effect::helps, bounds};
}

// One of the ways to say how much is needed; more than one is a mistake.
void read_need(Fields& fields, QuantityReader& reader, Commodity& commodity) {
  std::string const owner = "commodity." + commodity.name;
  commodity.grams = reader.read(fields, owner, harms("grams", "g a person and day"));
  commodity.litres = reader.read(fields, owner, harms("litres", "l a person and day"));
  commodity.energy_share =
      reader.read(fields, owner, harms("energy_share", "of the energy", {0, 1}));
  commodity.kcal_per_gram =
      reader.read(fields, owner, helps("kcal_per_gram", "kcal a gram", {0.01, 10}));
  commodity.need = reader.read(fields, owner, harms("need", commodity.unit + " a day"));
  int const given = static_cast<int>(commodity.grams != kNone) + (commodity.litres != kNone) +
                    (commodity.energy_share != kNone) + (commodity.need != kNone);
  if (given != 1) {
    fields.complain("grams",
                    "say in one way how much is needed: grams or litres (a person and "
                    "day), energy_share with kcal_per_gram, or need (a day for all)");
  }
  if ((commodity.energy_share != kNone) != (commodity.kcal_per_gram != kNone)) {
    fields.complain("kcal_per_gram", "energy_share and kcal_per_gram go together");
  }
  if (commodity.litres != kNone && commodity.unit != "l") {
    fields.complain("litres", "needs unit = \"l\"");
  }
  commodity.scales_with_energy = fields.flag("scales_with_energy").value_or(false);
  if (commodity.scales_with_energy && commodity.grams == kNone) {
    fields.complain("scales_with_energy", "goes with grams only");
  }
}

void read_stock(Fields& fields, QuantityReader& reader, Commodity& commodity) {
  std::string const owner = "commodity." + commodity.name;
  if (fields.has("stock") == fields.has("stock_days")) {
    fields.complain("stock",
                    "say in one way what is in store, 0 if nothing is: stock or stock_days");
  }
  commodity.stock_in_days = fields.has("stock_days");
  commodity.stock = commodity.stock_in_days
                        ? reader.read(fields, owner, helps("stock_days", "days of need"))
                        : reader.read(fields, owner, helps("stock", commodity.unit));
  std::string const rate = commodity.unit + " a day";
  commodity.local = reader.read_or(fields, owner, helps("local", rate), 0);
  commodity.storage = reader.read(fields, owner, helps("storage", commodity.unit));
  commodity.offered = reader.read(fields, owner, helps("offered", rate));
  commodity.loss = reader.read_or(fields, owner, harms("loss", "of the need", {0, 1}), 0);
  commodity.spoilage =
      reader.read_or(fields, owner, harms("spoilage", "of the stock a day", {0, 1}), 0);
  commodity.ration = reader.read_or(fields, owner, harms("ration", "of the need", {0, 1}), 1);
}

Commodity read_commodity(Fields& fields, QuantityReader& reader) {
  std::vector<std::string> const units = {"t", "l"};
  Commodity commodity;
  commodity.name = fields.required_text("name");
  commodity.cargo = fields.text("class").value_or(commodity.name);
  commodity.unit = fields.choice("unit", units);
  std::optional<double> const density = fields.number("kg_per_litre", {0.01, 25});
  if (density && commodity.unit != "l") fields.complain("kg_per_litre", "needs unit = \"l\"");
  if (commodity.unit == "l") commodity.tonnes_per_unit = density.value_or(1) / 1000;
  read_need(fields, reader, commodity);
  read_stock(fields, reader, commodity);
  fields.finish();
  return commodity;
}

}  // namespace

void read_people(Fields& top, QuantityReader& reader, Scenario& scenario) {
  scenario.population = reader.read(top, "", harms("population", "people", {1, 1e10}));
  if (scenario.population == kNone) {
    top.complain("population",
                 "is missing; give population = 120000 or [[population]] with value "
                 "and source, one for each claim");
  }
  std::vector<Fields> tables = top.tables("energy");
  if (tables.size() > 1) top.complain("energy", "stands twice");
  toml::table const none;
  Fields energy = tables.empty() ? top.inner(none, "energy") : tables.front();
  scenario.base_energy = reader.read_or(
      energy, "energy", harms("base", "kcal a person and day", {500, 6000}), kGeneralRation);
  scenario.activity =
      reader.read_or(energy, "energy", harms("activity", "kcal a person and day", {0, 2000}), 0);
  scenario.temperature =
      reader.read_or(energy, "energy", helps("temperature", "°C", {-60, 60}), kNoColdBelow);
  energy.finish();
}

void read_commodities(Fields& top, QuantityReader& reader, Scenario& scenario) {
  for (Fields& fields : top.tables("commodity")) {
    if (scenario.commodities.size() == kMostCommodities) {
      fields.complain("name", "is one too many; a scenario holds 24 commodities");
    }
    Commodity commodity = read_commodity(fields, reader);
    bool const twice = std::any_of(scenario.commodities.begin(), scenario.commodities.end(),
                                   [&](Commodity const& c) { return c.name == commodity.name; });
    if (twice) fields.complain("name", "stands twice: \"" + commodity.name + "\"");
    scenario.commodities.push_back(std::move(commodity));
  }
  if (scenario.commodities.empty()) {
    top.complain("commodity", "is missing; give [[commodity]] with name and grams");
  }
}

}  // namespace dragoman::supply
