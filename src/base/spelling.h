// What somebody meant who wrote a name that is not known.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dragoman {

// How many bytes must be inserted, removed or replaced to make one word of the other.
std::size_t edits(std::string_view a, std::string_view b);

// The closest of `known` by edits, if close enough to be meant;
// else "". Of several that are as close, the first.
std::string nearest_name(std::string_view name, std::span<std::string const> known);

}  // namespace dragoman
