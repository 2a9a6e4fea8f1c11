// Bytes in the encodings of the world to UTF-8.
//
//   FF FE 4B 00 …             UTF-16 by its mark
//   "Erdo\xF0an"              no UTF-8: the odd bytes are read as Windows-1252
//   "Itâ€™s"                  valid, but converted once too often: told, kept
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct Decoded {
  std::string text;                // valid UTF-8 without a byte order mark
  std::vector<std::string> notes;  // what was odd, one sentence each
};

// `charset` is the name that a page or a header gives ("windows-1251"), empty where none does; a
// byte order mark overrules it, and a name that is not known is noted. Valid UTF-8 without a mark
// comes out byte for byte. Any bytes give text.
Decoded to_utf8(std::string bytes, std::string_view charset);

// True where the bytes are of no text: nul characters that UTF-16 does not explain, or many control
// characters.
bool is_binary(std::string_view head);

}  // namespace dragoman
