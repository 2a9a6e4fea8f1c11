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

// Without VNNI products of activations of seven bits are added in 16 bits, eight a lane, before
// they are widened. fit_avx2 makes the weights of an output smaller where they are too large for
// that as a rule, and takes off what is too much of eight that still are: sums are exact.
inline constexpr std::int32_t kAvx2Levels = 127;
float fit_avx2(std::span<std::int8_t> weights);
bool can_multiply_by_avx2();
void multiply_by_avx2(PackedBytes const& packed, ByteRows const& rows);

}  // namespace dragoman
