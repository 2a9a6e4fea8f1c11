// Records by hand for the tests of the store: a text, and items that point at its words.
#pragma once

#include <string>

#include "base/hash.h"
#include "record/record.h"

namespace dragoman {

// What "Example Wire" wrote on the day `published`: the record of one document, to be filled.
class Report {
 public:
  Report(std::string const& url, std::string const& published, std::string const& text) {
    record_.document.id = url;
    record_.document.url = url;
    record_.document.publisher = "Example Wire";
    record_.document.language = "en";
    record_.document.published = parse_date(published);
    record_.document.text = text;
    record_.document.sha256 = sha256(text);
    record_.sentences = {{0, static_cast<std::uint32_t>(text.size())}};
    record_.version = {"1", "m", "c"};
  }

  // The first place of `words` in the text.
  ByteSpan at(std::string const& words) const {
    auto const begin = static_cast<std::uint32_t>(record_.document.text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  std::int32_t actor(std::string const& words, std::string const& country,
                     std::string const& sector) {
    RecordActor actor;
    actor.name = words;
    actor.kind = ActorKind::government;
    actor.country = country;
    actor.sectors = {sector};
    actor.cameo = country + sector;
    actor.mentions = {at(words)};
    record_.actors.push_back(actor);
    return static_cast<std::int32_t>(record_.actors.size()) - 1;
  }

  std::int32_t place(std::string const& words, double longitude, double latitude) {
    RecordPlace place;
    place.name = words;
    place.kind = PlaceKind::settlement;
    place.longitude = longitude;
    place.latitude = latitude;
    place.country = "AZE";
    place.mentions = {at(words)};
    record_.places.push_back(place);
    return static_cast<std::int32_t>(record_.places.size()) - 1;
  }

  RecordEvent& event(EventType type, std::string const& trigger, std::int32_t actor,
                     std::int32_t recipient) {
    RecordEvent event;
    event.type = type;
    event.quad = 4;
    event.cameo = "190";
    event.trigger = at(trigger);
    event.rule = "rule.1";
    if (actor >= 0) event.actors = {actor}, event.actor_spans = {at(record_.actors[actor].name)};
    if (recipient >= 0) event.recipients = {recipient};
    record_.events.push_back(event);
    return record_.events.back();
  }

  RecordClaim& claim(Act act, std::int32_t speaker, std::string const& content) {
    RecordClaim claim;
    claim.act = act;
    if (speaker >= 0) claim.speakers = {speaker};
    claim.cue = {0, 1};
    claim.content = at(content);
    record_.claims.push_back(claim);
    return record_.claims.back();
  }

  RecordFigure& figure(std::string const& measure, double value, std::string const& words) {
    RecordFigure figure;
    figure.measure = measure;
    figure.low = figure.high = value;
    figure.span = at(words);
    record_.figures.push_back(figure);
    return record_.figures.back();
  }

  RecordLink& link(std::string const& name, LinkStatus status) {
    RecordLink link;
    link.name = name;
    link.kind = "road";
    link.status = status;
    link.span = at(name);
    record_.links.push_back(link);
    return record_.links.back();
  }

  Record& record() { return record_; }
  operator Record const&() const { return record_; }

 private:
  Record record_;
};

}  // namespace dragoman
