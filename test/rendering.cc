#include "rendering.h"

#include <algorithm>
#include <string_view>

namespace dragoman {
namespace {

// Parts of a line, joined by " | "; empty ones are left out.
std::string line(std::string_view kind, std::vector<std::string> const& parts) {
  std::string out(kind);
  bool first = true;
  for (std::string const& part : parts) {
    if (part.empty()) continue;
    out += (first ? " " : " | ") + part;
    first = false;
  }
  return out;
}

std::string join(std::vector<std::string> const& parts, std::string_view between) {
  std::string out;
  for (std::string const& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string labelled(std::string_view label, std::string const& value) {
  return value.empty() ? "" : std::string(label) + " " + value;
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

// "2022-12-29", "2020-09-01..2020-11-30"; an open end is left empty: "1991-01-01..".
std::string dates(DateRange const& range) {
  if (!range.from && !range.to) return "";
  std::string const from = range.from ? format_date(*range.from) : "";
  std::string const to = range.to ? format_date(*range.to) : "";
  return from == to ? from : from + ".." + to;
}

class Renderer {
 public:
  explicit Renderer(Record const& record) : record_(record) {}

  std::vector<std::string> lines(std::string_view kind) const {
    if (kind == "sentence") return each(record_.sentences, &Renderer::sentence);
    if (kind == "actor") return each(record_.actors, &Renderer::actor);
    if (kind == "place") return each(record_.places, &Renderer::place);
    if (kind == "event") return each(record_.events, &Renderer::event);
    if (kind == "claim") return each(record_.claims, &Renderer::claim);
    if (kind == "figure") return each(record_.figures, &Renderer::figure);
    if (kind == "link") return each(record_.links, &Renderer::link);
    if (kind == "need") return each(record_.needs, &Renderer::need);
    if (kind == "note") return each(record_.notes, &Renderer::note);
    return {};
  }

 private:
  template <class Item>
  std::vector<std::string> each(std::vector<Item> const& items,
                                std::string (Renderer::*write)(Item const&) const) const {
    std::vector<std::string> out;
    for (Item const& item : items) out.push_back((this->*write)(item));
    return out;
  }

  // The words on one line: white space of any kind becomes one space.
  std::string text(ByteSpan span) const {
    std::string out;
    for (char const c : words(record_, span)) {
      bool const space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!space) {
        out += c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
    return out;
  }

  std::string texts(std::vector<ByteSpan> const& spans, std::string_view between) const {
    std::vector<std::string> out;
    for (ByteSpan const span : spans) out.push_back(text(span));
    return join(out, between);
  }

  std::string code(std::int32_t id) const {
    RecordActor const& actor = record_.actors[static_cast<std::size_t>(id)];
    return actor.country == "XXX" && actor.sectors.empty() ? actor.name : actor_code(actor);
  }

  std::string codes(std::vector<std::int32_t> const& ids) const {
    std::vector<std::string> out;
    for (std::int32_t const id : ids) out.push_back(code(id));
    return out.empty() ? "-" : join(out, ", ");
  }

  std::string place_name(std::int32_t id) const {
    return id < 0 ? "" : record_.places[static_cast<std::size_t>(id)].name;
  }

  // A claim is known by its cue, an event by its trigger.
  std::string by(std::int32_t id) const {
    return id < 0 ? "" : text(record_.claims[static_cast<std::size_t>(id)].cue);
  }

  std::string answered(Answer const& answer) const {
    auto const id = static_cast<std::size_t>(answer.id);
    return text(answer.kind == Answer::Kind::claim ? record_.claims[id].cue
                                                   : record_.events[id].trigger);
  }

  std::string sentence(ByteSpan const& span) const { return line("sentence", {text(span)}); }

  std::string actor(RecordActor const& a) const {
    return line("actor", {a.name, std::string(name_of(a.kind)) + " " + actor_code(a),
                          labelled("role", a.role), texts(a.mentions, ", ")});
  }

  std::string place(RecordPlace const& p) const {
    std::string const where = p.longitude && p.latitude
                                  ? number(*p.longitude) + " " + number(*p.latitude)
                                  : std::string();
    return line("place",
                {p.name, std::string(name_of(p.kind)), p.country, where, texts(p.mentions, ", ")});
  }

  std::string event(RecordEvent const& e) const {
    std::string type(name_of(e.type));
    for (std::string const& mode : e.modes) type += "/" + mode;
    return line("event",
                {type, codes(e.actors) + " -> " + codes(e.recipients), text(e.trigger),
                 std::string(name_of(e.factuality)) + (e.historical ? " historical" : ""),
                 dates(e.date.range), labelled("in", place_name(e.place)),
                 labelled("context", join(e.contexts, ", ")), labelled("said by", by(e.claim))});
  }

  std::string claim(RecordClaim const& c) const {
    std::vector<std::string> answers;
    for (Answer const& answer : c.answers) answers.push_back(answered(answer));
    return line("claim",
                {std::string(name_of(c.act)) + " " + std::string(name_of(c.quote)),
                 codes(c.speakers), text(c.cue), text(c.content),
                 labelled("to", c.addressees.empty() ? "" : codes(c.addressees)),
                 labelled("inside", by(c.inside)), labelled("answers", join(answers, ", ")),
                 c.denies ? "denies " + std::string(name_of(*c.denies)) : "",
                 labelled("until", dates(c.deadline.range)), labelled("if", text(c.condition))});
  }

  std::string figure(RecordFigure const& f) const {
    std::string const low = f.low ? number(*f.low) : "";
    std::string const high = f.high ? number(*f.high) : "";
    return line("figure", {f.measure, (low == high ? low : low + ".." + high), text(f.span),
                           labelled("of", text(f.group)), dates(f.period),
                           labelled("in", place_name(f.place)), labelled("said by", by(f.claim))});
  }

  std::string link(RecordLink const& l) const {
    std::vector<std::string> ends;
    for (std::int32_t const end : l.ends) ends.push_back(place_name(end));
    return line("link",
                {l.name, l.kind, std::string(name_of(l.status)) + (l.sole ? " sole" : ""),
                 labelled("for", text(l.scope)), labelled("between", join(ends, ", ")),
                 labelled("by", l.blocked_by.empty() ? "" : codes(l.blocked_by)),
                 labelled("since", dates(l.since.range)), labelled("said by", by(l.claim))});
  }

  std::string need(RecordNeed const& n) const {
    return line("need", {n.category + " " + std::string(name_of(n.state)), text(n.commodity),
                         labelled("in", place_name(n.place)), labelled("because of", text(n.cause)),
                         labelled("said by", by(n.claim))});
  }

  std::string note(std::string const& n) const { return line("note", {n}); }

  Record const& record_;
};

std::vector<std::string> const& all_kinds() {
  static std::vector<std::string> const kinds = {"sentence", "actor", "place", "event", "claim",
                                                 "figure",   "link",  "need",  "note"};
  return kinds;
}

bool has(std::vector<std::string> const& kinds, std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::string forms(Parse const& parse, TokenSpan tokens) {
  std::vector<std::string> out;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) out.push_back(parse.tokens[i].form);
  return join(out, " ");
}

}  // namespace

std::vector<std::string> render(Parse const& parse, std::vector<std::string> const& kinds) {
  std::vector<std::string> out;
  if (has(kinds, "words")) {
    for (Sentence const& s : parse.sentences) out.push_back("words " + forms(parse, s.tokens));
  }
  if (has(kinds, "name")) {
    for (NameSpan const& n : parse.names) {
      out.push_back("name " + std::string(name_of(n.kind)) + " " + forms(parse, n.tokens));
    }
  }
  return out;
}

std::vector<std::string> render(Record const& record, std::vector<std::string> const& kinds) {
  Renderer const renderer(record);
  std::vector<std::string> out;
  for (std::string const& kind : all_kinds()) {
    if (kinds.empty() ? kind == "sentence" : !has(kinds, kind)) continue;
    for (std::string& text : renderer.lines(kind)) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace dragoman
