// Actors of a document: who is named, by which words, with which codes.
//
// In: ActorBook, Document, Parse and Names with its places, times and quantities. Out: the rest of
// Names: actors, actor_at, place_at, acts.
//
//   "Moscow has rebuffed the criticism."   Moscow: RUS-GOV, acts
#pragma once

#include "names/actor_book.h"
#include "names/names.h"

namespace dragoman {

// Any document gives actors, perhaps none. Safe to call from many threads.
void find_actors(ActorBook const& book, Document const& document, Parse const& parse, Names& names);

}  // namespace dragoman
