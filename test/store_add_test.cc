// What a store keeps, what it does with the same document again, and what it says of bad files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "store/store.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("dragoman_store_" + std::to_string(::getpid()) + "_" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(std::string const& name = "a.store") const { return folder_ / name; }
  void write(std::string const& bytes) const { std::ofstream(path()) << bytes; }
  std::string error_of_opening() const {
    try {
      Store::open(path());
    } catch (Error const& e) {
      return e.what();
    }
    return "";
  }

  std::filesystem::path folder_;
};

Report blockade(std::string const& text = "Azerbaijan blocked the road to Shusha — for a week.") {
  Report report("https://example.org/1", "2022-12-20", text);
  std::int32_t const baku = report.actor("Azerbaijan", "AZE", "GOV");
  report.place("Shusha", 46.75, 39.76);
  report.event(EventType::COERCE, "blocked", baku, -1).place = 0;
  return report;
}

TEST_F(StoreTest, KeepsTheRecordAsItWas) {
  Store store = Store::open_or_create(path());
  Report const report = blockade();
  EXPECT_EQ(store.add(report), Added::fresh);
  EXPECT_EQ(store.record(store.current().front()), static_cast<Record const&>(report));
}

TEST_F(StoreTest, RowsLeadToTheWordsInCodePoints) {
  Store store = Store::open_or_create(path());
  store.add(Report("u", "2022-12-20", "— Azerbaijan blocked it.").record());
  Report report("v", "2022-12-20", "— Azerbaijan blocked it.");
  report.event(EventType::COERCE, "blocked", -1, -1);
  store.add(report);
  Statement row = store.database().prepare("SELECT begin, \"end\", text FROM events");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), 13);
  EXPECT_EQ(row.integer(1), 20);
  EXPECT_EQ(row.text(2), "blocked");
}

TEST_F(StoreTest, TheSameAgainChangesNothing) {
  Store store = Store::open_or_create(path());
  store.add(blockade());
  EXPECT_EQ(store.add(blockade()), Added::known);
  EXPECT_EQ(store.database().integer("SELECT count(*) FROM documents"), 1);
  EXPECT_EQ(store.database().integer("SELECT count(*) FROM events"), 1);
}

TEST_F(StoreTest, AChangedDocumentIsANewRevisionAndTheOldOneStays) {
  Store store = Store::open_or_create(path());
  store.add(blockade());
  EXPECT_EQ(store.add(blockade("Azerbaijan blocked the road to Shusha for a day.")),
            Added::changed);
  EXPECT_EQ(store.database().integer("SELECT count(*) FROM documents"), 2);
  EXPECT_EQ(store.database().integer("SELECT revision FROM documents WHERE replaced IS NULL"), 2);
  EXPECT_EQ(store.current().size(), 1U);
}

TEST_F(StoreTest, AnotherVersionIsANewReadingOfTheSameRevision) {
  Store store = Store::open_or_create(path());
  store.add(blockade());
  Report newer = blockade();
  newer.record().version.engine = "2";
  EXPECT_EQ(store.add(newer), Added::reread);
  EXPECT_EQ(store.database().integer("SELECT max(revision) FROM documents"), 1);
}

TEST_F(StoreTest, TwoAddressesWithOneTextAreTwoDocuments) {
  Store store = Store::open_or_create(path());
  store.add(blockade());
  Report copy = blockade();
  copy.record().document.url = "https://example.net/copy";
  EXPECT_EQ(store.add(copy), Added::fresh);
}

TEST_F(StoreTest, KeepsTextThatLooksLikeSqlAndControlCharacters) {
  Store store = Store::open_or_create(path());
  Report const report("u", "2022-12-20",
                      "'); DROP TABLE events; -- \x01\xE2\x80\xAE =cmd|' /C'!A0");
  store.add(report);
  EXPECT_EQ(store.record(1), static_cast<Record const&>(report));
  EXPECT_EQ(store.database().integer("SELECT count(*) FROM events"), 0);
}

TEST_F(StoreTest, TellsWhatIsNoStore) {
  EXPECT_THAT(error_of_opening(), HasSubstr("there is no such store"));
  write("");
  EXPECT_THAT(error_of_opening(), HasSubstr("is empty; `dragoman add"));
  write(std::string(5000, 'x'));
  EXPECT_THAT(error_of_opening(), HasSubstr("is no store"));
}

TEST_F(StoreTest, TellsAnSqliteFileOfOthers) {
  Database(path(), Access::write).execute("CREATE TABLE t (a)");
  EXPECT_THAT(error_of_opening(), HasSubstr("is an SQLite file, but no store"));
}

TEST_F(StoreTest, TellsAStoreOfANewerVersion) {
  Store::open_or_create(path()).database().execute("PRAGMA user_version = 999");
  EXPECT_THAT(error_of_opening(), HasSubstr("use the newer Dragoman"));
}

TEST_F(StoreTest, TwoWritersTakeTurns) {
  Store one = Store::open_or_create(path());
  Store two = Store::open_or_create(path());
  one.add(blockade());
  EXPECT_EQ(two.add(blockade()), Added::known);
  EXPECT_EQ(two.add(Report("v", "2022-12-21", "Nothing.").record()), Added::fresh);
  EXPECT_EQ(one.current().size(), 2U);
}

TEST_F(StoreTest, WhatSqliteRefusesIsAnError) {
  Store store = Store::open_or_create(path());
  EXPECT_THROW(store.database().execute("UPDATE nothing SET a = 1"), Error);
}

TEST_F(StoreTest, SeveralMakeOneStoreAtOnce) {
  constexpr int kWriters = 3;
  constexpr int kRounds = 60;
  std::barrier together(kWriters);
  std::atomic<int> made = 0;
  auto const make = [&] {
    for (int round = 0; round < kRounds; ++round) {
      together.arrive_and_wait();
      EXPECT_NO_THROW(Store::open_or_create(path(std::to_string(round))); ++made);
    }
  };
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < kWriters; ++i) writers.emplace_back(make);
  }
  EXPECT_EQ(made, kWriters * kRounds);
}

TEST_F(StoreTest, AReaderSeesTheStateBeforeAnUnfinishedDocument) {
  Store writer = Store::open_or_create(path());
  writer.add(blockade());
  Store const reader = Store::open(path());
  Transaction const unfinished(writer.database());
  writer.database().execute("UPDATE documents SET title = 'half'");
  EXPECT_EQ(reader.database().integer("SELECT count(*) FROM documents WHERE title = 'half'"), 0);
}

}  // namespace
}  // namespace dragoman
