// The parts of the module, one file each: errors, records, engine, store, incidents.
#pragma once

#include <nanobind/nanobind.h>

#include <memory>
#include <vector>

#include "record/record.h"

namespace dragoman {

// Records of one reading or of many, in the order of the documents. Immutable, shared with the
// tables that were taken of them.
using Records = std::shared_ptr<std::vector<Record> const>;

struct RecordList {
  Records records;
};

void bind_error(nanobind::module_& module);
void bind_records(nanobind::module_& module);
void bind_engine(nanobind::module_& module);
void bind_store(nanobind::module_& module);
void bind_incidents(nanobind::module_& module);

// dragoman.Record: the dictionary of a record, parsed when it is first looked into.
nanobind::object python_record(Record const& record);

}  // namespace dragoman
