// How probable it is that an event is right: `score` of the record.
#pragma once

#include "events/codebook.h"

namespace dragoman {

// From the certainty that its rule states, who is named, its factuality and how sure the tree is;
// between 0 and 1. The constants were fitted on annotated reports by bench/calibration.py.
double certainty(Rule const& rule, Event const& event, Parse const& parse);

}  // namespace dragoman
