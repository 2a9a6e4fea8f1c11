#include "links/link_mentions.h"

#include <algorithm>

#include "links/link_joiner.h"
#include "links/mention_finder.h"

namespace dragoman {

std::vector<LinkMention> find_link_mentions(LinkBook const& book, Parse const& parse,
                                            Names const& names,
                                            std::vector<Frames> const& sentences) {
  std::vector<LinkMention> mentions = MentionFinder(book, parse, names).find(sentences);
  join_mentions(book, parse, mentions);
  return mentions;
}

std::span<LinkMention const> mentions_in(std::vector<LinkMention> const& mentions,
                                         TokenSpan tokens) {
  auto const at = [&mentions](std::uint32_t token) {
    return std::lower_bound(mentions.begin(), mentions.end(), token,
                            [](LinkMention const& mention, std::uint32_t each) {
                              return static_cast<std::uint32_t>(mention.head) < each;
                            });
  };
  return {at(tokens.begin), at(tokens.end)};
}

LinkMention const* mention_at(std::vector<LinkMention> const& mentions, std::int32_t head) {
  if (head < 0) return nullptr;
  auto const at = static_cast<std::uint32_t>(head);
  auto const found = mentions_in(mentions, {at, at + 1});
  return found.empty() ? nullptr : found.data();
}

}  // namespace dragoman
