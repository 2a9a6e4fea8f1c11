#include "store/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/error.h"
#include "base/spelling.h"
#include "store/sql.h"

namespace dragoman {
namespace {

constexpr std::string_view kAll =
    "events claims promises figures links needs actors documents disputes corrections";
constexpr std::string_view kPlaced = "events figures links needs";

constexpr std::string_view kPaged =
    "events claims promises figures links needs actors documents disputes corrections incidents "
    "propositions";

constexpr std::string_view kMeasuresHeld = "SELECT DISTINCT measure FROM figures";
constexpr std::string_view kNoCountries = "XXX, IGO, NGO, MNC";  // unknown and international
constexpr std::string_view kCountriesHeld =
    "SELECT DISTINCT country FROM places UNION SELECT DISTINCT country FROM actors";

constexpr FilterSpec kFilters[] = {
    {"from", "happened or held on or after this day", kTimed,
     "i.day >= :from_least AND coalesce(i.date_to, i.day) >= :from"},
    {"from", "happened on or after this day", "incidents",
     "i.day >= :from_least AND coalesce(i.date_to, i.day) >= :from"},
    {"to", "on or before this day", "incidents propositions", "i.day <= :to AND i.day <> ''"},
    {"from", "said on or after this day", "propositions", "i.day >= :from"},
    {"actor", "name or code of who takes part, * and ? stand for any", "incidents",
     "EXISTS (SELECT 1 FROM incident_events t JOIN party_names n ON n.document = t.document AND "
     "n.id = t.id AND n.item = 'event' WHERE t.incident = i.number AND :actor_fits)"},
    {"place", "name of the place, * and ? stand for any", "incidents",
     "lower(i.place) GLOB lower(:place)"},
    {"measure", "what is counted", "ranges", "i.measure = :measure", Takes::one_of, measures,
     nullptr, kMeasuresHeld},
    {"place", "name of the place, * and ? stand for any", "ranges",
     "lower(p.name) GLOB lower(:place)"},
    {"from", "said on or after this day", "claims promises needs", "i.day >= :from"},
    {"to", "on or before this day", kItems, "i.day <= :to AND i.day <> ''"},
    {"said-from", "published on or after this day", kAll, "r.published >= :said_from"},
    {"said-to", "published on or before this day", kAll, "r.published <= :said_to"},
    {"actor", "actor, recipient, speaker or addressee: a name or code, * and ? stand for any",
     "events claims promises links",
     "EXISTS (SELECT 1 FROM party_names n WHERE n.document = i.document AND n.id = i.id AND "
     "n.item = :item AND :actor_fits)"},
    {"name", "name or code, * and ? stand for any", "actors",
     "(lower(i.name) GLOB lower(:name) OR lower(i.code) GLOB lower(:name) OR :joined_actor IN "
     "(SELECT actor FROM known_actors WHERE actor IS NOT NULL AND (name GLOB lower(:name) OR "
     "lower(code) GLOB lower(:name))))"},
    {"type", "PLOVER type, or a mode (\"aerial\")", "events",
     "(i.type = upper(:type) OR '; ' || i.modes || ';' LIKE '%; ' || lower(:type) || ';%')",
     Takes::one_of, event_types, event_modes, "SELECT DISTINCT modes FROM events"},
    {"type", "PLOVER type", "incidents", "i.type = :type", Takes::one_of, event_types},
    {"factuality", "whether it came about", "events", "i.factuality = :factuality", Takes::one_of,
     factualities},
    {"act", "what the speaker does", "claims promises", "i.act = :act", Takes::one_of, acts},
    {"measure", "what is counted", "figures", "i.measure = :measure", Takes::one_of, measures,
     nullptr, kMeasuresHeld},
    {"link", "name of the link or its route, * and ? stand for any", "links",
     "(lower(i.name) GLOB lower(:link) OR (i.document, i.id) IN (SELECT w.document, w.id FROM "
     "route_names n JOIN link_routes w ON w.route = n.route WHERE n.name GLOB lower(:link)))"},
    {"status", "of the link", "links", "i.status = :status", Takes::one_of, link_statuses},
    {"place", "name of the place, * and ? stand for any", kPlaced,
     "lower(p.name) GLOB lower(:place)"},
    {"country", "of the place (of the actor): ISO 3166 alpha-3",
     "events figures links needs actors", "coalesce(:country_of_item, '') = upper(:country)",
     Takes::country, nullptr, nullptr, kCountriesHeld},
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
    {"standing", "by whom it is asserted and denied", "disputes", "o.standing = :standing",
     Takes::one_of, standings},
    {"standing", "as with disputes", "incidents", "o.standing = :standing", Takes::one_of,
     standings},
    {"standing", "as with disputes", "propositions", "i.standing = :standing", Takes::one_of,
     standings},
    {"standing", "of the incident, figure or link", "events figures links",
     "EXISTS (SELECT 1 FROM proposition_items q JOIN propositions o ON o.number = q.proposition "
     "WHERE q.item = :item AND q.document = i.document AND q.id = i.id AND (q.stance <> 'denies' "
     "OR q.item = 'link') AND o.standing = :standing)",
     Takes::one_of, standings},
    {"kind", "what it is about", "disputes", "o.kind = :kind", Takes::one_of, proposition_kinds},
    {"kind", "what it is about", "propositions", "i.kind = :kind", Takes::one_of,
     proposition_kinds},
    {"category", "what is short", "needs", "i.category = :category", Takes::one_of, needed, nullptr,
     "SELECT DISTINCT category FROM needs"},
    {"verdict", "what analysts found; without it, rejected ones are left out", kCorrected,
     "lower(:verdict) = 'any' OR i.verdict = lower(:verdict)", Takes::one_of, verdicts},
    {"who", "who made the correction", "corrections", "lower(i.who) GLOB lower(:who)"},
    {"action", "what was done", "corrections", "i.action = :action", Takes::one_of, actions},
    {"state", "whether it still holds", "corrections", "i.state = :state", Takes::one_of,
     correction_states},
    {"target", "the item: events:12.3, or all of document 12: *:12.*", "corrections",
     "i.product || ':' || i.document || '.' || i.id GLOB :target OR i.product || ':' || i.document "
     "GLOB :target",
     Takes::item},
    {"tally", "number of the tally: figures that count one thing, as they were said", "figures",
     "t.tally = CAST(:tally AS INTEGER)", Takes::number},
    {"incident", "number of the incident", "events", "t.incident = CAST(:incident AS INTEGER)",
     Takes::number},
    {"after", "cursor of the last row of the page before; pages stay stable while others write",
     kPaged, ":behind"},
    {"as-of", "as the store was at the end of this day (UTC)",
     "events claims promises figures links needs actors documents",
     "r.added < :as_of AND (r.replaced IS NULL OR r.replaced >= :as_of)"},
};

[[noreturn]] void refuse(FilterSpec const& spec, std::string_view value, std::string_view why) {
  throw Error(ErrorCode::usage, fmt::format("--{}: \"{}\" {}", spec.name, value, why));
}

std::string folded(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

// Codebooks of users and imported files have words of their own.
std::vector<std::string> held_values(Database const& database, FilterSpec const& spec) {
  std::vector<std::string> out;
  if (spec.held.empty()) return out;
  Statement rows = database.prepare(spec.held);
  while (rows.step()) std::ranges::move(parts_of(rows.text(0), "; "), std::back_inserter(out));
  return out;
}

// As it is written in `known`, whose letters may be of another size; "" where it is none of them.
std::string found_in(std::vector<std::string> const& known, std::string_view value) {
  auto const found = std::ranges::find(known, folded(value), folded);
  return found == known.end() ? "" : *found;
}

std::string nearest_in(std::vector<std::string> const& known, std::string_view value) {
  std::vector<std::string> small;
  std::ranges::transform(known, std::back_inserter(small), folded);
  return found_in(known, nearest_name(folded(value), small));
}

std::string one_of(Database const& database, FilterSpec const& spec, std::string const& value) {
  std::vector<std::string> known = parts_of(spec.values());
  if (spec.rarer != nullptr) std::ranges::move(parts_of(spec.rarer()), std::back_inserter(known));
  if (std::string found = found_in(known, value); !found.empty()) return found;
  std::vector<std::string> const held = held_values(database, spec);
  if (std::string found = found_in(held, value); !found.empty()) return found;
  known.insert(known.end(), held.begin(), held.end());
  std::string const meant = nearest_in(known, value);
  if (!meant.empty()) refuse(spec, value, fmt::format("is not known; did you mean {}?", meant));
  refuse(spec, value, fmt::format("is not known; take one of: {}", spec.values()));
}

// Names of countries with the code of each; further codes have no name.
struct Countries {
  std::vector<std::string> names, codes;
};

Countries known_countries() {
  Countries out;
  for (std::string const& row : parts_of(codebook_table("actors/countries.tsv"), "\n")) {
    std::vector<std::string> const columns = parts_of(row, "\t");
    if (columns.size() != 3 || columns[1] != "country") continue;
    out.names.push_back(columns[0]);
    out.codes.push_back(columns[2]);
  }
  return out;
}

// "Armenia" → "ARM", "ZWX" → "ZWE"; "" where no name or code of a country is near.
std::string code_of_country(Countries const& countries, std::string const& value) {
  if (value.size() == 3) {
    std::string const code = nearest_in(countries.codes, value);
    return edits(folded(code), folded(value)) == 1 ? code : "";  // of three letters two are other
  }
  std::string const meant = nearest_in(countries.names, value);
  if (meant.empty()) return "";
  return countries.codes[std::ranges::find(countries.names, meant) - countries.names.begin()];
}

std::string country(Database const& database, FilterSpec const& spec, std::string const& value) {
  Countries countries = known_countries();
  for (std::string const& none : parts_of(kNoCountries)) countries.codes.push_back(none);
  if (!found_in(countries.codes, value).empty()) return value;
  if (!found_in(held_values(database, spec), value).empty()) return value;
  std::string const code = code_of_country(countries, value);
  refuse(spec, value,
         "is no code of a country (ISO 3166 alpha-3); " +
             (code.empty() ? "write it as in ARM" : "did you mean " + code + "?"));
}

std::string number(FilterSpec const& spec, std::string const& value) {
  bool const digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  if (value.empty() || !digits || value.size() > 18) {
    refuse(spec, value, fmt::format("is no number; write that of the {}, as in 12", spec.name));
  }
  return value;
}

std::string item(FilterSpec const& spec, std::string const& value) {
  if (value.find(':') == std::string::npos) {
    refuse(spec, value, "is no item; write events:12.3, or *:12.* for all of document 12");
  }
  return value;
}

}  // namespace

std::span<FilterSpec const> filter_specs() { return kFilters; }

bool holds(std::string_view list, std::string_view word) {
  std::string const padded = fmt::format(" {} ", list);
  return padded.find(fmt::format(" {} ", word)) != std::string::npos;
}

bool takes(std::string_view product, std::string_view filter) {
  return std::ranges::any_of(kFilters, [&](FilterSpec const& spec) {
    return spec.name == filter && holds(spec.products, product);
  });
}

FilterSpec const& filter_spec(std::string const& name, std::string const& product) {
  std::string elsewhere;
  for (FilterSpec const& spec : kFilters) {
    if (spec.name != name) continue;
    if (holds(spec.products, product)) return spec;
    elsewhere += " " + std::string(spec.products);
  }
  std::string const why = elsewhere.empty() ? "there is no such filter"
                                            : fmt::format("{} have no such filter; it goes with:{}",
                                                          product, elsewhere);
  throw Error(ErrorCode::usage, fmt::format("--{}: {}", name, why));
}

std::string filter_value(Database const& database, FilterSpec const& spec,
                         std::string const& value) {
  switch (spec.takes) {
    case Takes::one_of:
      return one_of(database, spec, value);
    case Takes::country:
      return country(database, spec, value);
    case Takes::number:
      return number(spec, value);
    case Takes::item:
      return item(spec, value);
    case Takes::text:
      break;
  }
  return value;
}

}  // namespace dragoman
