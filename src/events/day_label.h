// The day that a paragraph is put under, as in a list of what happened.
//
//   "2 February: The Front promises to let in a convoy. The first arrives."  →  2 February, for
//   both
#pragma once

#include "names/names.h"
#include "parse/parse.h"

namespace dragoman {

// The time that the paragraph of this sentence opens with before a colon or a dash; nullptr where
// it opens with other words.
TimeMention const* day_label(Parse const& parse, Names const& names, TokenSpan sentence);

}  // namespace dragoman
