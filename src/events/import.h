// Dictionaries in the formats of PETRARCH, PETRARCH2 and TABARI, made into text of our codebook.
//
// In: the text of a dictionary. Out: text to be put into the codebook, and what it could not carry.
//
//   "--- RESUME [---] ---"                           "rule import.1 COOPERATE"
//   "RESUME"                                    →    "  verb resume flight"
//   "- * FLIGHTS  [060]"                             "  cameo 060"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/codebook.h"

namespace dragoman {

struct Lost {
  int line = 0;
  std::string what;  // the entry as written
  std::string why;
};

struct Imported {
  std::string text;
  int taken = 0;  // entries
  std::vector<Lost> lost;
};

// Verb patterns as rules of a *.rules file; types of PLOVER by the codes of `cameo`. Statements and
// appeals (CAMEO 01 and 02) have none and are lost, as are source and target marks inside patterns.
Imported import_verbs(std::string_view dictionary, TextMap<CameoCode> const& cameo);

// Agents as lines of actors/agents.tsv: words, sector, kind, sex (none).
Imported import_agents(std::string_view dictionary);

// Actors: dated codes as lines of actors/persons.tsv (name, sex, country, sectors, role, from, to),
// undated ones as lines of actors/bodies.tsv (names, kind, country, sectors); one text for each.
struct ImportedActors {
  Imported persons, bodies;
};
ImportedActors import_actors(std::string_view dictionary);

// A line without its comments ("# …", "; …", "<!-- … -->") and outer white space; `inside` tells
// whether a comment of the last kind goes on. Shared by the readers of all three.
std::string_view uncommented(std::string_view line, bool& inside);

}  // namespace dragoman
