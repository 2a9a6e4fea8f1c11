#include "events/certainty.h"

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

// What is taken off, against an event with both sides named and told as fact.
constexpr double kNoActor = 0.88;
constexpr double kNobody = 0.5;
constexpr double kOnlyOneOfTwo = 0.92;
constexpr double kNotActual = 0.88;
// Rules state how often they are right taken alone; what is left of other rules' attempts is right
// more often, by this much in log-odds.
constexpr double kShift = 1.25;

double sides(Rule const& rule, Event const& event) {
  bool const mutual = !rule.partner.empty();
  if (event.actors.empty()) return event.recipients.empty() ? kNobody : kNoActor;
  return mutual && event.actors.size() < 2 ? kOnlyOneOfTwo : 1;
}

}  // namespace

double certainty(Rule const& rule, Event const& event, Parse const& parse) {
  double raw = rule.certainty * sides(rule, event);
  if (event.factuality == Factuality::hypothetical || event.factuality == Factuality::negated) {
    raw *= kNotActual;
  }
  float const tree = std::clamp(parse.tokens[event.trigger_head].confidence, 0.0F, 1.0F);
  raw = std::clamp(raw * (0.8 + 0.2 * tree), 0.01, 0.99);
  double const odds = std::log(raw / (1 - raw)) + kShift;
  return 1 / (1 + std::exp(-odds));
}

}  // namespace dragoman
