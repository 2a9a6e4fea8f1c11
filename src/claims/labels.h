// Words before a colon: who speaks, or what is spoken of.
//
//   "Putin: we will answer any strike"      "Kivu: M23 lets aid convoy pass"
//    ^ the speaker                           ^ a topic: nobody speaks
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "claims/content.h"

namespace dragoman {

constexpr std::uint32_t kLongestSource = 10;  // words of a source before a colon

struct Label {
  TokenSpan words;
  std::uint32_t colon = 0;
  std::int32_t speaker = -1;  // token that heads who speaks; -1 for a topic or a thing
  bool asks = false;          // "Q", "Reporter"
  bool answers = false;       // "A"
};

class LabelFinder {
 public:
  // `layers` must outlive the finder.
  explicit LabelFinder(Layers const& layers) : layers_(layers), parse_(layers.parse) {}

  // What stands before the first colon of these words; nothing where no words follow it, or more
  // than a name stands before it.
  std::optional<Label> before_colon(TokenSpan words) const;
  // A name or an actor, without a verb.
  bool names_somebody(TokenSpan span) const;

 private:
  bool is_topic(std::int32_t label, TokenSpan content) const;
  bool opens_with(TokenSpan words, std::string_view word_class) const;
  bool has_number(TokenSpan words) const;
  std::int32_t holder_of(std::int32_t office) const;
  std::int32_t person_of(std::int32_t surname) const;
  bool is_said(TokenSpan content) const;
  bool can_state(std::int32_t label) const;
  bool is_place(std::int32_t token) const;
  bool is_of_kind(std::int32_t token, std::initializer_list<NameKind> kinds) const;

  Layers const& layers_;
  Parse const& parse_;
};

std::optional<std::uint32_t> first_colon(Parse const& parse, TokenSpan span);
bool has_verb(Parse const& parse, TokenSpan span);
// "RECK", "MR. DUNN"
bool is_in_capitals(Parse const& parse, TokenSpan span);
// "I", "we", "our"
bool has_first_person(Parse const& parse, TokenSpan span);
// The first word of the span that hangs on none in it; -1 where marks alone stand there.
std::int32_t root_of(Parse const& parse, TokenSpan span);

}  // namespace dragoman
