// Answers that cost the store much, kept until somebody writes to it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace dragoman {

// Used by several threads at once. Holds answers of one generation and at most kBytes of them.
class Cache {
 public:
  static constexpr std::size_t kBytes = std::size_t{64} << 20U;

  // The answer of this name as of this generation; `compute` is called where there is none, and by
  // one thread alone however many ask for it at once: the others wait for that answer.
  std::string get(std::string const& name, std::int64_t generation,
                  std::function<std::string()> const& compute);

 private:
  struct Entry {
    std::mutex computing;
    bool known = false;
    std::string answer;
  };
  std::shared_ptr<Entry> entry(std::string const& name, std::int64_t generation);

  std::mutex mutex_;
  std::int64_t generation_ = 0;
  std::size_t bytes_ = 0;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
};

}  // namespace dragoman
