#include "export/record_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/hash.h"
#include "export/parquet_reader.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr char const* kColumn = "record";
constexpr char const* kName = "id";

bool is_of_others(fs::path const& name) {
  std::string const text = name.filename().string();
  return text.starts_with('.') || text.starts_with('_');
}

std::vector<std::string> files_in(std::string const& folder) {
  std::vector<std::string> out;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::end(at); ++at) {
    if (is_of_others(at->path())) {
      at.disable_recursion_pending();
    } else if (at->path().extension() == ".parquet" && at->is_regular_file()) {
      out.push_back(at->path().string());
    }
  }
  std::ranges::sort(out);
  return out;
}

std::string joined(std::vector<std::string> const& names) {
  std::string out;
  for (std::string const& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

void hold_to_columns(ParquetFile const& file) {
  if (file.has(kColumn)) return;
  throw Error(ErrorCode::bad_input,
              fmt::format("lacks the column {} (it has {}); give what dragoman.spark writes, which "
                          "has whole records, not a table of events",
                          kColumn, joined(file.columns())));
}

Record record_of(std::optional<std::string> const& json, std::optional<std::string> const& name) {
  if (!json) {
    throw Error(ErrorCode::bad_input,
                fmt::format("document {} has no record; its column notes tells why it could not be "
                            "read",
                            name.value_or("without an id")));
  }
  Record record = from_json(*json);
  if (record.document.sha256 == sha256(record.document.text)) return record;
  throw Error(ErrorCode::bad_input,
              fmt::format("document {}: its text is not the one that was hashed when it was read; "
                          "read it anew",
                          record.document.id));
}

class RecordFile {
 public:
  explicit RecordFile(std::string const& path) : path_(path), file_(path) {
    hold_to_columns(file_);
    records_.emplace(file_, kColumn);
    if (file_.has(kName)) names_.emplace(file_, kName);
  }

  void read(RecordSink const& sink, ComplaintSink const& complain) {
    std::optional<std::string> json;
    std::optional<std::string> name;
    for (std::int64_t row = 1; records_->next(json); ++row) {
      if (names_) names_->next(name);
      try {
        sink(record_of(json, name));
      } catch (Error const& error) {
        if (error.code() != ErrorCode::bad_input) throw;
        complain(fmt::format("{}: row {}: {}; the row is left out", path_, row, error.what()));
      }
    }
  }

 private:
  std::string const& path_;
  ParquetFile file_;
  std::optional<ParquetTexts> records_, names_;
};

void read_file(std::string const& path, RecordSink const& sink, ComplaintSink const& complain) {
  try {
    RecordFile(path).read(sink, complain);
  } catch (Error const& error) {
    if (error.code() != ErrorCode::bad_input) throw;
    complain(path + ": " + error.what());
  }
}

}  // namespace

void read_record_files(std::string const& path, RecordSink const& sink,
                       ComplaintSink const& complain) {
  if (!fs::exists(path)) {
    return complain(path + ": there is no such file or folder; check the path");
  }
  if (!fs::is_directory(path)) return read_file(path, sink, complain);
  std::vector<std::string> const files = files_in(path);
  if (files.empty()) complain(path + ": holds no *.parquet file; name the folder that Spark wrote");
  for (std::string const& file : files) read_file(file, sink, complain);
}

}  // namespace dragoman
