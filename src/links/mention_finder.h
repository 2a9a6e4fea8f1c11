// The work behind find_link_mentions: one document, before its mentions are joined.
#pragma once

#include <vector>

#include "links/link_mentions.h"

namespace dragoman {

class MentionFinder {
 public:
  // All must outlive the finder.
  MentionFinder(LinkBook const& book, Parse const& parse, Names const& names)
      : book_(book), parse_(parse), names_(names) {}
  // In the order of their heads, one for each; once.
  std::vector<LinkMention> find(std::vector<Frames> const& sentences);

 private:
  void take(Frame const& frame, Frames const& frames);
  void take_link(Frame const& frame, std::int32_t kind);
  bool is_person(std::int32_t token) const;
  bool is_town(std::int32_t token) const;
  void take_parts(LinkMention& all);
  bool take_named(Frame const& frame);
  bool take_other_one(Frame const& frame);
  bool is_number(std::int32_t token) const;
  std::int32_t kind_of_name(std::int32_t token) const;
  void take_towns(Frame const& frame, Frames const& frames);
  void take_town(Frame const& town);
  LinkMention const* known_at(std::string_view town) const;
  TokenSpan name_around(std::int32_t token) const;
  void take_way(Frame const& frame, std::int32_t kind);
  bool is_of_nature(Frame const& frame) const;
  void take_besieged(Frame const& frame);
  void take_entered(Frame const& frame, Frames const& frames);
  void take_let_in(Frame const& frame, Frames const& frames);
  bool is_goods(std::int32_t token, Frames const& frames) const;
  void take_area(std::int32_t noun);

  LinkBook const& book_;
  Parse const& parse_;
  Names const& names_;
  std::vector<LinkMention> found_;
};

}  // namespace dragoman
