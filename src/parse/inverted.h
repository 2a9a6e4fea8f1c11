// Clauses that say "if" by their order of words.
#pragma once

#include "parse/parse.h"

namespace dragoman {

// "should the truce be breached", "had they not fired", "were they to leave": a clause below
// another that opens with its helper, before its subject. Takes an indexed parse.
bool is_inverted_condition(Parse const& parse, std::int32_t verb);

}  // namespace dragoman
