#include "serve/intake.h"

#include <fmt/format.h>

#include <sstream>

#include "base/error.h"
#include "engine/stream.h"
#include "serve/json_text.h"
#include "store/rebuild.h"

namespace dragoman {
namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 1s;  // between looks at what other programs wrote

std::size_t bytes_of(Delivery const& delivery) {
  std::size_t sum = 0;
  for (Parcel const& parcel : delivery.parcels) sum += parcel.bytes.size();
  return sum;
}

std::string shown_name(Parcel const& parcel) {
  return parcel.name.empty() ? "pasted" : parcel.name;
}

// A file of one document has no other name than that of the file, and two people call two reports
// "notes.txt": the hash keeps one from passing for a new version of the other.
void name_document(Document& document, std::string const& file) {
  if (document.id == file) document.id += "#" + document.sha256.substr(0, 8);
}

}  // namespace

// One job under way.
class Intake::Reading {
 public:
  Reading(Intake& intake, Job const& job, std::stop_token const& stop)
      : intake_(intake), job_(job), stop_(stop) {}

  void run() {
    engine_ = &intake_.engine();
    OrderedStream<std::vector<Record>> stream(
        intake_.options_.jobs,
        [this](std::vector<Document> batch) { return engine_->read(std::move(batch)); },
        [this](std::vector<Record> const& records) { keep(records); },
        [this](std::string const& id, std::string const& reason) {
          complain(id + ": cannot be read (" + reason + "); the others were");
        });
    for (Parcel const& parcel : job_.delivery.parcels) read(parcel, stream);
    stream.finish();
  }

  // Also of a job that ended early.
  void tell_end() const {
    if (job_.delivery.ended && !stop_.stop_requested()) job_.delivery.ended(outcome_);
    std::int64_t const all = outcome_.documents;
    publish({{"job", job_.number}, {"done", all}, {"total", all}, {"document", nullptr}});
  }

  void complain(std::string const& detail) {
    if (outcome_.complaint.empty()) outcome_.complaint = detail;
    intake_.hub_.publish("error", json_text({{"job", job_.number}, {"detail", detail}}));
  }

 private:
  void read(Parcel const& parcel, OrderedStream<std::vector<Record>>& stream) {
    std::istringstream bytes(parcel.bytes);
    std::string const name = shown_name(parcel);
    ReadSettings const settings{job_.delivery.format, job_.delivery.published};
    auto const sink = [&](Document document) {
      name_document(document, name);
      take(std::move(document), stream);
      return !stop_.stop_requested();
    };
    read_documents(bytes, name, settings, sink,
                   [this](std::string const& complaint) { complain(complaint); });
  }

  void take(Document document, OrderedStream<std::vector<Record>>& stream) {
    if (document.publisher.empty()) document.publisher = job_.delivery.publisher;
    if (document.title.empty()) document.title = job_.delivery.title;
    if (outcome_.publisher.empty()) outcome_.publisher = document.publisher;
    if (intake_.writer_.lend()->knows(document, engine_->version())) {
      tell(document.id);
    } else {
      stream.add(std::move(document));
    }
  }

  void keep(std::vector<Record> const& records) {
    for (Record const& record : records) {
      intake_.writer_.lend()->add(record);
      tell(record.document.id);
    }
    intake_.tell_changes();
  }

  void tell(std::string const& document) {
    std::int64_t const done = ++outcome_.documents;
    publish({{"job", job_.number}, {"done", done}, {"total", nullptr}, {"document", document}});
  }

  void publish(Json const& progress) const {
    intake_.hub_.publish("progress", json_text(progress));
  }

  Intake& intake_;
  Job const& job_;
  std::stop_token const& stop_;
  Engine const* engine_ = nullptr;
  Outcome outcome_;
};

Intake::Intake(Options options, Writer& writer, Readers& readers, Hub& hub)
    : options_(std::move(options)),
      writer_(writer),
      readers_(readers),
      hub_(hub),
      told_(readers.generation()),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

Intake::~Intake() = default;

std::int64_t Intake::take(Delivery delivery) {
  std::size_t const bytes = bytes_of(delivery);
  std::scoped_lock const lock(mutex_);
  if (waiting_ > 0 && waiting_ + bytes > kWaiting) {
    throw Error(
        ErrorCode::cannot_run,
        fmt::format("{} MiB wait to be read; send more when some are done", waiting_ >> 20U));
  }
  waiting_ += bytes;
  jobs_.push_back({++last_, std::move(delivery)});
  wake_.notify_one();
  return last_;
}

void Intake::derive_soon() {
  std::scoped_lock const lock(mutex_);
  stale_ = true;
  wake_.notify_one();
}

std::optional<Intake::Job> Intake::next(std::stop_token const& stop) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, stop, kTick, [this] { return stale_ || !jobs_.empty(); });
  if (jobs_.empty()) return std::nullopt;
  Job job = std::move(jobs_.front());
  jobs_.pop_front();
  waiting_ -= bytes_of(job.delivery);
  return job;
}

Engine const& Intake::engine() {
  if (!engine_) engine_.emplace(options_);
  return *engine_;
}

void Intake::work(Job const& job, std::stop_token const& stop) {
  Reading reading(*this, job, stop);
  try {
    reading.run();
  } catch (std::exception const& error) {  // no model, disk full: the job ends, others may go on
    reading.complain(error.what());
  }
  reading.tell_end();
}

// Of what this server wrote: others compute it themselves.
void Intake::derive(std::stop_token const& stop) {
  {
    std::scoped_lock const lock(mutex_);
    if (!stale_ || !jobs_.empty() || stop.stop_requested()) return;
    stale_ = false;
  }
  try {
    Writer::Lease const store = writer_.lend();
    if (is_stale(*store)) rebuild(*store);
  } catch (std::exception const& error) {
    hub_.publish("error", json_text({{"job", nullptr}, {"detail", error.what()}}));
  }
}

// At most one a tick while much is read: each makes every open page ask again.
void Intake::tell_changes() {
  auto const now = std::chrono::steady_clock::now();
  std::int64_t const generation = readers_.generation();
  if (generation == told_ || now - told_at_ < kTick) return;
  told_ = generation;
  told_at_ = now;
  hub_.publish("changed", json_text({{"generation", generation}}));
}

void Intake::run(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    if (std::optional<Job> job = next(stop)) {
      work(*job, stop);
      derive_soon();
    } else {
      derive(stop);
    }
    tell_changes();
  }
}

}  // namespace dragoman
