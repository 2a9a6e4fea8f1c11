#include "record/idle_actors.h"

#include <algorithm>

namespace dragoman {
namespace {

// Calls `use` with every list of actor ids in the record.
template <class Use>
void each_list(Record& record, Use use) {
  for (RecordEvent& event : record.events) use(event.actors), use(event.recipients);
  for (RecordClaim& claim : record.claims) use(claim.speakers), use(claim.addressees);
  for (RecordLink& link : record.links) use(link.blocked_by);
}

bool has_name(Parse const& parse, Actor const& actor) {
  for (Mention const& mention : actor.mentions) {
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      if (t < parse.tokens.size() && parse.tokens[t].upos == Upos::PROPN) return true;
    }
  }
  return false;
}

}  // namespace

void drop_idle_actors(Record& record, Reading const& reading) {
  std::vector<bool> kept(record.actors.size(), false);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i] = has_name(reading.parse, reading.names.actors[i]);
  }
  each_list(record, [&](std::vector<std::int32_t> const& ids) {
    for (std::int32_t const id : ids) kept[id] = true;
  });
  std::vector<std::int32_t> number(kept.size(), -1);
  std::vector<RecordActor> actors;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    number[i] = static_cast<std::int32_t>(actors.size());
    actors.push_back(std::move(record.actors[i]));
  }
  record.actors = std::move(actors);
  each_list(record, [&](std::vector<std::int32_t>& ids) {
    for (std::int32_t& id : ids) id = number[id];
  });
}

}  // namespace dragoman
