// The tables of actors with lines of one's own at the end, as an analyst adds them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.h"
#include "names/actor_book.h"

namespace dragoman {

// What loading them complains of; "" where it takes them.
inline std::string complaint(std::string const& table, std::string const& lines) {
  namespace fs = std::filesystem;
  fs::path const folder = fs::path(testing::TempDir()) / ("codebook_with_" + table);
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy(DRAGOMAN_ROOT "/codebook/actors", folder / "actors");
  std::ofstream(folder / "actors" / table, std::ios::app) << lines << '\n';
  try {
    ActorBook::load(folder.string());
  } catch (Error const& error) {
    return error.what();
  }
  return "";
}

}  // namespace dragoman
