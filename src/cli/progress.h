// Progress on standard error: documents, bytes and speed, only where it is a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace dragoman {

class Progress {
 public:
  explicit Progress(std::size_t files);
  ~Progress();  // clears the line

  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  void count(std::size_t bytes);
  // Prints a line of its own above the progress line, without what could move a terminal.
  void say(std::string const& line);

 private:
  void draw();
  void clear();

  using Clock = std::chrono::steady_clock;
  std::size_t files_;
  std::size_t documents_ = 0;
  std::size_t bytes_ = 0;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace dragoman
