#include "events/events.h"

#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 16> kTypes = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 4> kFactualities = {"actual", "future", "hypothetical",
                                                           "negated"};

}  // namespace

std::string_view name_of(EventType type) { return kTypes.at(static_cast<std::size_t>(type)); }

std::string_view name_of(Factuality factuality) {
  return kFactualities.at(static_cast<std::size_t>(factuality));
}

}  // namespace dragoman
