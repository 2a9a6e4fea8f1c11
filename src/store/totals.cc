#include "store/totals.h"

#include "store/sql.h"

namespace dragoman {
namespace {

constexpr std::string_view kCounts[] = {"queries/count_items.sql", "queries/count_events.sql",
                                        "queries/count_actors.sql",
                                        "queries/count_joined_actors.sql"};

void count(Database& database, std::int64_t document, std::int64_t sign) {
  for (std::string_view const sql : kCounts) {
    database.prepare(sql_file(sql)).run({document, sign});
  }
}

// Runs `sql` with each row of `acting` that the document makes.
void each_acting(Database& database, std::int64_t document, std::string_view sql) {
  Statement rows = database.prepare(sql_file("queries/acting_of.sql"));
  Statement change = database.prepare(sql);
  rows.bind({document});
  while (rows.step()) {
    change.run({rows.value(0), rows.value(1), rows.value(2), rows.value(3), rows.value(4)});
  }
}

}  // namespace

void take_out(Database& database, std::int64_t document) {
  each_acting(database, document,
              "DELETE FROM acting WHERE known = ?1 AND item = ?2 AND day = ?3 AND document = ?4 "
              "AND id = ?5");
  count(database, document, -1);
  database.prepare(sql_file("queries/known_actor_days.sql")).run({document});
  database.prepare(sql_file("queries/joined_actor_days.sql")).run({document});
}

void put_in(Database& database, std::int64_t document) {
  count(database, document, 1);
  each_acting(database, document, "INSERT OR IGNORE INTO acting VALUES (?1, ?2, ?3, ?4, ?5)");
}

void recount(Store& store) {
  Transaction transaction(store.database());
  store.database().execute(std::string(sql_file("schema/008_counted.sql")));
  store.database().execute(std::string(sql_file("queries/join_known_actors.sql")));
  transaction.commit();
}

bool totals_are_right(Database const& database) {
  return database.integer(sql_file("queries/wrong_totals.sql")) == 0;
}

}  // namespace dragoman
