#include "store/standing.h"

#include <algorithm>
#include <string_view>

namespace dragoman {
namespace {

std::string_view word_for(Standing const& standing, bool current, bool acknowledged) {
  if (!current) return "retracted";
  if (!standing.denying.empty()) return standing.asserting.empty() ? "denied-only" : "contested";
  if (acknowledged) return "acknowledged";
  return standing.asserting.size() > 1 ? "corroborated" : "single-source";
}

}  // namespace

std::string_view name_of(Stance stance) {
  static constexpr std::string_view kNames[] = {"asserts", "denies", "confirms"};
  return kNames[static_cast<int>(stance)];
}

Standing standing_of(std::vector<Voice> const& voices, std::set<std::string> const& accused) {
  bool const current = std::ranges::any_of(voices, &Voice::current);
  bool acknowledged = false;
  Standing out;
  for (Voice const& voice : voices) {
    if (voice.current != current) continue;
    if (voice.stance == Stance::denies) {
      out.denying.insert(voice.source);
    } else {
      out.asserting.insert(voice.source);
      acknowledged |= accused.contains(voice.code);
    }
  }
  out.name = word_for(out, current, acknowledged);
  return out;
}

}  // namespace dragoman
