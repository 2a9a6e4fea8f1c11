#include "network/byte_product.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <numeric>

#include "network/amx.h"
#include "network/byte_kernels.h"

namespace dragoman {
namespace {

constexpr std::int32_t kShift = 128;  // added to activations

constexpr ByteKernel kKernels[] = {
    {"amx", can_use_tiles, multiply_in_tiles},
    {"avx512_vnni", can_multiply_by_vnni512, multiply_by_vnni512},
    {"avx_vnni", can_multiply_by_avx_vnni, multiply_by_avx_vnni},
    {"avx2", can_multiply_by_avx2, multiply_by_avx2},
};

PackedBytes packed(std::span<std::int8_t const> weights, std::size_t outputs, std::size_t inputs) {
  std::size_t const filled = (outputs + kByteSquare - 1) / kByteSquare * kByteSquare;
  PackedBytes out{outputs, inputs, LineVector<std::int8_t>(filled * inputs),
                  LineVector<std::int32_t>(filled)};
  for (std::size_t o = 0; o < outputs; ++o) {
    std::int8_t const* const row = weights.data() + o * inputs;
    std::ptrdiff_t const block = out.block(o / kByteLanes * kByteLanes) - out.weights.data();
    std::int8_t* const to = out.weights.data() + block + o % kByteLanes * kByteGroup;
    for (std::size_t i = 0; i < inputs; i += kByteGroup) {
      std::size_t const square = i / kByteSquare * kSquareBytes;
      std::memcpy(to + square + i % kByteSquare * kByteLanes, row + i, kByteGroup);
    }
    out.starts[o] = -kShift * std::accumulate(row, row + inputs, 0);
  }
  return out;
}

}  // namespace

std::span<ByteKernel const> byte_kernels() { return kKernels; }

ByteKernel const* byte_kernel(std::size_t inputs) {
  if (inputs % kByteSquare != 0) return nullptr;
  auto const found =
      std::ranges::find_if(kKernels, [](ByteKernel const& k) { return k.supported(); });
  return found == std::end(kKernels) ? nullptr : found;
}

ByteProduct::ByteProduct(ByteKernel const& kernel, std::span<std::int8_t const> weights,
                         std::size_t outputs, std::size_t inputs)
    : run_(kernel.run), packed_(packed(weights, outputs, inputs)) {}

}  // namespace dragoman
