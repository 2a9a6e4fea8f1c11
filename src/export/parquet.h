// Parquet files with flat, typed columns, as DuckDB, pandas, polars and Spark open them.
//
// In: names and types of columns, then rows. Out: bytes, group by group, so that memory stays flat.
//
//   PAR1 | rows 0 to 65,535: a page for each column | rows 65,536 … | footer | its length | PAR1
//   page = header, zstd( 1 for a value and 0 for nothing, in runs; then the values, plain )
//
// What the format allows and readers do not need stays out: dictionaries (zstd finds repeats),
// nested columns, statistics. Specification: parquet-format 2.10 of Apache Parquet.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "record/tables.h"

namespace dragoman {

struct ParquetColumn {
  std::string name;
  ColumnType type = ColumnType::text;  // no lists
};

// Where a column's page of one group stands in the file, and how large it is with its header.
struct ParquetChunkPlace {
  std::int64_t offset = 0, size = 0, plain_size = 0;
};

struct ParquetGroup {
  std::int64_t rows = 0;
  std::vector<ParquetChunkPlace> chunks;
};

class ParquetWriter {
 public:
  using Sink = std::function<void(std::string const& bytes)>;

  // The sink must outlive the writer; it is given the file in order.
  ParquetWriter(std::vector<ParquetColumn> columns, Sink sink);

  // One field a column: of its type, or nothing. Text is kept as it is and should be UTF-8.
  void add(Row const& row);
  // Writes what is left and the footer: call it once, last.
  void finish();

 private:
  struct Chunk {  // a column's values of the group that is being filled
    std::string values;
    std::vector<bool> known;
  };
  void write_group();
  ParquetChunkPlace write_page(Chunk const& chunk, ColumnType type);
  std::string footer() const;
  void put(std::string const& bytes);

  std::vector<ParquetColumn> columns_;
  Sink sink_;
  std::vector<Chunk> chunks_;
  std::int64_t rows_ = 0, offset_ = 0;
  std::size_t bytes_ = 0;
  std::vector<ParquetGroup> groups_;
};

}  // namespace dragoman
