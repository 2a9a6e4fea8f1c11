#include "cli/csv.h"

#include <fmt/format.h>

#include "export/csv.h"

namespace dragoman {
namespace {

template <class Items>
std::string joined(Items const& items) {
  return fmt::format("{}", fmt::join(items, "; "));
}

// How a field stands in a spreadsheet.
struct AsText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(Date value) const { return format_date(value); }
  std::string operator()(std::string const& value) const { return value; }
  std::string operator()(std::vector<std::string> const& values) const { return joined(values); }
  std::string operator()(std::vector<std::int64_t> const& values) const { return joined(values); }
};

}  // namespace

std::string csv_header(Table const& table) {
  std::vector<std::string> names;
  for (TableColumn const& column : table.columns) names.emplace_back(column.name);
  return csv_line(names);
}

std::string csv_rows(Record const& record, Table const& table) {
  std::string out;
  table.each_row(record, [&out](Row const& row) {
    std::vector<std::string> fields;
    for (Field const& field : row) fields.push_back(std::visit(AsText(), field));
    out += csv_line(fields);
  });
  return out;
}

}  // namespace dragoman
