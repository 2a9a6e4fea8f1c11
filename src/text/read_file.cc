// Opens files and streams, tells their format and hands them to its reader.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/mapped_file.h"
#include "text/blocks.h"
#include "text/encoding.h"
#include "text/formats.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::size_t kProbe = 8192;  // bytes that are looked at to tell the format

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// What stands at the front without byte order mark and white space.
std::string_view beginning(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

Format markup_format(std::string_view low) {
  bool const page =
      has(low, "<html") || has(low, "<!doctype html") || has(low, "<body") || has(low, "<head>");
  bool const feed = has(low, "<rss") || has(low, "<feed") || has(low, "<rdf:rdf");
  if (feed && !page) return Format::feed;
  static constexpr std::array<std::string_view, 8> kTags = {"<p>",    "<p ",      "<div", "<meta",
                                                            "<title", "<article", "<h1",  "<span"};
  bool const tags = std::ranges::any_of(kTags, [low](std::string_view t) { return has(low, t); });
  if (page || tags || low.starts_with("<!--")) return Format::html;
  return low.starts_with("<?xml") ? Format::feed : Format::plain;
}

Format format_by_content(std::string_view head) {
  std::string const low = lowered(beginning(head));
  if (low.starts_with("warc/")) return Format::warc;
  if (low.starts_with("{"))
    return has(low, "jsonfeed.org/version") ? Format::feed : Format::json_lines;
  if (low.starts_with("<")) return markup_format(low);
  return Format::automatic;
}

Format format_by_name(std::string name) {
  name = lowered(name);
  for (std::string_view const packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  }
  static constexpr std::array<std::pair<std::string_view, Format>, 7> kNames = {
      {{".jsonl", Format::json_lines},
       {".ndjson", Format::json_lines},
       {".html", Format::html},
       {".htm", Format::html},
       {".rss", Format::feed},
       {".atom", Format::feed},
       {".warc", Format::warc}}};
  for (auto const& [ending, format] : kNames) {
    if (name.ends_with(ending)) return format;
  }
  return Format::plain;
}

// What a file is that is no text, and what to do about it.
std::string binary_advice(std::string_view head) {
  if (head.starts_with("%PDF")) return "is a PDF; convert it to text first (pdftotext)";
  if (head.starts_with("PK\x03\x04"))
    return "is a zip archive or an office document; unpack it or save it as text first";
  if (head.starts_with("BZh")) return "is compressed with bzip2; use gzip or zstd, or unpack it";
  if (head.starts_with("\xFD"
                       "7zXZ"))
    return "is compressed with xz; use gzip or zstd, or unpack it";
  return "is a binary file; name a text file";
}

bool is_unread(std::string_view head) {
  if (head.starts_with("WARC/")) return false;  // pictures among its records
  return head.starts_with("%PDF-") || head.starts_with("PK\x03\x04") || is_binary(head);
}

bool read_as(Format format, ByteStream& in, Source const& source) {
  switch (format) {
    case Format::html:
      return read_html(in, source);
    case Format::feed:
      return read_feed(in, source);
    case Format::json_lines:
      return read_json_lines(in, source);
    case Format::warc:
      return read_warc(in, source);
    case Format::automatic:
    case Format::plain:
      break;
  }
  return read_plain(in, source);
}

bool read_stream(std::istream& bytes, Source const& source) {
  ByteStream in(bytes);
  std::string_view const head = in.peek(kProbe);
  auto const complain = [&source](std::string const& what) {
    source.complain(source.name + ": " + what);
    return true;
  };
  if (head.empty() && !in.trouble().empty()) return complain(in.trouble() + "; fetch it again");
  if (head.find_first_not_of(" \t\r\n") == std::string_view::npos && head.size() < kProbe)
    return complain("is empty; name a file with a report in it");
  if (is_unread(head)) return complain(binary_advice(head));
  Format format = source.settings.format;
  if (format == Format::automatic) format = format_by_content(head);
  if (format == Format::automatic) format = format_by_name(source.name);
  bool const more = read_as(format, in, source);
  if (more && !in.trouble().empty())
    complain(in.trouble() + "; what came before was read, fetch it again for the rest");
  return more;
}

}  // namespace

bool deliver(Document document, Source const& source) {
  if (!document.published) document.published = source.settings.published;
  for (std::string const& note : document.notes) {
    if (note.starts_with(kTooLong))
      source.complain(fmt::format("{}: {}; split it into reports", source.name, note));
  }
  return source.sink(std::move(document));
}

std::string read_whole(ByteStream& in, std::size_t limit, Source const& source) {
  std::string out;
  in.read(out, limit);
  if (!in.peek(1).empty()) {
    source.complain(fmt::format("{}: is longer than {} MiB, the rest was left out; split it",
                                source.name, limit >> 20U));
  }
  return out;
}

void read_documents(std::string const& path, ReadSettings const& settings, DocumentSink const& sink,
                    ComplaintSink const& complain) {
  if (path == "-") return read_documents(std::cin, "standard input", settings, sink, complain);
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed))
    return complain(path + ": is a directory; name the files in it");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return complain(cannot_open(path, errno));
  read_documents(in, path, settings, sink, complain);
}

void read_documents(std::istream& bytes, std::string const& name, ReadSettings const& settings,
                    DocumentSink const& sink, ComplaintSink const& complain) {
  read_stream(bytes, {name, settings, sink, complain});
}

}  // namespace dragoman
