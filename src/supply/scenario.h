// A place that depends on its links: people, what they need, what they have, what may reach them.
//
// In: TOML (docs/SUPPLY.md). Out: Scenario.
//
//   place = "Tal Orven"            start = 2031-03-16     days = 120
//   [[population]]  value = 120000, source = "Tal Orven town hall"
//   [[commodity]]   name = "cereal", grams = 400, stock = 900
//   [[link]]        name = "Serin bridge", vehicles = 20, payload = 8
//   [[link.status]] status = "closed", from = 2031-03-16, source = "Varnia", words = "…"
//
// Inside, every amount is in tonnes a day or tonnes; litres are turned by the commodity's density.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "names/names.h"
#include "supply/quantity.h"

namespace dragoman::supply {

// The number of a quantity in Scenario::quantities; kNone where the scenario gives none.
using QuantityId = std::int32_t;
constexpr QuantityId kNone = -1;

// A set of commodities: bit k stands for Scenario::commodities[k].
using Cargo = std::uint32_t;
constexpr int kMostCommodities = 24;

struct Commodity {
  std::string name;
  std::string cargo;                 // class that scopes name: "food"; its name where none is given
  std::string unit = "t";            // "t" or "l": of stock, local, offered, storage, need
  double tonnes_per_unit = 1;        // 1 t; kg a litre / 1000
  QuantityId grams = kNone;          // a person and day …
  QuantityId litres = kNone;         // … or litres
  QuantityId energy_share = kNone;   // … or this part of the day's energy
  QuantityId kcal_per_gram = kNone;  // with energy_share
  QuantityId need = kNone;           // … or units a day for all
  bool scales_with_energy = false;   // grams are for the base energy and grow with cold and work
  QuantityId loss = kNone;           // part lost on the way to the people: need × (1 + loss)
  QuantityId spoilage = kNone;       // part of the stock lost a day
  QuantityId stock = kNone;
  bool stock_in_days = false;  // stock counts days of the first day's need
  QuantityId local = kNone;
  QuantityId storage = kNone;  // the largest stock
  QuantityId offered = kNone;  // the most that is sent a day; else what is needed
  QuantityId ration = kNone;   // part of the need that is handed out, 0 … 1
};

enum class LinkState { open, restricted, closed, unspecified };
std::string_view name_of(LinkState state);

// What one source says of a link over a time.
struct StatusClaim {
  LinkState state = LinkState::unspecified;
  Term term;
  Voice voice;
  // Of what passes when restricted or unspecified, one is given:
  QuantityId share = kNone;       // part of the capacity
  QuantityId throughput = kNone;  // tonnes a day
  QuantityId vehicles = kNone;    // a day
  std::optional<Cargo> scope;     // else the link's
};

struct SupplyLink {
  std::string name;
  int from = 0, to = 0;         // Scenario::nodes
  QuantityId capacity = kNone;  // tonnes a day when open, or …
  QuantityId vehicles = kNone;  // … vehicles a day
  QuantityId payload = kNone;   // … of so many tonnes
  QuantityId loss = kNone;      // part lost on the way
  Cargo scope = ~Cargo{0};      // what may pass
  double cost = 1;              // a tonne, to choose between ways
  std::vector<StatusClaim> statuses;
  std::vector<std::pair<double, double>> path;  // longitude, latitude
};

// Who speaks of the link's status, in the order of the first word.
std::vector<std::string> sources_of(SupplyLink const& link);

enum class Sharing { equal_coverage, equal_days };
std::string_view name_of(Sharing sharing);

// "less than 10 %"
struct StatedPercent {
  double value = 0;
  Bound bound = Bound::exact;
};

// A figure that somebody states, to be held against the others (findings.h).
struct StatedFigure {
  std::string id, measure, link;  // measure: tonnes|vehicles|people …
  std::string cargo;              // what is counted of it alone: "food"; empty: all
  double value = 0;
  Bound bound = Bound::exact;
  std::optional<double> days;            // that it counts
  bool both_ways = false;                // passages counted in and out
  bool missing = false;                  // counts what did not come
  std::string part_of, share_of;         // ids
  std::optional<double> instead_of;      // "2,507 instead of 133,400"
  std::optional<StatedPercent> percent;  // of share_of or of instead_of
  std::optional<double> people;          // that it feeds
  std::string date;                      // up to which it counts
  Voice voice;

  double directions() const { return both_ways ? 2 : 1; }
};

struct Scenario {
  std::string title, place;
  Date start{};
  int days = 0;
  std::uint64_t seed = 1;
  int draws = 1000;
  Sharing sharing = Sharing::equal_coverage;
  int stretch_days = 0;  // 0: none; else rations are cut at once so that stocks last so long

  std::vector<Quantity> quantities;
  QuantityId population = kNone;
  QuantityId base_energy = kNone, activity = kNone, temperature = kNone;
  std::vector<Commodity> commodities;
  std::vector<std::string> nodes;  // the last one is the place
  std::vector<SupplyLink> links;
  std::vector<Version> versions;  // at least one; the first is what the whole answer builds on
  std::vector<StatedFigure> figures;

  int place_node() const { return static_cast<int>(nodes.size()) - 1; }
  Quantity const& at(QuantityId id) const { return quantities[static_cast<std::size_t>(id)]; }
};

// By path of a quantity, the value that takes the place of all its claims.
using Overrides = std::map<std::string, double>;

// `name` is the file in complaints. Throws Error{bad_input} with file, line, field and cure: broken
// TOML, a field that is unknown (the nearest known one is named), missing, of the wrong type or out
// of range, a name given twice, a link that leads nowhere.
Scenario read_scenario(std::string_view text, std::string const& name);

// Throws Error{bad_input} for a path that the scenario does not have, naming the nearest.
void override_quantities(Scenario& scenario, Overrides const& overrides);

// Day 0 is the start: the date as written, "2031-03-16".
std::string date_of(Scenario const& scenario, int day);

}  // namespace dragoman::supply
