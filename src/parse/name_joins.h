// Names of bodies that were cut at a small word: "Front for" + "Free Tarsh", "the Group for the
// Support of Islam and Muslims".
#pragma once

#include "parse/parse.h"

namespace dragoman {

// A name that ends in "for", "of", "and" goes on with the next; the capital of a word for a body,
// inside a sentence and before "for", makes a name of it up to the last capital that small words
// lead to. Needs the sentences and heads.
void join_names(Parse& parse);

}  // namespace dragoman
