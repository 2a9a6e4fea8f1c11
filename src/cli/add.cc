// dragoman add STORE FILE...: reads reports and keeps their records.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "engine/engine.h"
#include "engine/stream.h"
#include "store/corrections.h"
#include "store/rebuild.h"
#include "store/store.h"

namespace dragoman {
namespace {

struct AddRequest {
  std::string store;
  std::vector<std::string> files;
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

int run(AddRequest const& request) {
  Store store = Store::open_or_create(request.store);
  std::size_t const detached = detached_corrections(store).size();
  Engine const engine(request.options);
  Progress progress(request.files.size());
  Tally tally;
  int status = 0;
  auto const complain = [&](std::string const& message) {
    status = exit_status(ErrorCode::bad_input);
    progress.say("dragoman: " + message);
  };
  OrderedStream<std::vector<Record>> stream(
      request.options.jobs,
      [&](std::vector<Document> batch) { return engine.read(std::move(batch)); },
      [&](std::vector<Record> const& records) {
        for (Record const& record : records) tally.count(store.add(record));
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
  if (request.derive && is_stale(store)) rebuild(store);
  progress.say(tally.line(request.store));
  std::string const lost = told_detached(store, detached);
  if (!lost.empty()) progress.say("dragoman: " + lost);
  return status;
}

}  // namespace

void add_add_command(CLI::App& app, int& status) {
  auto request = std::make_shared<AddRequest>();
  CLI::App* command = app.add_subcommand("add", "Read reports and keep their records in a store");
  command->add_option("STORE", request->store, "the store, one file; made where there is none")
      ->required();
  command
      ->add_option("FILE", request->files,
                   "text, HTML, RSS/Atom/JSON Feed, JSON Lines, WARC; - is standard input")
      ->required();
  command->add_flag("!--no-rebuild", request->derive,
                    "leave incidents and standing to a later `dragoman rebuild`");
  add_engine_options(*command, request->options);
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
