#include "events/revenge.h"

#include <algorithm>

#include "events/parties.h"

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
  return !event.actors.empty() && event.recipients.empty() &&
         book.classes.holds("answering", parse, event.trigger_head);
}

// "shot down 20 of them", "downed 98 drones": what was warded off is nobody's, or known only as
// "them".
bool wards_off(Codebook const& book, Parse const& parse, Event const& event) {
  bool const done = event.factuality == Factuality::actual && !event.actors.empty();
  if (!done || !book.classes.holds("warding", parse, event.trigger_head)) return false;
  std::int32_t thing = child(parse, event.trigger_head, "obj");
  if (thing < 0) thing = child(parse, event.trigger_head, "nsubj:pass");
  if (thing < 0) return false;
  bool const counted =
      parse.tokens[thing].upos == Upos::NUM || parse.tokens[thing].upos == Upos::PRON;
  std::int32_t const owner = child(parse, thing, "nmod");
  auto const is_weapon = [&](std::int32_t token) {
    return book.classes.holds("munitions", parse, token) ||
           book.classes.holds("weapon-drone", parse, token);
  };
  bool const of_them =
      owner < 0 || parse.tokens[owner].upos == Upos::PRON || is_weapon(owner);  // "46 of 60 drones"
  bool const weapon = is_weapon(thing);
  bool const bare = child(parse, thing, "amod") < 0 && child(parse, thing, "nmod:poss") < 0 &&
                    child(parse, thing, "acl") < 0;
  return of_them && (counted || (weapon && bare));
}

// Whoever attacked last, if not those who ward it off.
void find_attacker(Names const& names, std::vector<Event> const& events, Event& event) {
  auto const own = [&](std::int32_t actor) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](std::int32_t other) {
      return actor == other || of_one_state(names.actors[actor], names.actors[other]);
    });
  };
  for (auto other = events.rbegin(); other != events.rend(); ++other) {
    bool const attack = &*other != &event && other->type == EventType::ASSAULT &&
                        other->trigger_head < event.trigger_head && !other->actors.empty() &&
                        event.sentence - other->sentence <= kNear;
    if (!attack) continue;
    if (std::any_of(other->actors.begin(), other->actors.end(), own)) continue;
    event.recipients = other->actors;
    event.recipient_mentions = other->actor_mentions;
    return;
  }
}

// Takes the other side of `earlier` over; false where it has none, or one of the same sort.
bool take_enemy(Names const& names, Event const& earlier, Event& event) {
  bool const own = shares(event.actors, earlier.actors);
  auto const& enemies = own ? earlier.recipients : earlier.actors;
  bool const fellows = !enemies.empty() &&
                       same_sort(names.actors[enemies.front()], names.actors[event.actors.front()]);
  if (enemies.empty() || fellows || shares(event.actors, enemies)) return false;
  event.recipients = enemies;
  event.recipient_mentions = own ? earlier.recipient_mentions : earlier.actor_mentions;
  return true;
}

void find_enemy(Names const& names, std::vector<Event> const& events, Event& event) {
  auto const sides = [&](Event const& other) {
    return &other != &event && other.type == EventType::ASSAULT &&
           other.sentence <= event.sentence && event.sentence - other.sentence <= kNear;
  };
  for (auto other = events.rbegin(); other != events.rend(); ++other) {
    if (sides(*other) && take_enemy(names, *other, event)) return;
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

void find_answered(Codebook const& book, Parse const& parse, Names const& names,
                   std::vector<Event>& events) {
  for (Event& event : events) {
    if (event.type == EventType::ASSAULT && wards_off(book, parse, event))
      find_attacker(names, events, event);
    if (event.type != EventType::ASSAULT || !is_answer(book, parse, event)) continue;
    find_enemy(names, events, event);
    if (!event.recipients.empty()) tell_threat(event, events);
  }
}

}  // namespace dragoman
