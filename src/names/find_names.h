// The stage of names: actors, places, times and quantities of one document.
//
// In: NameBook, Document, Parse. Out: Names.
#pragma once

#include <string>

#include "names/actor_book.h"
#include "names/gazetteer.h"
#include "names/names.h"

namespace dragoman {

struct NameBook {
  ActorBook actors;
  Gazetteer places;

  // Throws Error{cannot_run} naming file, line and cure.
  static NameBook load(std::string const& directory);
};

// Any document gives Names. Safe to call from many threads.
Names find_names(NameBook const& book, Document const& document, Parse const& parse);

}  // namespace dragoman
