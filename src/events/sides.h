// "The two countries", "both sides", "the two men", "their leaders": who they are.
#pragma once

#include <vector>

#include "events/codebook.h"

namespace dragoman {

// Puts the two parties that were last told together in the place of a noun of class `sides` or
// `leaders` that counts two: "Armenia and Azerbaijan met. The two countries signed a truce."; also
// of leaders who are "theirs". Leaves the noun where no two fit. Events stand in the order of the
// document.
void name_sides(Codebook const& book, Parse const& parse, Names const& names,
                std::vector<Event>& events);

}  // namespace dragoman
