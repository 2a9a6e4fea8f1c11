// Who is cited for what another says: "Local media reported, citing the army, that …".
#pragma once

#include <vector>

#include "claims/attribution.h"

namespace dragoman {

// Adds to `found`, in the order of cues, one attribution for each body or person that a cue's own
// participle cites; its content is that of the cue, inside which it is told. Nothing where the book
// has no cue for the sign "citing".
void add_cited(Layers const& layers, std::vector<Attribution>& found);

}  // namespace dragoman
