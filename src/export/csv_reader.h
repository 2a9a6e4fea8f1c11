// CSV in (RFC 4180): records with the line that each begins at, fields with quotes taken off.
//
//   id,notes⏎7,"two⏎lines, one ""record"""   →   line 2: {"7", "two⏎lines, one \"record\""}
//
// The separator is the comma or semicolon, whichever the first line has more of; files of gigabytes
// stream, also compressed ones.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

#include "text/byte_stream.h"

namespace dragoman {

struct CsvRecord {
  std::size_t line = 0;  // from 1
  std::vector<std::string> fields;
};

class CsvReader {
 public:
  // `in` must outlive the reader.
  explicit CsvReader(std::istream& in);

  // False at the end. Empty lines are left out. Throws Error{bad_input} that begins with the line
  // ("17: …") for a quote that is never closed or a record that is too long.
  bool next(CsvRecord& record);

  // Why the file ended early, as ByteStream tells it; empty where it did not.
  std::string const& trouble() const { return bytes_.trouble(); }

 private:
  bool read_line(std::string& line);

  ByteStream bytes_;
  std::size_t line_ = 0;
  char separator_ = 0;  // 0 until the first line was read
};

}  // namespace dragoman
