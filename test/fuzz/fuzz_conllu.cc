#include <cstdint>

#include "base/error.h"
#include "parse/parse.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  try {
    dragoman::read_conllu({reinterpret_cast<char const*>(begin), size});
  } catch (dragoman::Error const&) {
  }
  return 0;
}
