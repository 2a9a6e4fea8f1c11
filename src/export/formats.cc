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

constexpr std::string_view kFormats[] = {"csv",   "jsonl", "geojson", "parquet",
                                         "acled", "ged",   "gdelt",   "hxl"};

struct Sheet {
  std::vector<Column> columns;

  explicit Sheet(std::string_view format) : columns(columns_of(format)) {}
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
  Sheet const sheet("acled");
  sink(csv_line(sheet.names()));
  events.each([&](EventRow const& row) {
    if (has_acled_kind(row)) sink(csv_line(sheet.fields(row)));
  });
}

std::vector<std::string> names_of_columns(Asked const& events) {
  return ask(events.store.database(), events.question).columns();
}

void write_all_columns(Asked const& events, LineSink const& sink) {
  Fields const names = names_of_columns(events);
  sink(csv_line(names));
  events.each([&](EventRow const& row) {
    Fields fields;
    for (std::string const& name : names) fields.push_back(row(name));
    sink(csv_line(fields));
  });
}

void write_parquet_events(Asked const& events, LineSink const& sink) {
  std::vector<ParquetColumn> const columns = parquet_columns(names_of_columns(events));
  ParquetWriter writer(columns, sink);
  events.each([&](EventRow const& row) {
    Row fields;
    for (ParquetColumn const& column : columns) {
      fields.push_back(parquet_field(row.value(column.name), column.type));
    }
    writer.add(fields);
  });
  writer.finish();
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
  Sheet const sheet("geojson");
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

std::vector<Column> columns_of(std::string_view format) {
  std::span<Column const> own;
  if (format == "acled") own = acled_columns();
  if (format == "ged") own = ged_columns();
  if (format == "gdelt") own = gdelt_columns();
  if (format == "hxl" || format == "geojson") own = hxl_columns();
  std::vector<Column> out(own.begin(), own.end());
  if (!out.empty()) {
    out.insert(out.end(), evidence_columns().begin(), evidence_columns().end());
  }
  return out;
}

Question question_for(std::string_view format, Question question) {
  question.product = "events";
  if (format == "ged") question.filters.try_emplace("type", "ASSAULT");
  return question;
}

void must_export(std::string const& format, Redaction const& redaction) {
  if (std::ranges::find(kFormats, format) == std::end(kFormats)) {
    std::string known;
    for (std::string_view const one : kFormats)
      known += (known.empty() ? "" : ", ") + std::string(one);
    throw Error(ErrorCode::usage, format + ": there is no such format; take one of " + known);
  }
  if (format == "jsonl" && redaction != Redaction()) {
    throw Error(ErrorCode::usage, "jsonl: whole texts cannot be redacted; take another format");
  }
}

void export_events(Store const& store, Question const& asked, std::string const& format,
                   Redaction const& redaction, LineSink const& sink) {
  must_export(format, redaction);
  Question const question = question_for(format, asked);
  Asked const events{store, question, redaction};
  if (format == "acled") return write_acled(events, sink);
  if (format == "ged" || format == "hxl") return write_csv_sheet(events, Sheet(format), sink);
  if (format == "geojson") return write_geojson(events, sink);
  if (format == "jsonl") return write_records(events, sink);
  if (format == "parquet") return write_parquet_events(events, sink);
  if (format == "gdelt") {
    Sheet const sheet(format);
    return events.each([&](EventRow const& row) { sink(tab_line(sheet.fields(row))); });
  }
  write_all_columns(events, sink);
}

}  // namespace dragoman
