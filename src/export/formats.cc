#include "export/formats.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "export/csv.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;
using Fields = std::vector<std::string>;

constexpr std::string_view kFormats[] = {"csv", "jsonl", "geojson", "acled", "ged", "gdelt", "hxl"};

struct Sheet {
  std::vector<Column> columns;

  explicit Sheet(std::span<Column const> own) : columns(own.begin(), own.end()) {
    columns.insert(columns.end(), evidence_columns().begin(), evidence_columns().end());
  }
  Fields names() const {
    Fields out;
    for (Column const& column : columns) out.emplace_back(column.name);
    return out;
  }
  Fields tags() const {
    Fields out;
    for (Column const& column : columns) out.emplace_back(column.tag);
    return out;
  }
  Fields fields(EventRow const& row) const {
    Fields out;
    for (Column const& column : columns) out.push_back(column.field(row));
    return out;
  }
};

struct Asked {
  Store const& store;
  Question const& question;
  Redaction const& redaction;

  void each(std::function<void(EventRow const&)> const& use) const {
    for_each_event(store, question, redaction, use);
  }
};

std::string tab_line(Fields const& fields) {
  std::string out;
  for (std::string field : fields) {
    std::ranges::replace_if(field, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    out += (looks_like_formula(field) ? "'" + field : field) + "\t";
  }
  out.back() = '\n';
  return out;
}

void write_csv_sheet(Asked const& events, Sheet const& sheet, LineSink const& sink) {
  sink(csv_line(sheet.names()));
  if (!sheet.columns.front().tag.empty()) sink(csv_line(sheet.tags()));
  events.each([&](EventRow const& row) { sink(csv_line(sheet.fields(row))); });
}

void write_acled(Asked const& events, LineSink const& sink) {
  Sheet const sheet(acled_columns());
  sink(csv_line(sheet.names()));
  events.each([&](EventRow const& row) {
    if (has_acled_kind(row)) sink(csv_line(sheet.fields(row)));
  });
}

Json number_or_null(std::string const& text) {
  return text.empty() ? Json(nullptr) : Json(std::stod(text));
}

Json feature(EventRow const& row, Sheet const& sheet) {
  Json out = {{"type", "Feature"}, {"id", row("ref")}, {"geometry", nullptr}};
  if (!row("lon").empty()) {
    out["geometry"] = {{"type", "Point"},
                       {"coordinates", {number_or_null(row("lon")), number_or_null(row("lat"))}}};
  }
  Json properties;
  Fields const fields = sheet.fields(row);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    properties[std::string(sheet.columns[i].name)] = fields[i];
  }
  out["properties"] = properties;
  return out;
}

void write_geojson(Asked const& events, LineSink const& sink) {
  Sheet const sheet(hxl_columns());
  sink("{\"type\": \"FeatureCollection\", \"features\": [\n");
  std::string separator;
  events.each([&](EventRow const& row) {
    sink(separator + feature(row, sheet).dump(-1, ' ', false, Json::error_handler_t::replace));
    separator = ",\n";
  });
  sink("\n]}\n");
}

void write_records(Asked const& events, LineSink const& sink) {
  std::set<std::int64_t> numbers;
  if (events.question.filters.empty()) {
    for (std::int64_t const number : events.store.current()) numbers.insert(number);
  }
  events.each([&](EventRow const& row) { numbers.insert(std::stoll(row("ref"))); });
  for (std::int64_t const number : numbers) sink(to_json(events.store.record(number)) + "\n");
}

}  // namespace

std::span<std::string_view const> export_formats() { return kFormats; }

void export_events(Store const& store, Question question, std::string const& format,
                   Redaction const& redaction, LineSink const& sink) {
  question.product = "events";
  Asked const events{store, question, redaction};
  bool const redacted = redaction.degrees > 0 || redaction.names == Redaction::Names::leave_out;
  if (format == "acled") return write_acled(events, sink);
  if (format == "ged") question.filters.try_emplace("type", "ASSAULT");
  if (format == "ged") return write_csv_sheet(events, Sheet(ged_columns()), sink);
  if (format == "hxl") return write_csv_sheet(events, Sheet(hxl_columns()), sink);
  if (format == "geojson") return write_geojson(events, sink);
  if (format == "gdelt") {
    Sheet const sheet(gdelt_columns());
    return events.each([&](EventRow const& row) { sink(tab_line(sheet.fields(row))); });
  }
  if (format == "csv" && !redacted) {
    Statement rows = ask(store.database(), question);
    return write_csv(rows, sink);
  }
  if (format == "jsonl" && !redacted) return write_records(events, sink);
  throw Error(ErrorCode::usage, format + (redacted ? ": cannot be redacted; take hxl or geojson"
                                                   : ": there is no such format"));
}

}  // namespace dragoman
