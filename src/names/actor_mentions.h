// The noun phrases of a document that name somebody who can act.
//
// In: ActorBook, Parse, NameMarks, Names with its places. Out: ActorMentions in the order of heads.
//
//   "Azeri environmental activists have been blocking the road, and Moscow has rebuffed his call."
//    ^---------------------------- common              country ^----              pronoun ^--
#pragma once

#include <vector>

#include "names/name_marks.h"

namespace dragoman {

enum class MentionKind : std::uint8_t {
  person,   // a personal name, with its title
  body,     // the name of an organisation
  country,  // a country, its people's adjective, its capital or seat of government
  place,    // any other place that acts or is acted upon
  common,   // a noun of the table of agents, a people
  pronoun
};

struct ActorMention {
  Mention mention;
  MentionKind kind = MentionKind::common;
  TokenSpan name;           // the name alone, or the head; not empty
  bool acts = true;         // false where the words only name a place
  std::int32_t owner = -1;  // head of a possessor or "of" phrase, -1 none
};

// No two mentions have the same head. Spans lie inside one sentence.
std::vector<ActorMention> find_actor_mentions(ActorBook const& book, Parse const& parse,
                                              NameMarks const& marks);

// True where what `token` heads stands as one who acts or is acted upon, and not as the place where
// something happens or lies: "Moscow has rebuffed", "the attack on Kherson", but "in Moscow".
bool stands_as_actor(ActorBook const& book, Parse const& parse, std::int32_t token);

}  // namespace dragoman
