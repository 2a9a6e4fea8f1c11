#include "supply/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "store/question.h"
#include "store/routes.h"
#include "text/lowered.h"

namespace dragoman::supply {
namespace {

using Row = std::map<std::string, std::string>;  // by column

std::vector<Row> rows_of(Store const& store, Question const& question) {
  Statement statement = ask(store.database(), question);
  std::vector<std::string> const columns = statement.columns();
  std::vector<Row> rows;
  while (statement.step()) {
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i)
      row[columns[i]] = statement.text(static_cast<int>(i));
  }
  return rows;
}

std::string document_of(Row const& row) { return row.at("ref").substr(0, row.at("ref").find('.')); }

// One line of TOML text.
std::string quoted(std::string const& text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') out += '\\';
    bool const control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    out += control ? ' ' : c;
  }
  return out + '"';
}

// For a comment: no line of its own can begin in it.
std::string in_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
  return text;
}

bool speaks_of(Row const& row, std::string const& place) {
  std::string const wanted = lowered(place);
  return lowered(row.at("place")).find(wanted) != std::string::npos ||
         lowered(row.at("quote")).find(wanted) != std::string::npos;
}

std::string source_of(Row const& row) {
  if (!row.at("source").empty()) return row.at("source");
  return row.at("publisher").empty() ? row.at("document") : row.at("publisher");
}

// When it was said to begin; else the day of the report; else "".
std::string day_of(Row const& row, std::string const& column) {
  std::string const stated = row.at(column).empty() ? row.at("published") : row.at(column);
  return parse_date(stated) ? format_date(*parse_date(stated)) : "";
}

std::string voice_of(Row const& row) {
  return fmt::format("source = {}\nwords = {}\nref = {}\n", quoted(source_of(row)),
                     quoted(row.at("quote")), quoted(row.at("ref")));
}

using Routes = std::map<std::string, std::vector<Row>>;  // statements by the name of the route

struct Found {
  Routes links, links_elsewhere;
  std::vector<Row> figures, needs;
};

std::string phrase(std::string words) {
  std::replace(words.begin(), words.end(), '"', ' ');
  return "\"" + words + "\"";
}

std::set<std::string> documents_with(Store const& store, std::string const& words) {
  std::set<std::string> out;
  Question const naming{.product = "documents", .filters = {{"words", words}}};
  for (Row const& row : rows_of(store, naming)) out.insert(row.at("ref"));
  return out;
}

// Whether a route of documents that name the place is the place's: it has no name ("the road"), no
// other stands beside it there, or one sentence names both.
bool is_of(Store const& store, std::string const& place, std::string const& route,
           std::vector<Row> const& statements) {
  std::set<std::string> const names = telling_words(route);
  bool const told = std::any_of(statements.begin(), statements.end(),
                                [&](Row const& row) { return speaks_of(row, place); });
  if (names.empty() || told) return true;
  std::string both = phrase(place);
  for (std::string const& name : names) both += ' ' + phrase(name);
  return !documents_with(store, both).empty();
}

// Parts the routes into those of the place and others that its documents speak of.
void part_routes(Store const& store, std::string const& place, Found& found) {
  if (found.links.size() < 2) return;
  for (auto route = found.links.begin(); route != found.links.end();) {
    auto const next = std::next(route);
    if (!is_of(store, place, route->first, route->second)) {
      found.links_elsewhere.insert(found.links.extract(route));
    }
    route = next;
  }
}

// Items of the documents that name the place.
Found found_in(Store const& store, std::string const& place) {
  std::set<std::string> const documents = documents_with(store, phrase(place));
  if (documents.empty()) {
    throw Error(ErrorCode::bad_input, store.database().path() + ": no document tells of " + place +
                                          "; `dragoman ask " + store.database().path() +
                                          " links` shows the names that it has");
  }
  auto const theirs = [&](char const* product) {
    std::vector<Row> rows = rows_of(store, Question{.product = product});
    std::erase_if(rows, [&](Row const& row) { return documents.count(document_of(row)) == 0; });
    return rows;
  };
  Found found{{}, {}, theirs("figures"), theirs("needs")};
  for (Row& row : theirs("links")) found.links[row.at("route")].push_back(std::move(row));
  part_routes(store, place, found);
  return found;
}

std::string head(Found const& found, std::string const& place) {
  std::set<std::string> days;
  for (auto const& [route, rows] : found.links) {
    for (Row const& row : rows) days.insert(day_of(row, "since"));
  }
  days.erase("");
  std::string const start = days.empty() ? "# OPEN: no claim gives a day.\n# start = \n"
                                         : "start = " + *days.begin() + "\n";
  return fmt::format(
      "# A draft from the record. Lines that begin with OPEN: tell what no claim gives: fill them "
      "in, with\n"
      "# a source where there is one. Strike out what is not about {0}.\n"
      "title = {1}\nplace = {1}\n{2}days = 180\n\n",
      in_one_line(place), quoted(place), start);
}

// A claimed number between its bounds; a bound that nobody states is the number itself.
std::string range_of(Row const& row) {
  std::string const low = row.at("low"), high = row.at("high");
  std::string const value = low.empty() ? high : low;
  std::string text = "value = " + value + "\n";
  if (!low.empty() && !high.empty() && low != high) text += "high = " + high + "\n";
  return text;
}

std::string population(Found const& found, std::string const& place) {
  std::string told, elsewhere;
  for (Row const& row : found.figures) {
    if (row.at("measure") != "inhabitants" || (row.at("low") + row.at("high")).empty()) continue;
    if (speaks_of(row, place)) {
      told += "[[population]]\n" + range_of(row) + voice_of(row) +
              "# stated as: " + in_one_line(row.at("words") + " (" + row.at("bound") + ")") +
              "\n\n";
    } else {
      elsewhere += fmt::format("# Elsewhere in these documents: {}  [{}]\n",
                               in_one_line(row.at("quote")), row.at("ref"));
    }
  }
  if (told.empty())
    told =
        "# OPEN: no claim gives how many people depend on the links.\n# [[population]]\n# value = "
        "\n# source = \n\n";
  return told + elsewhere + (elsewhere.empty() ? "" : "\n");
}

struct PlanningFigure {
  char const* category;
  char const* lines;
};

// What is commonly planned with for what people are said to lack.
constexpr PlanningFigure kPlanning[] = {
    {"food",
     "grams = {value = 555, source = \"WFP food basket, 2,100 kcal\"}\nscales_with_energy = "
     "true\n"},
    {"medicine",
     "grams = {value = 1.11, source = \"WHO, Interagency Emergency Health Kit: about 1 t for "
     "10,000 "
     "people and three months\"}\n"},
    {"fuel",
     "unit = \"l\"\nkg_per_litre = 0.84\n# OPEN: no claim gives what is needed a day.\n# need = "
     "\n"},
    {"water", "unit = \"l\"\nlitres = {value = 15, low = 7.5, high = 15, source = \"Sphere\"}\n"},
};

std::string commodity(std::string const& category, Found const& found) {
  auto const planned =
      std::find_if(std::begin(kPlanning), std::end(kPlanning),
                   [&](PlanningFigure const& p) { return category == p.category; });
  std::string text = "[[commodity]]\nname = " + quoted(category) + "\n";
  text += planned != std::end(kPlanning)
              ? planned->lines
              : "# OPEN: no claim gives what is needed a day.\n# need = \n";
  text += "# OPEN: no claim gives what is in store; 0 if nothing is.\n# stock = \n";
  for (Row const& row : found.needs) {
    if (row.at("category") != category) continue;
    text +=
        fmt::format("# {} {}, {}: {}  [{}]\n", in_one_line(row.at("commodity")), row.at("state"),
                    in_one_line(source_of(row)), in_one_line(row.at("quote")), row.at("ref"));
  }
  return text + "\n";
}

std::string commodities(Found const& found) {
  std::vector<std::string> categories = {"food"};
  for (Row const& row : found.needs) {
    std::string const& category = row.at("category");
    if (category.empty() || std::count(categories.begin(), categories.end(), category) > 0)
      continue;
    categories.push_back(category);
  }
  std::string text;
  for (std::string const& category : categories) text += commodity(category, found);
  return text;
}

std::string status(Row const& row) {
  std::string text = "[[link.status]]\nstatus = " + quoted(row.at("status")) + "\n";
  std::string const day = day_of(row, "since");
  if (!day.empty()) text += "from = " + day + "\n";
  text += voice_of(row);
  if (!row.at("scope").empty()) {
    text +=
        "# OPEN: which commodities are \"" + in_one_line(row.at("scope")) + "\"?\n# scope = []\n";
  }
  if (row.at("status") == "restricted") {
    text +=
        "# OPEN: no claim gives how much passes; without it, anything is possible.\n# throughput = "
        "\n";
  }
  return text + "\n";
}

std::string link(std::string const& name, std::vector<Row> rows) {
  std::stable_sort(rows.begin(), rows.end(), [](Row const& a, Row const& b) {
    return day_of(a, "since") < day_of(b, "since");
  });
  std::string text = "[[link]]\nname = " + quoted(name) + "\n";
  text +=
      "# OPEN: no claim gives what it carries when open: vehicles and payload, or capacity in t "
      "a day.\n"
      "# vehicles = \n# payload = \n";
  auto const placed = std::find_if(rows.begin(), rows.end(), [](Row const& row) {
    return !row.at("lon").empty() && !row.at("lat").empty();
  });
  if (placed != rows.end()) {
    text += fmt::format("path = [[{}, {}]]\n", placed->at("lon"), placed->at("lat"));
  }
  text += "\n";
  for (Row const& row : rows) text += status(row);
  return text;
}

// Link by link as `ask links` joins them, whatever each report calls it.
std::string links(Found const& found) {
  std::string text;
  for (auto const& [name, rows] : found.links) text += link(name, rows);
  if (text.empty()) text = "# OPEN: the record names no link.\n# [[link]]\n# name = \n\n";
  for (auto const& [name, rows] : found.links_elsewhere) {
    text += fmt::format("# Elsewhere in these documents: {}, {}  [{}]\n", in_one_line(name),
                        rows.front().at("status"), rows.front().at("ref"));
  }
  return text + (found.links_elsewhere.empty() ? "" : "\n");
}

std::string figures(Found const& found) {
  std::string text;
  for (Row const& row : found.figures) {
    std::string const& measure = row.at("measure");
    if ((measure != "tonnes" && measure != "vehicles") ||
        (row.at("low") + row.at("high")).empty()) {
      continue;
    }
    std::string const& value = row.at("low").empty() ? row.at("high") : row.at("low");
    text +=
        "[[figure]]\nmeasure = " + quoted(measure) + "\nvalue = " + value + "\n" + voice_of(row);
    text += "# OPEN: over which link, and in how many days?\n# link = \n# days = \n\n";
  }
  return text;
}

}  // namespace

std::string draft_scenario(Store const& store, std::string const& place) {
  Found const found = found_in(store, place);
  return head(found, place) + population(found, place) + commodities(found) + links(found) +
         figures(found);
}

}  // namespace dragoman::supply
