#include "export/preview.h"

#include <set>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kRecordBytes = 400;  // of a record; a page shows no more of a line
constexpr std::int64_t kTried = 50;        // events for one row, where a format leaves some out

std::string beginning(std::string const& line) {
  std::size_t end = std::min(line.size(), kRecordBytes);
  while (end > 0 && !is_boundary(line, static_cast<std::uint32_t>(end))) --end;
  return line.substr(0, end) + (end < line.size() ? "…" : "");
}

PreviewTable records(Store const& store, Question const& question, std::size_t rows) {
  PreviewTable out{{"record"}, {}};
  std::set<std::int64_t> seen;
  for_each_event(store, question, {}, [&](EventRow const& row) {
    std::int64_t const number = std::stoll(row("ref"));
    if (out.rows.size() >= rows || !seen.insert(number).second) return;
    out.rows.push_back({beginning(to_json(store.record(number)))});
  });
  return out;
}

PreviewTable all_columns(Store const& store, Question const& question, Redaction const& redaction) {
  PreviewTable out{ask(store.database(), question).columns(), {}};
  for_each_event(store, question, redaction, [&](EventRow const& row) {
    std::vector<std::string>& fields = out.rows.emplace_back();
    for (std::string const& column : out.columns) fields.push_back(row(column));
  });
  return out;
}

}  // namespace

PreviewTable preview_events(Store const& store, Question const& asked, std::string const& format,
                            Redaction const& redaction, std::size_t rows) {
  must_export(format, redaction);
  Question question = question_for(format, asked);
  bool const has_all_columns = format == "csv" || format == "parquet";
  question.limit = static_cast<std::int64_t>(rows) * (has_all_columns ? 1 : kTried);
  if (has_all_columns) return all_columns(store, question, redaction);
  if (format == "jsonl") return records(store, question, rows);
  std::vector<Column> const columns = columns_of(format);
  PreviewTable out;
  for (Column const& column : columns) out.columns.emplace_back(column.name);
  for_each_event(store, question, redaction, [&](EventRow const& row) {
    if (out.rows.size() >= rows || (format == "acled" && !has_acled_kind(row))) return;
    std::vector<std::string>& fields = out.rows.emplace_back();
    for (Column const& column : columns) fields.push_back(column.field(row));
  });
  return out;
}

}  // namespace dragoman
