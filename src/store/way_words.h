// Words for ways and for their being opened, from codebook/passage.links.
#pragma once

#include <set>
#include <string>

namespace dragoman {

// "road", "corridor", "border", and their plurals: each word of the nouns of all kinds.
std::set<std::string> const& nouns_of_ways();

// Whether the words speak of opening a way: "to reopen the corridor", "the road would be open".
bool speaks_of_opening(std::string const& words);

}  // namespace dragoman
