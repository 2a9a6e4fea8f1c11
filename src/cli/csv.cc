#include "cli/csv.h"

#include <fmt/format.h>

#include <vector>

#include "export/csv.h"

namespace dragoman {
namespace {

using Row = std::vector<std::string>;

template <class Items, class Show>
std::string joined(Items const& items, Show show) {
  std::string out;
  for (auto const& item : items) {
    if (!out.empty()) out += "; ";
    out += show(item);
  }
  return out;
}

class Rows {
 public:
  explicit Rows(Record const& record) : record_(record) {}

  Row event(RecordEvent const& e) const {
    return {record_.document.id,
            std::string(name_of(e.type)),
            strings(e.modes),
            strings(e.contexts),
            e.cameo,
            std::to_string(e.quad),
            fmt::format("{}", e.goldstein),
            names(e.actors),
            codes(e.actors),
            names(e.recipients),
            codes(e.recipients),
            text(e.trigger),
            from(e.date.range),
            to(e.date.range),
            place(e.place),
            std::string(name_of(e.factuality)),
            e.historical ? "true" : "false",
            id(e.claim),
            sentence(e.sentence),
            e.rule,
            e.score > 0 ? fmt::format("{:.3f}", e.score) : ""};
  }

  Row claim(RecordClaim const& c) const {
    return {record_.document.id,
            names(c.speakers),
            codes(c.speakers),
            std::string(name_of(c.act)),
            text(c.cue),
            text(c.content),
            std::string(name_of(c.quote)),
            names(c.addressees),
            id(c.inside),
            joined(c.answers,
                   [](Answer const& a) {
                     return fmt::format("{} {}", a.kind == Answer::Kind::claim ? "claim" : "event",
                                        a.id);
                   }),
            c.denies ? std::string(name_of(*c.denies)) : "",
            from(c.deadline.range),
            text(c.condition)};
  }

  Row figure(RecordFigure const& f) const {
    return {record_.document.id, f.measure,      text(f.group),
            number(f.low),       number(f.high), std::string(name_of(f.bound)),
            from(f.period),      to(f.period),   place(f.place),
            id(f.event),         id(f.claim),    text(f.span)};
  }

  Row link(RecordLink const& l) const {
    return {record_.document.id,
            l.name,
            l.kind,
            std::string(name_of(l.status)),
            text(l.scope),
            names(l.blocked_by),
            from(l.since.range),
            l.sole ? "true" : "false",
            id(l.claim),
            according(l.claim),
            text(l.span)};
  }

  Row need(RecordNeed const& n) const {
    return {record_.document.id, text(n.commodity), n.category, std::string(name_of(n.state)),
            place(n.place),      text(n.cause),     id(n.link), id(n.claim),
            according(n.claim),  text(n.span)};
  }

  Row actor(RecordActor const& a) const {
    return {record_.document.id,
            a.name,
            std::string(name_of(a.kind)),
            a.country,
            strings(a.sectors),
            a.role,
            a.cameo,
            a.wikidata,
            std::to_string(a.mentions.size()),
            text(a.mentions.front())};
  }

  Row place(RecordPlace const& p) const {
    return {record_.document.id,
            p.name,
            std::string(name_of(p.kind)),
            number(p.longitude),
            number(p.latitude),
            fmt::format("{}", p.uncertainty_km),
            p.country,
            p.admin1,
            p.geonames,
            text(p.mentions.front())};
  }

 private:
  static std::string strings(std::vector<std::string> const& all) {
    return joined(all, [](std::string const& s) { return s; });
  }
  static std::string id(std::int32_t id) { return id < 0 ? "" : std::to_string(id); }
  static std::string number(std::optional<double> value) {
    return value ? fmt::format("{}", *value) : "";
  }
  static std::string from(DateRange const& r) { return r.from ? format_date(*r.from) : ""; }
  static std::string to(DateRange const& r) { return r.to ? format_date(*r.to) : ""; }
  std::string text(ByteSpan span) const { return std::string(words(record_, span)); }
  std::string names(std::vector<std::int32_t> const& ids) const {
    return joined(ids, [this](std::int32_t i) { return record_.actors[i].name; });
  }
  std::string codes(std::vector<std::int32_t> const& ids) const {
    return joined(ids, [this](std::int32_t i) { return actor_code(record_.actors[i]); });
  }
  std::string place(std::int32_t id) const { return id < 0 ? "" : record_.places[id].name; }
  std::string sentence(std::int32_t i) const { return text(record_.sentences[i]); }
  std::string according(std::int32_t claim) const {
    return claim < 0 ? "" : names(record_.claims[claim].speakers);
  }

  Record const& record_;
};

Row header_of(std::string_view table) {
  if (table == "events") {
    return {"document",  "type",    "modes",       "contexts",   "cameo",           "quad",
            "goldstein", "actors",  "actor_codes", "recipients", "recipient_codes", "trigger",
            "date_from", "date_to", "place",       "factuality", "historical",      "claim",
            "sentence",  "rule",    "score"};
  }
  if (table == "claims") {
    return {"document",   "speakers", "speaker_codes", "act",    "cue",      "content",  "quote",
            "addressees", "inside",   "answers",       "denies", "deadline", "condition"};
  }
  if (table == "figures") {
    return {"document",    "measure",   "group", "low",   "high",  "bound",
            "period_from", "period_to", "place", "event", "claim", "text"};
  }
  if (table == "links") {
    return {"document", "name", "kind",  "status",       "scope", "blocked_by",
            "since",    "sole", "claim", "according_to", "text"};
  }
  if (table == "needs") {
    return {"document", "commodity", "category", "state",        "place",
            "cause",    "link",      "claim",    "according_to", "text"};
  }
  if (table == "actors") {
    return {"document", "name",  "kind",     "country",  "sectors",
            "role",     "cameo", "wikidata", "mentions", "text"};
  }
  return {"document",       "name",    "kind",   "lon",      "lat",
          "uncertainty_km", "country", "admin1", "geonames", "text"};
}

template <class Items, class Make>
std::string rows_of(Items const& items, Make make) {
  std::string out;
  for (auto const& item : items) out += csv_line(make(item));
  return out;
}

}  // namespace

std::string csv_header(std::string_view table) { return csv_line(header_of(table)); }

std::string csv_rows(Record const& record, std::string_view table) {
  Rows const rows(record);
  if (table == "events")
    return rows_of(record.events, [&](auto const& e) { return rows.event(e); });
  if (table == "claims")
    return rows_of(record.claims, [&](auto const& c) { return rows.claim(c); });
  if (table == "figures")
    return rows_of(record.figures, [&](auto const& f) { return rows.figure(f); });
  if (table == "links") return rows_of(record.links, [&](auto const& l) { return rows.link(l); });
  if (table == "needs") return rows_of(record.needs, [&](auto const& n) { return rows.need(n); });
  if (table == "actors")
    return rows_of(record.actors, [&](auto const& a) { return rows.actor(a); });
  return rows_of(record.places, [&](auto const& p) { return rows.place(p); });
}

}  // namespace dragoman
