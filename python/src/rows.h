// Tables as Python holds them: names of columns, and rows that are made when somebody takes them.
#pragma once

#include <nanobind/nanobind.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "arrow_out.h"

namespace dragoman {

// Immutable; each stream starts anew, so a table can be taken as often as one likes.
struct RowTable {
  std::string name;
  std::vector<OutColumn> columns;
  std::function<BatchSource()> open;
  std::function<std::size_t()> count;
};

// The rows of one table of many records. Batches hold whole records.
RowTable table_of_records(std::shared_ptr<std::vector<Record> const> records, Table const& table);

// Rows that are there already. A column's type is what its fields have in common: whole numbers,
// numbers, else text.
RowTable table_of_rows(std::string name, std::vector<std::string> const& columns,
                       std::vector<Row> rows);
// The same where the types are known.
RowTable table_of_rows(std::string name, std::vector<OutColumn> columns, std::vector<Row> rows);

// Adds the class `Table` to the module.
void bind_table(nanobind::module_& module);

}  // namespace dragoman
