// A store seen from far: how much it holds, events over time, on the map, between actors; what
// changed. Each is a query beside those of question.h, with the same filters.
//
//   timeline(database, {"events", {{"actor", "AZE*"}}}, Period::week)
//   {"2022-12-12", {0, 1, 0, 3, 2}}    the week from that Monday: verbal and material cooperation,
//                                      verbal and material conflict; first, those of no known class
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/question.h"

namespace dragoman {

struct Overview {
  std::int64_t documents = 0, events = 0, claims = 0, figures = 0, links = 0;  // current ones
  std::string from, to;  // days of publication; "" in an empty store
};
Overview overview(Database const& database);

enum class Period { day, week, month };
// Throws Error{usage} where there is no such period.
Period read_period(std::string const& name);

struct PeriodCount {
  std::string first_day;  // of the period; weeks begin on Monday
  std::array<std::int64_t, 5> quads{};
};
// In order of time; periods without events are left out, and so are events without a day.
std::vector<PeriodCount> timeline(Database const& database, Question question, Period period);

// Filters of `question` that the product does not take are left out in what follows, so that one
// set of filters serves a whole page.
Question asked_of(std::string const& product, Question const& question);

// Columns id, lon, lat, quad, date, uncertainty_km of events with coordinates, newest first; at
// most question.limit.
Statement points(Database const& database, Question const& question);

// Columns actor, recipient, cooperation, conflict, events; the busiest pairs first.
Statement matrix(Database const& database, Question const& question);

struct LinkVersion {
  std::string status, scope, speaker, source, date, quote, ref;
  std::int64_t document = 0, begin = 0, end = 0;
};
struct LinkOverview {
  std::string name, kind;
  std::string standing;  // the newest status, or "contested" where sources differ
  std::string ends;      // a JSON list of {name, lon, lat}
  std::optional<double> longitude, latitude;
  std::vector<LinkVersion> versions;  // newest first
};
// Links by name, those with the newest word first.
std::vector<LinkOverview> link_overviews(Database const& database, Question const& question);

struct Change {
  std::string date, kind, text, ref;  // kind: event, link, figure, promise
  std::int64_t document = 0, begin = 0, end = 0;
};
// The newest events, words on links, figures, promises and demands; at most question.limit.
std::vector<Change> changes(Database const& database, Question const& question);

// What the store knows of an actor of this name or code.
struct ActorName {
  std::string name, code, role, words, first, last;
  std::int64_t documents = 0;
};
// The most frequent name first; none where the store does not have the actor.
std::vector<ActorName> names_of_actor(Database const& database, std::string const& name_or_code);

// The pattern that matches the text itself and nothing else, for filters where * and ? stand for
// any.
std::string literal_pattern(std::string const& text);

}  // namespace dragoman
