// Half-open ranges. Byte offsets and token numbers are different types, so that one can never be
// passed for the other.
//
//   "Moscow has rebuffed the criticism."
//    ^-----ByteSpan{0, 6}
//    ^-----TokenSpan{0, 1}
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace dragoman {

// `begin` and `end` count units of `Unit` from the start of a document; begin <= end always.
template <class Unit>
struct BasicSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(BasicSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool contains(std::uint32_t position) const {
    return begin <= position && position < end;
  }
  constexpr bool overlaps(BasicSpan other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(BasicSpan, BasicSpan) = default;
};

// UTF-8 bytes of Document::text.
using ByteSpan = BasicSpan<struct ByteUnit>;
// Numbers of tokens in Parse::tokens.
using TokenSpan = BasicSpan<struct TokenUnit>;

// The smallest span that holds both.
template <class Unit>
constexpr BasicSpan<Unit> hull(BasicSpan<Unit> a, BasicSpan<Unit> b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace dragoman
