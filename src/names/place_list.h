// Lists of places as text: those of the codebook, and the user's own.
//
// A CSV (RFC 4180, UTF-8) whose first line names its columns, in any order; lines that start with
// '#' are skipped:
//
//   name,other_names,kind,latitude,longitude,radius_km,country
//   Lachin corridor,Berdzor corridor;Lachin road,route,39.64,46.5,15,AZE
//
// Needed: name, latitude, longitude. `other_names` are parted by ';', `kind` is one of RECORD's
// kinds or "none" (the words never name a place), `country` is ISO 3166 alpha-3 or empty,
// `geonames` an id, `population` a number. Or a GeoNames dump (allCountries.txt, XX.txt: 19 columns
// with tabs, https://download.geonames.org/export/dump/readme.txt).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/spot.h"

namespace dragoman {

struct ListedPlace {
  Spot spot;  // parent is not set
  std::string name;
  std::vector<std::string> other_names;
  std::string country;   // ISO 3166 alpha-3, or alpha-2 from a GeoNames dump; may be empty
  bool is_none = false;  // the words never name a place
};

// Rows of a CSV in their order. Throws Error{bad_input} "own.csv:12: …" naming the column and what
// it takes: missing column, row of another width, a number that is none or out of range, an
// unknown kind.
std::vector<ListedPlace> read_place_csv(std::string_view text, std::string const& path);

// Rows of a GeoNames dump; classes P, A, H, T, L, R and S are kept, historical and abandoned places
// are not. Throws Error{bad_input} like the above.
std::vector<ListedPlace> read_geonames_dump(std::string_view text, std::string const& path);

}  // namespace dragoman
