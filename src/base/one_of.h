// Whether a word is one of a few.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dragoman {

template <std::size_t N>
bool is_one_of(std::string_view word, std::array<std::string_view, N> const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace dragoman
