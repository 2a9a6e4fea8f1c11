// Everything that one `dragoman serve` answers with: from a request to its response, without a
// socket.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/options.h"
#include "serve/cache.h"
#include "serve/feed_watch.h"
#include "serve/guard.h"
#include "serve/hub.h"
#include "serve/intake.h"
#include "serve/message.h"
#include "serve/readers.h"
#include "serve/writer.h"

namespace dragoman {

struct ServiceSettings {
  std::string store;
  GuardSettings guard;
  Options engine;  // of the engine that reads what is added; loaded when it is first needed
  enum class Feeds { public_only, also_private } feeds = Feeds::public_only;  // addresses of feeds
};

// Used by several threads at once.
class Service {
 public:
  // Opens the store; throws as Store::open() does.
  explicit Service(ServiceSettings settings);
  ~Service();

  // What the head of a request is refused for; nothing: its body may be read.
  std::optional<Response> refuse(Request const& head) const;

  // The longest body that a request with this head may have, in bytes.
  static std::size_t body_limit(Request const& head);

  // Who computes the answer: what waits for the one writer, and files and scenarios that may take
  // minutes, must not hold up reading, nor each other.
  enum class Crew { reading, writing, lasting };
  static Crew crew_of(Request const& head);

  // Never throws: what goes wrong is told as application/problem+json.
  Response answer(Request const& request);

  Readers& readers() { return readers_; }
  Cache& cache() { return cache_; }
  Hub& hub() { return hub_; }
  Guard& guard() { return guard_; }
  Writer& writer() { return writer_; }
  Intake& intake() { return intake_; }
  FeedWatch& feed_watch() { return feed_watch_; }
  ServiceSettings const& settings() const { return settings_; }

 private:
  Response routed(Request const& request);

  ServiceSettings settings_;
  Guard guard_;
  Readers readers_;
  Cache cache_;
  Hub hub_;
  Writer writer_;
  Intake intake_;  // these two behind all that they use
  FeedWatch feed_watch_;
};

}  // namespace dragoman
