// Connections that read a store, lent to one thread at a time, and a number that tells when anybody
// wrote to it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/store.h"

namespace dragoman {

// Used by several threads at once. Opens as many connections as are lent at the same time.
class Readers {
 public:
  // Throws as Store::open() does.
  explicit Readers(std::string path);

  // A store for this thread until the lease ends.
  class Lease {
   public:
    Lease(Readers& readers, std::unique_ptr<Store> store)
        : readers_(readers), store_(std::move(store)) {}
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    ~Lease() { readers_.give_back(std::move(store_)); }
    Store const& operator*() const { return *store_; }
    Store const* operator->() const { return store_.get(); }

   private:
    Readers& readers_;
    std::unique_ptr<Store> store_;
  };
  Lease lend();

  // Grows with every write to the store's rows, by this process or another, also over restarts: it
  // begins with the milliseconds since 1970.
  std::int64_t generation();

  std::string const& path() const { return path_; }

 private:
  void give_back(std::unique_ptr<Store> store);

  std::string path_;
  std::mutex mutex_;  // of what follows
  std::vector<std::unique_ptr<Store>> free_;
  Store watch_;
  std::int64_t seen_ = 0;
  std::int64_t generation_ = 0;
};

}  // namespace dragoman
