// Where places are: names to candidates with coordinates, from the codebook's tables.
//
// In: codebook/places/world.bin (the world), *.csv (places that reports on conflicts name, words
// that name none), own/*.csv and own/*.txt (the user's), nouns.tsv (what a "corridor" is),
// institutions.txt, takers.txt, leading.txt, placeless.txt. Out: Gazetteer. Places have numbers:
// first those of the world, then those of the lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "names/place_list.h"
#include "names/spot.h"
#include "names/world_table.h"

namespace dragoman {

// A noun that makes a place of the name before it: "the Lachin corridor", "Idlib province".
struct PlaceNoun {
  PlaceKind kind = PlaceKind::other;
  bool divides = false;  // of administration: the whole is what the name's region or district is
  double reach_km = 0;   // how far from the name's own place the whole may lie
};

// Immutable after loading; shared by threads.
class Gazetteer {
 public:
  // `directory` is the codebook's. Throws Error{cannot_run} naming file, line and cure.
  static Gazetteer load(std::string const& directory);

  // Places that bear this folded name, own lists first; none where a list says that the words
  // never name a place.
  std::vector<Found> find(std::string const& key) const;
  bool names_none(std::string const& key) const { return none_.contains(key); }
  // The country whose people bear this folded name ("armenian"); -1 none.
  std::int32_t country_of_people(std::string const& key) const;
  // Number < size of the gazetteer, as find() gives it.
  Spot spot(std::uint32_t number) const;
  bool is_listed(std::uint32_t number) const { return number >= world_.size(); }

  // The country that holds the place, or it itself; -1 for seas, continents and the like.
  std::int32_t country_of(std::uint32_t number) const;
  // The first-level region that holds the place, or it itself; -1 where there is none.
  std::int32_t region_of(std::uint32_t number) const;
  std::string_view country_code(std::int32_t country) const;  // ISO 3166 alpha-3; "" for -1
  std::string_view region_name(std::int32_t region) const;    // "" for -1

  // nullptr where the lower-case word is no such noun.
  PlaceNoun const* noun(std::string_view word) const;
  // True for lower-case words that names of institutions are made of: "police", "ministry".
  bool is_institution(std::string const& word) const { return institutions_.contains(word); }
  // True for lemmas of verbs whose object is a place: "besiege".
  bool takes_place(std::string const& verb) const { return takers_.contains(verb); }
  // True for lemmas behind which "to" and "from" lead to a place: "withdraw", "road".
  bool leads_to_place(std::string const& lemma) const { return leading_.contains(lemma); }
  // True for folded names of places that tell no place at the start of a building's name: "capital"
  // of "Capital One Arena".
  bool is_placeless(std::string const& key) const { return placeless_.contains(key); }

 private:
  explicit Gazetteer(WorldTable world) : world_(std::move(world)) {}
  void read_nouns(std::string const& path);
  void read_lists(std::string const& directory);
  void read_dumps(std::string const& directory);
  void add(std::vector<ListedPlace> const& places);
  void add_none(ListedPlace const& words);
  std::uint32_t number_for(ListedPlace const& place);
  std::uint32_t world_number(std::uint32_t geonames) const;  // size of the world: unknown
  std::uint32_t add_spot(ListedPlace const& place);
  void name(std::uint32_t number, std::string const& name);
  std::int32_t ancestor(std::uint32_t number, PlaceLevel level) const;
  std::int32_t country_number(std::string const& code) const;
  void index_world();

  WorldTable world_;
  std::unordered_map<std::uint32_t, Spot> moved_;  // places of the world that a list corrects
  std::vector<Spot> listed_;
  std::unordered_map<std::string, std::vector<Found>> listed_names_;
  std::unordered_map<std::string, std::int32_t> none_;  // with the country of a people, or -1
  std::unordered_set<std::string> institutions_, takers_, leading_, placeless_;
  std::unordered_map<std::string, PlaceNoun> nouns_;
  std::unordered_map<std::string, std::int32_t> country_numbers_;      // by alpha-3 code
  std::unordered_map<std::uint32_t, std::uint32_t> division_numbers_;  // by GeoNames id
};

}  // namespace dragoman
