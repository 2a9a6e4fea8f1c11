// Record ↔ JSON. The one place that turns bytes into code points and back.
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "record/record.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string const& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json or_null(std::int32_t id) { return id < 0 ? Json(nullptr) : Json(id); }

// Whole numbers are written without a decimal point, as people write counts.
Json number_or_null(std::optional<double> value) {
  if (!value) return nullptr;
  auto const whole = static_cast<std::int64_t>(*value);
  return static_cast<double>(whole) == *value ? Json(whole) : Json(*value);
}

Json date_or_null(std::optional<Date> date) {
  return date ? Json(format_date(*date)) : Json(nullptr);
}

class Writer {
 public:
  explicit Writer(Record const& record) : record_(record), offsets_(record.document.text) {}

  Json write() const {
    Json out;
    out["document"] = document();
    out["sentences"] = list(record_.sentences, [this](ByteSpan s) { return bare(s); });
    out["actors"] = numbered(record_.actors, [this](auto const& a) { return actor(a); });
    out["places"] = numbered(record_.places, [this](auto const& p) { return place(p); });
    out["events"] = numbered(record_.events, [this](auto const& e) { return event(e); });
    out["claims"] = numbered(record_.claims, [this](auto const& c) { return claim(c); });
    out["figures"] = numbered(record_.figures, [this](auto const& f) { return figure(f); });
    out["links"] = numbered(record_.links, [this](auto const& l) { return link(l); });
    out["needs"] = numbered(record_.needs, [this](auto const& n) { return need(n); });
    out["notes"] = record_.notes;
    out["version"] = {{"engine", record_.version.engine},
                      {"model", record_.version.model},
                      {"codebook", record_.version.codebook}};
    return out;
  }

 private:
  template <class Items, class Write>
  static Json list(Items const& items, Write write) {
    Json out = Json::array();
    for (auto const& item : items) out.push_back(write(item));
    return out;
  }

  template <class Items, class Write>
  static Json numbered(Items const& items, Write write) {
    Json out = Json::array();
    for (auto const& item : items) {
      Json object;
      object["id"] = out.size();
      object.update(write(item));
      out.push_back(std::move(object));
    }
    return out;
  }

  Json bare(ByteSpan s) const {
    return {{"begin", offsets_.code_points(s.begin)}, {"end", offsets_.code_points(s.end)}};
  }

  Json span(ByteSpan s) const {
    Json out = bare(s);
    out["text"] = words(record_, s);
    return out;
  }

  Json span_or_null(ByteSpan s) const { return s.empty() ? Json(nullptr) : span(s); }

  Json spans(std::vector<ByteSpan> const& all) const {
    return list(all, [this](ByteSpan s) { return span(s); });
  }

  static Json period(DateRange const& range) {
    return {{"from", date_or_null(range.from)},
            {"to", date_or_null(range.to)},
            {"precision", name_of(range.precision)}};
  }

  Json date(RecordDate const& when) const {
    return {{"from", date_or_null(when.range.from)},
            {"to", date_or_null(when.range.to)},
            {"text", when.words.empty() ? Json(nullptr) : Json(words(record_, when.words))},
            {"precision", name_of(when.range.precision)},
            {"span", span_or_null(when.words)}};
  }

  Json document() const {
    RecordDocument const& d = record_.document;
    return {{"id", d.id},
            {"url", or_null(d.url)},
            {"publisher", or_null(d.publisher)},
            {"title", or_null(d.title)},
            {"language", d.language},
            {"published", date_or_null(d.published)},
            {"text", d.text},
            {"sha256", d.sha256}};
  }

  Json actor(RecordActor const& a) const {
    return {{"name", a.name},
            {"kind", name_of(a.kind)},
            {"country", a.country},
            {"sectors", a.sectors},
            {"role", or_null(a.role)},
            {"cameo", or_null(a.cameo)},
            {"wikidata", or_null(a.wikidata)},
            {"mentions", spans(a.mentions)}};
  }

  Json place(RecordPlace const& p) const {
    return {{"name", p.name},
            {"kind", name_of(p.kind)},
            {"lon", p.longitude ? Json(*p.longitude) : Json(nullptr)},
            {"lat", p.latitude ? Json(*p.latitude) : Json(nullptr)},
            {"uncertainty_km", p.uncertainty_km},
            {"country", or_null(p.country)},
            {"admin1", or_null(p.admin1)},
            {"geonames", or_null(p.geonames)},
            {"mentions", spans(p.mentions)}};
  }

  Json event(RecordEvent const& e) const {
    Json out = {{"type", name_of(e.type)},
                {"modes", e.modes},
                {"contexts", e.contexts},
                {"cameo", or_null(e.cameo)},
                {"quad", e.quad},
                {"goldstein", e.goldstein},
                {"actors", e.actors},
                {"recipients", e.recipients},
                {"actor_spans", spans(e.actor_spans)},
                {"recipient_spans", spans(e.recipient_spans)},
                {"trigger", span(e.trigger)},
                {"sentence", e.sentence},
                {"date", date(e.date)},
                {"place", or_null(e.place)},
                {"factuality", name_of(e.factuality)},
                {"historical", e.historical},
                {"claim", or_null(e.claim)},
                {"figures", e.figures},
                {"rule", e.rule}};
    if (e.score > 0) out["score"] = e.score;
    return out;
  }

  Json claim(RecordClaim const& c) const {
    Json out = {{"speakers", c.speakers},
                {"speaker_spans", spans(c.speaker_spans)},
                {"act", name_of(c.act)},
                {"cue", span_or_null(c.cue)},
                {"content", span(c.content)},
                {"quote", name_of(c.quote)},
                {"addressees", c.addressees},
                {"inside", or_null(c.inside)},
                {"answers", answers(c, Answer::Kind::claim)},
                {"answers_events", answers(c, Answer::Kind::event)},
                {"denies", c.denies ? Json(name_of(*c.denies)) : Json(nullptr)},
                {"deadline",
                 c.deadline.range.from || c.deadline.range.to ? date(c.deadline) : Json(nullptr)},
                {"condition", span_or_null(c.condition)},
                {"rule", c.rule}};
    if (c.score > 0) out["score"] = c.score;
    return out;
  }

  static Json answers(RecordClaim const& c, Answer::Kind kind) {
    Json out = Json::array();
    for (Answer const& answer : c.answers) {
      if (answer.kind == kind) out.push_back(answer.id);
    }
    return out;
  }

  Json figure(RecordFigure const& f) const {
    return {{"measure", f.measure},         {"group", span_or_null(f.group)},
            {"low", number_or_null(f.low)}, {"high", number_or_null(f.high)},
            {"bound", name_of(f.bound)},    {"period", period(f.period)},
            {"place", or_null(f.place)},    {"event", or_null(f.event)},
            {"claim", or_null(f.claim)},    {"span", span(f.span)}};
  }

  Json link(RecordLink const& l) const {
    return {{"name", l.name},
            {"kind", l.kind},
            {"place", or_null(l.place)},
            {"ends", l.ends},
            {"status", name_of(l.status)},
            {"scope", span_or_null(l.scope)},
            {"blocked_by", l.blocked_by},
            {"since", date(l.since)},
            {"sole", l.sole},
            {"dependents", l.dependents},
            {"claim", or_null(l.claim)},
            {"span", span(l.span)}};
  }

  Json need(RecordNeed const& n) const {
    return {{"commodity", span(n.commodity)}, {"category", n.category},
            {"state", name_of(n.state)},      {"place", or_null(n.place)},
            {"cause", span_or_null(n.cause)}, {"link", or_null(n.link)},
            {"claim", or_null(n.claim)},      {"span", span(n.span)}};
  }

  Record const& record_;
  OffsetMap offsets_;
};

// Readers of JSON Lines in several languages take these, too, for the end of a line; within JSON
// they can only stand in strings, where an escape says the same.
struct LineEnd {
  std::string_view bytes, escape;
};
constexpr LineEnd kLineEnds[] = {
    {"\u0085", "\\u0085"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}};

void escape_line_ends(std::string& json) {
  for (LineEnd const& end : kLineEnds) {
    for (std::size_t at = json.find(end.bytes); at != std::string::npos;
         at = json.find(end.bytes, at + end.escape.size())) {
      json.replace(at, end.bytes.size(), end.escape);
    }
  }
}

}  // namespace

std::string to_json(Record const& record) {
  std::string json = Writer(record).write().dump(-1, ' ', false, Json::error_handler_t::replace);
  escape_line_ends(json);
  return json;
}

}  // namespace dragoman
