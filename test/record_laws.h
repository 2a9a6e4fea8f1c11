// Laws of a record that hold for any text: what it points to is there, words lie in the text, days
// are in order, nothing holds itself.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "record/record.h"

namespace dragoman {

class RecordLaws {
 public:
  explicit RecordLaws(Record const& record) : record_(record) {
    for (ByteSpan const sentence : record.sentences) words(sentence, "sentence");
    for (RecordActor const& actor : record.actors) words(actor.mentions, "mention of an actor");
    for (RecordPlace const& place : record.places) words(place.mentions, "mention of a place");
    for (RecordEvent const& event : record.events) hold(event);
    for (RecordClaim const& claim : record.claims) hold(claim);
    for (RecordFigure const& figure : record.figures) hold(figure);
    for (RecordLink const& link : record.links) hold(link);
    for (RecordNeed const& need : record.needs) hold(need);
    if (broken_.empty()) law(from_json(to_json(record)) == record, "it reads back otherwise");
  }

  // What is broken, for a person; empty where all laws hold.
  std::string const& broken() const { return broken_; }

 private:
  void law(bool holds, std::string const& what) {
    if (!holds) broken_ += what + "; ";
  }

  void words(ByteSpan span, char const* what) {
    std::string const& text = record_.document.text;
    bool const inside = span.begin <= span.end && span.end <= text.size();
    law(inside && is_boundary(text, span.begin) && is_boundary(text, span.end),
        std::string(what) + ": no words of the text");
  }
  void words(std::vector<ByteSpan> const& spans, char const* what) {
    for (ByteSpan const span : spans) words(span, what);
  }

  template <class Items>
  void known(std::int32_t id, Items const& items, char const* what) {
    law(id >= -1 && id < static_cast<std::int32_t>(items.size()),
        std::string(what) + ": unknown id");
  }
  template <class Items>
  void known(std::vector<std::int32_t> const& ids, Items const& items, char const* what) {
    for (std::int32_t const id : ids) known(id, items, what);
  }

  void ordered(DateRange const& range, char const* what) {
    law(!range.from || !range.to || *range.from <= *range.to, std::string(what) + ": ends first");
  }

  void hold(RecordEvent const& event) {
    words(event.trigger, "trigger");
    words(event.actor_spans, "actor of an event");
    words(event.recipient_spans, "recipient of an event");
    words(event.date.words, "date of an event");
    known(event.actors, record_.actors, "actor of an event");
    known(event.recipients, record_.actors, "recipient of an event");
    known(event.figures, record_.figures, "figure of an event");
    known(event.place, record_.places, "place of an event");
    known(event.claim, record_.claims, "claim of an event");
    known(event.sentence, record_.sentences, "sentence of an event");
    ordered(event.date.range, "date of an event");
    law(event.actors.size() == event.actor_spans.size(), "an actor without its words");
    law(event.recipients.size() == event.recipient_spans.size(), "a recipient without its words");
  }

  void hold(RecordClaim const& claim) {
    words(claim.cue, "cue");
    words(claim.content, "content");
    words(claim.condition, "condition");
    words(claim.speaker_spans, "speaker");
    known(claim.speakers, record_.actors, "speaker");
    known(claim.addressees, record_.actors, "addressee");
    ordered(claim.deadline.range, "deadline");
    for (Answer const& answer : claim.answers) hold(claim, answer);
    std::size_t depth = 0;
    for (std::int32_t outer = claim.inside; outer >= 0; outer = record_.claims[outer].inside) {
      known(outer, record_.claims, "outer claim");
      if (++depth > record_.claims.size()) return law(false, "a claim that holds itself");
    }
  }
  void hold(RecordClaim const& claim, Answer const& answer) {
    bool const to_claim = answer.kind == Answer::Kind::claim;
    if (!to_claim) return known(answer.id, record_.events, "answered event");
    known(answer.id, record_.claims, "answered claim");
    law(&record_.claims[answer.id] != &claim, "a claim that answers itself");
  }

  void hold(RecordFigure const& figure) {
    words(figure.span, "figure");
    words(figure.group, "group");
    known(figure.place, record_.places, "place of a figure");
    known(figure.event, record_.events, "event of a figure");
    known(figure.claim, record_.claims, "claim of a figure");
    ordered(figure.period, "period of a figure");
    law(!figure.low || !figure.high || *figure.low <= *figure.high, "a figure above its bound");
  }

  void hold(RecordLink const& link) {
    words(link.span, "link");
    words(link.scope, "scope");
    known(link.place, record_.places, "place of a link");
    known(link.ends, record_.places, "end of a link");
    known(link.blocked_by, record_.actors, "who shuts a link");
    known(link.dependents, record_.figures, "dependent of a link");
    known(link.claim, record_.claims, "claim of a link");
    ordered(link.since.range, "since of a link");
  }

  void hold(RecordNeed const& need) {
    words(need.span, "need");
    words(need.commodity, "commodity");
    words(need.cause, "cause");
    known(need.place, record_.places, "place of a need");
    known(need.link, record_.links, "link of a need");
    known(need.claim, record_.claims, "claim of a need");
  }

  Record const& record_;
  std::string broken_;
};

inline std::string broken_laws(Record const& record) { return RecordLaws(record).broken(); }

}  // namespace dragoman
