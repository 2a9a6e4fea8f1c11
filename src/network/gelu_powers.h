// The Gaussian error linear unit as kernels of byte products reckon it while sums are in registers:
// x · Φ(x), where Φ(x) - ½ is x times a polynomial in x² for |x| ≤ 4 and ±½ beyond. The error, at
// most 1.9e-4, is a hundredth of a step of the bytes that it becomes next; kernels.h has the exact
// one.
#pragma once

namespace dragoman {

inline constexpr float kGeluReach = 4;
// From the highest power of x² down.
inline constexpr float kGeluPowers[] = {2.2588207e-8F,  -1.5888271e-6F,  4.7763886e-5F,
                                        -8.1218750e-4F, 8.763691410e-3F, -0.0645544156F,
                                        0.397870272F};

}  // namespace dragoman
