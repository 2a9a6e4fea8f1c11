// What the heads of the network, each by itself, leave at odds with each other.
#pragma once

#include "parse/parse.h"

namespace dragoman {

// "stuck at the Erez crossing": a word in -ing with an article is a noun (UD English), whatever tag
// it got; its lemma is itself, and after a preposition it is no clause. `tokens` is one sentence
// with its tree.
void mend_gerunds(Parse& parse, TokenSpan tokens);

}  // namespace dragoman
