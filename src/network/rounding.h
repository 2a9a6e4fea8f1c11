// Numbers made whole: sizes that are filled up to a step, floats that leave a whole number in their
// lowest bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace dragoman {

constexpr std::size_t rounded_up(std::size_t n, std::size_t step) {
  return (n + step - 1) / step * step;
}

// 1.5 · 2^23: added to a float of less than 2^22, it leaves the nearest whole number in the lowest
// bits.
inline constexpr float kWholeInLowBits = 12582912.0F;

// The whole number nearest to `value`, its lowest byte. In a loop the compiler makes lanes of it.
[[gnu::always_inline]] inline std::uint8_t nearest_byte(float value) {
  float const moved = value + kWholeInLowBits;
  std::uint32_t bits = 0;
  std::memcpy(&bits, &moved, sizeof bits);
  return static_cast<std::uint8_t>(bits);
}

}  // namespace dragoman
