#include "names/place_list.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::size_t kDumpColumns = 19;

struct Position {
  std::string const& path;
  std::size_t line;
};

[[noreturn]] void fail(Position at, std::string const& what) {
  throw Error(ErrorCode::bad_input, fmt::format("{}:{}: {}", at.path, at.line, what));
}

// A number between `low` and `high`; 0 for an empty field.
double number(std::string_view text, Position at, std::string_view column,
              std::array<double, 2> range) {
  if (text.empty()) return 0;
  double value = 0;
  auto const result = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole = result.ec == std::errc() && result.ptr == text.data() + text.size();
  if (!whole || !(value >= range[0] && value <= range[1])) {
    fail(at, fmt::format("{} is \"{}\"; it takes a number from {} to {}", column, text, range[0],
                         range[1]));
  }
  return value;
}

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> out;
  while (!text.empty()) {
    std::string_view const piece = text.substr(0, text.find(by));
    if (!piece.empty()) out.emplace_back(piece);
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
  }
  return out;
}

// ---- CSV

// Cuts CSV text into rows; keeps the line on which a row starts.
class CsvRows {
 public:
  CsvRows(std::string_view text, std::string const& path) : text_(text), path_(path) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  // The next row that is neither empty nor a comment; false at the end.
  bool next(std::vector<std::string>& fields) {
    while (at_ < text_.size()) {
      start_ = line_;
      bool const comment = text_[at_] == '#';
      fields.clear();
      while (!field(fields)) continue;
      if (!comment && !(fields.size() == 1 && fields[0].empty())) return true;
    }
    return false;
  }

  Position position() const { return {path_, start_}; }

 private:
  // Reads one field and what ends it; true where that ends the row.
  bool field(std::vector<std::string>& fields) {
    std::string& out = fields.emplace_back();
    if (at_ < text_.size() && text_[at_] == '"') quoted(out);
    while (at_ < text_.size()) {
      char const c = text_[at_++];
      if (c == ',') return false;
      if (c == '\n') {
        ++line_;
        return true;
      }
      if (c != '\r') out += c;
    }
    return true;
  }

  void quoted(std::string& out) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        out += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        out += text_[at_++];
      } else {
        ++at_;
        return;
      }
    }
    fail(position(), "a quotation mark is opened and not closed");
  }

  std::string_view text_;
  std::string const& path_;
  std::size_t at_ = 0, line_ = 1, start_ = 1;
};

enum Column {
  name,
  other_names,
  kind,
  latitude,
  longitude,
  radius_km,
  country,
  geonames,
  population
};
constexpr std::array<std::string_view, 9> kColumns = {"name",     "other_names", "kind",
                                                      "latitude", "longitude",   "radius_km",
                                                      "country",  "geonames",    "population"};

class CsvPlaces {
 public:
  CsvPlaces(std::vector<std::string> const& head, Position at) : width_(head.size()) {
    for (std::size_t i = 0; i < head.size(); ++i) column(head[i], i, at);
    for (Column needed : {name, latitude, longitude}) {
      if (!where_[needed]) fail(at, fmt::format("the column \"{}\" is missing", kColumns[needed]));
    }
  }

  ListedPlace place(std::vector<std::string> const& row, Position at) const {
    if (row.size() != width_)
      fail(at, fmt::format("{} fields where {} are due", row.size(), width_));
    ListedPlace out;
    out.name = field(row, name);
    if (out.name.empty()) fail(at, "the name is empty");
    out.other_names = split(field(row, other_names), ';');
    out.country = field(row, country);
    set_kind(out, field(row, kind), at);
    set_numbers(out, row, at);
    return out;
  }

 private:
  void column(std::string const& title, std::size_t index, Position at) {
    for (std::size_t c = 0; c < kColumns.size(); ++c) {
      if (kColumns[c] != title) continue;
      where_[c] = index;
      return;
    }
    fail(at, fmt::format("unknown column \"{}\"; known are {}", title, fmt::join(kColumns, ", ")));
  }

  std::string_view field(std::vector<std::string> const& row, Column c) const {
    return where_[c] ? std::string_view(row[*where_[c]]) : std::string_view();
  }

  static void set_kind(ListedPlace& out, std::string_view text, Position at) {
    out.is_none = text == "none";
    if (text.empty() || out.is_none) return;
    for (int k = 0; k <= static_cast<int>(PlaceKind::other); ++k) {
      if (name_of(static_cast<PlaceKind>(k)) != text) continue;
      out.spot.kind = static_cast<PlaceKind>(k);
      return;
    }
    fail(at,
         fmt::format("kind is \"{}\"; it takes country, region, settlement, route, water, site, "
                     "other or none",
                     text));
  }

  void set_numbers(ListedPlace& out, std::vector<std::string> const& row, Position at) const {
    if (!out.is_none && (field(row, latitude).empty() || field(row, longitude).empty()))
      fail(at, "latitude and longitude are needed");
    auto const read = [&](Column c, double low, double high) {
      return number(field(row, c), at, kColumns[c], {low, high});
    };
    out.spot.latitude = read(latitude, -90, 90);
    out.spot.longitude = read(longitude, -180, 180);
    out.spot.radius_km = read(radius_km, 0, 20000);
    out.spot.geonames = static_cast<std::uint32_t>(read(geonames, 0, 4e9));
    out.spot.population = read(population, 0, 1e10);
  }

  std::size_t width_;
  std::array<std::optional<std::size_t>, kColumns.size()> where_;
};

// ---- GeoNames

// How the classes of GeoNames are ours; nullopt for those that are left out (U undersea, V woods).
std::optional<PlaceKind> kind_of_class(char c) {
  switch (c) {
    case 'P':
      return PlaceKind::settlement;
    case 'A':
    case 'L':
      return PlaceKind::region;
    case 'H':
      return PlaceKind::water;
    case 'R':
      return PlaceKind::route;
    case 'S':
      return PlaceKind::site;
    case 'T':
      return PlaceKind::other;
    default:
      return std::nullopt;
  }
}

PlaceLevel level_of(std::string_view code) {
  if (code.starts_with("PPL")) return PlaceLevel::settlement;
  if (code == "ADM1") return PlaceLevel::region;
  if (code.starts_with("ADM")) return PlaceLevel::district;
  return code.starts_with("PCL") ? PlaceLevel::country : PlaceLevel::feature;
}

// Abandoned, destroyed and historical places, and divisions that are no more.
bool is_past(std::string_view code) {
  return code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH" ||
         (code.starts_with("ADM") && code.ends_with("H"));
}

double radius_of(PlaceKind kind, double population) {
  if (kind == PlaceKind::settlement) return std::max(1.0, std::sqrt(population) / 100);
  return kind == PlaceKind::region ? 30 : 5;
}

std::vector<std::string_view> tab_fields(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    std::size_t const tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

std::optional<ListedPlace> dump_place(std::string_view line, Position at) {
  auto const c = tab_fields(line);
  if (c.size() != kDumpColumns)
    fail(at, fmt::format("{} columns where a GeoNames dump has {}", c.size(), kDumpColumns));
  auto const kind = c[6].size() == 1 ? kind_of_class(c[6][0]) : std::nullopt;
  if (!kind || is_past(c[7])) return std::nullopt;
  ListedPlace out;
  out.name = c[1];
  out.other_names = split(c[3], ',');
  if (c[2] != c[1]) out.other_names.emplace_back(c[2]);
  out.country = c[8];
  out.spot.kind = *kind;
  out.spot.level = level_of(c[7]);
  out.spot.capital = c[7] == "PPLC";
  out.spot.geonames = static_cast<std::uint32_t>(number(c[0], at, "geonameid", {0, 4e9}));
  out.spot.latitude = number(c[4], at, "latitude", {-90, 90});
  out.spot.longitude = number(c[5], at, "longitude", {-180, 180});
  out.spot.population = number(c[14], at, "population", {0, 1e10});
  out.spot.radius_km = radius_of(*kind, out.spot.population);
  return out;
}

}  // namespace

std::vector<ListedPlace> read_place_csv(std::string_view text, std::string const& path) {
  CsvRows rows(text, path);
  std::vector<std::string> row;
  if (!rows.next(row)) fail({path, 1}, "the line that names the columns is missing");
  CsvPlaces const places(row, rows.position());
  std::vector<ListedPlace> out;
  while (rows.next(row)) out.push_back(places.place(row, rows.position()));
  return out;
}

std::vector<ListedPlace> read_geonames_dump(std::string_view text, std::string const& path) {
  std::vector<ListedPlace> out;
  for (std::size_t line = 1; !text.empty(); ++line) {
    std::string_view row = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(row.size() + 1, text.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (row.empty() || row.starts_with('#')) continue;
    if (auto place = dump_place(row, {path, line})) out.push_back(std::move(*place));
  }
  return out;
}

}  // namespace dragoman
