// What the words of one mention tell about its actor: country, sectors, role, sex, number.
//
// In: ActorBook, Parse, NameMarks, an ActorMention. Out: Traits; what the words leave open stays
// empty, for the rest of the document to tell.
//
//   "Azeri environmental activists"                           AZE, CVL, plural
//   "Russian Foreign Ministry spokeswoman Maria Zakharova"    RUS, GOV, female,
//                                                             role "Foreign Ministry spokeswoman"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "names/actor_mentions.h"
#include "names/name_marks.h"

namespace dragoman {

struct Traits {
  ActorKind kind = ActorKind::group;
  std::string country;               // empty where the words do not tell
  bool country_guessed = false;      // from what stands around it
  std::vector<std::string> sectors;  // empty where the words do not tell
  std::string role;                  // of one person: title before the name, or the noun itself
  Gender gender = Gender::unknown;
  bool sex_guessed = false;  // by a name that may be a surname
  bool plural = false;
  bool human = false;          // "he" or "she" may follow
  bool inherits = false;       // sector and country are the owner's where the words tell none
  bool former = false;         // "former president"; a former country, a region: not the state
  bool international = false;  // "peacekeepers": of an international body unless told otherwise
  bool local = false;          // of a place within the country: "the government of Sindh"
  bool abroad = false;         // "foreign troops": of a country that is not the one around them
};

Traits describe(ActorBook const& book, Parse const& parse, NameMarks const& marks,
                ActorMention const& mention);

// True where this is the primary sector.
bool is_of(Traits const& traits, std::string_view sector);
// Not empty and no code for international bodies or for nobody knows which state.
bool is_state_code(std::string_view country);

// "ARMGOV"; a bare "IGO" for an international body.
std::string cameo_code(std::string const& country, std::vector<std::string> const& sectors);

}  // namespace dragoman
