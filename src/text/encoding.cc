#include "text/encoding.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "base/utf8.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

// Code points of the bytes 0x80-0x9F in Windows-1252 (WHATWG Encoding Standard); the rest is
// Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

char32_t from_windows1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "â€™" is what a curly apostrophe becomes when UTF-8 was read as Windows-1252 once too often.
bool looks_like_mojibake(std::string_view text) {
  return has(text, "\xC3\xA2\xE2\x82\xAC") || has(text, "\xC3\x83\xC2\xA9") ||
         has(text, "\xC3\x83\xC2\xBC") || has(text, "\xC3\x83\xC2\xB6") ||
         has(text, "\xC3\x90\xC2\xB0") || has(text, "\xC3\x82\xC2\xA0");
}

// UTF-8 where it is valid, Windows-1252 byte for byte where it is not.
Decoded repaired(std::string_view bytes) {
  Decoded out;
  std::size_t bad = 0, good = 0;
  for (std::size_t at = 0, next = 0; at < bytes.size(); at = next) {
    char32_t const c = decode(bytes, at, next);
    bool const broken = c == kReplacement && next == at + 1;
    append_utf8(out.text, broken ? from_windows1252(static_cast<unsigned char>(bytes[at])) : c);
    bad += broken ? 1 : 0;
    good += !broken && c >= 0x80 ? 1 : 0;
  }
  if (good == 0) {
    out.notes.push_back(
        "the text is not valid UTF-8; it was read as Windows-1252, offsets point into the "
        "converted text");
  } else {
    out.notes.push_back(fmt::format(
        "{} byte{} of the text {} no valid UTF-8 and read as Windows-1252, offsets point into the "
        "converted text",
        bad, bad == 1 ? "" : "s", bad == 1 ? "was" : "were"));
  }
  return out;
}

// By the C library's iconv; what it cannot convert becomes U+FFFD. False where it does not know the
// charset.
bool convert(std::string_view bytes, std::string const& charset, std::string& out) {
  iconv_t const converter = iconv_open("UTF-8", charset.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;
  char* in = const_cast<char*>(bytes.data());  // iconv's old signature; it does not write there
  std::size_t left = bytes.size();
  std::array<char, 4096> buffer;
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    std::size_t const result = iconv(converter, &in, &left, &to, &room);
    bool const stuck = result == static_cast<std::size_t>(-1) && errno != E2BIG;
    out.append(buffer.data(), buffer.size() - room);
    if (!stuck) continue;
    append_utf8(out, kReplacement);
    ++in, --left;
  }
  iconv_close(converter);
  return true;
}

// UTF-16 without a mark has its nul bytes on one side of most characters.
std::string_view utf16_without_mark(std::string_view bytes) {
  std::array<std::size_t, 2> nuls{};
  std::string_view const head = bytes.substr(0, 1024);
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0' ? 1 : 0;
  std::size_t const half = head.size() / 2;
  if (half < 2) return "";
  if (nuls[1] * 10 > half * 7 && nuls[0] * 10 < half) return "UTF-16LE";
  if (nuls[0] * 10 > half * 7 && nuls[1] * 10 < half) return "UTF-16BE";
  return "";
}

std::string_view utf16_name(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return utf16_without_mark(bytes);
}

// Names that pages use for what is Windows-1252 in fact (WHATWG), or for UTF-8.
bool needs_no_converter(std::string const& name) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "",         "utf-8", "utf8",         "iso-8859-1", "latin1",
      "us-ascii", "ascii", "windows-1252", "iso8859-1"};
  return std::ranges::find(kNames, name) != kNames.end();
}

Decoded decoded(std::string bytes, std::string const& charset) {
  Decoded out;
  bool const western = charset.find("8859-1") != std::string::npos || charset == "windows-1252";
  if (needs_no_converter(charset)) {
    if (!is_valid_utf8(bytes)) {
      out = repaired(bytes);
      if (western) out.notes.clear();  // as it was announced
    } else {
      out.text = std::move(bytes);
    }
    return out;
  }
  if (convert(bytes, charset, out.text)) return out;
  out = is_valid_utf8(bytes) ? Decoded{std::move(bytes), {}} : repaired(bytes);
  out.notes.push_back("the encoding \"" + charset + "\" is not known; the text was read as UTF-8");
  return out;
}

}  // namespace

Decoded to_utf8(std::string bytes, std::string_view charset) {
  Decoded out;
  if (std::string_view const name = utf16_name(bytes); !name.empty()) {
    convert(bytes, std::string(name), out.text);
    out.notes.emplace_back("the text came in UTF-16; offsets point into the converted text");
    if (std::string_view(out.text).starts_with(kUtf8Mark)) out.text.erase(0, kUtf8Mark.size());
  } else if (std::string_view(bytes).starts_with(kUtf8Mark)) {
    out = decoded(bytes.substr(kUtf8Mark.size()), "");
    out.notes.emplace_back("a byte order mark at the start was taken off");
  } else {
    out = decoded(std::move(bytes), lowered(charset));
  }
  if (looks_like_mojibake(out.text)) {
    out.notes.emplace_back(
        "some characters were converted wrongly before the text came here (such as \"â€™\" for an "
        "apostrophe); they were kept");
  }
  return out;
}

bool is_binary(std::string_view head) {
  if (!utf16_name(head).empty()) return false;
  auto const is_control = [](char c) {
    auto const b = static_cast<unsigned char>(c);
    return b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1B;
  };
  auto const controls = static_cast<std::size_t>(std::ranges::count_if(head, is_control));
  return has(head, std::string_view("\0", 1)) || controls * 50 > head.size();
}

}  // namespace dragoman
