// The stage of claims: who says so, and the figures of the text.
//
// In: CueBook, Document, Parse, Names, Events. Out: Claims.
#pragma once

#include <string>

#include "claims/claims.h"

namespace dragoman {

// Cues and the acts that they carry, from the codebook's files. Immutable after loading.
class CueBook {
 public:
  // `directory` is the codebook's. Throws Error{cannot_run} naming file, line and cure.
  static CueBook load(std::string const& directory);
};

// Any document gives Claims. Safe to call from many threads.
Claims find_claims(CueBook const& book, Document const& document, Parse const& parse,
                   Names const& names, Events const& events);

}  // namespace dragoman
