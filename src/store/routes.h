// Routes: the links of several reports that are one road, crossing, port …
//
// In: links of all documents with their names, places, ends and sentences. Out: for each, the route
// that it is of, and why.
//
//   "Tawila road"  "El Fasher-Tawila road"  "the road", in a report on El Fasher and Tawila   → one
//   "Kerch bridge"  "Crimean Bridge"        one place on the map                              → one
//   "Tawila bridge"  "the road", in a report on two roads                          two of their own
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"

namespace dragoman {

struct LinkToJoin {
  std::int64_t document = 0, id = 0;
  std::string name, kind;
  std::optional<double> longitude, latitude;  // where its place is the way itself
  std::vector<std::string> ends;              // names of places
  std::set<std::string> sentence;             // its words, folded
  std::set<std::string> places;               // words of all places that its document names
  std::optional<Date> said;
};

struct JoinedLink {
  std::size_t route = 0;  // position of the first link of the route
  std::string why;
  bool is_named = false;  // its name tells which route it is of
};

// The words that tell one way of a kind from others: those with a capital or a digit, less those
// that name kinds of ways; "Crimean Bridge" → crimea.
std::set<std::string> telling_words(std::string const& name);

// One JoinedLink a link, in the same order. What comes out hangs on the order only in which link is
// the first of its route. Links of one kind are one route where
//   they stand for one place on the map, or have the same telling words and head ("bridge");
//   one has all telling words of the other, and no further route has them;
//   the ends of one, two at least, stand in the sentence of the other, and of no further route's;
//   one has no telling words, and its document names those of one route alone within two months;
//   both have no telling words, but are described in the same words within two months and one area.
std::vector<JoinedLink> join_links(std::vector<LinkToJoin> const& links);

}  // namespace dragoman
