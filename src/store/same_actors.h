// Names of several documents that stand for one person or body.
//
// In: the names of all documents with their codes. Out: for each, the name that the actor is shown
// under, and why.
//
//   "Trump" USA-GOV         → "Donald Trump"   last word of that name, and of no other of USA-GOV
//   "Donald J. Trump"       → "Donald Trump"   the same person's name with more words
//   "Donald Trump Jr."      a person of his own; had he the code USA-GOV, too, "Trump" would stay
//   alone "U.S." USA-GOV          → "United States" "army" SDN-MIL          → "Sudan's army";
//   "navy" and "Sudan's military" stay alone
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace dragoman {

struct NamedActor {
  std::string name, code, kind;
  std::int64_t mentions = 0;
  std::optional<Date> first, last;  // of its documents
  bool apart = false;               // an analyst says that it is nobody else
};

struct SameActor {
  std::size_t actor = 0;  // position of the name that the actor is shown under; its own where alone
  std::string why;        // empty for that one
};

// One SameActor a name, in the same order. What comes out does not hang on the order. Names join
// where they have one code, or of one person's codes one is of no known sector (NER-UNK) or
// country:
//   persons of whom one name is the other with more words before the last;
//   a family name alone, or with posts before it, where one person alone bears it in the time of
//   its documents, also where one of their codes tells no office (-UNK, -CVL) or no country, but
//   then within two months; spellings of one name; the same full name in one country, whatever the
//   office; bodies of which the codebook knows both names, governments called by country, capital
//   or "government", names that differ by the country's name, initials of one body alone.
std::vector<SameActor> same_actors(std::vector<NamedActor> const& actors);

}  // namespace dragoman
