// Attribution without a word that says so: signs and the order of quotations.
//
//   Iran: no talks under pressure               colon
//   "They left us nothing." — Anna, 62          dash
//   "…," she said.⏎⏎"We do everything."         again: the speaker before goes on
#pragma once

#include <vector>

#include "claims/attribution.h"

namespace dragoman {

// Adds to `found`, which holds what cues with words gave, in order; keeps it in the order of cues.
// Only words that no attribution covers are given to somebody, and only where the book has a cue
// for the sign.
void add_verbless(Layers const& layers, Document const& document, std::vector<Attribution>& found);

}  // namespace dragoman
