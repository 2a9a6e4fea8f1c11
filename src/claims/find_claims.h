// The stage of claims: who says so, and the figures of the text.
//
// In: CueBook, Document, Parse, Names, Events. Out: Claims.
#pragma once

#include "claims/claims.h"
#include "claims/cue_book.h"

namespace dragoman {

// Any document gives Claims. Safe to call from many threads.
Claims find_claims(CueBook const& book, Document const& document, Parse const& parse,
                   Names const& names, Events const& events);

}  // namespace dragoman
