// Events that a document tells more than once.
#include <algorithm>

#include "events/merge.h"

namespace dragoman {
namespace {

using Actors = std::vector<std::int32_t>;

bool within(Actors const& inner, Actors const& outer) {
  return std::all_of(inner.begin(), inner.end(), [&](std::int32_t actor) {
    return std::find(outer.begin(), outer.end(), actor) != outer.end();
  });
}

bool same_time(DateRange const& a, DateRange const& b) {
  return !a.from || !b.from || (*a.from <= *b.to && *b.from <= *a.to);
}

// "the attack", "this shelling": what was told before.
bool points_back(Parse const& parse, Event const& event) {
  if (parse.tokens[event.trigger_head].upos != Upos::NOUN) return false;
  std::int32_t const determiner = child(parse, event.trigger_head, "det");
  if (determiner < 0) return false;
  std::string const& word = parse.tokens[determiner].lemma;
  return word == "the" || word == "this" || word == "that" || word == "these";
}

bool is_outcome(Codebook const& book, Event const& event) {
  auto const rule = std::find_if(book.rules.begin(), book.rules.end(),
                                 [&](Rule const& one) { return one.name == event.rule; });
  return rule != book.rules.end() && rule->outcome;
}

bool same_kind(Event const& a, Event const& b) {
  return a.type == b.type && a.factuality == b.factuality && a.historical == b.historical &&
         same_time(a.date, b.date);
}

// Nothing in `event` that `earlier` does not tell.
bool tells_nothing_new(Event const& event, Event const& earlier) {
  return within(event.actors, earlier.actors) && within(event.recipients, earlier.recipients);
}

// "12 people were killed", "the attack", soon after an attack that nobody else made.
bool tells_more(Codebook const& book, Parse const& parse, Event const& event,
                Event const& earlier) {
  static constexpr int kNear = 3;  // sentences
  if (event.type != EventType::ASSAULT || event.sentence - earlier.sentence > kNear) return false;
  bool const actors =
      event.actors.empty() || earlier.actors.empty() || within(event.actors, earlier.actors);
  if (!actors) return false;
  if (is_outcome(book, event)) return event.actors.empty() || !earlier.actors.empty();
  return points_back(parse, event);
}

void add_missing(Actors& to, std::vector<Mention>& mentions, Actors const& from,
                 std::vector<Mention> const& from_mentions) {
  if (!to.empty()) return;
  to = from;
  mentions = from_mentions;
}

}  // namespace

void drop_repeated(Codebook const& book, Parse const& parse, std::vector<Event>& events) {
  std::vector<Event> kept;
  for (Event& event : events) {
    bool const noun = parse.tokens[event.trigger_head].upos == Upos::NOUN;
    auto const same = std::find_if(kept.rbegin(), kept.rend(), [&](Event const& earlier) {
      if (!same_kind(event, earlier)) return false;
      return (noun && tells_nothing_new(event, earlier)) || tells_more(book, parse, event, earlier);
    });
    if (same == kept.rend()) {
      kept.push_back(std::move(event));
      continue;
    }
    add_missing(same->recipients, same->recipient_mentions, event.recipients,
                event.recipient_mentions);
    add_missing(same->actors, same->actor_mentions, event.actors, event.actor_mentions);
  }
  events = std::move(kept);
}

}  // namespace dragoman
