#include "record/record.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "record/idle_actors.h"

namespace dragoman {
namespace {

std::vector<ByteSpan> spans_of(std::vector<Mention> const& mentions) {
  std::vector<ByteSpan> out;
  out.reserve(mentions.size());
  for (Mention const& mention : mentions) out.push_back(mention.span);
  return out;
}

// Probabilities keep three decimals: further ones differ with the batch that a document was in.
double rounded(double score) { return std::round(score * 1000) / 1000; }

bool exists(std::int32_t id, std::size_t count) {
  return id >= 0 && static_cast<std::size_t>(id) < count;
}

std::int32_t known(std::int32_t id, std::size_t count) { return exists(id, count) ? id : -1; }

std::vector<std::int32_t> known(std::vector<std::int32_t> ids, std::size_t count) {
  std::erase_if(ids, [count](std::int32_t id) { return !exists(id, count); });
  return ids;
}

// The words of those ids that exist; mention i belongs to id i, further mentions to none.
std::vector<ByteSpan> known_spans(std::vector<Mention> const& mentions,
                                  std::vector<std::int32_t> const& ids, std::size_t count) {
  std::vector<ByteSpan> out;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (i >= ids.size() || exists(ids[i], count)) out.push_back(mentions[i].span);
  }
  return out;
}

RecordActor record_actor(Actor const& actor) {
  return {actor.name, actor.kind,  actor.country,  actor.sectors,
          actor.role, actor.cameo, actor.wikidata, spans_of(actor.mentions)};
}

RecordPlace record_place(Place const& place) {
  return {place.name,     place.kind,           place.longitude,
          place.latitude, place.uncertainty_km, place.country,
          place.admin1,   place.geonames,       spans_of(place.mentions)};
}

RecordEvent record_event(Event const& event, Parse const& parse, Names const& names) {
  RecordEvent out;
  out.type = event.type;
  out.modes = event.modes;
  out.contexts = event.contexts;
  out.cameo = event.cameo;
  out.quad = event.quad;
  out.goldstein = event.goldstein;
  out.actors = known(event.actors, names.actors.size());
  out.recipients = known(event.recipients, names.actors.size());
  out.actor_spans = known_spans(event.actor_mentions, event.actors, names.actors.size());
  out.recipient_spans =
      known_spans(event.recipient_mentions, event.recipients, names.actors.size());
  out.trigger = bytes_of(parse, event.trigger);
  out.sentence = event.sentence;
  out.date = {event.date, event.date_span};
  out.place = known(event.place, names.places.size());
  out.factuality = event.factuality;
  out.historical = event.historical;
  out.rule = event.rule;
  out.score = rounded(event.score);
  return out;
}

RecordClaim record_claim(Claim const& claim, Reading const& reading) {
  RecordClaim out;
  out.speakers = known(claim.speakers, reading.names.actors.size());
  out.speaker_spans =
      known_spans(claim.speaker_mentions, claim.speakers, reading.names.actors.size());
  out.act = claim.act;
  out.cue = claim.cue;
  out.content = claim.content;
  out.quote = claim.quote;
  out.addressees = known(claim.addressees, reading.names.actors.size());
  out.inside = known(claim.inside, reading.claims.claims.size());
  out.answers = claim.answers;
  std::erase_if(out.answers, [&](Answer const& answer) {
    bool const is_claim = answer.kind == Answer::Kind::claim;
    return !exists(answer.id,
                   is_claim ? reading.claims.claims.size() : reading.events.events.size());
  });
  std::ranges::stable_partition(
      out.answers, [](Answer const& answer) { return answer.kind == Answer::Kind::claim; });
  out.denies = claim.denies;
  out.deadline = {claim.deadline, {}};
  out.condition = claim.condition;
  out.rule = claim.rule;
  out.score = rounded(claim.score);
  return out;
}

RecordFigure record_figure(Figure const& figure, Reading const& reading) {
  return {figure.measure,
          figure.group,
          figure.low,
          figure.high,
          figure.bound,
          figure.period,
          known(figure.place, reading.names.places.size()),
          known(figure.event, reading.events.events.size()),
          known(figure.claim, reading.claims.claims.size()),
          figure.span};
}

RecordLink record_link(Link const& link, Reading const& reading) {
  std::size_t const places = reading.names.places.size();
  return {link.name,
          link.kind,
          known(link.place, places),
          known(link.ends, places),
          link.status,
          link.scope,
          known(link.blocked_by, reading.names.actors.size()),
          {link.since, link.since_span},
          link.sole,
          known(link.dependents, reading.claims.figures.size()),
          known(link.claim, reading.claims.claims.size()),
          link.span};
}

RecordNeed record_need(Need const& need, Reading const& reading) {
  return {need.commodity,
          need.category,
          need.state,
          known(need.place, reading.names.places.size()),
          need.cause,
          known(need.link, reading.links.links.size()),
          known(need.claim, reading.claims.claims.size()),
          need.span};
}

// Events learn here which claim holds them and which figures count them.
void join_events(Record& record, Reading const& reading) {
  auto const& claim_of = reading.claims.claim_of_event;
  for (std::size_t i = 0; i < record.events.size() && i < claim_of.size(); ++i) {
    record.events[i].claim = known(claim_of[i], record.claims.size());
  }
  for (std::size_t i = 0; i < record.figures.size(); ++i) {
    std::int32_t const event = record.figures[i].event;
    if (event >= 0) record.events[event].figures.push_back(static_cast<std::int32_t>(i));
  }
}

RecordDocument record_document(Document document) {
  return {std::move(document.id),    std::move(document.url),      std::move(document.publisher),
          std::move(document.title), std::move(document.language), document.published,
          std::move(document.text),  std::move(document.sha256)};
}

bool equal(DateRange const& a, DateRange const& b) {
  return a.from == b.from && a.to == b.to && a.precision == b.precision;
}

bool equal(std::vector<Answer> const& a, std::vector<Answer> const& b) {
  return std::ranges::equal(
      a, b, [](Answer const& x, Answer const& y) { return x.kind == y.kind && x.id == y.id; });
}

}  // namespace

bool operator==(RecordDate const& a, RecordDate const& b) {
  return equal(a.range, b.range) && a.words == b.words;
}

bool operator==(RecordClaim const& a, RecordClaim const& b) {
  return a.speakers == b.speakers && a.speaker_spans == b.speaker_spans && a.act == b.act &&
         a.cue == b.cue && a.content == b.content && a.quote == b.quote &&
         a.addressees == b.addressees && a.inside == b.inside && equal(a.answers, b.answers) &&
         a.denies == b.denies && a.deadline == b.deadline && a.condition == b.condition &&
         a.rule == b.rule && a.score == b.score;
}

bool operator==(RecordFigure const& a, RecordFigure const& b) {
  return a.measure == b.measure && a.group == b.group && a.low == b.low && a.high == b.high &&
         a.bound == b.bound && equal(a.period, b.period) && a.place == b.place &&
         a.event == b.event && a.claim == b.claim && a.span == b.span;
}

Record make_record(Document document, Reading const& reading, Version const& version) {
  Record record;
  record.notes = std::move(document.notes);
  record.document = record_document(std::move(document));
  record.version = version;
  for (Sentence const& s : reading.parse.sentences) record.sentences.push_back(s.span);
  for (Actor const& a : reading.names.actors) record.actors.push_back(record_actor(a));
  for (Place const& p : reading.names.places) record.places.push_back(record_place(p));
  for (Event const& e : reading.events.events) {
    record.events.push_back(record_event(e, reading.parse, reading.names));
  }
  for (Claim const& c : reading.claims.claims) record.claims.push_back(record_claim(c, reading));
  for (Figure const& f : reading.claims.figures) {
    record.figures.push_back(record_figure(f, reading));
  }
  for (Link const& l : reading.links.links) record.links.push_back(record_link(l, reading));
  for (Need const& n : reading.links.needs) record.needs.push_back(record_need(n, reading));
  join_events(record, reading);
  drop_idle_actors(record, reading);
  return record;
}

std::string actor_code(RecordActor const& actor) {
  return actor.sectors.empty() ? actor.country : actor.country + "-" + actor.sectors.front();
}

std::string_view words(Record const& record, ByteSpan span) {
  std::string_view const text = record.document.text;
  if (span.begin > text.size()) return {};
  return text.substr(span.begin, span.size());
}

}  // namespace dragoman
