// Standing: what the sources together say about a proposition. Always computed, never typed in, and
// no verdict on truth.
//
// In: who asserts and who denies. Out: one word.
//
//   Yerevan: "Azerbaijan closed the road"   Baku: "we did not"   → contested
#pragma once

#include <set>
#include <string>
#include <vector>

namespace dragoman {

enum class Stance { asserts, denies, confirms };
std::string_view name_of(Stance stance);

// `source` is one first-hand voice: a speaker wherever quoted, or the outlet that first carried a
// text. Equal names are one source.
struct Voice {
  std::string source;
  Stance stance = Stance::asserts;
  std::string code;     // of the speaker, "AZE-GOV"; empty for outlets
  bool current = true;  // false: of a revision that was changed since
};

struct Standing {
  std::string name;  // "contested"
  std::set<std::string> asserting, denying;
};

// `accused` are the codes of those who are said to have done it; empty where nothing is laid to
// anybody. Where all voices are of changed documents it is `retracted`; else only current ones
// count. Both sides: `contested`; denials alone: `denied-only`; a voice of the accused among those
// who assert: `acknowledged`; two or more sources: `corroborated`; one: `single-source`.
Standing standing_of(std::vector<Voice> const& voices, std::set<std::string> const& accused);

}  // namespace dragoman
