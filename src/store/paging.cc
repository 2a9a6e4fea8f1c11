#include "store/paging.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

#include "base/error.h"

namespace dragoman {
namespace {

// `find` gives the terms for the row that a cursor names by ?1, ?2 …
struct Order {
  std::string_view product, terms, find;
};

constexpr std::string_view kItem = " i JOIN reports r ON r.number = i.document";

constexpr Order kOrders[] = {
    {"events", "i.day, i.document, i.id", "events"},
    {"claims", "i.day, i.document, i.id", "claims"},
    {"promises", "i.day, i.document, i.id", "claims"},
    {"needs", "i.day, i.document, i.id", "needs"},
    {"figures", "i.measure, i.day, i.document, i.id", "figures"},
    {"links", "lower(i.name), i.day, i.document, i.id", "links"},
    {"documents", "coalesce(i.published, ''), i.number",
     "documents i JOIN reports r ON r.number = i.number WHERE i.number = ?1"},
    {"corrections", "i.number", "corrections i WHERE i.number = ?1"},
    {"incidents", "i.day, i.number", "incidents i WHERE i.number = ?1"},
    {"propositions", "i.day, i.number", "propositions i WHERE i.number = ?1"},
    {"ranges", "measure, coalesce(\"group\", ''), coalesce(place, ''), period", ""},
    {"disputes", "o.day, o.number, i.stance, i.document, i.id, i.item",
     "propositions o JOIN proposition_items i ON i.proposition = o.number WHERE o.number = ?1 AND "
     "i.document = ?2 AND i.id = ?3 AND i.item = ?4"},
    // The number of mentions grows while others write: it stands in the cursor.
    {"actors", "-sum(i.mentions), l.name, l.code",
     "(SELECT -CAST(?3 AS INTEGER), l.name, l.code FROM actors i JOIN known_actors k ON k.name = "
     "lower(i.name) AND k.code = i.code JOIN known_actors l ON l.number = coalesce(k.actor, "
     "k.number) WHERE i.document = ?1 AND i.id = ?2)"},
};

Order const& order(std::string_view product) {
  return *std::ranges::find(kOrders, product, &Order::product);
}

// The parts of a cursor: "7/12.3/event" has 7, 12, 3, "event"; numbers are numbers.
std::vector<Value> parts_of(std::string const& cursor) {
  std::vector<Value> out;
  for (std::size_t at = 0; at <= cursor.size();) {
    std::size_t const end = std::min(cursor.find_first_of("./", at), cursor.size());
    std::string const part = cursor.substr(at, end - at);
    std::int64_t number = 0;
    auto const read = std::from_chars(part.data(), part.data() + part.size(), number);
    bool const whole = !part.empty() && read.ptr == part.data() + part.size();
    out.push_back(whole ? Value(number) : Value(part));
    at = end + 1;
  }
  return out;
}

std::string find_sql(Order const& order) {
  if (order.product == "actors") return fmt::format("SELECT * FROM {}", order.find);
  bool const item = order.find.find(' ') == std::string_view::npos;
  return fmt::format("SELECT {} FROM {}{}", order.terms, order.find,
                     item ? fmt::format("{} WHERE i.document = ?1 AND i.id = ?2", kItem) : "");
}

}  // namespace

std::string_view order_of(std::string_view product) { return order(product).terms; }

std::string behind(std::string_view product) {
  std::string_view const terms = order(product).terms;
  int depth = 0;
  int count = 1;
  for (char const c : terms) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ',' && depth == 0) ++count;
  }
  std::string values;
  for (int i = 0; i < count; ++i) values += fmt::format("{}:after_{}", i == 0 ? "" : ", ", i);
  return fmt::format("({}) > ({})", terms, values);
}

std::vector<Value> read_cursor(Database const& database, std::string const& product,
                               std::string const& cursor) {
  std::string const sql = find_sql(order(product));
  auto const wanted = static_cast<std::size_t>(std::ranges::count(sql, '?'));
  std::vector<Value> const parts = parts_of(cursor);
  Statement find = database.prepare(sql);
  if (parts.size() == wanted) find.bind(parts);
  if (parts.size() != wanted || !find.step()) {
    throw Error(ErrorCode::usage,
                fmt::format("--after: \"{}\" is no cursor of {}; begin with the first page again",
                            cursor, product));
  }
  std::vector<Value> out;
  for (std::size_t i = 0; i < find.columns().size(); ++i) {
    out.push_back(find.value(static_cast<int>(i)));
  }
  return out;
}

std::string cursor_of(std::string_view product, FieldByName const& field) {
  std::string cursor = field("ref");
  if (product == "disputes") cursor += "/" + field("item_ref") + "/" + field("item");
  if (product == "actors") cursor += "/" + field("mentions");
  return cursor;
}

std::string cursor_of(Statement const& row, std::string_view product) {
  std::vector<std::string> const names = row.columns();
  return cursor_of(product, [&](std::string_view name) {
    return row.text(static_cast<int>(std::ranges::find(names, name) - names.begin()));
  });
}

}  // namespace dragoman
