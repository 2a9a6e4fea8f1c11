// Reads what is added and keeps its records, in the background: one thread, one engine, which is
// loaded when it is first needed.
//
//   intake.take({{{"corridor.txt", bytes}}, …})    →  3
//   hub: progress {"job":3,"done":1,"total":null,"document":"corridor.txt#85fca43a"}
//        progress {"job":3,"done":1,"total":1,"document":null}          the job is at its end
//        changed {"generation":1924951680124}                           answers are others now
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.h"
#include "serve/hub.h"
#include "serve/readers.h"
#include "serve/writer.h"

namespace dragoman {

// One file, or a text that was pasted (its name is "").
struct Parcel {
  std::string name, bytes;
};

// What came of a job.
struct Outcome {
  std::int64_t documents = 0;  // that are in the store now
  std::string complaint;       // the first; "" where all went well
  std::string publisher;       // of the first document
};

// What a job reads, and what is known of documents that do not say it themselves.
struct Delivery {
  std::vector<Parcel> parcels;
  std::optional<Date> published = {};
  std::string publisher = {}, title = {};
  Format format = Format::automatic;
  std::function<void(Outcome const&)> ended = nullptr;  // called at its end, on the reading thread
};

// Used by several threads at once. What goes wrong in a job is told to the hub as
// error {"job":3,"detail":"…"}.
class Intake {
 public:
  // Bytes that may wait to be read.
  static constexpr std::size_t kWaiting = std::size_t{256} << 20U;

  Intake(Options options, Writer& writer, Readers& readers, Hub& hub);
  // Ends behind the batch that is being read; what still waits is dropped.
  ~Intake();

  // The number of the job. Throws Error{cannot_run} where too much waits.
  std::int64_t take(Delivery delivery);

  // Incidents and standing are computed anew when nothing waits to be read.
  void derive_soon();

 private:
  struct Job {
    std::int64_t number;
    Delivery delivery;
  };
  class Reading;

  void run(std::stop_token const& stop);
  std::optional<Job> next(std::stop_token const& stop);
  void work(Job const& job, std::stop_token const& stop);
  void derive(std::stop_token const& stop);
  void tell_changes();
  Engine const& engine();

  Options options_;
  Writer& writer_;
  Readers& readers_;
  Hub& hub_;
  std::optional<Engine> engine_;  // of the thread below alone, as are the next two
  std::int64_t told_ = 0;         // the generation that listeners know of
  std::chrono::steady_clock::time_point told_at_;
  std::mutex mutex_;  // of what follows
  std::condition_variable_any wake_;
  std::deque<Job> jobs_;
  std::size_t waiting_ = 0;  // bytes of jobs_
  std::int64_t last_ = 0;
  bool stale_ = false;
  std::jthread thread_;  // last: joined before anything it uses is gone
};

}  // namespace dragoman
