// Blocks of known size as Parquet packs them: gzip, snappy, zstd.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

enum class Packing { none, snappy, gzip, zstd };

// The `size` bytes that `packed` holds. Throws Error{bad_input} where it is damaged or holds
// another number of bytes, Error{cannot_run} where there is no memory for them.
std::string unpacked(Packing packing, std::string_view packed, std::size_t size);

// CRC-32 as of gzip, by which damage is seen.
std::uint32_t checksum(std::string_view bytes);

}  // namespace dragoman
