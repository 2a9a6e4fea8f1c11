#include "names/office_words.h"

#include <array>

#include "base/one_of.h"

namespace dragoman {

std::string office_in(Parse const& parse, std::vector<Marked const*> const& countries,
                      TokenSpan words) {
  for (Marked const* country : countries) {
    if (country->tokens.begin == words.begin && country->tokens.end < words.end)
      words.begin = country->tokens.end;
  }
  auto const falls_away = [&parse](std::uint32_t t) {
    Upos const upos = parse.tokens[t].upos;
    return upos == Upos::PART || upos == Upos::CCONJ || upos == Upos::PRON;
  };
  while (words.begin < words.end && falls_away(words.begin)) ++words.begin;
  bool const comma = words.begin < words.end && parse.tokens[words.end - 1].form == ",";
  if (comma) --words.end;  // "its director, Cindy McCain"
  return written(parse, words);
}

std::string office_of(Parse const& parse, std::vector<Marked const*> const& countries,
                      Mention const& mention) {
  TokenSpan words = mention.tokens;
  for (Marked const* country : countries) {
    bool const behind = static_cast<std::int32_t>(country->tokens.begin) > mention.head;
    if (!behind || country->tokens.end != words.end) continue;
    words.end = country->tokens.begin;
    while (parse.tokens[words.end - 1].upos == Upos::DET ||
           parse.tokens[words.end - 1].upos == Upos::ADP) {
      --words.end;
    }
  }
  return office_in(parse, countries, words);
}

bool speaks_for_others(std::string_view noun) {
  static constexpr std::array<std::string_view, 3> kVoices = {"spokesman", "spokeswoman",
                                                              "spokesperson"};
  return is_one_of(noun, kVoices);
}

}  // namespace dragoman
