#include "export/rows.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/date.h"
#include "export/csv.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(Value const& value) {
  if (auto const* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (auto const* number = std::get_if<double>(&value)) return *number;
  if (auto const* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

constexpr std::array kDates =
    std::to_array<std::string_view>({"date_from", "date_to", "published", "since", "deadline_from",
                                     "deadline_to", "first", "last"});
constexpr std::array kIntegers = std::to_array<std::string_view>(
    {"begin",   "end",   "revision", "quad",      "historical", "claim",   "incident", "event",
     "link",    "sole",  "inside",   "documents", "mentions",   "cluster", "events",   "claims",
     "figures", "links", "reports",  "sources",   "items",      "count"});
constexpr std::array kNumbers = std::to_array<std::string_view>(
    {"goldstein", "lon", "lat", "uncertainty_km", "killed_low", "killed_high", "incident_score",
     "score", "low", "high", "similarity"});

ColumnType type_of_column(std::string const& name) {
  if (std::ranges::find(kDates, name) != kDates.end()) return ColumnType::date;
  if (std::ranges::find(kIntegers, name) != kIntegers.end()) return ColumnType::integer;
  if (std::ranges::find(kNumbers, name) != kNumbers.end()) return ColumnType::number;
  return ColumnType::text;
}

std::optional<double> number_of(Value const& value) {
  if (auto const* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (auto const* number = std::get_if<double>(&value)) return *number;
  return std::nullopt;
}

std::optional<std::int64_t> whole_of(Value const& value) {
  auto const* whole = std::get_if<std::int64_t>(&value);
  return whole == nullptr ? std::nullopt : std::optional(*whole);
}

template <class Inner>
Field field_or_nothing(std::optional<Inner> const& value) {
  return value ? Field(*value) : Field();
}

}  // namespace

void write_csv(Statement& rows, LineSink const& sink) {
  std::vector<std::string> fields = rows.columns();
  sink(csv_line(fields));
  while (rows.step()) {
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = rows.text(static_cast<int>(i));
    sink(csv_line(fields));
  }
}

void write_json_lines(Statement& rows, LineSink const& sink) {
  std::vector<std::string> const names = rows.columns();
  while (rows.step()) {
    Json object;
    for (std::size_t i = 0; i < names.size(); ++i) {
      object[names[i]] = json_of(rows.value(static_cast<int>(i)));
    }
    sink(object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  }
}

std::vector<ParquetColumn> parquet_columns(std::vector<std::string> const& names) {
  std::vector<ParquetColumn> out;
  for (std::string const& name : names) out.push_back({name, type_of_column(name)});
  return out;
}

Field parquet_field(Value const& value, ColumnType type) {
  if (type == ColumnType::date) return field_or_nothing(parse_date(text_of(value)));
  if (type == ColumnType::number) return field_or_nothing(number_of(value));
  if (std::holds_alternative<std::monostate>(value)) return {};
  if (type == ColumnType::integer) return field_or_nothing(whole_of(value));
  return text_of(value);
}

void write_parquet(Statement& rows, LineSink const& sink) {
  std::vector<ParquetColumn> const columns = parquet_columns(rows.columns());
  ParquetWriter writer(columns, sink);
  while (rows.step()) {
    Row row;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      row.push_back(parquet_field(rows.value(static_cast<int>(i)), columns[i].type));
    }
    writer.add(row);
  }
  writer.finish();
}

}  // namespace dragoman
