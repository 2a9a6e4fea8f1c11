// Registers of 512 bits: tiles of six rows by 64 outputs.
#include <algorithm>
#include <cstring>

#include "network/byte_kernels.h"
#include "network/gemm.h"
#include "network/lanes512.h"

namespace dragoman {

#if defined(__x86_64__)
#define DRAGOMAN_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,fma")))
#define DRAGOMAN_VNNI_INLINE [[gnu::always_inline]] DRAGOMAN_VNNI inline

namespace {

constexpr std::size_t kRows = 6;  // rows of a tile: 24 of 32 registers hold its sums

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

DRAGOMAN_VNNI_INLINE void begin(Sums<0>&, __m512i) {}
template <std::size_t Rows>
DRAGOMAN_VNNI_INLINE void begin(Sums<Rows>& sums, __m512i zeros) {
  begin(sums.above, zeros);
  sums.row = {zeros, zeros, zeros, zeros};
}

// Zeros that the compiler does not know for such: sums that begin as a constant it keeps in memory.
DRAGOMAN_VNNI_INLINE __m512i zeros() {
  __m512i out = _mm512_setzero_si512();
  asm("" : "+v"(out));
  return out;
}

DRAGOMAN_VNNI_INLINE void add(Sums<0>&, Quad const&, std::uint8_t const*, std::size_t) {}
template <std::size_t Rows>
DRAGOMAN_VNNI_INLINE void add(Sums<Rows>& sums, Quad const& w, std::uint8_t const* x,
                              std::size_t inputs) {
  add(sums.above, w, x, inputs);
  std::int32_t four = 0;
  std::memcpy(&four, x + (Rows - 1) * inputs, kByteGroup);
  __m512i const v = _mm512_set1_epi32(four);
  sums.row.a = _mm512_dpbusd_epi32(sums.row.a, v, w.a);
  sums.row.b = _mm512_dpbusd_epi32(sums.row.b, v, w.b);
  sums.row.c = _mm512_dpbusd_epi32(sums.row.c, v, w.c);
  sums.row.d = _mm512_dpbusd_epi32(sums.row.d, v, w.d);
}

// Four registers, `step` bytes from one to the next.
DRAGOMAN_VNNI_INLINE Quad load(void const* from, std::size_t step) {
  auto const* const p = static_cast<char const*>(from);
  return {_mm512_load_si512(p), _mm512_load_si512(p + step), _mm512_load_si512(p + 2 * step),
          _mm512_load_si512(p + 3 * step)};
}

template <Activation A>
DRAGOMAN_VNNI_INLINE void write(Sums<0> const&, PackedBytes const&, ByteRows const&, Corner) {}
template <Activation A, std::size_t Rows>
DRAGOMAN_VNNI_INLINE void write(Sums<Rows> const& sums, PackedBytes const& packed,
                                ByteRows const& to, Corner corner) {
  write<A>(sums.above, packed, to, corner);
  std::size_t const row = corner.row + Rows - 1;
  __m512i const quarters[] = {sums.row.a, sums.row.b, sums.row.c, sums.row.d};
#pragma GCC unroll 4
  for (std::size_t q = 0; q < 4; ++q) {
    std::size_t const output = corner.output + q * kLanes512;
    if (output < packed.outputs)
      OutputLanes(packed, output)
          .write<A>(quarters[q], to.scales[row], to.y + row * packed.outputs + output);
  }
}

template <Activation A, std::size_t Rows>
DRAGOMAN_VNNI void run_tile(PackedBytes const& packed, ByteRows const& rows, Corner corner) {
  Sums<Rows> sums;
  begin(sums, zeros());
  std::int8_t const* const weights = packed.block(corner.output);
  std::uint8_t const* const x = rows.x + corner.row * packed.inputs;
  for (std::size_t square = 0; square < packed.inputs; square += kByteSquare) {
    std::int8_t const* const blocks = weights + square * kByteSquare;
    for (std::size_t i = 0; i < kByteSquare; i += kByteGroup) {
      add(sums, load(blocks + i * kByteLanes, kByteSquare * kByteLanes), x + square + i,
          packed.inputs);
    }
  }
  write<A>(sums, packed, rows, corner);
}

template <Activation A>
constexpr RunTile kRunTile[kRows + 1] = {nullptr,        run_tile<A, 1>, run_tile<A, 2>,
                                         run_tile<A, 3>, run_tile<A, 4>, run_tile<A, 5>,
                                         run_tile<A, 6>};

}  // namespace

bool can_multiply_by_vnni512() {
  return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
         may_use_vnni();
}

void multiply_by_vnni512(PackedBytes const& packed, ByteRows const& rows) {
  RunTile const* const run_tile =
      rows.activation == Activation::gelu ? kRunTile<Activation::gelu> : kRunTile<Activation::none>;
  for (std::size_t o = 0; o < packed.outputs; o += kByteSquare) {
    for (std::size_t r = 0; r < rows.rows; r += kRows)
      run_tile[std::min(kRows, rows.rows - r)](packed, rows, {r, o});
  }
}

#else

bool can_multiply_by_vnni512() { return false; }
void multiply_by_vnni512(PackedBytes const&, ByteRows const&) {}

#endif

}  // namespace dragoman
