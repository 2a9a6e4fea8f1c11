// Who takes part, by the names that event data sets use, with country and sector.
//
//   "Military Forces of Azerbaijan (2003-)"   AZE, MIL      "Civilians (Mali)"   MLI, CVL
//   "Syrian insurgents", not of a state       SYR, REB
#pragma once

#include <string>

#include "names/actor_book.h"
#include "record/record.h"

namespace dragoman {

// `sector` is what the file tells of the party ("" for nothing); what the name tells goes before
// it.
RecordActor event_party(ActorBook const& book, std::string const& name, std::string const& sector);

// The country that a name has in it ("Azerbaijan", "Syrian"), ISO 3166 alpha-3; "" for none.
std::string country_in(ActorBook const& book, std::string const& name);

}  // namespace dragoman
