#include "claims/denies.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/one_of.h"
#include "claims/speakers.h"

namespace dragoman {
namespace {

// The camp of "Zamzam camp" is a place and no word for what it is called.
bool holds(Layers const& layers, TokenSpan span, std::string_view name) {
  std::int32_t const word_class = layers.book.classes().find(name);
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (t < layers.names.place_at.size() && layers.names.place_at[t] >= 0) continue;
    if (layers.book.in_class(layers.parse, static_cast<std::int32_t>(t), word_class)) return true;
  }
  return false;
}

bool holds_verb(Layers const& layers, TokenSpan span, std::string_view name) {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    bool const verb = layers.parse.tokens[t].upos == Upos::VERB;
    if (verb && holds(layers, {t, t + 1}, name)) return true;
  }
  return false;
}

bool is_deed(Parse const& parse, std::int32_t head) {
  static constexpr std::array<std::string_view, 10> kStates = {
      "have", "be", "possess", "know", "see", "hear", "find", "receive", "notice", "witness"};
  if (head >= 0 &&
      std::find(kStates.begin(), kStates.end(), parse.tokens[head].lemma) != kStates.end()) {
    return false;
  }
  return head >= 0 && parse.tokens[head].upos == Upos::VERB && child(parse, head, "cop") < 0;
}

bool is_passive(Parse const& parse, std::int32_t verb) {
  auto const& below = parse.children[verb];
  return std::any_of(below.begin(), below.end(),
                     [&](std::int32_t each) { return parse.tokens[each].relation == "aux:pass"; });
}

// "denied firing", "said its planes had not …": the denier or nobody else is the one who acts.
bool is_own_deed(Denial const& denial) {
  Parse const& parse = denial.layers.parse;
  std::int32_t const head = denial.found.content.head;
  if (!is_deed(parse, head)) return false;
  std::int32_t const subject = child(parse, head, "nsubj");
  if (subject < 0) return true;
  if (is_passive(parse, head)) return false;  // "its forces were encircled"
  bool const pronoun = has_feature(parse.tokens[subject], "PronType=Prs");
  bool const owned = child(parse, subject, "nmod:poss") >= 0;
  std::int32_t const actor = denial.layers.names.actor_at[subject];
  bool const side =
      actor >= 0 && share_side(denial.layers.names, {actor}, denial.statement.speakers);
  return pronoun || owned || side;
}

// "said rebels had fired": somebody else did it.
bool blames_other(Denial const& denial) {
  Parse const& parse = denial.layers.parse;
  std::int32_t const head = denial.found.content.head;
  if (!denial.accused || !is_deed(parse, head)) return false;
  std::int32_t const subject = child(parse, head, "nsubj");
  return subject >= 0 && !is_passive(parse, head);
}

// "denied attacking the camp": a deed that is named by its verb. "Denied committing genocide" is
// about what it is to be called.
bool is_plain_deed(Denial const& denial) {
  static constexpr std::array<std::string_view, 8> kLight = {
      "commit", "conduct", "impose", "wage", "carry", "engage", "perpetrate", "pursue"};
  if (!is_own_deed(denial)) return false;
  auto const head = static_cast<std::uint32_t>(denial.found.content.head);
  bool const called = holds(denial.layers, {head, head + 1}, "denies-characterisation");
  return !called && !is_one_of(denial.layers.parse.tokens[head].lemma, kLight);
}

}  // namespace

Denies what_is_denied(Denial const& denial) {
  static constexpr std::array<std::pair<std::string_view, Denies>, 5> kParts = {
      {{"denies-number", Denies::number},
       {"denies-intent", Denies::intent},
       {"denies-responsibility", Denies::responsibility},
       {"denies-scope", Denies::scope},
       {"denies-characterisation", Denies::characterisation}}};
  TokenSpan const content = denial.found.content.tokens;
  auto const cue = static_cast<std::uint32_t>(denial.found.head);
  bool const aims = holds(denial.layers, {cue, cue + 1}, "denies-intent-cue");  // "had no plans"
  if (aims || holds_verb(denial.layers, content, "denies-intent-verb")) return Denies::intent;
  bool const plain = denial.denied && is_plain_deed(denial);
  for (auto const& [name, part] : kParts) {
    if (plain && part == Denies::characterisation) break;
    if (holds(denial.layers, content, name)) return part;
  }
  if (is_own_deed(denial) || blames_other(denial)) return Denies::responsibility;
  bool const answered = denial.answered != nullptr;
  if (answered &&
      holds(denial.layers, denial.answered->content.tokens, "denies-characterisation")) {
    return Denies::characterisation;
  }
  // "denied that its troops were in the country": how things stand, and no deed
  std::int32_t const head = denial.found.content.head;
  bool const state = head >= 0 && child(denial.layers.parse, head, "cop") >= 0;
  return denial.accused && !state ? Denies::responsibility : Denies::fact;
}

}  // namespace dragoman
