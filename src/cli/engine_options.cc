#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "engine/options.h"

namespace dragoman {

namespace {

void add_option(CLI::App& command, Options& options, OptionSpec const& spec) {
  std::string const name = "--" + std::string(spec.name);
  std::string help(spec.help);
  auto const set = [&options, name = spec.name](std::string const& value) {
    set_option(options, name, value);
  };
  if (spec.type == "flag") {
    command.add_flag_callback(name, [set] { set("true"); }, help);
    return;
  }
  if (!spec.fallback.empty()) help += " (default " + std::string(spec.fallback) + ")";
  command.add_option_function<std::string>(name, set, help)
      ->type_name(std::string(spec.choices.empty() ? spec.type : spec.choices));
}

}  // namespace

void add_engine_options(CLI::App& command, Options& options) {
  for (OptionSpec const& spec : option_specs()) {
    if (spec.part == OptionSpec::Part::engine) add_option(command, options, spec);
  }
}

void add_option(CLI::App& command, Options& options, std::string_view name) {
  for (OptionSpec const& spec : option_specs()) {
    if (spec.name == name) add_option(command, options, spec);
  }
}

void add_reading_options(CLI::App& command, Options& options) {
  for (OptionSpec const& spec : option_specs()) add_option(command, options, spec);
}

std::string version_line() { return std::string("dragoman ") + DRAGOMAN_VERSION; }

}  // namespace dragoman
