#include <cstdint>

#include "base/error.h"
#include "events/rule_reader.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  try {
    dragoman::RuleReader reader;
    reader.read(
        dragoman::read_rule_text("fuzz.rules", {reinterpret_cast<char const*>(begin), size}));
    reader.finish();
  } catch (dragoman::Error const&) {
  }
  return 0;
}
