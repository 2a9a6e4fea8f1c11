#include "events/sides.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/one_of.h"
#include "events/frames.h"
#include "names/told_states.h"

namespace dragoman {
namespace {

struct Pair {
  std::int32_t first = -1;  // Names::actors
  std::int32_t second = -1;
};

// "two", "both", "each" before the noun; "arrested two men" tells of others.
bool counts_two(Parse const& parse, std::int32_t token, bool persons) {
  static constexpr std::array<std::string_view, 5> kTwo = {"two", "both", "each", "either", "2"};
  auto const& children = parse.children[token];
  bool const subject = base_relation(parse.tokens[token].relation) == "nsubj";
  bool const known = child(parse, token, "det") >= 0 || child(parse, token, "nmod:poss") >= 0;
  bool const told_apart = child(parse, token, "acl") >= 0;
  if (!known && (!subject || told_apart || persons)) return false;
  Token const& word = parse.tokens[token];
  bool const the_sides = word.lemma == "side" && has_feature(word, "Number=Plur") && known;
  if (the_sides && children.size() == 1) return true;
  return std::any_of(children.begin(), children.end(), [&](std::int32_t dependent) {
    std::string const& lemma = parse.tokens[dependent].lemma;
    return std::find(kTwo.begin(), kTwo.end(), lemma) != kTwo.end();
  });
}

class SideFinder {
 public:
  SideFinder(Codebook const& book, Parse const& parse, Names const& names)
      : book_(book),
        parse_(parse),
        names_(names),
        sides_(book.classes.find("sides")),
        leaders_(book.classes.find("leaders")),
        states_(book.classes.find("states")) {}

  void name_in(std::vector<Event> const& earlier, Event& event) const {
    name_in(earlier, event, event.actors, event.actor_mentions);
    drop_both(earlier, event, event.actors, event.actor_mentions);
    drop_both(earlier, event, event.recipients, event.recipient_mentions);
    if (event.actors.size() > 1) return;
    name_in(earlier, event, event.recipients, event.recipient_mentions);
  }

 private:
  bool is_of(std::int32_t token, std::int32_t wanted) const {
    if (wanted < 0 || token < 0) return false;
    std::vector<std::int32_t> classes;
    book_.classes.of(parse_, token, classes);
    return std::find(classes.begin(), classes.end(), wanted) != classes.end();
  }

  bool is_collective(std::int32_t token) const {
    bool const persons = is_of(token, leaders_);
    return token >= 0 && counts_two(parse_, token, persons) && (persons || is_of(token, sides_));
  }

  // "Their" of "their leaders", -1 where the noun is no such one.
  std::int32_t their(std::int32_t token) const {
    std::int32_t const owner = token < 0 ? -1 : child(parse_, token, "nmod:poss");
    bool const plural = token >= 0 && has_feature(parse_.tokens[token], "Number=Plur");
    bool const theirs = owner >= 0 && plural && parse_.tokens[owner].lemma == "their";
    return theirs && is_of(token, leaders_) ? owner : -1;
  }

  // Two that can stand against each other: two persons, or two parties of different countries or of
  // different sorts.
  std::optional<Pair> pair_of(std::int32_t a, std::int32_t b) const {
    if (a < 0 || b < 0 || a == b) return std::nullopt;
    Actor const& first = names_.actors[a];
    Actor const& second = names_.actors[b];
    if (first.kind == ActorKind::person && second.kind == ActorKind::person) return Pair{a, b};
    bool const apart = first.state != second.state || first.sectors != second.sectors;
    bool const party = is_party(first) && is_party(second) && !are_of_one_state(first, second);
    return apart && party ? std::optional<Pair>({a, b}) : std::nullopt;
  }

  // A state and its court, its army and its police.
  static bool are_of_one_state(Actor const& first, Actor const& second) {
    static constexpr std::array<std::string_view, 6> kOrgans = {"GOV", "MIL", "COP",
                                                                "JUD", "LEG", "SPY"};
    auto const organ = [](Actor const& actor) {
      return !actor.sectors.empty() && is_one_of(actor.sectors.front(), kOrgans);
    };
    bool const own = first.country == second.country && first.country != "XXX";
    return own && organ(first) && organ(second);
  }

  static bool is_party(Actor const& actor) {
    bool const firm = !actor.sectors.empty() && actor.sectors.front() == "BUS";
    if (firm) return false;
    return actor.kind == ActorKind::government || actor.kind == ActorKind::military ||
           actor.kind == ActorKind::armed_group || actor.kind == ActorKind::organisation;
  }

  // The two whom the noun means; persons only where it is one for persons.
  std::optional<Pair> pair_for(std::vector<Event> const& earlier, Event const& event,
                               std::int32_t token) const {
    std::int32_t const owner = their(token);
    if (owner < 0 && !is_collective(token)) return std::nullopt;
    if (auto const named = named_beside(token)) return named;
    bool const leaders = is_of(token, leaders_);
    auto const fits = [&](std::optional<Pair> const& pair) {
      return pair && (leaders || names_.actors[pair->first].kind != ActorKind::person);
    };
    std::optional<Pair> pair = joined_before(earlier, owner < 0 ? token : owner);
    if (owner >= 0) return fits(pair) && is_near(owner, *pair) ? pair : std::nullopt;
    if (!fits(pair)) pair = acted_before(earlier, event);
    if (!fits(pair)) pair = only_two_before(token);
    return fits(pair) ? pair : std::nullopt;
  }

  // "Both men, Abdel Fattah al-Burhan and Mohamed Hamdan Dagalo": the two who are named right
  // there.
  std::optional<Pair> named_beside(std::int32_t token) const {
    std::int32_t const name = child(parse_, token, "appos");
    if (name < 0) return std::nullopt;
    std::vector<std::int32_t> const both = coordinated(parse_, name);
    if (both.size() != 2) return std::nullopt;
    return pair_of(names_.actor_at[both[0]], names_.actor_at[both[1]]);
  }

  // Named in the sentence of `token` or the one before it.
  bool is_near(std::int32_t token, Pair const& pair) const {
    auto const& mentions = names_.actors[pair.second].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](Mention const& mention) {
      std::int32_t const back = parse_.sentence_of[token] - parse_.sentence_of[mention.head];
      return mention.head < token && back <= 1;
    });
  }

  // "Saudi Arabia and Qatar mediated": those between whom others stand are no sides.
  bool mediates(std::int32_t token) const {
    static constexpr std::array<std::string_view, 5> kBetween = {"mediate", "broker", "host",
                                                                 "facilitate", "sponsor"};
    std::int32_t const verb = parse_.tokens[token].head;
    bool const does = base_relation(parse_.tokens[token].relation) == "nsubj" ||
                      parse_.tokens[token].relation == "obl:agent";
    return does && verb >= 0 && is_one_of(parse_.tokens[verb].lemma, kBetween);
  }

  // "Norway and Germany pledged arms for Ukraine": those who do something for, or to, a third are
  // no sides.
  bool act_together(std::vector<Event> const& earlier, std::int32_t first, Pair const& pair) const {
    return std::any_of(earlier.begin(), earlier.end(), [&](Event const& event) {
      bool const both = has(event.actors, pair.first) && has(event.actors, pair.second);
      bool const here = event.sentence == parse_.sentence_of[first];
      return both && here && event.type != EventType::ASSAULT &&
             std::any_of(event.recipients.begin(), event.recipients.end(),
                         [&](std::int32_t third) { return is_party(names_.actors[third]); });
    });
  }

  // "Armenia and Azerbaijan", the last before `token`.
  std::optional<Pair> joined_before(std::vector<Event> const& earlier, std::int32_t token) const {
    for (std::int32_t second = token - 1; second > 0; --second) {
      Token const& word = parse_.tokens[second];
      if (base_relation(word.relation) != "conj" || word.head < 0) continue;
      bool const two = coordinated(parse_, word.head).size() == 2;
      if (mediates(word.head)) continue;
      if (!two || !names_.acts[second] || !names_.acts[word.head]) continue;
      auto const pair = pair_of(names_.actor_at[word.head], names_.actor_at[second]);
      if (pair && !act_together(earlier, word.head, *pair)) return pair;
    }
    return std::nullopt;
  }

  // Who last did something to, or with, one other; those that the text names or comes back to go
  // before others ("armed groups looted convoys").
  std::optional<Pair> acted_before(std::vector<Event> const& earlier, Event const& event) const {
    std::optional<Pair> passing;
    for (auto other = earlier.rbegin(); other != earlier.rend(); ++other) {
      if (other->trigger_head >= event.trigger_head) continue;
      std::vector<std::int32_t> parties = other->actors;
      parties.insert(parties.end(), other->recipients.begin(), other->recipients.end());
      if (parties.size() != 2) continue;
      auto const pair = pair_of(parties[0], parties[1]);
      if (pair && is_established(pair->first) && is_established(pair->second)) return pair;
      if (!passing) passing = pair;
    }
    return passing;
  }

  bool is_established(std::int32_t actor) const {
    std::vector<Mention> const& mentions = names_.actors[actor].mentions;
    TokenSpan const words = mentions.front().tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (parse_.tokens[t].upos == Upos::PROPN) return true;
    }
    return mentions.size() > 1;
  }

  // The only two who can be meant: all parties that acted so far are of two sorts.
  std::optional<Pair> only_two_before(std::int32_t token) const {
    std::vector<std::int32_t> found;
    for (std::int32_t t = 0; t < token; ++t) {
      std::int32_t const actor = names_.actor_at[t];
      if (actor < 0 || !names_.acts[t] || !is_party(names_.actors[actor])) continue;
      bool const known = std::any_of(found.begin(), found.end(), [&](std::int32_t other) {
        return names_.actors[other].state == names_.actors[actor].state;
      });
      if (!known) found.push_back(actor);
    }
    return found.size() == 2 ? pair_of(found[0], found[1]) : std::nullopt;
  }

  // "Thai and Cambodian soldiers fired. Both countries …": the states whose soldiers they are,
  // where the text names both.
  Pair states_of(Pair const& pair) const {
    Pair const states = {state_of(pair.first), state_of(pair.second)};
    bool const both = states.first >= 0 && states.second >= 0 && states.first != states.second;
    return both ? states : pair;
  }

  // "Varnia accused Oskarian troops. Each side …": one is told by its state.
  bool is_state_and_organ(Pair const& pair) const {
    return (state_of(pair.first) == pair.first) != (state_of(pair.second) == pair.second);
  }

  std::int32_t state_of(std::int32_t organ) const {
    for (std::size_t i = 0; i < names_.actors.size(); ++i) {
      Actor const& actor = names_.actors[i];
      bool const state =
          actor.kind == ActorKind::government && of_one_state(actor, names_.actors[organ]) &&
          std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](Mention const& mention) {
            std::int32_t const place = names_.place_at[mention.head];
            bool const told = is_told_code(actor.state) && mention.tokens.size() == 1 &&
                              parse_.tokens[mention.head].upos == Upos::PROPN;
            return told || (place >= 0 && names_.places[place].kind == PlaceKind::country);
          });
      if (state) return static_cast<std::int32_t>(i);
    }
    return -1;
  }

  void name_in(std::vector<Event> const& earlier, Event const& event,
               std::vector<std::int32_t>& actors, std::vector<Mention>& mentions) const {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      std::optional<Pair> const pair = pair_for(earlier, event, mentions[i].head);
      if (!pair || has(actors, pair->first) || has(actors, pair->second)) continue;
      bool const states = is_of(mentions[i].head, states_) || is_state_and_organ(*pair);
      Pair const meant = states ? states_of(*pair) : *pair;
      actors[i] = meant.first;
      actors.insert(actors.begin() + static_cast<std::ptrdiff_t>(i) + 1, meant.second);
      Mention const both = mentions[i];
      mentions.insert(mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1, both);
      return;
    }
  }

  // "China and India agree to resume flights between the two countries": those who act, once more.
  void drop_both(std::vector<Event> const& earlier, Event const& event,
                 std::vector<std::int32_t>& actors, std::vector<Mention>& mentions) const {
    std::vector<std::int32_t> const doers = event.actors;
    for (std::size_t i = mentions.size(); i-- > 0;) {
      std::optional<Pair> const pair = pair_for(earlier, event, mentions[i].head);
      bool const more = parse_.tokens[mentions[i].head].upos == Upos::NOUN;
      if (!more || !pair || !has(doers, pair->first) || !has(doers, pair->second)) continue;
      if (actors[i] == pair->first || actors[i] == pair->second) continue;
      actors.erase(actors.begin() + static_cast<std::ptrdiff_t>(i));
      mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  static bool has(std::vector<std::int32_t> const& actors, std::int32_t actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
  }

  Codebook const& book_;
  Parse const& parse_;
  Names const& names_;
  std::int32_t sides_, leaders_, states_;
};

}  // namespace

void name_sides(Codebook const& book, Parse const& parse, Names const& names,
                std::vector<Event>& events) {
  SideFinder const finder(book, parse, names);
  for (Event& event : events) finder.name_in(events, event);
}

}  // namespace dragoman
