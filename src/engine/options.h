// What a user can choose, declared once: options of the command line, manual pages and completions
// are made from this table, and every view sets them by set_option().
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "network/network.h"
#include "text/readers.h"

namespace dragoman {

struct Options {
  std::string model;     // weights file
  std::string codebook;  // directory of the codebook
  Precision precision = Precision::int8;
  int jobs = 1;                   // threads that read documents
  std::optional<Date> published;  // for documents that state no date
  Format input = Format::automatic;
  bool fast = false;  // a first look tells which sentences need no reading
};

// One option: its name on the command line is "--" + name.
struct OptionSpec {
  std::string_view name;
  std::string_view type;      // "path", "integer", "date", "choice" or "flag"
  std::string_view fallback;  // the default, as text
  std::string_view choices;   // "int8|float32" for a choice, "1..64" for an integer; of a flag,
                              // which stands alone on the command line, what set_option() takes
  std::string_view help;
  enum class Part { engine, files } part;  // what it sets: the engine, or how files are read
};
std::span<OptionSpec const> option_specs();

// Options with every default set. Model and codebook are those of $DRAGOMAN_HOME if that is set, or
// else of the first share/dragoman in the program's own folder or one of the two above it
// (/usr/bin/dragoman: /usr/share/dragoman; a build folder links there to the source tree).
Options default_options();

// Sets one option from text. Throws Error{usage} that names the option, the value and what it
// takes.
void set_option(Options& options, std::string_view name, std::string const& value);

}  // namespace dragoman
