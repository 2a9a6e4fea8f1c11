#include "export/rows.h"

#include <nlohmann/json.hpp>

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

}  // namespace dragoman
