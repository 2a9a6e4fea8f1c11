// At whom an answer to an attack is directed, where its own clause does not say; whose the weapons
// are that are shot down.
#pragma once

#include <vector>

#include "events/codebook.h"

namespace dragoman {

// "The army shot down missiles fired by Ukraine and vows retaliation": at Ukraine. Events of the
// codebook's class `answering` that name nobody take the side that fought the same actors last, in
// this or the sentences just before; a threat that holds one takes it along. Those of the class
// `warding` whose object is a weapon of nobody meet who attacked last and is of another country.
// `events` stand in the order of the text.
void find_answered(Codebook const& book, Parse const& parse, Names const& names,
                   std::vector<Event>& events);

}  // namespace dragoman
