#include "serve/hub.h"

#include <fmt/format.h>

namespace dragoman {

std::int64_t Hub::join(Listener listener) {
  std::scoped_lock const lock(mutex_);
  listeners_.emplace(++last_, std::move(listener));
  return last_;
}

void Hub::leave(std::int64_t number) {
  std::scoped_lock const lock(mutex_);
  listeners_.erase(number);
}

void Hub::publish(std::string_view event, std::string_view json) {
  std::string const frame = event_frame(event, json);
  std::scoped_lock const lock(mutex_);
  for (auto const& [number, listener] : listeners_) listener(frame);
}

std::size_t Hub::listeners() const {
  std::scoped_lock const lock(mutex_);
  return listeners_.size();
}

std::string event_frame(std::string_view event, std::string_view json) {
  return fmt::format("event: {}\ndata: {}\n\n", event, json);
}

}  // namespace dragoman
