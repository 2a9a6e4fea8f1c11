// Any bytes are a record or an Error; a record comes back from its own JSON unchanged.
#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "record/record.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  try {
    auto const record = dragoman::from_json({reinterpret_cast<char const*>(begin), size});
    if (!(dragoman::from_json(dragoman::to_json(record)) == record)) std::abort();
  } catch (dragoman::Error const&) {
  }
  return 0;
}
