#include "store/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "store/clock.h"
#include "store/correction_fields.h"
#include "store/keep.h"
#include "store/sql.h"
#include "store/totals.h"

namespace dragoman {
namespace {

constexpr std::string_view kActions[] = {"confirm", "reject", "change", "merge", "split", "note"};
constexpr std::string_view kProducts[] = {"documents", "actors",  "places", "events",
                                          "claims",    "figures", "links",  "needs"};

[[noreturn]] void refuse(std::string const& message) { throw Error(ErrorCode::usage, message); }

// "events:12.3", "documents:12"
ItemKey read_item(std::string const& text) {
  std::size_t const colon = std::min(text.find(':'), text.size());
  ItemKey item{text.substr(0, colon)};
  char const* const end = text.data() + text.size();
  char const* at = text.data() + std::min(colon + 1, text.size());
  auto read = std::from_chars(at, end, item.document);
  bool good =
      read.ec == std::errc() && std::ranges::find(kProducts, item.product) != std::end(kProducts);
  if (good && item.product != "documents") {
    good = read.ptr != end && *read.ptr == '.';
    if (good) read = std::from_chars(read.ptr + 1, end, item.id);
  }
  if (!good || read.ec != std::errc() || read.ptr != end) {
    refuse("\"" + text +
           "\": is no item; write product and ref as `ask` shows them: events:12.3, documents:12");
  }
  return item;
}

void must_be_current(Database const& database, ItemKey const& item) {
  Statement find = database.prepare(
      "SELECT d.number, now.number FROM documents d JOIN documents now ON now.key = d.key AND "
      "now.replaced IS NULL WHERE d.number = ?1");
  find.bind({item.document});
  if (!find.step()) {
    throw Error(ErrorCode::bad_input,
                fmt::format("{}: there is no document {}", text_of(item), item.document));
  }
  if (find.integer(0) != find.integer(1)) {
    throw Error(ErrorCode::bad_input,
                fmt::format("{}: is of an earlier reading; correct the current one, document {}",
                            text_of(item), find.integer(1)));
  }
  Statement row = database.prepare("SELECT 1 FROM " + item.product + " WHERE " +
                                   std::string(row_of(item.product)));
  row.bind({item.document, item.id});
  if (!row.step()) {
    throw Error(ErrorCode::bad_input, text_of(item) + ": there is no such item in the document");
  }
}

void must_fit(Action action, std::string const& product) {
  static constexpr std::string_view kMerged[] = {"events", "documents", "links", "actors",
                                                 "places"};
  static constexpr std::string_view kSplit[] = {"events", "documents", "links", "actors"};
  bool const merges = std::ranges::find(kMerged, product) != std::end(kMerged);
  bool const splits = std::ranges::find(kSplit, product) != std::end(kSplit);
  if (action == Action::merge && !merges) {
    refuse(product + ": cannot be merged; events, documents, links, actors and places can");
  }
  if (action == Action::split && !splits) {
    refuse(product +
           ": cannot be split; events (out of an incident), documents (out of copies of one text), "
           "links (out of a route) and actors (from other names) can; a merge of places is taken "
           "back by undoing it");
  }
}

// A correction in force, with the items of one reading.
struct Applied {
  std::int64_t number = 0;
  Action action = Action::note;
  ItemKey target, other;
  std::string field, after;
};

// The absorbed actor or place is no longer shown; what it did in its document, the other did.
void absorb(Database& database, Applied const& correction) {
  ItemKey const& target = correction.target;
  write_identity(database, target, correction.other);
  if (target.document != correction.other.document) return;
  bool const is_actor = target.product == "actors";
  for (std::string const table : {"parties", "events", "figures", "links", "needs"}) {
    if ((table == "parties") != is_actor) continue;
    database
        .prepare(fmt::format("UPDATE {0} SET {1} = ?3 WHERE document = ?1 AND {1} = ?2", table,
                             is_actor ? "actor" : "place"))
        .run({target.document, target.id, correction.other.id});
  }
  write_verdict(database, target, "merged");
}

// Makes the correction seen in the rows of the items; what concerns incidents waits for rebuild().
void apply(Database& database, Applied const& correction) {
  std::string const& product = correction.target.product;
  switch (correction.action) {
    case Action::confirm:
      return write_verdict(database, correction.target, "confirmed");
    case Action::reject:
      return write_verdict(database, correction.target, "rejected");
    case Action::change:
      return write_field(database, correction.target, correction.field, correction.after);
    case Action::merge:
      if (product == "actors" || product == "places") absorb(database, correction);
      return;
    default:
      return;
  }
}

std::vector<Applied> in_force(Database const& database, std::int64_t document) {
  std::vector<Applied> out;
  Statement rows = database.prepare(sql_file("queries/corrections_in_force.sql"));
  rows.bind({document});
  while (rows.step()) {
    std::string const product = rows.text(2);
    out.push_back({rows.integer(0),
                   read_action(rows.text(1)),
                   {product, document, rows.integer(3)},
                   {product, rows.integer(4), rows.integer(5)},
                   rows.text(6),
                   rows.text(7)});
  }
  return out;
}

void keep_item(Database& database, std::int64_t number, std::string const& role,
               ItemKey const& item) {
  database.prepare("INSERT OR IGNORE INTO correction_items VALUES (?1, ?2, ?3, ?4)")
      .run({number, role, item.document, item.id});
}

std::int64_t keep_row(Database& database, Correction const& correction, ItemKey const& target,
                      Value const& before) {
  database
      .prepare(
          "INSERT INTO corrections (at, who, action, product, field, before, after, why) VALUES "
          "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .run({now(), correction.analyst.who, std::string(name_of(correction.action)), target.product,
            or_null(correction.field), before, or_null(correction.after),
            or_null(correction.analyst.why)});
  return database.last_row();
}

// Fills what is to be kept in the words of the store, and checks it.
ItemKey read_other(Database const& database, Correction& correction, ItemKey const& target) {
  if (correction.action != Action::change) correction.field.clear();
  if (correction.action == Action::note && correction.after.empty()) {
    refuse("note: there are no words to note");
  }
  if (correction.action != Action::merge) return {};
  bool const full = correction.after.find(':') != std::string::npos;
  ItemKey const other =
      read_item(full ? correction.after : target.product + ":" + correction.after);
  must_be_current(database, other);
  if (other.product != target.product || text_of(other) == text_of(target)) {
    refuse(correction.after + ": cannot be merged with " + text_of(target) +
           "; name another item of the same product");
  }
  correction.after = text_of(other).substr(target.product.size() + 1);
  return other;
}

// What the machine read, then every correction in force, in their order.
void show_anew(Store const& store, Database& database, std::int64_t document) {
  Record const record = store.record(document);
  take_out(database, document);
  keep_items_anew(database, document, record);
  database
      .prepare("UPDATE documents SET title = ?2, publisher = ?3, verdict = NULL WHERE number = ?1")
      .run({document, or_null(record.document.title), or_null(record.document.publisher)});
  for (Applied const& correction : in_force(database, document)) {
    try {
      apply(database, correction);
    } catch (Error const& e) {
      throw Error(ErrorCode::bad_input,
                  fmt::format("correction {} builds on this one ({}); undo that one first",
                              correction.number, e.what()));
    }
  }
  put_in(database, document);
}

// Positions in a list of items that stand at the same words; see carry_corrections().
using Ids = std::vector<std::int64_t>;

Ids ids_of(Database const& database, std::string const& sql, std::vector<Value> const& values) {
  Ids out;
  Statement rows = database.prepare(sql);
  rows.bind(values);
  while (rows.step()) out.push_back(rows.integer(0));
  return out;
}

class Successor {
 public:
  Successor(Database const& database, std::int64_t before, std::int64_t after)
      : database_(database), before_(before), after_(after) {
    same_text_ = !ids_of(database,
                         "SELECT 1 FROM documents a JOIN documents b ON a.sha256 = b.sha256 WHERE "
                         "a.number = ?1 AND b.number = ?2",
                         {before, after})
                      .empty();
  }

  std::optional<std::int64_t> of(std::string const& product, std::int64_t id) const {
    if (product == "documents") return 0;
    std::string const place(same_text_ ? sql_file("queries/items_at_span.sql")
                                       : sql_file("queries/items_at_words.sql"));
    Ids const old = at(product, place, before_, id);
    Ids const found = at(product, place, after_, id);
    if (old.size() == found.size()) {
      return found[static_cast<std::size_t>(std::ranges::find(old, id) - old.begin())];
    }
    if (!found.empty() || !same_text_) return std::nullopt;
    Ids const near =
        at(product, std::string(sql_file("queries/items_across_span.sql")), after_, id);
    return near.size() == 1 ? std::optional(near.front()) : std::nullopt;
  }

 private:
  // Items of `document` where item `id` of the earlier reading stands.
  Ids at(std::string const& product, std::string sql, std::int64_t document,
         std::int64_t id) const {
    for (std::size_t i = sql.find("items"); i != std::string::npos; i = sql.find("items", i)) {
      sql.replace(i, 5, product);
    }
    return ids_of(database_, sql, {before_, id, document});
  }

  Database const& database_;
  std::int64_t before_, after_;
  bool same_text_ = false;
};

}  // namespace

std::string_view name_of(Action action) { return kActions[static_cast<int>(action)]; }

Action read_action(std::string const& name) {
  auto const at = std::ranges::find(kActions, name);
  if (at == std::end(kActions)) {
    refuse("\"" + name + "\": is no action; take confirm, reject, change, merge, split or note");
  }
  return static_cast<Action>(at - std::begin(kActions));
}

std::int64_t correct(Store& store, Correction const& correction) {
  if (correction.analyst.who.find_first_not_of(" \t\n") == std::string::npos) {
    refuse("who: a correction needs the name of who makes it");
  }
  Correction kept = correction;
  ItemKey const target = read_item(kept.target);
  must_fit(kept.action, target.product);
  Database& database = store.database();
  Transaction transaction(database);
  must_be_current(database, target);
  ItemKey const other = read_other(database, kept, target);
  Value before;
  if (kept.action == Action::change) {
    before = or_null(read_field(database, target, kept.field));
    must_be_possible(database, target, kept.field, kept.after);
  }
  take_out(database, target.document);
  apply(database, {0, kept.action, target, other, kept.field, kept.after});
  put_in(database, target.document);
  if (kept.action == Action::change) kept.after = read_field(database, target, kept.field);
  std::int64_t const number = keep_row(database, kept, target, before);
  keep_item(database, number, "target", target);
  if (!other.product.empty()) keep_item(database, number, "other", other);
  transaction.commit();
  return number;
}

void undo(Store& store, std::int64_t number, Analyst const& analyst) {
  if (analyst.who.empty()) refuse("who: undoing needs the name of who does it");
  Database& database = store.database();
  Transaction transaction(database);
  Statement find = database.prepare("SELECT state FROM correction_states WHERE number = ?1");
  find.bind({number});
  if (!find.step() || find.text(0) == "undone") {
    throw Error(ErrorCode::bad_input,
                fmt::format("correction {}: there is none of this number that is not undone; "
                            "`dragoman ask {} corrections` lists them",
                            number, database.path()));
  }
  database
      .prepare(
          "UPDATE corrections SET undone = ?2, undone_by = ?3, undone_why = ?4 WHERE number = ?1")
      .run({number, now(), analyst.who, or_null(analyst.why)});
  Ids const readings = ids_of(
      database, "SELECT document FROM correction_items WHERE correction = ?1 AND role = 'target'",
      {number});
  for (std::int64_t const reading : readings) show_anew(store, database, reading);
  transaction.commit();
}

void carry_corrections(Database& database, std::int64_t before, std::int64_t after) {
  Successor const successor(database, before, after);
  Statement rows = database.prepare(sql_file("queries/corrections_to_carry.sql"));
  rows.bind({before, after});
  struct Carried {
    std::int64_t number;
    std::string role, product;
    std::int64_t id;
  };
  std::vector<Carried> all;
  while (rows.step()) {
    all.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.integer(3)});
  }
  for (Carried const& one : all) {
    auto const id = successor.of(one.product, one.id);
    if (id) keep_item(database, one.number, one.role, {one.product, after, *id});
  }
  for (Applied const& correction : in_force(database, after)) {
    try {
      apply(database, correction);
    } catch (Error const&) {  // its actor or place is not read any more: detached
      database.prepare("DELETE FROM correction_items WHERE correction = ?1 AND document = ?2")
          .run({correction.number, after});
    }
  }
}

std::vector<std::int64_t> detached_corrections(Store const& store) {
  return ids_of(store.database(),
                "SELECT number FROM correction_states WHERE state = 'detached' ORDER BY number",
                {});
}

}  // namespace dragoman
