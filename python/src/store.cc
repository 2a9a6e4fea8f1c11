// dragoman.Store: keeps records in one file and answers questions about them.
#include "store/store.h"

#include <nanobind/stl/map.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <map>
#include <mutex>

#include "bindings.h"
#include "export/formats.h"
#include "export/whole_file.h"
#include "rows.h"
#include "store/check.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "texts.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

// A store is for one thread at a time; threads of Python wait for each other here.
struct PythonStore {
  Store store;
  std::mutex mutex;
  explicit PythonStore(Store opened) : store(std::move(opened)) {}
};

// Calls `use` with the store to itself, and without the interpreter's lock.
template <class Use>
auto alone(PythonStore& self, Use use) {
  nb::gil_scoped_release const released;
  std::scoped_lock const lock(self.mutex);
  return use(self.store);
}

std::map<std::string, std::size_t> add(PythonStore& self, RecordList const& records) {
  return alone(self, [&records](Store& store) {
    std::map<std::string, std::size_t> counts;
    for (Added added : {Added::fresh, Added::changed, Added::reread, Added::known})
      counts[std::string(name_of(added))] = 0;
    for (Record const& record : *records.records) ++counts[std::string(name_of(store.add(record)))];
    if (is_stale(store)) rebuild(store);
    return counts;
  });
}

// Filters as keywords: `as_of` is "as-of", and `from_` is "from", which Python keeps for itself.
std::string filter_name(std::string name) {
  if (name.ends_with('_')) name.pop_back();
  std::ranges::replace(name, '_', '-');
  return name;
}

Question question_of(std::string product, nb::kwargs const& filters) {
  Question question;
  question.product = std::move(product);
  for (auto const& [name, value] : filters) {
    if (value.is_none()) continue;
    question.filters[filter_name(nb::cast<std::string>(name))] = utf8_of(nb::str(value));
  }
  return question;
}

struct FieldOf {
  Field operator()(std::monostate) const { return {}; }
  template <class Value>
  Field operator()(Value const& value) const {
    return value;
  }
};

RowTable ask_store(Store const& store, Question const& question) {
  Statement statement = ask(store.database(), question);
  std::vector<std::string> const columns = statement.columns();
  std::vector<Row> rows;
  while (statement.step()) {
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i)
      row.push_back(std::visit(FieldOf(), statement.value(static_cast<int>(i))));
  }
  return table_of_rows(question.product, columns, std::move(rows));
}

RowTable ask_store(PythonStore& self, std::string product, nb::kwargs const& filters) {
  Question question = question_of(std::move(product), filters);
  for (auto [name, number] : {std::pair{"limit", &question.limit}, {"offset", &question.offset}}) {
    auto const found = question.filters.find(name);
    if (found == question.filters.end()) continue;
    *number = nb::cast<std::int64_t>(filters[name]);
    question.filters.erase(found);
  }
  return alone(self, [&question](Store& store) { return ask_store(store, question); });
}

void export_store(PythonStore& self, nb::handle path, std::string const& to,
                  nb::kwargs const& filters) {
  Question question = question_of("events", filters);
  Redaction redaction;
  if (question.filters.erase("coarse") > 0) redaction.degrees = nb::cast<double>(filters["coarse"]);
  if (question.filters.erase("names") > 0 && !nb::cast<bool>(filters["names"]))
    redaction.leave_out(Redaction::Names::leave_out);
  if (question.filters.erase("persons") > 0 && !nb::cast<bool>(filters["persons"]))
    redaction.leave_out(Redaction::Names::leave_out_persons);
  std::string const file = utf8_of(nb::module_::import_("os").attr("fspath")(path));
  alone(self, [&](Store& store) {
    write_whole_file(file, [&](std::ostream& out) {
      export_events(store, question, to, redaction,
                    [&out](std::string const& bytes) { out << bytes; });
    });
  });
}

void open(PythonStore* self, nb::handle path, bool create) {
  std::string const file = utf8_of(nb::module_::import_("os").attr("fspath")(path));
  nb::gil_scoped_release const released;
  new (self) PythonStore(create ? Store::open_or_create(file) : Store::open(file));
}

constexpr char const* kAskSignature =
    "def ask(self, product: str, *, limit: int | None = None, offset: int | None = None, "
    "**filters: object) -> Table";
constexpr char const* kExportSignature =
    "def export(self, path: str | os.PathLike[str], to: str, *, coarse: float | None = None, "
    "names: bool = True, persons: bool = True, **filters: object) -> None";

}  // namespace

void bind_store(nb::module_& module) {
  nb::class_<PythonStore>(module, "Store",
                          "One file that keeps the records of many documents, with every version "
                          "and who stands behind it.")
      .def("__init__", open, nb::arg("path"), nb::kw_only(), nb::arg("create") = true,
           nb::sig(
               "def __init__(self, path: str | os.PathLike[str], *, create: bool = True) -> None"))
      .def("add", add, nb::arg("records"),
           nb::sig("def add(self, records: Records) -> dict[str, int]"),
           "Keeps records; says how many were fresh, changed, reread or known already. The same "
           "again changes nothing.")
      .def("ask", nb::overload_cast<PythonStore&, std::string, nb::kwargs const&>(ask_store),
           nb::arg("product"), nb::arg("filters"), nb::sig(kAskSignature),
           "Rows of \"events\", \"claims\", \"disputes\", \"figures\", \"links\", \"promises\", "
           "\"actors\" or \"documents\". Filters are those of `dragoman ask --help`, with _ for - "
           "and `from_` for from.")
      .def("export", export_store, nb::arg("path"), nb::arg("to"), nb::arg("filters"),
           nb::sig(kExportSignature),
           "Writes events as \"acled\", \"ged\", \"gdelt\", \"hxl\", \"geojson\", \"parquet\", "
           "\"csv\" or \"jsonl\". `coarse` rounds coordinates to so many degrees; `persons=False` "
           "leaves out persons' names, in quotes, too; `names=False` all names and the quotes.")
      .def(
          "record",
          [](PythonStore& self, std::int64_t number) {
            return python_record(alone(self, [&](Store& store) { return store.record(number); }));
          },
          nb::arg("number"), nb::sig("def record(self, number: int) -> dragoman._record.Record"),
          "The record of a document by its number, as it was added.")
      .def(
          "rebuild", [](PythonStore& self) { alone(self, [](Store& store) { rebuild(store); }); },
          "Computes incidents, copies and standings anew.")
      .def(
          "check",
          [](PythonStore& self) { return alone(self, [](Store& s) { return faults(s); }); },
          "One sentence a fault; none where all is well.");
}

}  // namespace dragoman
