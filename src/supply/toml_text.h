// What of a TOML text lies in no quotes and no comment: there it is plain ASCII.
//
//   place = "Şuşa"  # Шуша        sound: both names are in quotes or behind #
//   başlık = "…"                  unsound at ş
//
// The parser may be handed nothing else: version 3.3 of toml++ runs off the end of a function at
// some letters there.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dragoman::supply {

// The line of the first such character that is not ASCII, counted from 1; nothing in sound text. A
// byte order mark at the start is sound.
std::optional<std::size_t> line_beyond_ascii(std::string_view text);

}  // namespace dragoman::supply
