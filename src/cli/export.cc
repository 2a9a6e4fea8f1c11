// dragoman export STORE --to FORMAT FILE: events in the columns of others.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/usage.h"
#include "export/formats.h"
#include "export/whole_file.h"

namespace dragoman {
namespace {

struct ExportRequest {
  std::string store, format, file;
  Question question;
  Redaction redaction;
};

int run(ExportRequest const& request) {
  auto const write = [&request](std::ostream& out) {
    export_events(Store::open(request.store), request.question, request.format, request.redaction,
                  [&out](std::string const& bytes) { out << bytes; });
  };
  if (request.file == "-") {
    write(std::cout);
  } else {
    write_whole_file(request.file, write);
  }
  return 0;
}

}  // namespace

void add_export_command(CLI::App& app, int& status) {
  auto request = std::make_shared<ExportRequest>();
  CLI::App* command =
      app.add_subcommand("export", "Write events in the columns of others; each with its quote");
  command->add_option("STORE", request->store, "the store")->required()->check(store_name());
  command->add_option("FILE", request->file, "the file to write; - is standard output")->required();
  command
      ->add_option("--to,--format", request->format,
                   "jsonl: whole records; docs/EXPORT.md tells of each")
      ->required()
      ->check(CLI::IsMember(
          std::vector<std::string>(export_formats().begin(), export_formats().end())));
  command
      ->add_option("--coarse", request->redaction.degrees, "round coordinates to so many degrees")
      ->check(CLI::Range(0.0, 10.0));
  command->add_flag_callback(
      "--no-names", [request] { request->redaction.leave_out(Redaction::Names::leave_out); },
      "codes in the place of all names, no quotes; hash and offsets stay");
  command->add_flag_callback(
      "--no-persons",
      [request] { request->redaction.leave_out(Redaction::Names::leave_out_persons); },
      "codes in the place of persons' names, in quotes, too");
  add_filter_options(*command, request->question, "events");
  command
      ->add_option_function<std::string>(
          "--until", [request](std::string const& day) { request->question.filters["to"] = day; },
          "happened or held on or before this day")
      ->type_name("TEXT");
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
