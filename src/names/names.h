// Who and where: actors with codes, places with coordinates, times, quantities; coreference.
//
// In: Document, Parse, tables of actors and places. Out: Names.
//
//   "Russian Foreign Ministry spokeswoman Maria Zakharova rejected Pashinyan's accusation."
//    [actor 4: RUS-GOV, role "Foreign Ministry spokeswoman"--]  [actor 1: ARM-GOV]
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "parse/parse.h"

namespace dragoman {

// `tokens` is the fullest noun phrase in place without leading article, numeral or quantifier
// ("Russian Foreign Ministry spokeswoman Maria Zakharova"); `head` its syntactic head.
struct Mention {
  TokenSpan tokens;
  std::int32_t head = -1;
  ByteSpan span;
};

enum class ActorKind {
  person,
  government,
  military,
  armed_group,
  organisation,
  international,
  people,
  group
};
std::string_view name_of(ActorKind kind);

// One actor of the document: every mention that means it is listed, pronouns too.
struct Actor {
  std::string name;  // fullest name in the document
  ActorKind kind = ActorKind::group;
  std::string country = "XXX";       // ISO 3166 alpha-3; XXX none; IGO, NGO, MNC international
  std::string state;                 // the same, or a told code (told_states.h); empty where none
  std::vector<std::string> sectors;  // PLOVER sectors, primary first; may be empty for IGO / NGO
  std::string role;                  // as stated or known at Document::published; may be empty
  std::string cameo;                 // "ARMGOV"
  std::string wikidata;              // "Q…" or empty
  std::vector<Mention> mentions;     // in order, at least one
};

// Whether both are of one state, be it one that no table has, or both international bodies (IGO).
bool of_one_state(Actor const& a, Actor const& b);

enum class PlaceKind { country, region, settlement, route, water, site, other };
std::string_view name_of(PlaceKind kind);

struct Place {
  std::string name;
  PlaceKind kind = PlaceKind::other;
  std::optional<double> longitude;  // degrees, WGS 84; both or none
  std::optional<double> latitude;
  bool capital = false;       // of a state
  double uncertainty_km = 0;  // radius in which the true point lies; 0 where unknown
  std::string country;        // ISO 3166 alpha-3 or empty
  std::string admin1;         // name of the first-level region or empty
  std::string geonames;       // id or empty
  std::vector<Mention> mentions;
};

// A time expression resolved against Document::published: "Thursday", "since 1991".
struct TimeMention {
  TokenSpan tokens;
  ByteSpan span;
  DateRange range;
  enum class Direction { at, since, until, duration } direction = Direction::at;
};

enum class Bound { exact, about, at_least, at_most, more_than, less_than };
std::string_view name_of(Bound bound);

// A number in the text, with its bound words: "more than 6,500" of "more than 6,500 lives".
struct Quantity {
  TokenSpan tokens;  // number and bound words, without the counted noun
  ByteSpan span;
  std::int32_t number = -1;         // token of the number itself
  std::int32_t counted = -1;        // head token of what is counted, or -1
  std::optional<double> low, high;  // at-least and more-than: no high
  Bound bound = Bound::exact;
  std::string unit;  // "", "percent", "km", "tonne", "USD", …; not counted things
};

struct Names {
  std::vector<Actor> actors;
  std::vector<Place> places;
  std::vector<std::string> dateline_countries;  // ISO codes, of the towns in the datelines
  std::vector<TimeMention> times;
  std::vector<Quantity> quantities;
  // Token → actor whose mention has this token as head, -1 none. Same for places. A token may have
  // both ("Russia"): which of the two it is in its clause is told by `acts`.
  std::vector<std::int32_t> actor_at;
  std::vector<std::int32_t> place_at;
  // True where the words name somebody who can act here ("Moscow has rebuffed"), false where they
  // only name a place ("in Moscow").
  std::vector<bool> acts;
};

}  // namespace dragoman
