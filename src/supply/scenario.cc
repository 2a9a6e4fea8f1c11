#include "supply/scenario.h"

#include <algorithm>

namespace dragoman::supply {

std::string_view name_of(LinkState state) {
  switch (state) {
    case LinkState::open:
      return "open";
    case LinkState::restricted:
      return "restricted";
    case LinkState::closed:
      return "closed";
    case LinkState::unspecified:
      return "unspecified";
  }
  return "";
}

std::string_view name_of(Sharing sharing) {
  return sharing == Sharing::equal_days ? "equal-days" : "equal-coverage";
}

std::vector<std::string> sources_of(SupplyLink const& link) {
  std::vector<std::string> sources;
  for (StatusClaim const& status : link.statuses) {
    if (std::find(sources.begin(), sources.end(), status.voice.source) == sources.end()) {
      sources.push_back(status.voice.source);
    }
  }
  return sources;
}

std::string date_of(Scenario const& scenario, int day) {
  return format_date(add_days(scenario.start, day));
}

}  // namespace dragoman::supply
