#include "claims/sides.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/one_of.h"

namespace dragoman {
namespace {

bool is_organ(Actor const& actor) {
  static constexpr std::array<std::string_view, 6> kOrgans = {"GOV", "MIL", "SPY",
                                                              "COP", "LEG", "JUD"};
  static constexpr std::array<std::string_view, 4> kNoState = {"", "IGO", "NGO", "MNC"};
  return !is_one_of(actor.state, kNoState) && !actor.sectors.empty() &&
         is_one_of(actor.sectors.front(), kOrgans);
}

// "the UN" and its secretary-general; two bodies are two sides.
bool speaks_for(Actor const& one, Actor const& two) {
  bool const bodies = one.country == "IGO" && two.country == "IGO";
  return bodies && (one.kind == ActorKind::person) != (two.kind == ActorKind::person);
}

}  // namespace

bool is_same_side(Names const& names, std::int32_t a, std::int32_t b) {
  if (a == b) return true;
  Actor const& one = names.actors[a];
  Actor const& two = names.actors[b];
  return speaks_for(one, two) || (is_organ(one) && is_organ(two) && of_one_state(one, two));
}

bool speaks_for_group(Names const& names, std::int32_t speaker, std::int32_t group) {
  Actor const& person = names.actors[speaker];
  Actor const& body = names.actors[group];
  bool const pair = person.kind == ActorKind::person && body.kind == ActorKind::armed_group &&
                    person.cameo == body.cameo;
  return pair && std::count_if(names.actors.begin(), names.actors.end(), [&](Actor const& actor) {
                   return actor.kind == body.kind && actor.cameo == body.cameo;
                 }) == 1;
}

bool share_side(Names const& names, std::vector<std::int32_t> const& a,
                std::vector<std::int32_t> const& b) {
  return std::any_of(a.begin(), a.end(), [&](std::int32_t one) {
    return std::any_of(b.begin(), b.end(),
                       [&](std::int32_t two) { return is_same_side(names, one, two); });
  });
}

}  // namespace dragoman
