// dragoman.Records: what was read, as records and as tables.
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bindings.h"
#include "rows.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

std::size_t position(RecordList const& self, std::int64_t index) {
  auto const size = static_cast<std::int64_t>(self.records->size());
  if (index < 0) index += size;
  if (index < 0 || index >= size) throw nb::index_error("there are fewer records");
  return static_cast<std::size_t>(index);
}

std::vector<std::string> json_of(RecordList const& self) {
  nb::gil_scoped_release const released;
  std::vector<std::string> out;
  for (Record const& record : *self.records) out.push_back(to_json(record));
  return out;
}

RecordList from_json_lines(std::vector<std::string> const& lines) {
  nb::gil_scoped_release const released;
  auto out = std::make_shared<std::vector<Record>>();
  for (std::string const& line : lines) out->push_back(from_json(line));
  return {std::move(out)};
}

RecordList joined(RecordList const& a, RecordList const& b) {
  auto out = std::make_shared<std::vector<Record>>(*a.records);
  out->insert(out->end(), b.records->begin(), b.records->end());
  return {std::move(out)};
}

}  // namespace

nb::object python_record(Record const& record) {
  return nb::module_::import_("dragoman._record").attr("Record")(to_json(record));
}

void bind_records(nb::module_& module) {
  auto records = nb::class_<RecordList>(
      module, "Records", "What was read: a sequence of records, one a document, and their tables.");
  records.def("__len__", [](RecordList const& self) { return self.records->size(); })
      .def(
          "__getitem__",
          [](RecordList const& self, std::int64_t index) {
            return python_record((*self.records)[position(self, index)]);
          },
          nb::sig("def __getitem__(self, index: int, /) -> dragoman._record.Record"))
      .def("__add__", joined)
      .def("json", json_of,
           "One JSON object a record, without line breaks: what `dragoman read` writes.")
      .def_static("from_json", from_json_lines, nb::arg("lines"),
                  "The inverse of json(). Raises Error(\"bad_input\") for what is no record.")
      .def(
          "table",
          [](RecordList const& self, std::string const& name) {
            return table_of_records(self.records, record_table(name));
          },
          nb::arg("name"), "The table of that name; each is an attribute, too.")
      .def("__repr__",
           [](RecordList const& self) {
             return "<dragoman.Records: " + std::to_string(self.records->size()) + ">";
           })
      .def(
          "__reduce__",
          [](nb::handle self) {
            nb::object const from_json =
                nb::module_::import_("dragoman._record").attr("records_from_json");
            return nb::make_tuple(from_json, nb::make_tuple(self.attr("json")()));
          },
          nb::sig("def __reduce__(self) -> tuple"));
  for (Table const& table : record_tables()) {
    records.def_prop_ro(table.name.data(), [&table](RecordList const& self) {
      return table_of_records(self.records, table);
    });
  }
}

}  // namespace dragoman
