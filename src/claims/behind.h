// Who is behind words that speak on: "the statement", "it".
//
//   "The ministry issued a statement. The statement said …"     the ministry says it
//   "In a letter the council asked for help. It added that …"   so does the council
#pragma once

#include <vector>

#include "claims/attribution.h"

namespace dragoman {

// Fills `stands_for` of attributions whose only speaker is no actor. `found` is in the order of
// cues.
void find_who_is_behind(Layers const& layers, std::vector<Attribution>& found);

}  // namespace dragoman
