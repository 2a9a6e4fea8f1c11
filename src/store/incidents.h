// Incidents: the events of several reports that tell of one happening.
//
// In: events of all documents with codes, place, dates and words. Out: for each, the incident it
// belongs to, how alike it is to the event of the incident that is nearest to it, and why.
//
//   "Azerbaijan shelled Shusha on Monday"        COERCE and ASSAULT never meet; both of these are
//   "Shells hit Shusha, officials said Monday"   ASSAULT, 0 km and 0 days apart → one incident
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"

namespace dragoman {

struct EventToJoin {
  std::int64_t document = 0, id = 0;
  std::string key;  // of the document: revisions of one document may join
  std::string set;  // the data set of coded events that it is a row of; "" for reports
  std::string type, place;
  std::optional<Date> from, to;
  std::optional<double> longitude, latitude;
  std::set<std::string> actors, recipients;  // codes
  std::set<std::string> words;               // of the sentence, lower case, or their beginnings
  std::string deed;                          // its CAMEO code; "" for none
  std::set<std::string> trigger;             // words, as above
  std::map<std::string, std::set<double>> counts;  // measure → numbers told, above 0
  bool is_dated = true;                            // false: the days are those of the report
  bool is_denied = false;                          // by whoever tells of it
  double uncertainty = 0;                          // km around the place within which it may lie
};

struct Joined {
  std::size_t incident = 0;  // position of the event that the incident began with
  double score = 1;          // 0: of no incident
  std::string why;
};

// The countries of those who take part, ISO 3166; none where all are unknown (XXX). Events of other
// countries are never one; an event without one may be one with any.
std::set<std::string> countries_of(EventToJoin const& event);

// How much each word of a sentence tells: log(1 + events / events with it), so that "killed" hardly
// counts and "Tavistock" does (K. Sparck Jones, A statistical interpretation of term specificity,
// 1972).
class WordWeights {
 public:
  using Counts = std::unordered_map<std::string, std::int64_t>;

  explicit WordWeights(std::vector<EventToJoin> const& events);
  // The same from counts that were taken elsewhere: of `events` events, so many have each word.
  WordWeights(Counts const& counts, std::int64_t events);
  double of(std::string const& word) const;

 private:
  std::unordered_map<std::string, double> weights_;
};

// Events farther apart than so many days are never one.
inline constexpr int kMostDaysApart = 3;

// How alike two events are, 0 to 1, with the reasons. 0 where something speaks against their being
// one: other types, days more than a day apart (kMostDaysApart, where a report tells no day: it
// tells of what was before), places more than 50 km apart of which none lies in the other, no
// country in common though both name some; and below one half. Symmetrical.
Joined likeness(EventToJoin const& a, EventToJoin const& b, WordWeights const& weights);

// One Joined an event, in the same order. Events must be in the order of their first day. Events of
// one document (other than its revisions) are never joined: the reader has kept them apart; nor are
// rows of one data set, since its coders have. What is only denied and told by nobody is no
// incident.
std::vector<Joined> join_events(std::vector<EventToJoin> const& events);
std::vector<Joined> join_events(std::vector<EventToJoin> const& events, WordWeights const& weights);

// Positions of two events that are alike, each pair once, in the same order of days; only pairs of
// which one lasts longer than `days`, from its first day to its last (-1: all). Whether an event
// joins an incident hangs only on those that it is connected with by such pairs: so events may be
// joined on many machines, one connected part at a time, with the weights of all.
using AlikePair = std::pair<std::size_t, std::size_t>;
std::vector<AlikePair> alike_pairs(std::vector<EventToJoin> const& events,
                                   WordWeights const& weights, int days = -1);

}  // namespace dragoman
