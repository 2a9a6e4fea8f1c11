// dragoman export STORE --to FORMAT FILE: events in the columns of others.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "export/formats.h"

namespace dragoman {
namespace {

struct ExportRequest {
  std::string store, format, file;
  Question question;
  Redaction redaction;
};

int run(ExportRequest const& request) {
  Store const store = Store::open(request.store);
  std::ofstream file;
  if (request.file != "-") file.open(request.file, std::ios::binary);
  std::ostream& out = request.file == "-" ? std::cout : file;
  export_events(store, request.question, request.format, request.redaction,
                [&out](std::string const& line) { out << line; });
  if (!out.flush()) {
    throw Error(ErrorCode::cannot_run,
                request.file + ": cannot be written; check the folder, your rights and the disk");
  }
  return 0;
}

}  // namespace

void add_export_command(CLI::App& app, int& status) {
  auto request = std::make_shared<ExportRequest>();
  CLI::App* command =
      app.add_subcommand("export", "Write events in the columns of others; each with its quote");
  command->add_option("STORE", request->store, "the store")->required();
  command->add_option("FILE", request->file, "the file to write; - is standard output")->required();
  command->add_option("--to", request->format, "jsonl: whole records; docs/EXPORT.md tells of each")
      ->required()
      ->check(CLI::IsMember(
          std::vector<std::string>(export_formats().begin(), export_formats().end())));
  command
      ->add_option("--coarse", request->redaction.degrees, "round coordinates to so many degrees")
      ->check(CLI::Range(0.0, 10.0));
  command->add_flag_callback(
      "--no-names", [request] { request->redaction.names = Redaction::Names::leave_out; },
      "codes in the place of names, no quotes; hash and offsets stay");
  add_filter_options(*command, request->question);
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
