// dragoman codebook check|test: what is doubtful in a codebook, and whether its rules do what their
// cases say.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "engine/engine.h"
#include "events/check.h"

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
  document.blocks.push_back({{0, static_cast<std::uint32_t>(sentence.size())}, BlockKind::paragraph});
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
                << (wanted ? " does not fire: \"" : " does not spare: \"") << one.sentence << "\"\n";
    }
  }
  std::cout << cases - failed << " of " << cases << " cases as written\n";
  return failed == 0 ? 0 : exit_status(ErrorCode::bad_input);
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
}

}  // namespace dragoman
