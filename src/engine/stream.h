// Many documents through one engine: batches on a pool of threads, results in the order of the
// input.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "text/document.h"

namespace dragoman {

// Applies `work` to batches of documents on `jobs` threads and gives each result to `sink` on the
// caller's thread, in the order in which the documents were added. At most 2 × jobs batches are
// under way, so memory stays flat however many documents come.
//
// An exception of `work` or `sink` comes out of add() or finish(). Not for use by several threads.
template <class Result>
class OrderedStream {
 public:
  using Work = std::function<Result(std::vector<Document>)>;
  using Sink = std::function<void(Result)>;

  OrderedStream(int jobs, Work work, Sink sink)
      : limit_(2 * static_cast<std::size_t>(jobs)), work_(std::move(work)), sink_(std::move(sink)) {
    for (int i = 0; i < jobs; ++i)
      threads_.emplace_back([this](std::stop_token stop) { run(stop); });
  }

  void add(Document document) {
    batch_bytes_ += document.text.size();
    batch_.push_back(std::move(document));
    if (batch_bytes_ >= kBatchBytes || batch_.size() >= kBatchDocuments) dispatch();
  }

  // Waits for everything that was added.
  void finish() {
    if (!batch_.empty()) dispatch();
    while (!results_.empty()) take_first();
  }

 private:
  // Enough for the network to run full blocks, small enough that the first record comes soon.
  static constexpr std::size_t kBatchBytes = 64 * 1024;
  static constexpr std::size_t kBatchDocuments = 64;

  void dispatch() {
    while (results_.size() >= limit_) take_first();
    auto task = std::packaged_task<Result()>(
        [this, batch = std::move(batch_)]() mutable { return work_(std::move(batch)); });
    batch_.clear();
    batch_bytes_ = 0;
    results_.push_back(task.get_future());
    {
      std::scoped_lock const lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
  }

  void take_first() {
    Result result = results_.front().get();
    results_.pop_front();
    sink_(std::move(result));
  }

  void run(std::stop_token const& stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, stop, [this] { return !tasks_.empty(); })) return;
      auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
  }

  std::size_t limit_;
  Work work_;
  Sink sink_;
  std::vector<Document> batch_;
  std::size_t batch_bytes_ = 0;
  std::deque<std::future<Result>> results_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<std::packaged_task<Result()>> tasks_;
  std::vector<std::jthread> threads_;  // last: joined before anything they use is gone
};

}  // namespace dragoman
