#include "store/rebuild.h"

#include <array>

#include "store/decisions.h"
#include "store/duplicates.h"
#include "store/events_to_join.h"
#include "store/figure_rows.h"
#include "store/link_rows.h"
#include "store/promise_rows.h"
#include "store/propositions.h"
#include "store/same_actor_rows.h"
#include "store/sql.h"

namespace dragoman {
namespace {

// What analysts say goes before what the texts say.
void decide_copies(Database const& database, std::vector<Copy>& copies) {
  Positions positions;
  for (std::size_t i = 0; i < copies.size(); ++i) positions[{copies[i].document, 0}] = i;
  std::vector<Decision> const words = decisions(database, "documents", positions);
  if (words.empty()) return;
  std::vector<std::size_t> groups;
  for (Copy const& copy : copies) groups.push_back(positions.at({copy.cluster, 0}));
  groups = regrouped(groups, words);
  for (std::size_t i = 0; i < copies.size(); ++i) copies[i].cluster = copies[groups[i]].document;
}

void derive_copies(Database& database) {
  std::vector<TextToCompare> texts;
  Statement all = database.prepare(sql_file("queries/texts_to_compare.sql"));
  while (all.step()) texts.push_back({all.integer(0), all.text(1)});
  Statement insert = database.prepare("INSERT INTO copies VALUES (?1, ?2, ?3)");
  std::vector<Copy> copies = find_copies(texts);
  decide_copies(database, copies);
  for (Copy const& copy : copies) {
    insert.run({copy.document, copy.cluster, copy.similarity});
  }
  // A document without sentences is a copy of none.
  database.execute(
      "INSERT INTO copies SELECT number, number, 1 FROM documents WHERE (replaced IS NULL OR "
      "reason "
      "= 'changed') AND number NOT IN (SELECT document FROM copies)");
}

Value date_value(std::optional<Date> const& date) {
  return date ? Value(format_date(*date)) : Value();
}

Value degrees_value(std::optional<double> const& value) { return value ? Value(*value) : Value(); }

void decide_incidents(Database const& database, std::vector<EventToJoin> const& events,
                      std::vector<Joined>& joined) {
  Positions positions;
  for (std::size_t i = 0; i < events.size(); ++i) positions[{events[i].document, events[i].id}] = i;
  std::vector<Decision> const words = decisions(database, "events", positions);
  std::vector<std::size_t> groups;
  for (Joined const& one : joined) groups.push_back(one.incident);
  groups = regrouped(groups, words);
  for (std::size_t i = 0; i < joined.size(); ++i) joined[i].incident = groups[i];
  for (Decision const& word : words) joined[word.item] = {groups[word.item], 1, word.why};
}

void derive_incidents(Database& database) {
  std::vector<JoinableEvent> const rows = events_to_join(database);
  std::vector<EventToJoin> events;
  for (JoinableEvent const& row : rows) events.push_back(row.event);
  std::vector<Joined> joined = join_events(events);
  decide_incidents(database, events, joined);
  std::vector<std::int64_t> reports(rows.size());
  for (Joined const& one : joined) ++reports[one.incident];

  Statement incident = database.prepare(
      "INSERT INTO incidents VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
      "NULL)");
  Statement member = database.prepare("INSERT INTO incident_events VALUES (?1, ?2, ?3, ?4, ?5)");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (joined[i].score == 0) continue;
    EventToJoin const& e = rows[i].event;
    if (joined[i].incident == i) {
      incident.run({static_cast<std::int64_t>(i) + 1, e.type, rows[i].day, date_value(e.from),
                    date_value(e.to), or_null(e.place), degrees_value(e.longitude),
                    degrees_value(e.latitude), rows[i].actors, rows[i].recipients, reports[i],
                    e.document, e.id});
    }
    member.run({e.document, e.id, static_cast<std::int64_t>(joined[i].incident) + 1,
                joined[i].score, joined[i].why});
  }
}

// One row of the queries *_voices.sql.
PropositionItem item_of(Statement const& row) {
  PropositionItem out{row.text(0), row.text(1),    row.text(9),    row.text(10),
                      row.text(8), row.integer(2), row.integer(3), {}};
  out.voice = {row.text(5), static_cast<Stance>(row.integer(4)), row.text(6), row.integer(7) != 0};
  return out;
}

void derive_propositions(Database& database, std::string const& kind) {
  Statement all = database.prepare(sql_file("queries/" + kind + "_voices.sql"));
  std::vector<PropositionItem> items;
  while (all.step()) {
    PropositionItem item = item_of(all);
    if (!items.empty() && items.front().key != item.key) {
      keep_proposition(database, kind, items);
      items.clear();
    }
    items.push_back(std::move(item));
  }
  if (!items.empty()) keep_proposition(database, kind, items);
}

}  // namespace

void rebuild(Store& store) {
  Database& database = store.database();
  Transaction transaction(database);
  for (char const* const table :
       {"promise_answers", "proposition_items", "propositions", "incident_events", "incidents",
        "tally_figures", "link_routes", "route_names", "routes", "copies", "derived"}) {
    database.execute(std::string("DELETE FROM ") + table);
  }
  derive_same_actors(database);
  derive_copies(database);
  derive_incidents(database);
  derive_propositions(database, "incident");
  derive_propositions(database, "claim");
  derive_routes(database);
  derive_link_propositions(database);
  derive_figure_propositions(database);
  derive_promise_answers(database);
  derive_opening_answers(database);
  database.execute(
      "INSERT INTO derived (readings, replaced, corrections) SELECT count(*), count(replaced), "
      "(SELECT count(*) + count(undone) FROM corrections) FROM documents");
  transaction.commit();
}

bool is_stale(Store const& store) {
  return store.database().integer(
             "SELECT count(*) FROM derived WHERE generation = (SELECT number FROM generation)") ==
         0;
}

}  // namespace dragoman
