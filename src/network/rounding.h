// Numbers made whole: sizes that are filled up to a step, floats that leave a whole number in their
// lowest bits.
#pragma once

#include <cstddef>

namespace dragoman {

constexpr std::size_t rounded_up(std::size_t n, std::size_t step) {
  return (n + step - 1) / step * step;
}

// 1.5 · 2^23: added to a float of less than 2^22, it leaves the nearest whole number in the lowest
// bits.
inline constexpr float kWholeInLowBits = 12582912.0F;

}  // namespace dragoman
