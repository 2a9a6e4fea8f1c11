#include "supply/supply.h"

#include "base/error.h"

namespace dragoman::supply {

Overrides read_overrides(std::vector<std::string> const& texts) {
  Overrides overrides;
  for (std::string const& text : texts) {
    std::size_t const equals = text.rfind('=');
    std::size_t end = 0;
    double value = 0;
    try {
      value = std::stod(text.substr(equals + 1), &end);
    } catch (std::exception const&) {
      end = 0;
    }
    if (equals == std::string::npos || end == 0 || equals + 1 + end != text.size()) {
      throw Error(ErrorCode::usage, "--set " + text + ": write it as --set population=90000");
    }
    overrides[text.substr(0, equals)] = value;
  }
  return overrides;
}

Answer answer_supply(SupplyRequest const& request) {
  Scenario scenario = read_scenario(request.text, request.name);
  override_quantities(scenario, request.overrides);
  if (request.draws) scenario.draws = *request.draws;
  return answer(std::move(scenario), request.jobs);
}

std::string supply_json(SupplyRequest const& request) { return to_json(answer_supply(request)); }

}  // namespace dragoman::supply
