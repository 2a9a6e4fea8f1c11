#include "store/keep.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "store/sql.h"

namespace dragoman {
namespace {

std::string joined(std::vector<std::string> const& all) {
  std::string out;
  for (std::string const& one : all) out += (out.empty() ? "" : "; ") + one;
  return out;
}

Value day(std::optional<Date> const& date) { return date ? Value(format_date(*date)) : Value(); }
Value number(std::optional<double> const& value) { return value ? Value(*value) : Value(); }
Value score(double value) { return value > 0 ? Value(value) : Value(); }
Value text(std::string_view words) { return Value(std::string(words)); }

void append(std::vector<Value>& row, std::vector<Value> more) {
  row.insert(row.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class Keeper {
 public:
  Keeper(Database& database, std::int64_t document, Record const& record)
      : database_(database), document_(document), record_(record), offsets_(record.document.text) {}

  void keep_rows() {
    each("queries/keep_actor.sql", record_.actors, [this](auto const& a) { return row(a); });
    each("queries/keep_place.sql", record_.places, [this](auto const& p) { return row(p); });
    each("queries/keep_event.sql", record_.events, [this](auto const& e) { return row(e); });
    each("queries/keep_claim.sql", record_.claims, [this](auto const& c) { return row(c); });
    each("queries/keep_figure.sql", record_.figures, [this](auto const& f) { return row(f); });
    each("queries/keep_link.sql", record_.links, [this](auto const& l) { return row(l); });
    each("queries/keep_need.sql", record_.needs, [this](auto const& n) { return row(n); });
    keep_parties();
    keep_answers();
  }

  void keep_sentences() {
    Statement insert = database_.prepare(sql_file("queries/keep_sentence.sql"));
    Statement index = database_.prepare("INSERT INTO sentence_words (rowid, text) VALUES (?1, ?2)");
    for (std::size_t i = 0; i < record_.sentences.size(); ++i) {
      std::vector<Value> row{document_, static_cast<std::int64_t>(i)};
      append(row, span(record_.sentences[i]));
      Value const words = row.back();
      insert.run(row);
      index.run({database_.last_row(), words});
    }
  }

 private:
  template <class Items, class Row>
  void each(std::string_view sql, Items const& items, Row row_of) {
    if (items.empty()) return;
    Statement insert = database_.prepare(sql_file(sql));
    for (std::size_t i = 0; i < items.size(); ++i) {
      std::vector<Value> row{document_, static_cast<std::int64_t>(i)};
      append(row, row_of(items[i]));
      insert.run(row);
    }
  }

  std::vector<Value> row(RecordActor const& a) const {
    ByteSpan const first = a.mentions.empty() ? ByteSpan() : a.mentions.front();
    std::vector<Value> row{a.name,
                           std::string(name_of(a.kind)),
                           a.country,
                           joined(a.sectors),
                           actor_code(a),
                           or_null(a.role),
                           or_null(a.cameo),
                           or_null(a.wikidata),
                           static_cast<std::int64_t>(a.mentions.size())};
    append(row, located(first));
    return row;
  }

  std::vector<Value> row(RecordPlace const& p) const {
    ByteSpan const first = p.mentions.empty() ? ByteSpan() : p.mentions.front();
    std::vector<Value> row{
        p.name,           std::string(name_of(p.kind)), number(p.longitude), number(p.latitude),
        p.uncertainty_km, or_null(p.country),           or_null(p.admin1),   or_null(p.geonames)};
    append(row, span(first));
    return row;
  }

  std::vector<Value> row(RecordEvent const& e) const {
    std::vector<Value> row{sort_day(e.date.range),
                           text(name_of(e.type)),
                           joined(e.modes),
                           joined(e.contexts),
                           or_null(e.cameo),
                           static_cast<std::int64_t>(e.quad),
                           e.goldstein};
    append(row, dates(e.date.range));
    append(row, {place(e.place), text(name_of(e.factuality)),
                 static_cast<std::int64_t>(e.historical), claim(e.claim), e.rule, score(e.score)});
    append(row, located(e.trigger));
    return row;
  }

  std::vector<Value> row(RecordClaim const& c) const {
    std::vector<Value> row{sort_day({}),
                           text(name_of(c.act)),
                           text(words(record_, c.cue)),
                           text(name_of(c.quote)),
                           claim(c.inside),
                           c.denies ? text(name_of(*c.denies)) : Value(),
                           day(c.deadline.range.from),
                           day(c.deadline.range.to),
                           or_null(std::string(words(record_, c.condition))),
                           c.rule,
                           score(c.score)};
    append(row, located(c.content.empty() ? c.cue : c.content));
    return row;
  }

  std::vector<Value> row(RecordFigure const& f) const {
    std::vector<Value> row{
        sort_day(f.period), f.measure,      or_null(std::string(words(record_, f.group))),
        number(f.low),      number(f.high), text(name_of(f.bound))};
    append(row, dates(f.period));
    append(row, {place(f.place), known(f.event, record_.events.size()), claim(f.claim)});
    append(row, located(f.span));
    return row;
  }

  std::vector<Value> row(RecordLink const& l) const {
    std::vector<Value> row{sort_day(l.since.range),
                           l.name,
                           l.kind,
                           place(l.place),
                           text(name_of(l.status)),
                           or_null(std::string(words(record_, l.scope)))};
    append(row, dates(l.since.range));
    append(row, {static_cast<std::int64_t>(l.sole), claim(l.claim)});
    append(row, located(l.span));
    return row;
  }

  std::vector<Value> row(RecordNeed const& n) const {
    std::vector<Value> row{sort_day({}),
                           text(words(record_, n.commodity)),
                           n.category,
                           text(name_of(n.state)),
                           place(n.place),
                           or_null(std::string(words(record_, n.cause))),
                           known(n.link, record_.links.size()),
                           claim(n.claim)};
    append(row, located(n.span));
    return row;
  }

  void keep_parties() {
    Statement insert = database_.prepare(sql_file("queries/keep_party.sql"));
    for (std::size_t i = 0; i < record_.events.size(); ++i) {
      keep_side(insert, {"event", i, "actor"}, record_.events[i].actors);
      keep_side(insert, {"event", i, "recipient"}, record_.events[i].recipients);
    }
    for (std::size_t i = 0; i < record_.claims.size(); ++i) {
      keep_side(insert, {"claim", i, "speaker"}, record_.claims[i].speakers);
      keep_side(insert, {"claim", i, "addressee"}, record_.claims[i].addressees);
    }
    for (std::size_t i = 0; i < record_.links.size(); ++i) {
      keep_side(insert, {"link", i, "blocker"}, record_.links[i].blocked_by);
    }
  }

  struct Side {
    std::string item;
    std::size_t id;
    std::string side;
  };

  void keep_side(Statement& insert, Side const& side, std::vector<std::int32_t> const& actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) {
      if (!exists(actors[i], record_.actors.size())) continue;
      insert.run({document_, side.item, static_cast<std::int64_t>(side.id), side.side,
                  static_cast<std::int64_t>(i), static_cast<std::int64_t>(actors[i])});
    }
  }

  void keep_answers() {
    Statement insert = database_.prepare(sql_file("queries/keep_answer.sql"));
    for (std::size_t i = 0; i < record_.claims.size(); ++i) {
      for (Answer const& answer : record_.claims[i].answers) {
        bool const is_claim = answer.kind == Answer::Kind::claim;
        std::size_t const count = is_claim ? record_.claims.size() : record_.events.size();
        if (!exists(answer.id, count)) continue;
        insert.run({document_, static_cast<std::int64_t>(i),
                    std::string(is_claim ? "claim" : "event"),
                    static_cast<std::int64_t>(answer.id)});
      }
    }
  }

  static bool exists(std::int32_t id, std::size_t count) {
    return id >= 0 && static_cast<std::size_t>(id) < count;
  }
  static Value known(std::int32_t id, std::size_t count) {
    return exists(id, count) ? Value(static_cast<std::int64_t>(id)) : Value();
  }
  Value place(std::int32_t id) const { return known(id, record_.places.size()); }
  Value claim(std::int32_t id) const { return known(id, record_.claims.size()); }

  Value sort_day(DateRange const& range) const {
    std::optional<Date> const first = range.from ? range.from : record_.document.published;
    return first ? format_date(*first) : std::string();
  }

  static std::vector<Value> dates(DateRange const& range) {
    return {day(range.from), day(range.to), text(name_of(range.precision))};
  }

  // begin, end, text
  std::vector<Value> span(ByteSpan s) const {
    auto const size = static_cast<std::uint32_t>(record_.document.text.size());
    ByteSpan const in{std::min(s.begin, size), std::min(s.end, size)};
    return {static_cast<std::int64_t>(offsets_.code_points(in.begin)),
            static_cast<std::int64_t>(offsets_.code_points(in.end)), text(words(record_, in))};
  }

  // sentence, begin, end, text
  std::vector<Value> located(ByteSpan s) const {
    auto const& all = record_.sentences;
    auto const next = std::ranges::upper_bound(all, s.begin, {}, &ByteSpan::begin);
    bool const inside = next != all.begin() && std::prev(next)->contains(s.begin);
    std::vector<Value> row{inside ? Value(static_cast<std::int64_t>(std::prev(next) - all.begin()))
                                  : Value()};
    append(row, span(s));
    return row;
  }

  Database& database_;
  std::int64_t document_;
  Record const& record_;
  OffsetMap offsets_;
};

}  // namespace

void keep_items(Database& database, std::int64_t number, Record const& record) {
  Keeper keeper(database, number, record);
  keeper.keep_sentences();
  keeper.keep_rows();
}

void keep_items_anew(Database& database, std::int64_t number, Record const& record) {
  for (char const* const table : {"answers", "parties", "needs", "links", "figures", "claims",
                                  "events", "places", "actors"}) {
    database.prepare(std::string("DELETE FROM ") + table + " WHERE document = ?1").run({number});
  }
  Keeper(database, number, record).keep_rows();
}

}  // namespace dragoman
