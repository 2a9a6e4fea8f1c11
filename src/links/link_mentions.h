// The words of a document that name links, and which of them mean the same one.
//
// In: LinkBook, Parse, Names, frames of the sentences. Out: LinkMentions in order.
//
//   "blocking the sole land link connecting … to Armenia … the vital land link, called the Lachin
//    corridor"     ^------------- 0                        ^-------------- 0            ^------- 0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "events/frames.h"
#include "links/link_book.h"
#include "names/names.h"

namespace dragoman {

// `name` is what the mention itself says, without article. `link` numbers the links of the
// document: mentions that mean the same road have the same one.
struct LinkMention {
  std::int32_t head = -1;
  TokenSpan tokens;
  std::string name;
  std::int32_t kind = -1;          // number in LinkBook
  std::int32_t place = -1;         // its own
  std::int32_t near = -1;          // where it lies: Ava of "the bridge at Ava"
  std::vector<std::int32_t> ends;  // Names::places that it joins, in order
  bool named = false;              // a proper name is part of it
  bool definite = false;           // "the road", "this road"; "any blockade", "no blockade"
  bool denied = false;             // "no blockade"
  bool sole = false;
  bool place_itself = false;        // of a besieged town: no noun of a link stands there
  std::vector<std::int32_t> parts;  // heads of others: "the Arida and Dabousieh crossings"
  std::int32_t link = -1;
};

// Any trees give mentions, perhaps none. `sentences` are the frames of Parse::sentences, in order.
std::vector<LinkMention> find_link_mentions(LinkBook const& book, Parse const& parse,
                                            Names const& names,
                                            std::vector<Frames> const& sentences);

// Those whose heads are among these tokens.
std::span<LinkMention const> mentions_in(std::vector<LinkMention> const& mentions,
                                         TokenSpan tokens);
// The mention with this head, or nullptr.
LinkMention const* mention_at(std::vector<LinkMention> const& mentions, std::int32_t head);

}  // namespace dragoman
