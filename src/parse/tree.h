// The best tree of a sentence: maximum spanning arborescence (Chu and Liu 1965; Edmonds 1967) with
// exactly one word below the root.
#pragma once

#include <cstdint>
#include <vector>

#include "network/network.h"

namespace dragoman {

// scores [n, n + 1]: row = dependent, column 0 the root, column j + 1 word j. Returns the head of
// each word, -1 for the one below the root. Scores must be finite; n = 0 gives none.
std::vector<std::int32_t> best_tree(Matrix const& scores);

}  // namespace dragoman
