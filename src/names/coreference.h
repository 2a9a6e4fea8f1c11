// Which mentions of a document mean the same actor.
//
// In: Parse, NameMarks, ActorMentions with their Traits. Out: Chains in the order of their first
// mention. Names join by their words, acronyms and tables; nouns with an article join what was told
// before ("the president", "the group"); appositions join what they stand beside; pronouns take the
// best of what agrees with them (Hobbs 1978; Lappin and Leass 1994: salience by role and recency).
//
//   "Nikol Pashinyan, the prime minister, said his country … Pashinyan … He"
//    ^-- person       ^-- apposition          ^-- pronoun    ^-- surname ^-- pronoun
#pragma once

#include <vector>

#include "names/actor_codes.h"
#include "names/actor_mentions.h"
#include "parse/quotations.h"

namespace dragoman {

struct Chain {
  MentionKind kind = MentionKind::common;  // of its best-named mention; never pronoun
  std::vector<std::int32_t> mentions;      // in order
  Traits traits;                           // of all its mentions, those told first kept
  std::vector<std::string> words;          // folded words of the fullest name; empty for nouns
  std::int32_t table = -1;                 // number of its body in the book, -1 none
};

// Every mention is in one chain but for pronouns that nothing agrees with.
std::vector<Chain> join_mentions(ActorBook const& book, Parse const& parse,
                                 Quotations const& quotations, NameMarks const& marks,
                                 std::vector<ActorMention> const& mentions,
                                 std::vector<Traits> const& traits);

// Adds what `from` tells and `to` lacks.
void add_traits(Traits& to, Traits const& from);

}  // namespace dragoman
