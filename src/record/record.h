// The record of one document: everything that was read, with the words it stands on.
//
// In: the results of all stages. Out: Record, and its JSON form (one object, one line). This is the
// contract with every view, the store and the score scripts; names here are the names in JSON.
//
//   "Moscow has rebuffed the criticism."   the event's trigger, in C++ and in JSON:
//    ByteSpan{11, 19}                      {"begin": 11, "end": 19, "text": "rebuffed"}
//
// Spans are UTF-8 bytes into document.text here and Unicode code points in JSON; json.cc alone
// converts. Ids are positions in the vectors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/claims.h"
#include "links/links.h"

namespace dragoman {

// When, and the words that say so (empty span where none do).
struct RecordDate {
  DateRange range;
  ByteSpan words;
  friend bool operator==(RecordDate const&, RecordDate const&);
};

struct RecordDocument {
  std::string id, url, publisher, title, language;
  std::optional<Date> published;
  std::string text;
  std::string sha256;
  friend bool operator==(RecordDocument const&, RecordDocument const&) = default;
};

struct RecordActor {
  std::string name;
  ActorKind kind = ActorKind::group;
  std::string country;
  std::vector<std::string> sectors;
  std::string role, cameo, wikidata;  // empty where unknown: null in JSON
  std::vector<ByteSpan> mentions;
  friend bool operator==(RecordActor const&, RecordActor const&) = default;
};

struct RecordPlace {
  std::string name;
  PlaceKind kind = PlaceKind::other;
  std::optional<double> longitude, latitude;  // "lon" and "lat" in JSON
  double uncertainty_km = 0;
  std::string country, admin1, geonames;
  std::vector<ByteSpan> mentions;
  friend bool operator==(RecordPlace const&, RecordPlace const&) = default;
};

struct RecordEvent {
  EventType type = EventType::CONSULT;
  std::vector<std::string> modes, contexts;
  std::string cameo;
  int quad = 1;
  double goldstein = 0;
  std::vector<std::int32_t> actors, recipients;
  std::vector<ByteSpan> actor_spans, recipient_spans;
  ByteSpan trigger;
  std::int32_t sentence = 0;
  RecordDate date;
  std::int32_t place = -1;
  Factuality factuality = Factuality::actual;
  bool historical = false;
  std::int32_t claim = -1;
  std::vector<std::int32_t> figures;
  std::string rule;
  double score = 0;  // 0: no calibrated score, absent in JSON
  friend bool operator==(RecordEvent const&, RecordEvent const&) = default;
};

struct RecordClaim {
  std::vector<std::int32_t> speakers;
  std::vector<ByteSpan> speaker_spans;
  Act act = Act::assert_;
  ByteSpan cue, content;
  Quote quote = Quote::indirect;
  std::vector<std::int32_t> addressees;
  std::int32_t inside = -1;
  std::vector<Answer> answers;
  std::optional<Denies> denies;
  RecordDate deadline;
  ByteSpan condition;
  std::string rule;
  double score = 0;
  friend bool operator==(RecordClaim const&, RecordClaim const&);
};

struct RecordFigure {
  std::string measure;
  ByteSpan group;
  std::optional<double> low, high;
  Bound bound = Bound::exact;
  DateRange period;
  std::int32_t place = -1, event = -1, claim = -1;
  ByteSpan span;
  friend bool operator==(RecordFigure const&, RecordFigure const&);
};

struct RecordLink {
  std::string name, kind;
  std::int32_t place = -1;
  std::vector<std::int32_t> ends;
  LinkStatus status = LinkStatus::open;
  ByteSpan scope;
  std::vector<std::int32_t> blocked_by;
  RecordDate since;
  bool sole = false;
  std::vector<std::int32_t> dependents;  // figures: how many depend on it
  std::int32_t claim = -1;
  ByteSpan span;
  friend bool operator==(RecordLink const&, RecordLink const&) = default;
};

// Something that people are said to run short of.
struct RecordNeed {
  ByteSpan commodity;
  std::string category;
  NeedState state = NeedState::short_;
  std::int32_t place = -1;
  ByteSpan cause;
  std::int32_t link = -1, claim = -1;
  ByteSpan span;
  friend bool operator==(RecordNeed const&, RecordNeed const&) = default;
};

// Fingerprints of what made the record: records of different makers are never mixed in silence.
struct Version {
  std::string engine, model, codebook;
  friend bool operator==(Version const&, Version const&) = default;
};

struct Record {
  RecordDocument document;
  std::vector<ByteSpan> sentences;
  std::vector<RecordActor> actors;
  std::vector<RecordPlace> places;
  std::vector<RecordEvent> events;
  std::vector<RecordClaim> claims;
  std::vector<RecordFigure> figures;
  std::vector<RecordLink> links;
  std::vector<RecordNeed> needs;
  std::vector<std::string> notes;
  Version version;
  friend bool operator==(Record const&, Record const&) = default;
};

// What the stages found in one document, on its way into the record.
struct Reading {
  Parse parse;
  Names names;
  Events events;
  Claims claims;
  Links links;
};

// Joins the layers. The document's text moves into the record. References that lead nowhere are
// dropped, so that every id in a record is one of the record.
Record make_record(Document document, Reading const& reading, Version const& version);

// One JSON object without line breaks (nor U+0085, U+2028 and U+2029, which some readers take for
// one: they are escaped). Every `text` beside `begin` and `end` is that slice.
std::string to_json(Record const& record);

// The inverse: from_json(to_json(r)) == r. Throws Error{bad_input} naming the member that is
// missing or of a wrong type.
Record from_json(std::string const& json);

// "ARM-GOV": country and primary sector; the country alone where no sector is known.
std::string actor_code(RecordActor const& actor);

// The words of a span.
std::string_view words(Record const& record, ByteSpan span);

}  // namespace dragoman
