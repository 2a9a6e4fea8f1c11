// Lemmas of verbs, where the spelling of a form tells more than the network's edit script.
//
//   "denies" deny   "indicted" indict   "evacuated" evacuate   "fled" flee   "stopping" stop
#pragma once

#include <string>

#include "parse/parse.h"

namespace dragoman {

// The lemma of a verb in the past, a participle, a gerund or the third person, and of plurals in
// "men"; `token.lemma` of all other words. Reads form, tag, features and lemma.
std::string mend_lemma(Token const& token);

}  // namespace dragoman
