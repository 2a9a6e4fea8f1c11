// dragoman: the command line. Parses the request, calls the engine, prints; no logic of its own.
#include <CLI/CLI.hpp>
#include <iostream>

#include "base/error.h"
#include "cli/commands.h"

int main(int argc, char** argv) {
  CLI::App app{
      "Reads reports about a conflict and keeps the record: who did what to whom, and who says "
      "so."};
  app.require_subcommand(1);
  app.set_version_flag("--version", dragoman::version_line());
  int status = 0;
  dragoman::add_read_command(app, status);
  dragoman::add_codebook_command(app, status);
  dragoman::add_add_command(app, status);
  dragoman::add_ask_command(app, status);
  dragoman::add_correct_command(app, status);
  dragoman::add_export_command(app, status);
  dragoman::add_upkeep_commands(app, status);
  dragoman::add_serve_command(app, status);
  dragoman::add_supply_command(app, status);
  dragoman::add_describing_commands(app, status);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& e) {
    bool const asked = e.get_exit_code() == 0;  // --help, --version
    app.exit(e);
    return asked ? 0 : dragoman::exit_status(dragoman::ErrorCode::usage);
  } catch (dragoman::Error const& e) {
    std::cerr << "dragoman: " << e.what() << '\n';
    return dragoman::exit_status(e.code());
  }
  return status;
}
