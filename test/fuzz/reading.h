// What the fuzz targets of file readers share: bytes through one reader, and the laws that every
// document that comes out must keep.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "text/formats.h"

namespace dragoman {

// Ends the program where blocks leave the text, overlap or cut a character.
inline void check(Document const& document) {
  std::uint32_t end = 0;
  bool sound = is_valid_utf8(document.text);
  for (Block const& block : document.blocks) {
    ByteSpan const span = block.span;
    sound = sound && end <= span.begin && span.begin < span.end && span.end <= document.text.size();
    sound = sound && is_boundary(document.text, span.begin) && is_boundary(document.text, span.end);
    end = span.end;
  }
  if (!sound) std::abort();
}

using Reader = bool (*)(ByteStream&, Source const&);

inline int read_all(Reader reader, std::uint8_t const* begin, std::size_t size) {
  std::istringstream bytes(std::string(reinterpret_cast<char const*>(begin), size));
  ByteStream stream(bytes);
  ReadSettings const settings;
  DocumentSink const sink = [](Document const& d) { return check(d), true; };
  ComplaintSink const complain = [](std::string const&) {};
  reader(stream, {"fuzz", settings, sink, complain});
  return 0;
}

}  // namespace dragoman
