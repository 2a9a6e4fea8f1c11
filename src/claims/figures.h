// Figures: how many of what, where, when, and who says so.
//
// In: all earlier layers and the claims found so far. Out: Claims::figures.
//
//   "Around 30,000 people died in the ensuing conflict."
//    ^------------ killed, about 30000, group "people"
#pragma once

#include "claims/claims.h"
#include "claims/measure_book.h"

namespace dragoman {

// What the search for figures reads; all must outlive it.
struct FigureLayers {
  MeasureBook const& book;
  Document const& document;
  Parse const& parse;
  Names const& names;
  Events const& events;
};

// Appends to claims.figures, in order of their words. Numbers that only name again what was counted
// before ("the two people killed") are left out. Any document gives figures, perhaps none. Safe to
// call from many threads.
void find_figures(FigureLayers const& layers, Claims& claims);

}  // namespace dragoman
