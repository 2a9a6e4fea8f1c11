#include "text/zstd.h"

#include <zstd.h>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr int kLevel = 3;  // zstd's own default: higher ones cost several times as long

}  // namespace

std::string zstd_frame(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  std::size_t const size =
      ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorCode::cannot_run,
                std::string("zstd: ") + ZSTD_getErrorName(size) + "; free memory and try again");
  }
  out.resize(size);
  return out;
}

}  // namespace dragoman
