// One event for one happening, not one for each word that names it.
#pragma once

#include <vector>

#include "events/match.h"

namespace dragoman {

// "70 people were killed in a drone attack": the killing joins the attack, which keeps its trigger
// and takes the victims over.
void merge_codings(Codebook const& book, Parse const& parse, Names const& names,
                   Frames const& frames, std::vector<Coding>& codings);

// True where its rule tells what came of a deed: "killed", "wounded".
bool is_outcome(Codebook const& book, Event const& event);

// Drops events that only tell again what the document told before: by a noun ("the attack"), or by
// its outcome ("12 people were killed"), which the earlier one takes over where it named nobody.
void drop_repeated(Codebook const& book, Parse const& parse, Names const& names,
                   std::vector<Event>& events);

}  // namespace dragoman
