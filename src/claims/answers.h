// What a claim answers, and which part of it a denial denies.
//
//   "Azerbaijan says the protest is spontaneous. But Yerevan has accused Baku of staging it."
//                    ^-- claim 0                            claim 1 answers 0: characterisation
#pragma once

#include <vector>

#include "claims/attribution.h"
#include "claims/claims.h"

namespace dragoman {

// Fills `answers` and `denies` of claims.claims, which were made from `found` in the same order;
// claims.claim_of_event must be filled. A claim answers at most one claim, or one event of the
// outlet's own voice, both earlier in the text; most claims answer none.
void find_answers(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
                  Claims& claims);

}  // namespace dragoman
