// Deaths that nobody caused: what an article on an earthquake or a crash tells of the dead.
#pragma once

#include <vector>

#include "events/codebook.h"
#include "events/events.h"
#include "names/names.h"

namespace dragoman {

// Drops outcomes of assaults ("killed", "injured") that name no doer and no weapon, where a
// sentence near by has a word of the class `mishap-told`, and the document has none of
// `force-told`, nobody who bears arms and no assault or protest that somebody made. Dead of years
// stay.
//
//   "The quake struck at night. Two people were killed in their beds."      no event
//   "The quake struck during the truce. Two people were killed by shells."  stays
void drop_mishaps(Codebook const& book, Parse const& parse, Names const& names,
                  std::vector<Event>& events);

}  // namespace dragoman
