// dragoman add STORE FILE...: reads reports and keeps their records.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/usage.h"
#include "engine/engine.h"
#include "engine/stream.h"
#include "export/event_file.h"
#include "export/record_files.h"
#include "store/corrections.h"
#include "store/rebuild.h"
#include "store/store.h"

namespace dragoman {
namespace {

constexpr char const* kParquet = "parquet";
// Records that come from files are kept so many at once, so that the disk is waited for once; of
// long texts fewer, so that memory stays flat.
constexpr std::size_t kRecordsAtOnce = 500, kBytesAtOnce = 1 << 20;

struct AddRequest {
  std::string store;
  std::vector<std::string> files;
  std::string from;  // "parquet", or a format of event files; empty: reports
  bool derive = true;
  Options options = default_options();
};

// How many documents came to what, in the words of the user.
class Tally {
 public:
  void count(Added added) { ++counts_[static_cast<std::size_t>(added)]; }
  std::string line(std::string const& store) const {
    return fmt::format("{}: {} added, {} changed, {} read anew, {} known already", store,
                       of(Added::fresh), of(Added::changed), of(Added::reread), of(Added::known));
  }

 private:
  std::size_t of(Added added) const { return counts_[static_cast<std::size_t>(added)]; }
  std::array<std::size_t, 4> counts_{};
};

// Corrections that the new readings have no item for, of those that were in force `before`.
std::string told_detached(Store const& store, std::size_t before) {
  std::size_t const lost = detached_corrections(store).size() - before;
  return lost == 0 ? ""
                   : fmt::format(
                         "{} correction{} no item in the new reading; `dragoman ask {} corrections "
                         "--state detached` lists what to look at",
                         lost, lost == 1 ? " has" : "s have", store.database().path());
}

// What one call of the command has to do with, and how it went.
struct Adding {
  AddRequest const& request;
  Store store = Store::open_or_create(request.store);
  Progress progress = Progress(request.files.size());
  Tally tally;
  int status = 0;

  void complain(std::string const& message) {
    status = exit_status(ErrorCode::bad_input);
    progress.say("dragoman: " + message);
  }
};

void add_reports(Adding& adding) {
  auto& [request, store, progress, tally, status] = adding;
  Engine const engine(request.options);
  auto const complain = [&](std::string const& message) { adding.complain(message); };
  OrderedStream<std::vector<Record>> stream(
      request.options.jobs,
      [&](std::vector<Document> batch) { return engine.read(std::move(batch)); },
      [&](std::vector<Record> const& records) {
        for (Added const added : store.add(records)) tally.count(added);
      },
      [&](std::string const& id, std::string const& reason) {
        complain(id + ": cannot be read (" + reason + "); the others were");
      });
  auto const add = [&](Document document) {
    progress.count(document.text.size());
    if (store.knows(document, engine.version())) {
      tally.count(Added::known);
    } else {
      stream.add(std::move(document));
    }
    return true;
  };
  ReadSettings const settings{request.options.input, request.options.published};
  for (std::string const& file : request.files) read_documents(file, settings, add, complain);
  stream.finish();
}

// Keeps what `read` makes of each file, some at once.
template <class Read>
void add_records(Adding& adding, Read read) {
  std::vector<Record> waiting;
  std::size_t bytes = 0;
  auto const keep = [&] {
    for (Added const added : adding.store.add(waiting)) adding.tally.count(added);
    waiting.clear();
    bytes = 0;
  };
  RecordSink const take = [&](Record record) {
    adding.progress.count(record.document.text.size());
    bytes += record.document.text.size();
    waiting.push_back(std::move(record));
    if (waiting.size() == kRecordsAtOnce || bytes >= kBytesAtOnce) keep();
  };
  ComplaintSink const complain = [&](std::string const& message) { adding.complain(message); };
  for (std::string const& file : adding.request.files) read(file, take, complain);
  keep();
}

void add_event_files(Adding& adding) {
  AddRequest const& request = adding.request;
  ActorBook const actors = ActorBook::load(request.options.codebook);
  Codebook const codebook = Codebook::load(request.options.codebook);
  add_records(adding,
              [&](std::string const& file, RecordSink const& take, ComplaintSink const& complain) {
                read_event_file(file, request.from, {actors, codebook}, take, complain);
              });
}

void add_files(Adding& adding) {
  if (adding.request.from.empty()) return add_reports(adding);
  if (adding.request.from == kParquet) return add_records(adding, read_record_files);
  add_event_files(adding);
}

std::vector<std::string> formats() {
  std::vector<std::string> out(event_file_formats().begin(), event_file_formats().end());
  out.emplace_back(kParquet);
  return out;
}

int run(AddRequest const& request) {
  Adding adding{request};
  std::size_t const detached = detached_corrections(adding.store).size();
  add_files(adding);
  if (request.derive && is_stale(adding.store)) rebuild(adding.store);
  adding.progress.say(adding.tally.line(request.store));
  std::string const lost = told_detached(adding.store, detached);
  if (!lost.empty()) adding.progress.say("dragoman: " + lost);
  return adding.status;
}

}  // namespace

void add_add_command(CLI::App& app, int& status) {
  auto request = std::make_shared<AddRequest>();
  CLI::App* command = app.add_subcommand("add", "Read reports and keep their records in a store");
  command->add_option("STORE", request->store, "the store, one file; made where there is none")
      ->required()
      ->check(store_name());
  command
      ->add_option("FILE", request->files,
                   "text, HTML, RSS/Atom/JSON Feed, JSON Lines, WARC; - is standard input")
      ->required();
  command
      ->add_option("--from", request->from,
                   "the files are CSV of acled or ged as downloaded, or records that "
                   "dragoman.spark wrote as parquet (also a folder); docs/EXPORT.md tells of each")
      ->check(CLI::IsMember(formats()));
  command->add_flag("!--no-rebuild", request->derive,
                    "leave incidents and standing to a later `dragoman rebuild`");
  add_reading_options(*command, request->options);
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
