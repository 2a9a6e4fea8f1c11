// The antecedent of a pronoun, among the mentions before it: of all that agree with it the one for
// which most speaks, by clues (clues.h) whose weights train/pronouns.py learns.
//
//   "Armenia accused the peacekeepers. Moscow has rebuffed its criticism."
//    ^-- country, 1 back               ^-- subject, same clause: a possessive may mean it
#pragma once

#include <vector>

#include "names/clues.h"
#include "names/coreference.h"

namespace dragoman {

class PronounResolver {
 public:
  // All must outlive the resolver; `chain_of` is filled by the caller as mentions join (-1 none).
  PronounResolver(ActorBook const& book, Parse const& parse, Quotations const& quotations,
                  std::vector<ActorMention> const& mentions, std::vector<Chain> const& chains,
                  std::vector<std::int32_t> const& chain_of)
      : book_(book),
        parse_(parse),
        mentions_(mentions),
        chains_(chains),
        chain_of_(chain_of),
        clues_(book, parse, quotations, mentions, chains, chain_of) {}

  // The chain of the best candidate for mention number `pronoun`; -1 where none agrees or where a
  // thing that is no actor, or nothing, fits better.
  std::int32_t antecedent(std::size_t pronoun, Traits const& traits);

  // Whom mention number `pronoun` could mean, from the nearest, and last nobody.
  std::vector<PronounOption> options(std::size_t pronoun, Traits const& traits);

 private:
  std::int32_t subject_before(Pronoun const& pronoun) const;
  Pronoun pronoun_at(std::size_t number, Traits const& traits) const;
  std::vector<Candidate> candidates(Pronoun const& pronoun, std::size_t number) const;
  static void count_between(std::vector<Candidate>& candidates);
  void add_things(Pronoun const& pronoun, std::vector<Candidate>& out) const;
  bool agrees(Pronoun const& pronoun, Chain const& chain) const;
  bool is_of_group(Chain const& chain, WordGroup group) const;
  bool means_deed(Pronoun const& pronoun) const;
  bool owns_subject(Pronoun const& pronoun, std::int32_t token) const;
  bool may_bind(Pronoun const& pronoun, std::int32_t candidate) const;
  bool is_thing(Pronoun const& pronoun, std::int32_t token) const;
  bool does_violence(Pronoun const& pronoun) const;
  double weight_of_arms(std::int32_t chain) const;
  bool is_told_press(std::int32_t token) const;
  std::int32_t own_subject(Pronoun const& pronoun) const;
  std::int32_t spoken_for(Pronoun const& pronoun) const;
  std::int32_t speaker_of(Pronoun const& pronoun) const;
  std::int32_t speaker_told_of(Pronoun const& pronoun) const;
  std::int32_t speaker_of_itself(Pronoun const& pronoun) const;
  std::int32_t told_of_as_other(Pronoun const& pronoun) const;
  std::int32_t other_subject(Pronoun const& pronoun) const;
  std::int32_t subject_ahead(Pronoun const& pronoun) const;

  ActorBook const& book_;
  Parse const& parse_;
  std::vector<ActorMention> const& mentions_;
  std::vector<Chain> const& chains_;
  std::vector<std::int32_t> const& chain_of_;
  ClueFinder clues_;
};

}  // namespace dragoman
