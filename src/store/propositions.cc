#include "store/propositions.h"

#include <set>

#include "store/events_to_join.h"
#include "store/sql.h"

namespace dragoman {
namespace {

std::string joined_names(std::set<std::string> const& names) {
  std::string out;
  for (std::string const& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

}  // namespace

void keep_proposition(Database& database, std::string const& kind,
                      std::vector<PropositionItem> const& items, std::string const& standing) {
  std::vector<Voice> voices;
  for (PropositionItem const& item : items) voices.push_back(item.voice);
  Standing const told = standing_of(voices, codes_of(items.front().accused));
  bool const open_to_it = told.name == "single-source" || told.name == "corroborated";
  database.prepare(sql_file("queries/keep_proposition.sql"))
      .run({kind, items.front().subject, items.front().day,
            open_to_it && !standing.empty() ? standing : told.name,
            static_cast<std::int64_t>(told.asserting.size()), joined_names(told.asserting),
            joined_names(told.denying)});
  std::int64_t const number = database.last_row();
  if (kind == "incident") {
    database.prepare("UPDATE incidents SET proposition = ?2 WHERE number = CAST(?1 AS INTEGER)")
        .run({items.front().key, number});
  }
  Statement insert =
      database.prepare("INSERT OR IGNORE INTO proposition_items VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (PropositionItem const& item : items) {
    insert.run({number, item.item, item.document, item.id, std::string(name_of(item.voice.stance)),
                item.voice.source});
  }
}

}  // namespace dragoman
