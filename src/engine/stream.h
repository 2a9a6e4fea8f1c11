// Many documents through one engine: batches on a pool of threads, results in the order of the
// input.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "text/document.h"

namespace dragoman {

// Applies `work` to batches of documents on `jobs` threads and gives each result to `sink` on the
// caller's thread, in the order in which the documents were added. At most 2 × jobs batches are
// under way, so memory stays flat however many documents come.
//
// Where `work` throws for a batch, its documents are tried one by one, so that a bad one never
// takes others with it; `sink` gets several results for such a batch. A document that fails alone
// goes to `failed`, with its id and the reason; without `failed`, its exception comes out of add()
// or finish(), as one of `sink` always does. Not for use by several threads.
template <class Result>
class OrderedStream {
 public:
  using Work = std::function<Result(std::vector<Document>)>;
  using Sink = std::function<void(Result)>;
  using Failed = std::function<void(std::string const& id, std::string const& reason)>;

  OrderedStream(int jobs, Work work, Sink sink, Failed failed = nullptr)
      : limit_(2 * static_cast<std::size_t>(jobs)),
        work_(std::move(work)),
        sink_(std::move(sink)),
        failed_(std::move(failed)) {
    for (int i = 0; i < jobs; ++i)
      threads_.emplace_back([this](std::stop_token stop) { run(stop); });
  }

  void add(Document document) {
    batch_bytes_ += document.text.size();
    batch_.push_back(std::move(document));
    std::size_t const share = given_bytes_ / limit_;
    if (batch_bytes_ >= std::clamp(share, kLeastBytes, kMostBytes) ||
        batch_.size() >= kMostDocuments)
      dispatch();
  }

  // Waits for everything that was added.
  void finish() {
    if (!batch_.empty()) dispatch();
    while (!results_.empty()) take_first();
  }

 private:
  // Most is enough for the network to run full blocks. A batch is no larger than a share of all
  // before it, so that a few documents are work for all threads and none works on alone for long.
  static constexpr std::size_t kLeastBytes = 8 * 1024, kMostBytes = 64 * 1024;
  static constexpr std::size_t kMostDocuments = 64;

  void dispatch() {
    while (results_.size() >= limit_) take_first();
    auto task = std::packaged_task<std::vector<Outcome>()>(
        [this, batch = std::move(batch_)] { return outcomes(batch); });
    batch_.clear();
    given_bytes_ += std::exchange(batch_bytes_, 0);
    results_.push_back(task.get_future());
    {
      std::scoped_lock const lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
  }

  // What came of a batch or of one document: a result or an exception.
  struct Outcome {
    std::optional<Result> result;
    std::string id;
    std::exception_ptr error;
  };

  std::vector<Outcome> outcomes(std::vector<Document> const& batch) const {
    std::vector<Outcome> out;
    out.push_back(outcome(batch));
    if (out.front().result || batch.size() == 1) return out;
    out.clear();
    for (Document const& document : batch) out.push_back(outcome({document}));
    return out;
  }

  Outcome outcome(std::vector<Document> documents) const {
    std::string id = documents.front().id;
    try {
      return {work_(std::move(documents)), {}, nullptr};
    } catch (...) {
      return {std::nullopt, std::move(id), std::current_exception()};
    }
  }

  void take_first() {
    auto all = results_.front().get();
    results_.pop_front();
    for (Outcome& one : all) {
      if (one.result) {
        sink_(std::move(*one.result));
      } else {
        tell(one);
      }
    }
  }

  void tell(Outcome const& one) const {
    try {
      std::rethrow_exception(one.error);
    } catch (std::exception const& e) {
      if (!failed_) throw;
      failed_(one.id, e.what());
    }
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
  Failed failed_;
  std::vector<Document> batch_;
  std::size_t batch_bytes_ = 0, given_bytes_ = 0;  // of text: in batch_, and in those before it
  std::deque<std::future<std::vector<Outcome>>> results_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<std::packaged_task<std::vector<Outcome>()>> tasks_;
  std::vector<std::jthread> threads_;  // last: joined before anything they use is gone
};

}  // namespace dragoman
