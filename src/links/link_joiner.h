// Which mentions of links mean the same one.
//
// In: LinkBook, Parse, mentions in order of their heads. Out: their LinkMention::link.
#pragma once

#include <vector>

#include "links/link_mentions.h"

namespace dragoman {

// Numbers the links of one document from 0. A named mention takes the number of the one that bears
// its name or lies at its place; a noun takes that of the link it stands for.
void join_mentions(LinkBook const& book, Parse const& parse, std::vector<LinkMention>& mentions);

}  // namespace dragoman
