// A scenario drafted from the record of a store: link states over time by source, populations and
// figures with the words they stand in. What no claim gives is left open and said to be so; the
// draft can be read only after a person has filled it in.
//
//   [[link.status]]
//   status = "closed"
//   from = 2031-03-03
//   source = "Ivo Sarn"
//   words = "… since the road was closed on March 3 …"
#pragma once

#include <string>

#include "store/store.h"

namespace dragoman::supply {

// From all current documents that name the place. Throws Error{bad_input} where none does.
std::string draft_scenario(Store const& store, std::string const& place);

}  // namespace dragoman::supply
