// Who is who: countries with their demonyms and seats of government, office holders with dates,
// international bodies, armed groups, and the words for agents ("peacekeepers"), from the
// codebook's tables.
#pragma once

#include <string>

namespace dragoman {

// Immutable after loading; shared by threads.
class ActorBook {
 public:
  // `directory` is the codebook's. Throws Error{cannot_run} naming file, line and cure.
  static ActorBook load(std::string const& directory);
};

}  // namespace dragoman
