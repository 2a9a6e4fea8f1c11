// Wordings of predicates and classes of words, looked up by lemma.
#include <algorithm>
#include <cctype>

#include "events/codebook.h"

namespace dragoman {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return out;
}

// Proper nouns keep their capitals in the lemma; the book is written without.
bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isupper(c); });
}

bool same_word(std::string_view lemma, std::string_view word) {
  if (lemma == word) return true;
  return lemma.size() == word.size() && has_capital(lemma) && lower(lemma) == word;
}

}  // namespace

std::string Pattern::text() const {
  std::string out;
  for (std::string const& word : before) out += word + ' ';
  out += head;
  for (std::string const& word : after) out += ' ' + word;
  return out;
}

void PatternTable::add(Pattern pattern) {
  ++size_;
  by_head_[pattern.head].push_back(std::move(pattern));
}

void PatternTable::sort(std::vector<int> const& rank) {
  auto const before = [&rank](Pattern const& a, Pattern const& b) {
    if (a.words() != b.words()) return a.words() > b.words();
    return !rank.empty() && rank[a.payload] < rank[b.payload];
  };
  for (auto& [head, patterns] : by_head_) {
    std::stable_sort(patterns.begin(), patterns.end(), before);
  }
}

std::vector<Pattern> const* PatternTable::find(std::string_view lemma) const {
  auto found = by_head_.find(lemma);
  if (found == by_head_.end() && has_capital(lemma)) found = by_head_.find(lower(lemma));
  return found == by_head_.end() ? nullptr : &found->second;
}

std::int32_t WordClasses::number_of(std::string_view name) {
  auto const found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  std::int32_t const number = static_cast<std::int32_t>(names_.size());
  names_.emplace_back(name);
  numbers_.emplace(std::string(name), number);
  return number;
}

std::int32_t WordClasses::find(std::string_view name) const {
  auto const found = numbers_.find(name);
  return found == numbers_.end() ? -1 : found->second;
}

void WordClasses::add(std::int32_t word_class, std::vector<std::string> words) {
  if (words.empty()) return;
  std::string const first = words.front();
  words.erase(words.begin());
  entries_[first].push_back({word_class, std::move(words)});
}

bool WordClasses::holds(std::string_view name, Parse const& parse, std::int32_t token) const {
  std::int32_t const number = find(name);
  if (number < 0) return false;
  std::vector<std::int32_t> classes;
  of(parse, token, classes);
  return std::find(classes.begin(), classes.end(), number) != classes.end();
}

void WordClasses::of(Parse const& parse, std::int32_t token,
                     std::vector<std::int32_t>& classes) const {
  std::string_view const lemma = parse.tokens[token].lemma;
  auto found = entries_.find(lemma);
  if (found == entries_.end() && has_capital(lemma)) found = entries_.find(lower(lemma));
  if (found == entries_.end()) return;
  for (Entry const& entry : found->second) {
    if (token + entry.rest.size() >= parse.tokens.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < entry.rest.size() && same; ++i) {
      same = same_word(parse.tokens[token + 1 + i].lemma, entry.rest[i]);
    }
    if (same) classes.push_back(entry.word_class);
  }
}

}  // namespace dragoman
