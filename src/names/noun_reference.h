// Whom a noun means that was told before: "the group", "M23 rebels", "the Israeli leader".
//
// In: the mentions of a document with their Traits, the Chains so far. Out: a chain, or -1.
//
//   "Hamas freed two hostages. The Palestinian militant group said …"     Hamas
//   "Netanyahu met Trump. The Israeli leader said …"                      Netanyahu
#pragma once

#include <unordered_map>
#include <vector>

#include "names/coreference.h"

namespace dragoman {

class NounResolver {
 public:
  // `chains`, `chain_of` (mention → chain, -1 none) and `by_head` (token → mention) may still grow.
  NounResolver(ActorBook const& book, Parse const& parse, NameMarks const& marks,
               std::vector<ActorMention> const& mentions, std::vector<Traits> const& traits,
               std::vector<Chain> const& chains, std::vector<std::int32_t> const& chain_of,
               std::unordered_map<std::int32_t, std::size_t> const& by_head)
      : book_(book),
        parse_(parse),
        marks_(marks),
        mentions_(mentions),
        traits_(traits),
        chains_(chains),
        chain_of_(chain_of),
        by_head_(by_head) {}

  // Of a mention of kind common.
  std::int32_t antecedent(std::size_t mention) const;
  // Of a mention of kind person: who was told by the office alone, "A spokesman for the army said
  // …" before "spokesman Omar Tal added".
  std::int32_t told_by_office(std::size_t mention) const;

 private:
  using Fits = bool (NounResolver::*)(Chain const&, std::size_t) const;

  std::int32_t last_that(Fits fits, std::size_t i) const;
  std::int32_t nearest(Fits fits, std::size_t i) const;
  bool stands_over(std::int32_t chain, std::size_t i) const;
  std::int32_t named_before(std::size_t i) const;
  std::int32_t whose_ranks(std::size_t i) const;
  bool tells_whence(std::int32_t modifier) const;
  std::int32_t pointed_at(std::size_t i) const;
  std::int32_t fighters_meant(std::size_t i) const;
  std::int32_t person_meant(std::size_t i) const;
  std::int32_t body_led(std::size_t i) const;
  bool has_office_alone(Chain const& chain, std::size_t i) const;
  bool is_leader(Chain const& chain, std::size_t i) const;
  bool is_fallen(Chain const& chain) const;
  bool is_definite(std::size_t i) const;
  bool is_named_beside(std::size_t i) const;
  bool is_bare(std::size_t i) const;
  bool is_counted(std::size_t i) const;
  bool tells_no_name(std::size_t i) const;
  bool is_filler(std::uint32_t token) const;
  bool is_in_compound(std::uint32_t token) const;
  bool is_armed(std::size_t i) const;
  bool same_noun(Chain const& chain, std::size_t i) const;
  bool same_noun_unnamed(Chain const& chain, std::size_t i) const;
  bool same_words(Chain const& chain, std::size_t i) const;
  bool same_role(Chain const& chain, std::size_t i) const;
  bool holds_words(std::int32_t other, std::size_t i) const;
  bool is_known_group(Chain const& chain, std::size_t i) const;
  bool is_country(Chain const& chain, std::size_t i) const;
  bool is_group(Chain const& chain, std::size_t i) const;
  bool bears_noun(Chain const& chain, std::size_t i) const;
  bool is_agency(Chain const& chain, std::size_t i) const;
  bool is_armed_group(Chain const& chain, std::size_t i) const;
  bool is_called_so(Chain const& chain, std::size_t i) const;
  bool is_called_otherwise(Chain const& chain, std::size_t i) const;
  bool is_of_nation(Chain const& chain, std::size_t i) const;
  bool countries_agree(Chain const& chain, std::size_t i) const;
  std::string const& lemma_of(std::size_t mention) const;
  std::int32_t sentence_of(std::size_t mention) const;

  ActorBook const& book_;
  Parse const& parse_;
  NameMarks const& marks_;
  std::vector<ActorMention> const& mentions_;
  std::vector<Traits> const& traits_;
  std::vector<Chain> const& chains_;
  std::vector<std::int32_t> const& chain_of_;
  std::unordered_map<std::int32_t, std::size_t> const& by_head_;
};

}  // namespace dragoman
