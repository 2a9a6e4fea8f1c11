// A file is written whole, or what was there stays.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "export/whole_file.h"

namespace dragoman {
namespace {

class WholeFiles : public testing::Test {
 protected:
  WholeFiles() { std::filesystem::create_directories(folder_); }
  ~WholeFiles() override { std::filesystem::remove_all(folder_); }

  std::string path(std::string const& name) const { return folder_ / name; }
  std::string content(std::string const& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  std::size_t files() const {
    std::filesystem::directory_iterator const all(folder_);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }

  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("whole-" + std::to_string(::getpid()));
};

ErrorCode code_of_writing(std::string const& path) {
  try {
    write_whole_file(path, "new");
  } catch (Error const& error) {
    EXPECT_THAT(error.what(), testing::StartsWith(path));
    return error.code();
  }
  ADD_FAILURE() << path << " was written";
  return ErrorCode::bad_input;
}

TEST_F(WholeFiles, TakeThePlaceOfOlderOnes) {
  write_whole_file(path("a"), "old");
  write_whole_file(path("a"), "new");
  EXPECT_EQ(content("a"), "new");
  EXPECT_EQ(files(), 1U);
}

TEST_F(WholeFiles, LeaveTheOlderOneWhereWritingFails) {
  write_whole_file(path("a"), "old");
  EXPECT_THROW(write_whole_file(path("a"),
                                [](std::ostream& out) {
                                  out << "half";
                                  throw Error(ErrorCode::bad_input, "broken");
                                }),
               Error);
  EXPECT_EQ(content("a"), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(WholeFiles, AreNeverWrittenOverAStore) {
  std::ofstream(path("war.store"), std::ios::binary) << "SQLite format 3" << '\0' << "pages";
  std::string const before = content("war.store");
  EXPECT_EQ(code_of_writing(path("war.store")), ErrorCode::usage);
  EXPECT_EQ(content("war.store"), before);
}

TEST_F(WholeFiles, TellOfAFolderThatIsNotThere) {
  EXPECT_EQ(code_of_writing(path("none/a")), ErrorCode::cannot_run);
  EXPECT_EQ(code_of_writing(folder_), ErrorCode::cannot_run);
}

}  // namespace
}  // namespace dragoman
