#include "network/vnni.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "network/gemm.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dragoman {
namespace {

constexpr std::size_t kBlock = 64;    // outputs of a tile: four registers of sixteen
constexpr std::size_t kRows = 6;      // rows of a tile: 24 of 32 registers hold its sums
constexpr std::size_t kGroup = 4;     // inputs that one instruction takes
constexpr std::size_t kLanes = 16;    // sums of a register
constexpr std::int32_t kShift = 128;  // added to activations

std::size_t blocks_of(std::size_t outputs) { return (outputs + kBlock - 1) / kBlock; }

}  // namespace

VnniProduct::VnniProduct(std::span<std::int8_t const> weights, std::size_t outputs,
                         std::size_t inputs)
    : outputs_(outputs),
      inputs_(inputs),
      packed_(blocks_of(outputs) * kBlock * inputs),
      starts_(blocks_of(outputs) * kBlock) {
  for (std::size_t o = 0; o < outputs; ++o) {
    std::int8_t* const block = packed_.data() + o / kBlock * kBlock * inputs;
    for (std::size_t i = 0; i < inputs; ++i) {
      std::int8_t const w = weights[o * inputs + i];
      block[i / kGroup * kBlock * kGroup + o % kBlock * kGroup + i % kGroup] = w;
      starts_[o] -= kShift * w;
    }
  }
}

#if defined(__x86_64__)
#define DRAGOMAN_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,fma")))
#define DRAGOMAN_VNNI_INLINE [[gnu::always_inline]] DRAGOMAN_VNNI inline

namespace {

// Rows of a product against one block of weights; scales stand at the tile's first row and output.
struct Tile {
  std::uint8_t const* x;
  std::int8_t const* weights;
  std::int32_t const* starts;
  std::size_t inputs;
  Scales scales;
  float* y;
  std::size_t stride;   // floats from one row of y to the next
  std::size_t outputs;  // at most 64; fewer in the last block
};

struct Quad {
  __m512i a, b, c, d;
};

// The sums of `Rows` rows by 64 outputs. One member a row, not an array: a compiler keeps members
// in registers, and an array that a loop walks over in memory.
template <std::size_t Rows>
struct Sums {
  Sums<Rows - 1> above;
  Quad row;
};
template <>
struct Sums<0> {};

DRAGOMAN_VNNI_INLINE void begin(Sums<0>&, Quad const&) {}
template <std::size_t Rows>
DRAGOMAN_VNNI_INLINE void begin(Sums<Rows>& sums, Quad const& starts) {
  begin(sums.above, starts);
  sums.row = starts;
}

DRAGOMAN_VNNI_INLINE void add(Sums<0>&, Quad const&, std::uint8_t const*, std::size_t) {}
template <std::size_t Rows>
DRAGOMAN_VNNI_INLINE void add(Sums<Rows>& sums, Quad const& w, std::uint8_t const* x,
                              std::size_t inputs) {
  add(sums.above, w, x, inputs);
  std::int32_t four = 0;
  std::memcpy(&four, x + (Rows - 1) * inputs, kGroup);
  __m512i const v = _mm512_set1_epi32(four);
  sums.row.a = _mm512_dpbusd_epi32(sums.row.a, v, w.a);
  sums.row.b = _mm512_dpbusd_epi32(sums.row.b, v, w.b);
  sums.row.c = _mm512_dpbusd_epi32(sums.row.c, v, w.c);
  sums.row.d = _mm512_dpbusd_epi32(sums.row.d, v, w.d);
}

DRAGOMAN_VNNI_INLINE Quad load(void const* from) {
  auto const* const p = static_cast<char const*>(from);
  return {_mm512_loadu_si512(p), _mm512_loadu_si512(p + 64), _mm512_loadu_si512(p + 128),
          _mm512_loadu_si512(p + 192)};
}

// x · Φ(x), where Φ(x) - ½ is x times a polynomial in x² for |x| ≤ 4 and ±½ beyond. The error, at
// most 1.9e-4, is a hundredth of a step of the bytes that it becomes next; kernels.h has the exact
// one.
DRAGOMAN_VNNI_INLINE __m512 gelu(__m512 x) {
  constexpr float kPowers[] = {2.2588207e-8F,   -1.5888271e-6F, 4.7763886e-5F, -8.1218750e-4F,
                               8.763691410e-3F, -0.0645544156F, 0.397870272F};
  __m512 const near = _mm512_min_ps(_mm512_max_ps(x, _mm512_set1_ps(-4)), _mm512_set1_ps(4));
  __m512 const square = _mm512_mul_ps(near, near);
  __m512 p = _mm512_set1_ps(kPowers[0]);
  for (std::size_t i = 1; i < std::size(kPowers); ++i)
    p = _mm512_fmadd_ps(p, square, _mm512_set1_ps(kPowers[i]));
  return _mm512_mul_ps(x, _mm512_fmadd_ps(near, p, _mm512_set1_ps(0.5F)));
}

// Sixteen sums of row `row` from output `first` on, scaled, as far as the tile has outputs.
template <Activation A>
DRAGOMAN_VNNI_INLINE void write_lanes(Tile const& tile, __m512i sums, std::size_t row,
                                      std::size_t first) {
  if (first >= tile.outputs) return;
  auto const kept = static_cast<__mmask16>((1U << std::min(kLanes, tile.outputs - first)) - 1);
  __m512 const scale = _mm512_mul_ps(_mm512_maskz_loadu_ps(kept, tile.scales.outputs + first),
                                     _mm512_set1_ps(tile.scales.rows[row]));
  __m512 const bias = _mm512_maskz_loadu_ps(kept, tile.scales.bias + first);
  __m512 values = _mm512_fmadd_ps(_mm512_maskz_cvtepi32_ps(kept, sums), scale, bias);
  if constexpr (A == Activation::gelu) values = gelu(values);
  _mm512_mask_storeu_ps(tile.y + row * tile.stride + first, kept, values);
}

template <Activation A>
DRAGOMAN_VNNI_INLINE void write(Tile const&, Sums<0> const&) {}
template <Activation A, std::size_t Rows>
DRAGOMAN_VNNI_INLINE void write(Tile const& tile, Sums<Rows> const& sums) {
  write<A>(tile, sums.above);
  write_lanes<A>(tile, sums.row.a, Rows - 1, 0);
  write_lanes<A>(tile, sums.row.b, Rows - 1, kLanes);
  write_lanes<A>(tile, sums.row.c, Rows - 1, 2 * kLanes);
  write_lanes<A>(tile, sums.row.d, Rows - 1, 3 * kLanes);
}

template <Activation A, std::size_t Rows>
DRAGOMAN_VNNI void run_tile(Tile const& tile) {
  Sums<Rows> sums;
  begin(sums, load(tile.starts));
  for (std::size_t i = 0; i < tile.inputs; i += kGroup) {
    add(sums, load(tile.weights + i * kBlock), tile.x + i, tile.inputs);
  }
  write<A>(tile, sums);
}

using RunTile = void (*)(Tile const&);
template <Activation A>
constexpr RunTile kRunTile[kRows + 1] = {nullptr,        run_tile<A, 1>, run_tile<A, 2>,
                                         run_tile<A, 3>, run_tile<A, 4>, run_tile<A, 5>,
                                         run_tile<A, 6>};

}  // namespace

bool VnniProduct::supported() {
  return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
         may_use_vnni();
}

void VnniProduct::run(std::uint8_t const* x, Scales scales, float* y, std::size_t rows,
                      Activation activation) const {
  RunTile const* const run_tile =
      activation == Activation::gelu ? kRunTile<Activation::gelu> : kRunTile<Activation::none>;
  for (std::size_t o = 0; o < outputs_; o += kBlock) {
    for (std::size_t r = 0; r < rows; r += kRows) {
      std::size_t const count = std::min(kRows, rows - r);
      run_tile[count]({x + r * inputs_,
                       packed_.data() + o * inputs_,
                       starts_.data() + o,
                       inputs_,
                       {scales.rows + r, scales.outputs + o, scales.bias + o},
                       y + r * outputs_ + o,
                       outputs_,
                       std::min(kBlock, outputs_ - o)});
    }
  }
}

#else

bool VnniProduct::supported() { return false; }
void VnniProduct::run(std::uint8_t const*, Scales, float*, std::size_t, Activation) const {}

#endif

}  // namespace dragoman
