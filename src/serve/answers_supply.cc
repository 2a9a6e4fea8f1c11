// What open and shut links mean for stocks: scenarios answered, and drafted from the store.
#include <sstream>

#include "serve/answers.h"
#include "supply/draft.h"
#include "supply/supply.h"

namespace dragoman {
namespace {

constexpr std::int64_t kMostDraws = 100'000;
constexpr int kThreads = 2;

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

supply::SupplyRequest supply_request(Request const& request) {
  supply::SupplyRequest out{request.body, "scenario", {}, std::nullopt, kThreads};
  out.overrides = supply::read_overrides(lines_of(request.parameter("set")));
  if (request.query.contains("draws")) {
    out.draws = static_cast<int>(whole_number("draws", request.parameter("draws"), kMostDraws));
  }
  return out;
}

}  // namespace

Response answer_supply(Call const& call) {
  return json_response(supply::supply_json(supply_request(call.request)));
}

Response answer_supply_draft(Call const& call) {
  std::string const& place = call.request.parameter("place");
  if (place.empty()) return problem(400, "of which place is the scenario?", "place");
  Readers::Lease const store = call.service.readers().lend();
  Response out;
  try {
    out.body = supply::draft_scenario(*store, place);
  } catch (Error const& error) {
    if (error.code() != ErrorCode::bad_input) throw;
    return problem(404, error.what(), "place");
  }
  out.headers.emplace_back("Content-Type", "application/toml");
  return out;
}

}  // namespace dragoman
