// Figures: how many of what, where, when, and who says so.
//
// In: all earlier layers and the claims found so far. Out: Claims::figures.
//
//   "Around 30,000 people died in the ensuing conflict."
//    ^------------ killed, about 30000, group "people"
#pragma once

#include "claims/claims.h"

namespace dragoman {

// Any document gives figures, perhaps none. Safe to call from many threads.
void find_figures(Document const& document, Parse const& parse, Names const& names,
                  Events const& events, Claims& claims);

}  // namespace dragoman
