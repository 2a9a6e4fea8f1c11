// dragoman codebook check|test: what is doubtful in a codebook, and whether its rules do what their
// cases say.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "base/mapped_file.h"
#include "cli/commands.h"
#include "cli/printable.h"
#include "engine/engine.h"
#include "events/check.h"
#include "events/import.h"
#include "export/whole_file.h"

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

constexpr std::string_view kImported = "# Imported from ";

// A table that people wrote is not to be lost to one that was imported into its folder.
void must_be_ours(std::filesystem::path const& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return;
  if (MappedFile::open(path.string()).text().starts_with(kImported)) return;
  throw Error(ErrorCode::usage,
              path.string() + ": is there and was not imported; name another folder with --to");
}

// What the reader could not carry over is told line by line.
void save(Imported const& imported, std::string const& source, std::filesystem::path const& path) {
  must_be_ours(path);
  write_whole_file(path.string(), std::string(kImported) +
                                      std::filesystem::path(source).filename().string() + '\n' +
                                      imported.text);
  for (Lost const& lost : imported.lost) {
    std::cout << source << ':' << lost.line << ": left out: " << lost.why << ": "
              << printable(lost.what) << '\n';
  }
  std::cout << path.string() << ": " << imported.taken << " entries, " << imported.lost.size()
            << " left out\n";
}

// Tells of a dictionary in which nothing was found: it is of another kind, or none.
int import_status(ImportRequest const& request, int taken) {
  if (taken > 0) return 0;
  std::cerr << fmt::format(
      "dragoman: {}: holds no {} of PETRARCH or TABARI; is --kind right, and the file?\n",
      request.file, request.kind);
  return exit_status(ErrorCode::bad_input);
}

int run_import(ImportRequest const& request) {
  MappedFile const file = MappedFile::open(request.file);
  std::filesystem::path const out(request.out);
  std::error_code failed;
  std::filesystem::create_directories(out, failed);  // writing the files tells of it
  if (request.kind == "actors") {
    ImportedActors const actors = import_actors(file.text());
    save(actors.persons, request.file, out / "persons.tsv");
    save(actors.bodies, request.file, out / "bodies.tsv");
    return import_status(request, actors.persons.taken + actors.bodies.taken);
  }
  bool const verbs = request.kind == "verbs";
  Imported const imported =
      verbs ? import_verbs(file.text(), Codebook::load(request.options.codebook).cameo)
            : import_agents(file.text());
  save(imported, request.file, out / (verbs ? "imported.rules" : "agents.tsv"));
  return import_status(request, imported.taken);
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
  add_option(*sub, request->options, "codebook");
  sub->callback([request, &status] { status = run_import(*request); });
}

void add_check(CLI::App& command, int& status) {
  auto options = std::make_shared<Options>(default_options());
  CLI::App* sub =
      command.add_subcommand("check", "Find rules that can never fire or have no cases");
  add_option(*sub, *options, "codebook");
  sub->callback([options, &status] { status = run_check(*options); });
}

void add_test(CLI::App& command, int& status) {
  auto options = std::make_shared<Options>(default_options());
  CLI::App* sub = command.add_subcommand("test", "Run each rule's cases");
  add_engine_options(*sub, *options);
  sub->callback([options, &status] { status = run_test(*options); });
}

}  // namespace

void add_codebook_command(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("codebook", "Check and test the rules that analysts edit");
  command->require_subcommand(1);
  add_check(*command, status);
  add_test(*command, status);
  add_import(*command, status);
}

}  // namespace dragoman
