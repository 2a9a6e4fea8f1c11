// When and where an event happened: the time and the place nearest to it in its clause.
#pragma once

#include "events/match.h"

namespace dragoman {

// Sets date, date_span, historical and place of `event`; leaves them where the clause gives none.
void find_when_and_where(Document const& document, Parse const& parse, Names const& names,
                         Frames const& frames, Event& event);

}  // namespace dragoman
