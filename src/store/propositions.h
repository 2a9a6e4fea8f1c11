// Writes propositions: what is said to be so, the words it stands on, its standing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite.h"
#include "store/standing.h"

namespace dragoman {

// An item of a proposition. `accused`: codes of those to whom it is laid, separated by ";".
struct PropositionItem {
  std::string key, item, subject, day, accused;
  std::int64_t document = 0, id = 0;
  Voice voice;
};

// Subject, day and accused are those of the first of the items; there must be one. A standing that
// is given takes the place of `single-source` and `corroborated`.
void keep_proposition(Database& database, std::string const& kind,
                      std::vector<PropositionItem> const& items, std::string const& standing = "");

}  // namespace dragoman
