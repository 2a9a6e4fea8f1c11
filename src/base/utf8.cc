#include "base/utf8.h"

#include <cstddef>

namespace dragoman {
namespace {

constexpr std::size_t kBlock = 64;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

struct Lead {
  int length;      // bytes of the sequence, 0 where the byte starts none
  char32_t bits;   // the payload of the first byte
  char32_t least;  // smallest code point that needs this length
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
  return {0, 0, 0};
}

bool is_scalar(char32_t c) { return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

}  // namespace

char32_t decode(std::string_view text, std::size_t at, std::size_t& next) {
  Lead const lead = lead_of(static_cast<unsigned char>(text[at]));
  next = at + 1;
  if (lead.length == 0 || at + lead.length > text.size()) return kReplacement;
  char32_t c = lead.bits;
  for (int i = 1; i < lead.length; ++i) {
    if (!continues(text[at + i])) return kReplacement;
    c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  if (c < lead.least || !is_scalar(c)) return kReplacement;
  next = at + lead.length;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (!is_scalar(c)) c = kReplacement;
  auto const tail = [&](int shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    tail(12), tail(6), tail(0);
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    if (decode(text, at, next) == kReplacement && next == at + 1) return false;
  }
  return true;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !continues(text[at]);
}

OffsetMap::OffsetMap(std::string_view text) : text_(text), before_(text.size() / kBlock + 1) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) before_[i / kBlock] = count;
    count += continues(text[i]) ? 0 : 1;
  }
  if (text.size() % kBlock == 0) before_[text.size() / kBlock] = count;
}

std::uint32_t OffsetMap::code_points(std::uint32_t byte) const {
  std::uint32_t count = before_[byte / kBlock];
  for (std::size_t i = byte / kBlock * kBlock; i < byte; ++i) count += continues(text_[i]) ? 0 : 1;
  return count;
}

std::string_view beginning_of(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  while (bytes > 0 && !is_boundary(text, bytes)) --bytes;
  return text.substr(0, bytes);
}

}  // namespace dragoman
