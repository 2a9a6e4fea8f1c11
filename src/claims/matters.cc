#include "claims/matters.h"

#include <algorithm>
#include <array>
#include <set>

#include "claims/acts.h"

namespace dragoman {
namespace {

// Classes of words for one field: "had died" and "the deaths", "the convoy" and "any truck".
constexpr std::array<std::string_view, 4> kFields = {"of-death", "of-harm", "of-arms", "of-cargo"};

}  // namespace

Matters::Matters(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
                 Claims const& claims)
    : layers_(layers), found_(found), events_(events), claims_(claims), deeds_(found.size()) {
  for (std::size_t e = 0; e < events.events.size(); ++e) {
    std::int32_t const claim = claims.claim_of_event[e];
    if (claim >= 0) deeds_[claim].push_back(e);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    statements_.push_back(describe(layers, found[i], claims.claims[i]));
  }
}

bool Matters::holds_deed_of(std::size_t claim, std::vector<std::int32_t> const& side) const {
  return std::any_of(deeds_[claim].begin(), deeds_[claim].end(), [&](std::size_t e) {
    Event const& event = events_.events[e];
    return event.quad == 4 && share_side(layers_.names, event.actors, side);
  });
}

bool Matters::are_near(std::size_t i, std::size_t j) const {
  return statements_[i].sentence - statements_[j].sentence <= 1;
}

std::size_t Matters::shared_words(std::size_t i, std::size_t j) const {
  return words_in_common(statements_[i].words, statements_[j].words);
}

bool Matters::contradicts(std::size_t i, std::size_t j) const {
  return negates_word_of(i, j) || negates_word_of(j, i);
}

bool Matters::negates_word_of(std::size_t i, std::size_t j) const {
  std::int32_t const word = negated_word(layers_, found_[i]);
  if (word < 0) return false;
  auto const at = static_cast<std::uint32_t>(word);
  std::set<std::string> const negated = content_words(layers_.parse, {at, at + 1});
  bool const in_field = std::any_of(kFields.begin(), kFields.end(), [&](std::string_view name) {
    return in_class(word, name) && content_in(j, name);
  });
  return in_field || words_in_common(negated, statements_[j].words) > 0;
}

bool Matters::is_on_same_matter(std::size_t i, std::size_t j) const {
  ClaimWords const& a = statements_[i];
  ClaimWords const& b = statements_[j];
  std::size_t const common = shared_words(i, j);
  bool const concerned = share_side(layers_.names, a.speakers, b.named) ||
                         share_side(layers_.names, a.named, b.speakers);
  return common > 1 || concerned || (common == 1 && hold_same_deed(i, j));
}

bool Matters::touches(std::size_t i, std::size_t j) const {
  ClaimWords const& a = statements_[i];
  ClaimWords const& b = statements_[j];
  bool const charged = claims_.claims[j].act == Act::accuse || holds_deed_of(j, a.speakers);
  bool const sides = charged && (share_side(layers_.names, a.speakers, b.named) ||
                                 share_side(layers_.names, a.named, b.speakers) ||
                                 share_side(layers_.names, a.named, b.named));
  return sides || share_field(i, j) || shared_words(i, j) > 0 || hold_same_deed(i, j) ||
         tells_nothing_else(i);
}

bool Matters::share_field(std::size_t i, std::size_t j) const {
  return std::any_of(kFields.begin(), kFields.end(), [&](std::string_view name) {
    return content_in(i, name) && content_in(j, name);
  });
}

// "That is not true", "refused to comment", "gave no answer": no matter of its own.
bool Matters::tells_nothing_else(std::size_t i) const {
  TokenSpan const content = found_[i].content.tokens;
  bool const silent = claims_.claims[i].act == Act::no_comment;
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    Upos const upos = layers_.parse.tokens[t].upos;
    bool const matter = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::VERB;
    bool const quiet =
        in_class(token, "silence") || in_class(token, "contact") || in_class(token, "no-words");
    if (matter && !(silent && quiet)) return false;
  }
  return true;
}

bool Matters::is_accused(std::size_t i, std::size_t j) const {
  return claims_.claims[j].act == Act::accuse &&
         share_side(layers_.names, statements_[i].speakers, statements_[j].named);
}

bool Matters::is_deed_of(std::size_t event, std::vector<std::int32_t> const& side) const {
  return share_side(layers_.names, events_.events[event].actors, side);
}

bool Matters::counts_anew(std::size_t i, std::size_t j) const {
  Quantity const* mine = statements_[i].count;
  Quantity const* theirs = statements_[j].count;
  if (mine == nullptr || theirs == nullptr || mine->low == theirs->low) return false;
  if (claims_.claims[j].act == Act::promise) return false;
  return count_alike(*mine, *theirs) ||
         (hold_same_deed(i, j) && counts_people(*mine) && counts_people(*theirs) &&
          !are_of_two_states(mine->counted, theirs->counted));
}

// "50 of its citizens" and "1,400 people in Lebanon"
bool Matters::are_of_two_states(std::int32_t one, std::int32_t two) const {
  if (one < 0 || two < 0) return false;
  std::int32_t const first = layers_.names.actor_at[one];
  std::int32_t const second = layers_.names.actor_at[two];
  if (first < 0 || second < 0) return false;
  std::string const& state = layers_.names.actors[first].state;
  std::string const& other = layers_.names.actors[second].state;
  return !state.empty() && !other.empty() && state != other;
}

// "89 civilians", "about 400"
bool Matters::counts_people(Quantity const& quantity) const {
  if (!quantity.unit.empty()) return false;
  return quantity.counted < 0 || layers_.names.actor_at[quantity.counted] >= 0;
}

bool Matters::count_alike(Quantity const& one, Quantity const& two) const {
  if (one.counted < 0 || two.counted < 0) return false;
  return layers_.parse.tokens[one.counted].lemma == layers_.parse.tokens[two.counted].lemma;
}

bool Matters::are_apart(std::size_t i, std::size_t j) const {
  std::set<std::int32_t> const& mine = statements_[i].towns;
  std::set<std::int32_t> const& theirs = statements_[j].towns;
  return !mine.empty() && !theirs.empty() &&
         std::none_of(mine.begin(), mine.end(),
                      [&](std::int32_t town) { return theirs.contains(town); });
}

bool Matters::hold_same_deed(std::size_t i, std::size_t j) const {
  return std::any_of(deeds_[i].begin(), deeds_[i].end(), [&](std::size_t a) {
    return std::any_of(deeds_[j].begin(), deeds_[j].end(), [&](std::size_t b) {
      return events_.events[a].type == events_.events[b].type;
    });
  });
}

bool Matters::content_in(std::size_t i, std::string_view name) const {
  return states(layers_, found_[i].content.tokens, name);
}

bool Matters::in_class(std::int32_t token, std::string_view name) const {
  return layers_.book.in_class(layers_.parse, token, name);
}

}  // namespace dragoman
