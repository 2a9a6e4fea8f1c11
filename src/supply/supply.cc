#include "supply/supply.h"

namespace dragoman::supply {

Answer answer_supply(SupplyRequest const& request) {
  Scenario scenario = read_scenario(request.text, request.name);
  override_quantities(scenario, request.overrides);
  if (request.draws) scenario.draws = *request.draws;
  return answer(std::move(scenario), request.jobs);
}

std::string supply_json(SupplyRequest const& request) { return to_json(answer_supply(request)); }

}  // namespace dragoman::supply
