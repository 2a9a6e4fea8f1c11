// The command line as a value: what each command is called, what it does and what it takes, for
// those who write it down elsewhere (manual pages, completions of shells).
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dragoman {

struct OptionSheet {
  std::string name;   // "--format", or "FILE" for what stands without a name
  std::string takes;  // "TEXT", "PATH"; empty for a flag
  std::string help;
  std::vector<std::string> choices;  // the words that it takes, where it takes no other
  bool positional = false;
};

struct CommandSheet {
  std::string name;  // as it is typed: "dragoman codebook check"
  std::string help;
  std::string footer;
  std::vector<OptionSheet> options;
  std::vector<CommandSheet> commands;
};

// The whole tree under `app`, in the order of declaration.
CommandSheet sheet_of(CLI::App const& app);

// The sheet and all below it, each before its own commands.
std::vector<CommandSheet const*> flat(CommandSheet const& sheet);

}  // namespace dragoman
