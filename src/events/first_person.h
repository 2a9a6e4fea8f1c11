// Who "we", "I" and "our" are: who is quoted, or who gives out the statement or the interview.
//
// In: Codebook (its verbs of speaking), Document, Parse, Names. Out: Names, with such words given
// to the one who speaks.
//
//   "We demand that the army leave," Pashinyan said.
//    ^- Pashinyan
#pragma once

#include <optional>

#include "events/codebook.h"
#include "names/names.h"

namespace dragoman {

// Nothing where no such word has a speaker who is known: then `names` serve as they are. A
// quotation without a verb of speaking goes on with the speaker of the one before it, if that is
// near. Of words outside of quotations only a heading tells who speaks: "Statement by the
// Ministry".
std::optional<Names> with_first_persons(Codebook const& book, Document const& document,
                                        Parse const& parse, Names const& names);

}  // namespace dragoman
