#include "serve/feed_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "store/clock.h"

namespace dragoman {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr auto kLongestSleep = 30s;  // other programs write to the store, too
constexpr long kOk = 200;
constexpr long kUnchanged = 304;
constexpr long kGone = 410;

std::int64_t seconds_since_1970() {
  auto const time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

bool is_good(long status) { return status == kOk || status == kUnchanged; }

std::string told(Fetched const& answer) {
  if (answer.status == kGone) return "410: the feed is gone for good";
  return answer.status == 0 ? answer.trouble : std::to_string(answer.status);
}

void keep(Writer& writer, Feed const& feed) {
  try {
    keep_visit(*writer.lend(), feed);
  } catch (Error const&) {  // the store cannot be written: the intake tells it, with every report
  }
}

}  // namespace

std::int64_t next_look(Feed const& feed, Fetched const& answer, std::int64_t now) {
  constexpr std::int64_t kDoublings = 16;
  if (answer.status == kGone) return now + kWeek;
  std::int64_t wait = feed.interval_s;
  if (feed.failures > 0) {
    std::int64_t const longer = wait << std::min(feed.failures, kDoublings);
    wait = std::max(wait, std::min(longer, kDay));
  }
  return now + std::max(wait, std::min(answer.retry_after_s, kWeek));
}

FeedWatch::FeedWatch(FetchLimits limits, Readers& readers, Writer& writer, Intake& intake)
    : limits_(std::move(limits)),
      readers_(readers),
      writer_(writer),
      intake_(intake),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

FeedWatch::~FeedWatch() = default;

void FeedWatch::look_now() {
  std::scoped_lock const lock(mutex_);
  woken_ = true;
  wake_.notify_one();
}

// The tags are kept when the reports are: else a crash in between would lose them.
void FeedWatch::add(Feed feed, Fetched answer) {
  Delivery delivery{{{feed.url, std::move(answer.body)}}};
  delivery.format = Format::feed;
  delivery.ended = [&writer = writer_, feed, etag = answer.etag,
                    modified = answer.last_modified](Outcome const& outcome) mutable {
    if (outcome.documents == 0 && !outcome.complaint.empty()) {
      feed.last_status = outcome.complaint;
    } else {
      feed.etag = etag;
      feed.last_modified = modified;
    }
    if (feed.title.empty()) feed.title = outcome.publisher;
    keep(writer, feed);
  };
  intake_.take(std::move(delivery));
}

void FeedWatch::visit(Feed feed, std::stop_token const& stop) {
  Fetched answer = fetch({feed.url, feed.etag, feed.last_modified}, limits_, stop);
  if (stop.stop_requested()) return;
  feed.failures = is_good(answer.status) ? 0 : feed.failures + 1;
  feed.last_read = now();
  feed.last_status = told(answer);
  feed.due = next_look(feed, answer, seconds_since_1970());
  keep(writer_, feed);
  if (answer.status != kOk) return;
  try {
    add(feed, std::move(answer));
  } catch (Error const& error) {  // too much waits to be read: the tags stay, it is asked again
    feed.last_status = error.what();
    keep(writer_, feed);
  }
}

void FeedWatch::run(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    std::int64_t soonest = seconds_since_1970() + kLongestSleep.count();
    std::vector<Feed> all;
    try {
      all = feeds(readers_.lend()->database());
    } catch (Error const&) {  // the store is locked for a moment, or gone: look again later
    }
    for (Feed const& feed : all) {
      if (stop.stop_requested()) return;
      if (feed.due <= seconds_since_1970()) {
        visit(feed, stop);
      } else {
        soonest = std::min(soonest, feed.due);
      }
    }
    std::unique_lock lock(mutex_);
    auto const sleep =
        std::chrono::seconds(std::max<std::int64_t>(1, soonest - seconds_since_1970()));
    wake_.wait_for(lock, stop, sleep, [this] { return woken_; });
    woken_ = false;
  }
}

}  // namespace dragoman
