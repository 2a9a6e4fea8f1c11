#include "cli/sheet.h"

#include <CLI/CLI.hpp>

namespace dragoman {
namespace {

std::vector<std::string> split(std::string_view words, char border) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= words.size();) {
    std::size_t const end = std::min(words.find(border, begin), words.size());
    out.emplace_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// CLI11 tells the words of a choice in the name of the type alone: "TEXT:{table,json}"; our table
// of options writes "int8|float32".
std::vector<std::string> choices_in(std::string const& type) {
  std::size_t const open = type.find('{'), close = type.rfind('}');
  if (open != std::string::npos && close != std::string::npos) {
    return split(std::string_view(type).substr(open + 1, close - open - 1), ',');
  }
  return type.find('|') == std::string::npos ? std::vector<std::string>() : split(type, '|');
}

OptionSheet sheet_of(CLI::Option const& option) {
  OptionSheet out;
  out.positional = option.get_positional();
  out.name = option.get_name(out.positional);
  out.help = option.get_description();
  if (option.get_expected_max() == 0) return out;
  out.choices = choices_in(option.get_type_name());
  out.takes = out.choices.empty() ? option.get_type_name() : "WORD";
  return out;
}

// A group of options has a --help of its own, which is that of its command.
void take_options(CLI::App const& app, CommandSheet& out) {
  for (CLI::Option const* option : app.get_options()) {
    bool const again =
        option == app.get_help_ptr() && app.get_name().empty() && !out.options.empty();
    if (!again) out.options.push_back(sheet_of(*option));
  }
}

CommandSheet sheet_of(CLI::App const& app, std::string const& before) {
  auto const anything = [](CLI::App const*) { return true; };
  CommandSheet out;
  out.name = before.empty() ? "dragoman" : before + ' ' + app.get_name();
  out.help = app.get_description();
  out.footer = app.get_footer();
  take_options(app, out);
  for (CLI::App const* sub : app.get_subcommands(anything)) {
    if (sub->get_name().empty()) {
      take_options(*sub, out);  // a group of options
    } else {
      out.commands.push_back(sheet_of(*sub, out.name));
    }
  }
  return out;
}

void flatten(CommandSheet const& sheet, std::vector<CommandSheet const*>& out) {
  out.push_back(&sheet);
  for (CommandSheet const& one : sheet.commands) flatten(one, out);
}

}  // namespace

CommandSheet sheet_of(CLI::App const& app) { return sheet_of(app, ""); }

std::vector<CommandSheet const*> flat(CommandSheet const& sheet) {
  std::vector<CommandSheet const*> out;
  flatten(sheet, out);
  return out;
}

}  // namespace dragoman
