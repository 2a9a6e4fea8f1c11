// Records as tables with typed columns: one row an event, claim, figure … of a document.
//
// In: a record. Out: rows. The command line's CSV and Python's Arrow tables are made from this one
// list, so a column has one name, one type and one meaning everywhere.
//
//   events  document  id  type    actors      actor_codes  begin  end  text
//           "a.txt"   0   ACCUSE  ["Varnia"]  ["XXX-UNK"]  39     46   "accused"
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "record/record.h"

namespace dragoman {

// `texts` and `numbers` are lists.
enum class ColumnType { boolean, integer, number, date, text, texts, integers };

// Nothing, where a member of the record is null.
using Field = std::variant<std::monostate, bool, std::int64_t, double, Date, std::string,
                           std::vector<std::string>, std::vector<std::int64_t>>;
using Row = std::vector<Field>;
using RowSink = std::function<void(Row)>;

struct TableColumn {
  std::string_view name;
  ColumnType type = ColumnType::text;
};

// Every table has `document` (its id) as the first column; `begin` and `end` are code points into
// the document's text, as in JSON, and `text` is that slice. References to other rows (`claim`,
// `event`, `place_id`, `answers`) are ids within the same document.
struct Table {
  std::string_view name;
  std::vector<TableColumn> columns;
  // Gives the rows of one record, in the order of its lists. A field holds the type of its column
  // or nothing.
  void (*each_row)(Record const&, RowSink const&) = nullptr;
};

// "events", "claims", "figures", "links", "needs", "actors", "places", "mentions", "sentences",
// "documents".
std::span<Table const> record_tables();

// The table of that name. Throws Error{usage} that lists the names where there is none.
Table const& record_table(std::string_view name);

}  // namespace dragoman
