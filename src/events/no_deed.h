// Nouns that a verb tells of and that are no deeds of their own: "suspended a treaty".
#pragma once

#include "events/match.h"

namespace dragoman {

// True where the predicate of the coding is a noun.
bool is_noun(Frames const& frames, Coding const& coding);

// True where each of `inner` is among `outer`.
bool all_in(std::vector<Party> const& inner, std::vector<Party> const& outer);

// True where `noun` is what `verb` imposes, breaks or ends, or what somebody calls it: told with
// it, and no event beside it.
bool is_no_deed(Codebook const& book, Parse const& parse, Frames const& frames, Coding const& verb,
                Coding const& noun);

}  // namespace dragoman
