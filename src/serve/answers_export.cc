// Events in the columns of others: a look at them, and the file.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "export/preview.h"
#include "serve/answers.h"
#include "serve/json_text.h"

namespace dragoman {
namespace {

constexpr double kCoarseDegrees = 0.5;  // about 50 km
constexpr std::int64_t kPreviewRows = 100;

struct FileKind {
  std::string_view format, ending, type;
};
constexpr FileKind kKinds[] = {{"csv", "csv", "text/csv; charset=utf-8"},
                               {"jsonl", "jsonl", "application/x-ndjson"},
                               {"geojson", "geojson", "application/geo+json"},
                               {"parquet", "parquet", "application/vnd.apache.parquet"},
                               {"acled", "csv", "text/csv; charset=utf-8"},
                               {"ged", "csv", "text/csv; charset=utf-8"},
                               {"gdelt", "tsv", "text/tab-separated-values; charset=utf-8"},
                               {"hxl", "csv", "text/csv; charset=utf-8"}};

FileKind kind_of(std::string_view format) {
  auto const* const found = std::ranges::find(kKinds, format, &FileKind::format);
  return found == std::end(kKinds) ? FileKind{format, "bin", "application/octet-stream"} : *found;
}

[[noreturn]] void refuse(std::string const& field, std::string const& what) {
  throw Error(ErrorCode::usage, "--" + field + ": " + what);
}

Redaction redaction_of(std::string const& wishes) {
  Redaction out;
  for (std::size_t at = 0; at < wishes.size();) {
    std::size_t const end = std::min(wishes.find(',', at), wishes.size());
    std::string const wish = wishes.substr(at, end - at);
    if (wish == "coarse") {
      out.degrees = kCoarseDegrees;
    } else if (wish == "names") {
      out.leave_out(Redaction::Names::leave_out);
    } else if (wish == "persons") {
      out.leave_out(Redaction::Names::leave_out_persons);
    } else {
      refuse("redact",
             "\"" + wish + "\" is unknown; take coarse, persons or names, several with a comma");
    }
    at = end + 1;
  }
  return out;
}

// What can be wrong before a row is written, with the parameter that it is about.
void must_be_right(std::string const& format, Redaction const& redaction) {
  for (bool const redacted : {false, true}) {
    try {
      must_export(format, redacted ? redaction : Redaction{});
    } catch (Error const& error) {
      refuse(redacted ? "redact" : "format", error.what());
    }
  }
}

// "war room.store" → "war-room-acled.csv"
std::string file_name(std::string const& store, FileKind const& kind) {
  std::string stem = std::filesystem::path(store).stem().string();
  std::ranges::replace_if(
      stem, [](unsigned char c) { return c >= 0x80 || std::isalnum(c) == 0; }, '-');
  return stem + "-" + std::string(kind.format) + "." + std::string(kind.ending);
}

[[noreturn]] void fail_to_write() {
  throw Error(ErrorCode::cannot_run, std::string("the file cannot be written: ") +
                                         std::strerror(errno) + "; make room in /tmp");
}

// Written to the disk first: memory stays flat, and a slow client holds no reader of the store.
std::shared_ptr<std::FILE> written(Store const& store, Question const& question,
                                   std::string const& format, Redaction const& redaction) {
  std::shared_ptr<std::FILE> file(std::tmpfile(), [](std::FILE* f) {
    if (f != nullptr) std::fclose(f);
  });
  if (!file) fail_to_write();
  export_events(store, question, format, redaction, [&](std::string const& line) {
    if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size()) fail_to_write();
  });
  if (std::fflush(file.get()) != 0) fail_to_write();
  return file;
}

}  // namespace

Response answer_export(Call const& call) {
  std::string const& format = call.request.parameter("format");
  Redaction const redaction = redaction_of(call.request.parameter("redact"));
  must_be_right(format, redaction);
  Question question = question_of(call, "events", {"format", "redact", "preview"});
  question.limit = -1;
  Readers::Lease const store = call.service.readers().lend();
  if (call.request.query.contains("preview")) {
    std::int64_t const rows =
        whole_number("preview", call.request.parameter("preview"), kPreviewRows);
    PreviewTable const table =
        preview_events(*store, question, format, redaction, static_cast<std::size_t>(rows));
    Json const json = {{"columns", table.columns}, {"rows", table.rows}};
    return json_response(json_text(json));
  }
  FileKind const kind = kind_of(format);
  Response out;
  out.headers.emplace_back("Content-Type", kind.type);
  out.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"" + file_name(call.service.readers().path(), kind) + "\"");
  out.file = written(*store, question, format, redaction);
  return out;
}

}  // namespace dragoman
