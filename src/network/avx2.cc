// Registers of 256 bits: tiles of rows by 16 outputs, two registers of sums a row.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>

#include "network/byte_kernels.h"
#include "network/gelu_powers.h"
#include "network/gemm.h"
#include "network/rounding.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dragoman {
namespace {

constexpr std::size_t kGroupsAdded = 4;  // groups of inputs whose products meet in 16 bits
constexpr std::size_t kAdded = kGroupsAdded * kByteGroup;
static_assert(kByteSquare % kAdded == 0);

// The most that the weights of one sign may come to whose products meet.
constexpr int kMostTogether = std::numeric_limits<std::int16_t>::max() / kAvx2Levels;
// The root of the mean square that weights are brought down to. Of 20 to 32 it left the least mean
// error in the model that ships, 0.2 of a squared step: smaller ones lose more by rounding, larger
// ones by what is cut.
constexpr float kSpread = 26;

// Takes what is too much from all of one sign alike.
void cut_down(std::span<std::int8_t* const> weights, int sign) {
  auto const size = [sign](std::int8_t const* w) { return std::max(*w * sign, 0); };
  int too_much = -kMostTogether;
  for (std::int8_t const* w : weights) too_much += size(w);
  while (too_much > 0) {
    auto const count = std::ranges::count_if(weights, size);
    int const share = std::max(too_much / static_cast<int>(count), 1);
    for (std::int8_t* const w : weights) {
      int const taken = std::min({share, size(w), too_much});
      *w = static_cast<std::int8_t>(*w - taken * sign);
      too_much -= taken;
    }
  }
}

}  // namespace

float fit_avx2(std::span<std::int8_t> weights) {
  int squares = 0;
  for (std::int8_t const w : weights) squares += w * w;
  float const mean = static_cast<float>(squares) / static_cast<float>(weights.size());
  float const factor = std::min(kSpread / std::sqrt(mean), 1.0F);
  for (std::int8_t& w : weights) w = static_cast<std::int8_t>(nearest_byte(w * factor));
  for (std::size_t first = 0; first < weights.size(); first += kAdded) {
    for (std::size_t pair = 0; pair < kByteGroup; pair += 2) {
      std::array<std::int8_t*, 2 * kGroupsAdded> together{};
      for (std::size_t i = 0; i < together.size(); ++i)
        together[i] = &weights[first + i / 2 * kByteGroup + pair + i % 2];
      cut_down(together, 1);
      cut_down(together, -1);
    }
  }
  return 1 / factor;
}

#if defined(__x86_64__)
#define DRAGOMAN_AVX2 __attribute__((target("avx2,fma")))
#define DRAGOMAN_AVX2_INLINE [[gnu::always_inline]] DRAGOMAN_AVX2 inline

namespace {

constexpr std::size_t kLanes = 8;

struct Pair {
  __m256i left, right;
};

// How products of bytes are added to a sum: four by one instruction, or in steps of 16 bits.
enum class Dot { vnni, in_16_bits };

// Rows of a tile: twelve of the sixteen registers for sums, with VNNI of 32 bits; without, six of
// 32 and six of 16.
template <Dot D>
constexpr std::size_t kRows = D == Dot::vnni ? 6 : 3;

DRAGOMAN_AVX2_INLINE __m256i add_dot(__m256i sums, __m256i x, __m256i w) {
  // Written out, since its intrinsic would want functions of their own, compiled for AVX-VNNI.
  asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sums) : "x"(x), "x"(w));
  return sums;
}

// The sums of `Rows` rows by 16 outputs, a member a row as in avx512.cc.
template <std::size_t Rows>
struct Sums {
  Sums<Rows - 1> above;
  Pair row;
};
template <>
struct Sums<0> {};

DRAGOMAN_AVX2_INLINE void begin(Sums<0>&, __m256i) {}
template <std::size_t Rows>
DRAGOMAN_AVX2_INLINE void begin(Sums<Rows>& sums, __m256i zeros) {
  begin(sums.above, zeros);
  sums.row = {zeros, zeros};
}

// Zeros that the compiler does not know for such: sums that begin as a constant it keeps in memory.
DRAGOMAN_AVX2_INLINE __m256i zeros() {
  __m256i out = _mm256_setzero_si256();
  asm("" : "+x"(out));
  return out;
}

DRAGOMAN_AVX2_INLINE Pair load(void const* from) {
  auto const* const p = static_cast<__m256i const*>(from);
  return {_mm256_load_si256(p), _mm256_load_si256(p + 1)};
}

// Four inputs in every lane.
DRAGOMAN_AVX2_INLINE __m256i spread(std::uint8_t const* x) {
  std::int32_t four = 0;
  std::memcpy(&four, x, kByteGroup);
  return _mm256_set1_epi32(four);
}

// A group of four inputs.
DRAGOMAN_AVX2_INLINE void add_group(Sums<0>&, Pair const&, std::uint8_t const*, std::size_t) {}
template <std::size_t Rows>
DRAGOMAN_AVX2_INLINE void add_group(Sums<Rows>& sums, Pair const& w, std::uint8_t const* x,
                                    std::size_t inputs) {
  add_group(sums.above, w, x, inputs);
  __m256i const v = spread(x + (Rows - 1) * inputs);
  sums.row.left = add_dot(sums.row.left, v, w.left);
  sums.row.right = add_dot(sums.row.right, v, w.right);
}

DRAGOMAN_AVX2_INLINE __m256i widened(__m256i pairs) {
  return _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

// A group whose products are added in 16 bits.
DRAGOMAN_AVX2_INLINE void add_in_16_bits(Sums<0>&, Pair const&, std::uint8_t const*, std::size_t) {}
template <std::size_t Rows>
DRAGOMAN_AVX2_INLINE void add_in_16_bits(Sums<Rows>& pairs, Pair const& w, std::uint8_t const* x,
                                         std::size_t inputs) {
  add_in_16_bits(pairs.above, w, x, inputs);
  __m256i const v = spread(x + (Rows - 1) * inputs);
  pairs.row.left = _mm256_add_epi16(pairs.row.left, _mm256_maddubs_epi16(v, w.left));
  pairs.row.right = _mm256_add_epi16(pairs.row.right, _mm256_maddubs_epi16(v, w.right));
  // Sums as they stand: added in another order, all products of a group would be held.
  asm("" : "+x"(pairs.row.left), "+x"(pairs.row.right));
}

DRAGOMAN_AVX2_INLINE void add_widened(Sums<0>&, Sums<0> const&) {}
template <std::size_t Rows>
DRAGOMAN_AVX2_INLINE void add_widened(Sums<Rows>& sums, Sums<Rows> const& pairs) {
  add_widened(sums.above, pairs.above);
  sums.row.left = _mm256_add_epi32(sums.row.left, widened(pairs.row.left));
  sums.row.right = _mm256_add_epi32(sums.row.right, widened(pairs.row.right));
}

// Groups whose products meet in 16 bits.
template <std::size_t Rows>
DRAGOMAN_AVX2_INLINE void add_groups(Sums<Rows>& sums, std::int8_t const* weights,
                                     std::uint8_t const* x, std::size_t inputs) {
  Sums<Rows> pairs;
  begin(pairs, _mm256_setzero_si256());
#pragma GCC unroll 4
  for (std::size_t i = 0; i < kAdded; i += kByteGroup)
    add_in_16_bits(pairs, load(weights + i * kByteLanes), x + i, inputs);
  add_widened(sums, pairs);
}

// A square of inputs.
template <Dot D, std::size_t Rows>
DRAGOMAN_AVX2_INLINE void add_square(Sums<Rows>& sums, std::int8_t const* weights,
                                     std::uint8_t const* x, std::size_t inputs) {
  constexpr std::size_t kStep = D == Dot::vnni ? kByteGroup : kAdded;
  for (std::size_t i = 0; i < kByteSquare; i += kStep) {
    if constexpr (D == Dot::vnni) {
      add_group(sums, load(weights + i * kByteLanes), x + i, inputs);
    } else {
      add_groups(sums, weights + i * kByteLanes, x + i, inputs);
    }
  }
}

DRAGOMAN_AVX2_INLINE __m256 gelu_of(__m256 x) {
  __m256 const near =
      _mm256_min_ps(_mm256_max_ps(x, _mm256_set1_ps(-kGeluReach)), _mm256_set1_ps(kGeluReach));
  __m256 const square = _mm256_mul_ps(near, near);
  __m256 p = _mm256_set1_ps(kGeluPowers[0]);
  for (std::size_t i = 1; i < std::size(kGeluPowers); ++i)
    p = _mm256_fmadd_ps(p, square, _mm256_set1_ps(kGeluPowers[i]));
  return _mm256_mul_ps(x, _mm256_fmadd_ps(near, p, _mm256_set1_ps(0.5F)));
}

// Eight sums of row `row` from output `output` on, scaled, as far as there are outputs.
template <Activation A>
DRAGOMAN_AVX2_INLINE void write_lanes(ByteRows const& to, PackedBytes const& packed, __m256i sums,
                                      std::size_t row, std::size_t output) {
  if (output >= packed.outputs) return;
  RowScale const of_row = to.scales[row];
  auto const left = static_cast<std::int32_t>(std::min(kLanes, packed.outputs - output));
  __m256i const kept =
      _mm256_cmpgt_epi32(_mm256_set1_epi32(left), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
  __m256 const start = _mm256_fnmadd_ps(_mm256_load_ps(packed.of_zero.data() + output),
                                        _mm256_set1_ps(of_row.scale * of_row.zero),
                                        _mm256_load_ps(packed.bias.data() + output));
  __m256 const scales =
      _mm256_mul_ps(_mm256_load_ps(packed.scales.data() + output), _mm256_set1_ps(of_row.scale));
  __m256 values = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sums), scales, start);
  if constexpr (A == Activation::gelu) values = gelu_of(values);
  _mm256_maskstore_ps(to.y + row * packed.outputs + output, kept, values);
}

template <Activation A>
DRAGOMAN_AVX2_INLINE void write(Sums<0> const&, PackedBytes const&, ByteRows const&, Corner) {}
template <Activation A, std::size_t Rows>
DRAGOMAN_AVX2_INLINE void write(Sums<Rows> const& sums, PackedBytes const& packed,
                                ByteRows const& to, Corner corner) {
  write<A>(sums.above, packed, to, corner);
  std::size_t const row = corner.row + Rows - 1;
  write_lanes<A>(to, packed, sums.row.left, row, corner.output);
  write_lanes<A>(to, packed, sums.row.right, row, corner.output + kLanes);
}

template <Dot D, Activation A, std::size_t Rows>
DRAGOMAN_AVX2 void run_tile(PackedBytes const& packed, ByteRows const& rows, Corner corner) {
  Sums<Rows> sums;
  begin(sums, zeros());
  std::int8_t const* const weights = packed.block(corner.output);
  std::uint8_t const* const x = rows.x + corner.row * packed.inputs;
  for (std::size_t square = 0; square < packed.inputs; square += kByteSquare)
    add_square<D>(sums, weights + square * kByteSquare, x + square, packed.inputs);
  write<A>(sums, packed, rows, corner);
}

// By the number of rows, from one on.
template <Dot D, Activation A, std::size_t... Rows>
constexpr std::array<RunTile, sizeof...(Rows)> tiles(std::index_sequence<Rows...>) {
  return {run_tile<D, A, Rows + 1>...};
}

template <Dot D>
void multiply(PackedBytes const& packed, ByteRows const& rows) {
  constexpr auto kNumbers = std::make_index_sequence<kRows<D>>();
  static constexpr auto kPlain = tiles<D, Activation::none>(kNumbers);
  static constexpr auto kGelu = tiles<D, Activation::gelu>(kNumbers);
  auto const& run_tile = rows.activation == Activation::gelu ? kGelu : kPlain;
  for (std::size_t o = 0; o < packed.outputs; o += kByteLanes) {
    for (std::size_t r = 0; r < rows.rows; r += kRows<D>)
      run_tile[std::min(kRows<D>, rows.rows - r) - 1](packed, rows, {r, o});
  }
}

}  // namespace

bool can_multiply_by_avx_vnni() { return __builtin_cpu_supports("avxvnni") && may_use_avx_vnni(); }
bool can_multiply_by_avx2() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && may_use_avx2();
}

void multiply_by_avx_vnni(PackedBytes const& packed, ByteRows const& rows) {
  multiply<Dot::vnni>(packed, rows);
}
void multiply_by_avx2(PackedBytes const& packed, ByteRows const& rows) {
  multiply<Dot::in_16_bits>(packed, rows);
}

#else

bool can_multiply_by_avx_vnni() { return false; }
void multiply_by_avx_vnni(PackedBytes const&, ByteRows const&) {}
bool can_multiply_by_avx2() { return false; }
void multiply_by_avx2(PackedBytes const&, ByteRows const&) {}

#endif

}  // namespace dragoman
