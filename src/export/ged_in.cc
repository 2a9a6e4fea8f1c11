// UCDP GED's columns read as records; ged.cc writes them.
#include "export/event_columns.h"
#include "export/event_parties.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

// What the second side is by the type of violence; the first is a state's or an armed group.
std::string sector_of_b(std::string const& type_of_violence) {
  return type_of_violence == "3" ? "CVL" : "REB";
}

DatePrecision precision_of(std::string const& date_prec) {
  if (date_prec == "1" || date_prec.empty()) return DatePrecision::day;
  if (date_prec == "2" || date_prec == "3") return DatePrecision::week;
  return date_prec == "4" ? DatePrecision::month : DatePrecision::year;
}

struct WherePrecision {
  std::string_view number;
  double uncertainty_km;
  PlaceKind kind;
};
// 2 is "within 25 km" by UCDP's codebook; for districts, provinces and countries the radius is of
// the order of their size.
constexpr WherePrecision kWhere[] = {
    {"1", 1, PlaceKind::settlement}, {"2", 25, PlaceKind::settlement},
    {"3", 50, PlaceKind::region},    {"4", 100, PlaceKind::region},
    {"5", 100, PlaceKind::other},    {"6", 500, PlaceKind::country},
    {"7", 200, PlaceKind::water}};

WherePrecision where_of(std::string const& where_prec) {
  for (WherePrecision const& one : kWhere) {
    if (one.number == where_prec) return one;
  }
  return kWhere[1];
}

DateRange dates_of(EventFields const& row) {
  row.needed("date_start");
  std::optional<Date> const from = row.day("date_start");
  std::optional<Date> const to = row.day("date_end");
  return {from, to ? to : from, precision_of(row["date_prec"])};
}

std::string first_word(std::string const& one, std::string const& other) {
  return one.empty() ? other : one;
}

void add_where(Record& record, EventFields const& row, EventFileBooks const& books) {
  ByteSpan const name = add_line(record, "where", row["where_coordinates"]);
  add_line(record, "adm_1", row["adm_1"]);
  add_line(record, "country", row["country"]);
  WherePrecision const precision = where_of(row["where_prec"]);
  add_place(record,
            {name, precision.kind, row.number("longitude"), row.number("latitude"),
             precision.uncertainty_km, country_in(books.actors, row["country"]), row["adm_1"]});
}

// UCDP writes 1753-01-01 and slips of the pen where it has no day of the source: the event's then.
std::optional<Date> said_on(Record& record, EventFields const& row, DateRange const& dates) {
  std::string const& written = row["source_date"];
  std::optional<Date> const day = written_date(written);
  if (!day && !written.empty()) {
    record.notes.push_back("source_date \"" + written + "\" is no day; the event's was taken");
  }
  return day ? day : dates.to;
}

Record read(EventFields const& row, EventFileBooks const& books) {
  Record record;
  record.document.id = "ged:" + row.needed("id");
  DateRange const dates = dates_of(row);
  record.document.published = said_on(record, row, dates);
  record.document.title = row["source_headline"];
  add_line(record, "", row["source_headline"]);
  ByteSpan const trigger = add_line(
      record, "event", first_word(row["dyad_name"], row["side_a"] + " - " + row["side_b"]));
  add_event(record, books, {EventType::ASSAULT, "", "190"}, trigger).date.range = dates;
  add_party(record, books, {"side_a", row.needed("side_a"), "REB", Side::actor});
  add_party(record, books,
            {"side_b", row["side_b"], sector_of_b(row["type_of_violence"]), Side::recipient});
  add_where(record, row, books);
  double const best = row.number("best").value_or(0);
  ByteSpan const deaths = add_line(record, "best", row["best"]);
  add_line(record, "low", row["low"]);
  add_line(record, "high", row["high"]);
  add_killed(record, deaths, row.number("low").value_or(best), row.number("high").value_or(best));
  for (char const* const column : {"deaths_a", "deaths_b", "deaths_civilians", "source_original"}) {
    add_line(record, column, row[column]);
  }
  return record;
}

constexpr std::string_view kNeeded[] = {"id",       "date_start", "date_end", "side_a", "side_b",
                                        "latitude", "longitude",  "best",     "low",    "high"};
constexpr EventFileKind kKind{"ged", "UCDP GED", kNeeded, read};

}  // namespace

EventFileKind const& ged_file() { return kKind; }

}  // namespace dragoman
