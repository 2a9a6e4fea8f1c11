// What a user of Python gives as Arrow: the arrays of any object that has the PyCapsule interface.
#pragma once

#include <nanobind/nanobind.h>

#include <functional>

#include "arrow_abi.h"

namespace dragoman {

// Calls `use` with each array of a table, a stream, a batch or a column, which live as long as the
// call. False, without a call, for an object that is none of these. Throws Error{bad_input} where
// the stream breaks off.
bool each_array(nanobind::handle source,
                std::function<void(ArrowSchema const&, ArrowArray const&)> const& use);

}  // namespace dragoman
