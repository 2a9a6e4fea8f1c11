#include "store/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "events/events.h"
#include "store/paging.h"
#include "store/rare.h"
#include "store/sql.h"

namespace dragoman {
namespace {

constexpr std::string_view kProducts[] = {
    "events", "claims",    "disputes",    "figures",   "links",        "needs", "promises",
    "actors", "documents", "corrections", "incidents", "propositions", "ranges"};

constexpr std::string_view kItems = "events claims promises figures links needs";
constexpr std::string_view kAll =
    "events claims promises figures links needs actors documents disputes corrections";
constexpr std::string_view kTimed = "events figures links";
constexpr std::string_view kPlaced = "events figures links needs";

constexpr std::string_view kCorrected =
    "events claims promises figures links needs actors documents";

constexpr std::string_view kPaged =
    "events claims promises figures links needs actors documents disputes corrections incidents "
    "propositions";

constexpr FilterSpec kFilters[] = {
    {"from", "happened or held on or after this day", kTimed,
     "i.day >= :from_least AND coalesce(i.date_to, i.day) >= :from"},
    {"from", "happened on or after this day", "incidents",
     "i.day >= :from_least AND coalesce(i.date_to, i.day) >= :from"},
    {"to", "on or before this day", "incidents propositions", "i.day <= :to AND i.day <> ''"},
    {"from", "said on or after this day", "propositions", "i.day >= :from"},
    {"actor", "name or code of who takes part, * and ? stand for any", "incidents",
     "EXISTS (SELECT 1 FROM incident_events t JOIN party_names n ON n.document = t.document AND "
     "n.id = t.id AND n.item = 'event' WHERE t.incident = i.number AND (lower(n.name) GLOB "
     "lower(:actor) OR lower(n.code) GLOB lower(:actor)))"},
    {"type", "PLOVER type", "incidents", "i.type = upper(:type)"},
    {"place", "name of the place, * and ? stand for any", "incidents",
     "lower(i.place) GLOB lower(:place)"},
    {"measure", "what is counted: killed, displaced …", "ranges", "i.measure = :measure"},
    {"place", "name of the place, * and ? stand for any", "ranges",
     "lower(p.name) GLOB lower(:place)"},
    {"from", "said on or after this day", "claims promises needs", "i.day >= :from"},
    {"to", "on or before this day", kItems, "i.day <= :to AND i.day <> ''"},
    {"said-from", "published on or after this day", kAll, "r.published >= :said_from"},
    {"said-to", "published on or before this day", kAll, "r.published <= :said_to"},
    {"actor", "actor, recipient, speaker or addressee: a name or code, * and ? stand for any",
     "events claims promises links",
     "EXISTS (SELECT 1 FROM party_names n WHERE n.document = i.document AND n.id = i.id AND "
     "n.item = :item AND (lower(n.name) GLOB lower(:actor) OR lower(n.code) GLOB lower(:actor)))"},
    {"name", "name or code, * and ? stand for any", "actors",
     "(lower(i.name) GLOB lower(:name) OR lower(i.code) GLOB lower(:name))"},
    {"type", "PLOVER type (\"ASSAULT\") or mode (\"aerial\")", "events",
     "(i.type = upper(:type) OR '; ' || i.modes || ';' LIKE '%; ' || lower(:type) || ';%')"},
    {"factuality", "actual, future, hypothetical or negated", "events",
     "i.factuality = :factuality"},
    {"act", "what the speaker does: assert, deny, demand …", "claims promises", "i.act = :act"},
    {"measure", "what is counted: killed, displaced …", "figures", "i.measure = :measure"},
    {"link", "name of the link, * and ? stand for any", "links", "lower(i.name) GLOB lower(:link)"},
    {"status", "open, restricted or closed", "links", "i.status = :status"},
    {"place", "name of the place, * and ? stand for any", kPlaced,
     "lower(p.name) GLOB lower(:place)"},
    {"country", "of the place (of the actor): ISO 3166 alpha-3",
     "events figures links needs actors", "coalesce(:country_of_item, '') = upper(:country)"},
    {"box", "west,south,east,north in degrees; west > east crosses the antimeridian", kPlaced,
     "p.lat BETWEEN :south AND :north AND CASE WHEN :west <= :east THEN p.lon BETWEEN :west AND "
     ":east ELSE p.lon >= :west OR p.lon <= :east END"},
    {"source", "publisher or host of the url, * and ? stand for any", kAll,
     "(lower(r.publisher) GLOB lower(:source) OR lower(r.url) GLOB '*://' || lower(:source) || "
     "'/*')"},
    {"words", "words of the sentence; \"several words\" is a phrase, word* a beginning", kItems,
     "EXISTS (SELECT 1 FROM sentences w WHERE w.document = i.document AND w.id = i.sentence AND "
     "EXISTS (SELECT 1 FROM sentence_words WHERE rowid = w.number AND sentence_words MATCH "
     ":words))"},
    {"words", "words of one sentence", "documents",
     "i.number IN (SELECT w.document FROM sentence_words JOIN sentences w ON w.number = "
     "sentence_words.rowid WHERE sentence_words MATCH :words)"},
    {"standing", "single-source, corroborated, contested, denied-only, acknowledged, retracted …",
     "disputes", "o.standing = :standing"},
    {"standing", "as with disputes", "incidents", "o.standing = :standing"},
    {"standing", "as with disputes", "propositions", "i.standing = :standing"},
    {"standing", "of the incident, figure or link", "events figures links",
     "EXISTS (SELECT 1 FROM proposition_items q JOIN propositions o ON o.number = q.proposition "
     "WHERE q.item = :item AND q.document = i.document AND q.id = i.id AND q.stance <> 'denies' "
     "AND o.standing = :standing)"},
    {"kind", "incident, claim, figure or link", "disputes", "o.kind = :kind"},
    {"kind", "incident, claim, figure or link", "propositions", "i.kind = :kind"},
    {"category", "what is short: food, fuel …", "needs", "i.category = :category"},
    {"verdict", "confirmed, rejected or any; without it, rejected ones are left out", kCorrected,
     "lower(:verdict) = 'any' OR i.verdict = lower(:verdict)"},
    {"who", "who made the correction", "corrections", "lower(i.who) GLOB lower(:who)"},
    {"action", "confirm, reject, change, merge, split or note", "corrections",
     "i.action = :action"},
    {"state", "in force, detached or undone", "corrections", "i.state = :state"},
    {"target", "the item: events:12.3, or all of document 12: *:12.*", "corrections",
     "i.product || ':' || i.document || '.' || i.id GLOB :target OR i.product || ':' || i.document "
     "GLOB :target"},
    {"incident", "number of the incident", "events", "t.incident = CAST(:incident AS INTEGER)"},
    {"after", "cursor of the last row of the page before; pages stay stable while others write",
     kPaged, ":behind"},
    {"as-of", "as the store was at the end of this day (UTC)",
     "events claims promises figures links needs actors documents",
     "r.added < :as_of AND (r.replaced IS NULL OR r.replaced >= :as_of)"},
};

[[noreturn]] void refuse(std::string const& message) { throw Error(ErrorCode::usage, message); }

bool holds(std::string_view list, std::string_view word) {
  std::string const padded = fmt::format(" {} ", list);
  return padded.find(fmt::format(" {} ", word)) != std::string::npos;
}

FilterSpec const& spec_of(std::string const& name, std::string const& product) {
  std::string elsewhere;
  for (FilterSpec const& spec : kFilters) {
    if (spec.name != name) continue;
    if (holds(spec.products, product)) return spec;
    elsewhere += " " + std::string(spec.products);
  }
  if (elsewhere.empty()) refuse("--" + name + ": there is no such filter");
  refuse(fmt::format("--{}: {} have no such filter; it goes with:{}", name, product, elsewhere));
}

Date date_of(std::string const& name, std::string const& text) {
  std::optional<Date> const date = parse_date(text);
  if (!date) refuse(fmt::format("--{}: \"{}\" is no date; write 2022-12-26", name, text));
  return *date;
}

// FTS5 has a syntax of its own, in which most marks are errors: every word is quoted, so that what
// users write is only words. A star behind a word stays: it means a beginning.
std::string match_of(std::string const& words) {
  std::string out;
  bool in_phrase = false;
  auto const end_of_word = [&](std::size_t from) {
    std::size_t const end = words.find_first_of(in_phrase ? "\"" : " \t\n\"", from);
    return end == std::string::npos ? words.size() : end;
  };
  for (std::size_t at = 0; at < words.size();) {
    if (words[at] == '"') in_phrase = !in_phrase, ++at;
    std::size_t const end = end_of_word(at);
    std::string word = words.substr(at, end - at);
    bool const beginning = word.size() > 1 && word.ends_with('*');
    if (beginning) word.pop_back();
    if (word.find_first_not_of(" \t\n") != std::string::npos)
      out += "\"" + word + "\"" + (beginning ? "* " : " ");
    at = end < words.size() && words[end] != '"' ? end + 1 : end;
  }
  if (out.empty()) refuse("--words: there is no word to look for");
  return out;
}

void bind_box(Bindings& bindings, std::string const& text) {
  static constexpr std::string_view kSides[] = {":west", ":south", ":east", ":north"};
  char const* at = text.data();
  char const* const end = at + text.size();
  for (std::string_view const side : kSides) {
    double degrees = 0;
    auto const read = std::from_chars(at, end, degrees);
    bool const last = side == kSides[3];
    if (read.ec != std::errc() || (last ? read.ptr != end : read.ptr == end || *read.ptr != ',')) {
      refuse("--box: \"" + text + "\" is no box; write west,south,east,north: 45,39,48,41");
    }
    bindings[std::string(side)] = degrees;
    at = read.ptr + (last ? 0 : 1);
  }
}

void bind_after(Bindings& bindings, std::string const& cursor, Question const& question,
                Database const& database) {
  std::vector<Value> const values = read_cursor(database, question.product, cursor);
  for (std::size_t i = 0; i < values.size(); ++i) {
    bindings[fmt::format(":after_{}", i)] = values[i];
  }
}

// The first day of those items that reach into the time from `from` on without beginning in it:
// before it no item needs to be looked at.
Value least_day(Database const& database, std::string const& product, Value const& from) {
  Statement least = database.prepare(fmt::format(
      "SELECT min(?1, coalesce(min(day), ?1)) FROM {0} INDEXED BY {0}_long WHERE date_to > day AND "
      "date_to >= ?1 AND day < ?1 AND day <> ''",
      product));
  least.bind({from});
  least.step();
  return least.value(0);
}

void bind_filter(Bindings& bindings, std::string const& name, Question const& question,
                 Database const& database) {
  std::string const& value = question.filters.at(name);
  if (name == "box") return bind_box(bindings, value);
  if (name == "after") return bind_after(bindings, value, question, database);
  if (name == "words") {
    bindings[":words"] = match_of(value);
  } else if (name == "as-of") {
    bindings[":as_of"] = format_date(add_days(date_of(name, value), 1));
    bindings[":today"] = format_date(date_of(name, value));
  } else if (name.ends_with("from") || name.ends_with("to")) {
    std::string parameter = ":" + name;
    std::ranges::replace(parameter, '-', '_');
    bindings[parameter] = format_date(date_of(name, value));
    bool const spans = holds(kTimed, question.product) || question.product == "incidents";
    if (name == "from" && spans) {
      bindings[":from_least"] = least_day(database, question.product, bindings[parameter]);
    }
  } else {
    bindings[":" + name] = value;
  }
}

// "claim" for rows that stand in the table of claims, and so on.
std::string item_of(std::string const& product) {
  return product == "promises" ? "claim" : product.substr(0, product.size() - 1);
}

// The few documents that were rejected are listed once: a look at each document reads its whole
// row.
std::string rejected_left_out(std::string const& product) {
  std::string const document = product == "documents" ? "i.number" : "i.document";
  return " AND " + document + " NOT IN (SELECT number FROM documents WHERE verdict = 'rejected')";
}

// A type has an index, a mode has none: one condition for both would use neither.
std::string_view sql_of_filter(FilterSpec const& spec, std::string const& value) {
  if (spec.name != "type" || spec.products != "events") return spec.sql;
  for (int type = 0; type <= static_cast<int>(EventType::ASSAULT); ++type) {
    std::string_view const name = name_of(static_cast<EventType>(type));
    if (std::ranges::equal(value, name, {},
                           [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }))
      return "i.type = upper(:type)";
  }
  return spec.sql;
}

std::string where(Question const& question) {
  static constexpr std::string_view kAnyReading = "corrections incidents propositions ranges";
  bool const any_reading =
      question.filters.contains("as-of") || holds(kAnyReading, question.product);
  std::string out = any_reading ? "1" : "r.replaced IS NULL";
  if (holds(kCorrected, question.product) && !question.filters.contains("verdict")) {
    out += " AND (i.verdict IS NULL OR i.verdict = 'confirmed')";
    out += rejected_left_out(question.product);
  }
  for (auto const& [name, value] : question.filters) {
    std::string_view const sql = sql_of_filter(spec_of(name, question.product), value);
    if (sql == ":behind" && question.product == "actors") continue;  // of groups, not of rows
    out += " AND (" + (sql == ":behind" ? behind(question.product) : std::string(sql)) + ")";
  }
  return out;
}

std::string today() {
  return format_date(Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())));
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

constexpr Grouping kGroupings[] = {
    {"type", "events incidents", "i.type"},
    {"quad", "events", "i.quad"},
    {"factuality", "events", "i.factuality"},
    {"act", "claims promises", "i.act"},
    {"measure", "figures", "i.measure"},
    {"status", "links", "i.status"},
    {"category", "needs", "i.category"},
    {"standing", "disputes incidents", "o.standing"},
    {"standing", "propositions", "i.standing"},
    {"kind", "disputes", "o.kind"},
    {"kind", "propositions", "i.kind"},
    {"action", "corrections", "i.action"},
    {"country", "events figures links needs", "p.country"},
    {"source", "events claims figures links needs promises documents", "r.publisher"}};

Grouping const& grouping_of(std::string const& name, std::string const& product) {
  std::string others;
  for (Grouping const& one : kGroupings) {
    if (!holds(one.products, product)) continue;
    if (one.name == name) return one;
    others += " " + std::string(one.name);
  }
  refuse(fmt::format("--by: {} cannot be counted by \"{}\", but by:{}", product, name, others));
}

std::string period_of(std::string const& period, std::string const& product) {
  std::string const day = product == "documents"     ? "r.published"
                          : product == "corrections" ? "i.at"
                          : product == "disputes"    ? "o.day"
                                                     : "i.day";
  if (period.empty()) return "''";
  if (period == "day") return "coalesce(substr(" + day + ", 1, 10), '')";
  if (period == "week") return "coalesce(date(" + day + ", 'weekday 0', '-6 days'), '')";
  if (period == "month") return "coalesce(substr(" + day + ", 1, 7) || '-01', '')";
  if (period == "year") return "coalesce(substr(" + day + ", 1, 4) || '-01-01', '')";
  refuse("--count-by: \"" + period + "\" is no period; take day, week, month or year");
}

// The FROM and WHERE of a product, counted.
std::string counting(std::string const& sql, Question const& question) {
  if (question.product == "actors" || question.product == "ranges") {
    refuse(question.product + ": are groups themselves and cannot be counted by period");
  }
  std::size_t const from = sql.find("\nFROM ");
  std::string const rows = sql.substr(from, sql.rfind("\nORDER BY") - from);
  std::string group;
  std::string key;
  if (!question.by.empty()) {
    key = std::string(grouping_of(question.by, question.product).sql);
    group = fmt::format(", {} AS {}", key, question.by);
  }
  return fmt::format(
      "SELECT {} AS period{}, count(*) AS count{}\nGROUP BY 1{}\nORDER BY 1{}\nLIMIT :limit "
      "OFFSET :offset",
      period_of(question.count_by, question.product), group, rows, group.empty() ? "" : ", 2",
      group.empty() ? "" : ", 2");
}

// Puts the few items that a rare filter leaves before the table of the product.
void begin_with(std::string& sql, std::string const& keys, std::string const& items) {
  replace(sql, fmt::format("\nFROM {} i\n", items),
          fmt::format("\nFROM (SELECT DISTINCT document, id FROM ({})) k CROSS JOIN {} i ON "
                      "i.document = k.document AND i.id = k.id\n",
                      keys, items));
}

// Picks the items of the page first, so that only theirs are all columns computed and sorted.
std::string picked_first(std::string const& sql) {
  std::size_t const from = sql.find("\nFROM ");
  std::size_t const order = sql.find("\nORDER BY --order\nLIMIT");
  if (order == std::string::npos) return sql;
  std::size_t const condition = sql.rfind("\nWHERE ", order);
  std::string const tables = sql.substr(from, condition - from);
  std::string lean = tables;  // the view of reports, less what filters do not ask for
  replace(lean, "JOIN reports r", "JOIN documents r");
  return fmt::format(
      "WITH picked AS MATERIALIZED (SELECT i.document AS of_document, i.id AS of_id{}{})\n"
      "{}\nFROM picked CROSS JOIN {}\nWHERE i.document = of_document AND i.id = of_id\n"
      "ORDER BY --order",
      lean, sql.substr(condition), sql.substr(0, from),
      tables.substr(std::string_view("\nFROM ").size()));
}

// Counts that ask nothing of the documents do not look at each item's: those that were replaced are
// listed once.
void leave_documents_out(std::string& sql, std::string& filters) {
  constexpr std::string_view kJoin = "\nJOIN reports r ON r.number = i.document";
  constexpr std::string_view kCurrent = "r.replaced IS NULL";
  std::string other_filters = filters;
  replace(other_filters, kCurrent, "");
  std::string other_tables = sql;
  replace(other_tables, kJoin, "");
  if ((other_filters + other_tables).find("r.") != std::string::npos) return;
  sql = other_tables;
  replace(filters, kCurrent,
          "i.document NOT IN (SELECT number FROM documents WHERE replaced IS NOT NULL)");
}

// SQLite does not leave out optional tables of a query that counts: those that nothing asks of go
// here.
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
  return product == "promises" ? "claims" : product;
}

std::string sql_of(Question const& question, std::string_view query, std::string const& keys) {
  std::string sql(sql_file(fmt::format("queries/{}.sql", query)));
  bool const counts = !question.count_by.empty() || !question.by.empty();
  if (counts) sql = counting(sql, question);
  bool const paged = question.limit >= 0 && !counts && holds(kItems, question.product);
  std::string const items = table_of(question.product);
  if (paged) sql = picked_first(sql);
  std::string filters = where(question);
  replace(filters, ":country_of_item", question.product == "actors" ? "i.country" : "p.country");
  if (counts && holds(kItems, question.product)) {
    leave_documents_out(sql, filters);
    leave_optional_tables_out(sql, filters);
  }
  if (!keys.empty()) begin_with(sql, keys, items);
  bool const goes_on = question.product == "actors" && question.filters.contains("after");
  replace(sql, "--behind", goes_on ? behind("actors") : "1");
  replace(sql, "--order", order_of(question.product));
  replace(sql, "--filters", filters);
  return sql;
}

}  // namespace

std::span<std::string_view const> products() { return kProducts; }
std::span<FilterSpec const> filter_specs() { return kFilters; }
std::span<Grouping const> groupings() { return kGroupings; }

bool takes(std::string_view product, std::string_view filter) {
  return std::ranges::any_of(kFilters, [&](FilterSpec const& spec) {
    return spec.name == filter && holds(spec.products, product);
  });
}

Statement ask(Database const& database, Question const& question) {
  return ask_as(database, question, question.product);
}

Statement ask_as(Database const& database, Question const& question, std::string_view query) {
  if (std::ranges::find(kProducts, question.product) == std::end(kProducts)) {
    refuse(question.product + ": there is no such product");
  }
  Bindings bindings{{":limit", question.limit},
                    {":offset", question.offset},
                    {":item", item_of(question.product)},
                    {":today", today()},
                    {":words", "\"\""}};  // finds nothing
  for (auto const& [name, value] : question.filters) {
    spec_of(name, question.product);
    bind_filter(bindings, name, question, database);
  }
  std::string keys;
  if (holds(kItems, question.product)) {
    keys = rare_items(database, question, table_of(question.product), bindings);
  }
  Statement statement = database.prepare(sql_of(question, query, keys));
  for (auto const& [name, value] : bindings) statement.bind(name, value);
  return statement;
}

}  // namespace dragoman
