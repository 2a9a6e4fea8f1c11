// The supply model for views: text of a scenario in, answer out.
//
//   answer_supply({"place = \"Tal Orven\" …", "tal-orven.toml", {{"population", 90000}}})
//
// The shape of the JSON stands in docs/SUPPLY.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "supply/answer.h"

namespace dragoman::supply {

struct SupplyRequest {
  std::string text;          // a scenario, TOML
  std::string name;          // of the file, for complaints
  Overrides overrides;       // by path of a quantity, as in "inputs" of the answer
  std::optional<int> draws;  // in the place of the scenario's
  int jobs = 1;              // threads; changes nothing in the answer
};

// "population=90000", one each. Throws Error{usage} about --set where one is written otherwise.
Overrides read_overrides(std::vector<std::string> const& assignments);

// Throws Error{bad_input} as read_scenario and override_quantities do.
Answer answer_supply(SupplyRequest const& request);

// The same as one JSON object. Any view may call it from any thread.
std::string supply_json(SupplyRequest const& request);

std::string to_json(Answer const& answer);
// For a person: what runs short when, by whose account, and why.
std::string to_text(Answer const& answer);
// Names of columns, then a row a version, day and commodity.
std::vector<std::vector<std::string>> to_rows(Answer const& answer);
// Links with their flow and capacity on the first day of each stretch; those with a path.
std::string to_geojson(Answer const& answer);

}  // namespace dragoman::supply
