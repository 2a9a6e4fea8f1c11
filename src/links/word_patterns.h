// Lists of wordings in the codebook's files for links and needs, and finding them in frames.
//
//   "  verb cut off, run out of"       two patterns of verbs
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/codebook.h"
#include "events/rule_text.h"

namespace dragoman {

// Adds the lines "noun …", "verb …" and "adjective …" of a block. Throws
// Error{cannot_run} at a line that begins with another word.
void add_patterns(RuleFile const& file, RuleBlock const& block, PatternTable& table,
                  std::int32_t payload);

// The payload of the longest pattern whose words stand with this frame, and these words; nullopt
// where none does.
struct Worded {
  std::int32_t payload = -1;
  std::vector<std::int32_t> tokens;
  std::vector<Argument> arguments;  // of the frame, without those that belong to the wording
};
std::optional<Worded> find_worded(PatternTable const& table, Parse const& parse,
                                  Frame const& frame);
// "the surrounded town", not "the surrounding towns": the adjective or participle tells what is
// done to its noun.
bool is_done_to_it(Parse const& parse, std::int32_t modifier);
// "no aid"
bool is_none(Parse const& parse, std::int32_t noun);
// A word before a noun has no frame of its own: "the blocked road". One without arguments.
Frame frame_of(Parse const& parse, std::int32_t modifier);

// "the checkpoint was to stop the transport", "is to close the crossing": a plan, nothing done.
bool is_yet_to_be(Parse const& parse, std::int32_t predicate);

}  // namespace dragoman
