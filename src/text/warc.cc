// Web archives (ISO 28500, WARC 1.0 and 1.1) to documents: pages and feeds of `response` and
// `resource` records, plain text of `conversion` records (as Common Crawl's WET files have it).
#include <fmt/format.h>

#include <charconv>

#include "text/formats.h"
#include "text/html.h"
#include "text/http.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestHead = 64 * 1024;  // of a record's named fields, in bytes
constexpr std::size_t kLongestField = 16 * 1024;

class ArchiveReader {
 public:
  ArchiveReader(ByteStream& in, Source const& source) : in_(in), source_(source) {}

  bool read() {
    std::string head;
    while (next_head(head)) {
      ++number_;
      std::string payload;
      std::size_t const size = size_of(head);
      bool const wanted = is_wanted(head);
      std::size_t const got = wanted ? in_.read(payload, std::min(size, kLongestPage)) : 0;
      bool const whole = got == size || in_.skip(size - got) == size - got;
      if (!whole) {
        complain("ends too early; fetch the archive again");
        return true;
      }
      if (wanted && got < size) {
        complain(fmt::format("is longer than {} MiB and was left out", kLongestPage >> 20U));
      } else if (wanted && !record(head, std::move(payload))) {
        return false;
      }
    }
    if (readable_ == 0 && in_.trouble().empty()) tell_empty();
    return true;
  }

 private:
  void tell_empty() {
    source_.complain(fmt::format(
        "{}: none of its {} records is a page, feed or text; name an archive of answers",
        source_.name, number_));
  }

  void complain(std::string const& what) {
    source_.complain(fmt::format("{}: record {}: {}", source_.name, number_, what));
  }

  // The named fields of the next record; false at the end. What stands before is skipped.
  bool next_head(std::string& head) {
    std::string line;
    bool lost = false;
    while (in_.line(line, kLongestField)) {
      if (line.starts_with("WARC/")) return fields(head);
      if (line.find_first_not_of("\r \t") == std::string::npos || lost) continue;
      lost = true;
      complain("what follows is no WARC record; it was skipped up to the next");
    }
    return false;
  }

  bool fields(std::string& head) {
    head.clear();
    std::string line;
    while (in_.line(line, kLongestField) && line != "\r" && !line.empty()) {
      if (head.size() < kLongestHead) head += line + "\n";
    }
    return true;
  }

  static std::size_t size_of(std::string const& head) {
    std::string const value = field_of(head, "content-length");
    std::size_t size = 0;
    std::from_chars(value.data(), value.data() + value.size(), size);
    return size;
  }

  static bool is_wanted(std::string const& head) {
    std::string const type = field_of(head, "warc-type");
    return type == "response" || type == "resource" || type == "conversion";
  }

  bool record(std::string const& head, std::string payload) {
    HttpAnswer answer = http_answer(payload, kLongestPage);
    if (answer.status == 0) {
      answer.status = 200;
      read_content_type(field_of(head, "content-type"), answer);
      answer.body = std::move(payload);
    }
    if (answer.status < 200 || answer.status >= 300 || answer.body.empty()) return true;
    std::string url = field_of(head, "warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    if (!answer.encoding.empty()) {
      complain(fmt::format("{} is packed with \"{}\", which is not read", url, answer.encoding));
      return true;
    }
    return body(std::move(answer), url);
  }

  bool body(HttpAnswer answer, std::string const& url) {
    std::string const& type = answer.type;
    bool const page = type == "text/html" || type == "application/xhtml+xml";
    bool const feed = type == "application/rss+xml" || type == "application/atom+xml" ||
                      type == "application/feed+json" || type == "application/rdf+xml";
    if (feed || page || type == "text/plain") ++readable_;
    if (feed) return feed_documents(std::move(answer.body), source_);
    if (!page && type != "text/plain") return true;  // pictures, scripts: no complaint
    Document document = page ? html_document(std::move(answer.body), {answer.charset, url})
                             : plain_document(std::move(answer.body));
    if (document.blocks.empty()) return true;
    document.url = url;
    if (!url.empty()) document.id = url;
    return deliver(std::move(document), source_);
  }

  ByteStream& in_;
  Source const& source_;
  std::size_t number_ = 0;    // of the record, from 1
  std::size_t readable_ = 0;  // records that may hold text
};

}  // namespace

bool read_warc(ByteStream& in, Source const& source) { return ArchiveReader(in, source).read(); }

}  // namespace dragoman
