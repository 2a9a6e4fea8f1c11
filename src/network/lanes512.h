// Sixteen sums of a product of bytes on their way out, for kernels in registers of 512 bits.
#pragma once

#if defined(__x86_64__)
#include <immintrin.h>

#include <algorithm>
#include <iterator>

#include "network/byte_product.h"
#include "network/gelu_powers.h"

#define DRAGOMAN_LANES512 \
  [[gnu::always_inline]] __attribute__((target("avx512f,avx512bw,avx512vl,fma"))) inline

namespace dragoman {

inline constexpr std::size_t kLanes512 = 16;

DRAGOMAN_LANES512 __m512 gelu_of(__m512 x) {
  __m512 const near =
      _mm512_min_ps(_mm512_max_ps(x, _mm512_set1_ps(-kGeluReach)), _mm512_set1_ps(kGeluReach));
  __m512 const square = _mm512_mul_ps(near, near);
  __m512 p = _mm512_set1_ps(kGeluPowers[0]);
  for (std::size_t i = 1; i < std::size(kGeluPowers); ++i)
    p = _mm512_fmadd_ps(p, square, _mm512_set1_ps(kGeluPowers[i]));
  return _mm512_mul_ps(x, _mm512_fmadd_ps(near, p, _mm512_set1_ps(0.5F)));
}

// Sixteen outputs from `first` on, as far as there are so many.
struct OutputLanes {
  __mmask16 kept;
  __m512 scales, bias, of_zero;

  DRAGOMAN_LANES512 OutputLanes(PackedBytes const& packed, std::size_t first)
      : kept(first < packed.outputs
                 ? static_cast<__mmask16>((1U << std::min(kLanes512, packed.outputs - first)) - 1)
                 : 0),
        scales(_mm512_load_ps(packed.scales.data() + first)),
        bias(_mm512_load_ps(packed.bias.data() + first)),
        of_zero(_mm512_load_ps(packed.of_zero.data() + first)) {}

  // Sums of a row to y, scaled.
  template <Activation A>
  DRAGOMAN_LANES512 void write(__m512i sums, RowScale row, float* y) const {
    __m512 const start = _mm512_fnmadd_ps(of_zero, _mm512_set1_ps(row.scale * row.zero), bias);
    __m512 values =
        _mm512_fmadd_ps(_mm512_cvtepi32_ps(sums), scales * _mm512_set1_ps(row.scale), start);
    if constexpr (A == Activation::gelu) values = gelu_of(values);
    _mm512_mask_storeu_ps(y, kept, values);
  }
};

}  // namespace dragoman
#endif
