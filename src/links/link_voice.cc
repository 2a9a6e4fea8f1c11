#include "links/link_voice.h"

namespace dragoman {

std::int32_t claim_holding(Claims const& claims, ByteSpan words) {
  std::int32_t best = -1;
  for (std::size_t i = 0; i < claims.claims.size(); ++i) {
    ByteSpan const content = claims.claims[i].content;
    if (!content.contains(words)) continue;
    bool const inner = best < 0 || content.size() < claims.claims[best].content.size();
    if (inner) best = static_cast<std::int32_t>(i);
  }
  return best;
}

}  // namespace dragoman
