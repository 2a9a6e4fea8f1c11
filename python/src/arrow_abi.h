// The Arrow C data and C stream interfaces: structs whose layout is fixed for good
// (https://arrow.apache.org/docs/format/CDataInterface.html), so that tables pass between libraries
// of one process without a copy and without linking any of them.
#pragma once

#include <cstdint>

extern "C" {

// NOLINTBEGIN: names are those of the format
struct ArrowSchema {
  char const* format;
  char const* name;
  char const* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  void const** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

// The functions return 0 or an errno; an array whose `release` is null ends the stream.
struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
  int (*get_next)(ArrowArrayStream*, ArrowArray* out);
  char const* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
// NOLINTEND

}  // extern "C"

inline constexpr std::int64_t kArrowNullable = 2;  // flag of ArrowSchema
