// One mention of a link, made of the words around its head.
//
// In: a noun that the codebook knows, or a place that is shut in. Out: a LinkMention that stands in
// the document alone: `link` is not told yet.
#pragma once

#include <string_view>
#include <vector>

#include "links/link_mentions.h"

namespace dragoman {

// "the highway linking A and B": name, place, ends and owner as its words tell them.
LinkMention make_mention(LinkBook const& book, Parse const& parse, Names const& names,
                         Frame const& frame, std::int32_t kind);
// "has besieged the town": the town, as the link that is shut.
LinkMention make_besieged(LinkBook const& book, Parse const& parse, Names const& names,
                          std::int32_t area);
// "the blockade of Gaza", "the enclave is under siege": the noun for whom a siege shuts in; -1
// where the words do not tell.
std::int32_t besieged_by(LinkBook const& book, Parse const& parse, Names const& names,
                         std::int32_t siege);
// Where the way leads that a noun of traffic tells: the places of "between A and B", the one of
// "access to A". Empty where it leads to no place.
std::vector<std::int32_t> goals_of(Parse const& parse, Names const& names, Frame const& frame,
                                   std::string_view preposition);
// "the town of Madaya", "the enclave": where people live and can be shut in. No house is one.
bool is_area(LinkBook const& book, Parse const& parse, Names const& names, std::int32_t noun);
// The first place that these words name, -1 where they name none.
std::int32_t place_in(Names const& names, TokenSpan words);

}  // namespace dragoman
