#include "serve/cache.h"

namespace dragoman {

std::shared_ptr<Cache::Entry> Cache::entry(std::string const& name, std::int64_t generation) {
  std::scoped_lock const lock(mutex_);
  if (generation > generation_ || bytes_ > kBytes) {
    entries_.clear();
    bytes_ = 0;
    generation_ = generation;
  }
  std::shared_ptr<Entry>& found = entries_[name];
  if (!found) found = std::make_shared<Entry>();
  return found;
}

std::string Cache::get(std::string const& name, std::int64_t generation,
                       std::function<std::string()> const& compute) {
  std::shared_ptr<Entry> const found = entry(name, generation);
  std::scoped_lock const one(found->computing);
  if (!found->known) {
    found->answer = compute();
    found->known = true;
    std::scoped_lock const lock(mutex_);
    bytes_ += found->answer.size() + name.size();
  }
  return found->answer;
}

}  // namespace dragoman
