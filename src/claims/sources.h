// Who is behind a cue: its subject, the owner of a noun, who is quoted.
//
//   "The paper quoted an official as saying that …"      "the minister's claim that …"
//                     source         cue                      source    cue
#pragma once

#include <cstdint>
#include <vector>

#include "claims/content.h"

namespace dragoman {

// Finds the sources of the cues of one sentence.
class SourceFinder {
 public:
  // What `here` refers to must outlive the finder.
  explicit SourceFinder(SentenceLayers const& here) : here_(here) {}

  // Tokens that head them; empty where nobody is told of. `coding` has the arguments that the
  // wording of the cue left over.
  std::vector<std::int32_t> find(Frame const& frame, Coding const& coding) const;
  bool is_actor(std::int32_t token) const;
  // False for words that stand for nobody: "it", "what", "one", "nobody".
  bool can_speak(std::int32_t token) const;

  // Who made what carries words, "the office" for "a statement from the office"; else the token.
  std::int32_t maker_of(std::int32_t token) const;
  // "the office" for "the office's statement", "a report by the office"; -1: none is named.
  std::int32_t named_maker(std::int32_t words) const;

 private:
  bool is_in(std::int32_t token, std::string_view word_class) const;
  std::int32_t relayed(Frame const& frame) const;
  bool is_bare_participle(Frame const& frame) const;
  std::int32_t teller_of(Frame const& frame) const;
  std::int32_t company(Frame const& frame) const;
  bool is_open(std::string_view lemma) const;
  bool is_person(std::int32_t token) const;
  std::int32_t noun_before_which(Frame const& frame) const;
  bool is_denial_beside_deed(Frame const& frame) const;
  std::int32_t noun_before_relative(Frame const& frame) const;
  std::int32_t noun_before_verb(Frame const& frame) const;
  std::vector<std::int32_t> inverted_subject(Frame const& frame) const;
  std::vector<std::int32_t> stray_subject(Frame const& frame) const;
  bool is_voice(std::int32_t token) const;
  bool is_thing_that_tells(std::int32_t noun, Frame const& frame) const;
  bool is_thing_that_shows(std::int32_t noun, Frame const& frame) const;
  bool is_thing(std::int32_t noun) const;
  std::int32_t subject_around(Frame const& frame) const;
  std::int32_t host_of(std::int32_t page) const;
  bool signed_by(std::int32_t agent, std::string_view preposition) const;
  bool makes(std::int32_t owner) const;
  std::vector<std::int32_t> noun_sources(Frame const& frame) const;
  std::vector<std::int32_t> carrier_subject(Frame const& frame) const;
  bool is_described(std::int32_t token) const;
  bool has_no(std::int32_t noun) const;

  SentenceLayers here_;
};

}  // namespace dragoman
