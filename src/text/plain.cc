// Plain text of any encoding to a document.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/blocks.h"
#include "text/encoding.h"
#include "text/formats.h"

namespace dragoman {
namespace {

// Cuts at the last white space before the limit, or at a character where there is none.
void shorten(std::string& text) {
  std::size_t end = text.find_last_of(" \n", kLongestText);
  if (end == std::string::npos || end < kLongestText / 2) end = kLongestText;
  while (!is_boundary(text, end)) --end;
  text.resize(end);
}

}  // namespace

void set_text(Document& document, Decoded decoded) {
  document.text = std::move(decoded.text);
  document.notes.insert(document.notes.end(), decoded.notes.begin(), decoded.notes.end());
  if (document.text.size() <= kLongestText) return;
  shorten(document.text);
  document.notes.push_back(
      fmt::format("{} {} MiB; the rest was left out", kTooLong, kLongestText >> 20U));
}

Document plain_document(std::string bytes) {
  Document document;
  set_text(document, to_utf8(std::move(bytes), ""));
  if (document.text.find("\r\n") != std::string::npos)
    document.notes.emplace_back("lines end with CR LF");
  find_blocks(document);
  return document;
}

bool read_plain(ByteStream& in, Source const& source) {
  std::string bytes;
  in.read(bytes, 2 * kLongestText + 8);  // UTF-16 has two bytes where UTF-8 has one
  Document document = plain_document(std::move(bytes));
  document.id = source.name;
  return deliver(std::move(document), source);
}

}  // namespace dragoman
