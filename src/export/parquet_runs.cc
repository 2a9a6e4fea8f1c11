#include "export/parquet_runs.h"

#include <algorithm>

#include "base/error.h"
#include "export/thrift_reader.h"

namespace dragoman {
namespace {

constexpr unsigned kWidest = 32;
constexpr std::size_t kGroup = 8;

[[noreturn]] void refuse() {
  throw Error(ErrorCode::bad_input, "is damaged: a run of values is cut short; copy it again");
}

// The number in `bytes`, little-endian, `width` bits from bit `from` on.
std::uint32_t bits(std::string_view bytes, std::size_t from, unsigned width) {
  std::uint64_t out = 0;
  for (std::size_t at = from / 8, shift = 0; shift < width + from % 8; ++at, shift += 8) {
    out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at])) << shift;
  }
  return static_cast<std::uint32_t>(out >> from % 8 & ((std::uint64_t{1} << width) - 1));
}

}  // namespace

std::vector<std::uint32_t> runs_of(std::string_view bytes, unsigned width, std::size_t count) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < bytes.size() && out.size() < count;) {
    std::uint64_t const head = read_varint(bytes, at);
    bool const packed = (head & 1U) != 0;
    std::uint64_t const length = head >> 1U;
    std::uint64_t const size = packed ? length * width : (width + 7) / 8;
    if (size > bytes.size() - at || (packed && length > bytes.size())) refuse();
    std::uint64_t const numbers = packed ? length * kGroup : length;
    std::size_t const wanted = std::min<std::uint64_t>(numbers, count - out.size());
    std::string_view const run = bytes.substr(at, size);
    for (std::size_t i = 0; i < wanted; ++i)
      out.push_back(bits(run, packed ? i * width : 0, width));
    at += size;
  }
  return out;
}

std::vector<std::uint32_t> dictionary_codes(std::string_view bytes, std::size_t count) {
  if (bytes.empty()) return {};
  auto const width = static_cast<unsigned char>(bytes[0]);
  if (width > kWidest) refuse();
  return runs_of(bytes.substr(1), width, count);
}

}  // namespace dragoman
