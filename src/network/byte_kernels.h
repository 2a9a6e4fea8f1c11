// Kernels of ByteProduct in registers of 256 and 512 bits. Tiles of six rows stay in registers
// until they are scaled.
#pragma once

#include "network/byte_product.h"

namespace dragoman {

// Where a tile begins.
struct Corner {
  std::size_t row, output;
};
using RunTile = void (*)(PackedBytes const&, ByteRows const&, Corner);

// Four products of bytes and their sum are one instruction a lane. AVX-512 VNNI: tiles of 64
// outputs; AVX-VNNI, without AVX-512: of 16.
bool can_multiply_by_vnni512();
void multiply_by_vnni512(PackedBytes const& packed, ByteRows const& rows);
bool can_multiply_by_avx_vnni();
void multiply_by_avx_vnni(PackedBytes const& packed, ByteRows const& rows);

// Without VNNI products of activations of seven bits are added in 16 bits, four a lane, before they
// are widened. Where four weights of one sign are too large for that, fit_avx2 cuts the largest
// down (one lane in five hundred of the model that ships): sums are exact.
inline constexpr std::int32_t kAvx2Levels = 127;
void fit_avx2(std::span<std::int8_t> weights);
bool can_multiply_by_avx2();
void multiply_by_avx2(PackedBytes const& packed, ByteRows const& rows);

}  // namespace dragoman
