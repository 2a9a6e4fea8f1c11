// One place of the gazetteer: where it is, how large, what holds it.
#pragma once

#include <cstdint>

#include "names/names.h"

namespace dragoman {

// How high a place stands in the order of administration; `feature` is outside of it: seas,
// crossings, ranges, disputed areas.
enum class PlaceLevel : std::uint8_t { country, region, district, settlement, feature };

struct Spot {
  PlaceLevel level = PlaceLevel::feature;
  PlaceKind kind = PlaceKind::other;
  bool capital = false;
  double longitude = 0;  // degrees, WGS 84
  double latitude = 0;
  double radius_km = 0;   // holds two thirds of it
  double population = 0;  // 0 unknown
  std::uint32_t geonames = 0;
  std::int32_t parent = -1;  // number of the place that holds it
};

// A place that bears a name. `alternate`: another name than its own ("Halab" for Aleppo); `listed`:
// a list gives it this name, so that it is what reports mean by it.
struct Found {
  std::uint32_t number = 0;
  bool alternate = false;
  bool listed = false;
};

}  // namespace dragoman
