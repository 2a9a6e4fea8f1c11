// One event for one happening, not one for each word that names it.
#pragma once

#include <vector>

#include "events/match.h"

namespace dragoman {

// "70 people were killed in a drone attack": the killing joins the attack, which keeps its trigger
// and takes the victims over.
void merge_codings(Codebook const& book, Parse const& parse, Frames const& frames,
                   std::vector<Coding>& codings);

// Drops events that only name again, by a noun, what the document told before.
void drop_repeated(std::vector<Event>& events, Parse const& parse);

}  // namespace dragoman
