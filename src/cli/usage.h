// What is wrong with a command line, and the help that cures it.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dragoman {

// Why `app` could not follow its command line, in one line: the command, the word, the cure.
//   dragoman read: there is no option --formt; did you mean --format? `dragoman read --help` tells
//   more
std::string usage_complaint(CLI::App const& app, CLI::ParseError const& error);

// The help of the command that `words` name ("codebook", "check"), or of all for none. Throws
// Error{usage} where there is no such command, with the nearest.
std::string help_of(CLI::App const& app, std::vector<std::string> const& words);

// For an option that takes whole numbers from `least` to `most` and nothing else.
CLI::Validator whole_number(std::int64_t least,
                            std::int64_t most = std::numeric_limits<std::int64_t>::max());

// For STORE: a store is a file with a name. SQLite would take "" for one in memory.
CLI::Validator store_name();

}  // namespace dragoman
