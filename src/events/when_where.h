// When and where an event happened: the time and the place nearest to it in its clause.
#pragma once

#include <span>

#include "events/match.h"

namespace dragoman {

// Sets date, date_span, historical and place of the events of one sentence; leaves them where their
// clauses give none. What one tells of itself is no day or place of another.
void find_when_and_where(Document const& document, Parse const& parse, Names const& names,
                         Frames const& frames, std::span<Event> events);

}  // namespace dragoman
