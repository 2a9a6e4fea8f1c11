// Phrases of several words, found in a text from left to right, the longest first.
//
//   "United Nations Security Council"  →  one phrase of four words, not "United Nations"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

// What a phrase stands for.
struct PhraseEntry {
  std::uint32_t number = 0;
  bool capitals = false;  // an acronym: it counts only in capital letters
};

class PhraseTable {
 public:
  // Keeps the first entry of a phrase. `words` as written; an empty folding is left out.
  void add(std::string_view words, std::uint32_t number);
  // `key` is folded (fold_name). nullptr where it is none.
  PhraseEntry const* find(std::string const& key) const;
  // Words of the longest phrase that begins with this folded word; 0 for none.
  std::size_t longest(std::string const& first) const;

 private:
  std::unordered_map<std::string, PhraseEntry> entries_;
  std::unordered_map<std::string, std::size_t> longest_;
};

// fold_name, faster for ASCII.
std::string fold_word(std::string_view word);
// "UN", "U.S.", "M23": capital letters and perhaps digits and dots, no small letter.
bool is_acronym(std::string_view word);

}  // namespace dragoman
