#include "network/byte_product.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <numeric>
#include <vector>

#include "network/amx.h"
#include "network/byte_kernels.h"
#include "network/rounding.h"

namespace dragoman {
namespace {

constexpr ByteKernel kKernels[] = {
    {"amx", can_use_tiles, multiply_in_tiles},
    {"avx512_vnni", can_multiply_by_vnni512, multiply_by_vnni512},
    {"avx_vnni", can_multiply_by_avx_vnni, multiply_by_avx_vnni},
    {"avx2", can_multiply_by_avx2, multiply_by_avx2, kAvx2Levels, fit_avx2},
};

PackedBytes packed(ByteLayer const& layer) {
  std::size_t const outputs = layer.outputs(), inputs = layer.inputs();
  std::size_t const filled = rounded_up(outputs, kByteSquare);
  PackedBytes out{outputs,
                  inputs,
                  LineVector<std::int8_t>(filled * inputs),
                  LineVector<float>(filled),
                  LineVector<float>(filled),
                  LineVector<float>(filled)};
  std::ranges::copy(layer.scales, out.scales.begin());
  std::ranges::copy(layer.bias, out.bias.begin());
  for (std::size_t o = 0; o < outputs; ++o) {
    std::int8_t const* const row = layer.weights.data() + o * inputs;
    std::ptrdiff_t const block = out.block(o / kByteLanes * kByteLanes) - out.weights.data();
    std::int8_t* const to = out.weights.data() + block + o % kByteLanes * kByteGroup;
    for (std::size_t i = 0; i < inputs; i += kByteGroup) {
      std::size_t const square = i / kByteSquare * kSquareBytes;
      std::memcpy(to + square + i % kByteSquare * kByteLanes, row + i, kByteGroup);
    }
    out.of_zero[o] = layer.scales[o] * static_cast<float>(std::accumulate(row, row + inputs, 0));
  }
  return out;
}

PackedBytes packed_for(ByteKernel const& kernel, ByteLayer const& layer) {
  if (kernel.fit == nullptr) return packed(layer);
  std::vector<std::int8_t> weights(layer.weights.begin(), layer.weights.end());
  std::vector<float> scales(layer.scales.begin(), layer.scales.end());
  for (std::size_t o = 0; o < layer.outputs(); ++o)
    scales[o] *= kernel.fit(std::span(weights).subspan(o * layer.inputs(), layer.inputs()));
  return packed({weights, scales, layer.bias});
}

}  // namespace

std::span<ByteKernel const> byte_kernels() { return kKernels; }

ByteKernel const* byte_kernel(std::size_t inputs) {
  if (inputs % kByteSquare != 0) return nullptr;
  auto const found =
      std::ranges::find_if(kKernels, [](ByteKernel const& k) { return k.supported(); });
  return found == std::end(kKernels) ? nullptr : found;
}

ByteProduct::ByteProduct(ByteKernel const& kernel, ByteLayer const& layer)
    : kernel_(kernel), packed_(packed_for(kernel, layer)) {}

}  // namespace dragoman
