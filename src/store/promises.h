// What later reports say about a promise or a demand of another document.
//
// In: promises and demands with the deeds that they name, and what reports tell. Out: which report
// answers which, how, and why; few, but right.
//
//   17 Feb  "Washington called on Syria to withdraw its troops from Lebanon."   demand, RETREAT
//    9 Mar  "Syria has begun to withdraw its troops from northern Lebanon."     RETREAT by SYR-GOV
//           → kept, 1.0: RETREAT by SYR-GOV; both say lebanon, troops, withdraw
//
// A report answers where it comes later, from another text, the one who was to act does the deed,
// and half of what the promise says, by weight of its words, stands in the answer's sentence.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"

namespace dragoman {

// The first five bytes of a word of four letters and more, in small letters: "withd" of
// "withdrawal" and "withdraw"; and numbers of two digits and more.
using Stem = std::uint64_t;

// Each stem of the text with the first of its words.
std::map<Stem, std::string> stems_of(std::string const& text);
// The stems alone, in order.
std::vector<Stem> stem_list(std::string const& text);

struct NamedDeed {
  std::string type;
  std::set<std::string> modes;
  bool negated = false;  // promised not to be done; told as not done
};

// A promise, or a demand.
struct Asked {
  std::int64_t document = 0, id = 0, cluster = 0;
  bool is_demand = false;
  Date said;
  std::optional<Date> deadline;
  std::set<std::string> doers;        // codes of those who are to act
  std::map<Stem, std::string> words;  // of the content
  std::vector<Stem> names;            // of the doers
  std::vector<NamedDeed> deeds;
};

enum class Telling { deed, accusation, refusal };

struct ToldReport {
  std::int64_t document = 0, id = 0, cluster = 0;
  Telling kind = Telling::deed;
  NamedDeed deed;  // of a deed only
  Date said;
  std::optional<Date> day;         // of the deed
  std::set<std::string> doers;     // who acts, who is accused, who refuses
  std::vector<Stem> words, names;  // of the sentence; of the doers
  std::string source;
};

struct PromiseAnswer {
  std::size_t asked = 0, told = 0;  // positions
  std::string verdict;              // "kept", "broken", "refused"
  double score = 0;
  std::string why;
};

// In the order of `asked`, then of `told`; at most one for a pair.
std::vector<PromiseAnswer> answers_across(std::vector<Asked> const& asked,
                                          std::vector<ToldReport> const& told);

}  // namespace dragoman
