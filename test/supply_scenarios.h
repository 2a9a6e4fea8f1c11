// Scenarios for the tests of the supply model: text with what every scenario needs.
#pragma once

#include <fmt/format.h>

#include <string>

#include "supply/supply.h"

namespace dragoman::supply {

inline std::string head(int days = 120, std::string const& start = "2022-12-12") {
  return "place = \"Here\"\nstart = " + start + "\ndays = " + std::to_string(days) +
         "\ndraws = 0\n";
}

inline std::string line_of(std::string const& key, double value) {
  return fmt::format("{} = {}\n", key, value);
}

inline Answer answer_to(std::string const& text, Overrides const& overrides = {}) {
  return answer_supply({text, "test.toml", overrides, std::nullopt, 1});
}

inline CommodityState const& first_state(Answer const& answer, std::size_t version = 0) {
  return answer.versions[version].stretches[0].commodities[0];
}

inline std::vector<std::string> link_names(Answer const& answer, std::vector<int> const& links) {
  std::vector<std::string> names;
  for (int const link : links) {
    names.push_back(answer.scenario.links[static_cast<std::size_t>(link)].name);
  }
  return names;
}

// The findings of one check, as their texts.
inline std::vector<Finding> findings_by(Answer const& answer, std::string const& check) {
  std::vector<Finding> found;
  for (Finding const& finding : answer.findings) {
    if (finding.check == check) found.push_back(finding);
  }
  return found;
}

}  // namespace dragoman::supply
