// Products of bytes, packed once and run by the fastest kernel that the processor has. All but the
// last give the same sums, so that what is read does not hang on the machine:
//
//   amx           tiles of 16 by 64 bytes          1024 products a cycle
//   avx512_vnni   registers of 512 bits             128
//   avx_vnni      registers of 256 bits              64
//   avx2          without VNNI                       42, activations in seven bits
//
// The general product (gemm.h) wants rows filled up and leaves its sums in memory, to be scaled in
// a second pass; here they are scaled before they leave registers or the nearest cache.
//
// The instructions want one side unsigned: activations come in as quantise_between makes them, and
// what the zero of a row adds, times the sum of an output's weights, is taken off where sums are
// scaled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "network/cache_lines.h"
#include "network/kernels.h"

namespace dragoman {

// What is done to an output before it is written. gelu: the Gaussian error linear unit within 2e-4.
enum class Activation { none, gelu };

inline constexpr std::size_t kByteGroup = 4;    // inputs that one instruction takes a lane
inline constexpr std::size_t kByteLanes = 16;   // outputs whose groups lie side by side
inline constexpr std::size_t kByteSquare = 64;  // inputs, and outputs, of a square

// Weights [outputs, inputs] as the kernels read them: squares that fill a page each, outputs filled
// up to whole squares. A square is [4 blocks of 16 outputs][16 groups of 4 inputs][output][input]:
// a block is a tile of 1 KB, and four blocks that are read side by side meet in no set of the
// cache. What sums become on their way out, of each output: sum · scale · row scale + bias
// - of_zero · row scale · zero of the row, of_zero being the sum of its weights · scale.
struct PackedBytes {
  std::size_t outputs = 0, inputs = 0;
  LineVector<std::int8_t> weights;  // [square of outputs][square of inputs][4096]
  LineVector<float> scales, bias, of_zero;

  // The block of sixteen outputs from `output` on, first square; those of the next squares of
  // inputs follow kSquareBytes apart.
  std::int8_t const* block(std::size_t output) const {
    std::size_t const within = output % kByteSquare;
    return weights.data() + (output - within) * inputs + within * kByteSquare;
  }
};
inline constexpr std::size_t kSquareBytes = kByteSquare * kByteSquare;

// x [rows, inputs] of bytes to y [rows, outputs].
struct ByteRows {
  std::uint8_t const* x = nullptr;
  RowScale const* scales = nullptr;
  float* y = nullptr;
  std::size_t rows = 0;
  Activation activation = Activation::none;
};

// A kernel: whether the processor can (and oneDNN was not told to leave it: ONEDNN_MAX_CPU_ISA) and
// what it does.
struct ByteKernel {
  char const* name;
  bool (*supported)();
  void (*run)(PackedBytes const&, ByteRows const&);
  std::int32_t levels = 255;  // of activations, at most
  // Makes the weights of one output such as it can multiply, and says what sums are to be
  // multiplied with to be what they were; null where it takes all.
  float (*fit)(std::span<std::int8_t> weights) = nullptr;
};
// The fastest first.
std::span<ByteKernel const> byte_kernels();
// The fastest that this processor can run on so many inputs, a multiple of 64; null where none can
// and for other inputs.
ByteKernel const* byte_kernel(std::size_t inputs);

// A dense layer: W [outputs, inputs] of signed bytes, scale and bias of each output.
struct ByteLayer {
  std::span<std::int8_t const> weights;
  std::span<float const> scales, bias;

  std::size_t outputs() const { return bias.size(); }
  std::size_t inputs() const { return weights.size() / bias.size(); }
};

// y = x · Wᵀ + bias. Immutable after it is made.
class ByteProduct {
 public:
  // `inputs` of the layer is a multiple of 64.
  ByteProduct(ByteKernel const& kernel, ByteLayer const& layer);

  ByteKernel const& kernel() const { return kernel_; }

  // x and scales as quantise_between makes them, x in memory for padded_rows(rows) (gemm.h): rows
  // past `rows` are read (any values do). y is [rows, outputs]; `activation` of the sums.
  void run(std::uint8_t const* x, RowScale const* scales, float* y, std::size_t rows,
           Activation activation = Activation::none) const {
    kernel_.run(packed_, {x, scales, y, rows, activation});
  }

 private:
  ByteKernel kernel_;
  PackedBytes packed_;
};

}  // namespace dragoman
