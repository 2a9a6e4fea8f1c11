// The one connection that writes to the store, lent to one thread at a time.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

#include "store/store.h"

namespace dragoman {

// Used by several threads at once. Opens the store when it is first lent, so that a store that
// cannot be written can still be read.
class Writer {
 public:
  explicit Writer(std::string path) : path_(std::move(path)) {}

  // The store for this thread until the lease ends.
  class Lease {
   public:
    Lease(std::unique_lock<std::timed_mutex> lock, Store& store)
        : lock_(std::move(lock)), store_(store) {}
    Store& operator*() const { return store_; }
    Store* operator->() const { return &store_; }

   private:
    std::unique_lock<std::timed_mutex> lock_;
    Store& store_;
  };

  // For work in the background: waits as long as it takes. Throws as Store::open_or_create() does.
  Lease lend();
  // For a client who waits: throws Error{cannot_run} where others write for longer than a while.
  Lease lend_soon();

 private:
  Lease opened(std::unique_lock<std::timed_mutex> lock);

  std::string path_;
  std::timed_mutex mutex_;
  std::optional<Store> store_;
};

}  // namespace dragoman
