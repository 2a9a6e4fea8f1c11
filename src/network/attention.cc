#include "network/attention.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <numeric>

#include "network/bf16.h"
#include "network/gemm.h"
#include "network/rounding.h"

// Compiled into a function for each set of instructions, so that what is inlined takes on the
// registers of that set.
#define DRAGOMAN_INLINE [[gnu::always_inline]] inline

namespace dragoman {
namespace {

using Floats4 = float __attribute__((vector_size(16)));
using Floats8 = float __attribute__((vector_size(32)));
using Floats16 = float __attribute__((vector_size(64)));
using Bits4 = std::int32_t __attribute__((vector_size(16)));
using Bits8 = std::int32_t __attribute__((vector_size(32)));
using Bits16 = std::int32_t __attribute__((vector_size(64)));

// How products are cut: into tiles whose sums, of kRows rows by kRegisters registers, stay there.
template <class FloatLanes, class BitLanes, std::size_t Rows, std::size_t Registers>
struct Cut {
  using Floats = FloatLanes;
  using Bits = BitLanes;
  static constexpr std::size_t kLanes = sizeof(Floats) / sizeof(float);
  static constexpr std::size_t kRows = Rows, kRegisters = Registers;
  static constexpr std::size_t kColumns = kLanes * kRegisters;
  static_assert(kHeadWidth % kColumns == 0);
};
#if defined(__aarch64__)
using Plain = Cut<Floats4, Bits4, 6, 4>;  // 24 of 32
#else
using Plain = Cut<Floats4, Bits4, 6, 2>;  // 12 of 16
#endif
using InAvx2 = Cut<Floats8, Bits8, 6, 2>;
using InAvx512 = Cut<Floats16, Bits16, 12, 2>;

template <class C>
DRAGOMAN_INLINE typename C::Floats load(float const* from) {
  typename C::Floats lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
template <class C>
DRAGOMAN_INLINE void store(typename C::Floats lanes, float* to) {
  std::memcpy(to, &lanes, sizeof lanes);
}

// A matrix, or a part of one: rows `stride` floats apart.
template <class T>
struct Rows {
  T* first;
  std::size_t stride;

  T* row(std::size_t r) const { return first + r * stride; }
};

// to [kRows, kColumns] = rows [kRows, inner] · columns [inner, kColumns]
template <class C>
DRAGOMAN_INLINE void multiply(Rows<float const> rows, Rows<float const> columns, std::size_t inner,
                              Rows<float> to) {
  typename C::Floats sums[C::kRows][C::kRegisters] = {};
  for (std::size_t i = 0; i < inner; ++i) {
    float const* const column = columns.row(i);
#pragma GCC unroll 12
    for (std::size_t r = 0; r < C::kRows; ++r) {
      float const x = rows.row(r)[i];
#pragma GCC unroll 4
      for (std::size_t c = 0; c < C::kRegisters; ++c)
        sums[r][c] += x * load<C>(column + c * C::kLanes);
    }
  }
  for (std::size_t r = 0; r < C::kRows; ++r) {
    for (std::size_t c = 0; c < C::kRegisters; ++c) store<C>(sums[r][c], to.row(r) + c * C::kLanes);
  }
}

// 2^x for x ≤ 0: 2^whole · polynomial of the rest (degree 4, relative error below 3e-6).
template <class C>
DRAGOMAN_INLINE typename C::Floats power_of_two(typename C::Floats x) {
  using Floats = typename C::Floats;
  using Bits = typename C::Bits;
  constexpr float kLeast = -126;
  constexpr int kExponentAt = 23;
  x = x > kLeast ? x : kLeast - Floats{};
  Floats const moved = x + kWholeInLowBits;
  Floats const rest = x - (moved - kWholeInLowBits);
  Floats p = rest * 0.00957010221F + 0.0559178628F;
  p = p * rest + 0.240247443F;
  p = p * rest + 0.693121791F;
  p = p * rest + 0.999999285F;
  return std::bit_cast<Floats>(std::bit_cast<Bits>(p) +
                               (std::bit_cast<Bits>(moved) << kExponentAt));
}

// One row of scores to base two becomes shares; the sum that they are to be divided by.
template <class C>
DRAGOMAN_INLINE float weigh(float* row, std::size_t keys) {
  typename C::Floats most = load<C>(row);
  for (std::size_t s = C::kLanes; s < keys; s += C::kLanes) {
    typename C::Floats const next = load<C>(row + s);
    most = most > next ? most : next;
  }
  float each[C::kLanes] = {};
  store<C>(most, each);
  float const top = *std::ranges::max_element(each);
  typename C::Floats sums = {};
  for (std::size_t s = 0; s < keys; s += C::kLanes) {
    typename C::Floats const share = power_of_two<C>(load<C>(row + s) - top);
    store<C>(share, row + s);
    sums += share;
  }
  store<C>(sums, each);
  return std::accumulate(std::begin(each), std::end(each), 0.0F);
}

// Keys and values of a head, side by side: rows of `stride` floats would not stay in the nearest
// cache. Scores of keys come out as logarithms to base two, divided by the root of the width.
struct Packed {
  Rows<float> keys;    // [kHeadWidth, padded keys]
  Rows<float> values;  // [padded keys, kHeadWidth]
};

DRAGOMAN_INLINE void pack(AttentionHead const& head, Packed const& packed) {
  std::size_t const keys = packed.keys.stride;
  for (std::size_t s = 0; s < keys; ++s) {
    for (std::size_t d = 0; d < kHeadWidth; ++d)
      packed.keys.row(d)[s] = s < head.tokens ? head.k[s * head.stride + d] * kScoreFactor : 0;
  }
  for (std::size_t s = 0; s < head.tokens; ++s)
    std::copy_n(head.v + s * head.stride, kHeadWidth, packed.values.row(s));
  std::fill(packed.values.row(head.tokens), packed.values.row(keys), 0.0F);
}

// A block of queries from `first` on; the last stands for those that are missing.
template <class C>
DRAGOMAN_INLINE void attend_block(AttentionHead const& head, std::size_t first,
                                  Packed const& packed, float* scores) {
  std::size_t const keys = packed.keys.stride;
  float queries[C::kRows * kHeadWidth], means[C::kRows * kHeadWidth];
  for (std::size_t r = 0; r < C::kRows; ++r) {
    std::size_t const t = std::min(first + r, head.tokens - 1);
    std::copy_n(head.q + t * head.stride, kHeadWidth, queries + r * kHeadWidth);
  }
  for (std::size_t s = 0; s < keys; s += C::kColumns)
    multiply<C>({queries, kHeadWidth}, {packed.keys.first + s, keys}, kHeadWidth,
                {scores + s, keys});
  float sums[C::kRows];
  for (std::size_t r = 0; r < C::kRows; ++r) {
    float* const row = scores + r * keys;
    std::fill(row + head.tokens, row + keys, kNever);
    sums[r] = weigh<C>(row, keys);
  }
  for (std::size_t d = 0; d < kHeadWidth; d += C::kColumns)
    multiply<C>({scores, keys}, {packed.values.first + d, kHeadWidth}, head.tokens,
                {means + d, kHeadWidth});
  for (std::size_t r = 0; r < std::min(C::kRows, head.tokens - first); ++r) {
    float const share = 1 / sums[r];
    for (std::size_t d = 0; d < kHeadWidth; ++d)
      head.out[(first + r) * head.out_stride + d] = means[r * kHeadWidth + d] * share;
  }
}

template <class C>
DRAGOMAN_INLINE void attend(AttentionHead const& head, float* scratch) {
  std::size_t const keys = rounded_up(head.tokens, C::kColumns);  // whole tiles
  Packed const packed = {{scratch, keys}, {scratch + kHeadWidth * keys, kHeadWidth}};
  pack(head, packed);
  for (std::size_t first = 0; first < head.tokens; first += C::kRows)
    attend_block<C>(head, first, packed, packed.values.row(keys));
}

// Enough for any way.
std::size_t float_scratch(std::size_t tokens) {
  return rounded_up(tokens, InAvx512::kColumns) * (2 * kHeadWidth + InAvx512::kRows);
}

bool always() { return true; }
void attend_plain(AttentionHead const& head, float* scratch) { attend<Plain>(head, scratch); }

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) void attend_by_avx2(AttentionHead const& head, float* scratch) {
  attend<InAvx2>(head, scratch);
}
__attribute__((target("avx512f,avx512bw,avx512vl,fma"))) void attend_by_avx512(
    AttentionHead const& head, float* scratch) {
  attend<InAvx512>(head, scratch);
}
bool can_attend_by_avx2() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && may_use_avx2();
}
bool can_attend_by_avx512() {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         may_use_avx512();
}
#endif

constexpr Attention kAttentions[] = {
    {"tiles", can_attend_in_tiles, attend_in_tiles, bf16_scratch, true},
    {"bf16", can_attend_in_bf16, attend_in_bf16, bf16_scratch, true},
#if defined(__x86_64__)
    {"avx512", can_attend_by_avx512, attend_by_avx512, float_scratch},
    {"avx2", can_attend_by_avx2, attend_by_avx2, float_scratch},
#endif
    {"plain", always, attend_plain, float_scratch},
};

}  // namespace

std::span<Attention const> attentions() { return kAttentions; }

Attention const& fastest_attention(bool may_halve) {
  return *std::ranges::find_if(kAttentions, [may_halve](Attention const& a) {
    return (may_halve || !a.halves) && a.supported();
  });
}

}  // namespace dragoman
