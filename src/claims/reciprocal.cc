#include "claims/reciprocal.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr int kSentencesBefore = 2;  // in which "each side" finds its sides

class Splitter {
 public:
  Splitter(Layers const& layers, Events const& events)
      : parse_(layers.parse), names_(layers.names), events_(events) {}

  std::vector<Attribution> split(std::vector<Attribution> const& found) const {
    std::vector<Attribution> out;
    for (Attribution const& one : found) {
      std::vector<std::int32_t> const parties = is_reciprocal(one) ? parties_of(one) : Heads();
      if (parties.size() != 2) {
        out.push_back(one);
        continue;
      }
      for (std::size_t i = 0; i < 2; ++i) {
        out.push_back(one);
        out.back().speakers = {parties[i]};
        out.back().addressees = {parties[1 - i]};
      }
    }
    return out;
  }

 private:
  using Heads = std::vector<std::int32_t>;

  // "each other", "one another", "the other" right behind the cue
  bool is_reciprocal(Attribution const& one) const {
    std::uint32_t const first = one.cue.end;
    if (first + 2 >= parse_.tokens.size()) return false;
    std::string_view const a = parse_.tokens[first].lemma, b = parse_.tokens[first + 1].lemma;
    bool const ends = parse_.tokens[first + 2].upos == Upos::ADP;
    return ends && ((a == "each" && b == "other") || (a == "one" && b == "another") ||
                    (a == "the" && b == "other"));
  }

  Heads parties_of(Attribution const& one) const {
    if (one.speakers.size() != 1 || !is_side(one.speakers.front())) return one.speakers;
    Heads const doers = doers_of(one);
    return doers.size() == 2 ? doers : parties_before(one);
  }

  // Who does what the cue tells where it is an event, by the last words for each.
  Heads doers_of(Attribution const& one) const {
    auto const told =
        std::find_if(events_.events.begin(), events_.events.end(),
                     [&](Event const& event) { return event.trigger_head == one.head; });
    Heads heads;
    if (told == events_.events.end()) return heads;
    for (std::int32_t const actor : told->actors) {
      std::int32_t last = -1;
      for (Mention const& mention : names_.actors[actor].mentions) {
        if (mention.head < one.head) last = std::max(last, mention.head);
      }
      if (last >= 0) heads.push_back(last);
    }
    return heads;
  }

  // "each side", "both governments", "the two armies"
  bool is_side(std::int32_t token) const {
    static constexpr std::array<std::string_view, 10> kSides = {
        "side",    "party", "army",      "country",  "government",
        "faction", "camp",  "neighbour", "neighbor", "force"};
    return std::find(kSides.begin(), kSides.end(), parse_.tokens[token].lemma) != kSides.end();
  }

  // The first word for each actor that can fight or rule in the sentences before.
  Heads parties_before(Attribution const& one) const {
    std::int32_t const sentence = parse_.sentence_of[one.head];
    std::uint32_t const begin =
        parse_.sentences[std::max(0, sentence - kSentencesBefore)].tokens.begin;
    Heads heads;
    std::vector<std::int32_t> actors;
    for (std::uint32_t t = begin; t < parse_.sentences[sentence].tokens.begin; ++t) {
      std::int32_t const actor = t < names_.actor_at.size() ? names_.actor_at[t] : -1;
      bool const known = std::find(actors.begin(), actors.end(), actor) != actors.end();
      if (actor < 0 || known || !is_party(names_.actors[actor])) continue;
      actors.push_back(actor);
      heads.push_back(static_cast<std::int32_t>(t));
    }
    return heads;
  }

  static bool is_party(Actor const& actor) {
    return actor.kind == ActorKind::government || actor.kind == ActorKind::military ||
           actor.kind == ActorKind::armed_group;
  }

  Parse const& parse_;
  Names const& names_;
  Events const& events_;
};

}  // namespace

void split_reciprocal(Layers const& layers, Events const& events, std::vector<Attribution>& found) {
  found = Splitter(layers, events).split(found);
}

}  // namespace dragoman
