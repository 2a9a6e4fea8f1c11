// Plain text of any encoding to a document: UTF-8 as it is, anything else as Windows-1252.
#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/readers.h"

namespace dragoman {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Code points of the bytes 0x80-0x9F in Windows-1252 (WHATWG Encoding Standard); the rest is
// Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

std::string from_windows1252(std::string_view bytes) {
  std::string out;
  for (char const byte : bytes) {
    auto const b = static_cast<unsigned char>(byte);
    append_utf8(out, b >= 0x80 && b < 0xA0 ? kWindows1252[b - 0x80] : b);
  }
  return out;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "â€™" is what a curly apostrophe becomes when UTF-8 was read as Windows-1252 once too often.
bool looks_like_mojibake(std::string_view text) {
  return has(text, "\xC3\xA2\xE2\x82\xAC") || has(text, "\xC3\x83\xC2\xA9") ||
         has(text, "\xC3\x83\xC2\xBC");
}

}  // namespace

Document plain_document(std::string bytes) {
  Document document;
  auto const note = [&](char const* text) { document.notes.emplace_back(text); };
  if (!is_valid_utf8(bytes)) {
    note(
        "the text is not valid UTF-8; it was read as Windows-1252, offsets point into the "
        "converted text");
    bytes = from_windows1252(bytes);
  }
  if (std::string_view(bytes).starts_with(kByteOrderMark))
    note("the text begins with a byte order mark");
  if (has(bytes, "\r\n")) note("lines end with CR LF");
  if (looks_like_mojibake(bytes)) {
    note(
        "some characters were converted wrongly before the text came here (such as \"â€™\" for an "
        "apostrophe)");
  }
  document.text = std::move(bytes);
  find_blocks(document);
  return document;
}

}  // namespace dragoman
