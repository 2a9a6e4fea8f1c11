#include "events/merge.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

bool is_noun(Frames const& frames, Coding const& coding) {
  Frame const* frame = frames.of(coding.head);
  return frame != nullptr && frame->kind == FrameKind::noun;
}

// The noun is what did it, how it was done, or when: not what it was done to or what followed.
bool names_the_same(Coding const& verb, Coding const& noun, Parse const& parse) {
  static constexpr std::array<std::string_view, 10> kTogether = {
      "in", "during", "by", "through", "with", "when", "as", "of", "following", "after"};
  for (Argument const& argument : verb.arguments) {
    std::vector<std::int32_t> const tokens = coordinated(parse, argument.token);
    if (std::find(tokens.begin(), tokens.end(), noun.head) == tokens.end()) continue;
    if (argument.slot == Slot::subject || argument.slot == Slot::modifier) return true;
    auto const found = std::find(kTogether.begin(), kTogether.end(), argument.preposition);
    return argument.slot == Slot::oblique && found != kTogether.end();
  }
  return false;
}

// "12 were killed and 30 wounded in an attack": what stands with the second is the first's, too.
bool joins_the_same(Coding const& verb, Coding const& noun, std::vector<Coding> const& codings,
                    Parse const& parse) {
  return std::any_of(codings.begin(), codings.end(), [&](Coding const& other) {
    Token const& second = parse.tokens[other.head];
    bool const joined = base_relation(second.relation) == "conj" && second.head == verb.head;
    return joined && other.rule == verb.rule && names_the_same(other, noun, parse);
  });
}

// "opened fire, killing twelve": the participle tells the outcome.
bool is_outcome(Frames const& frames, Coding const& outer, Coding const& inner) {
  Frame const* frame = frames.of(inner.head);
  return frame != nullptr && frame->kind == FrameKind::verb &&
         frame->embedding == Embedding::adverbial && frame->outer == outer.clause &&
         frame->tense != Tense::past;
}

bool is_same_deed(Parse const& parse, Coding const& a, Coding const& b) {
  Token const& second = parse.tokens[b.head];
  if (base_relation(second.relation) != "conj" || second.head != a.head) return false;
  auto const same = [](std::vector<Party> const& x, std::vector<Party> const& y) {
    return std::all_of(x.begin(), x.end(), [&](Party const& p) { return has_actor(y, p.actor); });
  };
  return (same(a.recipients, b.recipients) || same(b.recipients, a.recipients)) &&
         same(b.actors, a.actors);
}

void take_over(Coding& into, Coding const& from) {
  for (Party const& party : from.recipients) {
    if (!has_actor(into.actors, party.actor)) add_parties(into.recipients, {party});
  }
  if (into.actors.empty()) {
    for (Party const& party : from.actors) {
      if (!has_actor(into.recipients, party.actor)) add_parties(into.actors, {party});
    }
  }
  for (std::string const& mode : from.modes) {
    auto const known = std::find(into.modes.begin(), into.modes.end(), mode);
    if (known == into.modes.end()) into.modes.push_back(mode);
  }
}

}  // namespace

void merge_codings(Codebook const& book, Parse const& parse, Frames const& frames,
                   std::vector<Coding>& codings) {
  std::vector<bool> gone(codings.size(), false);
  for (std::size_t i = 0; i < codings.size(); ++i) {
    for (std::size_t j = 0; j < codings.size(); ++j) {
      if (i == j || gone[i] || gone[j]) continue;
      Coding& kept = codings[i];
      Coding const& other = codings[j];
      if (book.rules[kept.rule].type != book.rules[other.rule].type) continue;
      bool const same = (is_noun(frames, kept) && (names_the_same(other, kept, parse) ||
                                                   joins_the_same(other, kept, codings, parse))) ||
                        is_outcome(frames, kept, other) || is_same_deed(parse, kept, other);
      if (!same) continue;
      if (is_noun(frames, kept) && kept.clause == kept.head) kept.clause = other.clause;
      take_over(kept, other);
      gone[j] = true;
    }
  }
  std::size_t index = 0;
  std::erase_if(codings, [&](Coding const&) { return gone[index++]; });
}

void drop_repeated(std::vector<Event>& events, Parse const& parse) {
  auto const within = [](std::vector<std::int32_t> const& inner,
                         std::vector<std::int32_t> const& outer) {
    return std::all_of(inner.begin(), inner.end(), [&](std::int32_t actor) {
      return std::find(outer.begin(), outer.end(), actor) != outer.end();
    });
  };
  std::vector<Event> kept;
  for (Event& event : events) {
    bool const noun = parse.tokens[event.trigger_head].upos == Upos::NOUN;
    bool const repeated = noun && std::any_of(kept.begin(), kept.end(), [&](Event const& earlier) {
                            return earlier.type == event.type &&
                                   earlier.factuality == event.factuality &&
                                   within(event.actors, earlier.actors) &&
                                   within(event.recipients, earlier.recipients);
                          });
    if (!repeated) kept.push_back(std::move(event));
  }
  events = std::move(kept);
}

}  // namespace dragoman
