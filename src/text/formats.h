// The readers of single formats, which read_file.cc chooses among. Only for this folder and its
// tests: everybody else calls read_documents().
#pragma once

#include <string>
#include <string_view>

#include "text/byte_stream.h"
#include "text/readers.h"

namespace dragoman {

// Bounds of memory, told when they are met. A report has a few kilobytes, the longest of the United
// Nations about one megabyte; all stages together take about 100 times the text.
inline constexpr std::size_t kLongestText = std::size_t{2} << 20U;   // of one document
inline constexpr std::size_t kLongestPage = std::size_t{8} << 20U;   // of one HTML page's markup
inline constexpr std::size_t kLongestLine = std::size_t{16} << 20U;  // of one JSON line
inline constexpr std::size_t kLongestFeed = std::size_t{64} << 20U;  // of one feed

// One file on its way to documents. The members it refers to must outlive it.
struct Source {
  std::string name;  // for messages, and the id where a file is one document
  ReadSettings const& settings;
  DocumentSink const& sink;
  ComplaintSink const& complain;
};

// Each reads to the end of the stream, or until the sink wants no more (then false).
bool read_plain(ByteStream& in, Source const& source);
bool read_html(ByteStream& in, Source const& source);
bool read_feed(ByteStream& in, Source const& source);
bool read_json_lines(ByteStream& in, Source const& source);
bool read_warc(ByteStream& in, Source const& source);

// The documents of one feed: RSS 2.0, RSS 1.0, Atom, JSON Feed. False as above.
bool feed_documents(std::string bytes, Source const& source);

// Fills in what the user set and hands the document on.
bool deliver(Document document, Source const& source);

// All bytes of the stream up to `limit`; more is left out and complained about.
std::string read_whole(ByteStream& in, std::size_t limit, Source const& source);

}  // namespace dragoman
