// Places of a document, resolved against a gazetteer by their context.
//
// In: Gazetteer, Document, Parse. Out: Places, each with its mentions.
//
//   "Azeri environmental activists have been blocking the Lachin corridor for over two weeks"
//                                                         ^-------------  AZE, 46.5 E 39.6 N
#pragma once

#include <string>
#include <vector>

#include "names/gazetteer.h"
#include "names/names.h"

namespace dragoman {

// Mentions that mean the same place are one Place. A name that the gazetteer lacks gives a Place
// without coordinates. Safe to call from many threads.
std::vector<Place> find_places(Gazetteer const& gazetteer, Document const& document,
                               Parse const& parse);

// ISO 3166 alpha-3 codes of the towns that the datelines name, where these are known and of some
// size: "SANAA, April 11 (Agency) -" tells Yemen.
std::vector<std::string> dateline_countries(Gazetteer const& gazetteer, Document const& document);

}  // namespace dragoman
