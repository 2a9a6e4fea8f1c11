#include "events/parties.h"

#include <algorithm>

#include "events/frames.h"

namespace dragoman {
namespace {

Mention mention_at(Parse const& parse, Actor const& actor, std::int32_t token) {
  for (Mention const& mention : actor.mentions) {
    if (mention.head == token) return mention;
  }
  auto const at = static_cast<std::uint32_t>(token);
  return {{at, at + 1}, token, parse.tokens[token].span};
}

// Who stands behind a thing: "Russia's decision", "the decision of the court", "Russian strikes".
std::vector<Party> behind(Parse const& parse, Names const& names, std::int32_t token) {
  std::vector<Party> found;
  for (std::string_view const relation : {"nmod:poss", "nmod", "compound", "amod"}) {
    for (std::int32_t const dependent : parse.children[token]) {
      std::string_view const own = parse.tokens[dependent].relation;
      if (own != relation && base_relation(own) != relation) continue;
      if (relation == "nmod") {
        std::int32_t const sign = child(parse, dependent, "case");
        std::string_view const preposition =
            sign < 0 ? std::string_view() : std::string_view(parse.tokens[sign].lemma);
        if (preposition != "of" && preposition != "by" && preposition != "from") continue;
      }
      for (std::int32_t const each : coordinated(parse, dependent)) {
        add_parties(found, party_at(parse, names, each));
      }
    }
    if (!found.empty()) break;
  }
  return found;
}

}  // namespace

bool has_actor(std::vector<Party> const& parties, std::int32_t actor) {
  return std::any_of(parties.begin(), parties.end(),
                     [actor](Party const& party) { return party.actor == actor; });
}

void add_parties(std::vector<Party>& to, std::vector<Party> const& from) {
  for (Party const& party : from) {
    if (!has_actor(to, party.actor)) to.push_back(party);
  }
}

std::vector<Party> party_at(Parse const& parse, Names const& names, std::int32_t token) {
  std::int32_t const actor = names.actor_at[token];
  if (actor < 0) return {};
  return {{actor, mention_at(parse, names.actors[actor], token)}};
}

std::vector<Party> parties_of(Parse const& parse, Names const& names, std::int32_t token) {
  std::vector<Party> found;
  for (std::int32_t const each : coordinated(parse, token)) {
    std::vector<Party> own = party_at(parse, names, each);
    if (own.empty()) own = behind(parse, names, each);
    add_parties(found, own);
  }
  return found;
}

}  // namespace dragoman
