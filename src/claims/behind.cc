#include "claims/behind.h"

#include <algorithm>

#include "claims/said_word.h"
#include "claims/sources.h"

namespace dragoman {
namespace {

constexpr std::int32_t kFarthestMaker = 8;  // sentences between a statement and who made it
constexpr std::int32_t kFarthestIt = 1;

class BehindFinder {
 public:
  BehindFinder(Layers const& layers, std::vector<Attribution> const& found)
      : layers_(layers), parse_(layers.parse), found_(found) {}

  // A token of the actor, -1: not known.
  std::int32_t find(std::size_t number) const {
    Attribution const& one = found_[number];
    if (one.speakers.size() != 1 || is_actor(one.speakers.front())) return -1;
    std::int32_t const speaker = one.speakers.front();
    if (parse_.tokens[speaker].lemma == "it") return speaker_before(number);
    if (!is_words(speaker)) return -1;
    std::int32_t const maker = sources_at(speaker).named_maker(speaker);
    if (maker >= 0 && is_actor(maker)) return maker;
    return is_definite(parse_, speaker) ? maker_before(speaker) : -1;
  }

 private:
  bool is_words(std::int32_t noun) const {
    return layers_.book.in_class(parse_, noun, "utterance") ||
           layers_.book.in_class(parse_, noun, "document");
  }

  bool is_actor(std::int32_t token) const {
    return static_cast<std::size_t>(token) < layers_.names.actor_at.size() &&
           layers_.names.actor_at[token] >= 0;
  }

  // Who made the last thing of that name.
  std::int32_t maker_before(std::int32_t noun) const {
    std::int32_t const sentence = parse_.sentence_of[noun];
    for (std::int32_t t = noun - 1; t >= 0; --t) {
      if (sentence - parse_.sentence_of[t] > kFarthestMaker) break;
      if (parse_.tokens[t].lemma != parse_.tokens[noun].lemma) continue;
      std::int32_t const maker = maker_of(t);
      if (is_actor(maker)) return maker;
    }
    return -1;
  }

  SourceFinder sources_at(std::int32_t token) const {
    std::int32_t const sentence = parse_.sentence_of[token];
    return SourceFinder({layers_, parse_.sentences[sentence], layers_.clauses[sentence]});
  }

  // "a statement from the ministry", "a report by the ministry", "said in a report".
  std::int32_t maker_of(std::int32_t noun) const {
    Frames const& frames = layers_.clauses[parse_.sentence_of[noun]];
    SourceFinder const sources = sources_at(noun);
    std::int32_t const named = sources.named_maker(noun);
    if (named >= 0) return named;
    std::int32_t const maker = sources.maker_of(noun);
    if (maker != noun) return maker;
    std::int32_t const sign = child(parse_, noun, "case");
    bool const within = sign >= 0 && parse_.tokens[sign].lemma == "in";
    Frame const* verb = within ? frames.of(parse_.tokens[noun].head) : nullptr;
    bool const says = verb != nullptr && layers_.book.find(verb->lemma) != nullptr;
    Argument const* subject = says && !verb->passive ? verb->first(Slot::subject) : nullptr;
    return subject == nullptr ? noun : subject->token;
  }

  // "It added that …": the body that spoke last.
  std::int32_t speaker_before(std::size_t number) const {
    std::int32_t const sentence = parse_.sentence_of[found_[number].head];
    for (std::size_t i = number; i-- > 0;) {
      Attribution const& last = found_[i];
      if (sentence - parse_.sentence_of[last.head] > kFarthestIt) break;
      if (parse_.sentence_of[last.head] == sentence || is_told_inside(last)) continue;
      std::int32_t const token = last.stands_for >= 0 ? last.stands_for : last.speakers.front();
      return is_body(token) ? token : -1;
    }
    return -1;
  }

  bool is_body(std::int32_t token) const {
    return is_actor(token) &&
           layers_.names.actors[layers_.names.actor_at[token]].kind != ActorKind::person;
  }

  bool is_told_inside(Attribution const& one) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](Attribution const& other) { return other.content.holds(one.cue); });
  }

  Layers const& layers_;
  Parse const& parse_;
  std::vector<Attribution> const& found_;
};

}  // namespace

void find_who_is_behind(Layers const& layers, std::vector<Attribution>& found) {
  BehindFinder const finder(layers, found);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].stands_for = finder.find(i);
}

}  // namespace dragoman
