// The antecedent of a pronoun, among the mentions before it.
//
//   "Armenia accused the peacekeepers. Moscow has rebuffed its criticism."
//    ^-- country, 1 back               ^-- subject, same clause: a possessive may mean it
#pragma once

#include <vector>

#include "names/coreference.h"

namespace dragoman {

class PronounResolver {
 public:
  // All must outlive the resolver; `chain_of` is filled by the caller as mentions join (-1 none).
  PronounResolver(ActorBook const& book, Parse const& parse,
                  std::vector<ActorMention> const& mentions, std::vector<Chain> const& chains,
                  std::vector<std::int32_t> const& chain_of)
      : book_(book), parse_(parse), mentions_(mentions), chains_(chains), chain_of_(chain_of) {}

  // The chain of the best candidate before mention number `pronoun`; -1 where none agrees or where
  // a thing that is no actor fits better.
  std::int32_t antecedent(std::size_t pronoun, Traits const& traits) const;

 private:
  struct Pronoun {
    std::int32_t token = -1;
    std::int32_t sentence = -1;
    bool possessive = false;
    bool reflexive = false;
    Traits const* traits = nullptr;
  };

  bool agrees(Pronoun const& pronoun, Chain const& chain) const;
  bool is_of_group(Chain const& chain, WordGroup group) const;
  bool may_bind(Pronoun const& pronoun, std::int32_t candidate) const;
  bool is_main(std::int32_t candidate) const;
  bool owns_subject(std::int32_t candidate) const;
  bool is_joined_to(std::int32_t possessive, std::int32_t candidate) const;
  double parallel_weight(Pronoun const& pronoun, std::int32_t candidate) const;
  double salience(Pronoun const& pronoun, std::int32_t candidate) const;
  double chain_weight(Pronoun const& pronoun, Chain const& chain) const;
  std::int32_t own_subject(Pronoun const& pronoun) const;
  std::int32_t speaker_of(Pronoun const& pronoun) const;
  std::int32_t speaker_told_of(Pronoun const& pronoun) const;
  std::int32_t chain_at(std::int32_t token) const;
  std::int32_t other_subject(Pronoun const& pronoun) const;
  std::int32_t subject_ahead(std::size_t number) const;
  double best_thing(Pronoun const& pronoun) const;
  bool is_thing(std::int32_t token, bool plural) const;
  std::int32_t mention_at(std::int32_t token) const;

  ActorBook const& book_;
  Parse const& parse_;
  std::vector<ActorMention> const& mentions_;
  std::vector<Chain> const& chains_;
  std::vector<std::int32_t> const& chain_of_;
};

}  // namespace dragoman
