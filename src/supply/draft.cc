#include "supply/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "store/question.h"
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

struct Found {
  std::vector<Row> links, figures, needs;
};

// Items of the documents that name the place.
Found found_in(Store const& store, std::string const& place) {
  std::set<std::string> documents;
  std::string phrase = place;
  std::replace(phrase.begin(), phrase.end(), '"', ' ');
  Question const naming{.product = "documents", .filters = {{"words", "\"" + phrase + "\""}}};
  for (Row const& row : rows_of(store, naming)) documents.insert(row.at("ref"));
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
  return {theirs("links"), theirs("figures"), theirs("needs")};
}

std::string head(Found const& found, std::string const& place) {
  std::set<std::string> days;
  for (Row const& row : found.links) days.insert(day_of(row, "since"));
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

std::string links(Found const& found) {
  std::map<std::string, std::vector<Row>> by_name;
  for (Row const& row : found.links) by_name[lowered(row.at("name"))].push_back(row);
  std::string text;
  for (auto& [name, rows] : by_name) {
    std::stable_sort(rows.begin(), rows.end(), [](Row const& a, Row const& b) {
      return day_of(a, "since") < day_of(b, "since");
    });
    Row const& first = rows.front();
    text += "[[link]]\nname = " + quoted(first.at("name")) + "\n";
    text +=
        "# OPEN: no claim gives what it carries when open: vehicles and payload, or capacity in t "
        "a day.\n"
        "# vehicles = \n# payload = \n";
    if (!first.at("lon").empty() && !first.at("lat").empty()) {
      text += fmt::format("path = [[{}, {}]]\n", first.at("lon"), first.at("lat"));
    }
    text += "\n";
    for (Row const& row : rows) text += status(row);
  }
  return text.empty() ? "# OPEN: the record names no link.\n# [[link]]\n# name = \n\n" : text;
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
