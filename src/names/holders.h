// Who bears a name and held an office.
//
// In: words of a personal name and what the text tells beside them. Out: a Holder of the ActorBook.
//
//   "Defense Minister Juan Manuel Santos" of 2008  →  Juan Manuel Santos of Colombia, and no other
//                                                     Santos of the table
#pragma once

#include <string>
#include <vector>

#include "names/actor_book.h"

namespace dragoman {

// The term in office that fits a personal name on a day ("" for unknown): the words must be the
// full name, or the surname where `evidence` (a country, or a title) supports it. nullptr for none.
struct NameEvidence {
  std::vector<std::string> words;  // folded, in order
  std::string country;             // told by the text, or empty
  std::vector<std::string> told;   // countries that the text speaks of
  bool titled = false;             // the text gives an office or a rank
  std::string office;              // as the text gives it, or empty
  std::string day;                 // of publication
};
Holder const* find_holder(ActorBook const& book, NameEvidence const& evidence);
// True where the term covers the day.
bool in_office(Holder const& holder, std::string const& day);

}  // namespace dragoman
