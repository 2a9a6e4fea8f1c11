#include "cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "cli/printable.h"

namespace dragoman {
namespace {

constexpr std::size_t kWidest = 36;

using Row = std::vector<std::string>;

// What fits a screen; --format csv and json give every column.
Row columns_of(std::string const& product) {
  static std::map<std::string, Row, std::less<>> const kColumns = {
      {"events", {"ref", "date_from", "type", "actors", "recipients", "place", "source", "quote"}},
      {"claims", {"ref", "published", "speakers", "act", "content", "publisher"}},
      {"promises", {"ref", "published", "act", "status", "speakers", "deadline_to", "content"}},
      {"figures",
       {"measure", "low", "high", "bound", "group", "published", "source", "tally_state"}},
      {"links", {"route", "published", "status", "since", "source", "scope", "quote"}},
      {"actors",
       {"name", "code", "kind", "role", "documents", "mentions", "first", "last", "names"}},
      {"documents", {"ref", "published", "publisher", "title", "cluster", "events", "snippet"}},
      {"needs", {"ref", "published", "commodity", "state", "place", "source", "quote"}},
      {"incidents",
       {"ref", "date_from", "type", "actors", "place", "reports", "standing", "quote"}},
      {"propositions",
       {"ref", "kind", "subject", "standing", "sources", "asserted_by", "denied_by"}},
      {"ranges", {"measure", "group", "place", "period", "low", "low_by", "high", "high_by"}},
      {"corrections",
       {"ref", "state", "when", "who", "action", "target", "field", "before", "after"}},
      {"disputes", {"ref", "subject", "standing", "stance", "source", "published", "words"}}};
  auto const found = kColumns.find(product);
  return found == kColumns.end() ? Row() : found->second;
}

// `text` without what moves the cursor, and how many columns it takes (wide letters count one).
struct Cell {
  std::string text;
  std::size_t width = 0;
};

Cell cell_of(std::string const& text) {
  Cell cell;
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    char32_t const c = decode(text, at, next);
    if (cell.width == kWidest - 1 && next < text.size()) return {cell.text + "…", kWidest};
    append_utf8(cell.text, is_control(c) ? U' ' : c);
    ++cell.width;
  }
  return cell;
}

std::string line_of(std::vector<Cell> const& cells, std::vector<std::size_t> const& widths) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += cells[i].text + std::string(widths[i] - cells[i].width + 2, ' ');
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

}  // namespace

std::string table(Statement& rows, std::string const& product) {
  Row const names = rows.columns();
  bool const counts = !names.empty() && names.front() == "period";
  Row const shown = counts ? names : columns_of(product);
  std::vector<std::vector<Cell>> lines{{}};
  for (std::string const& name : shown) lines.front().push_back(cell_of(name));
  while (rows.step()) {
    std::vector<Cell>& line = lines.emplace_back();
    for (std::string const& name : shown) {
      auto const column = std::ranges::find(names, name) - names.begin();
      line.push_back(cell_of(rows.text(static_cast<int>(column))));
    }
  }
  std::vector<std::size_t> widths(shown.size());
  for (auto const& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].width);
  }
  std::string out;
  for (auto const& line : lines) out += line_of(line, widths);
  return out + fmt::format("{} row{}\n", lines.size() - 1, lines.size() == 2 ? "" : "s");
}

}  // namespace dragoman
