// dragoman supply SCENARIO.toml: what open and shut links mean for stocks.
#include "supply/supply.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "export/csv.h"
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

std::string read_all(std::string const& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!file.is_open() && path != "-") {
    throw Error(ErrorCode::bad_input, path + ": no such file, or it cannot be read");
  }
  return text;
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
  std::ofstream file;
  if (command.draft != "-") file.open(command.draft, std::ios::binary);
  std::ostream& out = command.draft == "-" ? std::cout : file;
  if (!(out << draft).flush()) {
    throw Error(ErrorCode::cannot_run,
                command.draft + ": cannot be written; check the folder, your rights and the disk");
  }
  return 0;
}

int run(SupplyCommand const& command) {
  if (!command.store.empty()) return write_draft(command);
  if (command.scenario.empty()) {
    throw Error(ErrorCode::usage, "supply needs a scenario, or --from STORE --place NAME");
  }
  supply::SupplyRequest const request{read_all(command.scenario), command.scenario,
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
  command->add_option("SCENARIO", request->scenario, "TOML (docs/SUPPLY.md); - is standard input");
  CLI::Option* from =
      command->add_option("--from", request->store, "draft a scenario from this store")
          ->check(store_name());
  command->add_option("--place", request->place, "the place that depends on its links")
      ->needs(from);
  command->add_option("-o,--output", request->draft, "where the draft goes; - is standard output")
      ->needs(from);
  command
      ->add_option("--format", request->format, "for a person, or whole, or a row a day, or links")
      ->check(CLI::IsMember({"text", "json", "csv", "geojson"}));
  command->add_option("--set", request->overrides,
                      "path=value, in the place of all that is claimed of it; may be repeated");
  command->add_option("--draws", request->draws, "in the place of the scenario's")
      ->check(whole_number(0, 100'000));
  command->add_option("--jobs", request->jobs, "threads; the answer is the same with any number")
      ->check(whole_number(1, 256));
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
