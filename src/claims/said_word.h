// By which word a claim calls what somebody said before.
//
//   "The ministry said the criticism was unfair."
//                          word
#pragma once

#include <cstdint>

#include "claims/attribution.h"

namespace dragoman {

// "the accusation", "this", "the criticism … is unacceptable", "called the claim absurd": a token
// of the content or the object of the cue; -1 where the content tells of no words.
std::int32_t said_word(Layers const& layers, Attribution const& found);

// "the remark", "this remark", "its remark".
bool is_definite(Parse const& parse, std::int32_t noun);

}  // namespace dragoman
