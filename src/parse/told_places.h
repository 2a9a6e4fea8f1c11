// Names of which the text itself tells that they are places, however unknown.
//
//   "the district of Tal Orven"   "Velmora, a town near the border"   "Kesh Dorin is a village"
//   "Kesh Dorin has 48,000 inhabitants"   "TAL ORVEN, March 14 -"
#pragma once

#include "parse/name_agreement.h"
#include "text/document.h"

namespace dragoman {

// Makes such names, where they are read as persons or bodies, GPE, and sure of it in `kinds` (the
// scores of Parse::names), so that agree_on_kinds gives the other mentions the same. Takes and
// leaves an indexed parse.
void tell_places(Document const& document, Parse& parse, NameScores& kinds);

}  // namespace dragoman
