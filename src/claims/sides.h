// Who speaks and acts as one: an actor, or the organs of one state.
#pragma once

#include <cstdint>
#include <vector>

#include "names/names.h"

namespace dragoman {

// The same actor, or organs of one state: "Moscow" and "Russia's defence ministry". International
// bodies, whose officials speak for them, rebels and people of a country are each a side of their
// own.
bool is_same_side(Names const& names, std::int32_t a, std::int32_t b);
// "a spokesman for the group" and the group: a person with the code of the document's only armed
// group of that code.
bool speaks_for_group(Names const& names, std::int32_t speaker, std::int32_t group);
// True where one of the first is on the side of one of the second; never for empty lists.
bool share_side(Names const& names, std::vector<std::int32_t> const& a,
                std::vector<std::int32_t> const& b);

}  // namespace dragoman
