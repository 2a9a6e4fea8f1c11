// The words of a pattern around a predicate.
#pragma once

#include "events/match.h"

namespace dragoman {

// True where every word of `pattern` stands with the frame; then the words join the trigger, and
// the words after a last preposition become the object ("lay siege to the town"). False leaves
// `coding` in any state.
bool find_wording(Parse const& parse, Frame const& frame, Pattern const& pattern, Coding& coding);

}  // namespace dragoman
