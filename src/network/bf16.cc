#include "network/bf16.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>

#include "network/amx.h"
#include "network/gemm.h"
#include "network/rounding.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dragoman {
namespace {

constexpr std::size_t kLanes = 16;            // floats of a register, and pairs of bf16
constexpr std::size_t kColumns = 2 * kLanes;  // columns of a tile: two registers a row
constexpr std::size_t kRows = 8;              // rows of a tile: 16 of 32 registers hold its sums
constexpr std::size_t kMostRows = kTileRows;  // the same where tiles are registers
constexpr std::size_t kHeadPairs = kHeadWidth / 2;  // one instruction takes numbers two by two

static_assert(kHeadWidth == kColumns && kHeadPairs == kLanes);

std::size_t padded_keys(std::size_t tokens) { return rounded_up(tokens, kColumns); }

}  // namespace

// Keys and values at half the size, scores of one block of queries.
std::size_t bf16_scratch(std::size_t tokens) {
  return padded_keys(tokens) * (kHeadWidth + kMostRows);
}

#if defined(__x86_64__)
#define DRAGOMAN_BF16 __attribute__((target("avx512f,avx512bw,avx512vl,avx512bf16,fma")))
#define DRAGOMAN_BF16_INLINE [[gnu::always_inline]] DRAGOMAN_BF16 inline
#define DRAGOMAN_BF16_TILES __attribute__((target("amx-tile,amx-bf16")))

namespace {

// Two bf16 a lane.
using Pair = std::uint32_t;

DRAGOMAN_BF16_INLINE __m512bh load_pairs(Pair const* from) {
  return reinterpret_cast<__m512bh>(_mm512_loadu_si512(from));
}

// 32 floats, rounded.
DRAGOMAN_BF16_INLINE __m512i halved(__m512 low, __m512 high) {
  return reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(high, low));
}

DRAGOMAN_BF16_INLINE __m512i halved_row(float const* row, __m512 factor) {
  return halved(_mm512_loadu_ps(row) * factor, _mm512_loadu_ps(row + kLanes) * factor);
}

// 16 rows of 16 lanes, columns for rows. Each round turns the eight bits of (row, column) by one.
DRAGOMAN_BF16_INLINE void transpose(__m512i (&rows)[kLanes]) {
  __m512i const low = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  __m512i const high = _mm512_add_epi32(low, _mm512_set1_epi32(8));
  for (int round = 0; round < 4; ++round) {
    __m512i turned[kLanes];
    for (std::size_t i = 0; i < kLanes / 2; ++i) {
      turned[2 * i] = _mm512_permutex2var_epi32(rows[i], low, rows[i + kLanes / 2]);
      turned[2 * i + 1] = _mm512_permutex2var_epi32(rows[i], high, rows[i + kLanes / 2]);
    }
    std::copy_n(turned, kLanes, rows);
  }
}

// Keys as [block of 32][pair of numbers][key], zeros after the last. Scores come out as logarithms
// to base two, divided by the root of the width.
DRAGOMAN_BF16 void pack_keys(AttentionHead const& head, Pair* packed) {
  __m512 const factor = _mm512_set1_ps(kScoreFactor);
  for (std::size_t first = 0; first < padded_keys(head.tokens); first += kLanes) {
    __m512i rows[kLanes] = {};
    std::size_t const count = first < head.tokens ? std::min(kLanes, head.tokens - first) : 0;
    for (std::size_t i = 0; i < count; ++i)
      rows[i] = halved_row(head.k + (first + i) * head.stride, factor);
    transpose(rows);
    Pair* const block = packed + first / kColumns * kColumns * kHeadPairs + first % kColumns;
    for (std::size_t p = 0; p < kHeadPairs; ++p) _mm512_storeu_si512(block + p * kColumns, rows[p]);
  }
}

// Values as [pair of tokens][number], zeros after the last.
DRAGOMAN_BF16 void pack_values(AttentionHead const& head, Pair* packed) {
  __m512 const one = _mm512_set1_ps(1);
  __m512i const steps = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  // Lane i takes number i of the first row and of the second.
  __m512i const low = _mm512_or_si512(
      steps, _mm512_slli_epi32(_mm512_add_epi32(steps, _mm512_set1_epi32(kColumns)), 16));
  __m512i const high = _mm512_add_epi16(low, _mm512_set1_epi16(kLanes));
  for (std::size_t s = 0; s < head.tokens; s += 2, packed += kColumns) {
    __m512i const first = halved_row(head.v + s * head.stride, one);
    __m512i const second = s + 1 < head.tokens ? halved_row(head.v + (s + 1) * head.stride, one)
                                               : _mm512_setzero_si512();
    _mm512_storeu_si512(packed, _mm512_permutex2var_epi16(first, low, second));
    _mm512_storeu_si512(packed + kLanes, _mm512_permutex2var_epi16(first, high, second));
  }
  std::size_t const packed_pairs = (head.tokens + 1) / 2;
  std::fill_n(packed, (padded_keys(head.tokens) / 2 - packed_pairs) * kColumns, 0);
}

// Sums of eight rows by 32 columns.
struct Tile {
  __m512 left[kRows], right[kRows];
};

// rows [8, pairs], `stride` pairs apart, times columns [pairs, 32].
DRAGOMAN_BF16_INLINE Tile product(Pair const* rows, std::size_t stride, Pair const* columns,
                                  std::size_t pairs) {
  Tile tile;
  for (std::size_t r = 0; r < kRows; ++r) tile.left[r] = tile.right[r] = _mm512_setzero_ps();
  for (std::size_t p = 0; p < pairs; ++p) {
    auto const left = load_pairs(columns + p * kColumns);
    auto const right = load_pairs(columns + p * kColumns + kLanes);
#pragma GCC unroll 8
    for (std::size_t r = 0; r < kRows; ++r) {
      auto const row =
          reinterpret_cast<__m512bh>(_mm512_set1_epi32(static_cast<int>(rows[r * stride + p])));
      tile.left[r] = _mm512_dpbf16_ps(tile.left[r], row, left);
      tile.right[r] = _mm512_dpbf16_ps(tile.right[r], row, right);
    }
  }
  return tile;
}

// `rows` queries from `first` on; the last stands for those that are missing.
DRAGOMAN_BF16_INLINE void take_queries(AttentionHead const& head, std::size_t first,
                                       std::size_t rows, Pair* queries) {
  for (std::size_t r = 0; r < rows; ++r) {
    std::size_t const t = std::min(first + r, head.tokens - 1);
    _mm512_storeu_si512(queries + r * kHeadPairs,
                        halved_row(head.q + t * head.stride, _mm512_set1_ps(1)));
  }
}

// One way to multiply a block of queries. Keys and values are packed; there are `keys` of each.
struct Dots {
  static constexpr std::size_t kBlock = kRows;

  // scores [8, keys]
  DRAGOMAN_BF16_INLINE static void score(Pair const* queries, Pair const* packed_keys,
                                         std::size_t keys, float* scores) {
    for (std::size_t s = 0; s < keys; s += kColumns) {
      Tile const tile = product(queries, kHeadPairs, packed_keys + s * kHeadPairs, kHeadPairs);
      for (std::size_t r = 0; r < kRows; ++r) {
        _mm512_storeu_ps(scores + r * keys + s, tile.left[r]);
        _mm512_storeu_ps(scores + r * keys + s + kLanes, tile.right[r]);
      }
    }
  }

  // means [8, 32]
  DRAGOMAN_BF16_INLINE static void mean(Pair const* shares, Pair const* values, std::size_t keys,
                                        float* means) {
    Tile const tile = product(shares, keys, values, keys / 2);
    for (std::size_t r = 0; r < kRows; ++r) {
      _mm512_storeu_ps(means + r * kHeadWidth, tile.left[r]);
      _mm512_storeu_ps(means + r * kHeadWidth + kLanes, tile.right[r]);
    }
  }
};

// The same in tiles. A pair of columns' tiles lies side by side, rows kColumns pairs apart.
struct InTiles {
  static constexpr std::size_t kBlock = kTileRows;
  static constexpr std::size_t kPairBytes = sizeof(Pair);

  // scores [16, keys]
  DRAGOMAN_BF16_TILES static void score(Pair const* queries, Pair const* packed_keys,
                                        std::size_t keys, float* scores) {
    std::atomic_signal_fence(std::memory_order_seq_cst);  // the queries have been written
    _tile_loadd(0, queries, kTileRowBytes);
    for (std::size_t s = 0; s < keys; s += kColumns) {
      _tile_loadd(1, packed_keys + s * kHeadPairs, kColumns * kPairBytes);
      _tile_loadd(2, packed_keys + s * kHeadPairs + kLanes, kColumns * kPairBytes);
      _tile_zero(4);
      _tile_zero(5);
      _tile_dpbf16ps(4, 0, 1);
      _tile_dpbf16ps(5, 0, 2);
      _tile_stored(4, scores + s, keys * sizeof(float));
      _tile_stored(5, scores + s + kLanes, keys * sizeof(float));
    }
  }

  // means [16, 32]
  DRAGOMAN_BF16_TILES static void mean(Pair const* shares, Pair const* values, std::size_t keys,
                                       float* means) {
    std::atomic_signal_fence(std::memory_order_seq_cst);  // the shares have been written
    _tile_zero(4);
    _tile_zero(5);
    for (std::size_t s = 0; s < keys / 2; s += kTileRows) {
      _tile_loadd(0, shares + s, keys * kPairBytes);
      _tile_loadd(1, values + s * kColumns, kColumns * kPairBytes);
      _tile_loadd(2, values + s * kColumns + kLanes, kColumns * kPairBytes);
      _tile_dpbf16ps(4, 0, 1);
      _tile_dpbf16ps(5, 0, 2);
    }
    _tile_stored(4, means, kHeadWidth * sizeof(float));
    _tile_stored(5, means + kLanes, kHeadWidth * sizeof(float));
  }
};

// 2^x for x ≤ 0: 2^whole · polynomial of the rest (degree 3, relative error below 8e-5, a
// twentieth of what rounding to bf16 costs).
DRAGOMAN_BF16_INLINE __m512 power_of_two(__m512 x) {
  __m512 const whole = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  __m512 const rest = x - whole;
  __m512 p = _mm512_set1_ps(0.0551716691F);
  p = _mm512_fmadd_ps(p, rest, _mm512_set1_ps(0.242611127F));
  p = _mm512_fmadd_ps(p, rest, _mm512_set1_ps(0.693260990F));
  p = _mm512_fmadd_ps(p, rest, _mm512_set1_ps(0.999928074F));
  return _mm512_scalef_ps(p, whole);
}

// One row of scores becomes as many bf16 in its place; the sum that they are to be divided by.
DRAGOMAN_BF16_INLINE float weigh(float* row, std::size_t keys) {
  __m512 most = _mm512_loadu_ps(row);
  for (std::size_t s = kLanes; s < keys; s += kLanes)
    most = _mm512_max_ps(most, _mm512_loadu_ps(row + s));
  most = _mm512_set1_ps(_mm512_reduce_max_ps(most));
  __m512 sum = _mm512_setzero_ps();
  for (std::size_t s = 0; s < keys; s += kColumns) {
    __m512 const low = power_of_two(_mm512_loadu_ps(row + s) - most);
    __m512 const high = power_of_two(_mm512_loadu_ps(row + s + kLanes) - most);
    sum += low + high;
    _mm512_storeu_si512(row + s / 2, halved(low, high));
  }
  return _mm512_reduce_add_ps(sum);
}

// A block of queries from `first` on.
template <class Way>
DRAGOMAN_BF16 void attend_block(AttentionHead const& head, std::size_t first, Pair const* keys,
                                Pair const* values, float* scores) {
  std::size_t const width = padded_keys(head.tokens);
  alignas(kCacheLine) Pair queries[Way::kBlock * kHeadPairs];
  take_queries(head, first, Way::kBlock, queries);
  Way::score(queries, keys, width, scores);
  for (std::size_t r = 0; r < Way::kBlock; ++r)
    std::fill(scores + r * width + head.tokens, scores + (r + 1) * width, kNever);
  float sums[Way::kBlock];
  for (std::size_t r = 0; r < Way::kBlock; ++r) sums[r] = weigh(scores + r * width, width);
  alignas(kCacheLine) float means[Way::kBlock * kHeadWidth];
  Way::mean(reinterpret_cast<Pair const*>(scores), values, width, means);
  for (std::size_t r = 0; r < std::min(Way::kBlock, head.tokens - first); ++r) {
    float* const out = head.out + (first + r) * head.out_stride;
    __m512 const share = _mm512_set1_ps(1 / sums[r]);
    _mm512_storeu_ps(out, _mm512_load_ps(means + r * kHeadWidth) * share);
    _mm512_storeu_ps(out + kLanes, _mm512_load_ps(means + r * kHeadWidth + kLanes) * share);
  }
}

template <class Way>
DRAGOMAN_BF16 void attend_blocks(AttentionHead const& head, float* scratch) {
  std::size_t const width = padded_keys(head.tokens);
  auto* const keys = reinterpret_cast<Pair*>(scratch);
  Pair* const values = keys + width * kHeadPairs;
  pack_keys(head, keys);
  pack_values(head, values);
  for (std::size_t first = 0; first < head.tokens; first += Way::kBlock)
    attend_block<Way>(head, first, keys, values, scratch + width * kHeadWidth);
}

}  // namespace

bool can_attend_in_bf16() {
  return __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw") &&
         may_use_bf16();
}
bool can_attend_in_tiles() { return can_attend_in_bf16() && can_use_tiles(); }

void attend_in_bf16(AttentionHead const& head, float* scratch) {
  attend_blocks<Dots>(head, scratch);
}

void attend_in_tiles(AttentionHead const& head, float* scratch) {
  Tiles const tiles;
  attend_blocks<InTiles>(head, scratch);
}

#else

bool can_attend_in_bf16() { return false; }
bool can_attend_in_tiles() { return false; }
void attend_in_bf16(AttentionHead const&, float*) {}
void attend_in_tiles(AttentionHead const&, float*) {}

#endif

}  // namespace dragoman
