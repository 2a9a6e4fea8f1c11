#include "serve/readers.h"

#include <chrono>

namespace dragoman {
namespace {

std::int64_t milliseconds_since_1970() {
  auto const time = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

}  // namespace

Readers::Readers(std::string path)
    : path_(std::move(path)),
      watch_(Store::open(path_)),
      seen_(watch_.generation()),
      generation_(milliseconds_since_1970()) {}

Readers::Lease Readers::lend() {
  {
    std::scoped_lock const lock(mutex_);
    if (!free_.empty()) {
      std::unique_ptr<Store> store = std::move(free_.back());
      free_.pop_back();
      return {*this, std::move(store)};
    }
  }
  return {*this, std::make_unique<Store>(Store::open(path_))};
}

void Readers::give_back(std::unique_ptr<Store> store) {
  std::scoped_lock const lock(mutex_);
  free_.push_back(std::move(store));
}

std::int64_t Readers::generation() {
  std::scoped_lock const lock(mutex_);
  std::int64_t const now = watch_.generation();
  generation_ += now - seen_;
  seen_ = now;
  return generation_;
}

}  // namespace dragoman
