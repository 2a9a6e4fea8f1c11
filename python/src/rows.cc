#include "rows.h"

#include <fmt/format.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace nb = nanobind;

namespace dragoman {
namespace {

// A batch ends behind the record that fills it: enough for scans to be fast, far under the 2 GB of
// an offset even where sentences are long.
constexpr std::size_t kBatchRows = 16'384;
constexpr std::size_t kBatchText = std::size_t{64} << 20U;

using Records = std::shared_ptr<std::vector<Record> const>;

BatchSource batches(Records records, Table const& table) {
  return [records = std::move(records), &table, at = std::size_t{0}](RowSink const& sink) mutable {
    if (at == records->size()) return false;
    std::size_t rows = 0, text = 0;
    RowSink const counted = [&](Row row) {
      ++rows;
      sink(std::move(row));
    };
    while (at < records->size() && rows < kBatchRows && text < kBatchText) {
      table.each_row((*records)[at], counted);
      text += (*records)[at++].document.text.size();
    }
    return true;
  };
}

ColumnType type_of(std::vector<Row> const& rows, std::size_t column) {
  bool number = false, integer = false;
  for (Row const& row : rows) {
    Field const& field = row[column];
    if (std::holds_alternative<std::string>(field)) return ColumnType::text;
    number = number || std::holds_alternative<double>(field);
    integer = integer || std::holds_alternative<std::int64_t>(field);
  }
  return number ? ColumnType::number : integer ? ColumnType::integer : ColumnType::text;
}

Field as(ColumnType type, Field const& field) {
  auto const* integer = std::get_if<std::int64_t>(&field);
  auto const* number = std::get_if<double>(&field);
  if (type == ColumnType::number && integer) return static_cast<double>(*integer);
  if (type == ColumnType::text && integer) return std::to_string(*integer);
  if (type == ColumnType::text && number) return fmt::format("{}", *number);
  return field;
}

void convert(std::vector<Row>& rows, std::size_t column, ColumnType type) {
  for (Row& row : rows) row[column] = as(type, row[column]);
}

BatchSource once(std::shared_ptr<std::vector<Row> const> rows) {
  return [rows = std::move(rows), at = std::size_t{0}](RowSink const& sink) mutable {
    if (at == rows->size()) return false;
    for (std::size_t n = 0; n < kBatchRows && at < rows->size(); ++n) sink((*rows)[at++]);
    return true;
  };
}

// A struct of the C interfaces in a capsule, released with it unless somebody took it.
template <class Struct>
nb::capsule in_capsule(Struct value, char const* name) {
  return nb::capsule(new Struct(value), name, [](void* pointer) noexcept {
    auto* held = static_cast<Struct*>(pointer);
    if (held->release) held->release(held);
    delete held;
  });
}

std::vector<std::string> names(RowTable const& table) {
  std::vector<std::string> out;
  for (OutColumn const& column : table.columns) out.push_back(column.name);
  return out;
}

}  // namespace

RowTable table_of_records(Records records, Table const& table) {
  std::vector<OutColumn> columns;
  for (TableColumn const& c : table.columns) columns.push_back({std::string(c.name), c.type});
  auto const count = [records, &table] {
    std::size_t rows = 0;
    for (Record const& record : *records) table.each_row(record, [&rows](Row const&) { ++rows; });
    return rows;
  };
  auto const open = [records, &table] { return batches(records, table); };
  return {std::string(table.name), std::move(columns), open, count};
}

RowTable table_of_rows(std::string name, std::vector<std::string> const& columns,
                       std::vector<Row> rows) {
  std::vector<OutColumn> typed;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    typed.push_back({columns[i], type_of(rows, i)});
    convert(rows, i, typed.back().type);
  }
  return table_of_rows(std::move(name), std::move(typed), std::move(rows));
}

RowTable table_of_rows(std::string name, std::vector<OutColumn> columns, std::vector<Row> rows) {
  auto const shared = std::make_shared<std::vector<Row> const>(std::move(rows));
  return {std::move(name), std::move(columns), [shared] { return once(shared); },
          [shared] { return shared->size(); }};
}

void bind_table(nb::module_& module) {
  nb::class_<RowTable>(module, "Table",
                       "Rows for pandas, polars, pyarrow, DuckDB and whatever else takes Arrow's "
                       "PyCapsule interface; nothing is copied on the way.")
      .def(
          "__arrow_c_stream__",
          [](RowTable const& self, nb::object const&) {
            return in_capsule(stream_of(self.columns, self.open()), "arrow_array_stream");
          },
          nb::arg("requested_schema") = nb::none(),
          nb::sig("def __arrow_c_stream__(self, requested_schema: object = None) -> object"))
      .def(
          "__arrow_c_schema__",
          [](RowTable const& self) { return in_capsule(schema_of(self.columns), "arrow_schema"); },
          nb::sig("def __arrow_c_schema__(self) -> object"))
      .def("__len__", [](RowTable const& self) { return self.count(); })
      .def_ro("name", &RowTable::name)
      .def_prop_ro("columns", names, "Names of the columns, in order.")
      .def("__repr__", [](RowTable const& self) {
        return fmt::format("<dragoman.Table {}: {} rows of {}>", self.name, self.count(),
                           fmt::join(names(self), ", "));
      });
}

}  // namespace dragoman
