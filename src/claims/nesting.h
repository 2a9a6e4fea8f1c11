// Claims inside claims: which of them are claims of their own.
//
//   "Baku says the ICRC says the road is open."    two claims, the second inside the first
//   "He said he hoped that it was open."           one: his hope is what he says
#pragma once

#include <cstdint>
#include <vector>

#include "claims/attribution.h"

namespace dragoman {

// Takes out of `found` what a speaker says about own words and states of mind, and tells for each
// of the rest the innermost attribution whose content holds its cue, -1 none. `found` is in the
// order of cues and stays so.
std::vector<std::int32_t> resolve_nesting(Layers const& layers, std::vector<Attribution>& found);

}  // namespace dragoman
