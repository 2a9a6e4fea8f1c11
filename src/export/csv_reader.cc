#include "export/csv_reader.h"

#include <algorithm>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestRecord = 16 << 20;  // a quote that is never closed ends here at last
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

[[noreturn]] void refuse(std::size_t line, std::string const& what) {
  throw Error(ErrorCode::bad_input, std::to_string(line) + ": " + what);
}

bool quote_is_open(std::string const& text) { return std::ranges::count(text, '"') % 2 != 0; }

// The field that begins at `at`, which is moved behind it.
std::string take_field(std::string const& text, std::size_t& at, char separator) {
  std::string out;
  bool quoted = false;
  for (; at < text.size() && (quoted || text[at] != separator); ++at) {
    if (text[at] != '"') {
      out += text[at];
    } else if (quoted && at + 1 < text.size() && text[at + 1] == '"') {
      out += text[at++];
    } else {
      quoted = !quoted;
    }
  }
  return out;
}

std::vector<std::string> fields_of(std::string const& text, char separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size(); ++at) out.push_back(take_field(text, at, separator));
  return out;
}

}  // namespace

CsvReader::CsvReader(std::istream& in) : bytes_(in) {}

bool CsvReader::read_line(std::string& line) {
  line.clear();
  if (!bytes_.line(line, kLongestRecord)) return false;
  ++line_;
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

bool CsvReader::next(CsvRecord& record) {
  std::string text;
  do {
    if (!read_line(text)) return false;
    if (line_ == 1 && text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  } while (text.empty());
  if (separator_ == 0) {
    separator_ = std::ranges::count(text, ';') > std::ranges::count(text, ',') ? ';' : ',';
  }
  record.line = line_;
  for (std::string more; quote_is_open(text);) {
    if (text.size() > kLongestRecord || !read_line(more)) {
      refuse(record.line,
             "a quotation mark is opened here and not closed; double those inside fields");
    }
    text += "\n" + more;
  }
  record.fields = fields_of(text, separator_);
  return true;
}

}  // namespace dragoman
