// States that no table has, told by the text: invented ones, new ones, ones spelled otherwise.
//
//   "Varnia said … the Varnian president"    Varnia: a country, Varnian: its demonym
//   "Oskaria's foreign minister"             Oskaria: a country, where names are marked GPE
#pragma once

#include "names/name_marks.h"

namespace dragoman {

// Marks them as countries, each with a code of its own that begins with '?' (is_told_code), since
// they have none. A name that the tables know is left as it is; so is a known place (`located`, by
// token).
void mark_told_states(ActorBook const& book, Parse const& parse, std::vector<bool> const& located,
                      NameMarks& marks);

// Whether "demonym" is made of "name" as English makes them: "Varnian" of "Varnia". Both folded.
bool is_demonym_of(std::string_view demonym, std::string_view name);

// A code of mark_told_states, not of the tables.
bool is_told_code(std::string_view code);

}  // namespace dragoman
