#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace dragoman {
namespace {

// What may be typed behind a command: its own commands, its options, the words of its positionals.
std::vector<std::string> words_behind(CommandSheet const& sheet) {
  std::vector<std::string> out;
  for (CommandSheet const& one : sheet.commands) {
    out.push_back(one.name.substr(sheet.name.size() + 1));
  }
  for (OptionSheet const& one : sheet.options) {
    if (!one.positional) {
      out.push_back(one.name);
    } else {
      out.insert(out.end(), one.choices.begin(), one.choices.end());
    }
  }
  return out;
}

// Those of one word: a shell would offer "in force" as two.
std::string joined(std::vector<std::string> words) {
  std::erase_if(words, [](std::string const& one) { return one.find(' ') != std::string::npos; });
  return fmt::format("{}", fmt::join(words, " "));
}

// One line of a shell's `case` for each command, and for each option of it that takes a word of a
// few. The keys are "command" and "command|--option".
std::string cases(CommandSheet const& sheet) {
  std::string out;
  for (CommandSheet const* one : flat(sheet)) {
    for (OptionSheet const& option : one->options) {
      if (option.positional || option.choices.empty()) continue;
      out += fmt::format("    '{}|{}') choices='{}' ;;\n", one->name, option.name,
                         joined(option.choices));
    }
    out += fmt::format("    '{}|'*) choices='{}' ;;\n", one->name, joined(words_behind(*one)));
  }
  return out;
}

// The names of all commands that lie under one, as a pattern: "dragoman codebook"|"dragoman read".
std::string command_names(CommandSheet const& sheet) {
  std::vector<std::string> names;
  for (CommandSheet const* one : flat(sheet)) names.push_back('"' + one->name + '"');
  return fmt::format("{}", fmt::join(names, "|"));
}

constexpr std::string_view kBash =
    R"sh(# Completions for bash; `dragoman completion bash` wrote them.
_dragoman() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command=dragoman choices='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command ${{COMP_WORDS[i]}}" in {names}) command="$command ${{COMP_WORDS[i]}}" ;; esac
  done
  case "$command|$previous" in
{cases}  esac
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
}}
complete -o default -F _dragoman dragoman
)sh";

constexpr std::string_view kZsh = R"sh(#compdef dragoman
# Completions for zsh; `dragoman completion zsh` wrote them.
_dragoman() {{
  local current=${{words[CURRENT]}} previous=${{words[CURRENT-1]}} command=dragoman typed=("${{(@)words[2,CURRENT-1]}}")
  local choices='' word
  for word in $typed; do
    case "$command $word" in {names}) command="$command $word" ;; esac
  done
  case "$command|$previous" in
{cases}  esac
  compadd -- ${{=choices}}
  [[ $current == -* ]] || _files
}}
_dragoman "$@"
)sh";

std::string escaped(std::string const& text) {
  std::string out;
  for (char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// "dragoman codebook check" as the condition that `codebook` and `check` were typed.
std::string fish_condition(CommandSheet const& sheet) {
  std::string const behind = sheet.name.substr(std::string_view("dragoman").size());
  if (behind.empty()) return "__fish_use_subcommand";
  std::string out;
  std::size_t begin = 1;
  while (begin < behind.size()) {
    std::size_t const end = std::min(behind.find(' ', begin), behind.size());
    if (!out.empty()) out += "; and ";
    out += "__fish_seen_subcommand_from " + behind.substr(begin, end - begin);
    begin = end + 1;
  }
  return out;
}

std::string fish_option(OptionSheet const& option) {
  std::string const words = option.choices.empty() ? "" : " -a '" + joined(option.choices) + "'";
  if (option.positional) return option.choices.empty() ? "" : words;
  std::string const takes = option.takes.empty() ? "" : " -r";
  return fmt::format(" -l {} -d '{}'{}{}", option.name.substr(2), escaped(option.help), takes,
                     words);
}

std::string fish(CommandSheet const& sheet) {
  std::string out = "# Completions for fish; `dragoman completion fish` wrote them.\n";
  for (CommandSheet const* one : flat(sheet)) {
    std::string const head = "complete -c dragoman -n '" + fish_condition(*one) + "'";
    for (CommandSheet const& sub : one->commands) {
      out += fmt::format("{} -f -a {} -d '{}'\n", head, sub.name.substr(one->name.size() + 1),
                         escaped(sub.help));
    }
    for (OptionSheet const& option : one->options) {
      std::string const behind = fish_option(option);
      if (!behind.empty()) out += head + behind + '\n';
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> shells() { return {"bash", "zsh", "fish"}; }

std::string completion(CommandSheet const& sheet, std::string_view shell) {
  if (shell == "fish") return fish(sheet);
  if (shell != "bash" && shell != "zsh") {
    throw Error(ErrorCode::usage, fmt::format("completion {}: takes bash, zsh or fish", shell));
  }
  return fmt::format(fmt::runtime(shell == "bash" ? kBash : kZsh),
                     fmt::arg("names", command_names(sheet)), fmt::arg("cases", cases(sheet)));
}

}  // namespace dragoman
