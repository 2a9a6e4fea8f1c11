#include "text/packed.h"

#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

#include <new>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostOfDeflate = 1032;  // bytes that one packed byte can stand for (zlib.h)

bool unpack_snappy(std::string_view packed, std::string& out) {
  std::size_t told = 0;
  return snappy::GetUncompressedLength(packed.data(), packed.size(), &told) && told == out.size() &&
         snappy::RawUncompress(packed.data(), packed.size(), out.data());
}

bool unpack_gzip(std::string_view packed, std::string& out) {
  constexpr int kGzipOrZlib = 15 + 32;
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (inflateInit2(&stream, kGzipOrZlib) != Z_OK) return false;
  int const end = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return end == Z_STREAM_END && stream.avail_out == 0;
}

bool unpack_zstd(std::string_view packed, std::string& out) {
  std::size_t const size = ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size());
  return ZSTD_isError(size) == 0 && size == out.size();
}

// Before memory is taken for it: could so few bytes hold so many?
bool can_hold(Packing packing, std::string_view packed, std::size_t size) {
  switch (packing) {
    case Packing::none:
      return packed.size() == size;
    case Packing::gzip:
      return size / kMostOfDeflate <= packed.size();
    case Packing::snappy: {
      std::size_t told = 0;
      return snappy::GetUncompressedLength(packed.data(), packed.size(), &told) && told == size;
    }
    case Packing::zstd: {
      auto const told = ZSTD_getFrameContentSize(packed.data(), packed.size());
      return told == ZSTD_CONTENTSIZE_UNKNOWN || told == size;
    }
  }
  return false;
}

bool unpack(Packing packing, std::string_view packed, std::string& out) {
  switch (packing) {
    case Packing::none:
      return out = packed, true;
    case Packing::snappy:
      return unpack_snappy(packed, out);
    case Packing::gzip:
      return unpack_gzip(packed, out);
    case Packing::zstd:
      return unpack_zstd(packed, out);
  }
  return false;
}

}  // namespace

std::string unpacked(Packing packing, std::string_view packed, std::size_t size) {
  try {
    std::string out;
    if (can_hold(packing, packed, size)) {
      out.resize(size);
      if (unpack(packing, packed, out)) return out;
    }
  } catch (std::bad_alloc const&) {
    throw Error(ErrorCode::cannot_run, "a packed block needs more memory than there is; free some");
  }
  throw Error(ErrorCode::bad_input, "a packed block is damaged; copy the file again");
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()));
}

}  // namespace dragoman
