#include "store/promises.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_map>

namespace dragoman {
namespace {

constexpr std::size_t kLongWord = 4;
constexpr std::size_t kLongNumber = 2;  // digits: "181 detainees"; small ones are everywhere
constexpr std::size_t kLeastShared = 2;
constexpr double kLeastScore = 0.5;
constexpr double kLeastScoreWithNumber = 0.25;  // the same number is told of few other deeds
// A promise without a deadline is answered within half a year: later deeds of the kind are others.
constexpr int kDaysToAnswer = 180;

using Positions = std::vector<std::size_t>;

Stem stem_of(std::string const& word) {
  constexpr std::size_t kBytes = 5;
  Stem out = 0;
  for (char const c : word.substr(0, kBytes)) out = out << 8U | static_cast<unsigned char>(c);
  return out;
}

// Not "XXX-MIL", "ISR-UNK": such codes are of many.
bool tells_who(std::string const& code) {
  return !code.empty() && !code.starts_with("XXX") && !code.ends_with("-UNK");
}

// How much a word tells: log(1 + texts / texts with it), as in incidents.
class StemWeights {
 public:
  StemWeights(std::vector<Asked> const& asked, std::vector<ToldReport> const& told)
      : texts_(static_cast<double>(asked.size() + told.size())) {
    for (Asked const& one : asked) {
      for (auto const& [stem, word] : one.words) ++counts_[stem];
    }
    for (ToldReport const& one : told) {
      for (Stem const stem : one.words) ++counts_[stem];
    }
  }

  double of(Stem stem) const { return std::log(1 + texts_ / counts_.at(stem)); }

 private:
  double texts_;
  std::unordered_map<Stem, double> counts_;
};

struct Overlap {
  double score = 0;
  std::vector<std::string> words;
};

// Which part of what was asked the other says, too. The names of who is to act are left out: both
// name them by their codes.
Overlap overlap_of(Asked const& asked, ToldReport const& told, StemWeights const& weights) {
  Overlap out;
  double all = 0;
  double shared = 0;
  for (auto const& [stem, word] : asked.words) {
    if (std::ranges::binary_search(asked.names, stem) ||
        std::ranges::binary_search(told.names, stem))
      continue;
    double const weight = weights.of(stem);
    all += weight;
    if (!std::ranges::binary_search(told.words, stem)) continue;
    shared += weight;
    out.words.push_back(word);
  }
  if (all > 0) out.score = shared / all;
  return out;
}

std::string shared_doer(Asked const& asked, ToldReport const& told) {
  for (std::string const& code : asked.doers) {
    if (tells_who(code) && told.doers.contains(code)) return code;  // a code, or "=varnia"
  }
  return "";
}

Date last_day(Asked const& asked) {
  Date const half_a_year = add_days(asked.said, kDaysToAnswer);
  return asked.deadline ? std::max(half_a_year, *asked.deadline) : half_a_year;
}

bool fit(NamedDeed const& asked, NamedDeed const& told) {
  bool const other_modes = !asked.modes.empty() && !told.modes.empty() &&
                           std::ranges::none_of(asked.modes, [&](std::string const& mode) {
                             return told.modes.contains(mode);
                           });
  return asked.type == told.type && !other_modes;
}

// "" where the deed says nothing of it: what is not done yet may still be.
std::string verdict_of_deed(Asked const& asked, ToldReport const& told) {
  for (NamedDeed const& deed : asked.deeds) {
    if (!fit(deed, told.deed)) continue;
    bool const due = asked.deadline && told.said > *asked.deadline;
    if (!told.deed.negated) return deed.negated ? "broken" : "kept";
    if (!deed.negated && due) return "broken";
  }
  return "";
}

std::string verdict_of(Asked const& asked, ToldReport const& told) {
  switch (told.kind) {
    case Telling::deed:
      return verdict_of_deed(asked, told);
    case Telling::accusation:
      return "broken";
    case Telling::refusal:
      return asked.is_demand ? "refused" : "";
  }
  return "";
}

std::string told_why(ToldReport const& told, std::string doer, Overlap const& overlap) {
  if (doer.starts_with('=')) doer.erase(0, 1);
  std::string const what = told.kind == Telling::accusation ? "accusation against " + doer
                           : told.kind == Telling::refusal  ? "refusal by " + doer
                           : told.deed.negated              ? "no " + told.deed.type + " by " + doer
                                                            : told.deed.type + " by " + doer;
  std::string words;
  for (std::string const& word : overlap.words) words += (words.empty() ? "" : ", ") + word;
  return what + "; both say " + words;
}

std::optional<PromiseAnswer> answer_of(Asked const& asked, ToldReport const& told,
                                       StemWeights const& weights) {
  std::string const doer = shared_doer(asked, told);
  bool const done_before = told.day && *told.day < asked.said;
  if (doer.empty() || told.cluster == asked.cluster || done_before) return {};
  std::string const verdict = verdict_of(asked, told);
  if (verdict.empty()) return {};
  Overlap const overlap = overlap_of(asked, told, weights);
  bool const same_number = std::ranges::any_of(overlap.words, [](std::string const& word) {
    return word.front() >= '0' && word.front() <= '9';
  });
  double const least = same_number ? kLeastScoreWithNumber : kLeastScore;
  if (overlap.score < least || (overlap.words.size() < kLeastShared && !same_number)) return {};
  return PromiseAnswer{0, 0, verdict, overlap.score, told_why(told, doer, overlap)};
}

// For each code the reports in the order of their days.
std::unordered_map<std::string, Positions> by_doer(std::vector<ToldReport> const& told) {
  std::unordered_map<std::string, Positions> out;
  for (std::size_t i = 0; i < told.size(); ++i) {
    for (std::string const& code : told[i].doers) {
      if (tells_who(code)) out[code].push_back(i);
    }
  }
  for (auto& [code, reports] : out) {
    std::ranges::stable_sort(reports, {}, [&](std::size_t i) { return told[i].said; });
  }
  return out;
}

// Adds those of the reports that come in the time for an answer.
void add_in_time(Asked const& asked, std::vector<ToldReport> const& told, Positions const& reports,
                 std::set<std::size_t>& out) {
  auto const day = [&](std::size_t i) { return told[i].said; };
  auto const from = std::ranges::upper_bound(reports, asked.said, {}, day);
  out.insert(from, std::ranges::upper_bound(from, reports.end(), last_day(asked), {}, day));
}

}  // namespace

std::map<Stem, std::string> stems_of(std::string const& text) {
  std::map<Stem, std::string> out;
  std::string word;
  for (char const c : text + " ") {
    auto const byte = static_cast<unsigned char>(c);
    bool const upper = byte >= 'A' && byte <= 'Z';
    bool const digit = byte >= '0' && byte <= '9';
    if (upper || digit || byte >= 0x80 || (byte >= 'a' && byte <= 'z')) {
      word += static_cast<char>(upper ? byte + 32 : byte);
      continue;
    }
    bool const is_number = word.size() >= kLongNumber && word.front() >= '0' && word.front() <= '9';
    if (word.size() >= kLongWord || is_number) out.try_emplace(stem_of(word), word);
    word.clear();
  }
  return out;
}

std::vector<Stem> stem_list(std::string const& text) {
  std::vector<Stem> out;
  for (auto const& [stem, word] : stems_of(text)) out.push_back(stem);
  return out;
}

std::vector<PromiseAnswer> answers_across(std::vector<Asked> const& asked,
                                          std::vector<ToldReport> const& told) {
  StemWeights const weights(asked, told);
  auto const reports = by_doer(told);
  std::vector<PromiseAnswer> out;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    std::set<std::size_t> candidates;
    for (std::string const& code : asked[i].doers) {
      auto const found = reports.find(code);
      if (found != reports.end()) add_in_time(asked[i], told, found->second, candidates);
    }
    for (std::size_t const j : candidates) {
      auto answer = answer_of(asked[i], told[j], weights);
      if (!answer) continue;
      answer->asked = i, answer->told = j;
      out.push_back(std::move(*answer));
    }
  }
  return out;
}

}  // namespace dragoman
