#include "store/feeds.h"

namespace dragoman {

std::vector<Feed> feeds(Database const& database) {
  std::vector<Feed> out;
  Statement rows = database.prepare(
      "SELECT number, url, interval_s, title, last_read, last_status, etag, last_modified, "
      "failures, "
      "due FROM feeds ORDER BY number");
  while (rows.step()) {
    out.push_back({rows.integer(0), rows.text(1), rows.integer(2), rows.text(3), rows.text(4),
                   rows.text(5), rows.text(6), rows.text(7), rows.integer(8), rows.integer(9)});
  }
  return out;
}

std::int64_t watch_feed(Store& store, std::string const& url, std::int64_t interval_s) {
  Database& database = store.database();
  Transaction transaction(database);
  Statement known = database.prepare("SELECT 1 FROM feeds WHERE url = ?1");
  known.bind({url});
  if (known.step()) return 0;
  database.prepare("INSERT INTO feeds (url, interval_s) VALUES (?1, ?2)").run({url, interval_s});
  std::int64_t const number = database.last_row();
  transaction.commit();
  return number;
}

bool drop_feed(Store& store, std::int64_t number) {
  Statement drop = store.database().prepare("DELETE FROM feeds WHERE number = ?1 RETURNING number");
  drop.bind({number});
  bool const dropped = drop.step();
  while (dropped && drop.step()) {  // to the end: else nothing is written
  }
  return dropped;
}

void keep_visit(Store& store, Feed const& feed) {
  store.database()
      .prepare(
          "UPDATE feeds SET title = ?2, last_read = ?3, last_status = ?4, etag = ?5, last_modified "
          "= ?6, failures = ?7, due = ?8 WHERE number = ?1")
      .run({feed.number, or_null(feed.title), or_null(feed.last_read), or_null(feed.last_status),
            or_null(feed.etag), or_null(feed.last_modified), feed.failures, feed.due});
}

}  // namespace dragoman
