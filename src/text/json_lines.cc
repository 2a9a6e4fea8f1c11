// JSON Lines to documents: one object a line, of which `text` is needed and `id`, `title`,
// `published`, `url`, `publisher`, `language` are read.
#include <fmt/format.h>
#include <simdjson.h>

#include "text/formats.h"
#include "text/json_member.h"
#include "text/parts.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostComplaints = 20;  // of one file; the others are counted

class LineReader {
 public:
  explicit LineReader(Source const& source) : source_(source) {}

  bool read(ByteStream& in) {
    std::string line;
    bool more = true;
    while (more && in.line(line, kLongestLine)) {
      ++number_;
      if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      more = !in.trouble().empty() && in.peek(1).empty() ? cut_line(line) : one(line);
    }
    if (complaints_ > kMostComplaints) {
      source_.complain(fmt::format("{}: {} further lines could not be used", source_.name,
                                   complaints_ - kMostComplaints));
    }
    return more;
  }

 private:
  void complain(std::string const& what) {
    if (++complaints_ <= kMostComplaints)
      source_.complain(fmt::format("{}:{}: {}", source_.name, number_, what));
  }

  // The last line of a stream that broke off: whole by chance, or of no use.
  bool cut_line(std::string const& line) {
    simdjson::dom::element json;
    if (parser_.parse(line).get(json) != simdjson::SUCCESS) return true;
    return one(line);
  }

  // False where the sink wants no more.
  bool one(std::string const& line) {
    if (line.size() > kLongestLine) {
      complain(fmt::format("is longer than {} MiB and was left out; split the document",
                           kLongestLine >> 20U));
      return true;
    }
    simdjson::dom::element json;
    auto const failed = parser_.parse(line).get(json);
    if (failed == simdjson::UTF8_ERROR) {
      complain("is not valid UTF-8; convert the file (iconv -f windows-1252 -t utf-8)");
    } else if (failed != simdjson::SUCCESS || !json.is_object()) {
      complain("is no JSON object; write one object a line");
    } else {
      return object(json);
    }
    return true;
  }

  bool object(simdjson::dom::element const& json) {
    std::string_view text;
    if (json["text"].get(text) != simdjson::SUCCESS) {
      bool const is_record = json["document"]["text"].get(text) == simdjson::SUCCESS;
      complain(is_record ? "is a record, not a report; give its \"document\" alone"
                         : "has no \"text\" string; add one");
      return true;
    }
    DocumentParts parts;
    parts.text = text;
    parts.id = json_member(json, "id");
    parts.title = json_member(json, "title");
    parts.url = json_member(json, "url");
    parts.publisher = json_member(json, "publisher");
    parts.language = json_member(json, "language");
    parts.published = json_member(json, "published");
    Document document = document_of(std::move(parts));
    for (std::string const& note : document.notes) {
      if (note.starts_with("unknown date")) complain(note);
    }
    Source at = source_;
    at.name = fmt::format("{}:{}", source_.name, number_);
    return deliver(std::move(document), at);
  }

  Source const& source_;
  simdjson::dom::parser parser_;
  std::size_t number_ = 0;
  std::size_t complaints_ = 0;
};

}  // namespace

std::string json_member(simdjson::dom::element const& json, char const* name) {
  std::string_view text;
  std::int64_t number = 0;
  if (json[name].get(text) == simdjson::SUCCESS) return std::string(text);
  if (json[name].get(number) == simdjson::SUCCESS) return std::to_string(number);
  return {};
}

bool read_json_lines(ByteStream& in, Source const& source) { return LineReader(source).read(in); }

}  // namespace dragoman
