#include "export/event_columns.h"

#include "export/event_parties.h"

namespace dragoman {

RecordEvent& add_event(Record& record, EventFileBooks const& books, CodedKind const& kind,
                       ByteSpan trigger) {
  RecordEvent event;
  event.type = kind.type;
  event.quad = quad_of(kind.type);
  if (!kind.mode.empty()) event.modes = {std::string(kind.mode)};
  event.cameo = kind.cameo;
  auto const code = books.codebook.cameo.find(kind.cameo);
  if (code != books.codebook.cameo.end()) event.goldstein = code->second.goldstein;
  event.trigger = trigger;
  event.rule = "columns";
  record.events.push_back(event);
  return record.events.back();
}

void add_place(Record& record, CodedPlace const& place) {
  if (place.name.begin == place.name.end || !place.longitude || !place.latitude) return;
  RecordPlace out;
  out.name = words(record, place.name);
  out.kind = place.kind;
  out.longitude = place.longitude;
  out.latitude = place.latitude;
  out.uncertainty_km = place.uncertainty_km;
  out.country = place.country;
  out.admin1 = place.admin1;
  out.mentions = {place.name};
  record.places.push_back(out);
  for (RecordEvent& event : record.events) event.place = 0;
}

void add_killed(Record& record, ByteSpan span, double low, double high) {
  if (high <= 0 || span.begin == span.end) return;
  RecordFigure out;
  out.measure = "killed";
  out.low = low;
  out.high = high;
  out.bound = low == high ? Bound::exact : Bound::about;
  out.span = span;
  if (!record.events.empty()) {
    out.event = 0;
    out.place = record.events[0].place;
    out.period = record.events[0].date.range;
    record.events[0].figures = {0};
  }
  record.figures.push_back(out);
}

void add_party(Record& record, EventFileBooks const& books, CodedParty const& party) {
  ByteSpan const span = add_line(record, party.label, party.name);
  if (party.name.empty()) return;
  RecordActor actor = event_party(books.actors, party.name, party.sector);
  actor.mentions = {span};
  auto const id = static_cast<std::int32_t>(record.actors.size());
  record.actors.push_back(actor);
  for (RecordEvent& event : record.events) {
    bool const acts = party.side == Side::actor;
    (acts ? event.actors : event.recipients).push_back(id);
    (acts ? event.actor_spans : event.recipient_spans).push_back(span);
  }
}

}  // namespace dragoman
