// Bodies that nobody has heard of, by the letters that the text gives for them.
//
// In: Parse with its names. Out: the words that the letters in brackets stand for are one name of a
// body, and so are the letters wherever they stand alone.
//
//   "The Popular Front of Velmar (PFV) attacked … the PFV said"
//        ^--------------------- ORG ^-- ORG           ^-- ORG
#pragma once

#include "parse/parse.h"

namespace dragoman {

// Leaves what is a name already: "the United Arab Emirates (UAE)" are no body; and letters that
// stand for no words before them: "the paper (AFP)".
void name_acronyms(Parse& parse);

}  // namespace dragoman
