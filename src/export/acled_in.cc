// ACLED's columns read as records; acled.cc writes them.
#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "export/event_columns.h"
#include "export/event_parties.h"

namespace dragoman {
namespace {

struct SubEvent {
  std::string_view name;
  CodedKind kind;
};
// Sub-event types that PLOVER has a type for. Of those against protesters the second party acts.
constexpr std::string_view kAgainstProtesters = "Excessive force against protesters";
constexpr SubEvent kSubEvents[] = {
    {"Armed clash", {EventType::ASSAULT, "", "190"}},
    {"Government regains territory", {EventType::ASSAULT, "", "192"}},
    {"Non-state actor overtakes territory", {EventType::ASSAULT, "", "192"}},
    {"Chemical weapon", {EventType::ASSAULT, "unconventional", "204"}},
    {"Air/drone strike", {EventType::ASSAULT, "aerial", "195"}},
    {"Suicide bomb", {EventType::ASSAULT, "suicide-attack", "1831"}},
    {"Shelling/artillery/missile attack", {EventType::ASSAULT, "heavy-weapons", "194"}},
    {"Remote explosive/landmine/IED", {EventType::ASSAULT, "explosives", "183"}},
    {"Grenade", {EventType::ASSAULT, "explosives", "183"}},
    {"Sexual violence", {EventType::ASSAULT, "sexual", "1821"}},
    {"Attack", {EventType::ASSAULT, "", "180"}},
    {"Abduction/forced disappearance", {EventType::ASSAULT, "abduct", "181"}},
    {kAgainstProtesters, {EventType::ASSAULT, "crowd-control", "175"}},
    {"Peaceful protest", {EventType::PROTEST, "", "141"}},
    {"Protest with intervention", {EventType::PROTEST, "", "141"}},
    {"Violent demonstration", {EventType::PROTEST, "riot", "145"}},
    {"Mob violence", {EventType::PROTEST, "riot", "145"}},
    {"Agreement", {EventType::AGREE, "", "057"}},
    {"Arrests", {EventType::COERCE, "arrest", "173"}},
    {"Looting/property destruction", {EventType::ASSAULT, "destroy", "171"}},
    {"Non-violent transfer of territory", {EventType::RETREAT, "withdraw", "0874"}}};
constexpr std::string_view kWithoutType[] = {"Change to group/activity", "Disrupted weapons use",
                                             "Headquarters or base established", "Other"};

struct Inter {
  std::string_view number, words, sector;
};
constexpr Inter kInters[] = {{"1", "State forces", "MIL"},     {"2", "Rebel group", "REB"},
                             {"2", "Rebel forces", "REB"},     {"3", "Political militia", "PRM"},
                             {"4", "Identity militia", "PRM"}, {"5", "Rioters", "CVL"},
                             {"6", "Protesters", "CVL"},       {"7", "Civilians", "CVL"}};

std::string sector_of(std::string const& inter) {
  for (Inter const& one : kInters) {
    if (inter == one.number || inter == one.words) return std::string(one.sector);
  }
  return "";
}

DateRange date_of(EventFields const& row) {
  row.needed("event_date");
  Date const day = *row.day("event_date");
  std::string const& precision = row["time_precision"];
  if (precision == "2") return {day, day, DatePrecision::week};
  if (precision != "3") return {day, day, DatePrecision::day};
  return {day.year() / day.month() / 1, Date(day.year() / day.month() / std::chrono::last),
          DatePrecision::month};
}

// Where ACLED gives the time of its last change, that is when it said so; else the day itself.
Date said_on(EventFields const& row, Date event_day) {
  std::string const& stamp = row["timestamp"];
  if (stamp.empty() || stamp.find_first_not_of("0123456789") != std::string::npos) return event_day;
  auto const seconds = std::chrono::seconds(static_cast<std::int64_t>(*row.number("timestamp")));
  return Date(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(seconds)));
}

double uncertainty_of(std::string const& precision) {
  if (precision == "1") return 5;
  return precision == "2" ? 25 : 100;
}

void add_kind(Record& record, EventFields const& row, EventFileBooks const& books) {
  std::string const& name = row.needed("sub_event_type");
  ByteSpan const span = add_line(record, "event", name);
  auto const* const found = std::ranges::find(kSubEvents, name, &SubEvent::name);
  if (found != std::end(kSubEvents)) {
    add_event(record, books, found->kind, span).date.range = date_of(row);
    return;
  }
  if (std::ranges::find(kWithoutType, name) == std::end(kWithoutType)) {
    throw Error(ErrorCode::bad_input,
                "column sub_event_type: \"" + name + "\" is none of ACLED's 25");
  }
  record.notes.push_back("\"" + name + "\" has no type in PLOVER: the row has no event");
}

void add_parties(Record& record, EventFields const& row, EventFileBooks const& books) {
  bool const turned = row["sub_event_type"] == kAgainstProtesters;
  Side const first = turned ? Side::recipient : Side::actor;
  Side const second = turned ? Side::actor : Side::recipient;
  add_party(record, books, {"actor1", row["actor1"], sector_of(row["inter1"]), first});
  add_party(record, books, {"assoc_actor_1", row["assoc_actor_1"], "", first});
  add_party(record, books, {"actor2", row["actor2"], sector_of(row["inter2"]), second});
  add_party(record, books, {"assoc_actor_2", row["assoc_actor_2"], "", second});
}

Record read(EventFields const& row, EventFileBooks const& books) {
  Record record;
  record.document.id = "acled:" + row.needed("event_id_cnty");
  record.document.published = said_on(row, *date_of(row).from);
  record.document.title = row["event_type"];
  add_line(record, "", row["notes"]);
  add_kind(record, row, books);
  add_parties(record, row, books);
  ByteSpan const location = add_line(record, "location", row["location"]);
  add_line(record, "admin1", row["admin1"]);
  add_line(record, "country", row["country"]);
  add_place(record, {location, PlaceKind::settlement, row.number("longitude"),
                     row.number("latitude"), uncertainty_of(row["geo_precision"]),
                     country_in(books.actors, row["country"]), row["admin1"]});
  double const killed = row.number("fatalities").value_or(0);
  add_killed(record, add_line(record, "fatalities", row["fatalities"]), killed, killed);
  add_line(record, "source", row["source"]);
  return record;
}

constexpr std::string_view kNeeded[] = {"event_id_cnty", "event_date", "sub_event_type",
                                        "actor1",        "location",   "latitude",
                                        "longitude",     "fatalities"};
constexpr EventFileKind kKind{"acled", "ACLED", kNeeded, read};

}  // namespace

EventFileKind const& acled_file() { return kKind; }

}  // namespace dragoman
