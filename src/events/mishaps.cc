#include "events/mishaps.h"

#include <algorithm>

#include "events/merge.h"

namespace dragoman {
namespace {

// How many sentences a mishap may stand from those who died of it.
constexpr int kNear = 2;

bool bears_arms(Actor const& actor) {
  return actor.kind == ActorKind::military || actor.kind == ActorKind::armed_group;
}

// Somebody did it.
bool is_force(Event const& event) {
  bool const force = event.type == EventType::ASSAULT || event.type == EventType::PROTEST;
  return force && !event.actors.empty();
}

bool is_of_nobody(Codebook const& book, Event const& event) {
  bool const sum = event.date.from && event.date.precision == DatePrecision::year;
  return event.type == EventType::ASSAULT && event.actors.empty() && event.modes.empty() && !sum &&
         is_outcome(book, event);
}

// The sentences that tell of a mishap; none where force is told anywhere.
std::vector<int> mishaps_in(Codebook const& book, Parse const& parse) {
  std::int32_t const mishap = book.classes.find("mishap-told");
  std::int32_t const force = book.classes.find("force-told");
  auto const count = static_cast<std::int32_t>(parse.tokens.size());
  std::vector<int> found;
  std::vector<std::int32_t> classes;
  for (std::int32_t token = 0; token < count; ++token) {
    classes.clear();
    book.classes.of(parse, token, classes);
    for (std::int32_t const one : classes) {
      if (one == force) return {};
      bool const more = found.empty() || found.back() != parse.sentence_of[token];
      if (one == mishap && more) found.push_back(parse.sentence_of[token]);
    }
  }
  return found;
}

}  // namespace

void drop_mishaps(Codebook const& book, Parse const& parse, Names const& names,
                  std::vector<Event>& events) {
  bool const armed = std::any_of(names.actors.begin(), names.actors.end(), bears_arms) ||
                     std::any_of(events.begin(), events.end(), is_force);
  bool const open = std::any_of(events.begin(), events.end(),
                                [&book](Event const& event) { return is_of_nobody(book, event); });
  if (armed || !open) return;
  std::vector<int> const mishaps = mishaps_in(book, parse);
  std::erase_if(events, [&](Event const& event) {
    bool const near = std::any_of(mishaps.begin(), mishaps.end(), [&event](int sentence) {
      return sentence >= event.sentence - kNear && sentence <= event.sentence + kNear;
    });
    return near && is_of_nobody(book, event);
  });
}

}  // namespace dragoman
