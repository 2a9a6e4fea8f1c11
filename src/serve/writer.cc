#include "serve/writer.h"

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::chrono::seconds kPatience{20};

}  // namespace

Writer::Lease Writer::opened(std::unique_lock<std::timed_mutex> lock) {
  if (!store_) store_ = Store::open_or_create(path_);
  return {std::move(lock), *store_};
}

Writer::Lease Writer::lend() { return opened(std::unique_lock(mutex_)); }

Writer::Lease Writer::lend_soon() {
  std::unique_lock lock(mutex_, std::defer_lock);
  if (!lock.try_lock_for(kPatience)) {
    throw Error(ErrorCode::cannot_run,
                path_ +
                    ": is being written to (reports, or standing computed anew); try again in a "
                    "minute");
  }
  return opened(std::move(lock));
}

}  // namespace dragoman
