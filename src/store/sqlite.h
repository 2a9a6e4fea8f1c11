// SQLite as the store uses it: one connection, prepared statements, errors that name the cure.
//
//   Statement s = database.prepare("SELECT id FROM documents WHERE key = ?1");
//   s.bind(key);
//   while (s.step()) use(s.text(0));
//
// sqlite.cc is the only file that sees SQLite's own header.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace dragoman {

// A field of a row: nothing, a whole number, a number or text.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

inline Value or_null(std::string const& text) { return text.empty() ? Value() : Value(text); }

// What a value is as text: nothing gives "", 3.0 gives "3".
std::string text_of(Value const& value);

// Throws as Database does, for each call that reaches the file. Must not outlive its Database.
class Statement {
 public:
  // `path` is what complaints name.
  Statement(sqlite3* connection, std::string_view sql, std::string path);

  // Binds ?1, ?2, … and readies the statement for a new run; fewer values leave nulls.
  void bind(std::vector<Value> const& values);
  // Binds :name; false where the statement has no such parameter.
  bool bind(std::string const& name, Value const& value);

  // To the next row; false behind the last.
  bool step();
  // Runs a statement that gives no rows, with these values.
  void run(std::vector<Value> const& values);

  Value value(int column) const;
  std::string text(int column) const { return text_of(value(column)); }
  std::int64_t integer(int column) const;
  // Empty where the column holds no floating-point number.
  std::optional<double> real(int column) const;
  std::vector<std::string> columns() const;

 private:
  void set(int index, Value const& value);

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  void check(int code) const;

  sqlite3* connection_;
  std::string path_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access { read, write };

// Not for use by several threads; several processes may hold one file, one of them writing.
//
// Throws Error{bad_input} where the file is no SQLite file, Error{cannot_run} where it is missing,
// locked, read-only, damaged or the disk is full; each message says what to do.
class Database {
 public:
  // `Access::write` creates a missing file.
  Database(std::string const& path, Access access);

  void execute(std::string const& sql);
  // Readers go on while one writes (https://sqlite.org/wal.html). Others may ask for it at once.
  void use_write_ahead_log();
  Statement prepare(std::string_view sql) const { return {connection_.get(), sql, path_}; }
  std::int64_t integer(std::string_view sql) const;
  std::int64_t last_row() const;
  std::string const& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> connection_;
};

// Undone unless commit() was called: also when the process is killed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace dragoman
