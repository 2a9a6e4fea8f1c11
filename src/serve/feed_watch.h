// Reads the watched feeds when they are due, and hands what is new to be read.
//
//   asked       If-None-Match and If-Modified-Since, one feed at a time
//   answered    200: its reports are added; 304: nothing new; 410: not asked again for a week
//   failed      asked again after twice the time, four times …, a day at most; Retry-After is kept
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "serve/fetch.h"
#include "serve/intake.h"
#include "serve/readers.h"
#include "serve/writer.h"
#include "store/feeds.h"

namespace dragoman {

class FeedWatch {
 public:
  FeedWatch(FetchLimits limits, Readers& readers, Writer& writer, Intake& intake);
  ~FeedWatch();

  // A feed was added: from any thread.
  void look_now();

  FetchLimits const& limits() const { return limits_; }

 private:
  void run(std::stop_token const& stop);
  void visit(Feed feed, std::stop_token const& stop);
  void add(Feed feed, Fetched answer);

  FetchLimits limits_;
  Readers& readers_;
  Writer& writer_;
  Intake& intake_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool woken_ = false;
  std::jthread thread_;  // last: joined before anything it uses is gone
};

// When to look next: `now` and the result in seconds since 1970. `feed.failures` counts this look.
std::int64_t next_look(Feed const& feed, Fetched const& answer, std::int64_t now);

}  // namespace dragoman
