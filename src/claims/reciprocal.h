// "Varnia and Oskaria blamed each other": what each of two says of the other.
#pragma once

#include <vector>

#include "claims/attribution.h"

namespace dragoman {

// Makes two attributions of one whose object is "each other", "one another" or "the other", each
// with one speaker and the other as addressee. "Each side" stands for the two who do what the cue
// tells by `events`, else for the two parties that the sentences before it name; where there are
// one or more than two, it stays as it is.
void split_reciprocal(Layers const& layers, Events const& events, std::vector<Attribution>& found);

}  // namespace dragoman
