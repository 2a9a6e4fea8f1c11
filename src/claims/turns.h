// Who speaks in interviews, transcripts and posts: blocks that open with a name and a colon.
//
//   "Q: Is the road open?"       the asker, who claims nothing
//   "A: No. They closed it."     the answerer: two sentences, each a claim of the one interviewed
//   "MR. DUNN: We object."       named: a claim of Dunn
#pragma once

#include <vector>

#include "claims/attribution.h"

namespace dragoman {

// Adds what is said in turns, a claim a sentence, and gives what "I" and "we" say there to who has
// the floor. A name before a single block has it to the end of the block where it speaks of itself.
void add_turns(Layers const& layers, Document const& document, std::vector<Attribution>& found);

}  // namespace dragoman
