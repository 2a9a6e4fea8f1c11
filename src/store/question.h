// Questions to the store: a product, filters, a page.
//
// In: the names and values of filters, as the user wrote them. Out: rows, each with its quote,
// offsets, document, hash and version.
//
//   ask(database, {"events", {{"actor", "AZE*"}, {"from", "2022-12-12"}}, 50})
//   ask(database, {"events", {{"place", "Shusha"}}, -1, 0, "month", "quad"})   counts a month
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "store/filters.h"
#include "store/sqlite.h"

namespace dragoman {

// "events", "claims", "disputes", "figures", "links", "needs", "promises", "actors", "documents",
// "corrections", "incidents", "propositions", "ranges".
std::span<std::string_view const> products();

struct Question {
  std::string product;
  std::map<std::string, std::string> filters;  // names of filter_specs() → what the user wants
  std::int64_t limit = -1;                     // rows; -1: all
  std::int64_t offset = 0;
  // Counts in the place of rows: columns period (its first day; "" for rows without a day), the
  // name of what is counted by where there is one, and count.
  std::string count_by;  // "day", "week" (from Monday), "month", "year"; "" with `by`: all time
  std::string by;        // "type", "quad", "source" …: a name of groupings()
};

// What rows may be counted by, for each product.
struct Grouping {
  std::string_view name, products, sql;
};
std::span<Grouping const> groupings();

// The rows, ready for step(). Filters stand all together (and). Dates are days, both ends inside;
// an item without a date counts as of the day it was published. Without "as-of" the current
// readings are asked, with it those that the store had at the end of that day (UTC).
//
// Values are bound, never part of the SQL. Throws Error{usage} for an unknown product or filter, a
// filter that the product does not take, and a value that it does not take (filters.h).
Statement ask(Database const& database, Question const& question);

// The same items seen in another way: `query` is a file of queries/ that has the filters and names
// the tables as the product's own file does. ":limit" and ":offset" stand for those of the
// question.
Statement ask_as(Database const& database, Question const& question, std::string_view query);

}  // namespace dragoman
