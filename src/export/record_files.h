// Whole records that come back from Parquet, as `dragoman.spark.write` keeps them: text in a column
// `record`, a file or a folder of files.
//
//   records/date=2022-12-29/part-0.parquet   id, published, notes, record: "{"document": …"
//
// A record comes back as it was read: the same ids, words and offsets.
#pragma once

#include <string>

#include "export/record_sink.h"
#include "text/readers.h"

namespace dragoman {

// Reads the file, or every *.parquet of the folder and those in it, in the order of their names;
// names that begin with "." or "_" are of others. What cannot be used is told with file, row and
// cure, and the rest goes on: a row without a record, a text that is not the one that was hashed, a
// damaged or foreign file.
void read_record_files(std::string const& path, RecordSink const& sink,
                       ComplaintSink const& complain);

}  // namespace dragoman
