// Registers of 256 bits: tiles of six rows by 16 outputs, whose sums fill twelve of the sixteen.
#include <algorithm>
#include <cstring>
#include <iterator>

#include "network/byte_kernels.h"
#include "network/gelu_powers.h"
#include "network/gemm.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dragoman {

#if defined(__x86_64__)
#define DRAGOMAN_AVX2 __attribute__((target("avx2,fma")))
#define DRAGOMAN_AVX2_INLINE [[gnu::always_inline]] DRAGOMAN_AVX2 inline

namespace {

constexpr std::size_t kRows = 6;
constexpr std::size_t kLanes = 8;

struct Pair {
  __m256i left, right;
};

// How four products of bytes are added to a sum.
enum class Dot { vnni, two_by_two };

template <Dot D>
DRAGOMAN_AVX2_INLINE __m256i add_dot(__m256i sums, __m256i x, __m256i w) {
  if constexpr (D == Dot::vnni) {
    // Written out, since its intrinsic would want functions of their own, compiled for AVX-VNNI.
    asm("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sums) : "x"(x), "x"(w));
    return sums;
  } else {
    __m256i const pairs = _mm256_maddubs_epi16(x, w);
    return _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
}

// The sums of `Rows` rows by 16 outputs, a member a row as in avx512.cc.
template <std::size_t Rows>
struct Sums {
  Sums<Rows - 1> above;
  Pair row;
};
template <>
struct Sums<0> {};

DRAGOMAN_AVX2_INLINE void begin(Sums<0>&, Pair const&) {}
template <std::size_t Rows>
DRAGOMAN_AVX2_INLINE void begin(Sums<Rows>& sums, Pair const& starts) {
  begin(sums.above, starts);
  sums.row = starts;
}

template <Dot D>
DRAGOMAN_AVX2_INLINE void add(Sums<0>&, Pair const&, std::uint8_t const*, std::size_t) {}
template <Dot D, std::size_t Rows>
DRAGOMAN_AVX2_INLINE void add(Sums<Rows>& sums, Pair const& w, std::uint8_t const* x,
                              std::size_t inputs) {
  add<D>(sums.above, w, x, inputs);
  std::int32_t four = 0;
  std::memcpy(&four, x + (Rows - 1) * inputs, kByteGroup);
  __m256i const v = _mm256_set1_epi32(four);
  sums.row.left = add_dot<D>(sums.row.left, v, w.left);
  sums.row.right = add_dot<D>(sums.row.right, v, w.right);
}

DRAGOMAN_AVX2_INLINE Pair load(void const* from) {
  auto const* const p = static_cast<__m256i const*>(from);
  return {_mm256_load_si256(p), _mm256_load_si256(p + 1)};
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
DRAGOMAN_AVX2_INLINE void write_lanes(ByteRows const& to, std::size_t outputs, __m256i sums,
                                      std::size_t row, std::size_t output) {
  if (output >= outputs) return;
  auto const left = static_cast<std::int32_t>(std::min(kLanes, outputs - output));
  __m256i const kept =
      _mm256_cmpgt_epi32(_mm256_set1_epi32(left), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
  __m256 const scale = _mm256_mul_ps(_mm256_maskload_ps(to.scales.outputs + output, kept),
                                     _mm256_set1_ps(to.scales.rows[row]));
  __m256 const bias = _mm256_maskload_ps(to.scales.bias + output, kept);
  __m256 values = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sums), scale, bias);
  if constexpr (A == Activation::gelu) values = gelu_of(values);
  _mm256_maskstore_ps(to.y + row * outputs + output, kept, values);
}

template <Activation A>
DRAGOMAN_AVX2_INLINE void write(Sums<0> const&, PackedBytes const&, ByteRows const&, Corner) {}
template <Activation A, std::size_t Rows>
DRAGOMAN_AVX2_INLINE void write(Sums<Rows> const& sums, PackedBytes const& packed,
                                ByteRows const& to, Corner corner) {
  write<A>(sums.above, packed, to, corner);
  std::size_t const row = corner.row + Rows - 1;
  write_lanes<A>(to, packed.outputs, sums.row.left, row, corner.output);
  write_lanes<A>(to, packed.outputs, sums.row.right, row, corner.output + kLanes);
}

template <Dot D, Activation A, std::size_t Rows>
DRAGOMAN_AVX2 void run_tile(PackedBytes const& packed, ByteRows const& rows, Corner corner) {
  Sums<Rows> sums;
  begin(sums, load(packed.starts.data() + corner.output));
  std::int8_t const* const weights = packed.block(corner.output);
  std::uint8_t const* const x = rows.x + corner.row * packed.inputs;
  for (std::size_t square = 0; square < packed.inputs; square += kByteSquare) {
    std::int8_t const* const block = weights + square * kByteSquare;
    for (std::size_t i = 0; i < kByteSquare; i += kByteGroup)
      add<D>(sums, load(block + i * kByteLanes), x + square + i, packed.inputs);
  }
  write<A>(sums, packed, rows, corner);
}

template <Dot D, Activation A>
constexpr RunTile kRunTile[kRows + 1] = {nullptr,           run_tile<D, A, 1>, run_tile<D, A, 2>,
                                         run_tile<D, A, 3>, run_tile<D, A, 4>, run_tile<D, A, 5>,
                                         run_tile<D, A, 6>};

template <Dot D>
void multiply(PackedBytes const& packed, ByteRows const& rows) {
  RunTile const* const run_tile = rows.activation == Activation::gelu
                                      ? kRunTile<D, Activation::gelu>
                                      : kRunTile<D, Activation::none>;
  for (std::size_t o = 0; o < packed.outputs; o += kByteLanes) {
    for (std::size_t r = 0; r < rows.rows; r += kRows)
      run_tile[std::min(kRows, rows.rows - r)](packed, rows, {r, o});
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
  multiply<Dot::two_by_two>(packed, rows);
}

#else

bool can_multiply_by_avx_vnni() { return false; }
void multiply_by_avx_vnni(PackedBytes const&, ByteRows const&) {}
bool can_multiply_by_avx2() { return false; }
void multiply_by_avx2(PackedBytes const&, ByteRows const&) {}

#endif

}  // namespace dragoman
