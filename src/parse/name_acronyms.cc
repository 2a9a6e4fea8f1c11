#include "parse/name_acronyms.h"

#include <algorithm>
#include <set>

#include "parse/mend_words.h"
#include "parse/name_at.h"

namespace dragoman {
namespace {

constexpr std::size_t kFewestLetters = 3;

bool is_letters(std::string const& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_small(Token const& token) {  // "of", "the"
  return !token.form.empty() && token.form[0] >= 'a' && token.form[0] <= 'z' &&
         token.form.size() <= 3;
}

// The words before the bracket at `bracket` whose capitals are these letters; empty where they are
// not.
TokenSpan words_for(Parse const& parse, std::string const& letters, std::uint32_t bracket) {
  std::uint32_t const begin = parse.sentences[parse.sentence_of[bracket]].tokens.begin;
  std::uint32_t word = bracket;
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
    while (word > begin && is_small(parse.tokens[word - 1])) --word;
    if (word == begin || parse.tokens[word - 1].form[0] != *letter) return {};
    --word;
  }
  return {word, bracket};
}

bool overlap(TokenSpan a, TokenSpan b) { return a.begin < b.end && b.begin < a.end; }

// No name holds all of it or reaches out of it, and none but of a body the word that it is named
// by.
bool is_unnamed(Parse const& parse, TokenSpan words) {
  std::uint32_t const top = top_of(parse, words);
  return std::none_of(parse.names.begin(), parse.names.end(), [&](NameSpan const& name) {
    if (!overlap(name.tokens, words)) return false;
    bool const part = words.contains(name.tokens) && name.tokens.size() < words.size();
    return !part || (name.tokens.contains(top) && name.kind != NameKind::ORG);
  });
}

void put(Parse& parse, TokenSpan words) {
  std::erase_if(parse.names, [&](NameSpan const& name) { return overlap(name.tokens, words); });
  auto const place =
      std::find_if(parse.names.begin(), parse.names.end(),
                   [&](NameSpan const& name) { return name.tokens.begin >= words.end; });
  parse.names.insert(place, {words, NameKind::ORG});
}

}  // namespace

void name_acronyms(Parse& parse) {
  std::set<std::string> known;
  for (std::uint32_t t = 2; t + 1 < parse.tokens.size(); ++t) {
    std::string const& letters = parse.tokens[t].form;
    bool const bracketed = parse.tokens[t - 1].form == "(" && parse.tokens[t + 1].form == ")";
    if (!bracketed || letters.size() < kFewestLetters || !is_letters(letters)) continue;
    TokenSpan const words = words_for(parse, letters, t - 1);
    if (words.empty() || !is_unnamed(parse, words)) continue;
    put(parse, words);
    known.insert(letters);
  }
  for (std::uint32_t t = 0; !known.empty() && t < parse.tokens.size(); ++t) {
    if (known.contains(parse.tokens[t].form) &&
        name_at(parse, static_cast<std::int32_t>(t)) == nullptr)
      put(parse, {t, t + 1});
  }
}

}  // namespace dragoman
