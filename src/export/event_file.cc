#include "export/event_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iostream>

#include "base/error.h"
#include "base/hash.h"
#include "base/mapped_file.h"
#include "export/csv_reader.h"
#include "export/event_columns.h"

namespace dragoman {
namespace {

constexpr std::string_view kFormats[] = {"acled", "ged"};

EventFileKind const& kind_of(std::string const& format) {
  if (format == "acled") return acled_file();
  if (format == "ged") return ged_file();
  throw Error(ErrorCode::usage,
              format + ": there is no such format of event files; take acled or ged");
}

std::string missing_columns(EventFileKind const& kind, std::vector<std::string> const& names) {
  std::string out;
  for (std::string_view const column : kind.needed) {
    bool const there = std::find(names.begin(), names.end(), column) != names.end();
    if (!there) out += (out.empty() ? "" : ", ") + std::string(column);
  }
  return out;
}

// Parts of every record that do not depend on the file's columns.
Record finished(Record record, EventFileKind const& kind) {
  RecordDocument& document = record.document;
  document.publisher = kind.publisher;
  document.language = "en";
  document.sha256 = sha256(document.text);
  record.sentences = {{0, static_cast<std::uint32_t>(document.text.size())}};
  record.version = {DRAGOMAN_VERSION, "none", std::string(kind.name) + " columns"};
  return record;
}

class EventFile {
 public:
  EventFile(std::string path, std::istream& in, EventFileKind const& kind)
      : path_(std::move(path)), reader_(in), kind_(kind) {}

  void read(EventFileBooks const& books, RecordSink const& sink, ComplaintSink const& complain) {
    CsvRecord row;
    if (!read_head(complain)) return;
    while (next(row, complain)) {
      try {
        sink(record_of(row, books));
      } catch (Error const& error) {
        if (error.code() != ErrorCode::bad_input) throw;
        complain(fmt::format("{}:{}: {}; the row is left out", path_, row.line, error.what()));
      }
    }
    if (reader_.trouble().empty()) return;
    complain(fmt::format("{}: {}; what came before was read, fetch it again for the rest", path_,
                         reader_.trouble()));
  }

 private:
  bool next(CsvRecord& row, ComplaintSink const& complain) {
    try {
      return reader_.next(row);
    } catch (Error const& error) {
      complain(fmt::format("{}:{}", path_, error.what()));
      return false;
    }
  }

  bool read_head(ComplaintSink const& complain) {
    CsvRecord head;
    if (!next(head, complain)) {
      complain(path_ + ": is empty; give the file as it was downloaded, with its line of names");
      return false;
    }
    names_ = head.fields;
    std::string const missing = missing_columns(kind_, names_);
    if (missing.empty()) return true;
    complain(fmt::format("{}:{}: lacks the column{} {}; give the CSV as {} hands it out", path_,
                         head.line, missing.find(',') == std::string::npos ? "" : "s", missing,
                         kind_.publisher));
    return false;
  }

  Record record_of(CsvRecord const& row, EventFileBooks const& books) const {
    if (row.fields.size() != names_.size()) {
      throw Error(ErrorCode::bad_input,
                  fmt::format("has {} fields, the line of names has {}; look for a comma or a "
                              "quotation mark too many",
                              row.fields.size(), names_.size()));
    }
    return finished(kind_.read({names_, row.fields}, books), kind_);
  }

  std::string path_;  // for messages
  CsvReader reader_;
  EventFileKind const& kind_;
  std::vector<std::string> names_;
};

}  // namespace

std::span<std::string_view const> event_file_formats() { return kFormats; }

void read_event_file(std::string const& path, std::string const& format,
                     EventFileBooks const& books, RecordSink const& sink,
                     ComplaintSink const& complain) {
  EventFileKind const& kind = kind_of(format);
  if (path == "-") return EventFile("standard input", std::cin, kind).read(books, sink, complain);
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return complain(cannot_open(path, errno));
  if (in.peek() == std::ifstream::traits_type::eof()) {
    return complain(path + ": is a directory or empty; name the file as it was downloaded");
  }
  EventFile(path, in, kind).read(books, sink, complain);
}

}  // namespace dragoman
