// dragoman help COMMAND, completion SHELL, manual FOLDER: the command line, written down for
// persons and systems.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "cli/usage.h"
#include "export/whole_file.h"

namespace dragoman {
namespace {

void write_manual(CLI::App const& app, std::string const& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  CommandSheet const sheet = sheet_of(app);
  for (CommandSheet const* one : flat(sheet)) {
    write_whole_file(folder + '/' + page_name(*one) + ".1", manual_page(*one, version_line()));
  }
}

}  // namespace

void add_describing_commands(CLI::App& app, int& status) {
  auto word = std::make_shared<std::string>();
  CLI::App* script = app.add_subcommand("completion", "The completions of a shell, to load there");
  script->add_option("SHELL", *word, "source <(dragoman completion bash)")
      ->required()
      ->check(CLI::IsMember(shells()));
  script->callback([&app, word, &status] {
    std::cout << completion(sheet_of(app), *word);
    status = 0;
  });
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* help = app.add_subcommand("help", "What a command does and takes");
  help->add_option("COMMAND", *words, "as it is typed: help codebook check; none: all commands");
  help->callback([&app, words, &status] {
    std::cout << help_of(app, *words);
    status = 0;
  });
  CLI::App* pages = app.add_subcommand("manual", "Write the pages of the manual, for man");
  pages->add_option("FOLDER", *word, "made where there is none")->required();
  pages->callback([&app, word, &status] {
    write_manual(app, *word);
    status = 0;
  });
}

}  // namespace dragoman
