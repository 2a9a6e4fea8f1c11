// The work behind find_link_statements: one sentence.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "events/factuality.h"
#include "links/link_statements.h"

namespace dragoman {

class LinkFinder {
 public:
  // Both must outlive the finder.
  LinkFinder(LinkView const& view, Frames const& frames) : view_(view), frames_(frames) {}
  std::vector<LinkStatement> find();  // once

 private:
  // What passes a link: `none` turns a statement round ("nothing has come through"), `few` narrows
  // it ("only 60 trucks"); where some are `counted`, others may pass ("20 trucks were turned
  // back").
  struct Amount {
    TokenSpan scope;
    bool none = false;
    bool few = false;
    bool some = false;  // of the link itself: "closed part of the border"
    bool counted = false;
  };

  // What is done to a link or said of it: link_statements.cc.
  bool state(Frame const& frame);
  std::optional<Worded> status_words(Frame const& frame) const;
  std::vector<std::int32_t> links_at(std::int32_t token) const;
  std::int32_t whole_of(std::int32_t part) const;
  void add_mention(std::int32_t head, std::vector<std::int32_t>& links) const;
  std::int32_t meant_by(std::int32_t pronoun) const;
  bool is_in_passing(std::int32_t pronoun) const;
  std::int32_t only_one_before() const;
  static bool is_part_of(LinkMention const& part, LinkMention const& whole);
  bool bar(Frame const& frame);
  bool is_over(LinkStatement const& statement) const;
  bool state_by_phrase(Frame const& frame);
  bool keep_by_phrase(Frame const& frame);
  std::string phrase_of(std::int32_t noun) const;
  bool can_be_link(Frame const& frame, Worded const& worded, Argument const& argument) const;
  bool has_object_beside(Frame const& frame, Worded const& worded) const;
  void add(Frame const& frame, Worded const& worded, std::int32_t link, Amount const& amount);
  void put(LinkStatement statement, std::int32_t link);
  std::vector<std::int32_t> doers(Frame const& frame, Worded const& worded,
                                  std::int32_t link) const;
  bool is_new(std::int32_t link) const;
  Factuality holds(Frame const& frame) const;
  bool is_pending(Frame const& frame) const;
  bool is_given(std::int32_t noun) const;
  TokenSpan hours_of(Frame const& frame) const;
  Frame const* kept_by(Frame const& frame) const;
  Frame const* ordered_by(Frame const& frame) const;
  bool is_partial(Frame const& frame) const;
  bool is_only_for(TokenSpan scope) const;
  std::vector<std::int32_t> far_ends(Frame const& frame) const;
  bool leads_on(Frame const& frame, Argument const& argument) const;
  TokenSpan own_scope(Frame const& frame) const;
  TokenSpan users_of(std::int32_t token) const;
  TokenSpan scope_joined(Frame const& frame) const;

  // What passes it or does not: link_traffic.cc.
  void pass(Frame const& frame);
  bool is_manner_denied(Frame const& frame) const;
  bool tells(Frame const& frame, Worded const& worded, std::int32_t traffic) const;
  Frame const* ability_before(Frame const& frame) const;
  bool can(Frame const& frame) const;
  Factuality openness(Frame const& frame) const;
  std::int32_t traffic_of(Frame const& frame, Worded const& worded) const;
  std::int32_t traffic_of_noun(Worded const& worded) const;
  std::int32_t counted(std::int32_t token) const;
  bool is_people_by_name(std::int32_t token) const;
  bool is_traffic(std::int32_t token) const;
  std::int32_t subject_before(std::int32_t head) const;
  bool is_left(Frame const& frame, std::int32_t token) const;
  bool is_other_time(Frame const& clause) const;
  std::vector<std::int32_t> links_passed(Frame const& frame, Worded const& worded,
                                         std::int32_t traffic) const;
  void between(Frame const& frame, Worded const& worded, std::int32_t traffic);
  bool resumes(Frame const& frame, Worded const& worded, std::int32_t traffic) const;
  bool passes_elsewhere(Worded const& worded, std::int32_t traffic) const;
  Amount amount_of(Frame const& frame, std::int32_t traffic) const;
  bool is_only(TokenSpan number) const;
  TokenSpan scope_of(std::int32_t traffic) const;

  // What shuts a place in, and words that tell the state by themselves: link_sieges.cc.
  bool lift(Frame const& frame);
  bool ends(Frame const& frame, Worded const& worded, std::int32_t link);
  std::int32_t siege_among(std::int32_t token) const;
  bool has_happened(Frame const& frame) const;
  void from_itself(LinkMention const& mention);
  void from_behind(LinkMention const& mention);
  void name_besiegers(LinkStatement& statement) const;
  void from_siege(LinkMention const& mention, Frame const& frame);
  std::optional<LinkStatus> siege_status(LinkMention const& mention, Frame const& frame) const;
  std::vector<std::int32_t> besiegers(LinkMention const& mention, Frame const& frame) const;
  std::vector<std::int32_t> blamed(Frame const& frame) const;
  std::vector<std::int32_t> releasers(Frame const& frame) const;
  std::vector<std::int32_t> layers(LinkMention const& mention, Frame const& frame) const;
  bool is_of_area(LinkMention const& mention) const;
  std::optional<bool> names_area(LinkMention const& mention) const;
  bool is_of_house(LinkMention const& mention) const;
  bool is_of_unknown_name(std::int32_t siege) const;

  TokenSpan without_case(std::int32_t token) const;
  bool is_time(std::int32_t token) const;
  bool is_clause(std::int32_t token) const;
  bool is_in_mention(std::int32_t token) const;
  bool is_mention(std::int32_t token) const;
  std::int32_t number_of(std::int32_t head) const;
  bool said_of(std::int32_t head) const;

  LinkView const& view_;
  Frames const& frames_;
  std::vector<LinkStatement> found_;
};

}  // namespace dragoman
