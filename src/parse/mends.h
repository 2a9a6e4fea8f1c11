// All mends of what the heads of the network leave at odds with each other, in their order. A tree
// stays a tree: a mend that would close a ring is taken back.
#pragma once

#include "parse/parse.h"

namespace dragoman {

// The tree of one sentence, before children are listed. Names of the whole window must stand in
// `parse`.
void mend_sentence(Parse& parse, TokenSpan sentence);

// What takes an indexed parse (see index_tree) with the names of the whole document, and leaves
// such a one.
void mend_document(Parse& parse);

}  // namespace dragoman
