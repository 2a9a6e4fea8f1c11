// The stage of links: roads, crossings, corridors, ports … with their status by speaker.
//
// In: LinkBook, Codebook, Document, Parse, Names, Events, Claims. Out: Links.
#pragma once

#include "claims/claims.h"
#include "links/link_book.h"
#include "links/links.h"

namespace dragoman {

// What the stages before have found; all must outlive the call.
struct LinkSources {
  Codebook const& codebook;
  Document const& document;
  Parse const& parse;
  Names const& names;
  std::vector<Frames> const& clauses;  // of each sentence
  Claims const& claims;
};

// One Link for each link, status and voice: what a speaker says twice is one, what two say is two,
// in the order of their first words. Any document gives Links. Safe to call from many threads.
Links find_links(LinkBook const& book, LinkSources const& sources);

}  // namespace dragoman
