// Event files of others as a source among sources: ACLED and UCDP GED, CSV as downloaded.
//
// In: the file, row by row. Out: records, one a row, that go into a store beside those of reports.
// The row itself is the text, so that every item points at the words of the row that say it:
//
//   notes,actor1,…                 "The army shelled Shusha.⏎event: Shelling/artillery/missile
//   attack⏎ "The army shelled Shusha.",…    actor: Military Forces of Azerbaijan⏎location:
//   Shusha⏎…"
//
// What their kinds of events are in PLOVER, and what has none, is told in docs/EXPORT.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "events/codebook.h"
#include "export/record_sink.h"
#include "names/actor_book.h"
#include "text/readers.h"

namespace dragoman {

// "acled", "ged".
std::span<std::string_view const> event_file_formats();

struct EventFileBooks {
  ActorBook const& actors;  // for countries and codes of those who take part
  Codebook const& codebook;
};

// Reads the file `path` ("-" is standard input; gzip and zstd are known). A row that cannot be used
// is told with file, line, column and cure, and the next one goes on; so is a file that lacks
// columns that are needed. Throws Error{usage} for an unknown format.
void read_event_file(std::string const& path, std::string const& format,
                     EventFileBooks const& books, RecordSink const& sink,
                     ComplaintSink const& complain);

}  // namespace dragoman
