#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::chrono::milliseconds kPatience{10'000};  // how long a writer waits for another
constexpr std::chrono::milliseconds kBetweenTries{5};

bool is_of_reading(sqlite3* connection) {
  int const code = sqlite3_extended_errcode(connection);
  return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_FSTAT;
}

[[noreturn]] void fail(sqlite3* connection, std::string const& path) {
  int const code = connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection);
  std::string const said = connection == nullptr ? "no memory" : sqlite3_errmsg(connection);
  switch (code) {
    case SQLITE_NOTADB:
      throw Error(ErrorCode::bad_input,
                  path + ": is no store; name a file that `dragoman add` made, or a new one");
    case SQLITE_CORRUPT:
      throw Error(ErrorCode::cannot_run,
                  path + ": is damaged (" + said +
                      "); bring back a copy made before the damage, or, where it can still be "
                      "opened, let `dragoman check` say what is whole");
    case SQLITE_FULL:
    case SQLITE_IOERR:
      throw Error(
          ErrorCode::cannot_run,
          is_of_reading(connection)
              ? path + ": cannot be read (" + said + "); look after the disk, or bring back a copy"
              : path + ": cannot be written (" + said +
                    "): free space on the disk and add the files again; what was reported as "
                    "done is kept");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorCode::cannot_run,
                  path + ": another program is writing to it; wait until it is done, or stop it");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw Error(ErrorCode::cannot_run,
                  path + ": is read-only; give yourself the right to write, or copy it");
    case SQLITE_CANTOPEN:
      throw Error(ErrorCode::cannot_run,
                  path +
                      ": cannot be opened; check that the path and its folder exist and that you "
                      "may read and write there");
    default:
      throw Error(ErrorCode::cannot_run, path + ": " + said);
  }
}

}  // namespace

std::string text_of(Value const& value) {
  struct Show {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(std::string const& text) const { return text; }
  };
  std::string text = std::visit(Show(), value);
  if (std::holds_alternative<double>(value) && text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

Statement::Statement(sqlite3* connection, std::string_view sql, std::string path)
    : connection_(connection), path_(std::move(path)) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr));
  statement_.reset(statement);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) fail(connection_, path_);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::set(int index, Value const& value) {
  sqlite3_stmt* const s = statement_.get();
  if (auto const* whole = std::get_if<std::int64_t>(&value)) {
    check(sqlite3_bind_int64(s, index, *whole));
  } else if (auto const* number = std::get_if<double>(&value)) {
    check(sqlite3_bind_double(s, index, *number));
  } else if (auto const* text = std::get_if<std::string>(&value)) {
    check(sqlite3_bind_text64(s, index, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  } else {
    check(sqlite3_bind_null(s, index));
  }
}

void Statement::bind(std::vector<Value> const& values) {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  for (std::size_t i = 0; i < values.size(); ++i) set(static_cast<int>(i) + 1, values[i]);
}

bool Statement::bind(std::string const& name, Value const& value) {
  int const index = sqlite3_bind_parameter_index(statement_.get(), name.c_str());
  if (index > 0) set(index, value);
  return index > 0;
}

bool Statement::step() {
  int const code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    // The reset must come after the error was read: it clears it.
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() { sqlite3_reset(statement); }
    } const reset{statement_.get()};
    fail(connection_, path_);
  }
  sqlite3_reset(statement_.get());
  return false;
}

void Statement::run(std::vector<Value> const& values) {
  bind(values);
  while (step()) {
  }
}

std::optional<double> Statement::real(int column) const {
  Value const held = value(column);
  auto const* const number = std::get_if<double>(&held);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

Value Statement::value(int column) const {
  sqlite3_stmt* const s = statement_.get();
  switch (sqlite3_column_type(s, column)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(s, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(s, column);
    case SQLITE_NULL:
      return {};
    default: {
      auto const* const bytes = reinterpret_cast<char const*>(sqlite3_column_text(s, column));
      return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(s, column)));
    }
  }
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::vector<std::string> Statement::columns() const {
  std::vector<std::string> out;
  int const count = sqlite3_column_count(statement_.get());
  for (int i = 0; i < count; ++i) out.emplace_back(sqlite3_column_name(statement_.get(), i));
  return out;
}

Database::Database(std::string const& path, Access access) : path_(path) {
  if (std::filesystem::is_directory(path)) {
    throw Error(ErrorCode::bad_input, path + ": is a folder; name the file of the store");
  }
  int const flags =
      access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* connection = nullptr;
  int const code = sqlite3_open_v2(path.c_str(), &connection, flags, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) fail(connection, path);
  sqlite3_busy_timeout(connection, static_cast<int>(kPatience.count()));
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

void Database::execute(std::string const& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(connection_.get(), path_);
  }
}

void Database::use_write_ahead_log() {
  // Of two that change the journal of a new file one is told at once that it is busy, without the
  // wait that other statements get, since both would wait for each other: that one tries again.
  auto const last_try = std::chrono::steady_clock::now() + kPatience;
  while (sqlite3_exec(connection_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) !=
         SQLITE_OK) {
    bool const is_busy = sqlite3_errcode(connection_.get()) == SQLITE_BUSY;
    if (!is_busy || std::chrono::steady_clock::now() > last_try) fail(connection_.get(), path_);
    std::this_thread::sleep_for(kBetweenTries);
  }
}

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (Error const&) {  // SQLite has rolled back already, or will when it opens the file again
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace dragoman
