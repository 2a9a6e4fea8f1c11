#include "cli/manual.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {
namespace {

constexpr std::string_view kStatus =
    ".SH EXIT STATUS\n"
    "0 done; 1 bad input somewhere (named, the rest is done); 2 usage; 3 cannot run.\n";
constexpr std::string_view kPlaces =
    ".SH ENVIRONMENT\n"
    "DRAGOMAN_HOME: a folder with codebook and model/english.model, in the place of those that "
    "came\n"
    "with the program (share/dragoman).\n";

// Text that man prints as it is: hyphens stay hyphens, no line is taken for a request.
std::string plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool const starts_line = out.empty() || out.back() == '\n';
    if (starts_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string joined(std::vector<std::string> const& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string synopsis(CommandSheet const& sheet) {
  std::string out = ".B " + plain(sheet.name) + '\n';
  if (!sheet.commands.empty()) return out + "COMMAND\n";
  for (OptionSheet const& one : sheet.options) {
    if (one.positional) out += plain(one.name) + '\n';
  }
  return out + "[OPTION...]\n";
}

std::string entry(OptionSheet const& option) {
  std::string out = ".TP\n.B " + plain(option.name) + '\n';
  if (!option.takes.empty() && !option.positional) {
    out.insert(out.size() - 1, " \\fI" + plain(option.takes) + "\\fR");
  }
  out += plain(option.help) + '\n';
  if (!option.choices.empty()) out += "(one of: " + plain(joined(option.choices)) + ")\n";
  return out;
}

std::string options(CommandSheet const& sheet) {
  std::string out = ".SH OPTIONS\n";
  for (OptionSheet const& one : sheet.options) out += entry(one);
  return out;
}

std::string commands(CommandSheet const& sheet) {
  if (sheet.commands.empty()) return "";
  std::string out = ".SH COMMANDS\n";
  for (CommandSheet const& one : sheet.commands) {
    out += fmt::format(".TP\n.BR {} (1)\n{}\n", plain(page_name(one)), plain(one.help));
  }
  return out;
}

// Lines as they are: what stands behind the options is laid out by hand.
std::string footer(CommandSheet const& sheet) {
  if (sheet.footer.empty()) return "";
  return ".SH NOTES\n.nf\n" + plain(sheet.footer) + "\n.fi\n";
}

}  // namespace

std::string page_name(CommandSheet const& sheet) {
  std::string out = sheet.name;
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

std::string manual_page(CommandSheet const& sheet, std::string const& version) {
  std::string const name = page_name(sheet);
  return fmt::format(".TH {} 1 \"\" \"{}\" \"Dragoman\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}",
                     name, version, plain(name), plain(sheet.help), synopsis(sheet)) +
         commands(sheet) + options(sheet) + footer(sheet) + std::string(kPlaces) +
         std::string(kStatus);
}

}  // namespace dragoman
