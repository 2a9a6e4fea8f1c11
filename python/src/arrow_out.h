// Rows out as Arrow: a stream of record batches that pandas, polars, pyarrow and DuckDB take.
//
// In: names and types of columns, and a source of rows. Out: an ArrowArrayStream; whoever takes an
// array from it owns its buffers, so nothing is copied on the way.
//
//   text     ["Orsk", null]     validity 01 | offsets 0 4 4 | bytes "Orsk"
//   texts    [["a", "b"], []]   validity 11 | offsets 0 2 2 | items: a text column "a", "b"
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "arrow_abi.h"
#include "record/tables.h"

namespace dragoman {

struct OutColumn {
  std::string name;
  ColumnType type = ColumnType::text;
};

// Gives the rows of the next batch to the sink; false where there are no more. Batches should stay
// far under 2 GB, since offsets have 32 bits.
using BatchSource = std::function<bool(RowSink const&)>;

// The struct type of the rows. The caller releases it.
ArrowSchema schema_of(std::vector<OutColumn> const& columns);

// Calls `next` as its batches are asked for; an exception of it ends the stream with its message.
// Not for use by several threads. The caller releases it.
ArrowArrayStream stream_of(std::vector<OutColumn> columns, BatchSource next);

}  // namespace dragoman
