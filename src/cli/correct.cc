// dragoman correct STORE TARGET: an analyst's word on what the machine read.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "store/corrections.h"

namespace dragoman {
namespace {

struct CorrectRequest {
  std::string store;
  Correction correction;
  std::int64_t undone = 0;
};

int run(CorrectRequest const& request) {
  Store store = open_existing(request.store);
  if (request.undone > 0) {
    if (!request.correction.target.empty()) {
      throw Error(ErrorCode::usage, "--undo takes the number of a correction and no item; leave " +
                                        request.correction.target + " out");
    }
    undo(store, request.undone, request.correction.analyst);
    std::cerr << fmt::format("{}: correction {} is undone\n", request.store, request.undone);
  } else {
    std::cerr << fmt::format("{}: correction {} of {}\n", request.store,
                             correct(store, request.correction), request.correction.target);
  }
  std::cerr << fmt::format("incidents and standing follow with `dragoman rebuild {}`\n",
                           request.store);
  return 0;
}

// "--set FIELD=VALUE"; CLI11 turns what is thrown here into its own message.
void set_field(Correction& correction, std::string const& assignment) {
  std::size_t const equals = assignment.find('=');
  if (equals == std::string::npos) {
    throw Error(ErrorCode::usage, "--set: \"" + assignment + "\" lacks its value: type=ASSAULT");
  }
  correction.action = Action::change;
  correction.field = assignment.substr(0, equals);
  correction.after = assignment.substr(equals + 1);
}

std::string fields_help() {
  std::string out = "Fields to set:";
  std::string_view product;
  for (ChangeableField const& one : changeable_fields()) {
    if (one.product != product) out += fmt::format("\n  {}", product = one.product);
    out += fmt::format("\n    {}: {}", one.field, one.values);
  }
  return out;
}

void add_actions(CLI::App& command, CorrectRequest& request) {
  CLI::Option_group* const what = command.add_option_group("action", "what to do; exactly one");
  Correction& correction = request.correction;
  auto const take = [&correction](Action action) {
    return [&correction, action] { correction.action = action; };
  };
  what->add_flag_callback("--confirm", take(Action::confirm), "it is right");
  what->add_flag_callback("--reject", take(Action::reject), "it is wrong: leave it out");
  what->add_flag_callback("--split", take(Action::split), "out of its incident, or of its copies");
  what->add_option_function<std::string>(
          "--set", [&correction](std::string const& text) { set_field(correction, text); },
          "another value of a field")
      ->type_name("FIELD=VALUE");
  what->add_option_function<std::string>(
          "--merge",
          [&correction](std::string const& other) {
            correction.action = Action::merge, correction.after = other;
          },
          "it is the same as that one")
      ->type_name("REF");
  what->add_option_function<std::string>(
          "--note",
          [&correction](std::string const& words) {
            correction.action = Action::note, correction.after = words;
          },
          "a remark")
      ->type_name("WORDS");
  what->add_option("--undo", request.undone, "take the correction of this number back")
      ->check(whole_number(1));
  what->require_option(1);
}

}  // namespace

void add_correct_command(CLI::App& app, int& status) {
  auto request = std::make_shared<CorrectRequest>();
  CLI::App* command =
      app.add_subcommand("correct", "Correct what was read; the machine's reading is kept beside");
  command->add_option("STORE", request->store, "the store")->required()->check(store_name());
  command->add_option("TARGET", request->correction.target,
                      "product and ref as `ask` shows them: events:12.3, documents:12");
  add_actions(*command, *request);
  command->add_option("--who", request->correction.analyst.who, "your name")->required();
  command->add_option("--why", request->correction.analyst.why, "the reason");
  command->footer([] { return fields_help(); });
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
