#include "store/correction_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "record/record.h"
#include "store/corrections.h"

namespace dragoman {
namespace {

enum class Shape { one_of, text, words, number, day, yes_no, place, parties };

constexpr double kMost = std::numeric_limits<double>::max();

struct FieldSpec {
  std::string_view product, field;
  Shape shape;
  std::string choices;                  // of one_of: "open restricted closed"; of parties: the side
  double least = -kMost, most = kMost;  // of number
};

template <class Enum>
std::string names_up_to(Enum last) {
  std::string out;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    out += (i == 0 ? "" : " ") + std::string(name_of(static_cast<Enum>(i)));
  }
  return out;
}

std::vector<FieldSpec> const& specs() {
  static std::string const kPrecisions = names_up_to(DatePrecision::unknown);
  static std::vector<FieldSpec> const kSpecs = {
      {"documents", "title", Shape::text, ""},
      {"documents", "publisher", Shape::text, ""},
      {"actors", "name", Shape::text, ""},
      {"actors", "kind", Shape::one_of, names_up_to(ActorKind::group)},
      {"actors", "code", Shape::text, ""},
      {"actors", "role", Shape::text, ""},
      {"actors", "wikidata", Shape::text, ""},
      {"places", "name", Shape::text, ""},
      {"places", "kind", Shape::one_of, names_up_to(PlaceKind::other)},
      {"places", "lon", Shape::number, "", -180, 180},
      {"places", "lat", Shape::number, "", -90, 90},
      {"places", "country", Shape::text, ""},
      {"places", "admin1", Shape::text, ""},
      {"events", "type", Shape::one_of, names_up_to(EventType::ASSAULT)},
      {"events", "modes", Shape::words, ""},
      {"events", "contexts", Shape::words, ""},
      {"events", "cameo", Shape::text, ""},
      {"events", "goldstein", Shape::number, "", -10, 10},
      {"events", "actors", Shape::parties, "actor"},
      {"events", "recipients", Shape::parties, "recipient"},
      {"events", "date_from", Shape::day, ""},
      {"events", "date_to", Shape::day, ""},
      {"events", "date_precision", Shape::one_of, kPrecisions},
      {"events", "place", Shape::place, ""},
      {"events", "factuality", Shape::one_of, names_up_to(Factuality::negated)},
      {"events", "historical", Shape::yes_no, ""},
      {"claims", "act", Shape::one_of, names_up_to(Act::no_comment)},
      {"claims", "speakers", Shape::parties, "speaker"},
      {"claims", "addressees", Shape::parties, "addressee"},
      {"claims", "denies", Shape::one_of, names_up_to(Denies::number)},
      {"claims", "deadline_from", Shape::day, ""},
      {"claims", "deadline_to", Shape::day, ""},
      {"figures", "measure", Shape::text, ""},
      {"figures", "group", Shape::text, ""},
      {"figures", "low", Shape::number, "", 0},
      {"figures", "high", Shape::number, "", 0},
      {"figures", "bound", Shape::one_of, names_up_to(Bound::less_than)},
      {"figures", "date_from", Shape::day, ""},
      {"figures", "date_to", Shape::day, ""},
      {"figures", "place", Shape::place, ""},
      {"links", "name", Shape::text, ""},
      {"links", "kind", Shape::text, ""},
      {"links", "status", Shape::one_of, names_up_to(LinkStatus::closed)},
      {"links", "scope", Shape::text, ""},
      {"links", "date_from", Shape::day, ""},
      {"links", "date_to", Shape::day, ""},
      {"links", "sole", Shape::yes_no, ""},
      {"links", "blocked_by", Shape::parties, "blocker"},
      {"links", "place", Shape::place, ""},
      {"needs", "commodity", Shape::text, ""},
      {"needs", "category", Shape::text, ""},
      {"needs", "state", Shape::one_of, names_up_to(NeedState::cut)},
      {"needs", "place", Shape::place, ""}};
  return kSpecs;
}

[[noreturn]] void refuse(std::string const& message) { throw Error(ErrorCode::usage, message); }

FieldSpec const& spec_of(std::string const& product, std::string const& field) {
  std::string others;
  for (FieldSpec const& spec : specs()) {
    if (spec.product != product) continue;
    if (spec.field == field) return spec;
    others += (others.empty() ? "" : ", ") + std::string(spec.field);
  }
  refuse(
      fmt::format("\"{}\": {} have no such field to change; they have {}", field, product, others));
}

std::string numbers_of(FieldSpec const& spec) {
  if (spec.most != kMost) return fmt::format("a number from {} to {}", spec.least, spec.most);
  return fmt::format("a number from {} on", spec.least);
}

std::string values_of(FieldSpec const& spec) {
  switch (spec.shape) {
    case Shape::one_of:
      return spec.choices;
    case Shape::words:
      return "words, parted by ;";
    case Shape::number:
      return numbers_of(spec);
    case Shape::day:
      return "a day: 2022-12-26";
    case Shape::yes_no:
      return "yes or no";
    case Shape::place:
      return "the name of a place of the document";
    case Shape::parties:
      return "names or codes of actors of the document, parted by ;";
    default:
      return "text";
  }
}

[[noreturn]] void refuse_value(FieldSpec const& spec, std::string const& value) {
  refuse(fmt::format("{}=\"{}\": cannot be; it takes: {}", spec.field, value, values_of(spec)));
}

bool is_one_of(std::string const& choices, std::string const& value) {
  std::string const all = " " + choices + " ";
  return value.find(' ') == std::string::npos && all.find(" " + value + " ") != std::string::npos;
}

Value number_of(FieldSpec const& spec, std::string const& value) {
  double number = 0;
  auto const read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size()) refuse_value(spec, value);
  return number;
}

Value value_of(FieldSpec const& spec, std::string const& value) {
  if (spec.shape == Shape::one_of && !is_one_of(spec.choices, value)) refuse_value(spec, value);
  if (spec.shape == Shape::day && !parse_date(value)) refuse_value(spec, value);
  if (spec.shape == Shape::number) return number_of(spec, value);
  if (spec.shape == Shape::yes_no) {
    if (value != "yes" && value != "no") refuse_value(spec, value);
    return static_cast<std::int64_t>(value == "yes");
  }
  return value;
}

// Nothing where the field is empty.
std::optional<double> number_in(std::string const& text) {
  double number = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

// Fields of which the second is never below the first.
struct Span {
  std::string_view first, last;
};
constexpr Span kSpans[] = {
    {"low", "high"}, {"date_from", "date_to"}, {"deadline_from", "deadline_to"}};

// "low": "900" and "200" → true; days in the letters of ISO 8601 stand in their order.
bool is_turned(std::string const& first, std::string const& last) {
  if (first.empty() || last.empty()) return false;
  if (parse_date(first) && parse_date(last)) return first > last;
  std::optional<double> const low = number_in(first), high = number_in(last);
  return low && high && *low > *high;
}

void must_not_turn(Database const& database, ItemKey const& item, std::string const& field,
                   std::string const& value) {
  for (Span const& span : kSpans) {
    bool const opens = field == span.first;
    if (!opens && field != span.last) continue;
    std::string const other(opens ? span.last : span.first);
    std::string const stands = read_field(database, item, other);
    if (!is_turned(opens ? value : stands, opens ? stands : value)) continue;
    refuse(fmt::format("{}=\"{}\": lies {} {}, which is {}; change that first", field, value,
                       opens ? "above" : "below", other, stands));
  }
}

// "actors of document 12: Azerbaijan (AZE-GOV); Armenia (ARM-GOV)"
std::string there_are(Database const& database, std::string const& product, std::int64_t document) {
  std::string out = fmt::format("{} of document {}:", product, document);
  Statement all = database.prepare("SELECT name FROM " + product +
                                   " WHERE document = ?1 AND verdict IS NOT 'merged' ORDER BY id");
  all.bind({document});
  while (all.step()) out += " \"" + all.text(0) + "\"";
  return out;
}

Value id_named(Database const& database, std::string const& product, ItemKey const& item,
               std::string const& name) {
  std::string const code = product == "actors" ? " OR lower(code) = lower(?2)" : "";
  Statement find = database.prepare("SELECT id FROM " + product +
                                    " WHERE document = ?1 AND (lower(name) = " + "lower(?2)" +
                                    code + ") ORDER BY lower(name) <> lower(?2), id");
  find.bind({item.document, name});
  if (!find.step()) {
    refuse("\"" + name + "\": is none of the " + there_are(database, product, item.document));
  }
  return find.value(0);
}

std::vector<std::string> parts_of(std::string const& list) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t const end = std::min(list.find(';', at), list.size());
    std::size_t const first = list.find_first_not_of(' ', at);
    if (first < end) {
      out.push_back(list.substr(first, list.find_last_not_of(' ', end - 1) + 1 - first));
    }
    at = end + 1;
  }
  return out;
}

std::string item_of(std::string const& product) { return product.substr(0, product.size() - 1); }

void write_parties(Database& database, ItemKey const& item, FieldSpec const& spec,
                   std::string const& names) {
  std::vector<Value> actors;
  for (std::string const& name : parts_of(names)) {
    actors.push_back(id_named(database, "actors", item, name));
  }
  std::vector<Value> const side{item.document, item_of(item.product), item.id, spec.choices};
  database
      .prepare("DELETE FROM parties WHERE document = ?1 AND item = ?2 AND id = ?3 AND side = ?4")
      .run(side);
  Statement insert = database.prepare("INSERT INTO parties VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (std::size_t i = 0; i < actors.size(); ++i) {
    std::vector<Value> row = side;
    row.insert(row.end(), {static_cast<std::int64_t>(i), actors[i]});
    insert.run(row);
  }
}

std::string joined(std::vector<std::string> const& all) {
  std::string out;
  for (std::string const& one : all) out += (out.empty() ? "" : "; ") + one;
  return out;
}

void update(Database& database, ItemKey const& item, std::string const& set,
            std::vector<Value> const& more = {}) {
  std::vector<Value> values{item.document, item.id};
  values.insert(values.end(), more.begin(), more.end());
  database
      .prepare("UPDATE " + item.product + " SET " + set + " WHERE " +
               std::string(row_of(item.product)))
      .run(values);
}

// What follows from a field: a type has its quad and no longer the machine's CAMEO code; a first
// day orders the rows; a code names country and sector.
void write_consequences(Database& database, ItemKey const& item, std::string const& field) {
  if (field == "type") {
    std::string quads = "cameo = NULL, goldstein = 0, quad = CASE type";
    for (int i = 0; i <= static_cast<int>(EventType::ASSAULT); ++i) {
      auto const type = static_cast<EventType>(i);
      quads += fmt::format(" WHEN '{}' THEN {}", name_of(type), quad_of(type));
    }
    update(database, item, quads + " END");
  } else if (field == "date_from") {
    update(database, item,
           "day = coalesce(date_from, (SELECT published FROM documents WHERE number = ?1), '')");
  } else if (field == "code") {
    update(database, item,
           "country = substr(code || '-', 1, instr(code || '-', '-') - 1), "
           "sectors = substr(code || '-', instr(code || '-', '-') + 1)");
    update(database, item, "sectors = rtrim(sectors, '-')");
  }
}

}  // namespace

std::string text_of(ItemKey const& item) {
  if (item.product == "documents") return fmt::format("documents:{}", item.document);
  return fmt::format("{}:{}.{}", item.product, item.document, item.id);
}

std::string_view row_of(std::string const& product) {
  return product == "documents" ? "number = ?1 AND ?2 = 0" : "document = ?1 AND id = ?2";
}

std::string read_field(Database const& database, ItemKey const& item, std::string const& field) {
  FieldSpec const& spec = spec_of(item.product, field);
  std::string const here = " FROM " + item.product + " WHERE " + std::string(row_of(item.product));
  std::vector<Value> values{item.document, item.id};
  std::string sql = fmt::format("SELECT \"{}\"{}", field, here);
  if (spec.shape == Shape::yes_no) {
    sql = fmt::format("SELECT CASE \"{}\" WHEN 1 THEN 'yes' ELSE 'no' END{}", field, here);
  } else if (spec.shape == Shape::place) {
    sql = "SELECT name FROM places WHERE document = ?1 AND id = (SELECT place" + here + ")";
  } else if (spec.shape == Shape::parties) {
    sql =
        "SELECT name FROM party_names WHERE document = ?1 AND id = ?2 AND item = ?3 AND side = ?4 "
        "ORDER BY position";
    values.insert(values.end(), {item_of(item.product), spec.choices});
  }
  Statement find = database.prepare(sql);
  find.bind(values);
  std::vector<std::string> found;
  while (find.step()) found.push_back(find.text(0));
  return joined(found);
}

void write_field(Database& database, ItemKey const& item, std::string const& field,
                 std::string const& value) {
  FieldSpec const& spec = spec_of(item.product, field);
  if (spec.shape == Shape::parties) return write_parties(database, item, spec, value);
  Value written;
  if (spec.shape == Shape::place && !value.empty()) {
    written = id_named(database, "places", item, value);
  } else if (spec.shape == Shape::words) {
    written = joined(parts_of(value));
  } else if (!value.empty()) {
    written = value_of(spec, value);
  }
  Statement nullable =
      database.prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2 AND \"notnull\" = 1");
  nullable.bind({item.product, field});
  if (std::holds_alternative<std::monostate>(written) && nullable.step()) {
    refuse_value(spec, value);
  }
  update(database, item, fmt::format("\"{}\" = ?3", field), {written});
  write_consequences(database, item, field);
}

void must_be_possible(Database const& database, ItemKey const& item, std::string const& field,
                      std::string const& value) {
  FieldSpec const& spec = spec_of(item.product, field);
  if (spec.shape == Shape::number) {
    double const number = number_in(value).value_or(spec.least);
    if (!(number >= spec.least && number <= spec.most)) refuse_value(spec, value);
  }
  must_not_turn(database, item, field, value);
}

void write_verdict(Database& database, ItemKey const& item, std::string const& verdict) {
  update(database, item, "verdict = ?3", {verdict});
}

void write_identity(Database& database, ItemKey const& item, ItemKey const& other) {
  std::string const columns = item.product == "actors"
                                  ? "name, kind, country, sectors, code, role, cameo, wikidata"
                                  : "name, kind, lon, lat, country, admin1, geonames";
  update(database, item,
         fmt::format("({0}) = (SELECT {0} FROM {1} o WHERE o.document = ?3 AND o.id = ?4)", columns,
                     item.product),
         {other.document, other.id});
}

std::vector<ChangeableField> changeable_fields() {
  std::vector<ChangeableField> out;
  for (FieldSpec const& spec : specs()) {
    out.push_back({spec.product, spec.field, values_of(spec)});
  }
  return out;
}

}  // namespace dragoman
