// Small numbers as Parquet writes them: runs of one number, and groups of eight packed in bits.
//
//   width 1:  06 01 | 03 05        →   1 1 1 | 1 0 1 0 0 0 0 0
//             3 times 1 | 1 group of 8, low bits first
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

// The first `count` numbers of `width` bits (at most 32); fewer where the bytes hold fewer. Throws
// Error{bad_input} where a run is cut short.
std::vector<std::uint32_t> runs_of(std::string_view bytes, unsigned width, std::size_t count);

// The same behind a byte that tells the width: numbers of values in a page's dictionary.
std::vector<std::uint32_t> dictionary_codes(std::string_view bytes, std::size_t count);

}  // namespace dragoman
