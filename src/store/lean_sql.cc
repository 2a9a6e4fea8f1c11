#include "store/lean_sql.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {
namespace {

// How the keys of each kind of product join its table.
struct Joining {
  std::string_view product, key, table, alias, on;
};
constexpr Joining kJoinings[] = {
    {"documents", "document", "documents i", "documents i", "i.number = k.document"},
    {"disputes", "proposition", "propositions o INDEXED BY propositions_disputed", "propositions o",
     "o.number = k.proposition"}};

}  // namespace

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void begin_with(std::string& sql, std::string const& keys, std::string const& product) {
  std::string const table = table_of(product);
  Joining joining{product, "document, id", "", "", "i.document = k.document AND i.id = k.id"};
  std::string const items = table + " i";
  joining.table = joining.alias = items;
  auto const* const own = std::ranges::find(kJoinings, product, &Joining::product);
  if (own != std::end(kJoinings)) joining = *own;
  replace_all(sql, fmt::format("FROM {}\n", joining.table),
              fmt::format("FROM (SELECT DISTINCT {} FROM ({})) k CROSS JOIN {} ON {}\n",
                          joining.key, keys, joining.alias, joining.on));
}

std::string picked_first(std::string const& sql) {
  std::size_t const from = sql.find("\nFROM ");
  std::size_t const order = sql.find("\nORDER BY --order\nLIMIT");
  if (order == std::string::npos) return sql;
  std::size_t const condition = sql.rfind("\nWHERE ", order);
  std::string const tables = sql.substr(from, condition - from);
  std::string lean = tables;  // the view of reports, less what filters do not ask for
  replace_all(lean, "JOIN reports r", "JOIN documents r");
  return fmt::format(
      "WITH picked AS MATERIALIZED (SELECT i.document AS of_document, i.id AS of_id{}{})\n"
      "{}\nFROM picked CROSS JOIN {}\nWHERE i.document = of_document AND i.id = of_id\n"
      "ORDER BY --order",
      lean, sql.substr(condition), sql.substr(0, from),
      tables.substr(std::string_view("\nFROM ").size()));
}

void leave_documents_out(std::string& sql, std::string& filters) {
  constexpr std::string_view kJoin = "\nJOIN reports r ON r.number = i.document";
  constexpr std::string_view kCurrent = "r.replaced IS NULL";
  std::string other_filters = filters;
  replace_all(other_filters, kCurrent, "");
  std::string other_tables = sql;
  replace_all(other_tables, kJoin, "");
  if ((other_filters + other_tables).find("r.") != std::string::npos) return;
  sql = other_tables;
  replace_all(filters, kCurrent,
              "i.document NOT IN (SELECT number FROM documents WHERE replaced IS NOT NULL)");
}

void leave_optional_tables_out(std::string& sql, std::string const& filters) {
  for (std::size_t at = sql.find("\nLEFT JOIN "); at != std::string::npos;) {
    std::size_t const end = std::min(sql.find("\nLEFT JOIN ", at + 1), sql.find("\nWHERE ", at));
    std::size_t const on = sql.find(" ON ", at);
    std::string const alias =
        sql.substr(sql.rfind(' ', on - 1) + 1, on - sql.rfind(' ', on - 1) - 1);
    std::string const others = sql.substr(0, at) + sql.substr(end) + filters;
    bool const used = others.find(" " + alias + ".") != std::string::npos ||
                      others.find("(" + alias + ".") != std::string::npos;
    if (!used) sql.erase(at, end - at);
    at = sql.find("\nLEFT JOIN ", used ? at + 1 : at);
  }
}

std::string table_of(std::string const& product) {
  if (product == "promises") return "claims";
  return product == "ranges" ? "figures" : product;
}

}  // namespace dragoman
