#include "text/language.h"

#include <array>
#include <cstddef>
#include <string>

#include "base/one_of.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::size_t kLookedAt = 20'000;  // bytes
constexpr std::size_t kFewest = 60;        // words
constexpr std::size_t kOneOf = 25;         // English: at least one word of so many is among these
constexpr std::array<std::string_view, 16> kEverywhere = {
    "the", "of",  "and",  "that", "with",  "from", "were", "said",
    "by",  "has", "have", "been", "their", "they", "this", "which"};

// Letters of all scripts; above ASCII every byte is taken for a part of one.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Chinese, Thai and others write no spaces: a run so long is several words.
constexpr std::size_t kLongestWord = 30;  // bytes

}  // namespace

bool looks_english(std::string_view text) {
  std::string const low = lowered(text.substr(0, kLookedAt));
  std::size_t words = 0, known = 0;
  for (std::size_t begin = 0; begin < low.size();) {
    std::size_t end = begin;
    while (end < low.size() && end - begin < kLongestWord && is_letter(low[end])) ++end;
    if (end > begin) {
      ++words;
      if (is_one_of(std::string_view(low).substr(begin, end - begin), kEverywhere)) ++known;
    }
    begin = end > begin ? end : begin + 1;
  }
  return words < kFewest || known * kOneOf >= words;
}

}  // namespace dragoman
