// The feeds that are watched.
#include <fmt/format.h>

#include <algorithm>

#include "serve/answers.h"
#include "serve/json_text.h"
#include "store/feeds.h"

namespace dragoman {
namespace {

constexpr std::int64_t kUsualInterval = 900;
constexpr std::int64_t kShortestInterval = 300;
constexpr std::int64_t kLongestInterval = 7 * 24 * 3600;
constexpr std::size_t kFeeds = 500;

Json json_of(Feed const& feed) {
  return {{"n", feed.number},
          {"url", feed.url},
          {"title", text_or_null(feed.title)},
          {"interval_s", feed.interval_s},
          {"last_read", text_or_null(feed.last_read)},
          {"last_status", text_or_null(feed.last_status)},
          {"etag", text_or_null(feed.etag)}};
}

std::int64_t interval_of(Json const& wish) {
  auto const found = wish.find("interval_s");
  if (found == wish.end()) return kUsualInterval;
  bool const good =
      found->is_number_integer() && *found >= kShortestInterval && *found <= kLongestInterval;
  if (!good) {
    throw Error(ErrorCode::usage, fmt::format("--interval_s: {} is no whole number from {} to {}",
                                              found->dump(), kShortestInterval, kLongestInterval));
  }
  return *found;
}

std::string url_of(Json const& wish, FetchLimits const& limits) {
  auto const found = wish.find("url");
  if (found == wish.end() || !found->is_string()) {
    throw Error(ErrorCode::usage, "--url: write the address of the feed");
  }
  std::string url = *found;
  std::string const fault = address_fault(url, limits);
  if (!fault.empty()) throw Error(ErrorCode::usage, "--url: " + fault);
  return url;
}

}  // namespace

Response answer_feeds(Call const& call) {
  Json items = Json::array();
  for (Feed const& feed : feeds(call.service.readers().lend()->database())) {
    items.push_back(json_of(feed));
  }
  Response out = json_response(json_text({{"items", items}}));
  out.headers.emplace_back("Cache-Control", "no-store");
  return out;
}

Response answer_watch(Call const& call) {
  Json const wish = Json::parse(call.request.body, nullptr, false);
  if (!wish.is_object()) return problem(400, R"(send {"url": "https://example.org/feed.xml"})");
  std::string const url = url_of(wish, call.service.feed_watch().limits());
  std::int64_t const interval = interval_of(wish);
  Writer::Lease const store = call.service.writer().lend_soon();
  if (feeds(store->database()).size() >= kFeeds) {
    return problem(409, fmt::format("{} feeds are watched; drop one first", kFeeds), "url");
  }
  std::int64_t const number = watch_feed(*store, url, interval);
  if (number == 0) return problem(409, url + " is watched already", "url");
  call.service.feed_watch().look_now();
  Feed feed;
  feed.number = number;
  feed.url = url;
  feed.interval_s = interval;
  return json_response(json_text(json_of(feed)), 201);
}

Response answer_drop(Call const& call) {
  std::int64_t const number = whole_number("n", call.rest, kLargestNumber);
  if (!drop_feed(*call.service.writer().lend_soon(), number)) {
    return problem(404, fmt::format("there is no feed {}; /api/v1/feeds lists them", number), "n");
  }
  Response out;
  out.status = 204;
  return out;
}

}  // namespace dragoman
