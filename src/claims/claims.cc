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

std::int32_t claim_holding(std::vector<Claim> const& claims, ByteSpan words) {
  std::int32_t best = -1;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    ByteSpan const content = claims[i].content;
    if (!content.contains(words) || claims[i].gap.overlaps(words)) continue;
    bool const inner = best < 0 || content.size() < claims[best].content.size();
    if (inner) best = static_cast<std::int32_t>(i);
  }
  return best;
}

}  // namespace dragoman
