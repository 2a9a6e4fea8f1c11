#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "supply/supply.h"

// Any bytes give a scenario or an Error; what is read can be reckoned with, as long as it is small.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  constexpr int kFewDays = 40;
  constexpr std::size_t kFewLinks = 6;
  try {
    dragoman::supply::Scenario scenario =
        dragoman::supply::read_scenario({reinterpret_cast<char const*>(begin), size}, "fuzz.toml");
    scenario.draws = 4;
    if (scenario.days > kFewDays || scenario.links.size() > kFewLinks) return 0;
    dragoman::supply::Answer const answer = dragoman::supply::answer(std::move(scenario), 1);
    dragoman::supply::to_json(answer);
    dragoman::supply::to_text(answer);
  } catch (dragoman::Error const&) {
  }
  return 0;
}
