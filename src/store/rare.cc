#include "store/rare.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "store/lean_sql.h"

namespace dragoman {
namespace {

// Sorting so many items and looking each up takes a tenth of a second. Who counts all of them has
// to look each up anyway.
constexpr std::int64_t kFew = 10'000;
constexpr std::int64_t kFewToCount = 2'000'000;
// Listing so many sentences takes a tenth of a second; trying one takes 40 microseconds.
constexpr std::int64_t kFewToList = 300'000;
// Of patterns: names tried against one, and names that fit it, before it is held to be frequent.
constexpr int kMostTried = 100'000;
constexpr std::size_t kMostNames = 1000;

// The names that a pattern fits, found in an index of the lower-case `term`.
struct NameList {
  std::string_view filter, parameter, table, term;
};
constexpr NameList kNameLists[] = {
    {"actor", ":actor_names", "known_actors", "name"},
    {"actor", ":actor_codes", "known_actors", "lower(code)"},
    {"place", ":place_names", "places", "lower(name)"},
    {"link", ":link_names", "links", "lower(name)"},
    {"source", ":publishers", "documents", "lower(publisher)"},
    {"source", ":hosts", "documents",
     "lower(substr(url, instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', "
     "'/') - 1))"}};

// The totals know what is current: as of an earlier day, the rows of all readings are looked at.
constexpr std::string_view kAnyActor = "actor of any reading";

constexpr std::string_view kItems = "events claims promises figures links needs ranges";

// How to begin with each filter; {items} is the table of the product.
struct Beginning {
  std::string_view filter, products, sql;
};
constexpr std::string_view kOfDocuments =
    "SELECT e.document, e.id FROM documents d JOIN {items} e ON e.document = d.number WHERE "
    "d.published BETWEEN coalesce(:said_from, '') AND coalesce(:said_to, '9999')";
constexpr std::string_view kOfDisputes =
    "SELECT q.proposition FROM documents d CROSS JOIN proposition_items q ON q.item IN ('event', "
    "'claim', 'figure', 'link') AND q.document = d.number WHERE d.published BETWEEN "
    "coalesce(:said_from, '') AND coalesce(:said_to, '9999')";
constexpr std::string_view kOfPlaces =
    "SELECT e.document, e.id FROM places p JOIN {items} e ON e.document = p.document AND e.place = "
    "p.id WHERE ";
constexpr std::string_view kPublished =
    "SELECT number FROM documents WHERE lower(publisher) IN (SELECT value FROM "
    "json_each(:publishers)) UNION ALL SELECT number FROM documents WHERE lower(substr(url, "
    "instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1)) IN (SELECT "
    "value FROM json_each(:hosts))";
constexpr Beginning kBeginnings[] = {
    {"actor", "events claims promises links",
     "SELECT a.document, a.id, a.day FROM acting a WHERE a.known IN (SELECT number FROM "
     "known_actors WHERE name IN (SELECT value FROM json_each(:actor_names)) UNION SELECT number "
     "FROM known_actors WHERE lower(code) IN (SELECT value FROM json_each(:actor_codes)) UNION "
     "SELECT m.number FROM known_actors k JOIN known_actors m ON m.actor = k.actor WHERE k.name IN "
     "(SELECT value FROM json_each(:actor_names))) AND a.item = :item AND a.day BETWEEN "
     "coalesce(:from_least, :from, '') AND coalesce(:to, '9999')"},
    {kAnyActor, "events claims promises links",
     "SELECT n.document, n.id FROM (SELECT document, id FROM actors WHERE lower(name) IN (SELECT "
     "value FROM json_each(:actor_names)) UNION ALL SELECT document, id FROM actors WHERE "
     "lower(code) IN (SELECT value FROM json_each(:actor_codes)) UNION ALL SELECT a.document, a.id "
     "FROM known_actors k JOIN known_actors m ON m.actor = k.actor JOIN actors a ON lower(a.name) "
     "= "
     "lower(m.name) AND a.code = m.code WHERE k.name IN (SELECT value FROM "
     "json_each(:actor_names))) a "
     "JOIN parties n ON n.document = "
     "a.document AND n.actor = a.id WHERE n.item = :item"},
    {"from", "events claims promises figures links",
     "SELECT document, id FROM {items} WHERE day BETWEEN coalesce(:from_least, :from, '') AND "
     "coalesce(:to, '9999')"},
    {"place", kItems, "{places}lower(p.name) IN (SELECT value FROM json_each(:place_names))"},
    {"country", kItems, "{places}p.country = upper(:country)"},
    {"box", kItems,
     "{places}p.lat BETWEEN :south AND :north AND (p.lon BETWEEN :west AND :east OR (:west > :east "
     "AND (p.lon >= :west OR p.lon <= :east)))"},
    {"source", kItems,
     "SELECT e.document, e.id FROM ({published}) d JOIN {items} e ON e.document = d.number"},
    {"source", "documents", "SELECT number AS document FROM ({published})"},
    {"said-from", kItems, kOfDocuments},
    {"said-to", kItems, kOfDocuments},
    {"said-from", "disputes", kOfDisputes},
    {"said-to", "disputes", kOfDisputes},
    {"words", kItems,
     "SELECT e.document, e.id FROM sentence_words f JOIN sentences w ON w.number = f.rowid JOIN "
     "{items} e ON e.document = w.document AND e.sentence = w.id WHERE sentence_words MATCH "
     ":words"},
    {"standing", kItems,
     "SELECT q.document, q.id FROM propositions o JOIN proposition_items q ON q.proposition = "
     "o.number WHERE o.standing = :standing AND q.item = :item"},
    {"link", "links",
     "SELECT document, id FROM links WHERE lower(name) IN (SELECT value FROM "
     "json_each(:link_names)) UNION ALL SELECT w.document, w.id FROM route_names n JOIN "
     "link_routes "
     "w ON w.route = n.route WHERE n.name IN (SELECT value FROM json_each(:link_names))"},
    {"tally", "figures",
     "SELECT document, id FROM tally_figures WHERE tally = CAST(:tally AS INTEGER)"},
    {"incident", "events",
     "SELECT document, id FROM incident_events WHERE incident = CAST(:incident AS INTEGER)"}};

bool holds(std::string_view list, std::string_view word) {
  return fmt::format(" {} ", list).find(fmt::format(" {} ", word)) != std::string::npos;
}

std::string beginning_with(std::string_view filter, std::string const& product) {
  auto const* const found = std::ranges::find_if(kBeginnings, [&](Beginning const& one) {
    return one.filter == filter && holds(one.products, product);
  });
  if (found == std::end(kBeginnings)) return "";
  std::string sql(found->sql);
  replace_all(sql, "{places}", kOfPlaces);
  replace_all(sql, "{published}", kPublished);
  replace_all(sql, "{items}", table_of(product));
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

std::string_view beginning_of(Question const& question, std::string const& filter) {
  bool const any_reading =
      question.filters.contains("as-of") || question.filters.contains("verdict");
  return filter == "actor" && any_reading ? kAnyActor : filter;
}

// Days first: the index of days needs no help to begin, and spares counting others beyond its own.
std::vector<std::string> filters_to_try(Question const& question) {
  std::vector<std::string> out;
  if (question.filters.contains("from") && question.filters.size() > 1) out.push_back("from");
  for (auto const& [filter, value] : question.filters) {
    if (filter != "from") out.push_back(filter);
  }
  return out;
}

}  // namespace

std::string rare_items(Database const& database, Question const& question, Bindings& bindings) {
  std::string rarest;
  bool const reads_all =
      !question.count_by.empty() || !question.by.empty() || question.product == "ranges";
  std::int64_t fewest = (reads_all ? kFewToCount : kFew) + 1;
  for (std::string const& filter : filters_to_try(question)) {
    std::string const sql = beginning_with(beginning_of(question, filter), question.product);
    std::string const& value = question.filters.at(filter);
    if (sql.empty() || !bind_names(database, filter, value, bindings)) continue;
    std::int64_t const count = count_to_few(database, sql, bindings, fewest - 1);
    if (count < fewest) fewest = count, rarest = filter == "from" ? "" : sql;
  }
  return rarest;
}

bool can_list_sentences(Database const& database, Bindings const& bindings) {
  return count_to_few(database,
                      "SELECT rowid FROM sentence_words WHERE sentence_words MATCH :words",
                      bindings, kFewToList) <= kFewToList;
}

}  // namespace dragoman
