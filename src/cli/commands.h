// The commands of the program, one function each, named as the user writes them.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace dragoman {

struct Options;
struct Question;

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

// Adds every option of engine/options.h to a command; values go to `options`, which must outlive
// it.
void add_engine_options(CLI::App& command, Options& options);

// Adds every filter of store/question.h to a command; `question` must outlive it.
void add_filter_options(CLI::App& command, Question& question);

}  // namespace dragoman
