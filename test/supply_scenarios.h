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

inline std::string people(double number) { return line_of("population", number); }

// Tables with a name; `fields` are the lines below it.
inline std::string commodity(std::string const& name, std::string const& fields) {
  return "[[commodity]]\nname = \"" + name + "\"\n" + fields + "\n";
}
inline std::string link(std::string const& name, std::string const& fields) {
  return "[[link]]\nname = \"" + name + "\"\n" + fields + "\n";
}
// A link straight from outside.
inline std::string open_link(std::string const& name, double capacity) {
  return link(name, line_of("capacity", capacity) + "status = {status = \"open\"}");
}
inline std::string closed_link(std::string const& name, double capacity) {
  return link(name, line_of("capacity", capacity) + "status = {status = \"closed\"}");
}

// A stated figure: "vehicles", 370, and further lines.
inline std::string figure(std::string const& measure, double value,
                          std::string const& fields = "") {
  return fmt::format("[[figure]]\nmeasure = \"{}\"\nvalue = {}\n{}\n", measure, value, fields);
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

// The findings of one check.
inline std::vector<Finding> findings_by(Answer const& answer, std::string const& check) {
  std::vector<Finding> found;
  for (Finding const& finding : answer.findings) {
    if (finding.check == check) found.push_back(finding);
  }
  return found;
}

// The texts of one check's findings on these figures, a line each.
inline std::string findings_text(Answer const& answer, std::string const& check) {
  std::string text;
  for (Finding const& finding : findings_by(answer, check)) text += finding.text + "\n";
  return text;
}

// What is found about figures alone, in a place of a thousand people who get nothing.
inline Answer answer_about(std::string const& figures) {
  return answer_to(head() + people(1000) + commodity("food", "grams = 500\nstock = 0") + figures);
}
inline std::string findings_about(std::string const& figures, std::string const& check) {
  return findings_text(answer_about(figures), check);
}

}  // namespace dragoman::supply
