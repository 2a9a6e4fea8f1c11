// What is doubtful in a codebook that loads: rules that can never fire, rules without cases.
//
// In: Codebook. Out: complaints for the person who edits it, none where all is well.
#pragma once

#include <string>
#include <vector>

#include "events/codebook.h"

namespace dragoman {

struct Doubt {
  enum class Kind : std::uint8_t {
    unreachable,  // every wording is taken by a rule that always fires first
    shadowed,     // some wording is
    untested,     // no case that fires, or none that it spares
    idle          // a condition that nothing can meet
  } kind = Kind::unreachable;
  std::int32_t rule = -1;
  std::string message;  // one sentence
};
std::string_view name_of(Doubt::Kind kind);

// In the order of the rules.
std::vector<Doubt> check(Codebook const& book);

// "FILE:LINE: rule NAME is unreachable: …"
std::string in_words(Codebook const& book, Doubt const& doubt);

}  // namespace dragoman
