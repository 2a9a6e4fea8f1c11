#include "events/revenge.h"

#include <algorithm>

namespace dragoman {
namespace {

// How many sentences back the attack may lie that is answered.
constexpr int kNear = 5;

bool shares(std::vector<std::int32_t> const& a, std::vector<std::int32_t> const& b) {
  return std::any_of(a.begin(), a.end(), [&b](std::int32_t actor) {
    return std::find(b.begin(), b.end(), actor) != b.end();
  });
}

bool is_answer(Codebook const& book, Parse const& parse, Event const& event) {
  std::int32_t const answering = book.classes.find("answering");
  if (answering < 0 || event.actors.empty() || !event.recipients.empty()) return false;
  std::vector<std::int32_t> classes;
  book.classes.of(parse, event.trigger_head, classes);
  return std::find(classes.begin(), classes.end(), answering) != classes.end();
}

// Takes the other side of `earlier` over; false where it has none.
bool take_enemy(Event const& earlier, Event& event) {
  bool const own = shares(event.actors, earlier.actors);
  auto const& enemies = own ? earlier.recipients : earlier.actors;
  if (enemies.empty() || shares(event.actors, enemies)) return false;
  event.recipients = enemies;
  event.recipient_mentions = own ? earlier.recipient_mentions : earlier.actor_mentions;
  return true;
}

void find_enemy(std::vector<Event> const& events, Event& event) {
  auto const sides = [&](Event const& other) {
    return &other != &event && other.type == EventType::ASSAULT &&
           other.sentence <= event.sentence && event.sentence - other.sentence <= kNear;
  };
  for (auto other = events.rbegin(); other != events.rend(); ++other) {
    if (sides(*other) && take_enemy(*other, event)) return;
  }
}

// "vows retaliation": who is threatened is whom it will hit.
void tell_threat(Event const& answer, std::vector<Event>& events) {
  for (Event& threat : events) {
    bool const holds = threat.type == EventType::THREATEN && threat.recipients.empty() &&
                       threat.sentence == answer.sentence &&
                       threat.content.contains(static_cast<std::uint32_t>(answer.trigger_head));
    if (!holds || shares(threat.actors, answer.recipients)) continue;
    threat.recipients = answer.recipients;
    threat.recipient_mentions = answer.recipient_mentions;
  }
}

}  // namespace

void find_answered(Codebook const& book, Parse const& parse, std::vector<Event>& events) {
  for (Event& event : events) {
    if (event.type != EventType::ASSAULT || !is_answer(book, parse, event)) continue;
    find_enemy(events, event);
    if (!event.recipients.empty()) tell_threat(event, events);
  }
}

}  // namespace dragoman
