// The text of a codebook file as blocks of lines, with positions for complaints.
//
//   "class ceasefire"        header
//   "  ceasefire, truce,"    body: one line, since the comma asks for the next
//   "  armistice"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct RuleLine {
  std::string text;  // without comment, outer white space and indentation
  int number = 0;    // from 1
  int column = 1;    // of the first character
};

struct RuleBlock {
  RuleLine header;
  std::vector<RuleLine> body;
};

// A file of rules. `path` is what complaints name.
struct RuleFile {
  std::string path;
  std::vector<RuleBlock> blocks;
};

// Throws Error{cannot_run}: a line that is indented before any header.
RuleFile read_rule_file(std::string const& path);
RuleFile read_rule_text(std::string const& path, std::string_view text);

// Throws Error{cannot_run} "FILE:LINE:COLUMN: MESSAGE"; the column is where `word` stands in the
// line.
[[noreturn]] void complain(RuleFile const& file, RuleLine const& line, std::string_view word,
                           std::string const& message);

// "a, b c , d" → {"a", "b c", "d"}; empty items are left out.
std::vector<std::string> split_list(std::string_view text, char separator);
std::string_view trimmed(std::string_view text);
// The first word of `text`; `text` keeps the rest, trimmed.
std::string_view take_word(std::string_view& text);

// The files of a directory whose names end so (".rules"), in the order of names; none where it
// cannot be read.
std::vector<std::string> files_with(std::string const& directory, std::string const& extension);
// The same; throws Error{cannot_run} where there is none.
std::vector<std::string> some_files_with(std::string const& directory,
                                         std::string const& extension);

}  // namespace dragoman
