// Promises and demands that a route be opened, and what later reports say of the route.
//
//   12 Jan  "Pashinyan demanded that Moscow open the corridor by the end of January"
//   20 Feb  "The corridor remained closed, officials said."     → broken, according to officials
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace dragoman {

struct AskedOpening {
  std::int64_t document = 0, id = 0, cluster = 0, route = 0;
  Date said;
  std::optional<Date> deadline;
};

struct ToldStatus {
  std::int64_t document = 0, id = 0, cluster = 0, route = 0;
  bool open = false;
  bool is_passage = false;  // only some trucks passed
  Date said;
  std::optional<Date> since;
  std::string source;
};

struct OpeningAnswer {
  std::size_t asked = 0, told = 0;  // positions
  std::string verdict;              // "kept", "broken"
  std::string why;
};

// In the order of `asked`, then of `told`. Kept: of the route, in another text of the half year
// after or up to the deadline, it is said that it became open since. Broken: it is said after the
// deadline that it is shut, since no later day, and nobody says that it had become open in time.
// That it is open, and not since when, may be the denial of a closure.
std::vector<OpeningAnswer> opening_answers(std::vector<AskedOpening> const& asked,
                                           std::vector<ToldStatus> const& told);

}  // namespace dragoman
