// Texts in from Arrow: columns of strings and dates of any library, read where they lie.
//
// In: a schema and an array of the C data interface. Out: fields as text, row by row. Understood
// are utf8, large_utf8, utf8_view, dictionaries of them, dates, time stamps, integers and null.
#pragma once

#include <optional>
#include <string>

#include "arrow_abi.h"

namespace dragoman {

// A column of an array. Schema and array must outlive it.
class InColumn {
 public:
  // Throws Error{usage} that names the column and what is understood, for any other type.
  InColumn(ArrowSchema const& schema, ArrowArray const& array);

  // The field of a row (counted without the array's offset); nullopt where it is null. Dates and
  // time stamps are given as "YYYY-MM-DD".
  std::optional<std::string> operator()(std::int64_t row) const;

 private:
  ArrowSchema const* schema_;
  ArrowArray const* array_;
};

// A column of doubles; as InColumn.
class InNumbers {
 public:
  InNumbers(ArrowSchema const& schema, ArrowArray const& array);
  std::optional<double> operator()(std::int64_t row) const;

 private:
  ArrowArray const* array_;
};

}  // namespace dragoman
