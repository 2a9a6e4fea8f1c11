// Who did what to whom: PLOVER events found by the rules of the codebook on trees.
//
// In: Document, Parse, Names, Codebook. Out: Events.
//
//   "Armenia on Thursday accused Russian peacekeepers of failing to protect ethnic Armenians …"
//    actor               ACCUSE  recipient
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/frames.h"
#include "names/names.h"

namespace dragoman {

enum class EventType {
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT
};
std::string_view name_of(EventType type);
int quad_of(EventType type);  // 1 verbal cooperation … 4 material conflict

enum class Factuality { actual, future, hypothetical, negated };
std::string_view name_of(Factuality factuality);

struct Event {
  EventType type = EventType::CONSULT;
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;                 // closest CAMEO code
  int quad = 1;                      // 1 verbal cooperation … 4 material conflict
  double goldstein = 0;              // of the CAMEO code
  std::vector<std::int32_t> actors;  // Names::actors
  std::vector<std::int32_t> recipients;
  std::vector<Mention> actor_mentions;  // the words in this sentence, in the same order
  std::vector<Mention> recipient_mentions;
  TokenSpan trigger;
  std::int32_t trigger_head = -1;  // token
  std::int32_t clause_head = -1;   // token of the verb that carries the trigger, or the trigger
  std::int32_t sentence = 0;
  std::vector<std::int32_t> retold;  // tokens that tell it again, in order
  DateRange date;
  ByteSpan date_span;       // empty where no words give the date
  std::int32_t place = -1;  // Names::places
  Factuality factuality = Factuality::actual;
  bool historical = false;  // more than a year before Document::published
  TokenSpan content;        // what a speech act holds (accused of …); may be empty
  std::string rule;         // "accuse.3", or "model" where a learned head proposed it
  double score = 0;         // calibrated probability of being right
};

struct Events {
  std::vector<Event> events;    // in order of their triggers
  std::vector<Frames> clauses;  // of each sentence, in order; they point into the Parse
};

}  // namespace dragoman
