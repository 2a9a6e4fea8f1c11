// Which place each name of a document means.
//
// In: Gazetteer and the document's mentions. Out: for each mention, its place's number or none.
//
//   "a fire in Alexandria, the sheriff of Rapides Parish said"   Alexandria: in Louisiana
//
// A name has one sense in a document, but where the words themselves tell two apart ("Paris, Texas
// and Paris, France"). What speaks for a candidate: its standing (population, capital, country),
// what the text says of it ("X, Y", "the city of X"), and nearness to what the other names mean:
// same country, same region, little distance. Each name is chosen given the choices of the others,
// a few rounds long. The heuristics are those that J. Leidner collects (Toponym Resolution in Text,
// 2007: containment, one sense per discourse, population, spatial minimality).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "names/gazetteer.h"
#include "names/place_mentions.h"

namespace dragoman {

struct PlaceChoice {
  std::int32_t number = -1;  // place of the gazetteer, -1 none
  bool by_base = false;      // the place is that of the name without its noun ("Lachin" …)
  bool is_none = false;      // the words turn out to name no place
  bool by_holder = false;    // the name is unknown; the place is what holds it by the words
};

// What else in the document speaks for places.
struct PlaceHints {
  std::vector<std::string> datelines;  // names in the document's datelines
  std::vector<std::int32_t> peoples;   // countries whose peoples it names
};

// The result has one choice a mention, in their order.
std::vector<PlaceChoice> choose_places(Gazetteer const& gazetteer,
                                       std::vector<PlaceMention> const& mentions,
                                       PlaceHints const& hints);

}  // namespace dragoman
