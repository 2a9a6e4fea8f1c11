// What each data set of events calls its columns, and what they are in a record.
#pragma once

#include <span>
#include <string_view>

#include "export/event_file.h"
#include "export/event_text.h"

namespace dragoman {

struct EventFileKind {
  std::string_view name, publisher;
  std::span<std::string_view const> needed;  // columns that a file must have
  // The record of a row, without what is the same for all. Throws Error{bad_input} naming a column.
  Record (*read)(EventFields const&, EventFileBooks const&);
};

EventFileKind const& acled_file();
EventFileKind const& ged_file();

// What a coded kind of event is in PLOVER and CAMEO.
struct CodedKind {
  EventType type = EventType::ASSAULT;
  std::string_view mode, cameo;
};
// Adds an event of that kind whose trigger is the span; its date, place and parties are to be
// filled.
RecordEvent& add_event(Record& record, EventFileBooks const& books, CodedKind const& kind,
                       ByteSpan trigger);
// Adds the place and gives it to the last event. Nothing is added without coordinates.
struct CodedPlace {
  ByteSpan name;
  PlaceKind kind = PlaceKind::settlement;
  std::optional<double> longitude, latitude;
  double uncertainty_km = 0;
  std::string country, admin1;
};
void add_place(Record& record, CodedPlace const& place);
// Adds the dead of the last event; nothing where `high` is 0, which stands for none and for
// unknown.
void add_killed(Record& record, ByteSpan span, double low, double high);

enum class Side { actor, recipient };
// Adds the line "label: name" and the party to the last event; nothing for an empty name.
struct CodedParty {
  std::string_view label;
  std::string name, sector;
  Side side = Side::actor;
};
void add_party(Record& record, EventFileBooks const& books, CodedParty const& party);

}  // namespace dragoman
