// Which part of what was said a denial denies.
//
//   "denied that its planes had carried out the attack"   responsibility
//   "said the toll was lower"                             number
#pragma once

#include "claims/statement.h"

namespace dragoman {

struct Denial {
  Layers const& layers;
  Attribution const& found;
  ClaimWords const& statement;
  Attribution const* answered;  // nullptr where no claim is answered
  bool accused;                 // the answered claim holds a deed of the side that denies
  bool denied;                  // it says no itself, and is no other version
};

// The part named by the first of the book's classes (denies-number, denies-intent, …) that has a
// word of the content, a denied deed of one's own by none that calls it something ("denied
// attacking the camp"); else responsibility for deeds of one's own, else the fact.
Denies what_is_denied(Denial const& denial);

}  // namespace dragoman
