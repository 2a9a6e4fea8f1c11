#include "store/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "store/sql.h"

namespace dragoman {
namespace {

constexpr std::string_view kProducts[] = {"events",    "claims",     "disputes", "figures",
                                          "links",     "needs",      "promises", "actors",
                                          "documents", "corrections"};

constexpr std::string_view kItems = "events claims promises figures links needs";
constexpr std::string_view kAll =
    "events claims promises figures links needs actors documents disputes corrections";
constexpr std::string_view kTimed = "events figures links";
constexpr std::string_view kPlaced = "events figures links needs";

constexpr std::string_view kCorrected =
    "events claims promises figures links needs actors documents";

constexpr FilterSpec kFilters[] = {
    {"from", "happened or held on or after this day", kTimed,
     "coalesce(i.date_to, i.day) >= :from"},
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
     "w.number IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH :words))"},
    {"words", "words of one sentence", "documents",
     "i.number IN (SELECT w.document FROM sentence_words JOIN sentences w ON w.number = "
     "sentence_words.rowid WHERE sentence_words MATCH :words)"},
    {"standing", "contested, denied-only …", "disputes", "o.standing = :standing"},
    {"kind", "incident, claim, figure or link", "disputes", "o.kind = :kind"},
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
    {"after", "ref of the last row of the page before; pages stay stable while writing goes on",
     "events claims promises",
     "(i.day, i.document, i.id) > (:after_day, :after_document, :after_id)"},
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

using Bindings = std::map<std::string, Value>;

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

// ":after" names a row; the row itself knows its day.
void bind_after(Bindings& bindings, std::string const& ref, Question const& question,
                Database const& database) {
  std::size_t const dot = ref.find('.');
  std::int64_t document = 0;
  std::int64_t id = 0;
  bool const read =
      dot != std::string::npos &&
      std::from_chars(ref.data(), ref.data() + dot, document).ptr == &ref[dot] &&
      std::from_chars(&ref[dot] + 1, ref.data() + ref.size(), id).ptr == ref.data() + ref.size();
  Statement find = database.prepare(question.product == "events"
                                        ? "SELECT day FROM events WHERE document = ?1 AND id = ?2"
                                        : "SELECT day FROM claims WHERE document = ?1 AND id = ?2");
  find.bind({document, id});
  if (!read || !find.step()) refuse("--after: \"" + ref + "\" is no ref of " + question.product);
  bindings[":after_day"] = find.value(0);
  bindings[":after_document"] = document;
  bindings[":after_id"] = id;
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
  } else {
    bindings[":" + name] = value;
  }
}

// "claim" for rows that stand in the table of claims, and so on.
std::string item_of(std::string const& product) {
  return product == "promises" ? "claim" : product.substr(0, product.size() - 1);
}

std::string where(Question const& question) {
  bool const any_reading = question.filters.contains("as-of") || question.product == "corrections";
  std::string out = any_reading ? "1" : "r.replaced IS NULL";
  if (holds(kCorrected, question.product) && !question.filters.contains("verdict")) {
    out += " AND (i.verdict IS NULL OR i.verdict = 'confirmed') AND r.verdict IS NOT 'rejected'";
  }
  for (auto const& [name, value] : question.filters) {
    out += " AND (" + std::string(spec_of(name, question.product).sql) + ")";
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

}  // namespace

std::span<std::string_view const> products() { return kProducts; }
std::span<FilterSpec const> filter_specs() { return kFilters; }

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
  std::string sql(sql_file(fmt::format("queries/{}.sql", query)));
  replace(sql, "--filters", where(question));
  replace(sql, ":country_of_item", question.product == "actors" ? "i.country" : "p.country");
  Statement statement = database.prepare(sql);
  Bindings bindings{{":limit", question.limit},
                    {":offset", question.offset},
                    {":item", item_of(question.product)},
                    {":today", today()},
                    {":words", "\"\""}};  // finds nothing
  for (auto const& [name, value] : question.filters) {
    bind_filter(bindings, name, question, database);
  }
  for (auto const& [name, value] : bindings) statement.bind(name, value);
  return statement;
}

}  // namespace dragoman
