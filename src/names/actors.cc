#include "names/actors.h"

namespace dragoman {

void find_actors(ActorBook const&, Document const&, Parse const& parse, Names& names) {
  names.actor_at.assign(parse.tokens.size(), -1);
  names.place_at.assign(parse.tokens.size(), -1);
  names.acts.assign(parse.tokens.size(), false);
  for (std::size_t i = 0; i < names.places.size(); ++i) {
    for (Mention const& mention : names.places[i].mentions) {
      if (mention.head >= 0) names.place_at[mention.head] = static_cast<std::int32_t>(i);
    }
  }
}

}  // namespace dragoman
