#include "store/check.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "store/sql.h"
#include "store/totals.h"

namespace dragoman {
namespace {

using Faults = std::vector<std::string>;

// Runs one part of the check; a page that cannot be read ends that part, not the others.
template <class Part>
void guarded(Faults& out, std::string const& part, Part check) {
  try {
    check();
  } catch (Error const& e) {
    out.push_back(part + ": " + e.what());
  }
}

void check_pages(Database const& database, Faults& out) {
  Statement pages = database.prepare("PRAGMA integrity_check(20)");
  while (pages.step()) {
    if (pages.text(0) != "ok") out.push_back("pages: " + pages.text(0));
  }
}

void check_references(Database const& database, Faults& out) {
  Statement rows = database.prepare("PRAGMA foreign_key_check");
  while (rows.step()) {
    out.push_back(fmt::format("table {}: a row refers to a row of {} that is not there",
                              rows.text(0), rows.text(2)));
  }
}

void check_index(Database& database) {
  database.execute(
      "INSERT INTO sentence_words (sentence_words, rank) VALUES ('integrity-check', 1)");
}

// The slice from `begin` to `end` in code points, of the text of a record.
std::string slice(std::string const& text, std::int64_t begin, std::int64_t end) {
  std::size_t at = 0;
  std::size_t from = text.size();
  std::int64_t point = 0;
  for (std::size_t next = 0; at < text.size() && point < end; at = next, ++point) {
    if (point == begin) from = at;
    decode(text, at, next);
  }
  return from <= at ? text.substr(from, at - from) : std::string();
}

void check_words(Database const& database, std::int64_t number, std::string const& text,
                 Faults& out) {
  Statement items = database.prepare(sql_file("queries/words_of_items.sql"));
  items.bind({number});
  while (items.step()) {
    if (slice(text, items.integer(2), items.integer(3)) != items.text(4)) {
      out.push_back(fmt::format("document {}: the words of {} {} are not those of the text", number,
                                items.text(0), items.integer(1)));
    }
  }
}

void check_documents(Database const& database, Faults& out) {
  Statement rows = database.prepare("SELECT number, sha256, record FROM documents ORDER BY number");
  while (rows.step()) {
    std::int64_t const number = rows.integer(0);
    guarded(out, fmt::format("document {}", number), [&] {
      Record const record = from_json(rows.text(2));
      if (sha256(record.document.text) != rows.text(1)) {
        out.push_back(
            fmt::format("document {}: its text has another hash than when it was added", number));
      }
      check_words(database, number, record.document.text, out);
    });
  }
}

void check_totals(Database const& database, Faults& out) {
  if (totals_are_right(database)) return;
  out.push_back("totals: are not those of the rows; `dragoman rebuild` counts them anew");
}

}  // namespace

std::vector<std::string> faults(Store& store) {
  Faults out;
  Database& database = store.database();
  guarded(out, "pages", [&] { check_pages(database, out); });
  guarded(out, "references", [&] { check_references(database, out); });
  guarded(out, "documents", [&] { check_documents(database, out); });
  guarded(out, "totals", [&] { check_totals(database, out); });
  guarded(out, "index of words", [&] { check_index(database); });
  return out;
}

}  // namespace dragoman
