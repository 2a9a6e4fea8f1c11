// Everybody who listens to the store: one place that tells all of them.
//
//   hub.publish("changed", R"({"generation":7})")
//   each listener gets the frame "event: changed\nid: …\ndata: {"generation":7}\n\n"
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace dragoman {

// Used by several threads at once.
class Hub {
 public:
  // Called on the publisher's thread, one call at a time; must not block.
  using Listener = std::function<void(std::string const& frame)>;

  // The number to leave with.
  std::int64_t join(Listener listener);
  void leave(std::int64_t number);

  // `json` is one line.
  void publish(std::string_view event, std::string_view json);

  std::size_t listeners() const;

 private:
  mutable std::mutex mutex_;
  std::int64_t last_ = 0;
  std::map<std::int64_t, Listener> listeners_;
};

// One event of a stream as bytes (text/event-stream of the HTML standard).
std::string event_frame(std::string_view event, std::string_view json);

}  // namespace dragoman
