// The stage of links: roads, crossings, corridors, ports … with their status by speaker.
//
// In: LinkBook, Document, Parse, Names, Events, Claims. Out: Links.
#pragma once

#include <string>

#include "links/links.h"

namespace dragoman {

// Words for links and for what opens and shuts them, from the codebook's files. Immutable.
class LinkBook {
 public:
  // `directory` is the codebook's. Throws Error{cannot_run} naming file, line and cure.
  static LinkBook load(std::string const& directory);
};

// What the stages before have found; all must outlive the call.
struct LinkSources {
  Document const& document;
  Parse const& parse;
  Names const& names;
  Events const& events;
  Claims const& claims;
};

// Any document gives Links. Safe to call from many threads.
Links find_links(LinkBook const& book, LinkSources const& sources);

}  // namespace dragoman
