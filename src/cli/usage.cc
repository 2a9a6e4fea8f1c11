#include "cli/usage.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/spelling.h"

namespace dragoman {
namespace {

constexpr std::string_view kProgram = "dragoman";

// The innermost command that was typed, and its name with those around it.
struct Typed {
  CLI::App const* command;
  std::string name;
};

// The commands below one. CLI11 counts groups of options among them, without a name.
std::vector<CLI::App const*> commands_of(CLI::App const& app) {
  return app.get_subcommands([](CLI::App const* one) { return !one->get_name().empty(); });
}

Typed innermost(CLI::App const& app) {
  for (CLI::App const* one : commands_of(app)) {
    if (!one->parsed()) continue;
    Typed out = innermost(*one);
    out.name.insert(kProgram.size(), ' ' + one->get_name());
    return out;
  }
  return {&app, std::string(kProgram)};
}

std::vector<std::string> names_of(std::vector<CLI::App const*> const& commands) {
  std::vector<std::string> out;
  for (CLI::App const* one : commands) out.push_back(one->get_name());
  return out;
}

std::vector<std::string> option_names(CLI::App const& app) {
  std::vector<std::string> out;
  for (CLI::Option const* one : app.get_options()) {
    for (std::string const& name : one->get_lnames()) out.push_back("--" + name);
  }
  return out;
}

std::string unknown(std::string_view kind, std::string const& word,
                    std::vector<std::string> const& known) {
  std::string const meant = nearest_name(word, known);
  return fmt::format("there is no {} {}{}", kind, word,
                     meant.empty() ? "" : "; did you mean " + meant + "?");
}

// Of a word that no command could take.
std::string stray(CLI::App const& command, std::string const& word) {
  if (word.starts_with('-')) return unknown("option", word, option_names(command));
  std::vector<CLI::App const*> const commands = commands_of(command);
  if (!commands.empty()) return unknown("command", word, names_of(commands));
  return fmt::format("nothing is to be done with \"{}\"", word);
}

std::string what_is_wrong(CLI::App const& app, Typed const& typed, CLI::ParseError const& error) {
  // A mistyped word makes CLI11 miss another one, and complain of that alone.
  std::vector<std::string> const words = app.remaining(true);
  if (!words.empty()) {
    bool const before = !app.remaining(false).empty();
    return stray(before ? app : *typed.command, words.front());
  }
  if (!commands_of(*typed.command).empty()) return "name a command";
  return error.what();
}

}  // namespace

std::string usage_complaint(CLI::App const& app, CLI::ParseError const& error) {
  Typed const typed = innermost(app);
  std::string const wrong = what_is_wrong(app, typed, error);
  return fmt::format("{}: {}{} `{} --help` tells more", typed.name, wrong,
                     wrong.ends_with('?') ? "" : ";", typed.name);
}

std::string help_of(CLI::App const& app, std::vector<std::string> const& words) {
  CLI::App const* command = &app;
  std::string before;
  for (std::string const& word : words) {
    std::vector<CLI::App const*> const inner = commands_of(*command);
    auto const found = std::find_if(inner.begin(), inner.end(), [&word](CLI::App const* one) {
      return one->get_name() == word;
    });
    if (found == inner.end()) {
      throw Error(ErrorCode::usage, "help: " + unknown("command", word, names_of(inner)));
    }
    before += command == &app ? std::string(kProgram) : ' ' + command->get_name();
    command = *found;
  }
  return command->help(before);
}

CLI::Validator whole_number(std::int64_t least, std::int64_t most) {
  auto const check = [least, most](std::string& text) {
    std::int64_t number = 0;
    char const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end && number >= least && number <= most) {
      return std::string();
    }
    bool const bounded = most < std::numeric_limits<std::int64_t>::max();
    return fmt::format(
        "{} is none of the whole numbers {}", text,
        bounded ? fmt::format("{} to {}", least, most) : fmt::format("from {}", least));
  };
  return {check, ""};
}

CLI::Validator store_name() {
  auto const check = [](std::string& text) {
    bool const named = !text.empty() && text != "-";
    return named ? std::string() : "name the file of the store, such as war.store";
  };
  return {check, ""};
}

}  // namespace dragoman
