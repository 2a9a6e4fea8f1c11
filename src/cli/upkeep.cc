// dragoman rebuild STORE, dragoman check STORE: what keeps a store right.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "store/check.h"
#include "store/rebuild.h"
#include "store/totals.h"

namespace dragoman {
namespace {

int check(std::string const& path) {
  Store store = open_existing(path);
  std::vector<std::string> const found = faults(store);
  for (std::string const& fault : found) std::cout << path << ": " << fault << '\n';
  if (found.empty()) std::cout << path << ": whole\n";
  return found.empty() ? 0 : exit_status(ErrorCode::bad_input);
}

int compute(std::string const& path) {
  Store store = open_existing(path);
  recount(store);
  rebuild(store);
  return 0;
}

}  // namespace

Store open_existing(std::string const& path) {
  Store::open(path);  // tells what is no store, and makes no file
  return Store::open_or_create(path);
}

void add_upkeep_commands(CLI::App& app, int& status) {
  auto path = std::make_shared<std::string>();
  CLI::App* again = app.add_subcommand(
      "rebuild", "Compute totals, incidents, copies and standing of a store anew from its records");
  again->add_option("STORE", *path, "the store")->required()->check(store_name());
  again->callback([path, &status] { status = compute(*path); });
  CLI::App* checking = app.add_subcommand("check", "Tell what of a store is whole");
  checking->add_option("STORE", *path, "the store")->required()->check(store_name());
  checking->callback([path, &status] { status = check(*path); });
}

}  // namespace dragoman
