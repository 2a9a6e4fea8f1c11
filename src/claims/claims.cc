#include "claims/claims.h"

namespace dragoman {

std::string_view name_of(Act act) {
  static constexpr std::string_view kNames[] = {"assert", "deny",     "confirm",   "accuse",
                                                "demand", "promise",  "threaten",  "refuse",
                                                "praise", "question", "no-comment"};
  return kNames[static_cast<int>(act)];
}

std::string_view name_of(Quote quote) {
  static constexpr std::string_view kNames[] = {"direct", "indirect", "mixed"};
  return kNames[static_cast<int>(quote)];
}

std::string_view name_of(Denies denies) {
  static constexpr std::string_view kNames[] = {"fact",   "responsibility", "characterisation",
                                                "intent", "scope",          "number"};
  return kNames[static_cast<int>(denies)];
}

}  // namespace dragoman
