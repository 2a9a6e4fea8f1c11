// What a terminal may be given of somebody else's text: nothing that moves its cursor, changes its
// colours or turns the line.
//
//   "x\x1b[2Jy"  →  "x [2Jy"
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Control characters (C0, DEL, C1), ends of lines of Unicode, marks of direction.
bool is_control(char32_t c);

// Blanks in the place of control characters, as many as each has bytes: offsets stay. The second
// keeps line feeds.
std::string printable(std::string_view text);
std::string printable_lines(std::string_view text);

}  // namespace dragoman
