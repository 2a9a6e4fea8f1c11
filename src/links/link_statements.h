// What a text says of the state of links.
//
// In: LinkBook, Codebook, Parse, frames, LinkMentions. Out: LinkStatements in order.
//
//   "civilian transport is able to move freely in both directions between Armenia and Karabakh"
//    scope-------------            ^--- open     the link between the two places
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "events/codebook.h"
#include "links/link_mentions.h"
#include "links/links.h"

namespace dragoman {

// `mention` is its number among the mentions, -1 where only `ends` tell the link.
struct LinkStatement {
  std::int32_t mention = -1;
  std::vector<std::int32_t> ends;  // places between which traffic is said to pass; empty where
                                   // it passes where the text has just been
  LinkStatus status = LinkStatus::open;
  std::int32_t predicate = -1;      // token
  std::vector<std::int32_t> doers;  // tokens that head the words for who shuts or opens it
  TokenSpan scope;                  // empty where none
  bool denied = false;              // the words say the contrary: "not blocked" for open
};

struct LinkView {
  LinkBook const& book;
  Codebook const& codebook;
  Parse const& parse;
  Names const& names;
  std::vector<LinkMention> const& mentions;
};

// Statements of one sentence that hold for the present or the past: what is planned, demanded,
// feared or asked says nothing about a link's state. "not blocked" is open, "did not open" closed.
std::vector<LinkStatement> find_link_statements(LinkView const& view, Frames const& frames);

}  // namespace dragoman
