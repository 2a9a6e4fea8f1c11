// What two claims have in common: words, deeds, sides, counts. Answers rest on it.
//
//   "Baku said the road was open."  "Residents said it was shut."
//         both speak of the road
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/attribution.h"
#include "claims/claims.h"
#include "claims/statement.h"

namespace dragoman {

// Claims by their number. All that it is made of must outlive it.
class Matters {
 public:
  Matters(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
          Claims const& claims);

  ClaimWords const& statement(std::size_t i) const { return statements_[i]; }
  std::vector<std::size_t> const& deeds(std::size_t i) const { return deeds_[i]; }

  // The content of the claim tells of violence by this side.
  bool holds_deed_of(std::size_t claim, std::vector<std::int32_t> const& side) const;
  // In one sentence or in the next.
  bool are_near(std::size_t i, std::size_t j) const;
  std::size_t shared_words(std::size_t i, std::size_t j) const;
  // "there was no famine" and "said people were starving of famine": one says no to the other's
  // word.
  bool contradicts(std::size_t i, std::size_t j) const;
  // Two words in common, or one side speaks of the other.
  bool is_on_same_matter(std::size_t i, std::size_t j) const;
  // Something that both speak of: a word, a deed, a word for what was said, of a charge a side.
  // Right behind a claim stands much that has nothing to do with it.
  bool touches(std::size_t i, std::size_t j) const;
  // `j` accuses the side that says `i`.
  bool is_accused(std::size_t i, std::size_t j) const;
  bool is_deed_of(std::size_t event, std::vector<std::int32_t> const& side) const;
  // "said that 89 had died" after "said about 400 had been killed"
  bool counts_anew(std::size_t i, std::size_t j) const;
  // Each names towns, and none that the other names: they tell of two happenings.
  bool are_apart(std::size_t i, std::size_t j) const;
  // Each has an event of one type in its content.
  bool hold_same_deed(std::size_t i, std::size_t j) const;
  // The content holds a word of this class of the cue book.
  bool content_in(std::size_t i, std::string_view name) const;

 private:
  bool negates_word_of(std::size_t i, std::size_t j) const;
  bool share_field(std::size_t i, std::size_t j) const;
  bool tells_nothing_else(std::size_t i) const;
  bool counts_people(Quantity const& quantity) const;
  bool are_of_two_states(std::int32_t one, std::int32_t two) const;
  bool count_alike(Quantity const& one, Quantity const& two) const;
  bool in_class(std::int32_t token, std::string_view name) const;

  Layers const& layers_;
  std::vector<Attribution> const& found_;
  Events const& events_;
  Claims const& claims_;
  std::vector<std::vector<std::size_t>> deeds_;  // events in the content of each claim
  std::vector<ClaimWords> statements_;
};

}  // namespace dragoman
