// The terms of a promise, demand or threat: until when, on which condition.
//
//   "… said it should either seek a mandate or allow a contingent by Friday if talks fail."
//                  condition: either … or …                        deadline  condition: if …
#pragma once

#include "claims/attribution.h"
#include "claims/claims.h"

namespace dragoman {

// Fills `deadline` and `condition` of the claim made from `found`; leaves them as they are where
// the act asks for none or the words give none. `published` decides what lies ahead.
void find_terms(Layers const& layers, Attribution const& found, Document const& document,
                Claim& claim);

}  // namespace dragoman
