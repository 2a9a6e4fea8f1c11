#include "network/amx.h"

#include <algorithm>

#include "network/byte_kernels.h"
#include "network/gemm.h"
#include "network/lanes512.h"

#if defined(__x86_64__) && defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace dragoman {

#if defined(__x86_64__) && defined(__linux__)
#define DRAGOMAN_AMX __attribute__((target("avx512f,avx512bw,avx512vl,fma,amx-tile,amx-int8")))

namespace {

constexpr std::size_t kSide = 2 * kTileRows;  // rows, and outputs, of the four tiles of sums

// What _tile_loadconfig reads: all eight tiles at their full size.
struct alignas(64) TileShapes {
  std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
  std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
  std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};
constexpr TileShapes kShapes;

// Linux gives tiles to a process that asks for them, and to its threads.
bool tiles_are_granted() {
  constexpr int kRequest = 0x1023;  // ARCH_REQ_XCOMP_PERM
  constexpr int kTileData = 18;     // XFEATURE_XTILEDATA
  static bool const granted = syscall(SYS_arch_prctl, kRequest, kTileData) == 0;
  return granted;
}

DRAGOMAN_AMX void take_tiles() { _tile_loadconfig(&kShapes); }
DRAGOMAN_AMX void release_tiles() { _tile_release(); }

// sums [32, 32] of the rows from x on and the outputs from `output` on.
DRAGOMAN_AMX void multiply(std::uint8_t const* x, PackedBytes const& packed, std::size_t output,
                           std::int32_t* sums) {
  constexpr std::size_t kSumBytes = kSide * sizeof(std::int32_t);
  std::size_t const inputs = packed.inputs;
  std::int8_t const* const left = packed.block(output);
  std::int8_t const* const right = packed.block(output + kTileRows);
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (std::size_t i = 0; i < inputs; i += kByteSquare) {
    _tile_loadd(4, x + i, inputs);
    _tile_loadd(5, x + kTileRows * inputs + i, inputs);
    _tile_loadd(6, left + i * kByteSquare, kTileRowBytes);
    _tile_loadd(7, right + i * kByteSquare, kTileRowBytes);
    _tile_dpbusd(0, 4, 6);
    _tile_dpbusd(1, 4, 7);
    _tile_dpbusd(2, 5, 6);
    _tile_dpbusd(3, 5, 7);
  }
  _tile_stored(0, sums, kSumBytes);
  _tile_stored(1, sums + kTileRows, kSumBytes);
  _tile_stored(2, sums + kTileRows * kSide, kSumBytes);
  _tile_stored(3, sums + kTileRows * kSide + kTileRows, kSumBytes);
}

// Sums of 32 rows and outputs, from the corner on.
template <Activation A>
DRAGOMAN_AMX void write_square(std::int32_t const* sums, PackedBytes const& packed,
                               ByteRows const& to, Corner corner) {
  OutputLanes const left(packed, corner.output);
  OutputLanes const right(packed, corner.output + kLanes512);
  std::size_t const count = std::min(kSide, to.rows - corner.row);
  for (std::size_t i = 0; i < count; ++i, sums += kSide) {
    float* const y = to.y + (corner.row + i) * packed.outputs + corner.output;
    RowScale const row = to.scales[corner.row + i];
    left.write<A>(_mm512_load_si512(sums), row, y);
    right.write<A>(_mm512_load_si512(sums + kLanes512), row, y + kLanes512);
  }
}

template <Activation A>
DRAGOMAN_AMX void multiply_all(PackedBytes const& packed, ByteRows const& rows) {
  alignas(kCacheLine) std::int32_t sums[kSide * kSide];
  for (std::size_t r = 0; r < rows.rows; r += kSide) {
    for (std::size_t o = 0; o < packed.outputs; o += kSide) {
      multiply(rows.x + r * packed.inputs, packed, o, sums);
      write_square<A>(sums, packed, rows, {r, o});
    }
  }
}

}  // namespace

bool can_use_tiles() {
  return __builtin_cpu_supports("amx-int8") && __builtin_cpu_supports("amx-bf16") &&
         may_use_amx() && tiles_are_granted();
}

Tiles::Tiles() { take_tiles(); }
Tiles::~Tiles() { release_tiles(); }

void multiply_in_tiles(PackedBytes const& packed, ByteRows const& rows) {
  Tiles const tiles;
  if (rows.activation == Activation::gelu) {
    multiply_all<Activation::gelu>(packed, rows);
  } else {
    multiply_all<Activation::none>(packed, rows);
  }
}

#else

bool can_use_tiles() { return false; }
Tiles::Tiles() = default;
Tiles::~Tiles() = default;
void multiply_in_tiles(PackedBytes const&, ByteRows const&) {}

#endif

}  // namespace dragoman
