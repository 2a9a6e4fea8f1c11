#include "store/clock.h"

#include <fmt/format.h>

#include <chrono>

#include "base/date.h"

namespace dragoman {

std::string now() {
  auto const time = std::chrono::system_clock::now().time_since_epoch();
  auto const micro = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  auto const days = std::chrono::floor<std::chrono::days>(std::chrono::microseconds(micro));
  auto const rest = micro - std::chrono::microseconds(days).count();
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", format_date(Date(std::chrono::sys_days(days))),
                     rest / 3'600'000'000, rest / 60'000'000 % 60, rest / 1'000'000 % 60,
                     rest % 1'000'000);
}

}  // namespace dragoman
