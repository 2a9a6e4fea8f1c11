// How much an event can be trusted: `score` of the record, between 0 and 1.
#pragma once

#include "events/codebook.h"

namespace dragoman {

// From the certainty that its rule states, who is named, its factuality and how sure the tree is;
// between 0 and 1. The constants are set by hand and checked on annotated development reports with
// bench/calibration.py: an order of trust, no measured probability.
double certainty(Rule const& rule, Event const& event, Parse const& parse);

}  // namespace dragoman
