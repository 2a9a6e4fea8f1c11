#include "names/title_countries.h"

#include <algorithm>

namespace dragoman {
namespace {

// How far behind its country a noun may stand: "Russian nuclear energy minister".
constexpr std::size_t kReach = 3;

struct Word {
  std::string folded;
  bool capital = false;
};

std::vector<Word> words_of(std::string_view title) {
  std::vector<Word> out;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t const end = std::min(title.find(' ', at), title.size());
    std::string_view word = title.substr(at, end - at);
    for (std::string_view const owner : {"'s", "’s"}) {
      if (word.ends_with(owner)) word.remove_suffix(owner.size());
    }
    std::string folded = fold_word(word);
    bool const capital = !word.empty() && (word[0] < 'a' || word[0] > 'z');
    if (!folded.empty()) out.push_back({std::move(folded), capital});
    at = end + 1;
  }
  return out;
}

bool is_same_noun(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  return b.size() == a.size() + 1 && b.back() == 's' && b.starts_with(a);
}

}  // namespace

TitleCountries::TitleCountries(ActorBook const& book, std::string_view title) {
  std::vector<Word> const words = words_of(title);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital) continue;
    PhraseEntry const* found = nullptr;
    std::size_t end = i;
    std::string key;
    std::size_t const longest = book.countries().longest(words[i].folded);
    for (std::size_t j = i; j < words.size() && j < i + std::max<std::size_t>(longest, 1); ++j) {
      key += (key.empty() ? "" : " ") + words[j].folded;
      PhraseEntry const* entry = book.countries().find(key);
      if (entry == nullptr) continue;
      found = entry;
      end = j + 1;
    }
    if (found == nullptr) continue;
    std::string const& code = book.country(found->number).code;
    codes_.push_back(code);
    for (std::size_t j = end; j < words.size() && j < end + kReach; ++j) {
      owned_.push_back({words[j].folded, code});
    }
    i = end - 1;
  }
}

std::string TitleCountries::of_noun(std::string_view noun) const {
  auto const found = std::find_if(owned_.begin(), owned_.end(), [noun](Owned const& owned) {
    return is_same_noun(owned.word, noun);
  });
  return found == owned_.end() ? std::string() : found->country;
}

}  // namespace dragoman
