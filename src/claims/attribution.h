// Attribution inside one sentence: which cue, whose, over which words.
//
// In: CueBook, Parse, Names, Quotations, frames of the sentence. Out: Attributions.
//
//   Pashinyan  said   Russia had "undertaken to ensure the security …"
//   speaker    cue    content; and inside it
//                     Russia had  undertaken  to ensure the security …
#pragma once

#include <vector>

#include "claims/cue_book.h"
#include "claims/quotations.h"
#include "events/frames.h"
#include "names/names.h"

namespace dragoman {

struct Attribution {
  std::int32_t rule = -1;  // CueBook::rules
  std::int32_t head = -1;  // token of the cue
  TokenSpan cue;
  std::vector<std::int32_t> speakers;    // tokens that head them; may be empty
  std::vector<std::int32_t> addressees;  // tokens
  TokenSpan content;               // without marks and commas at its ends; may cross sentences
  std::int32_t content_head = -1;  // token of its predicate, -1 where only a quotation is known
};

// What the finder looks at. All must outlive the call.
struct Layers {
  CueBook const& book;
  Parse const& parse;
  Names const& names;
  Quotations const& quotations;
};

// In the order of cues; at most one for each cue. Any tree gives attributions.
std::vector<Attribution> find_attributions(Layers const& layers, Sentence const& sentence);

}  // namespace dragoman
