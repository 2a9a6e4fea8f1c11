// dragoman ask STORE PRODUCT: questions to a store.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/table.h"
#include "cli/usage.h"
#include "export/rows.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/store.h"

namespace dragoman {
namespace {

constexpr std::int64_t kScreenful = 50;  // rows of a table where no --limit is given

struct AskRequest {
  std::string store;
  Question question;
  std::string format;  // empty: table on a terminal, json into a pipe
};

int run(AskRequest& request) {
  if (request.format.empty()) request.format = isatty(STDOUT_FILENO) == 1 ? "table" : "json";
  if (request.format == "table" && request.question.limit < 0) request.question.limit = kScreenful;
  Store const store = Store::open(request.store);
  if (is_stale(store)) {
    std::cerr << "dragoman: incidents and standing are older than the documents; run `dragoman "
                 "rebuild "
              << request.store << "`\n";
  }
  Statement rows = ask(store.database(), request.question);
  LineSink const print = [](std::string const& line) { std::cout << line; };
  if (request.format == "csv") {
    write_csv(rows, print);
  } else if (request.format == "parquet") {
    write_parquet(rows, print);
  } else if (request.format == "json") {
    write_json_lines(rows, print);
  } else {
    std::cout << table(rows, request.question.product);
  }
  return 0;
}

}  // namespace

// "TEXT:{open,restricted,closed}", as CLI11 writes what it holds a value to: the store holds it to
// more, with another complaint.
std::string type_of(FilterSpec const& spec) {
  if (spec.values == nullptr) return "TEXT";
  return fmt::format("TEXT:{{{}}}", fmt::join(parts_of(spec.values()), ","));
}

void add_filter_options(CLI::App& command, Question& question, std::string_view product) {
  for (FilterSpec const& spec : filter_specs()) {
    std::string const option = "--" + std::string(spec.name);
    bool const taken = product.empty() || takes(product, spec.name);
    if (!taken || command.get_option_no_throw(option) != nullptr) continue;
    auto const set = [&question, name = std::string(spec.name)](std::string const& value) {
      question.filters[name] = value;
    };
    command.add_option_function<std::string>(option, set, std::string(spec.help))
        ->type_name(type_of(spec));
  }
}

void add_ask_command(CLI::App& app, int& status) {
  auto request = std::make_shared<AskRequest>();
  CLI::App* command = app.add_subcommand("ask", "Ask a store: each row with the words behind it");
  command->add_option("STORE", request->store, "the store")->required()->check(store_name());
  command->add_option("PRODUCT", request->question.product, "what to list")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>(products().begin(), products().end())));
  add_filter_options(*command, request->question, "");
  command->add_option("--limit", request->question.limit, "rows; default: 50 of a table, else all")
      ->check(whole_number(0));
  command->add_option("--offset", request->question.offset, "rows to leave out first")
      ->check(whole_number(0));
  command->add_option("--count-by", request->question.count_by, "counts in the place of rows")
      ->check(CLI::IsMember({"day", "week", "month", "year"}));
  std::vector<std::string> groups;
  for (Grouping const& one : groupings()) {
    if (std::find(groups.begin(), groups.end(), one.name) == groups.end())
      groups.emplace_back(one.name);
  }
  command->add_option("--by", request->question.by, "counts by this, too")
      ->check(CLI::IsMember(groups));
  command->add_option("--format", request->format, "default: table on a terminal, json into a pipe")
      ->check(CLI::IsMember({"table", "json", "csv", "parquet"}));
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
