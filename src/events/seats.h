// The predicates around an event in which it may look for its time and place.
#pragma once

#include <cstdint>
#include <vector>

#include "events/events.h"

namespace dragoman {

// A predicate in which an event may look for its time and place. Of what is told after the verb
// of a seat it takes nothing where that is `apart`, and no place where it is `elsewhere`; `alone`
// it takes no time from what is told before it either: "In May they sent aid and have pledged
// more".
enum class Share : std::uint8_t { all, elsewhere, apart, alone };

struct Seat {
  std::int32_t head = -1;
  Share share = Share::all;
};

// How much of what is told after the verb of `clause` the words inside it may take from there.
Share share_of(Parse const& parse, std::int32_t clause);

// Where an event may look: its predicate and the verb that carries it, "carried out" of "carried
// out a raid in Jenin", innermost first. A modal is said, its verb is done.
std::vector<Seat> seats(Parse const& parse, Frames const& frames, Event const& event);

}  // namespace dragoman
