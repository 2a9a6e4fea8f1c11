#include "names/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "base/error.h"
#include "base/mapped_file.h"
#include "names/place_name.h"

namespace dragoman {
namespace {

constexpr double kSamePoint = 0.005;  // degrees: what the table of the world rounds off

// Files of a directory with this extension, in the order of their names; none if it is missing.
std::vector<std::string> files(std::string const& directory, std::string_view extension) {
  std::vector<std::string> out;
  std::error_code none;
  for (auto const& entry : std::filesystem::directory_iterator(directory, none)) {
    if (entry.is_regular_file() && entry.path().extension() == extension)
      out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// A list that cannot be read stops the loading; the message names its line already.
template <class Read>
std::vector<ListedPlace> read_list(Read read, std::string const& path) {
  MappedFile const file = MappedFile::open(path);
  try {
    return read(file.text(), path);
  } catch (Error const& error) {
    throw Error(ErrorCode::cannot_run, std::string(error.what()) + "; correct the line");
  }
}

PlaceKind kind_of(std::string_view text, std::string const& where) {
  for (int k = 0; k <= static_cast<int>(PlaceKind::other); ++k) {
    if (name_of(static_cast<PlaceKind>(k)) == text) return static_cast<PlaceKind>(k);
  }
  throw Error(ErrorCode::cannot_run, fmt::format("{}: \"{}\" is no kind of place", where, text));
}

// Calls `use` with each line and its number, but for empty ones and comments.
template <class Use>
void for_each_line(std::string_view text, Use use) {
  for (int number = 1; !text.empty(); ++number) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!line.empty() && !line.starts_with('#')) use(line, number);
  }
}

// "corridor\troute\t\t40": noun, kind, "division" or nothing, reach in km.
std::pair<std::string, PlaceNoun> noun_of(std::string_view line, std::string const& where) {
  std::string_view fields[4];
  for (std::string_view& field : fields) {
    field = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(field.size() + 1, line.size()));
  }
  PlaceNoun noun{kind_of(fields[1], where), fields[2] == "division", 0};
  std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), noun.reach_km);
  return {std::string(fields[0]), noun};
}

void read_words(std::string const& path, std::unordered_set<std::string>& words) {
  MappedFile const file = MappedFile::open(path);
  for_each_line(file.text(), [&words](std::string_view line, int) { words.emplace(line); });
}

// A list that gives no level: settlements and countries are such, all else stands beside them.
PlaceLevel level_for(PlaceKind kind) {
  if (kind == PlaceKind::settlement) return PlaceLevel::settlement;
  return kind == PlaceKind::country ? PlaceLevel::country : PlaceLevel::feature;
}

}  // namespace

Gazetteer Gazetteer::load(std::string const& directory) {
  std::string const places = directory + "/places";
  Gazetteer gazetteer(WorldTable::open(places + "/world.bin"));
  gazetteer.index_world();
  gazetteer.read_nouns(places + "/nouns.tsv");
  read_words(places + "/institutions.txt", gazetteer.institutions_);
  read_words(places + "/takers.txt", gazetteer.takers_);
  read_words(places + "/leading.txt", gazetteer.leading_);
  read_words(places + "/placeless.txt", gazetteer.placeless_);
  gazetteer.read_lists(places);
  gazetteer.read_lists(places + "/own");
  gazetteer.read_dumps(places + "/own");
  return gazetteer;
}

void Gazetteer::index_world() {
  for (std::uint32_t i = 0; i < world_.size() && !world_.country_code(i).empty(); ++i) {
    Spot const spot = world_.spot(i);
    division_numbers_[spot.geonames] = i;
    if (spot.level != PlaceLevel::country) continue;
    country_numbers_[std::string(world_.country_code(i))] = static_cast<std::int32_t>(i);
    country_numbers_[std::string(world_.short_code(i))] = static_cast<std::int32_t>(i);
  }
}

void Gazetteer::read_nouns(std::string const& path) {
  MappedFile const file = MappedFile::open(path);
  for_each_line(file.text(), [&](std::string_view line, int number) {
    nouns_.insert(noun_of(line, fmt::format("{}:{}", path, number)));
  });
}

void Gazetteer::read_lists(std::string const& directory) {
  for (std::string const& path : files(directory, ".csv")) add(read_list(read_place_csv, path));
}

void Gazetteer::read_dumps(std::string const& directory) {
  for (std::string const& path : files(directory, ".txt")) add(read_list(read_geonames_dump, path));
}

void Gazetteer::add(std::vector<ListedPlace> const& places) {
  for (ListedPlace const& place : places) {
    if (place.is_none) {
      add_none(place);
      continue;
    }
    std::uint32_t const number = number_for(place);
    name(number, place.name);
    for (std::string const& other : place.other_names) name(number, other);
  }
}

void Gazetteer::add_none(ListedPlace const& words) {
  std::int32_t const country = country_number(words.country);
  none_[fold_name(words.name)] = country;
  for (std::string const& other : words.other_names) none_[fold_name(other)] = country;
}

std::int32_t Gazetteer::country_number(std::string const& code) const {
  auto const it = country_numbers_.find(code);
  return it == country_numbers_.end() ? -1 : it->second;
}

std::int32_t Gazetteer::country_of_people(std::string const& key) const {
  auto const it = none_.find(key);
  return it == none_.end() ? -1 : it->second;
}

// A row with the id of a place of the world gives that one further names and a better middle; any
// other row is a place of its own.
std::uint32_t Gazetteer::number_for(ListedPlace const& place) {
  std::uint32_t const known = world_number(place.spot.geonames);
  if (known == world_.size()) return add_spot(place);
  Spot spot = world_.spot(known);
  double const shift = std::max(std::abs(spot.longitude - place.spot.longitude),
                                std::abs(spot.latitude - place.spot.latitude));
  if (shift < kSamePoint && place.spot.radius_km == 0) return known;
  spot.longitude = place.spot.longitude;
  spot.latitude = place.spot.latitude;
  if (place.spot.radius_km > 0) spot.radius_km = place.spot.radius_km;
  moved_[known] = spot;
  return known;
}

std::uint32_t Gazetteer::world_number(std::uint32_t geonames) const {
  if (geonames == 0) return world_.size();
  auto const division = division_numbers_.find(geonames);
  return division == division_numbers_.end() ? world_.settlement(geonames) : division->second;
}

std::uint32_t Gazetteer::add_spot(ListedPlace const& place) {
  Spot spot = place.spot;
  if (spot.level == PlaceLevel::feature) spot.level = level_for(spot.kind);
  if (spot.radius_km == 0) spot.radius_km = 1;
  spot.parent = country_number(place.country);
  listed_.push_back(spot);
  return world_.size() + static_cast<std::uint32_t>(listed_.size()) - 1;
}

void Gazetteer::name(std::uint32_t number, std::string const& name) {
  std::string const key = fold_name(name);
  if (key.empty()) return;
  std::vector<Found>& found = listed_names_[key];
  for (Found const& other : found) {
    if (other.number == number) return;
  }
  found.push_back({number, false, true});
}

std::vector<Found> Gazetteer::find(std::string const& key) const {
  std::vector<Found> out;
  if (key.empty() || names_none(key)) return out;
  if (auto const it = listed_names_.find(key); it != listed_names_.end()) out = it->second;
  std::size_t const listed = out.size();
  world_.find(key, out);
  auto const again = [&](Found const& found) {
    return std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(listed),
                       [&](Found const& l) { return l.number == found.number; });
  };
  out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(listed), out.end(), again),
            out.end());
  return out;
}

Spot Gazetteer::spot(std::uint32_t number) const {
  if (is_listed(number)) return listed_[number - world_.size()];
  auto const moved = moved_.find(number);
  return moved != moved_.end() ? moved->second : world_.spot(number);
}

std::int32_t Gazetteer::ancestor(std::uint32_t number, PlaceLevel level) const {
  auto at = static_cast<std::int32_t>(number);
  while (at >= 0) {
    Spot const spot =
        is_listed(static_cast<std::uint32_t>(at)) ? listed_[at - world_.size()] : world_.spot(at);
    if (spot.level == level) return at;
    at = spot.parent;
  }
  return -1;
}

std::int32_t Gazetteer::country_of(std::uint32_t number) const {
  return ancestor(number, PlaceLevel::country);
}

std::int32_t Gazetteer::region_of(std::uint32_t number) const {
  return ancestor(number, PlaceLevel::region);
}

std::string_view Gazetteer::country_code(std::int32_t country) const {
  return country < 0 ? std::string_view() : world_.country_code(country);
}

std::string_view Gazetteer::region_name(std::int32_t region) const {
  return region < 0 ? std::string_view() : world_.label(region);
}

PlaceNoun const* Gazetteer::noun(std::string_view word) const {
  auto const it = nouns_.find(std::string(word));
  return it == nouns_.end() ? nullptr : &it->second;
}

}  // namespace dragoman
