// The bytes of a file or a pipe, decompressed on the way: gzip (also of many members, as WARC files
// have it) and zstd are known by their first bytes.
//
//   1F 8B …  gzip       28 B5 2F FD …  zstd       anything else: as it is
//
// Holds a few hundred kilobytes however long the file is.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace dragoman {

class Decompressor;

// One thread. Broken input never throws: the stream ends there, and trouble() says why.
class ByteStream {
 public:
  // `in` must outlive the stream.
  explicit ByteStream(std::istream& in);
  ~ByteStream();

  // The next bytes without taking them: `count` of them, fewer only at the end. Valid until the
  // next call.
  std::string_view peek(std::size_t count);

  // Takes up to `count` bytes and appends them to `out`; how many, 0 at the end.
  std::size_t read(std::string& out, std::size_t count);

  // Takes up to `count` bytes and forgets them; how many.
  std::size_t skip(std::size_t count);

  // Takes a line; its line feed is taken and not stored. Of a line longer than `limit`, `out` gets
  // `limit` + 1 bytes, and the others are skipped. False at the end.
  bool line(std::string& out, std::size_t limit);

  // Why the bytes ended early ("the gzip data ends too early"); empty where they did not.
  std::string const& trouble() const { return trouble_; }

 private:
  bool fill();
  bool fill_raw();
  std::string_view ready() const { return std::string_view(ready_).substr(taken_); }

  std::istream& in_;
  std::unique_ptr<Decompressor> decompressor_;  // null: bytes as they are
  std::string raw_;                             // as read, not yet decompressed
  std::string ready_;                           // what the callers get
  std::size_t taken_ = 0;                       // of ready_
  std::string trouble_;
};

// A whole gzip or zlib stream, as HTTP bodies carry it; at most `limit` bytes come out. What could
// be read of broken data.
std::string inflated(std::string_view compressed, std::size_t limit);

}  // namespace dragoman
