// What dragoman.spark.incidents() calls on each machine: events of records, pairs of events that are
// alike, and the incidents of events that are connected by such pairs. Rows come and go as Arrow.
#include "store/incidents.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nanobind/stl/string.h>

#include <charconv>
#include <map>

#include "arrow_arrays.h"
#include "arrow_in.h"
#include "base/error.h"
#include "bindings.h"
#include "rows.h"
#include "store/events_to_join.h"
#include "store/store.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

std::vector<OutColumn> event_columns() {
  using enum ColumnType;
  return {{"document", text}, {"sha256", text},    {"event", integer},  {"key", text},
          {"data_set", text}, {"type", text},      {"date_from", date}, {"date_to", date},
          {"place", text},    {"lon", number},     {"lat", number},     {"actors", text},
          {"recipients", text}, {"countries", text}, {"words", text},
          {"deed", text},     {"trigger", text},   {"numbers", text},   {"dated", integer},
          {"denied", integer}, {"uncertainty_km", number}};
}

Field field(std::optional<Date> const& date) { return date ? Field(*date) : Field(); }
Field field(std::optional<double> number) { return number ? Field(*number) : Field(); }

Row row_of(JoinableEvent const& row, RecordDocument const& document) {
  EventToJoin const& e = row.event;
  return {document.id,
          document.sha256,
          e.id,
          e.key,
          e.set,
          e.type,
          field(e.from),
          field(e.to),
          e.place,
          field(e.longitude),
          field(e.latitude),
          row.actors,
          row.recipients,
          fmt::format("{}", fmt::join(countries_of(e), ";")),
          fmt::format("{}", fmt::join(e.words, " ")),
          e.deed,
          fmt::format("{}", fmt::join(e.trigger, " ")),
          row.counts,
          std::int64_t{e.is_dated},
          std::int64_t{e.is_denied},
          e.uncertainty};
}

// By way of a store in memory, so that what counts as an event to be joined is said in one place.
RowTable events_of(RecordList const& records) {
  nb::gil_scoped_release const released;
  Store store = Store::open_or_create(":memory:");
  store.add(std::span<Record const>(*records.records));
  std::map<std::int64_t, RecordDocument> documents;
  std::vector<Row> rows;
  for (JoinableEvent const& row : events_to_join(store.database())) {
    auto [found, is_new] = documents.try_emplace(row.event.document);
    if (is_new) found->second = store.record(row.event.document).document;
    rows.push_back(row_of(row, found->second));
  }
  return table_of_rows("events_to_join", event_columns(), std::move(rows));
}

// Events as event_columns() has them, with a column `counts` of how many events have each word.
struct Events {
  std::vector<EventToJoin> events;
  WordWeights::Counts counts;
  std::map<std::string, std::int64_t> documents;  // id and hash → number
};

std::int64_t whole(std::string const& text) {
  std::int64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::vector<std::string> words_of(std::string const& list) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t const end = std::min(list.find(' ', at), list.size());
    out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

class ArrowEvents {
 public:
  ArrowEvents(ArrowSchema const& schema, ArrowArray const& array) : array_(array) {
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      ArrowSchema const& child = *schema.children[i];
      bool const number = std::string_view(child.format) == "g";
      if (number) numbers_.emplace(child.name, InNumbers(child, *array.children[i]));
      if (!number) texts_.emplace(child.name, InColumn(child, *array.children[i]));
    }
  }

  void read(Events& out) const {
    for (std::int64_t row = 0; row < array_.length; ++row) read(row + array_.offset, out);
  }

 private:
  void read(std::int64_t row, Events& out) const {
    std::string const document = text("document", row) + "\n" + text("sha256", row);
    auto const next = static_cast<std::int64_t>(out.documents.size());
    EventToJoin event;
    event.document = out.documents.try_emplace(document, next).first->second;
    event.id = whole(text("event", row));
    event.key = text("key", row), event.set = text("data_set", row);
    event.type = text("type", row), event.place = text("place", row);
    event.from = parse_date(text("date_from", row)), event.to = parse_date(text("date_to", row));
    event.longitude = number("lon", row), event.latitude = number("lat", row);
    event.actors = codes_of(text("actors", row));
    event.recipients = codes_of(text("recipients", row));
    std::vector<std::string> const trigger = words_of(text("trigger", row));
    event.deed = text("deed", row), event.trigger = {trigger.begin(), trigger.end()};
    event.counts = counts_of(text("numbers", row));
    event.is_dated = whole(text("dated", row)) != 0;
    event.is_denied = whole(text("denied", row)) != 0;
    event.uncertainty = number("uncertainty_km", row).value_or(0);
    std::vector<std::string> const words = words_of(text("words", row));
    std::vector<std::string> const counts = words_of(text("counts", row));
    for (std::size_t i = 0; i < words.size() && i < counts.size(); ++i)
      out.counts[words[i]] = whole(counts[i]);
    event.words = {words.begin(), words.end()};
    out.events.push_back(std::move(event));
  }

  std::string text(char const* name, std::int64_t row) const {
    auto const found = texts_.find(name);
    if (found == texts_.end()) lacks(name);
    return found->second(row).value_or("");
  }

  std::optional<double> number(char const* name, std::int64_t row) const {
    auto const found = numbers_.find(name);
    if (found == numbers_.end()) lacks(name);
    return found->second(row);
  }

  [[noreturn]] static void lacks(char const* name) {
    throw Error(ErrorCode::usage,
                fmt::format("the table has no column \"{}\", or it is of another type; give what "
                            "events_to_join() gave, and counts",
                            name));
  }

  ArrowArray const& array_;
  std::map<std::string, InColumn, std::less<>> texts_;
  std::map<std::string, InNumbers, std::less<>> numbers_;
};

Events events_in(nb::handle table) {
  Events out;
  bool const is_arrow = each_array(table, [&out](auto const& schema, auto const& array) {
    ArrowEvents(schema, array).read(out);
  });
  if (!is_arrow) throw Error(ErrorCode::usage, "the events are no Arrow table");
  return out;
}

RowTable pairs_of(nb::handle table, std::int64_t of, int longer_than) {
  Events const in = events_in(table);
  nb::gil_scoped_release const released;
  std::vector<Row> rows;
  for (auto const& [a, b] : alike_pairs(in.events, WordWeights(in.counts, of), longer_than))
    rows.push_back({static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)});
  return table_of_rows("alike_pairs", {{"a", ColumnType::integer}, {"b", ColumnType::integer}},
                       std::move(rows));
}

RowTable joined(nb::handle table, std::int64_t of) {
  Events const in = events_in(table);
  nb::gil_scoped_release const released;
  std::vector<Row> rows;
  for (Joined const& one : join_events(in.events, WordWeights(in.counts, of)))
    rows.push_back({static_cast<std::int64_t>(one.incident), one.score, one.why});
  return table_of_rows("join_events",
                       {{"first", ColumnType::integer},
                        {"score", ColumnType::number},
                        {"why", ColumnType::text}},
                       std::move(rows));
}

}  // namespace

void bind_incidents(nb::module_& module) {
  module.attr("MOST_DAYS_APART") = kMostDaysApart;
  module.def("events_to_join", events_of, nb::arg("records"),
             "One row an event of the records that may be a report of what others report.");
  module.def("alike_pairs", pairs_of, nb::arg("events"), nb::kw_only(), nb::arg("of"),
             nb::arg("longer_than") = -1,
             nb::sig("def alike_pairs(events: object, *, of: int, longer_than: int = -1) -> Table"),
             "Positions of events that may be one, of a table in the order of `date_from`. `counts` "
             "says of each word how many of all events have it, `of` is the number of all. Only "
             "pairs of which one lasts longer than so many days.");
  module.def("join_events", joined, nb::arg("events"), nb::kw_only(), nb::arg("of"),
             nb::sig("def join_events(events: object, *, of: int) -> Table"),
             "One row an event: the position of the first report of its incident, how alike it is "
             "to that, and why. Events as for alike_pairs().");
}

}  // namespace dragoman
