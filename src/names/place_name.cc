#include "names/place_name.h"

#include "base/utf8.h"

namespace dragoman {
namespace {

// Base letters (Unicode 15, NFKD without marks); '-' where there is none or where it takes two.
constexpr std::string_view kLatin =  // U+00C0 … U+024F
    "aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-yaaaaaaccccccccdd"
    "ddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll--llnnnnnn---oooooo--rrrrrrssssss"
    "sstttt--uuuuuuuuuuuuwwyyyzzzzzzs--------------aa----------------oo-------------u"
    "u----------------------------aaiioouuuuuuuuuuaaaaa----ggkkoooo--j---gg--nnaa----"
    "aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy----------------------------";
constexpr std::string_view kLatinAdditional =  // U+1E00 … U+1EFF
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy-s----"
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy------";

std::string_view two_letters(char32_t c) {
  switch (c) {
    case U'Æ':
    case U'æ':
      return "ae";
    case U'Œ':
    case U'œ':
      return "oe";
    case U'ß':
    case U'ẞ':
      return "ss";
    case U'Þ':
    case U'þ':
      return "th";
    default:
      return {};
  }
}

// Dots, apostrophes and the letters that stand for ayn and hamza; marks that combine.
bool is_dropped(char32_t c) {
  return c == '.' || c == '\'' || c == '"' || c == '`' || c == U'´' || c == U'‘' || c == U'’' ||
         c == U'′' || (c >= 0x2B0 && c < 0x370);
}

bool is_blank(char32_t c) {
  return c <= ' ' || c == '-' || c == 0xA0 || c == 0xAD || (c >= 0x2010 && c <= 0x2015);
}

// One letter or '-' for none.
char base_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0xC0 && c < 0xC0 + kLatin.size()) return kLatin[c - 0xC0];
  if (c >= 0x1E00 && c < 0x1E00 + kLatinAdditional.size()) return kLatinAdditional[c - 0x1E00];
  return c == U'ə' ? 'a' : '-';
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    char32_t const c = decode(name, at, at);
    if (is_dropped(c)) continue;
    if (is_blank(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (std::string_view const two = two_letters(c); !two.empty()) {
      out += two;
    } else if (char const letter = base_letter(c); letter != '-') {
      out += letter;
    } else {
      return {};
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace dragoman
