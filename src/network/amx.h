// Tiles: eight registers of 16 rows by 64 bytes (AMX). One instruction multiplies 16 rows of 64
// bytes, or of 32 halved floats, with as many of 16 columns.
#pragma once

#include "network/byte_product.h"

namespace dragoman {

inline constexpr std::size_t kTileRows = 16;
inline constexpr std::size_t kTileRowBytes = 64;

// Whether processor and system let this process use tiles, and oneDNN was not told to leave them
// (ONEDNN_MAX_CPU_ISA).
bool can_use_tiles();

// While one lives, its thread's tiles are all of full size. Not to be nested.
class Tiles {
 public:
  Tiles();
  ~Tiles();
  Tiles(Tiles const&) = delete;
  Tiles& operator=(Tiles const&) = delete;
};

// The kernel of ByteProduct: four tiles of sums, 32 rows by 32 outputs, share each load.
void multiply_in_tiles(PackedBytes const& packed, ByteRows const& rows);

}  // namespace dragoman
