// A claim as its words and its people: what two claims are compared by.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "claims/attribution.h"
#include "claims/claims.h"
#include "claims/sides.h"

namespace dragoman {

struct ClaimWords {
  std::set<std::string> words;         // lemmas of nouns, verbs, adjectives and numbers
  std::vector<std::int32_t> speakers;  // Names::actors
  std::vector<std::int32_t> named;     // actors named in the content or addressed
  std::int32_t owner = -1;             // actor whose words the content is about: "her claim"
  std::set<std::int32_t> towns;        // settlements named in the content, Names::places
  Quantity const* count = nullptr;     // the first number of the content; null: none
  std::int32_t sentence = 0;           // of the cue
  bool contrast = false;               // opened by "but", "however"
};

// Whether the words hold one of this class of the cue book, of what is so: not "would reopen within
// days"; and of a way, not "with electricity that has been cut off".
bool states(Layers const& layers, TokenSpan content, std::string_view name);

ClaimWords describe(Layers const& layers, Attribution const& found, Claim const& claim);

// Lemmas of nouns, verbs, adjectives and numbers of the span, in lower case.
std::set<std::string> content_words(Parse const& parse, TokenSpan span);

// Words of `a` that `b` has, too, perhaps with another ending: "starve" and "starvation".
std::size_t words_in_common(std::set<std::string> const& a, std::set<std::string> const& b);

}  // namespace dragoman
