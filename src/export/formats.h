// Events in the columns of others: ACLED, UCDP GED, GDELT 2.0, HXL, GeoJSON, Parquet, plain CSV.
//
// In: a store, filters, what to redact. Out: lines (of Parquet, bytes). Every row ends with the
// columns of its evidence (ref, quote, source, document, url, sha256, begin, end, corrections,
// version); docs/EXPORT.md tells what each mapping loses.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "export/event_row.h"
#include "export/rows.h"

namespace dragoman {

// One column of a format: its name, its HXL tag ("" outside HXL) and its field of an event.
struct Column {
  std::string_view name, tag;
  std::string (*field)(EventRow const&);
};

std::span<Column const> acled_columns();
bool has_acled_kind(EventRow const& row);
std::span<Column const> ged_columns();
std::span<Column const> gdelt_columns();
std::span<Column const> hxl_columns();
std::span<Column const> evidence_columns();

// "csv", "jsonl", "geojson", "parquet", "acled", "ged", "gdelt", "hxl".
std::span<std::string_view const> export_formats();

// Writes the events of `question` (its product is set to "events") as `format`. "jsonl" gives whole
// records, one a line, of the documents that hold such events: what `read` printed, to the byte.
// Throws Error{usage} for an unknown format and for "jsonl" with redaction, which cannot be done
// to whole texts.
void export_events(Store const& store, Question const& question, std::string const& format,
                   Redaction const& redaction, LineSink const& sink);

// The columns of a format, those of the evidence last; none of "csv" and "parquet", which have
// those of `ask events`, and of "jsonl".
std::vector<Column> columns_of(std::string_view format);

// The events that a format holds: those of the question, for "ged" of type ASSAULT unless another
// is asked for.
Question question_for(std::string_view format, Question question);

// Throws as export_events() does, before anything is written.
void must_export(std::string const& format, Redaction const& redaction);

}  // namespace dragoman
