// The terms of a promise, demand or threat: until when, on which condition.
//
//   "… said it should either seek a mandate or allow a contingent by Friday if talks fail."
//                  condition: either … or …                        deadline  condition: if …
#pragma once

#include <span>

#include "claims/attribution.h"
#include "claims/claims.h"

namespace dragoman {

// Fills `deadline` and `condition` of the claim made from the last attribution of `up_to_here`, the
// earlier ones of the document before it; leaves them as they are where the act asks for none or
// the words give none. `published` decides what lies ahead, and a term counts from it: what binds
// "for five years" has its end as deadline; what stays "unless a party gives notice six months
// before the term ends" has the last day for that notice.
void find_terms(Layers const& layers, std::span<Attribution const> up_to_here,
                Document const& document, Claim& claim);

}  // namespace dragoman
