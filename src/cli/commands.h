// The commands of the program, one function each, named as the user writes them.
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace dragoman {

struct Options;
struct Question;
class Store;

std::string version_line();

// Each adds its command to `app`; when the user calls it, `status` becomes the exit status. Errors
// come out of App::parse as dragoman::Error.
void add_read_command(CLI::App& app, int& status);
void add_codebook_command(CLI::App& app, int& status);
void add_add_command(CLI::App& app, int& status);
void add_ask_command(CLI::App& app, int& status);
void add_correct_command(CLI::App& app, int& status);
void add_export_command(CLI::App& app, int& status);
void add_upkeep_commands(CLI::App& app, int& status);
void add_serve_command(CLI::App& app, int& status);
void add_supply_command(CLI::App& app, int& status);
void add_describing_commands(CLI::App& app, int& status);  // reads `app` as it is when called

// Adds options of engine/options.h to a command: those that make an engine; all of them (how files
// are read, too); the one of that name. Values go to `options`, which must outlive the command.
void add_engine_options(CLI::App& command, Options& options);
void add_reading_options(CLI::App& command, Options& options);
void add_option(CLI::App& command, Options& options, std::string_view name);

// Adds the filters of store/question.h that `product` takes ("": of every product) to a command,
// but none whose name the command has for something else. `question` must outlive it.
void add_filter_options(CLI::App& command, Question& question, std::string_view product);

// The store, to be written to; throws as Store::open() does where there is none.
Store open_existing(std::string const& path);

}  // namespace dragoman
