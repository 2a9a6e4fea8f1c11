// dragoman.Engine: reads texts and files without holding the interpreter's lock.
#include "engine/engine.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <cstdlib>
#include <filesystem>

#include "bindings.h"
#include "engine/stream.h"
#include "texts.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

// The weights and the codebook that came in the wheel lie beside the module.
std::filesystem::path share() {
  Dl_info info{};
  dladdr(reinterpret_cast<void const*>(&share), &info);
  return std::filesystem::path(info.dli_fname).parent_path() / "share";
}

Options packaged_options() {
  Options options = default_options();
  std::error_code failed;
  if (std::getenv("DRAGOMAN_HOME") || !std::filesystem::exists(share(), failed)) return options;
  options.model = (share() / "model" / "english.model").string();
  options.codebook = (share() / "codebook").string();
  return options;
}

std::string text(nb::handle value) {
  if (nb::isinstance<nb::bool_>(value)) return nb::cast<bool>(value) ? "true" : "false";
  return utf8_of(nb::str(value));
}

void set(Options& options, char const* name, nb::handle value) {
  if (!value.is_none()) set_option(options, name, text(value));
}

// An engine with the options that it was made with, which workers on other machines need as well.
struct PythonEngine {
  Options options;
  Engine engine;
  explicit PythonEngine(Options chosen) : options(std::move(chosen)), engine(options) {}
};

Record failed(std::string const& id, std::string const& reason, Version const& version) {
  Record out;
  out.document.id = id;
  out.notes = {fmt::format("cannot be read ({})", reason)};
  out.version = version;
  return out;
}

// Ctrl-C, between two batches.
void look_for_signals() {
  nb::gil_scoped_acquire const acquired;
  if (PyErr_CheckSignals() != 0) throw nb::python_error();
}

// Collects the records of a stream of documents; a document that cannot be read has one, too.
class Reading {
 public:
  Reading(PythonEngine const& self, int jobs)
      : stream_(
            jobs,
            [&self](std::vector<Document> batch) { return self.engine.read(std::move(batch)); },
            [this](std::vector<Record> records) {
              look_for_signals();
              std::ranges::move(records, std::back_inserter(*out_));
            },
            [this, &self](std::string const& id, std::string const& reason) {
              out_->push_back(failed(id, reason, self.engine.version()));
            }) {}

  void add(Document document) { stream_.add(std::move(document)); }

  RecordList finish() {
    stream_.finish();
    return {std::move(out_)};
  }

 private:
  std::shared_ptr<std::vector<Record>> out_ = std::make_shared<std::vector<Record>>();
  OrderedStream<std::vector<Record>> stream_;
};

RecordList read(PythonEngine const& self, nb::handle texts, nb::handle published, nb::handle jobs) {
  Options options = self.options;
  set(options, "published", published);
  set(options, "jobs", jobs);
  std::vector<Document> documents = documents_of(texts);
  nb::gil_scoped_release const released;
  Reading reading(self, options.jobs);
  for (Document& document : documents) {
    if (!document.published) document.published = options.published;
    reading.add(std::move(document));
  }
  return reading.finish();
}

std::vector<std::string> paths_of(nb::handle paths) {
  auto const path = [](nb::handle one) {
    return utf8_of(nb::module_::import_("os").attr("fspath")(one));
  };
  if (nb::isinstance<nb::str>(paths) || nb::hasattr(paths, "__fspath__")) return {path(paths)};
  std::vector<std::string> out;
  for (nb::handle one : paths) out.push_back(path(one));
  return out;
}

RecordList read_files(PythonEngine const& self, nb::handle paths, nb::kwargs const& chosen) {
  Options options = self.options;
  for (auto const& [name, value] : chosen) set(options, nb::cast<std::string>(name).c_str(), value);
  std::vector<std::string> const files = paths_of(paths);
  std::vector<std::string> complaints;
  RecordList out;
  {
    nb::gil_scoped_release const released;
    Reading reading(self, options.jobs);
    ReadSettings const settings{options.input, options.published};
    for (std::string const& file : files) {
      read_documents(
          file, settings,
          [&reading](Document document) {
            reading.add(std::move(document));
            return true;
          },
          [&complaints](std::string complaint) { complaints.push_back(std::move(complaint)); });
    }
    out = reading.finish();
  }
  for (std::string const& complaint : complaints) {
    if (PyErr_WarnEx(PyExc_UserWarning, complaint.c_str(), 1) != 0) throw nb::python_error();
  }
  return out;
}

nb::dict version_of(PythonEngine const& self) {
  Version const& version = self.engine.version();
  nb::dict out;
  out["engine"] = version.engine;
  out["model"] = version.model;
  out["codebook"] = version.codebook;
  return out;
}

constexpr char const* kEngineSignature =
    "def __init__(self, model: str | os.PathLike[str] | None = None, "
    "codebook: str | os.PathLike[str] | None = None, "
    "precision: typing.Literal['int8', 'float32'] = 'int8', fast: bool = False) -> None";
constexpr char const* kReadSignature =
    "def read(self, texts: object, published: str | datetime.date | None = None, "
    "jobs: int = 1) -> Records";
constexpr char const* kReadFilesSignature =
    "def read_files(self, paths: str | os.PathLike[str] | "
    "collections.abc.Iterable[str | os.PathLike[str]], *, "
    "published: str | datetime.date | None = None, jobs: int = 1, "
    "input: str = 'automatic') -> Records";

void load(PythonEngine* self, nb::handle model, nb::handle codebook, nb::handle precision,
          nb::handle fast) {
  Options options = packaged_options();
  set(options, "model", model);
  set(options, "codebook", codebook);
  set(options, "precision", precision);
  set(options, "fast", fast);
  nb::gil_scoped_release const released;
  new (self) PythonEngine(std::move(options));
}

}  // namespace

void bind_engine(nb::module_& module) {
  nb::class_<PythonEngine>(module, "Engine",
                           "Weights and codebook, loaded once; read() may be called from many "
                           "threads. Without arguments: those that came with the package.")
      .def("__init__", load, nb::arg("model") = nb::none(), nb::arg("codebook") = nb::none(),
           nb::arg("precision") = "int8", nb::arg("fast") = false, nb::sig(kEngineSignature))
      .def("read", read, nb::arg("texts"), nb::arg("published") = nb::none(), nb::arg("jobs") = 1,
           nb::sig(kReadSignature),
           "Reads a text, or many: a list of str or dict (keys `text id title published url "
           "publisher language`), or a column or table of Arrow, pandas or polars. `published` is "
           "the date of texts that state none. Records come in the order of the texts, whatever "
           "`jobs` (threads) is. Other threads of Python go on meanwhile.")
      .def("read_files", read_files, nb::arg("paths"), nb::arg("kwargs"),
           nb::sig(kReadFilesSignature),
           "Reads files of every format that `dragoman read` knows. What could not be used is told "
           "in warnings; the rest is read.")
      .def_prop_ro("version", version_of, "Fingerprints of engine, model and codebook.")
      .def(
          "__reduce__",
          [](nb::handle self) {
            auto const& options = nb::cast<PythonEngine const&>(self).options;
            bool const bytes = options.precision == Precision::int8;
            return nb::make_tuple(self.type(), nb::make_tuple(options.model, options.codebook,
                                                              bytes ? "int8" : "float32",
                                                              options.fast));
          },
          nb::sig("def __reduce__(self) -> tuple"));
}

}  // namespace dragoman
