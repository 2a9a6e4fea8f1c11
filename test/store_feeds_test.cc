// The list of watched feeds in a store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/feeds.h"

namespace dragoman {
namespace {

class Feeds : public testing::Test {
 protected:
  ~Feeds() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_ = [] {
    std::filesystem::path out =
        std::filesystem::temp_directory_path() / ("dragoman_feeds_" + std::to_string(::getpid()));
    std::filesystem::remove_all(out);
    std::filesystem::create_directories(out);
    return out;
  }();
  Store store_ = Store::open_or_create((folder_ / "a.store").string());
};

TEST_F(Feeds, AreWatchedOnceAndDropped) {
  EXPECT_EQ(watch_feed(store_, "https://example.org/a", 900), 1);
  EXPECT_EQ(watch_feed(store_, "https://example.org/a", 300), 0);
  EXPECT_EQ(watch_feed(store_, "https://example.org/b", 300), 2);
  EXPECT_TRUE(drop_feed(store_, 2));
  EXPECT_FALSE(drop_feed(store_, 2));
  EXPECT_EQ(watch_feed(store_, "https://example.org/c", 300), 3);  // no number comes twice
  std::vector<Feed> const all = feeds(store_.database());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].url, "https://example.org/a");
  EXPECT_EQ(all[0].interval_s, 900);
  EXPECT_EQ(all[0].due, 0);
  EXPECT_EQ(all[1].number, 3);
}

TEST_F(Feeds, RememberHowALookWent) {
  watch_feed(store_, "https://example.org/a", 900);
  Feed feed = feeds(store_.database())[0];
  feed.title = "Wire";
  feed.last_read = "2022-12-26T09:30:00Z";
  feed.last_status = "304";
  feed.etag = "\"a\"";
  feed.last_modified = "Mon";
  feed.failures = 2;
  feed.due = 5000;
  std::int64_t const before = store_.generation();
  keep_visit(store_, feed);
  Feed const kept = feeds(store_.database())[0];
  EXPECT_EQ(kept.title, "Wire");
  EXPECT_EQ(kept.last_read, "2022-12-26T09:30:00Z");
  EXPECT_EQ(kept.last_status, "304");
  EXPECT_EQ(kept.etag, "\"a\"");
  EXPECT_EQ(kept.last_modified, "Mon");
  EXPECT_EQ(kept.failures, 2);
  EXPECT_EQ(kept.due, 5000);
  EXPECT_EQ(store_.generation(), before);  // no answer is another because a feed was looked at
}

}  // namespace
}  // namespace dragoman
