// Records that come back from Parquet, and files of it that are damaged anywhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/hash.h"
#include "export/parquet.h"
#include "export/parquet_reader.h"
#include "export/parquet_runs.h"
#include "export/record_files.h"

namespace dragoman {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;

Record record_named(std::string const& id) {
  Record record;
  record.document.id = id;
  record.document.text = "Varnia accused Oskaria of shelling " + id + ".";
  record.document.sha256 = sha256(record.document.text);
  record.sentences = {{0, static_cast<std::uint32_t>(record.document.text.size())}};
  record.version = {"e", "m", "c"};
  return record;
}

std::string parquet_of(std::vector<Row> const& rows) {
  std::string out;
  ParquetWriter writer({{"id"}, {"published", ColumnType::date}, {"record"}},
                       [&out](std::string const& bytes) { out += bytes; });
  for (Row const& row : rows) writer.add(row);
  writer.finish();
  return out;
}

Row row_of(Record const& record) { return {record.document.id, std::monostate{}, to_json(record)}; }

std::vector<std::string> ids_of(std::vector<Record> const& records) {
  std::vector<std::string> out;
  for (Record const& record : records) out.push_back(record.document.id);
  return out;
}

class RecordFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string put(std::string const& name, std::string const& bytes) const {
    std::string path = folder_ + "/" + name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  void read(std::string const& path) {
    records_.clear(), complaints_.clear();
    read_record_files(
        path, [this](Record record) { records_.push_back(std::move(record)); },
        [this](std::string const& complaint) { complaints_.push_back(complaint); });
  }

  std::vector<std::string> ids() const { return ids_of(records_); }

  std::string folder_;
  std::vector<Record> records_;
  std::vector<std::string> complaints_;
};

TEST_F(RecordFilesTest, RecordsComeBackAsTheyWere) {
  std::vector<Record> const wanted{record_named("Tal Orven"), record_named("Сарн")};
  read(put("a.parquet", parquet_of({row_of(wanted[0]), row_of(wanted[1])})));
  EXPECT_EQ(records_, wanted);
  EXPECT_THAT(complaints_, ElementsAre());
}

TEST_F(RecordFilesTest, AFolderIsReadInTheOrderOfItsNamesWithoutWhatIsOfOthers) {
  put("date=2031-03-15/b.parquet", parquet_of({row_of(record_named("2"))}));
  put("date=2031-03-14/c.parquet", parquet_of({row_of(record_named("1"))}));
  put("_temporary/d.parquet", parquet_of({row_of(record_named("no"))}));
  put(".hidden.parquet", parquet_of({row_of(record_named("no"))}));
  put("_SUCCESS", "");
  put("notes.txt", "no");
  read(folder_);
  EXPECT_THAT(ids(), ElementsAre("1", "2"));
  EXPECT_THAT(complaints_, ElementsAre());
}

TEST_F(RecordFilesTest, ARowThatCannotBeUsedIsNamedAndTheOthersGoOn) {
  Record changed = record_named("3");
  changed.document.text += " Not so.";
  read(put("a.parquet", parquet_of({row_of(record_named("1")),
                                    {"2"s, std::monostate{}, std::monostate{}},
                                    row_of(changed),
                                    {"4"s, std::monostate{}, "{}"s},
                                    row_of(record_named("5"))})));
  EXPECT_THAT(ids(), ElementsAre("1", "5"));
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("row 2: document 2 has no record"),
                                       HasSubstr("row 3: document 3: its text is not the one"),
                                       HasSubstr("row 4: ")));
}

TEST_F(RecordFilesTest, AFileCutAnywhereIsToldAndNeverHalfRead) {
  std::string const whole = parquet_of({row_of(record_named("1")), row_of(record_named("2"))});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    read(put("cut.parquet", whole.substr(0, size)));
    ASSERT_THAT(complaints_, ElementsAre(HasSubstr("cut.parquet"))) << size;
    ASSERT_THAT(records_, ElementsAre()) << size;
  }
}

TEST_F(RecordFilesTest, AnyFlippedByteGivesTheRecordsOrAComplaint) {
  std::vector<Record> const wanted{record_named("1"), record_named("2")};
  std::string const whole = parquet_of({row_of(wanted[0]), row_of(wanted[1])});
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x15);
    read(put("flipped.parquet", flipped));
    if (!complaints_.empty()) continue;
    ASSERT_EQ(ids(), ids_of(wanted)) << at << " of " << whole.size();
    ASSERT_TRUE(records_ == wanted) << at;
  }
}

TEST_F(RecordFilesTest, WhatIsMissingIsTold) {
  read(folder_);
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("no *.parquet")));
  read(folder_ + "/nowhere");
  EXPECT_THAT(complaints_, ElementsAre(HasSubstr("no such file")));
}

TEST(ParquetRunsTest, RunsAndPackedGroupsAreReadAsTheSpecificationSays) {
  EXPECT_THAT(runs_of("\x06\x01\x03\x05"s, 1, 6), ElementsAre(1, 1, 1, 1, 0, 1));
  // The specification's own example: 0 to 7 in three bits each.
  EXPECT_THAT(runs_of("\x03\x88\xc6\xfa"s, 3, 8), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
  EXPECT_THAT(dictionary_codes("\x09\x04\x01\x01"s, 9), ElementsAre(257, 257));
  EXPECT_THROW(runs_of("\x03\x88"s, 3, 8), Error);
}

}  // namespace
}  // namespace dragoman
