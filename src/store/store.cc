#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "store/clock.h"
#include "store/corrections.h"
#include "store/keep.h"
#include "store/sql.h"
#include "store/totals.h"

namespace dragoman {
namespace {

// "drgm": written at byte 68 of the file, so that `file` and we tell a store from other databases.
constexpr std::int64_t kApplicationId = 0x6472676d;

constexpr std::string_view kSchema[] = {
    "schema/001_records.sql",     "schema/002_derived.sql", "schema/003_corrections.sql",
    "schema/004_generation.sql",  "schema/005_feeds.sql",   "schema/006_speed.sql",
    "schema/007_totals.sql",      "schema/008_counted.sql", "schema/009_promises.sql",
    "schema/010_same_actors.sql", "schema/011_routes.sql",  "schema/012_tallies.sql",
    "schema/013_openings.sql",    "schema/014_doers.sql",   "schema/015_voices.sql"};

void hold_to_this_version(Database const& database) {
  std::int64_t const version = database.integer("PRAGMA user_version");
  if (database.integer("PRAGMA application_id") != kApplicationId) {
    throw Error(ErrorCode::bad_input, database.path() +
                                          ": is an SQLite file, but no store; name a file that "
                                          "`dragoman add` made, or a new one");
  }
  if (version > schema_version()) {
    throw Error(ErrorCode::unsupported,
                fmt::format("{}: is a store of version {}, this program knows up to {}; use the "
                            "newer Dragoman that made it",
                            database.path(), version, schema_version()));
  }
}

// Runs the schema files that the store has not seen, each in a transaction of its own.
void migrate(Database& database) {
  for (int version = 0; version < schema_version(); ++version) {
    if (database.integer("PRAGMA user_version") > version) continue;
    Transaction transaction(database);
    if (database.integer("PRAGMA user_version") <= version) {  // else another process was faster
      database.execute(std::string(sql_file(kSchema[version])));
      database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                   kApplicationId, version + 1));
    }
    transaction.commit();
  }
}

bool is_new(Database const& database) {
  return database.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

std::string key_of(RecordDocument const& document) {
  return document.url.empty() ? document.id : document.url;
}

struct Predecessor {
  std::int64_t number = 0;  // 0: none
  std::int64_t revision = 0;
  std::string sha256;
  bool same_version = false;
};

Predecessor predecessor(Database const& database, RecordDocument const& document,
                        Version const& version) {
  Statement find = database.prepare(sql_file("queries/predecessor.sql"));
  find.bind({key_of(document), version.engine, version.model, version.codebook});
  if (!find.step()) return {};
  return {find.integer(0), find.integer(1), find.text(2), find.integer(3) != 0};
}

Added compare(Predecessor const& old, RecordDocument const& document) {
  if (old.number == 0) return Added::fresh;
  if (old.sha256 != document.sha256) return Added::changed;
  return old.same_version ? Added::known : Added::reread;
}

std::int64_t version_number(Database& database, Version const& version) {
  std::vector<Value> const values{version.engine, version.model, version.codebook};
  database
      .prepare(
          "INSERT INTO versions (engine, model, codebook) VALUES (?1, ?2, ?3) ON CONFLICT DO "
          "NOTHING")
      .run(values);
  Statement find = database.prepare(
      "SELECT number FROM versions WHERE engine = ?1 AND model = ?2 AND codebook = ?3");
  find.bind(values);
  find.step();
  return find.integer(0);
}

std::int64_t keep_document(Database& database, Record const& record, Added added,
                           Predecessor const& old) {
  std::string const time = now();
  if (old.number != 0) {
    database.prepare("UPDATE documents SET replaced = ?2, reason = ?3 WHERE number = ?1")
        .run({old.number, time, std::string(name_of(added))});
  }
  RecordDocument const& d = record.document;
  std::int64_t const revision = old.revision + (added == Added::reread ? 0 : 1);
  database.prepare(sql_file("queries/keep_document.sql"))
      .run({key_of(d), revision, d.id, or_null(d.url), or_null(d.publisher), or_null(d.title),
            d.language, d.published ? Value(format_date(*d.published)) : Value(), d.sha256,
            version_number(database, record.version), time, to_json(record)});
  return database.last_row();
}

}  // namespace

std::string_view name_of(Added added) {
  static constexpr std::string_view kNames[] = {"fresh", "known", "changed", "reread"};
  return kNames[static_cast<int>(added)];
}

int schema_version() { return static_cast<int>(std::size(kSchema)); }

Store Store::open_or_create(std::string const& path) {
  Database database(path, Access::write);
  if (!is_new(database)) hold_to_this_version(database);
  database.use_write_ahead_log();
  database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  migrate(database);
  return Store(std::move(database));
}

Store Store::open(std::string const& path) {
  if (path.empty() || !std::filesystem::exists(path)) {
    throw Error(
        ErrorCode::bad_input,
        path + ": there is no such store; make one with `dragoman add " + path + " FILE...`");
  }
  Database database(path, Access::read);
  if (is_new(database)) {
    throw Error(ErrorCode::bad_input,
                path + ": is empty; `dragoman add " + path + " FILE...` makes a store of it");
  }
  hold_to_this_version(database);
  bool const older = database.integer("PRAGMA user_version") < schema_version();
  return older ? open_or_create(path) : Store(std::move(database));
}

bool Store::knows(RecordDocument const& document, Version const& version) const {
  return compare(predecessor(database_, document, version), document) == Added::known;
}

bool Store::knows(Document const& document, Version const& version) const {
  RecordDocument identity;
  identity.id = document.id;
  identity.url = document.url;
  identity.sha256 = document.sha256;
  return knows(identity, version);
}

Added Store::keep(Record const& record) {
  Predecessor const old = predecessor(database_, record.document, record.version);
  Added const added = compare(old, record.document);
  if (added == Added::known) return added;
  if (old.number != 0) take_out(database_, old.number);
  std::int64_t const number = keep_document(database_, record, added, old);
  keep_items(database_, number, record);
  if (old.number != 0) carry_corrections(database_, old.number, number);
  put_in(database_, number);
  return added;
}

Added Store::add(Record const& record) { return add(std::span(&record, 1)).front(); }

std::vector<Added> Store::add(std::span<Record const> records) {
  std::vector<Added> out;
  auto const is_known = [this](Record const& r) { return knows(r.document, r.version); };
  if (std::ranges::all_of(records, is_known)) {  // nothing to write, so no writer is waited for
    return std::vector<Added>(records.size(), Added::known);
  }
  Transaction transaction(database_);
  for (Record const& record : records) out.push_back(keep(record));
  transaction.commit();
  return out;
}

Record Store::record(std::int64_t number) const {
  Statement find = database_.prepare("SELECT record FROM documents WHERE number = ?1");
  find.bind({number});
  if (!find.step()) {
    throw Error(ErrorCode::bad_input, fmt::format("{}: has no document {}; `dragoman ask {} "
                                                  "documents` lists them",
                                                  database_.path(), number, database_.path()));
  }
  return from_json(find.text(0));
}

std::int64_t Store::generation() const {
  return database_.integer("SELECT number FROM generation");
}

std::vector<std::int64_t> Store::current() const {
  std::vector<std::int64_t> out;
  Statement all =
      database_.prepare("SELECT number FROM documents WHERE replaced IS NULL ORDER BY number");
  while (all.step()) out.push_back(all.integer(0));
  return out;
}

}  // namespace dragoman
