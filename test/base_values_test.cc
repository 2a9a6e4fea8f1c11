// Dates, spans, hashes, spelling, exit statuses, mapped files.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/mapped_file.h"
#include "base/span.h"
#include "base/spelling.h"

namespace dragoman {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Date date(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

TEST(Date, ReadsTheDayAlsoWithATimeBehindIt) {
  EXPECT_EQ(parse_date("2022-12-29"), date(2022, 12, 29));
  EXPECT_EQ(parse_date("2022-12-29T23:59:00-11:00"), date(2022, 12, 29));
  EXPECT_EQ(parse_date("2022-12-29 10:00"), date(2022, 12, 29));
  EXPECT_EQ(parse_date("2024-02-29"), date(2024, 2, 29));
}

TEST(Date, RefusesWhatIsNoDayOfTheCalendar) {
  for (char const* const text :
       {"", "2022", "2022-13-01", "2022-02-30", "2023-02-29", "22-12-29", "2022/12/29", "2022-1-2",
        "2022-12-29x", "-022-12-29", "2022-+1-29"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, IsWrittenAsItIsRead) {
  EXPECT_EQ(format_date(date(2022, 3, 4)), "2022-03-04");
  EXPECT_EQ(parse_date(format_date(date(33, 4, 3))), date(33, 4, 3));
}

TEST(Date, DaysRunOverMonthsAndYears) {
  EXPECT_EQ(add_days(date(2022, 12, 29), 3), date(2023, 1, 1));
  EXPECT_EQ(add_days(date(2024, 3, 1), -1), date(2024, 2, 29));
}

TEST(Span, IsHalfOpen) {
  constexpr ByteSpan kSpan{2, 5};
  static_assert(kSpan.size() == 3 && !kSpan.empty());
  static_assert(kSpan.contains(2U) && !kSpan.contains(5U));
  static_assert(kSpan.contains(ByteSpan{2, 5}) && !kSpan.contains(ByteSpan{1, 3}));
  static_assert(kSpan.overlaps({4, 9}) && !kSpan.overlaps({5, 9}) && !kSpan.overlaps({0, 2}));
  static_assert(hull(kSpan, ByteSpan{7, 8}) == ByteSpan{2, 8});
}

template <class A, class B>
concept Assignable = requires(A a, B b) { a = b; };
static_assert(!Assignable<ByteSpan&, TokenSpan>, "bytes and tokens must never be mixed up");

TEST(Hash, KnowsTheTestVectorsOfFips180) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Error, StatusesAreThoseOfTheCommandLine) {
  EXPECT_EQ(exit_status(ErrorCode::bad_input), 1);
  EXPECT_EQ(exit_status(ErrorCode::usage), 2);
  EXPECT_EQ(exit_status(ErrorCode::cannot_run), 3);
  EXPECT_EQ(exit_status(ErrorCode::unsupported), 3);
}

TEST(Spelling, TheNearestNameIsWhatWasMeant) {
  std::vector<std::string> const known = {"read", "add", "rebuild"};
  EXPECT_EQ(nearest_name("raed", known), "read");
  EXPECT_EQ(nearest_name("rebild", known), "rebuild");
  EXPECT_EQ(nearest_name("frobnicate", known), "");
  EXPECT_EQ(nearest_name("read", {}), "");
}

class MappedFiles : public testing::Test {
 protected:
  MappedFiles() { std::filesystem::create_directories(folder_); }
  ~MappedFiles() override { std::filesystem::remove_all(folder_); }

  std::string file(std::string const& name, std::string const& content) const {
    std::ofstream(folder_ / name) << content;
    return folder_ / name;
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("dragoman-" + std::to_string(::getpid()));
};

TEST_F(MappedFiles, GiveTheBytesOfTheFile) {
  MappedFile const mapped = MappedFile::open(file("a", "nine lives"));
  EXPECT_EQ(mapped.text(), "nine lives");
}

TEST_F(MappedFiles, MoveWithTheirBytes) {
  MappedFile first = MappedFile::open(file("a", "first"));
  MappedFile second = MappedFile::open(file("b", "second"));
  first = std::move(second);
  EXPECT_EQ(first.text(), "second");
}

TEST_F(MappedFiles, MayBeEmpty) {
  EXPECT_EQ(MappedFile::open(file("empty", "")).bytes().size(), 0U);
}

TEST_F(MappedFiles, NameThePathAndTheReason) {
  for (std::string const& path : {(folder_ / "absent").string(), folder_.string()}) {
    try {
      MappedFile::open(path);
      ADD_FAILURE() << path << " was opened";
    } catch (Error const& e) {
      EXPECT_EQ(e.code(), ErrorCode::cannot_run);
      EXPECT_EQ(std::string(e.what()).find(path), 0U) << e.what();
    }
  }
}

}  // namespace
}  // namespace dragoman
