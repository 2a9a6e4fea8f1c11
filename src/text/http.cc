#include "text/http.h"

#include <algorithm>
#include <charconv>

#include "text/byte_stream.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

std::string_view stripped(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// "5\r\nhello\r\n0\r\n\r\n" is "hello". What is no chunk ends the body.
std::string joined_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    std::size_t size = 0;
    auto const read = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    std::size_t const line = body.find('\n');
    if (read.ec != std::errc() || size == 0 || line == body.npos) break;
    out += body.substr(line + 1, size);
    std::size_t const next = body.size() - line - 1 > size ? line + 1 + size : body.size();
    body.remove_prefix(next);
    if (body.starts_with("\r")) body.remove_prefix(1);
    if (body.starts_with("\n")) body.remove_prefix(1);
  }
  return out;
}

}  // namespace

std::string field_of(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    std::size_t const end = std::min(head.find('\n'), head.size());
    std::string_view const line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    std::size_t const colon = line.find(':');
    if (colon == line.npos || colon != name.size()) continue;
    bool const same = same_but_for_case(line.substr(0, colon), name);
    if (same) return std::string(stripped(line.substr(colon + 1)));
  }
  return {};
}

void read_content_type(std::string const& value, HttpAnswer& answer) {
  answer.type = lowered(stripped(std::string_view(value).substr(0, value.find(';'))));
  std::string const low = lowered(value);
  std::size_t const at = low.find("charset=");
  if (at == low.npos) return;
  std::string_view rest = std::string_view(low).substr(at + 8);
  rest = stripped(rest.substr(0, rest.find(';')));
  while (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  answer.charset = std::string(rest.substr(0, rest.find_first_of("\"'")));
}

HttpAnswer http_answer(std::string_view bytes, std::size_t limit) {
  HttpAnswer answer;
  if (!bytes.starts_with("HTTP/")) return answer;
  std::size_t const space = std::min(bytes.find(' '), bytes.size() - 1);
  std::from_chars(bytes.data() + space + 1, bytes.data() + bytes.size(), answer.status);
  std::size_t const wide = bytes.find("\r\n\r\n"), narrow = bytes.find("\n\n");
  std::size_t const end = std::min(wide, narrow);
  if (end == bytes.npos) return answer;
  std::string_view const head = bytes.substr(0, end);
  read_content_type(field_of(head, "content-type"), answer);
  answer.body = bytes.substr(end + (wide < narrow ? 4 : 2), limit);
  if (lowered(field_of(head, "transfer-encoding")).find("chunked") != std::string::npos)
    answer.body = joined_chunks(answer.body);
  std::string const coding = lowered(field_of(head, "content-encoding"));
  bool const zipped = coding == "gzip" || coding == "x-gzip" || coding == "deflate";
  if (zipped) {
    // archives often keep the header of what they have already unpacked
    std::string plain = inflated(answer.body, limit);
    if (!plain.empty()) answer.body = std::move(plain);
  } else if (coding != "identity") {
    answer.encoding = coding;
  }
  return answer;
}

}  // namespace dragoman
