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

// Three instructions for the same, of which the first adds two products in 16 bits: what is larger
// than they hold is cut to the largest. Only here sums can differ from those of the other kernels.
bool can_multiply_by_avx2();
void multiply_by_avx2(PackedBytes const& packed, ByteRows const& rows);

}  // namespace dragoman
