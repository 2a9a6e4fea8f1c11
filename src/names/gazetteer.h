// Where places are: names to candidates with coordinates, from the codebook's tables.
#pragma once

#include <string>

namespace dragoman {

// Immutable after loading; shared by threads.
class Gazetteer {
 public:
  // `directory` is the codebook's. Throws Error{cannot_run} naming file, line and cure.
  static Gazetteer load(std::string const& directory);
};

}  // namespace dragoman
