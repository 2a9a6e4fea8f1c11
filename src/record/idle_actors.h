// Which actors a record lists: who does something, says something, has something done to them, or
// has a name.
//
//   "They have become silent bystanders"    "bystanders" could act, does not, and has no name: left
//   out
#pragma once

#include "record/record.h"

namespace dragoman {

// Takes out of `record` the actors that no event, claim or link mentions and that have no proper
// name; the ids of the others close up, in all members alike. Actor i of `record` is actor i of
// `reading.names`.
void drop_idle_actors(Record& record, Reading const& reading);

}  // namespace dragoman
