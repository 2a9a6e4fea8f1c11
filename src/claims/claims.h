// Who says so: attribution relations, what they answer, and the figures of the text.
//
// In: Document, Parse, Names, Events, cues of the codebook. Out: Claims.
//
//   "The Azeri government says the protest is spontaneous and civilian transport is able to …"
//    speaker              cue  content--------------------------------------------------------
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/events.h"

namespace dragoman {

enum class Act {
  assert_,
  deny,
  confirm,
  accuse,
  demand,
  promise,
  threaten,
  refuse,
  praise,
  question,
  no_comment
};
std::string_view name_of(Act act);  // "assert", "no-comment"

enum class Quote { direct, indirect, mixed };
std::string_view name_of(Quote quote);

enum class Denies { fact, responsibility, characterisation, intent, scope, number };
std::string_view name_of(Denies denies);

// What a claim answers: an earlier claim or an event.
struct Answer {
  enum class Kind { claim, event } kind = Kind::claim;
  std::int32_t id = 0;
};

struct Claim {
  std::vector<std::int32_t> speakers;  // Names::actors
  std::vector<Mention> speaker_mentions;
  Act act = Act::assert_;
  ByteSpan cue;
  ByteSpan content;  // without quotation marks; may cross sentences
  ByteSpan gap;      // words of the outlet inside `content`: '"…," said X. "…"'; most often empty
  Quote quote = Quote::indirect;
  std::vector<std::int32_t> addressees;
  std::int32_t inside = -1;  // claim, where X says that Y says
  std::vector<Answer> answers;
  std::optional<Denies> denies;
  DateRange deadline;
  ByteSpan condition;  // empty where none
  std::string rule;
  double score = 0;
};

struct Figure {
  std::string measure;  // RECORD.md's list: "killed", "inhabitants", …
  ByteSpan group;       // empty where none
  std::optional<double> low, high;
  Bound bound = Bound::exact;
  DateRange period;
  std::int32_t place = -1;
  std::int32_t event = -1;
  std::int32_t claim = -1;
  ByteSpan span;  // number and bound words
};

struct Claims {
  std::vector<Claim> claims;                 // in order of their cues
  std::vector<Figure> figures;               // in order
  std::vector<std::int32_t> claim_of_event;  // event → claim whose content holds it, -1
};

// The innermost claim whose content holds these words; -1: the outlet's own voice.
std::int32_t claim_holding(std::vector<Claim> const& claims, ByteSpan words);

}  // namespace dragoman
