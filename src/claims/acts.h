// The act that is told by what is said, where the cue leaves it open.
//
//   "Rebels say they will march on the capital."   say: open; they will march: threaten
//   "The army said it had not fired."              said: open; it had not: deny
#pragma once

#include "claims/attribution.h"

namespace dragoman {

struct ReadAct {
  Act act = Act::assert_;
  std::string_view reading;     // "threaten.1" of the book; empty where the cue alone tells
  std::int32_t addressee = -1;  // token: who is to do what is demanded, -1 none
};

// Any content gives an act; of a quotation of several sentences the first that carries one counts.
ReadAct read_act(Layers const& layers, Attribution const& found);

// What the content says no to, "famine" of "there was no famine", "fired" of "had not fired"; -1:
// nothing.
std::int32_t negated_word(Layers const& layers, Attribution const& found);

}  // namespace dragoman
