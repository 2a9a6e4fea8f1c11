// Files and streams to documents.
#include <fmt/format.h>
#include <simdjson.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/utf8.h"
#include "text/readers.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestDocument = 64U << 20U;  // bytes; more is cut and told
constexpr std::size_t kProbe = 4096;                  // bytes that are looked at to tell the format

bool is_binary(std::string_view head) { return head.find('\0') != std::string_view::npos; }

std::size_t first_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.find_first_not_of(" \t\r\n");
}

Format format_of(std::string_view head, std::string const& path) {
  std::size_t const at = first_mark(head);
  bool const object = at != std::string_view::npos && head[at] == '{';
  if (object || path.ends_with(".jsonl") || path.ends_with(".ndjson")) return Format::json_lines;
  return Format::plain;
}

class FileReader {
 public:
  FileReader(std::string path, ReadSettings const& settings, DocumentSink const& sink,
             ComplaintSink const& complain)
      : path_(std::move(path)), settings_(settings), sink_(sink), complain_(complain) {}

  void read(std::istream& in) {
    std::string head(kProbe, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    if (head.empty()) return complain_(path_ + ": is empty; name a file with a report in it");
    if (is_binary(head)) return complain_(path_ + ": is a binary file; name a text file");
    Format format = settings_.format;
    if (format == Format::automatic) format = format_of(head, path_);
    if (format == Format::json_lines) return json_lines(in, std::move(head));
    plain(in, std::move(head));
  }

 private:
  void plain(std::istream& in, std::string text) {
    while (text.size() <= kLongestDocument && in) {
      std::size_t const before = text.size();
      text.resize(before + (1U << 20U));
      in.read(text.data() + before, 1U << 20U);
      text.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    bool const cut = text.size() > kLongestDocument;
    if (cut) {
      std::size_t end = text.find_last_of(" \n", kLongestDocument);
      if (end == std::string::npos) end = kLongestDocument;
      while (!is_boundary(text, end)) --end;
      text.resize(end);
      complain_(
          fmt::format("{}: is longer than {} MiB, the rest was left out; split it into reports",
                      path_, kLongestDocument >> 20U));
    }
    Document document = plain_document(std::move(text));
    if (cut) document.notes.emplace_back("the text was cut, it is longer than a report can be");
    if (path_ != "-") document.id = std::filesystem::path(path_).filename().string();
    document.published = settings_.published;
    sink_(std::move(document));
  }

  void json_lines(std::istream& in, std::string head) {
    std::string rest = std::move(head), line;
    for (std::size_t number = 1;; ++number) {
      line.clear();
      std::size_t const end = rest.find('\n');
      if (end != std::string::npos) {
        line = rest.substr(0, end);
        rest.erase(0, end + 1);
      } else {
        std::string more;
        bool const any = static_cast<bool>(std::getline(in, more));
        line = rest + more;
        rest.clear();
        if (!any && line.empty()) return;
      }
      if (line.find_first_not_of(" \t\r\xEF\xBB\xBF") == std::string::npos) continue;
      if (!json_line(line, number)) return;
    }
  }

  // False where the sink wants no more.
  bool json_line(std::string const& line, std::size_t number) {
    simdjson::dom::element json;
    auto const complain = [&](std::string const& what) {
      complain_(fmt::format("{}:{}: {}", path_, number, what));
      return true;
    };
    simdjson::padded_string const padded(line);
    if (parser_.parse(padded).get(json) != simdjson::SUCCESS || !json.is_object()) {
      return complain("is no JSON object; write one object a line");
    }
    std::string_view text;
    if (json["text"].get(text) != simdjson::SUCCESS)
      return complain("has no \"text\" string; add one");
    Document document = plain_document(std::string(text));
    member(json, "id", document.id), member(json, "title", document.title);
    member(json, "url", document.url), member(json, "publisher", document.publisher);
    document.published = settings_.published;
    std::string published;
    member(json, "published", published);
    if (!published.empty()) {
      document.published = parse_date(published);
      if (!document.published)
        complain(fmt::format("unknown date \"{}\": write YYYY-MM-DD", published));
    }
    return sink_(std::move(document));
  }

  static void member(simdjson::dom::element const& json, char const* name, std::string& out) {
    std::string_view text;
    std::int64_t number = 0;
    if (json[name].get(text) == simdjson::SUCCESS) {
      out = std::string(text);
    } else if (json[name].get(number) == simdjson::SUCCESS) {
      out = std::to_string(number);
    }
  }

  std::string path_;
  ReadSettings const& settings_;
  DocumentSink const& sink_;
  ComplaintSink const& complain_;
  simdjson::dom::parser parser_;
};

}  // namespace

void read_documents(std::string const& path, ReadSettings const& settings, DocumentSink const& sink,
                    ComplaintSink const& complain) {
  FileReader reader(path, settings, sink, complain);
  if (path == "-") return reader.read(std::cin);
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed))
    return complain(path + ": is a directory; name the files in it");
  std::ifstream in(path, std::ios::binary);
  if (!in) return complain(path + ": " + std::strerror(errno));
  reader.read(in);
}

}  // namespace dragoman
