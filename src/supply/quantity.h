// Numbers of a scenario, each with those who state it.
//
// A quantity holds every claim made about one number; which of them counts depends on whose version
// of events is followed, and on the day.
//
//   [[population]]
//   value = 120000            claim 0, by "Tal Orven town hall", on every day
//   source = "Tal Orven town hall"
//   [[population]]
//   value = 100400            claim 1, by "Oskaria", from day 30 on
//   source = "Oskaria"
//   from = 2031-04-14
#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

namespace dragoman::supply {

// Days of a scenario count from 0, its first day. Both ends of a term are inside.
constexpr int kFirstOfDays = std::numeric_limits<int>::min();
constexpr int kLastOfDays = std::numeric_limits<int>::max();

struct Term {
  int from = kFirstOfDays;
  int to = kLastOfDays;
  bool holds(int day) const { return from <= day && day <= to; }
};

// Who says so, in which words, and where these stand.
struct Voice {
  std::string source;  // "" where none is named: an assumption
  std::string words;
  std::string ref;  // of a store: "12.3"
};

// low <= value <= high.
struct Claim {
  double value = 0, low = 0, high = 0;
  Term term;
  Voice voice;
};

// What more of a quantity does to the people behind the links: the base of every bound.
enum class Effect { helps, harms };

struct Quantity {
  std::string path;  // "link.Serin bridge.payload": how overrides and answers name it
  std::string unit;
  Effect effect = Effect::helps;
  double least = 0, most = 0;  // what it can be at all
  std::vector<Claim> claims;   // at least one
  bool given = true;           // false: the scenario says nothing, and the usual value stands in
};

// Whose word is taken first; of a quantity that none of `sources` speaks of, the word listed first.
struct Version {
  std::string name;
  std::vector<std::string> sources;
};

// The sources of a list of claims in the order of their first word.
std::vector<std::string> sources_of(std::span<Claim const> claims);

// The claim of one source on a day: of those that hold the one with the latest start, then the one
// listed last; where none holds, the one that starts first. nullptr where the source says nothing.
Claim const* claim_of(std::span<Claim const> claims, std::string const& source, int day);

// The claim that a version follows on a day. A source whose claim holds on that day goes before one
// whose claim does not.
Claim const& claim_in(Quantity const& quantity, Version const& version, int day);

}  // namespace dragoman::supply
