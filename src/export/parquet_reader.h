// Parquet in: one column of text, row by row, whoever wrote the file.
//
// In: a file as pyarrow, Spark or parquet.h writes it: plain or by dictionary, pages of either
// version, packed by gzip, snappy, zstd or not at all. Out: the column's values in the order of
// the rows; other columns are not looked at, however they nest.
//
//   PAR1 … pages … | footer: columns {id, published, notes, record}, groups | its length | PAR1
//   page = header, levels (1: there is a value), values
//
// The file is mapped and one page is unpacked at a time, so memory stays flat. Refused, with the
// cure, are encrypted files, other encodings and other packings. Specification: parquet-format
// 2.10 of Apache Parquet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "export/thrift_reader.h"

namespace dragoman {

// Throws Error{bad_input} where the file is none of Parquet or cut short, Error{cannot_run} where
// it cannot be opened. Messages do not name the file: the caller does.
class ParquetFile {
 public:
  explicit ParquetFile(std::string const& path);

  std::vector<std::string> columns() const;
  bool has(std::string_view column) const;
  std::int64_t rows() const { return footer_.at(3).number; }

 private:
  friend class ParquetTexts;
  MappedFile file_;
  ThriftValue footer_;  // FileMetaData
};

// The values of one column. Not for use by several threads; must not outlive its file.
class ParquetTexts {
 public:
  // Throws Error{bad_input} where the column is missing or is no text.
  ParquetTexts(ParquetFile const& file, std::string_view column);

  // To the next row; false behind the last. `value` is nothing where the row has none. Throws
  // Error{bad_input} where the file is damaged there.
  bool next(std::optional<std::string>& value);

 private:
  struct Chunk {  // the column's pages of one group of rows
    std::size_t at = 0, end = 0;
    std::int64_t codec = 0, rows = 0;
  };
  struct PageBytes {  // what a page holds, its levels apart
    std::string levels, values;
  };
  Chunk chunk_of(ThriftValue const& group) const;
  bool open_page();
  std::string_view packed_page(ThriftValue const& header);
  void open_dictionary(ThriftValue const& header, std::string_view packed);
  void open_values(ThriftValue const& header, std::string_view packed);
  PageBytes page_1(ThriftValue const& header, std::string_view packed) const;
  PageBytes page_2(ThriftValue const& header, std::string_view packed) const;
  void read_levels(std::string_view levels, std::size_t count);
  std::string next_value();

  ParquetFile const& file_;
  std::string column_;
  bool optional_ = false;
  std::size_t group_ = 0;
  std::int64_t given_ = 0;  // rows
  Chunk chunk_;
  std::vector<std::string> dictionary_;
  // The page that is being read.
  std::vector<std::uint32_t> there_;  // a row: 1 where it has a value; empty: all have
  std::vector<std::uint32_t> codes_;  // of the dictionary, where the page is written by it
  bool by_dictionary_ = false;
  std::string plain_;
  std::size_t rows_ = 0, row_ = 0, code_ = 0, plain_at_ = 0;
};

}  // namespace dragoman
