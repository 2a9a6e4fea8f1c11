// The numbers that a sentence may open with as a word, which a capital makes look like a name.
#pragma once

#include <array>
#include <string_view>

namespace dragoman {

inline constexpr std::array<std::string_view, 19> kSpeltCounts = {
    "Two",     "Three",     "Four",     "Five",     "Six",      "Seven",    "Eight",
    "Nine",    "Ten",       "Eleven",   "Twelve",   "Thirteen", "Fourteen", "Fifteen",
    "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty"};

}  // namespace dragoman
