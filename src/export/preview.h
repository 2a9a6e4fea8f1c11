// The first rows of an export, to be looked at before the file leaves the house.
//
//   preview_events(store, {"events", {{"country", "AZE"}}}, "acled", {}, 20)
//   columns: event_id_cnty, event_date …, rows: {"AZE1.3", "26 December 2022", …} …
#pragma once

#include <string>
#include <vector>

#include "export/formats.h"

namespace dragoman {

struct PreviewTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

// At most `rows` of them, redacted as the file will be. Of "jsonl" the beginning of each record.
// Throws as export_events() does.
PreviewTable preview_events(Store const& store, Question const& question, std::string const& format,
                            Redaction const& redaction, std::size_t rows);

}  // namespace dragoman
