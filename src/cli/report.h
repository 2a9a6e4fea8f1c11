// The record as a person reads it on a terminal: each sentence with its words coloured, beneath it
// what was read there; then versions against each other, links, figures, actors and places.
#pragma once

#include <string>
#include <string_view>

#include "record/record.h"

namespace dragoman {

// Escape sequences before words of each kind, and `reset` after them; all empty without colours.
struct Palette {
  std::string_view actor, place, trigger, cue, figure, faint, strong, reset;
  static Palette plain();
  static Palette colored();
};

// Ends with an empty line. Lines are at most 100 columns where words allow.
std::string report(Record const& record, Palette const& palette);

}  // namespace dragoman
