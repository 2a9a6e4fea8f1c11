#include "events/mishaps.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_nobodys(Event const& event) {
  return event.type == EventType::ASSAULT && event.actors.empty();
}

bool bears_arms(Actor const& actor) {
  return actor.kind == ActorKind::military || actor.kind == ActorKind::armed_group;
}

// Of a mishap, and of no force beside it.
bool tells_of_mishap(Codebook const& book, Parse const& parse) {
  std::int32_t const mishap = book.classes.find("mishap-told");
  std::int32_t const force = book.classes.find("force-told");
  auto const count = static_cast<std::int32_t>(parse.tokens.size());
  bool found = false;
  std::vector<std::int32_t> classes;
  for (std::int32_t token = 0; token < count; ++token) {
    classes.clear();
    book.classes.of(parse, token, classes);
    for (std::int32_t const one : classes) {
      if (one == force) return false;
      found = found || one == mishap;
    }
  }
  return found;
}

}  // namespace

void drop_mishaps(Codebook const& book, Parse const& parse, Names const& names,
                  std::vector<Event>& events) {
  bool const armed = std::any_of(names.actors.begin(), names.actors.end(), bears_arms);
  if (armed || std::none_of(events.begin(), events.end(), is_nobodys)) return;
  if (tells_of_mishap(book, parse)) std::erase_if(events, is_nobodys);
}

}  // namespace dragoman
