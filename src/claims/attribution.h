// Attribution inside one sentence: which cue, whose, over which words.
//
// In: CueBook, Parse, Names, Quotations, frames of the sentence. Out: Attributions.
//
//   Pashinyan  said   Russia had "undertaken to ensure the security …"
//   speaker    cue    content; and inside it
//                     Russia had  undertaken  to ensure the security …
#pragma once

#include <vector>

#include "claims/content.h"

namespace dragoman {

struct Attribution {
  std::int32_t rule = -1;  // CueBook::rules
  std::int32_t head = -1;  // token of the cue
  TokenSpan cue;
  std::vector<std::int32_t> speakers;    // tokens that head them; may be empty
  std::vector<std::int32_t> addressees;  // tokens
  Content content;
  std::int32_t stands_for = -1;  // token of who is behind a speaker that is no actor, -1: nobody
  std::int32_t told_by = -1;     // cue of who cites this source for the same content, -1: nobody
};

// In the order of cues; at most one for each cue. Any tree gives attributions.
std::vector<Attribution> find_attributions(Layers const& layers, Sentence const& sentence);

}  // namespace dragoman
