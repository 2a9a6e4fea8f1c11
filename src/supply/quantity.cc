#include "supply/quantity.h"

#include <algorithm>

namespace dragoman::supply {
namespace {

bool contains(std::vector<std::string> const& list, std::string const& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// Sources in the order in which a version asks them.
std::vector<std::string> asked(Quantity const& quantity, Version const& version) {
  std::vector<std::string> order = version.sources;
  for (std::string const& source : sources_of(quantity.claims)) {
    if (!contains(order, source)) order.push_back(source);
  }
  return order;
}

}  // namespace

std::vector<std::string> sources_of(std::span<Claim const> claims) {
  std::vector<std::string> sources;
  for (Claim const& claim : claims) {
    if (!contains(sources, claim.voice.source)) sources.push_back(claim.voice.source);
  }
  return sources;
}

Claim const* claim_of(std::span<Claim const> claims, std::string const& source, int day) {
  Claim const* holding = nullptr;
  Claim const* first = nullptr;
  for (Claim const& claim : claims) {
    if (claim.voice.source != source) continue;
    if (claim.term.holds(day) && (holding == nullptr || holding->term.from <= claim.term.from)) {
      holding = &claim;
    }
    if (first == nullptr || claim.term.from < first->term.from) first = &claim;
  }
  return holding != nullptr ? holding : first;
}

Claim const& claim_in(Quantity const& quantity, Version const& version, int day) {
  Claim const* fallback = nullptr;
  for (std::string const& source : asked(quantity, version)) {
    Claim const* claim = claim_of(quantity.claims, source, day);
    if (claim == nullptr) continue;
    if (claim->term.holds(day)) return *claim;
    if (fallback == nullptr) fallback = claim;
  }
  return *fallback;
}

}  // namespace dragoman::supply
