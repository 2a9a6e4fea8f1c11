#include "store/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "events/events.h"
#include "store/lean_sql.h"
#include "store/paging.h"
#include "store/rare.h"
#include "store/sql.h"

namespace dragoman {
namespace {

constexpr std::string_view kProducts[] = {
    "events", "claims",    "disputes",    "figures",   "links",        "needs", "promises",
    "actors", "documents", "corrections", "incidents", "propositions", "ranges"};

// What ":actor_fits" stands for: the pattern fits the name or code of `n`, or another name of it.
constexpr std::string_view kActorFits =
    "(lower(n.name) GLOB lower(:actor) OR lower(n.code) GLOB lower(:actor) OR (lower(n.name), "
    "n.code) IN (SELECT m.name, m.code FROM known_actors m WHERE m.actor IN (SELECT actor FROM "
    "known_actors WHERE actor IS NOT NULL AND name GLOB lower(:actor))))";

// What "--shown" stands for: the row of an actor, a, is of a current reading and not rejected.
constexpr std::string_view kShownActor =
    "(a.verdict IS NULL OR a.verdict = 'confirmed') AND a.document NOT IN (SELECT number FROM "
    "documents WHERE replaced IS NOT NULL) AND a.document NOT IN (SELECT number FROM documents "
    "WHERE "
    "verdict = 'rejected')";

// Two ways to hold a sentence to the words; the first stands in the filter above.
constexpr std::string_view kTriesSentence =
    "EXISTS (SELECT 1 FROM sentence_words WHERE rowid = w.number AND sentence_words MATCH :words)";
constexpr std::string_view kListsSentences =
    "w.number IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH :words)";

[[noreturn]] void refuse(std::string const& message) { throw Error(ErrorCode::usage, message); }

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
  double const south = std::get<double>(bindings[":south"]);
  double const north = std::get<double>(bindings[":north"]);
  if (south > north) refuse("--box: \"" + text + "\": south lies above north; turn them round");
  if (!(south >= -90 && north <= 90)) {
    refuse("--box: \"" + text + "\": south and north go from -90 to 90");
  }
}

// A span of days that ends before it begins holds nothing.
void refuse_turned_span(Question const& question, std::string const& first,
                        std::string const& last) {
  auto const from = question.filters.find(first);
  auto const to = question.filters.find(last);
  if (from == question.filters.end() || to == question.filters.end()) return;
  if (date_of(first, from->second) <= date_of(last, to->second)) return;
  refuse(fmt::format("--{}: {} lies after --{} {}; turn them round", first, from->second, last,
                     to->second));
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

// Every filter is one that the product takes, with a value that can be meant.
Question with_known_values(Database const& database, Question const& asked) {
  Question out = asked;
  for (auto& [name, value] : out.filters) {
    value = filter_value(database, filter_spec(name, asked.product), value);
  }
  return out;
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

// Whether the word is a PLOVER type, in letters of any size; else it is a mode.
bool is_type(std::string const& word) {
  for (int type = 0; type <= static_cast<int>(EventType::ASSAULT); ++type) {
    std::string_view const name = name_of(static_cast<EventType>(type));
    if (std::ranges::equal(word, name, {},
                           [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }))
      return true;
  }
  return false;
}

// A type has an index, a mode has none: one condition for both would use neither.
std::string_view sql_of_filter(FilterSpec const& spec, std::string const& value) {
  bool const type = spec.name == "type" && spec.products == "events" && is_type(value);
  return type ? "i.type = upper(:type)" : spec.sql;
}

// The filters alone.
std::string conditions(Question const& question) {
  std::string out = "1";
  for (auto const& [name, value] : question.filters) {
    std::string_view const sql = sql_of_filter(filter_spec(name, question.product), value);
    if (sql == ":behind" && question.product == "actors") continue;  // of groups, not of rows
    out += " AND (" + (sql == ":behind" ? behind(question.product) : std::string(sql)) + ")";
  }
  return out;
}

// The filters, and what is left out unless it is asked for.
std::string where(Question const& question) {
  static constexpr std::string_view kAnyReading = "corrections incidents propositions ranges";
  bool const any_reading =
      question.filters.contains("as-of") || holds(kAnyReading, question.product);
  std::string out = any_reading ? "1" : "r.replaced IS NULL";
  if (holds(kCorrected, question.product) && !question.filters.contains("verdict")) {
    out += " AND (i.verdict IS NULL OR i.verdict = 'confirmed')";
    out += rejected_left_out(question.product);
  }
  return out + " AND " + conditions(question);
}

std::string today() {
  return format_date(Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())));
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

// The FROM and WHERE of a product, counted by the expression.
std::string counting(std::string const& sql, Question const& question, std::string_view count) {
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
      "SELECT {} AS period{}, {} AS count{}\nGROUP BY 1{}\nHAVING {} > 0\nORDER BY 1{}\nLIMIT "
      ":limit OFFSET :offset",
      period_of(question.count_by, question.product), group, count, rows,
      group.empty() ? "" : ", 2", count, group.empty() ? "" : ", 2");
}

bool counts(Question const& question) { return !question.count_by.empty() || !question.by.empty(); }

bool only_filters(Question const& question, std::string_view names) {
  return std::ranges::all_of(question.filters,
                             [&](auto const& filter) { return holds(names, filter.first); });
}

// Counts of events that the totals hold: of all, or of a type (not of a mode), up to a day.
bool is_in_event_days(Question const& question) {
  auto const type = question.filters.find("type");
  bool const mode = type != question.filters.end() && !is_type(type->second);
  return question.product == "events" && counts(question) && only_filters(question, "type to") &&
         !mode && (question.by.empty() || holds("type quad", question.by));
}

// Counts of what an actor takes part in, up to a day: `acting` has the days of what is shown.
bool is_in_acting(Question const& question) {
  return holds("events claims links", question.product) && counts(question) &&
         question.by.empty() && question.filters.contains("actor") &&
         only_filters(question, "actor to");
}

std::string sql_of_actors(Question const& question) {
  bool const known = only_filters(question, "name after");
  std::string sql(sql_file("queries/actors.sql"));
  replace_all(sql, "--grouped",
              sql_file(known ? "queries/actors_known.sql" : "queries/actors_grouped.sql"));
  std::string filters = known ? conditions(question) : where(question);
  bool const goes_on = question.filters.contains("after");
  if (known && goes_on)
    filters += " AND (-i.mentions, i.name, i.code) > (:after_0, :after_1, :after_2)";
  replace_all(filters, ":country_of_item", "i.country");
  replace_all(filters, ":joined_actor", known ? "i.actor" : "k.actor");
  replace_all(sql, "--behind", goes_on ? behind("actors") : "1");
  replace_all(sql, "--order", order_of("actors"));
  replace_all(sql, "--filters", filters);
  replace_all(sql, "--shown", kShownActor);
  return sql;
}

// A query of items: those of a page, all, or counts.
std::string sql_of_items(Question const& question, std::string sql, std::string& filters,
                         bool is_list) {
  if (counts(question)) {
    sql = counting(sql, question, "count(*)");
  } else if (is_list && question.limit >= 0) {
    return picked_first(sql);
  } else if (is_list) {
    return sql;
  }
  leave_documents_out(sql, filters);
  leave_optional_tables_out(sql, filters);
  return sql;
}

std::string sql_of(Question const& question, std::string_view query, std::string const& keys) {
  if (query == "actors" && !counts(question)) return sql_of_actors(question);
  std::string sql(sql_file(fmt::format("queries/{}.sql", query)));
  std::string filters = where(question);
  replace_all(filters, ":country_of_item", "p.country");
  replace_all(filters, ":actor_fits", kActorFits);
  if (is_in_event_days(question)) {
    sql = counting(std::string(sql_file("queries/event_days.sql")), question, "sum(i.events)");
    filters = conditions(question);
  } else if (is_in_acting(question) && !keys.empty()) {
    std::string const acting = fmt::format(
        "\nFROM (SELECT DISTINCT document, id, day FROM ({})) i\nWHERE 1\nORDER BY", keys);
    return counting(acting, question, "count(*)");
  } else if (holds(kItems, question.product)) {
    sql = sql_of_items(question, std::move(sql), filters, query == question.product);
  } else if (counts(question)) {
    sql = counting(sql, question, "count(*)");
  }
  if (!keys.empty()) begin_with(sql, keys, question.product);
  bool const one_tally = question.filters.contains("tally") && !question.filters.contains("after");
  replace_all(sql, "--order", one_tally ? "t.position" : order_of(question.product));
  replace_all(sql, "--filters", filters);
  return sql;
}

}  // namespace

std::span<std::string_view const> products() { return kProducts; }
std::span<Grouping const> groupings() { return kGroupings; }

Statement ask(Database const& database, Question const& question) {
  return ask_as(database, question, question.product);
}

Statement ask_as(Database const& database, Question const& asked, std::string_view query) {
  if (std::ranges::find(kProducts, asked.product) == std::end(kProducts)) {
    refuse(asked.product + ": there is no such product");
  }
  Question const question = with_known_values(database, asked);
  Bindings bindings{{":limit", question.limit},
                    {":offset", question.offset},
                    {":item", item_of(question.product)},
                    {":today", today()},
                    {":words", "\"\""}};  // finds nothing
  for (auto const& [name, value] : question.filters) {
    bind_filter(bindings, name, question, database);
  }
  refuse_turned_span(question, "from", "to");
  refuse_turned_span(question, "said-from", "said-to");
  std::string const keys =
      is_in_event_days(question) ? "" : rare_items(database, question, bindings);
  std::string sql = sql_of(question, query, keys);
  if (question.filters.contains("words") && can_list_sentences(database, bindings)) {
    replace_all(sql, kTriesSentence, kListsSentences);
  }
  Statement statement = database.prepare(sql);
  for (auto const& [name, value] : bindings) statement.bind(name, value);
  return statement;
}

}  // namespace dragoman
