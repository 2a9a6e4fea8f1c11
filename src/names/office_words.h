// The words of a mention that tell the office, without the country.
//
//   "Norway's foreign minister", "Foreign Minister of Sri Lanka"  →  "foreign minister"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/name_marks.h"

namespace dragoman {

// `countries` are the marks of countries inside of the words, in order.
std::string office_in(Parse const& parse, std::vector<Marked const*> const& countries,
                      TokenSpan words);
// Of a mention whose head is the noun for the office; a country behind it falls away, too.
std::string office_of(Parse const& parse, std::vector<Marked const*> const& countries,
                      Mention const& mention);

// "spokesman", "spokeswoman", "spokesperson"; the noun in lower case.
bool speaks_for_others(std::string_view noun);

}  // namespace dragoman
