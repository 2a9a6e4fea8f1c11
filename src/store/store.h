// The store: one SQLite file that keeps the records of many documents, and every reading of each.
//
// In: records (record/record.h). Out: rows that lead to document, span and version.
//
//   "Azerbaijan denied that it had blocked the road."     document 12, claim 3 of its record
//                                                         row "12.3" of the table claims
//
// Nothing is ever deleted. A document is known by its url, else by its id; when its text changes,
// the new reading becomes current and the old one stays with the time of its replacement, so that a
// question can be asked as of any day. The schema stands in schema/*.sql, one file a version.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"
#include "store/sqlite.h"
#include "text/document.h"

namespace dragoman {

// What add() did with a record.
enum class Added {
  fresh,    // a document that the store did not have
  known,    // same text, same version: nothing was written
  changed,  // other text under the same url or id: a new revision
  reread,   // same text, read by another version: a new reading of the same revision
};
std::string_view name_of(Added added);

// Not for use by several threads. Readers go on while one process writes.
class Store {
 public:
  // Opens a store, or makes one where there is no file or an empty one, and brings an older schema
  // up to date. Throws as Database does; Error{unsupported} for the store of a newer Dragoman.
  static Store open_or_create(std::string const& path);

  // Opens a store to read it; one of an older schema is brought up to date first. Throws
  // Error{bad_input} where there is none.
  static Store open(std::string const& path);

  // Keeps the record in one transaction: when this returns, it is on the disk; when it throws or
  // the process dies, the store is as before. Spans beyond the text are clipped to it.
  Added add(Record const& record);

  // The same for several records in one transaction: all are kept or none, and the disk is waited
  // for once. Added i belongs to record i.
  std::vector<Added> add(std::span<Record const> records);

  // True where add() would answer `known` for a record of this document by this version: the way
  // to spare the reading.
  bool knows(RecordDocument const& document, Version const& version) const;
  bool knows(Document const& document, Version const& version) const;

  // The record of a reading by its number, as it was added. Throws Error{bad_input} where there is
  // no such number.
  Record record(std::int64_t number) const;

  // Numbers of the readings that are current, in order.
  std::vector<std::int64_t> current() const;

  // Grows with each write: of a document, a correction, an undoing, a rebuild.
  std::int64_t generation() const;

  Database& database() { return database_; }
  Database const& database() const { return database_; }

 private:
  explicit Store(Database database) : database_(std::move(database)) {}
  Added keep(Record const& record);

  Database database_;
};

// The version of the schema that this program writes.
int schema_version();

}  // namespace dragoman
