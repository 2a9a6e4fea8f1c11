// What traits and codes tell by themselves: the questions of actor_codes.h that need no text.
#include <array>

#include "base/one_of.h"
#include "names/actor_codes.h"

namespace dragoman {

bool is_of(Traits const& traits, std::string_view sector) {
  return !traits.sectors.empty() && traits.sectors[0] == sector;
}

bool is_state_code(std::string_view country) {
  static constexpr std::array<std::string_view, 5> kNone = {"", "IGO", "NGO", "MNC", "XXX"};
  return !is_one_of(country, kNone);
}

std::string cameo_code(std::string const& country, std::vector<std::string> const& sectors) {
  std::string code = country == "XXX" ? std::string() : country;
  for (std::string const& sector : sectors) code += sector;
  return code;
}

}  // namespace dragoman
