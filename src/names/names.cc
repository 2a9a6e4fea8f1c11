#include "names/names.h"

namespace dragoman {

std::string_view name_of(ActorKind kind) {
  static constexpr std::string_view kNames[] = {"person",      "government",   "military",
                                                "armed-group", "organisation", "international",
                                                "people",      "group"};
  return kNames[static_cast<int>(kind)];
}

bool of_one_state(Actor const& a, Actor const& b) { return !a.state.empty() && a.state == b.state; }

std::string_view name_of(PlaceKind kind) {
  static constexpr std::string_view kNames[] = {"country", "region", "settlement", "route",
                                                "water",   "site",   "other"};
  return kNames[static_cast<int>(kind)];
}

std::string_view name_of(Bound bound) {
  static constexpr std::string_view kNames[] = {"exact",   "about",     "at-least",
                                                "at-most", "more-than", "less-than"};
  return kNames[static_cast<int>(bound)];
}

}  // namespace dragoman
