// dragoman: the command line. Parses the request, calls the engine, prints; no logic of its own.
#include <CLI/CLI.hpp>
#include <iostream>
#include <new>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/printable.h"
#include "cli/usage.h"

namespace dragoman {
namespace {

void add_commands(CLI::App& app, int& status) {
  app.require_subcommand(1);
  app.set_version_flag("--version", version_line());
  add_read_command(app, status);
  add_codebook_command(app, status);
  add_add_command(app, status);
  add_ask_command(app, status);
  add_correct_command(app, status);
  add_export_command(app, status);
  add_upkeep_commands(app, status);
  add_serve_command(app, status);
  add_supply_command(app, status);
  add_describing_commands(app, status);
}

int fail(std::string const& message, ErrorCode code) {
  std::cerr << "dragoman: " << printable(message) << '\n';
  return exit_status(code);
}

// --help and --version, too, come out of the parser as errors, with 0.
int answer(CLI::App const& app, CLI::ParseError const& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  std::cerr << printable(usage_complaint(app, error)) << '\n';
  return exit_status(ErrorCode::usage);
}

int run(CLI::App& app, int argc, char** argv) {
  int status = 0;
  add_commands(app, status);
  try {
    app.parse(argc, argv);
    return status;
  } catch (CLI::ParseError const& error) {
    return answer(app, error);
  } catch (Error const& error) {
    return fail(error.what(), error.code());
  } catch (std::bad_alloc const&) {
    return fail("the memory does not suffice; fewer --jobs need less", ErrorCode::cannot_run);
  } catch (std::exception const& error) {
    return fail(error.what(), ErrorCode::cannot_run);
  }
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  CLI::App app{
      "Reads reports about a conflict and keeps the record: who did what to whom, and who says "
      "so."};
  int const status = dragoman::run(app, argc, argv);
  if (std::cout.flush()) return status;
  return dragoman::fail("cannot write the output: the disk is full or the pipe shut",
                        dragoman::ErrorCode::cannot_run);
}
