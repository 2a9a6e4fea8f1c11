#include "record/tables.h"

#include <fmt/format.h>

#include <array>

#include "base/error.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

// A record with what its columns need to look up.
class View {
 public:
  explicit View(Record const& record) : record_(record), offsets_(record.document.text) {}

  Record const& record() const { return record_; }
  std::int64_t code_points(std::uint32_t byte) const { return offsets_.code_points(byte); }
  std::string text(ByteSpan span) const { return std::string(words(record_, span)); }

  std::vector<std::string> names(std::vector<std::int32_t> const& actors) const {
    std::vector<std::string> out;
    for (std::int32_t id : actors) out.push_back(record_.actors[id].name);
    return out;
  }

  std::vector<std::string> codes(std::vector<std::int32_t> const& actors) const {
    std::vector<std::string> out;
    for (std::int32_t id : actors) out.push_back(actor_code(record_.actors[id]));
    return out;
  }

  RecordPlace const* place(std::int32_t id) const { return id < 0 ? nullptr : &record_.places[id]; }

  // Who says so, where a claim holds the item.
  Field according_to(std::int32_t claim) const {
    return claim < 0 ? Field() : Field(names(record_.claims[claim].speakers));
  }

 private:
  Record const& record_;
  OffsetMap offsets_;
};

// One item of a record on its way to a row.
template <class Item>
struct At {
  View const& in;
  Item const& item;
  std::int64_t id;
  Item const* operator->() const { return &item; }
};

template <class Item>
struct ColumnOf {
  std::string_view name;
  ColumnType type;
  Field (*field)(At<Item> const&);
};

Field text_or_null(std::string text) { return text.empty() ? Field() : Field(std::move(text)); }
Field id_or_null(std::int32_t id) { return id < 0 ? Field() : Field(std::int64_t{id}); }
Field number_or_null(std::optional<double> value) { return value ? Field(*value) : Field(); }
Field date_or_null(std::optional<Date> date) { return date ? Field(*date) : Field(); }
Field score_or_null(double score) { return score > 0 ? Field(score) : Field(); }
Field named(std::string_view name) { return std::string(name); }
Field place_name(RecordPlace const* place) { return place ? text_or_null(place->name) : Field(); }
Field longitude(RecordPlace const* place) {
  return place ? number_or_null(place->longitude) : Field();
}
Field latitude(RecordPlace const* place) {
  return place ? number_or_null(place->latitude) : Field();
}

std::vector<std::int64_t> ids(std::vector<std::int32_t> const& all) {
  return {all.begin(), all.end()};
}

std::vector<std::int64_t> answers(RecordClaim const& claim, Answer::Kind kind) {
  std::vector<std::int64_t> out;
  for (Answer const& answer : claim.answers) {
    if (answer.kind == kind) out.push_back(answer.id);
  }
  return out;
}

// Where an item's own words stand.
ByteSpan span_of(RecordEvent const& event) { return event.trigger; }
ByteSpan span_of(RecordClaim const& claim) { return claim.content; }
ByteSpan first_of(std::vector<ByteSpan> const& mentions) {
  return mentions.empty() ? ByteSpan() : mentions.front();
}
ByteSpan span_of(RecordActor const& actor) { return first_of(actor.mentions); }
ByteSpan span_of(RecordPlace const& place) { return first_of(place.mentions); }
ByteSpan span_of(ByteSpan span) { return span; }
template <class Item>
ByteSpan span_of(Item const& item) {
  return item.span;
}

struct RecordMention {
  std::string_view of;  // "actor" or "place"
  std::int64_t id;
  ByteSpan span;
};

using enum ColumnType;
using E = At<RecordEvent> const&;
using C = At<RecordClaim> const&;
using F = At<RecordFigure> const&;
using L = At<RecordLink> const&;
using N = At<RecordNeed> const&;
using A = At<RecordActor> const&;
using P = At<RecordPlace> const&;
using M = At<RecordMention> const&;
using D = At<RecordDocument> const&;

constexpr ColumnOf<RecordEvent> kEvents[] = {
    {"type", text, [](E e) { return named(name_of(e->type)); }},
    {"modes", texts, [](E e) -> Field { return e->modes; }},
    {"contexts", texts, [](E e) -> Field { return e->contexts; }},
    {"cameo", text, [](E e) { return text_or_null(e->cameo); }},
    {"quad", integer, [](E e) -> Field { return std::int64_t{e->quad}; }},
    {"goldstein", number, [](E e) -> Field { return e->goldstein; }},
    {"actors", texts, [](E e) -> Field { return e.in.names(e->actors); }},
    {"actor_codes", texts, [](E e) -> Field { return e.in.codes(e->actors); }},
    {"recipients", texts, [](E e) -> Field { return e.in.names(e->recipients); }},
    {"recipient_codes", texts, [](E e) -> Field { return e.in.codes(e->recipients); }},
    {"date_from", date, [](E e) { return date_or_null(e->date.range.from); }},
    {"date_to", date, [](E e) { return date_or_null(e->date.range.to); }},
    {"date_precision", text, [](E e) { return named(name_of(e->date.range.precision)); }},
    {"place", text, [](E e) { return place_name(e.in.place(e->place)); }},
    {"place_id", integer, [](E e) { return id_or_null(e->place); }},
    {"lon", number, [](E e) { return longitude(e.in.place(e->place)); }},
    {"lat", number, [](E e) { return latitude(e.in.place(e->place)); }},
    {"factuality", text, [](E e) { return named(name_of(e->factuality)); }},
    {"historical", boolean, [](E e) -> Field { return e->historical; }},
    {"claim", integer, [](E e) { return id_or_null(e->claim); }},
    {"according_to", texts, [](E e) { return e.in.according_to(e->claim); }},
    {"figures", integers, [](E e) -> Field { return ids(e->figures); }},
    {"sentence", text,
     [](E e) -> Field { return e.in.text(e.in.record().sentences[e->sentence]); }},
    {"rule", text, [](E e) { return text_or_null(e->rule); }},
    {"score", number, [](E e) { return score_or_null(e->score); }},
};

constexpr ColumnOf<RecordClaim> kClaims[] = {
    {"speakers", texts, [](C c) -> Field { return c.in.names(c->speakers); }},
    {"speaker_codes", texts, [](C c) -> Field { return c.in.codes(c->speakers); }},
    {"act", text, [](C c) { return named(name_of(c->act)); }},
    {"cue", text, [](C c) { return text_or_null(c.in.text(c->cue)); }},
    {"quote", text, [](C c) { return named(name_of(c->quote)); }},
    {"addressees", texts, [](C c) -> Field { return c.in.names(c->addressees); }},
    {"inside", integer, [](C c) { return id_or_null(c->inside); }},
    {"answers", integers, [](C c) -> Field { return answers(c.item, Answer::Kind::claim); }},
    {"answers_events", integers, [](C c) -> Field { return answers(c.item, Answer::Kind::event); }},
    {"denies", text, [](C c) { return c->denies ? named(name_of(*c->denies)) : Field(); }},
    {"deadline", date, [](C c) { return date_or_null(c->deadline.range.from); }},
    {"condition", text, [](C c) { return text_or_null(c.in.text(c->condition)); }},
    {"rule", text, [](C c) { return text_or_null(c->rule); }},
    {"score", number, [](C c) { return score_or_null(c->score); }},
};

constexpr ColumnOf<RecordFigure> kFigures[] = {
    {"measure", text, [](F f) { return named(f->measure); }},
    {"group", text, [](F f) { return text_or_null(f.in.text(f->group)); }},
    {"low", number, [](F f) { return number_or_null(f->low); }},
    {"high", number, [](F f) { return number_or_null(f->high); }},
    {"bound", text, [](F f) { return named(name_of(f->bound)); }},
    {"period_from", date, [](F f) { return date_or_null(f->period.from); }},
    {"period_to", date, [](F f) { return date_or_null(f->period.to); }},
    {"place", text, [](F f) { return place_name(f.in.place(f->place)); }},
    {"place_id", integer, [](F f) { return id_or_null(f->place); }},
    {"event", integer, [](F f) { return id_or_null(f->event); }},
    {"claim", integer, [](F f) { return id_or_null(f->claim); }},
    {"according_to", texts, [](F f) { return f.in.according_to(f->claim); }},
};

constexpr ColumnOf<RecordLink> kLinks[] = {
    {"name", text, [](L l) { return text_or_null(l->name); }},
    {"kind", text, [](L l) { return named(l->kind); }},
    {"status", text, [](L l) { return named(name_of(l->status)); }},
    {"scope", text, [](L l) { return text_or_null(l.in.text(l->scope)); }},
    {"place", text, [](L l) { return place_name(l.in.place(l->place)); }},
    {"place_id", integer, [](L l) { return id_or_null(l->place); }},
    {"ends", integers, [](L l) -> Field { return ids(l->ends); }},
    {"blocked_by", texts, [](L l) -> Field { return l.in.names(l->blocked_by); }},
    {"since", date, [](L l) { return date_or_null(l->since.range.from); }},
    {"sole", boolean, [](L l) -> Field { return l->sole; }},
    {"dependents", integers, [](L l) -> Field { return ids(l->dependents); }},
    {"claim", integer, [](L l) { return id_or_null(l->claim); }},
    {"according_to", texts, [](L l) { return l.in.according_to(l->claim); }},
};

constexpr ColumnOf<RecordNeed> kNeeds[] = {
    {"commodity", text, [](N n) { return text_or_null(n.in.text(n->commodity)); }},
    {"category", text, [](N n) { return named(n->category); }},
    {"state", text, [](N n) { return named(name_of(n->state)); }},
    {"place", text, [](N n) { return place_name(n.in.place(n->place)); }},
    {"place_id", integer, [](N n) { return id_or_null(n->place); }},
    {"cause", text, [](N n) { return text_or_null(n.in.text(n->cause)); }},
    {"link", integer, [](N n) { return id_or_null(n->link); }},
    {"claim", integer, [](N n) { return id_or_null(n->claim); }},
    {"according_to", texts, [](N n) { return n.in.according_to(n->claim); }},
};

constexpr ColumnOf<RecordActor> kActors[] = {
    {"name", text, [](A a) { return text_or_null(a->name); }},
    {"code", text, [](A a) -> Field { return actor_code(a.item); }},
    {"kind", text, [](A a) { return named(name_of(a->kind)); }},
    {"country", text, [](A a) { return text_or_null(a->country); }},
    {"sectors", texts, [](A a) -> Field { return a->sectors; }},
    {"role", text, [](A a) { return text_or_null(a->role); }},
    {"cameo", text, [](A a) { return text_or_null(a->cameo); }},
    {"wikidata", text, [](A a) { return text_or_null(a->wikidata); }},
    {"mentions", integer, [](A a) -> Field { return std::int64_t(a->mentions.size()); }},
};

constexpr ColumnOf<RecordPlace> kPlaces[] = {
    {"name", text, [](P p) { return text_or_null(p->name); }},
    {"kind", text, [](P p) { return named(name_of(p->kind)); }},
    {"lon", number, [](P p) { return number_or_null(p->longitude); }},
    {"lat", number, [](P p) { return number_or_null(p->latitude); }},
    {"uncertainty_km", number, [](P p) -> Field { return p->uncertainty_km; }},
    {"country", text, [](P p) { return text_or_null(p->country); }},
    {"admin1", text, [](P p) { return text_or_null(p->admin1); }},
    {"geonames", text, [](P p) { return text_or_null(p->geonames); }},
    {"mentions", integer, [](P p) -> Field { return std::int64_t(p->mentions.size()); }},
};

constexpr ColumnOf<RecordDocument> kDocuments[] = {
    {"url", text, [](D d) { return text_or_null(d->url); }},
    {"publisher", text, [](D d) { return text_or_null(d->publisher); }},
    {"title", text, [](D d) { return text_or_null(d->title); }},
    {"language", text, [](D d) { return text_or_null(d->language); }},
    {"published", date, [](D d) { return date_or_null(d->published); }},
    {"text", text, [](D d) -> Field { return d->text; }},
    {"sha256", text, [](D d) { return text_or_null(d->sha256); }},
    {"notes", texts, [](D d) -> Field { return d.in.record().notes; }},
    {"engine", text, [](D d) { return named(d.in.record().version.engine); }},
    {"model", text, [](D d) { return named(d.in.record().version.model); }},
    {"codebook", text, [](D d) { return named(d.in.record().version.codebook); }},
};

constexpr ColumnOf<RecordMention> kMentions[] = {
    {"of", text, [](M m) { return named(m->of); }},
};

// Of the columns that most tables share: `id` comes first, where the words stand comes last.
template <class Item>
constexpr ColumnOf<Item> kId = {"id", integer, [](At<Item> const& at) -> Field { return at.id; }};
template <class Item>
constexpr ColumnOf<Item> kWords[] = {
    {"begin", integer,
     [](At<Item> const& at) -> Field { return at.in.code_points(span_of(at.item).begin); }},
    {"end", integer,
     [](At<Item> const& at) -> Field { return at.in.code_points(span_of(at.item).end); }},
    {"text", text, [](At<Item> const& at) -> Field { return at.in.text(span_of(at.item)); }},
};

template <class Item>
using Columns = std::vector<ColumnOf<Item>>;

template <class Item>
Columns<Item> whole(std::span<ColumnOf<Item> const> own) {
  Columns<Item> out = {kId<Item>};
  out.insert(out.end(), own.begin(), own.end());
  out.insert(out.end(), std::begin(kWords<Item>), std::end(kWords<Item>));
  return out;
}

template <class Item>
Row row_of(Columns<Item> const& columns, At<Item> const& at) {
  Row row = {at.in.record().document.id};
  for (ColumnOf<Item> const& column : columns) row.push_back(column.field(at));
  return row;
}

template <class Item>
Table table_of(std::string_view name, Columns<Item> const& columns,
               void (*each_row)(Record const&, RowSink const&)) {
  Table out{name, {{"document", text}}, each_row};
  for (ColumnOf<Item> const& column : columns) out.columns.push_back({column.name, column.type});
  return out;
}

// The rows of a list of the record.
template <auto list, auto const& own>
void each_item(Record const& record, RowSink const& sink) {
  using Item = typename std::remove_cvref_t<decltype(record.*list)>::value_type;
  static Columns<Item> const columns = whole<Item>(own);
  View const view(record);
  std::int64_t id = 0;
  for (Item const& item : record.*list) sink(row_of<Item>(columns, {view, item, id++}));
}

template <auto list, auto const& own>
Table table_of_list(std::string_view name) {
  using Item = typename std::remove_cvref_t<decltype(std::declval<Record>().*list)>::value_type;
  return table_of<Item>(name, whole<Item>(own), each_item<list, own>);
}

constexpr std::span<ColumnOf<ByteSpan> const> kSentences;  // no column of their own

Columns<RecordMention> mention_columns() { return whole<RecordMention>(kMentions); }

void each_mention(Record const& record, RowSink const& sink) {
  Columns<RecordMention> const columns = mention_columns();
  View const view(record);
  auto const give = [&](std::string_view of, auto const& items) {
    std::int64_t id = 0;
    for (auto const& item : items) {
      for (ByteSpan span : item.mentions) {
        RecordMention const mention{of, id, span};
        sink(row_of<RecordMention>(columns, {view, mention, id}));
      }
      ++id;
    }
  };
  give("actor", record.actors);
  give("place", record.places);
}

Columns<RecordDocument> document_columns() {
  return {std::begin(kDocuments), std::end(kDocuments)};
}

void each_document(Record const& record, RowSink const& sink) {
  View const view(record);
  sink(row_of<RecordDocument>(document_columns(), {view, record.document, 0}));
}

}  // namespace

std::span<Table const> record_tables() {
  static std::array<Table, 10> const tables = {
      table_of_list<&Record::events, kEvents>("events"),
      table_of_list<&Record::claims, kClaims>("claims"),
      table_of_list<&Record::figures, kFigures>("figures"),
      table_of_list<&Record::links, kLinks>("links"),
      table_of_list<&Record::needs, kNeeds>("needs"),
      table_of_list<&Record::actors, kActors>("actors"),
      table_of_list<&Record::places, kPlaces>("places"),
      table_of("mentions", mention_columns(), each_mention),
      table_of_list<&Record::sentences, kSentences>("sentences"),
      table_of("documents", document_columns(), each_document),
  };
  return tables;
}

Table const& record_table(std::string_view name) {
  std::string known;
  for (Table const& table : record_tables()) {
    if (table.name == name) return table;
    known += (known.empty() ? "" : ", ") + std::string(table.name);
  }
  throw Error(ErrorCode::usage, fmt::format("no table \"{}\"; there are {}", name, known));
}

}  // namespace dragoman
