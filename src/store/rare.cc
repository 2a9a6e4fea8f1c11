#include "store/rare.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace dragoman {
namespace {

// Sorting so many items and looking each up takes a tenth of a second. Who counts all of them has
// to look each up anyway.
constexpr std::int64_t kFew = 10'000;
constexpr std::int64_t kFewToCount = 2'000'000;
// Of patterns: names tried against one, and names that fit it, before it is held to be frequent.
constexpr int kMostTried = 100'000;
constexpr std::size_t kMostNames = 1000;

// The names that a pattern fits, found in an index of the lower-case `term`.
struct NameList {
  std::string_view filter, parameter, table, term;
};
constexpr NameList kNameLists[] = {
    {"actor", ":actor_names", "actors", "lower(name)"},
    {"actor", ":actor_codes", "actors", "lower(code)"},
    {"place", ":place_names", "places", "lower(name)"},
    {"link", ":link_names", "links", "lower(name)"},
    {"source", ":publishers", "documents", "lower(publisher)"},
    {"source", ":hosts", "documents",
     "lower(substr(url, instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', "
     "'/') - 1))"}};

// How to begin with each filter; {items} is the table of the product.
struct Beginning {
  std::string_view filter, sql;
};
constexpr Beginning kBeginnings[] = {
    {"actor",
     "SELECT n.document, n.id FROM (SELECT document, id FROM actors WHERE lower(name) IN (SELECT "
     "value FROM json_each(:actor_names)) UNION ALL SELECT document, id FROM actors WHERE "
     "lower(code) IN (SELECT value FROM json_each(:actor_codes))) a JOIN parties n ON n.document = "
     "a.document AND n.actor = a.id WHERE n.item = :item"},
    {"place",
     "SELECT e.document, e.id FROM places p JOIN {items} e ON e.document = p.document AND e.place "
     "= "
     "p.id WHERE lower(p.name) IN (SELECT value FROM json_each(:place_names))"},
    {"country",
     "SELECT e.document, e.id FROM places p JOIN {items} e ON e.document = p.document AND e.place "
     "= "
     "p.id WHERE p.country = upper(:country)"},
    {"box",
     "SELECT e.document, e.id FROM places p JOIN {items} e ON e.document = p.document AND e.place "
     "= "
     "p.id WHERE p.lat BETWEEN :south AND :north AND (p.lon BETWEEN :west AND :east OR (:west > "
     ":east AND (p.lon >= :west OR p.lon <= :east)))"},
    {"source",
     "SELECT e.document, e.id FROM (SELECT number FROM documents WHERE lower(publisher) IN (SELECT "
     "value FROM json_each(:publishers)) UNION ALL SELECT number FROM documents WHERE "
     "lower(substr(url, instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', "
     "'/') - 1)) IN (SELECT value FROM json_each(:hosts))) d JOIN {items} e ON e.document = "
     "d.number"},
    {"said-from",
     "SELECT e.document, e.id FROM documents d JOIN {items} e ON e.document = d.number WHERE "
     "d.published BETWEEN :said_from AND coalesce(:said_to, '9999')"},
    {"said-to",
     "SELECT e.document, e.id FROM documents d JOIN {items} e ON e.document = d.number WHERE "
     "d.published BETWEEN coalesce(:said_from, '') AND :said_to"},
    {"words",
     "SELECT e.document, e.id FROM sentence_words f JOIN sentences w ON w.number = f.rowid JOIN "
     "{items} e ON e.document = w.document AND e.sentence = w.id WHERE sentence_words MATCH "
     ":words"},
    {"standing",
     "SELECT q.document, q.id FROM propositions o JOIN proposition_items q ON q.proposition = "
     "o.number WHERE o.standing = :standing AND q.item = :item"},
    {"link",
     "SELECT document, id FROM links WHERE lower(name) IN (SELECT value FROM "
     "json_each(:link_names))"},
    {"incident",
     "SELECT document, id FROM incident_events WHERE incident = CAST(:incident AS INTEGER)"}};

std::string beginning_with(std::string const& filter, std::string const& items) {
  auto const* const found = std::ranges::find(kBeginnings, filter, &Beginning::filter);
  if (found == std::end(kBeginnings)) return "";
  std::string sql(found->sql);
  constexpr std::string_view kItems = "{items}";
  for (std::size_t at = sql.find(kItems); at != std::string::npos; at = sql.find(kItems)) {
    sql.replace(at, kItems.size(), items);
  }
  return sql;
}

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// Goes from one name of the index to the next other one, from the first that the pattern's
// beginning allows to the last. Nothing where too many are tried or fit.
std::optional<std::vector<std::string>> names_like(Database const& database, NameList const& list,
                                                   std::string const& pattern) {
  std::string const beginning = pattern.substr(0, pattern.find_first_of("*?["));
  if (beginning == pattern) return std::vector{pattern};
  Statement next = database.prepare(
      fmt::format("SELECT {1}, {1} GLOB ?2 FROM {0} WHERE {1} > ?1 ORDER BY {1} LIMIT 1",
                  list.table, list.term));
  std::vector<std::string> out;
  std::string at = beginning;
  for (int tried = 0; tried < kMostTried && out.size() < kMostNames; ++tried) {
    next.bind({at, pattern});
    if (!next.step() || !next.text(0).starts_with(beginning)) return out;
    at = next.text(0);
    if (next.integer(1) != 0) out.push_back(at);
  }
  return std::nullopt;
}

std::string json_list(Database const& database, std::vector<std::string> const& names) {
  Statement quote = database.prepare("SELECT json_quote(?1)");
  std::string out;
  for (std::string const& name : names) {
    quote.bind({name});
    quote.step();
    out += (out.empty() ? "[" : ",") + quote.text(0);
  }
  return out.empty() ? "[]" : out + "]";
}

// False where a pattern of the filter fits too many names.
bool bind_names(Database const& database, std::string const& filter, std::string const& pattern,
                Bindings& bindings) {
  for (NameList const& list : kNameLists) {
    if (list.filter != filter) continue;
    auto const names = names_like(database, list, in_small_letters(pattern));
    if (!names) return false;
    bindings[std::string(list.parameter)] = json_list(database, *names);
  }
  return true;
}

std::int64_t count_to_few(Database const& database, std::string const& sql,
                          Bindings const& bindings, std::int64_t few) {
  Statement count = database.prepare(
      fmt::format("SELECT count(*) FROM (SELECT 1 FROM ({}) LIMIT {})", sql, few + 1));
  for (auto const& [name, value] : bindings) count.bind(name, value);
  count.step();
  return count.integer(0);
}

}  // namespace

std::string rare_items(Database const& database, Question const& question, std::string const& items,
                       Bindings& bindings) {
  std::string rarest;
  bool const counts = !question.count_by.empty() || !question.by.empty();
  std::int64_t fewest = (counts ? kFewToCount : kFew) + 1;
  for (auto const& [filter, value] : question.filters) {
    std::string const sql = beginning_with(filter, items);
    if (sql.empty() || !bind_names(database, filter, value, bindings)) continue;
    std::int64_t const count = count_to_few(database, sql, bindings, fewest - 1);
    if (count < fewest) fewest = count, rarest = sql;
  }
  return rarest;
}

}  // namespace dragoman
