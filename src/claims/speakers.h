// Who a claim's speakers are: actors of the document, or the words that describe them.
#pragma once

#include <vector>

#include "claims/claims.h"

namespace dragoman {

// `heads` are the tokens that head the words for the speakers. Those who are actors become
// `speakers` with their mentions; others leave only a mention, behind those of the actors.
void name_speakers(Parse const& parse, Names const& names, std::vector<std::int32_t> const& heads,
                   Claim& claim);

}  // namespace dragoman
