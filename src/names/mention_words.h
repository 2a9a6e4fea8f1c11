// The words of a mention and whom it belongs to, around the head that was found.
//
//   "the two Russian peacekeepers of the mission, who"
//            ^----------------------------- words;  owner: "mission"
#pragma once

#include "names/actor_mentions.h"
#include "names/mention_view.h"

namespace dragoman {

// `mention` has its head, kind and name; the result has its words, their bytes and its owner, too.
ActorMention with_words(MentionView const& view, ActorMention const& mention);

}  // namespace dragoman
