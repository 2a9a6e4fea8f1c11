#include "names/places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

#include "names/place_choice.h"
#include "names/place_mentions.h"
#include "names/place_name.h"
#include "text/blocks.h"

namespace dragoman {
namespace {

constexpr double kKmPerDegree = 111.2;
// A part of a place lies half a radius off its middle, and is about that wide.
constexpr double kPart = 0.5;
constexpr double kReachKm = 10;  // a facility lies so near to the place that it is named for

// "STEPANAKERT, Dec 29 (Agency) -" → "STEPANAKERT"; "ANKARA/ISTANBUL (Agency)" → both.
std::vector<std::string> dateline_names(Document const& document) {
  std::vector<std::string> out;
  for (std::string_view text : datelines(document)) {
    text = text.substr(0, text.find_first_of("(0123456789"));
    while (!text.empty()) {
      std::string_view const piece = text.substr(0, text.find_first_of(",/"));
      out.emplace_back(piece);
      text.remove_prefix(std::min(piece.size() + 1, text.size()));
    }
  }
  return out;
}

// Countries whose peoples the document names ("Armenian"), each once.
std::vector<std::int32_t> find_peoples(Gazetteer const& gazetteer, Parse const& parse) {
  std::vector<std::int32_t> out;
  for (Token const& token : parse.tokens) {
    bool const capital = token.form[0] >= 'A' && token.form[0] <= 'Z';
    bool const word =
        token.upos == Upos::PROPN || token.upos == Upos::ADJ || token.upos == Upos::NOUN;
    if (!capital || !word) continue;
    std::int32_t const country = gazetteer.country_of_people(fold_name(token.form));
    if (country >= 0 && std::find(out.begin(), out.end(), country) == out.end())
      out.push_back(country);
  }
  return out;
}

class PlaceMaker {
 public:
  PlaceMaker(Gazetteer const& gazetteer, Parse const& parse)
      : gazetteer_(gazetteer), parse_(parse) {}

  std::vector<Place> make(std::vector<PlaceMention> const& mentions,
                          std::vector<PlaceChoice> const& choices) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (!choices[i].is_none) add(mentions[i], choices[i]);
    }
    return std::move(places_);
  }

 private:
  // A noun that makes another thing of the name: "Rafah crossing" is not Rafah, "Idlib province"
  // is the Idlib that was chosen.
  static bool is_apart(PlaceMention const& mention, PlaceChoice choice) {
    if (!choice.by_base || !mention.noun) return choice.by_base;
    return !mention.noun->divides && mention.noun->kind != PlaceKind::settlement;
  }

  static std::string identity(PlaceMention const& mention, PlaceChoice choice) {
    if (choice.number < 0 || choice.by_holder || is_apart(mention, choice)) return mention.key;
    return std::to_string(choice.number) + "/" + std::to_string(mention.direction.east) + "/" +
           std::to_string(mention.direction.north);
  }

  // "Nagorno-Karabakh" than "Karabakh".
  static bool is_fuller(std::string const& words, std::string const& name) {
    return words.size() > name.size() && words.find(name) != std::string::npos;
  }

  void add(PlaceMention const& mention, PlaceChoice choice) {
    auto const [it, is_new] =
        numbers_.emplace(identity(mention, choice), static_cast<std::uint32_t>(places_.size()));
    if (is_new) places_.push_back(describe(mention, choice));
    Place& place = places_[it->second];
    if (place.kind != PlaceKind::country && is_fuller(mention.words, place.name))
      place.name = mention.words;
    place.mentions.push_back({mention.tokens, mention.head, bytes_of(parse_, mention.tokens)});
  }

  Place describe(PlaceMention const& mention, PlaceChoice choice) const {
    Place place;
    place.name = mention.words;
    place.kind = kind_by_words(mention);
    if (choice.number < 0) return place;
    auto const number = static_cast<std::uint32_t>(choice.number);
    Spot const spot = gazetteer_.spot(number);
    // Somewhere in a country is no place on a map.
    if (!choice.by_holder || spot.level != PlaceLevel::country)
      locate(place, spot, mention.direction);
    place.country = gazetteer_.country_code(gazetteer_.country_of(number));
    place.admin1 = gazetteer_.region_name(gazetteer_.region_of(number));
    if (choice.by_holder) return place;
    place.capital = spot.capital && !is_apart(mention, choice);
    if (is_apart(mention, choice)) {
      place.uncertainty_km =
          std::hypot(place.uncertainty_km, mention.noun ? mention.noun->reach_km : kReachKm);
    } else {
      place.kind = mention.direction == Direction{} ? spot.kind : PlaceKind::region;
      if (place.kind == PlaceKind::country)
        place.name = gazetteer_.region_name(static_cast<std::int32_t>(number));
      if (mention.noun && mention.noun->divides && spot.kind == PlaceKind::settlement) {
        place.kind = mention.noun->kind;
        place.uncertainty_km = std::max(place.uncertainty_km, mention.noun->reach_km);
      }
      if (spot.geonames != 0) place.geonames = std::to_string(spot.geonames);
    }
    return place;
  }

  static PlaceKind kind_by_words(PlaceMention const& mention) {
    if (mention.noun) return mention.noun->kind;
    return mention.kind == NameKind::FAC ? PlaceKind::site : PlaceKind::other;
  }

  // The middle of the place, moved towards the part of it that the words name.
  static void locate(Place& place, Spot const& spot, Direction direction) {
    double const step = direction == Direction{} ? 0 : kPart * spot.radius_km / kKmPerDegree;
    double const latitude = spot.latitude * std::numbers::pi / 180;
    double const length = std::max(1.0, std::hypot(direction.east, direction.north));
    place.latitude = spot.latitude + step * direction.north / length;
    place.longitude =
        spot.longitude + step * direction.east / length / std::max(0.1, std::cos(latitude));
    place.uncertainty_km = step > 0 ? spot.radius_km * (1 - kPart) : spot.radius_km;
  }

  Gazetteer const& gazetteer_;
  Parse const& parse_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<Place> places_;
};

// The best known town of this name, by its people; -1 for names of none.
std::int32_t town_named(Gazetteer const& gazetteer, std::string const& name) {
  constexpr double kLeast = 20000;  // who writes from a hamlet names the town beside it
  std::int32_t best = -1;
  double most = 0;
  for (Found const& found : gazetteer.find(fold_name(name))) {
    Spot const spot = gazetteer.spot(found.number);
    bool const town = spot.level == PlaceLevel::settlement && spot.population >= kLeast;
    if (!town || spot.population <= most) continue;
    best = static_cast<std::int32_t>(found.number);
    most = spot.population;
  }
  return best;
}

}  // namespace

std::vector<std::string> dateline_countries(Gazetteer const& gazetteer, Document const& document) {
  std::vector<std::string> out;
  for (std::string const& name : dateline_names(document)) {
    std::int32_t const town = town_named(gazetteer, name);
    std::int32_t const country =
        town < 0 ? -1 : gazetteer.country_of(static_cast<std::uint32_t>(town));
    std::string code(gazetteer.country_code(country));
    if (!code.empty()) out.push_back(std::move(code));
  }
  return out;
}

std::vector<Place> find_places(Gazetteer const& gazetteer, Document const& document,
                               Parse const& parse) {
  std::vector<PlaceMention> const mentions = find_place_mentions(gazetteer, parse);
  PlaceHints const hints{dateline_names(document), find_peoples(gazetteer, parse)};
  std::vector<PlaceChoice> const choices = choose_places(gazetteer, mentions, hints);
  return PlaceMaker(gazetteer, parse).make(mentions, choices);
}

}  // namespace dragoman
