// The feeds that a store watches, and how the last look at each went.
//
//   watch_feed(store, "https://example.org/feed.xml", 900)   →   1
//   feeds(database)   →   {1, "https://example.org/feed.xml", 900, "", …}, …
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace dragoman {

struct Feed {
  std::int64_t number = 0;
  std::string url;
  std::int64_t interval_s = 0;
  std::string title, last_read, last_status;  // "" where it was not read yet
  // To be sent with the next question, so that the server need not answer what is known.
  std::string etag, last_modified;
  std::int64_t failures = 0;  // in a row
  std::int64_t due = 0;       // not to be read before; seconds since 1970
};

// In the order of their numbers.
std::vector<Feed> feeds(Database const& database);

// The number of the new feed, which is due at once; 0 where the address is watched already.
std::int64_t watch_feed(Store& store, std::string const& url, std::int64_t interval_s);

// False where there is no feed of this number.
bool drop_feed(Store& store, std::int64_t number);

// Keeps how a look at the feed went: all members but number, url and interval. Nothing where it was
// dropped meanwhile.
void keep_visit(Store& store, Feed const& feed);

}  // namespace dragoman
