#include "reading.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  return dragoman::read_all(dragoman::read_feed, begin, size);
}
