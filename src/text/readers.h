// From bytes to documents: plain text, HTML, RSS 2.0 / Atom / JSON Feed, JSON Lines, WARC; each
// also compressed with gzip or zstd.
//
//   {"id": "1", "text": "Kyiv said no."}      one document a line
//   {"id": "2", "text": …                     "news.jsonl:2: is no JSON object; write one object …"
//
// Files of gigabytes stream: memory is bounded by the largest single document (formats.h), and what
// is longer is cut or left out with a complaint.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "text/document.h"

namespace dragoman {

enum class Format { automatic, plain, html, feed, json_lines, warc };

struct ReadSettings {
  Format format = Format::automatic;  // automatic: by content first, by file name second
  std::optional<Date> published;      // for documents that state no date of their own
};

// Called once a document, in the order of the file. Returning false stops the reading.
using DocumentSink = std::function<bool(Document)>;
// Called with a message for input that could not be used ("news.jsonl:17: …; cure"); reading goes
// on behind it wherever that is possible.
using ComplaintSink = std::function<void(std::string)>;

// Reads the file `path` ("-" is standard input). Complaints: missing file, directory, unreadable,
// empty, binary, broken or truncated gzip, broken JSON line, unknown date, item or record that is
// too long. Nothing is thrown for bad input. A document gets the date of its metadata, else that of
// its dateline, else `settings.published`.
void read_documents(std::string const& path, ReadSettings const& settings, DocumentSink const& sink,
                    ComplaintSink const& complain);

// The same from bytes that are no file; `name` stands for its path.
void read_documents(std::istream& bytes, std::string const& name, ReadSettings const& settings,
                    DocumentSink const& sink, ComplaintSink const& complain);

// One document from plain text: decoding (UTF-16 and byte order marks, bytes that are no UTF-8
// taken as Windows-1252, mojibake and CRLF told in notes), then blocks. Any bytes give a document.
// Text that is valid UTF-8 is kept byte for byte, but for a byte order mark at its start.
Document plain_document(std::string bytes);

// Cuts text into blocks and tells what each is; fills Document::blocks, sha256 and, where they are
// empty, id, title (a heading that opens the text) and published (from a dateline with its year).
void find_blocks(Document& document);

}  // namespace dragoman
