#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/printable.h"
#include "cli/wrapped_text.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostMentionsShown = 3;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// "2022-12-29", "2022-12", "autumn"-like ranges as "2020-09-01 to 2020-11-30"; empty if unknown.
std::string show(DateRange const& range) {
  if (!range.from || !range.to) return range.from ? "since " + format_date(*range.from) : "";
  std::string const from = format_date(*range.from);
  if (range.precision == DatePrecision::day && *range.from == *range.to) return from;
  if (range.precision == DatePrecision::month) return from.substr(0, 7);
  if (range.precision == DatePrecision::year) return from.substr(0, 4);
  return from + " to " + format_date(*range.to);
}

std::string show(std::optional<double> low, std::optional<double> high, Bound bound) {
  static constexpr std::string_view kWords[] = {"",         "about ",     "at least ",
                                                "at most ", "more than ", "less than "};
  std::string_view const word = kWords[static_cast<int>(bound)];
  if (low && high && *low != *high) return fmt::format("{}{}–{}", word, *low, *high);
  return fmt::format("{}{}", word, low ? *low : high.value_or(0));
}

class Report {
 public:
  Report(Record const& record, Palette const& palette) : record_(record), palette_(palette) {}

  std::string write() {
    title();
    for (std::size_t i = 0; i < record_.sentences.size(); ++i) sentence(i);
    links();
    disputes();
    figures();
    needs();
    actors();
    places();
    for (std::string const& note : record_.notes) line("note: " + note, "");
    out_ += "\n";
    return std::move(out_);
  }

 private:
  void title() {
    RecordDocument const& d = record_.document;
    std::string facts = d.published ? format_date(*d.published) : "no date";
    for (std::string const& fact :
         {counted(record_.sentences.size(), "sentence"), counted(record_.events.size(), "event"),
          counted(record_.claims.size(), "claim")}) {
      facts += " · " + fact;
    }
    out_ += fmt::format("{}{}{}  {}{}{}\n\n", palette_.strong, d.title.empty() ? d.id : d.title,
                        palette_.reset, palette_.faint, facts, palette_.reset);
  }

  // Words of this sentence that were read as something, for colouring.
  std::vector<StyledSpan> styles(ByteSpan sentence) const {
    std::vector<StyledSpan> out;
    auto const add = [&](ByteSpan span, std::string_view style) {
      if (!span.empty() && sentence.contains(span)) out.push_back({span, style});
    };
    for (RecordEvent const& e : record_.events) add(e.trigger, palette_.trigger);
    for (RecordClaim const& c : record_.claims) add(c.cue, palette_.cue);
    for (RecordFigure const& f : record_.figures) add(f.span, palette_.figure);
    for (RecordEvent const& e : record_.events) {
      for (ByteSpan const s : e.actor_spans) add(s, palette_.actor);
      for (ByteSpan const s : e.recipient_spans) add(s, palette_.actor);
    }
    for (RecordActor const& a : record_.actors) {
      for (ByteSpan const s : a.mentions) add(s, palette_.actor);
    }
    for (RecordPlace const& p : record_.places) {
      for (ByteSpan const s : p.mentions) add(s, palette_.place);
    }
    return out;
  }

  void sentence(std::size_t number) {
    ByteSpan const span = record_.sentences[number];
    out_ += wrapped_text(record_.document.text, span, styles(span), palette_.reset);
    for (std::size_t i = 0; i < record_.events.size(); ++i) {
      if (record_.events[i].sentence == static_cast<std::int32_t>(number)) event(record_.events[i]);
    }
    for (RecordClaim const& c : record_.claims) {
      if (span.contains(c.cue.begin)) claim(c);
    }
    for (RecordLink const& l : record_.links) {
      if (span.contains(l.span.begin)) link(l);
    }
    out_ += "\n";
  }

  std::string names(std::vector<std::int32_t> const& ids, std::string_view none) const {
    if (ids.empty()) return std::string(none);
    std::string out;
    for (std::int32_t const id : ids) {
      RecordActor const& actor = record_.actors[id];
      out += fmt::format("{}{}{}{} {}{}{}", out.empty() ? "" : ", ", palette_.actor, actor.name,
                         palette_.reset, palette_.faint, actor_code(actor), palette_.reset);
    }
    return out;
  }

  void event(RecordEvent const& e) {
    std::string type(name_of(e.type));
    for (std::string const& mode : e.modes) type += "/" + mode;
    std::string tail;
    if (e.factuality != Factuality::actual) tail += fmt::format("  {}", name_of(e.factuality));
    if (std::string const when = show(e.date.range); !when.empty()) tail += "  " + when;
    if (e.place >= 0) tail += "  at " + record_.places[e.place].name;
    line(fmt::format("{}{}{}  {} → {}{}", palette_.trigger, type, palette_.reset,
                     names(e.actors, "?"), names(e.recipients, "–"), tail),
         "    ");
  }

  // The words of a span on one line, cut where they are long.
  std::string quoted(ByteSpan span) const { return one_line(record_.document.text, span); }

  void claim(RecordClaim const& c) {
    std::string tail;
    for (Answer const& a : c.answers) {
      tail += a.kind == Answer::Kind::claim ? "  answers: " + quoted(record_.claims[a.id].content)
                                            : "  answers: " + quoted(record_.events[a.id].trigger);
    }
    if (c.denies) tail += fmt::format("  ({})", name_of(*c.denies));
    line(fmt::format("{}{}{}  {}: “{}”{}", palette_.cue, name_of(c.act), palette_.reset,
                     names(c.speakers, "?"), quoted(c.content), tail),
         "    ");
  }

  std::string voice(std::int32_t claim) const {
    return claim < 0 ? "the report itself"
                     : names(record_.claims[claim].speakers, "an unnamed source");
  }

  void link(RecordLink const& l) {
    std::string text =
        fmt::format("{}link{}  {}: {}", palette_.place, palette_.reset, l.name, name_of(l.status));
    if (!l.scope.empty()) text += " for " + quoted(l.scope);
    if (!l.blocked_by.empty()) text += ", blocked by " + names(l.blocked_by, "");
    if (std::string const since = show(l.since.range); !since.empty()) text += ", " + since;
    line(text + ", according to " + voice(l.claim), "    ");
  }

  void heading(std::string_view text) {
    out_ += fmt::format("{}{}{}\n", palette_.strong, text, palette_.reset);
  }

  // A link on whose status the voices differ.
  bool is_contested(std::string const& name) const {
    std::vector<LinkStatus> seen;
    for (RecordLink const& l : record_.links) {
      if (l.name == name) seen.push_back(l.status);
    }
    return std::ranges::adjacent_find(seen, std::not_equal_to<>()) != seen.end();
  }

  void links() {
    std::vector<std::string> shown;
    for (RecordLink const& first : record_.links) {
      if (std::ranges::find(shown, first.name) != shown.end()) continue;
      if (shown.empty()) heading("Links");
      shown.push_back(first.name);
      line(first.name + (is_contested(first.name) ? ": contested" : ""), "  ");
      for (RecordLink const& l : record_.links) {
        if (l.name == first.name) version(l);
      }
    }
    if (!shown.empty()) out_ += "\n";
  }

  void version(RecordLink const& l) {
    line(fmt::format("{:<10} {}  “{}”", name_of(l.status), voice(l.claim),
                     quoted(l.claim < 0 ? sentence_of(l.span) : record_.claims[l.claim].content)),
         "    ");
  }

  ByteSpan sentence_of(ByteSpan span) const {
    for (ByteSpan const s : record_.sentences) {
      if (s.contains(span.begin)) return s;
    }
    return span;
  }

  // Version against version: what was said or done, and below it each claim that answers it.
  void disputes() {
    std::vector<Answer> shown;
    for (RecordClaim const& c : record_.claims) {
      for (Answer const& answer : c.answers) {
        bool const again = std::ranges::any_of(shown, [&](Answer const& other) {
          return other.kind == answer.kind && other.id == answer.id;
        });
        if (again) continue;
        if (shown.empty()) heading("Disputes");
        shown.push_back(answer);
        answered(answer);
        answers_to(answer);
      }
    }
    if (!shown.empty()) out_ += "\n";
  }

  void answers_to(Answer const& target) {
    for (RecordClaim const& c : record_.claims) {
      bool const answers = std::ranges::any_of(c.answers, [&](Answer const& answer) {
        return answer.kind == target.kind && answer.id == target.id;
      });
      if (!answers) continue;
      std::string const part = c.denies ? fmt::format("  (disputes: {})", name_of(*c.denies)) : "";
      line(said(c) + part, "    ");
    }
  }

  std::string said(RecordClaim const& c) const {
    return fmt::format("{:<10} {}: “{}”", name_of(c.act), names(c.speakers, "?"),
                       quoted(c.content));
  }

  void answered(Answer const& answer) {
    if (answer.kind == Answer::Kind::claim) {
      line(said(record_.claims[answer.id]), "  ");
    } else {
      RecordEvent const& e = record_.events[answer.id];
      line(fmt::format("{:<10} {} → {}: “{}”", name_of(e.type), names(e.actors, "?"),
                       names(e.recipients, "–"), quoted(sentence_of(e.trigger))),
           "  ");
    }
  }

  void figures() {
    if (record_.figures.empty()) return;
    heading("Figures");
    for (RecordFigure const& f : record_.figures) {
      std::string text = fmt::format("{:<12} {}{}{}", f.measure, palette_.figure,
                                     show(f.low, f.high, f.bound), palette_.reset);
      if (!f.group.empty()) text += " " + quoted(f.group);
      if (f.place >= 0) text += ", " + record_.places[f.place].name;
      if (std::string const when = show(f.period); !when.empty()) text += ", " + when;
      line(text + "  — " + voice(f.claim), "  ");
    }
    out_ += "\n";
  }

  void needs() {
    if (record_.needs.empty()) return;
    heading("Needs");
    for (RecordNeed const& n : record_.needs) {
      std::string text = fmt::format("{:<12} {:<10} {}{}{}", n.category, name_of(n.state),
                                     palette_.figure, quoted(n.commodity), palette_.reset);
      if (n.place >= 0) text += ", " + record_.places[n.place].name;
      if (!n.cause.empty()) text += ", because of “" + quoted(n.cause) + "”";
      line(text + "  — " + voice(n.claim), "  ");
    }
    out_ += "\n";
  }

  void actors() {
    if (record_.actors.empty()) return;
    heading("Actors");
    for (RecordActor const& a : record_.actors) {
      std::string text =
          fmt::format("{:<10} {}{}{}", actor_code(a), palette_.actor, a.name, palette_.reset);
      if (!a.role.empty()) text += ", " + a.role;
      line(text + other_mentions(a), "  ");
    }
    out_ += "\n";
  }

  std::string other_mentions(RecordActor const& a) const {
    std::vector<std::string> seen;
    for (ByteSpan const span : a.mentions) {
      std::string const text = quoted(span);
      if (text != a.name && std::ranges::find(seen, text) == seen.end()) seen.push_back(text);
    }
    if (seen.empty()) return "";
    if (seen.size() > kMostMentionsShown) seen.resize(kMostMentionsShown), seen.emplace_back("…");
    return fmt::format("  {}also {}{}", palette_.faint, fmt::join(seen, ", "), palette_.reset);
  }

  void places() {
    if (record_.places.empty()) return;
    heading("Places");
    for (RecordPlace const& p : record_.places) {
      std::string text =
          fmt::format("{}{}{}  {}", palette_.place, p.name, palette_.reset, name_of(p.kind));
      if (!p.country.empty()) text += ", " + p.country;
      if (p.longitude && p.latitude)
        text += fmt::format("  {:.2f}, {:.2f}", *p.latitude, *p.longitude);
      line(text, "  ");
    }
    out_ += "\n";
  }

  void line(std::string const& text, std::string_view indent) {
    out_ += std::string(indent) + text + "\n";
  }

  Record const& record_;
  Palette const& palette_;
  std::string out_;
};

// The record as a terminal may be given it. Offsets stay.
Record shown(Record record) {
  auto const clean = [](std::string& text) { text = printable(text); };
  clean(record.document.text), clean(record.document.title), clean(record.document.id);
  for (std::string& note : record.notes) clean(note);
  for (RecordActor& actor : record.actors) clean(actor.name), clean(actor.role);
  for (RecordPlace& place : record.places) clean(place.name);
  for (RecordLink& link : record.links) clean(link.name);
  return record;
}

}  // namespace

Palette Palette::plain() { return {}; }

Palette Palette::colored() {
  return {"\033[36m", "\033[32m", "\033[1;33m", "\033[35m",
          "\033[34m", "\033[2m",  "\033[1m",    "\033[0m"};
}

std::string report(Record const& record, Palette const& palette) {
  Record const safe = shown(record);
  return Report(safe, palette).write();
}

}  // namespace dragoman
