// dragoman supply SCENARIO.toml: what open and shut links mean for stocks.
#include "supply/supply.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "base/error.h"
#include "base/mapped_file.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "export/csv.h"
#include "export/whole_file.h"
#include "supply/draft.h"

namespace dragoman {
namespace {

struct SupplyCommand {
  std::string scenario, format = "text";
  std::string store, place, draft = "-";  // for a draft from a store
  std::vector<std::string> overrides;
  std::optional<int> draws;
  int jobs = 2;
};

std::string read_all(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string scenario_text(std::string const& path) {
  if (path == "-") return read_all(std::cin);
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) {
    throw Error(ErrorCode::bad_input, path + ": is a directory; name the scenario in it");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::bad_input, cannot_open(path, errno));
  return read_all(file);
}

void print(supply::Answer const& answer, std::string const& format) {
  if (format == "json") {
    std::cout << to_json(answer) << '\n';
  } else if (format == "geojson") {
    std::cout << to_geojson(answer) << '\n';
  } else if (format == "csv") {
    for (std::vector<std::string> const& row : to_rows(answer)) std::cout << csv_line(row);
  } else {
    std::cout << to_text(answer);
  }
}

int write_draft(SupplyCommand const& command) {
  if (command.place.empty()) {
    throw Error(ErrorCode::usage, "--from needs --place: of which place is the scenario?");
  }
  std::string const draft = supply::draft_scenario(Store::open(command.store), command.place);
  if (command.draft == "-") {
    std::cout << draft;
  } else {
    write_whole_file(command.draft, draft);
  }
  return 0;
}

int run(SupplyCommand const& command) {
  if (!command.store.empty()) return write_draft(command);
  if (command.scenario.empty()) {
    throw Error(ErrorCode::usage, "supply needs a scenario, or --from STORE --place NAME");
  }
  supply::SupplyRequest const request{scenario_text(command.scenario), command.scenario,
                                      supply::read_overrides(command.overrides), command.draws,
                                      command.jobs};
  print(answer_supply(request), command.format);
  return 0;
}

}  // namespace

void add_supply_command(CLI::App& app, int& status) {
  auto request = std::make_shared<SupplyCommand>();
  CLI::App* command =
      app.add_subcommand("supply", "What open and shut links mean for stocks, by each account");
  CLI::Option* from =
      command->add_option("--from", request->store, "draft a scenario from this store")
          ->check(store_name());
  command->add_option("--place", request->place, "the place that depends on its links")
      ->needs(from);
  command->add_option("-o,--output", request->draft, "where the draft goes; - is standard output")
      ->needs(from);
  command->add_option("SCENARIO", request->scenario, "TOML (docs/SUPPLY.md); - is standard input")
      ->excludes(from);
  command
      ->add_option("--format", request->format,
                   "for a person (default text), or whole, or a row a day, or links")
      ->check(CLI::IsMember({"text", "json", "csv", "geojson"}))
      ->excludes(from);
  command
      ->add_option("--set", request->overrides,
                   "path=value, in the place of all that is claimed of it; may be repeated")
      ->excludes(from);
  command->add_option("--draws", request->draws, "in the place of the scenario's")
      ->check(whole_number(0, 100'000))
      ->excludes(from);
  command
      ->add_option("--jobs", request->jobs,
                   "threads (default 2); the answer is the same with any number")
      ->check(whole_number(1, 256))
      ->excludes(from);
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
