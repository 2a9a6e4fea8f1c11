#include "store/decisions.h"

#include <algorithm>

#include "store/sql.h"

namespace dragoman {
namespace {

// Takes `item` out of its group; the next member leads those that are left.
void part(std::vector<std::size_t>& groups, std::size_t item) {
  std::size_t const group = groups[item];
  std::optional<std::size_t> lead;
  for (std::size_t i = group; i < groups.size(); ++i) {
    if (i == item || groups[i] != group) continue;
    if (!lead) lead = i;
    groups[i] = *lead;
  }
  groups[item] = item;
}

void join(std::vector<std::size_t>& groups, std::size_t a, std::size_t b) {
  std::size_t const keep = std::min(groups[a], groups[b]);
  std::size_t const drop = std::max(groups[a], groups[b]);
  std::replace(groups.begin(), groups.end(), drop, keep);
}

}  // namespace

std::vector<std::size_t> regrouped(std::vector<std::size_t> groups,
                                   std::vector<Decision> const& decisions) {
  for (Decision const& decision : decisions) {
    if (decision.with) {
      join(groups, decision.item, *decision.with);
    } else {
      part(groups, decision.item);
    }
  }
  return groups;
}

std::vector<Decision> decisions(Database const& database, std::string const& product,
                                Positions const& positions) {
  std::vector<Decision> out;
  Statement rows = database.prepare(sql_file("queries/decisions.sql"));
  rows.bind({product});
  while (rows.step()) {
    auto const item = positions.find({rows.integer(1), rows.integer(2)});
    if (item == positions.end()) continue;
    Decision decision{item->second, std::nullopt, rows.text(5)};
    if (rows.text(0) == "merge") {
      auto const other = positions.find({rows.integer(3), rows.integer(4)});
      if (other == positions.end()) continue;
      decision.with = other->second;
    }
    out.push_back(decision);
  }
  return out;
}

}  // namespace dragoman
