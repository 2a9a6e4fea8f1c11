// Where to begin with a question: at the filter that leaves few items, not at every item in turn.
//
//   events --place Shusha --from 2022-01-01     120 events at Shusha, half a million since January:
//                                               the 120 are looked up, then held to the days
//
// A filter is rare where it leaves at most some thousand items; that is found out by looking for
// them until there are more.
#pragma once

#include <map>
#include <string>

#include "store/question.h"
#include "store/sqlite.h"

namespace dragoman {

using Bindings = std::map<std::string, Value>;  // ":place" → what the user wants

// SQL that gives the keys of what the rarest filter of the question leaves, perhaps several times:
// (document, id) of items, documents, propositions; "" where no filter is rare. Adds to `bindings`
// what the SQL needs beyond those of the filters.
std::string rare_items(Database const& database, Question const& question, Bindings& bindings);

// Whether the sentences with the words of :words are few enough to be listed once; else each
// sentence is tried as it comes, which is soon done where most have them.
bool can_list_sentences(Database const& database, Bindings const& bindings);

}  // namespace dragoman
