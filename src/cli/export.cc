// dragoman export STORE --to FORMAT FILE: events in the columns of others.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "export/formats.h"

namespace dragoman {
namespace {

struct ExportRequest {
  std::string store, format, file;
  Question question;
  Redaction redaction;
};

// A file that has its name only when it is whole: a failed export leaves the old one as it was.
class WholeFile {
 public:
  explicit WholeFile(std::string path)
      : path_(std::move(path)), part_(path_ + ".part"), out_(part_, std::ios::binary) {}
  ~WholeFile() {
    out_.close();
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
  }
  WholeFile(WholeFile const&) = delete;
  WholeFile& operator=(WholeFile const&) = delete;

  std::ostream& out() { return out_; }
  bool keep() {
    out_.close();
    std::error_code failed;
    if (out_) std::filesystem::rename(part_, path_, failed);
    return out_ && !failed;
  }

 private:
  std::string path_, part_;
  std::ofstream out_;
};

void write(ExportRequest const& request, std::ostream& out) {
  Store const store = Store::open(request.store);
  export_events(store, request.question, request.format, request.redaction,
                [&out](std::string const& bytes) { out << bytes; });
}

int run(ExportRequest const& request) {
  bool written = false;
  if (request.file == "-") {
    write(request, std::cout);
    written = static_cast<bool>(std::cout.flush());
  } else {
    WholeFile file(request.file);
    write(request, file.out());
    written = file.keep();
  }
  if (!written) {
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
      "--no-names", [request] { request->redaction.names = Redaction::Names::leave_out; },
      "codes in the place of all names, no quotes; hash and offsets stay");
  command->add_flag_callback(
      "--no-persons", [request] { request->redaction.names = Redaction::Names::leave_out_persons; },
      "codes in the place of persons' names, in quotes, too");
  add_filter_options(*command, request->question);
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
