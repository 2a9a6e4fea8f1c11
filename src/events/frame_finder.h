// The work behind find_frames: one sentence, outer predicates first.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/one_of.h"
#include "events/frames.h"

namespace dragoman {

class FrameFinder {
 public:
  FrameFinder(Parse const& parse, Sentence const& sentence);
  Frames find();  // once

 private:
  std::optional<FrameKind> kind_of(std::int32_t token) const;
  bool takes_sides(std::int32_t token) const;
  void add(std::int32_t token, FrameKind kind);
  void order_by_head();

  // Frame of a token already visited, or nullptr. Valid until the next add().
  Frame const* known(std::int32_t token) const;
  // Lemma of the preposition or conjunction that opens the words of `token`; empty where none.
  std::string_view marker(std::int32_t token) const;
  std::int32_t subject_after_for(std::int32_t clause) const;
  bool is_passive(std::int32_t token) const;
  bool is_state(std::int32_t token) const;

  void take_clause_arguments(Frame& frame) const;
  void take_clause(Frame& frame, std::int32_t token) const;
  void take_object(Frame& frame, std::int32_t token) const;
  void take_oblique(Frame& frame, std::int32_t token) const;
  void take_low_agent(Frame& frame) const;
  std::int32_t blamed_by(std::int32_t participle) const;
  void take_noun_arguments(Frame& frame) const;
  void take_auxiliaries(Frame& frame) const;

  void embed(Frame& frame) const;
  void embed_as_first(Frame& frame) const;
  bool is_asked(std::int32_t token) const;
  bool is_joined_by_or(std::int32_t token) const;
  bool is_question(std::int32_t token) const;
  bool is_named_by_ing(std::int32_t token) const;
  Embedding adverbial(std::int32_t token) const;

  bool is_open(std::int32_t token) const;
  bool take_sides(Frame& frame) const;
  bool is_named_modifier(Argument const& argument) const;
  bool has_named_modifier(Frame const& frame) const;
  void fill_missing(Frame& frame);
  void share_agent(Frame& second);
  void share_owner(Frame& frame) const;
  void share_object(Frame& frame) const;
  std::int32_t object_behind(Frame const& frame) const;
  bool fill_antecedent(Frame& frame) const;
  bool is_told_where(std::int32_t clause) const;
  bool is_singled_out(std::int32_t token) const;
  std::int32_t named_by(std::int32_t token) const;
  void fill_gap(Frame& frame, std::int32_t antecedent) const;
  std::int32_t surface_subject(Frame const& frame) const;
  std::int32_t missing_subject(Frame const& frame) const;
  std::int32_t asked_to(Frame const& outer, Frame const& inner) const;
  std::int32_t punished_for(Frame const& outer, Frame const& inner) const;
  std::int32_t seen_doing(Frame const& outer, Frame const& inner) const;
  bool harms_beside(Frame const& outer, Frame const& inner) const;
  std::int32_t right_before(Frame const& outer, Frame const& inner) const;
  std::int32_t controller(Frame const& outer, Frame const& inner) const;

  Parse const& parse_;
  Frames frames_;
  std::vector<Frame> found_;  // in the order of visiting
};

}  // namespace dragoman
