#include "claims/nesting.h"

#include <algorithm>

namespace dragoman {
namespace {

bool holds(Attribution const& outer, Attribution const& inner) {
  return outer.content.holds(inner.cue) && outer.head != inner.head;
}

// Who cites a source for what is said.
std::int32_t citing(std::vector<Attribution> const& found, Attribution const& inner) {
  auto const outer = std::find_if(found.begin(), found.end(), [&](Attribution const& one) {
    return one.head == inner.told_by;
  });
  bool const told = inner.told_by >= 0 && outer != found.end();
  return told ? static_cast<std::int32_t>(outer - found.begin()) : -1;
}

// The smallest of the contents that hold the cue of `inner`.
std::int32_t innermost(std::vector<Attribution> const& found, Attribution const& inner) {
  std::int32_t best = -1;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!holds(found[i], inner)) continue;
    bool const smaller =
        best < 0 || found[i].content.tokens.size() < found[best].content.tokens.size();
    if (smaller) best = static_cast<std::int32_t>(i);
  }
  return best;
}

std::int32_t actor_of(Names const& names, std::int32_t token) {
  bool const known = static_cast<std::size_t>(token) < names.actor_at.size();
  return known ? names.actor_at[token] : -1;
}

// "I", "he": inside a claim most often its speaker.
bool is_same_speaker(Layers const& layers, Attribution const& outer, Attribution const& inner) {
  std::int32_t const token = inner.speakers.front();
  std::int32_t const actor = actor_of(layers.names, token);
  bool const same =
      std::any_of(outer.speakers.begin(), outer.speakers.end(), [&](std::int32_t other) {
        return other == token || (actor >= 0 && actor_of(layers.names, other) == actor);
      });
  return same || layers.parse.tokens[token].upos == Upos::PRON;
}

// "asked prosecutors to charge him", "the proposal for talks": inside what somebody says a cue
// without tense tells no more that anything was said.
bool is_told(Layers const& layers, Attribution const& inner) {
  Token const& cue = layers.parse.tokens[inner.head];
  if (cue.upos == Upos::NOUN) return false;
  if (cue.upos != Upos::VERB || has_feature(cue, "VerbForm=Fin")) return true;
  return child(layers.parse, inner.head, "aux") >= 0 && !is_infinitive(layers.parse, inner.head);
}

// Who is only characterised inside what somebody else says makes no claim there: "he said that
// Iran wanted war". Words that were said do: "he said that Iran had admitted the strike".
bool is_own_claim(Layers const& layers, Attribution const& outer, Attribution const& inner) {
  CueRule const& rule = layers.book.rules()[inner.rule];
  // "has not responded to Kyiv's claim that …": the claim is what is answered
  Act const act = layers.book.rules()[outer.rule].act;
  bool const answered = outer.content.head == inner.head &&
                        layers.parse.tokens[inner.head].upos == Upos::NOUN &&
                        (act == Act::deny || act == Act::no_comment);
  if (answered && !is_same_speaker(layers, outer, inner)) return true;
  if (rule.attitude || is_same_speaker(layers, outer, inner)) return false;
  bool const quoted = layers.quotations.at[inner.speakers.front()] >= 0;
  bool const around = rule.content.front().kind == ContentPlace::Kind::around;
  bool const vague = rule.act == Act::assert_ || rule.act == Act::praise;
  bool const clause = rule.content.front().kind != ContentPlace::Kind::whole;
  return around || (!quoted && (clause || !vague) && is_told(layers, inner));
}

// Contents that hold each other's cues, as in broken text: the first of the ring stands by itself,
// so that going outwards always ends.
void break_rings(std::vector<std::int32_t>& inside) {
  for (std::size_t i = 0; i < inside.size(); ++i) {
    auto const self = static_cast<std::int32_t>(i);
    std::int32_t outer = inside[i];
    for (std::size_t n = 0; n < inside.size() && outer >= 0 && outer != self; ++n) {
      outer = inside[outer];
    }
    if (outer == self) inside[i] = -1;
  }
}

}  // namespace

std::vector<std::int32_t> resolve_nesting(Layers const& layers, std::vector<Attribution>& found) {
  std::vector<Attribution> kept;
  for (Attribution const& inner : found) {
    std::int32_t const outer = innermost(found, inner);
    if (outer < 0 || is_own_claim(layers, found[outer], inner)) kept.push_back(inner);
  }
  found = std::move(kept);
  std::vector<std::int32_t> inside;
  for (Attribution const& inner : found) {
    std::int32_t const outer = citing(found, inner);
    inside.push_back(outer >= 0 ? outer : innermost(found, inner));
  }
  break_rings(inside);
  return inside;
}

}  // namespace dragoman
