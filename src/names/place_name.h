// Names of places as they are looked up: one spelling for the many that a report may use.
//
//   "Teir Ma'aleh"  "Zǝngilan"  "Al-Funduq"  "U.S."
//   "teir maaleh"   "zangilan"  "al funduq"  "us"
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Lower-case ASCII with single spaces: accents, dots and apostrophes fall away, a hyphen is a
// space. Empty where a letter has no Latin form. fold_name(fold_name(x)) == fold_name(x).
// train/gazetteer.py folds the same way.
std::string fold_name(std::string_view name);

}  // namespace dragoman
