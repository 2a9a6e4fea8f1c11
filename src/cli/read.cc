// dragoman read FILE...: reads reports and writes their records.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/printable.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "engine/engine.h"
#include "engine/stream.h"
#include "parse/conllu.h"

namespace dragoman {
namespace {

struct ReadRequest {
  std::vector<std::string> files;
  std::string format;  // empty: text on a terminal, json into a pipe
  std::string table;   // empty: events
  std::string color = "auto";
  bool explain = false;
  Options options = default_options();
};

// What `dragoman read` prints for a batch of documents.
class Output {
 public:
  Output(Engine const& engine, ReadRequest const& request)
      : engine_(engine),
        request_(request),
        table_(record_table(request.table.empty() ? "events" : request.table)) {}

  std::string header() const {
    return request_.format == "csv" ? csv_header(table_) : std::string();
  }

  std::string write(std::vector<Document> documents) const {
    std::string out;
    if (request_.explain) {
      for (Document const& d : documents) out += printable_lines(engine_.explain(d));
    } else if (request_.format == "conllu") {
      for (Document const& d : documents) out += write_conllu(d, engine_.parse(d));
    } else {
      for (Record const& record : engine_.read(std::move(documents))) out += write(record);
    }
    return out;
  }

 private:
  std::string write(Record const& record) const {
    if (request_.format == "json") return to_json(record) + "\n";
    if (request_.format == "csv") return csv_rows(record, table_);
    return report(record, request_.color == "always" ? Palette::colored() : Palette::plain());
  }

  Engine const& engine_;
  ReadRequest const& request_;
  Table const& table_;
};

std::vector<std::string> table_names() {
  std::vector<std::string> out;
  for (Table const& table : record_tables()) out.emplace_back(table.name);
  return out;
}

// Options that contradict each other are told, never dropped.
void refuse_contradictions(ReadRequest const& request) {
  auto const refuse = [](std::string const& why) { throw Error(ErrorCode::usage, why); };
  if (request.options.fast && request.format == "conllu")
    refuse(
        "--fast with --format conllu: a tree of every sentence, or some sentences skipped; leave "
        "out one of the two");
  if (!request.table.empty() && request.format != "csv")
    refuse("--table with --format " + request.format + ": only csv has tables; leave out one");
  if (request.explain && request.format != "text")
    refuse("--explain with --format " + request.format +
           ": why rules fire is told as text; leave out one of the two");
}

// What was left open follows from the rest, then from where the output goes.
void settle(ReadRequest& request) {
  bool const terminal = isatty(STDOUT_FILENO) == 1;
  if (request.format.empty() && request.explain) request.format = "text";
  if (request.format.empty() && !request.table.empty()) request.format = "csv";
  if (request.format.empty()) request.format = terminal ? "text" : "json";
  if (request.color == "auto") request.color = terminal ? "always" : "never";
  refuse_contradictions(request);
}

int run(ReadRequest& request) {
  settle(request);
  Engine const engine(request.options);
  Output const output(engine, request);
  Progress progress(request.files.size());
  int status = 0;
  std::cout << output.header();
  auto const complain = [&](std::string const& message) {
    status = exit_status(ErrorCode::bad_input);
    progress.say("dragoman: " + message);
  };
  OrderedStream<std::string> stream(
      request.options.jobs,
      [&](std::vector<Document> batch) { return output.write(std::move(batch)); },
      [](std::string text) { std::cout << text << std::flush; },
      [&](std::string const& id, std::string const& reason) {
        complain(id + ": cannot be read (" + reason + "); the others were");
      });
  auto const add = [&](Document document) {
    progress.count(document.text.size());
    stream.add(std::move(document));
    return std::cout.good();
  };
  ReadSettings const settings{request.options.input, request.options.published};
  for (std::string const& file : request.files) {
    if (std::cout.good()) read_documents(file, settings, add, complain);
  }
  stream.finish();
  return status;
}

}  // namespace

void add_read_command(CLI::App& app, int& status) {
  auto request = std::make_shared<ReadRequest>();
  CLI::App* command = app.add_subcommand("read", "Read reports and write their records");
  command
      ->add_option("FILE", request->files,
                   "text, HTML, RSS/Atom/JSON Feed, JSON Lines, WARC; - is standard input")
      ->required();
  command
      ->add_option("--format", request->format,
                   "default: text on a terminal, csv with --table, else json")
      ->check(CLI::IsMember({"text", "json", "conllu", "csv"}));
  command->add_option("--table", request->table, "rows of --format csv (default events)")
      ->check(CLI::IsMember(table_names()));
  command->add_option("--color", request->color, "colours of --format text")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command->add_flag("--explain", request->explain,
                    "instead of records: which rules were tried on each sentence, and why not");
  add_reading_options(*command, request->options);
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
