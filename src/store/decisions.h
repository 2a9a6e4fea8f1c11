// An analyst's word on what belongs together: after the machine has grouped events to incidents and
// documents to copies, single ones are put together or taken apart.
//
//   groups {0, 0, 2}, "1 stands alone", "1 goes with 2"   →   {0, 1, 1}
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/sqlite.h"

namespace dragoman {

struct Decision {
  std::size_t item = 0;             // position
  std::optional<std::size_t> with;  // one group with that; none: a group of its own
  std::string why;                  // "merged by anna: same strike"
};

// `groups[i]` is the position of the first member of i's group, and so it is in what comes out.
// Decisions are taken in their order; a later one wins.
std::vector<std::size_t> regrouped(std::vector<std::size_t> groups,
                                   std::vector<Decision> const& decisions);

// Document and id of an item → its position.
using Positions = std::map<std::pair<std::int64_t, std::int64_t>, std::size_t>;

// The merges and splits in force of "events" or "documents" whose items have a position.
std::vector<Decision> decisions(Database const& database, std::string const& product,
                                Positions const& positions);

}  // namespace dragoman
