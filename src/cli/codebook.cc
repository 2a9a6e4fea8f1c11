// dragoman codebook check|test: what is doubtful in a codebook, and whether its rules do what their
// cases say.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "base/mapped_file.h"
#include "cli/commands.h"
#include "engine/engine.h"
#include "events/check.h"
#include "events/import.h"

namespace dragoman {
namespace {

int run_check(Options const& options) {
  Codebook const book = Codebook::load(options.codebook);
  std::vector<Doubt> const doubts = check(book);
  for (Doubt const& doubt : doubts) std::cout << in_words(book, doubt) << '\n';
  std::cout << book.rules.size() << " rules, " << book.predicates.size() << " wordings, "
            << doubts.size() << " doubts\n";
  return doubts.empty() ? 0 : exit_status(ErrorCode::bad_input);
}

// The sentence as a document that was published on a day, so that nothing in it is history.
Record read_case(Engine const& engine, std::string const& sentence) {
  Document document;
  document.id = "case";
  document.text = sentence;
  document.published = Date{std::chrono::year(2024), std::chrono::month(5), std::chrono::day(6)};
  document.blocks.push_back(
      {{0, static_cast<std::uint32_t>(sentence.size())}, BlockKind::paragraph});
  return engine.read(std::move(document));
}

bool fires(Record const& record, std::string const& rule) {
  auto const& events = record.events;
  return std::any_of(events.begin(), events.end(),
                     [&rule](RecordEvent const& event) { return event.rule == rule; });
}

int run_test(Options const& options) {
  Engine const engine(options);
  int failed = 0, cases = 0;
  for (Rule const& rule : engine.codebook().rules) {
    for (RuleCase const& one : rule.cases) {
      bool const wanted = one.expect == RuleCase::Expect::fires;
      ++cases;
      if (fires(read_case(engine, one.sentence), rule.name) == wanted) continue;
      ++failed;
      std::cout << rule.file << ':' << rule.line << ": rule " << rule.name
                << (wanted ? " does not fire: \"" : " does not spare: \"") << one.sentence
                << "\"\n";
    }
  }
  std::cout << cases - failed << " of " << cases << " cases as written\n";
  return failed == 0 ? 0 : exit_status(ErrorCode::bad_input);
}

struct ImportRequest {
  std::string kind;
  std::string file;
  std::string out;
  Options options = default_options();
};

void write_file(std::filesystem::path const& path, std::string const& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) {
    throw Error(ErrorCode::cannot_run, path.string() + ": cannot be written");
  }
}

// What the reader could not carry over is told line by line.
void save(Imported const& imported, std::string const& source, std::filesystem::path const& path) {
  write_file(path, "# Imported from " + std::filesystem::path(source).filename().string() + '\n' +
                       imported.text);
  for (Lost const& lost : imported.lost) {
    std::cout << source << ':' << lost.line << ": left out: " << lost.why << ": " << lost.what
              << '\n';
  }
  std::cout << path.string() << ": " << imported.taken << " entries, " << imported.lost.size()
            << " left out\n";
}

int run_import(ImportRequest const& request) {
  MappedFile const file = MappedFile::open(request.file);
  std::filesystem::path const out(request.out);
  std::filesystem::create_directories(out);
  if (request.kind == "verbs") {
    Codebook const book = Codebook::load(request.options.codebook);
    save(import_verbs(file.text(), book.cameo), request.file, out / "imported.rules");
  } else if (request.kind == "agents") {
    save(import_agents(file.text()), request.file, out / "agents.tsv");
  } else {
    ImportedActors const actors = import_actors(file.text());
    save(actors.persons, request.file, out / "persons.tsv");
    save(actors.bodies, request.file, out / "bodies.tsv");
  }
  return 0;
}

void add_import(CLI::App& command, int& status) {
  auto request = std::make_shared<ImportRequest>();
  CLI::App* sub = command.add_subcommand(
      "import", "Read a dictionary of PETRARCH, PETRARCH2 or TABARI into the codebook's formats");
  sub->add_option("FILE", request->file, "the dictionary")->required();
  sub->add_option("--kind", request->kind, "what the dictionary holds")
      ->required()
      ->check(CLI::IsMember({"verbs", "actors", "agents"}));
  sub->add_option("--to", request->out, "folder to write to")->required();
  add_engine_options(*sub, request->options);
  sub->callback([request, &status] { status = run_import(*request); });
}

using Run = int (*)(Options const&);

void add_subcommand(CLI::App& command, std::string const& name, std::string const& help, Run run,
                    int& status) {
  auto options = std::make_shared<Options>(default_options());
  CLI::App* sub = command.add_subcommand(name, help);
  add_engine_options(*sub, *options);
  sub->callback([options, run, &status] { status = run(*options); });
}

}  // namespace

void add_codebook_command(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("codebook", "Check and test the rules that analysts edit");
  command->require_subcommand(1);
  add_subcommand(*command, "check", "Find rules that can never fire or have no cases", run_check,
                 status);
  add_subcommand(*command, "test", "Run each rule's cases", run_test, status);
  add_import(*command, status);
}

}  // namespace dragoman
