#include "names/holders.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/one_of.h"

namespace dragoman {
namespace {

// At most one letter apart: "Yusuf", "Yousuf", "Yousaf" write one name. Short words must be equal.
bool written_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kShort = 4;
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b) return true;
  if (a.size() < kShort || b.size() > a.size() + 1) return false;
  std::size_t const same = std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin();
  std::size_t const next = a.size() == b.size() ? same + 1 : same;
  return a.substr(next) == b.substr(same + 1);
}

// Names between the first and the last: one in common, or none in either of the two.
bool share_middle(std::vector<std::string> const& words, std::string const& name) {
  std::size_t const begin = name.find(' ') + 1, end = name.rfind(' ') + 1;
  std::string const middle = " " + name.substr(begin, end - begin);
  if (words.size() == 2 || begin == end) return true;
  return std::any_of(words.begin() + 1, words.end() - 1, [&middle](std::string const& word) {
    return middle.find(' ' + word + ' ') != std::string::npos;
  });
}

// How well a term's name agrees with the words of the text: 0 not, 1 surname, 2 first name and
// surname, 3 the whole name.
int agreement(std::vector<std::string> const& words, std::string const& name) {
  std::string const first = name.substr(0, name.find(' '));
  std::string const last = one_spelling(name.substr(name.rfind(' ') + 1));
  std::string const own = one_spelling(words.back());
  bool const whole = name.find(' ') != std::string::npos;
  if (words.size() == 1) return own == last || (whole && own == one_spelling(first)) ? 1 : 0;
  std::string joined;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) joined += words[i] + ' ';
  joined += own;
  std::string const full = name.substr(0, name.rfind(' ') + 1) + last;
  if (whole && joined == full) return 3;
  if (joined.ends_with(full)) return whole ? 2 : 1;
  if (full.ends_with(' ' + joined)) return 1;  // "Ali Hassan" is hardly Mahamat Ali Hassan
  if (!whole) return own == last ? 1 : 0;
  bool const ends = written_alike(words.front(), first) && own == last;
  return ends && share_middle(words, name) ? 2 : 0;
}

bool is_in(std::vector<std::string> const& all, std::string const& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// The latest begun before the day counts most; those of the future least.
int nearness(Holder const& holder, std::string const& day) {
  if (in_office(holder, day)) return 3;
  return holder.from <= day ? 1 : 0;
}

// "Defence Minister" and "prime minister": of two words for offices no one is the other's.
bool is_other_office(std::string const& told, std::string const& known) {
  static constexpr std::array<std::string_view, 5> kSmall = {"minister", "of", "the", "for", "and"};
  auto const telling = [](std::string const& office) {
    std::vector<std::string> words;
    std::istringstream in(fold_word(office));
    for (std::string word; in >> word;) {
      if (!is_one_of(word, kSmall)) words.push_back(word);
    }
    return words;
  };
  std::vector<std::string> const a = telling(told), b = telling(known);
  return !a.empty() && !b.empty() &&
         std::none_of(a.begin(), a.end(), [&b](auto const& word) { return is_in(b, word); });
}

// "Trump", "Obama": a text introduces by nothing but a surname whom every reader knows.
bool is_chief(Holder const& holder) {
  static constexpr std::array<std::string_view, 4> kChiefs = {"president", "prime minister",
                                                              "leader", "chancellor"};
  return is_one_of(std::string_view(holder.role), kChiefs);
}

// "President Bush", "Trump": a surname tells who is meant, in office or not, where all of
// `holders`, who bore it in office, are of one country.
bool is_known_by_surname(NameEvidence const& evidence, Holder const& holder,
                         std::vector<Holder const*> const& holders) {
  bool const introduced = evidence.titled || is_chief(holder);
  return evidence.words.size() == 1 && introduced &&
         std::all_of(holders.begin(), holders.end(),
                     [&holder](Holder const* other) { return other->country == holder.country; });
}

}  // namespace

bool in_office(Holder const& holder, std::string const& day) {
  if (day.empty()) return holder.to.empty();
  return (holder.from.empty() || holder.from <= day) && (holder.to.empty() || day <= holder.to);
}

Holder const* find_holder(ActorBook const& book, NameEvidence const& evidence) {
  if (evidence.words.empty()) return nullptr;
  Holder const* best = nullptr;
  int score = 0;
  std::string rival;
  std::vector<Holder const*> const holders = book.holders(evidence.words.back());
  for (Holder const* holder : holders) {
    int const agrees = agreement(evidence.words, fold_word(holder->name));
    if (agrees == 0) continue;
    bool const same = !evidence.country.empty() && evidence.country == holder->country;
    int const near = nearness(*holder, evidence.day);
    // "Kofi Annan in Dili": who serves all states is where he is needed.
    bool const of_all = holder->country == "IGO" && agrees > 1 && near == 3;
    if (!evidence.country.empty() && !same && !of_all) continue;
    bool const surname = agrees == 1 && !same;
    if (surname && near < 3 && !is_known_by_surname(evidence, *holder, holders)) continue;
    // "Juan Manuel Santos" is the Santos of the table only where the text speaks of his country.
    if (surname && evidence.words.size() > 1 && !is_in(evidence.told, holder->country)) continue;
    // "Defence Minister Pedro Sanchez" is no prime minister of a state that the text does not name.
    bool const told = same || is_in(evidence.told, holder->country);
    if (!told && near == 3 && is_other_office(evidence.office, holder->role)) continue;
    int const value = 10 * agrees + 4 * near + (same ? 2 : 0);
    if (value == score && best != nullptr && best->country != holder->country)
      rival = holder->country;
    if (value <= score) continue;
    score = value;
    best = holder;
    rival.clear();
  }
  return rival.empty() || score >= 20 ? best : nullptr;
}

}  // namespace dragoman
