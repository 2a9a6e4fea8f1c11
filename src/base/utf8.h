// UTF-8: bytes inside, code points at the border. Spans are bytes everywhere in the program; the
// record counts code points, and src/record alone converts, with OffsetMap.
//
//   "Çò"   bytes  C3 87 C3 B2      code points  0 1
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

inline constexpr char32_t kReplacement = 0xFFFD;

// The code point that starts at `at`, and the position after it is stored in `next`. A byte that
// starts no valid sequence gives kReplacement and next = at + 1. `at` must be < text.size().
char32_t decode(std::string_view text, std::size_t at, std::size_t& next);

void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// True where `at` is 0, text.size() or the first byte of a character.
bool is_boundary(std::string_view text, std::size_t at);

// The beginning of the text, whole scalars of at most so many bytes.
std::string_view beginning_of(std::string_view text, std::size_t bytes);

// Byte offset → number of code points before it, in constant time after one pass over the text.
// Keeps one count for each 64 bytes. The text must outlive the map.
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);
  // `byte` <= text.size(); inside a character it counts the characters begun before.
  std::uint32_t code_points(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;
};

}  // namespace dragoman
