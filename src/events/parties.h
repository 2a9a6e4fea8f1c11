// From words of the tree to the actors whom they name.
#pragma once

#include <cstdint>
#include <vector>

#include "names/names.h"

namespace dragoman {

struct Party {
  std::int32_t actor = -1;  // Names::actors
  Mention mention;          // the words in this sentence
};

// Actors named by `token` and what is coordinated with it. Where the words name a thing, its
// possessor stands for it: "Russia's decision", "a decision of the court", "Russian strikes".
std::vector<Party> parties_of(Parse const& parse, Names const& names, std::int32_t token);

// The actor named by exactly this token, without coordination and possessors; empty where none.
std::vector<Party> party_at(Parse const& parse, Names const& names, std::int32_t token);

// Appends those whose actor is not yet in `to`.
void add_parties(std::vector<Party>& to, std::vector<Party> const& from);
bool has_actor(std::vector<Party> const& parties, std::int32_t actor);

// Of one country and sector; rebels and unknown armed men are of one sort.
bool same_sort(Actor const& a, Actor const& b);

}  // namespace dragoman
