#include <algorithm>
#include <array>

#include "names/actor_mentions.h"

namespace dragoman {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, std::array<std::string_view, N> const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Prepositions after which a place name stands for those who rule or live there.
constexpr std::array<std::string_view, 12> kActing = {"by",    "with", "against", "between",
                                                      "on",    "for",  "toward",  "towards",
                                                      "among", "than", "upon",    "versus"};
// After these it does so unless what it hangs on is a motion or a thing that lies somewhere.
constexpr std::array<std::string_view, 3> kMixed = {"to", "from", "of"};
constexpr std::array<std::string_view, 45> kMotions = {
    "go",        "travel",     "arrive",  "return",   "flee",    "fly",       "move",
    "deport",    "drive",      "visit",   "trip",     "road",    "border",    "depart",
    "withdraw",  "withdrawal", "capital", "city",     "town",    "part",      "north",
    "south",     "east",       "west",    "come",     "head",    "journey",   "flight",
    "route",     "way",        "march",   "province", "region",  "area",      "territory",
    "outskirts", "evacuate",   "retreat", "escape",   "village", "transport", "refugee",
    "migrate",   "access",     "enter"};
constexpr std::array<std::string_view, 4> kLying = {"lie", "locate", "situate", "border"};

std::string_view preposition_of(Parse const& parse, std::int32_t token) {
  for (std::int32_t const dependent : parse.children[token]) {
    if (dependent < token && parse.tokens[dependent].relation == "case") {
      return parse.tokens[dependent].lemma;
    }
  }
  return {};
}

bool acts_after(Parse const& parse, std::int32_t token) {
  std::string_view const preposition = preposition_of(parse, token);
  if (is_one_of(preposition, kActing)) return true;
  if (!is_one_of(preposition, kMixed)) return false;
  std::int32_t const head = parse.tokens[token].head;
  return head >= 0 && !is_one_of(parse.tokens[head].lemma, kMotions);
}

}  // namespace

bool stands_as_actor(Parse const& parse, std::int32_t token) {
  Token const& word = parse.tokens[token];
  std::string_view const relation = base_relation(word.relation);
  if (relation == "nsubj" || relation == "csubj") {
    return word.head < 0 || !is_one_of(parse.tokens[word.head].lemma, kLying);
  }
  if (relation == "conj" || relation == "appos") {
    return word.head >= 0 && word.head < token && stands_as_actor(parse, word.head);
  }
  if (relation == "obj" || relation == "iobj" || word.relation == "nmod:poss") return true;
  if (relation == "amod" || relation == "compound") return true;
  if (relation == "obl" || relation == "nmod") return acts_after(parse, token);
  return relation == "vocative";
}

}  // namespace dragoman
