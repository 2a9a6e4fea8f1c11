#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/printable.h"

namespace dragoman {
namespace {

constexpr auto kBetweenDraws = std::chrono::milliseconds(200);
constexpr auto kPatience = std::chrono::seconds(2);  // short work shows no progress line
constexpr double kMegabyte = 1e6;

}  // namespace

Progress::Progress(std::size_t files)
    : files_(files), terminal_(isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0) {}

Progress::~Progress() { clear(); }

void Progress::count(std::size_t bytes) {
  ++documents_;
  bytes_ += bytes;
  auto const now = Clock::now();
  if (!terminal_ || now - start_ < kPatience || now - last_ < kBetweenDraws) return;
  last_ = now;
  draw();
}

void Progress::draw() {
  double const seconds = std::chrono::duration<double>(last_ - start_).count();
  fmt::print(stderr, "\r\033[K{} documents of {} file{}, {:.1f} MB, {:.2f} MB/s", documents_,
             files_, files_ == 1 ? "" : "s", bytes_ / kMegabyte, bytes_ / kMegabyte / seconds);
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
  drawn_ = false;
}

void Progress::say(std::string const& line) {
  clear();
  fmt::print(stderr, "{}\n", printable(line));
}

}  // namespace dragoman
