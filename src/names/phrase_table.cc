#include "names/phrase_table.h"

#include <algorithm>

#include "names/place_name.h"

namespace dragoman {

void PhraseTable::add(std::string_view words, std::uint32_t number) {
  std::string key = fold_word(words);
  if (key.empty()) return;
  std::size_t const count = 1 + std::count(key.begin(), key.end(), ' ');
  std::size_t& longest = longest_[key.substr(0, key.find(' '))];
  longest = std::max(longest, count);
  entries_.try_emplace(std::move(key), PhraseEntry{number, is_acronym(words)});
}

PhraseEntry const* PhraseTable::find(std::string const& key) const {
  auto const found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

std::size_t PhraseTable::longest(std::string const& first) const {
  auto const found = longest_.find(first);
  return found == longest_.end() ? 0 : found->second;
}

std::string fold_word(std::string_view word) {
  std::string out;
  for (char const c : word) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      out += c;
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (c == ' ' || c == '-') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c != '.' && c != '\'') {
      return fold_name(word);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_acronym(std::string_view word) {
  std::size_t capitals = 0;
  for (char const c : word) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    bool const other = (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (!(c >= 'A' && c <= 'Z') && !other) return false;
  }
  return capitals >= 2;
}

}  // namespace dragoman
