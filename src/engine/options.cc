#include "engine/options.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr int kMostJobs = 256;
constexpr int kFoldersAbove = 3;  // bin, prefix; in a build folder build/fuzz/test/fuzz

using enum OptionSpec::Part;
constexpr std::array<OptionSpec, 7> kSpecs = {{
    {"model", "path", "", "", "weights file (default: the one that came with the program)", engine},
    {"codebook", "path", "", "",
     "directory of rules, actors and places (default: the one that came with the program)", engine},
    {"precision", "choice", "int8", "int8|float32", "arithmetic of the network", engine},
    {"jobs", "integer", "1", "1..256", "threads; the order of the output stays that of the input",
     files},
    {"published", "date", "", "YYYY-MM-DD", "date of documents that state none", files},
    {"input", "choice", "automatic", "automatic|plain|html|feed|json_lines|warc",
     "format of the files; automatic looks at the content", files},
    {"fast", "flag", "false", "false|true",
     "read no sentence that a first look finds nothing in; each record notes how many", engine},
}};

[[noreturn]] void refuse(std::string_view name, std::string const& value, std::string_view takes) {
  throw Error(ErrorCode::usage, fmt::format("--{} {}: takes {}", name, value, takes));
}

// The position of `value` among "a|b|c"; -1 where it is none of them.
int choice(std::string_view choices, std::string_view value) {
  for (int i = 0; !choices.empty(); ++i) {
    auto const bar = choices.find('|');
    if (choices.substr(0, bar) == value) return i;
    choices = bar == std::string_view::npos ? std::string_view() : choices.substr(bar + 1);
  }
  return -1;
}

OptionSpec const& spec_of(std::string_view name) {
  for (OptionSpec const& spec : kSpecs) {
    if (spec.name == name) return spec;
  }
  throw Error(ErrorCode::usage, fmt::format("--{}: no such option", name));
}

int chosen(OptionSpec const& spec, std::string const& value) {
  int const index = choice(spec.choices, value);
  if (index < 0) refuse(spec.name, value, spec.choices);
  return index;
}

int jobs_of(OptionSpec const& spec, std::string const& value) {
  int jobs = 0;
  auto const result = std::from_chars(value.data(), value.data() + value.size(), jobs);
  bool const whole = result.ec == std::errc() && result.ptr == value.data() + value.size();
  if (!whole || jobs < 1 || jobs > kMostJobs) refuse(spec.name, value, spec.choices);
  return jobs;
}

Date date_of(OptionSpec const& spec, std::string const& value) {
  auto const date = parse_date(value);
  if (!date || value.size() != 10)
    refuse(spec.name, value, "a day of the calendar as YYYY-MM-DD, year 0001 to 9999");
  return *date;
}

bool holds_codebook(std::filesystem::path const& folder) {
  std::error_code failed;
  return std::filesystem::exists(folder / "codebook", failed);
}

// Where nothing is found, the place that an installed program would have: loading names it then.
std::filesystem::path home() {
  namespace fs = std::filesystem;
  if (char const* chosen = std::getenv("DRAGOMAN_HOME")) return chosen;
  std::error_code failed;
  fs::path folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
  fs::path const installed = folder.parent_path() / "share" / "dragoman";
  for (int i = 0; i < kFoldersAbove; ++i, folder = folder.parent_path()) {
    if (holds_codebook(folder / "share" / "dragoman")) return folder / "share" / "dragoman";
  }
  return installed;
}

}  // namespace

std::span<OptionSpec const> option_specs() { return kSpecs; }

Options default_options() {
  Options options;
  options.model = (home() / "model" / "english.model").string();
  options.codebook = (home() / "codebook").string();
  return options;
}

void set_option(Options& options, std::string_view name, std::string const& value) {
  OptionSpec const& spec = spec_of(name);
  if (name == "model") options.model = value;
  if (name == "codebook") options.codebook = value;
  if (name == "precision") options.precision = static_cast<Precision>(chosen(spec, value));
  if (name == "jobs") options.jobs = jobs_of(spec, value);
  if (name == "published") options.published = date_of(spec, value);
  if (name == "fast") options.fast = chosen(spec, value) == 1;
  if (name == "input") options.input = static_cast<Format>(chosen(spec, value));
}

}  // namespace dragoman
