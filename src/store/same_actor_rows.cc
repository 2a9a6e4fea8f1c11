#include "store/same_actor_rows.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/same_actors.h"
#include "store/sql.h"

namespace dragoman {
namespace {

using Name = std::pair<std::string, std::string>;  // in small letters, with the code

std::set<Name> names_apart(Database const& database) {
  std::set<Name> out;
  Statement rows = database.prepare(sql_file("queries/actors_apart.sql"));
  while (rows.step()) out.emplace(rows.text(0), rows.text(1));
  return out;
}

struct KnownActors {
  std::vector<NamedActor> actors;
  std::vector<std::string> names;  // in small letters, as the totals have them
};

KnownActors actors_to_join(Database const& database) {
  KnownActors out;
  std::set<Name> const apart = names_apart(database);
  Statement rows = database.prepare(sql_file("queries/actors_to_join.sql"));
  while (rows.step()) {
    NamedActor one{rows.text(0), rows.text(1), rows.text(2), rows.integer(3), {}, {}, false};
    one.first = parse_date(rows.text(4));
    one.last = parse_date(rows.text(5));
    out.names.push_back(rows.text(6));
    one.apart = apart.contains({out.names.back(), one.code});
    out.actors.push_back(std::move(one));
  }
  return out;
}

}  // namespace

void derive_same_actors(Database& database) {
  database.execute("DELETE FROM same_actors");
  auto const [actors, names] = actors_to_join(database);
  std::vector<SameActor> const same = same_actors(actors);
  std::set<std::size_t> joined;
  for (std::size_t i = 0; i < same.size(); ++i) {
    if (same[i].actor != i) joined.insert({i, same[i].actor});
  }
  Statement insert =
      database.prepare("INSERT INTO same_actors VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (std::size_t const i : joined) {
    std::size_t const lead = same[i].actor;
    insert.run({names[i], actors[i].code, actors[i].name, names[lead], actors[lead].code,
                actors[lead].name, same[i].why});
  }
  database.execute(std::string(sql_file("queries/join_known_actors.sql")));
}

}  // namespace dragoman
