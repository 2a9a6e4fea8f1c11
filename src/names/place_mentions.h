// The words of a document that name places, before it is known which place each means.
//
// In: Gazetteer (what is a name, which nouns make places), Parse. Out: PlaceMentions in order.
//
//   "They fled northern Syria for the Lachin corridor near Paris, Texas."
//              ^------------- direction    ^--- noun      ^---- inside ^----
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "names/gazetteer.h"

namespace dragoman {

// Where in the place: (1, 0) east, (0, -1) south, (0, 0) all of it or its middle.
struct Direction {
  int east = 0;
  int north = 0;
  friend bool operator==(Direction, Direction) = default;
};

struct PlaceMention {
  TokenSpan tokens;                 // without leading article
  std::int32_t head = -1;           // syntactic head of the tokens
  NameKind kind = NameKind::GPE;    // what the parse calls it
  std::string words;                // as one would write it: "northern Syria"
  std::string key;                  // folded, without direction: "lachin corridor"
  std::string base;                 // folded, the name that the noun makes a place of: "lachin"
  PlaceNoun const* noun = nullptr;  // "corridor"
  bool noun_apart = false;          // the noun stands before "of" or is not in `tokens`
  Direction direction;
  std::int32_t inside = -1;    // mention that holds it by the words: "Paris, Texas"
  bool doubtful = false;       // the parse calls it, or what bears it, no place
  bool needs_support = false;  // a place only if other places of the document lie near
};

// Demonyms and other words that never name a place are left out. What the parse calls a person or
// an organisation, or nothing, stays where the gazetteer knows it and either a preposition of place
// stands before it or few other places bear the name (people's names are borne by many). Of an
// institution that bears the name of its place ("Henderson Police Department") the place's words
// are a mention.
std::vector<PlaceMention> find_place_mentions(Gazetteer const& gazetteer, Parse const& parse);

}  // namespace dragoman
