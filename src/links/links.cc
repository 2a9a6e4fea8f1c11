#include "links/links.h"

namespace dragoman {

std::string_view name_of(LinkStatus status) {
  static constexpr std::string_view kNames[] = {"open", "restricted", "closed"};
  return kNames[static_cast<int>(status)];
}

LinkStatus opposite(LinkStatus status) {
  return status == LinkStatus::open ? LinkStatus::closed : LinkStatus::open;
}

std::string_view name_of(NeedState state) {
  static constexpr std::string_view kNames[] = {"short", "exhausted", "cut"};
  return kNames[static_cast<int>(state)];
}

}  // namespace dragoman
