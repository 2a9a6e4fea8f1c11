// Rows of the store: CSV with a line of names, JSON Lines with one object a row, Parquet with
// types.
//
// In: a statement of the store that is ready for step(). Out: lines or bytes, given to a sink one
// by one, so that memory stays flat however many rows there are.
#pragma once

#include <functional>
#include <string>

#include "export/parquet.h"
#include "store/sqlite.h"

namespace dragoman {

using LineSink = std::function<void(std::string const& line)>;

void write_csv(Statement& rows, LineSink const& sink);

// Nothing is left out: an empty field is null. Bytes that are no UTF-8 become U+FFFD.
void write_json_lines(Statement& rows, LineSink const& sink);

// Days are dates, counts and offsets whole numbers, measures numbers; the rest is text.
void write_parquet(Statement& rows, LineSink const& sink);

// What write_parquet makes of columns and of their values, for rows that come from elsewhere.
std::vector<ParquetColumn> parquet_columns(std::vector<std::string> const& names);
Field parquet_field(Value const& value, ColumnType type);

}  // namespace dragoman
