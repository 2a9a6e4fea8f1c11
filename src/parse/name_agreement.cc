#include "parse/name_agreement.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "parse/pieces.h"

namespace dragoman {
namespace {

// Positions in Parse::names, in order.
using Group = std::vector<std::size_t>;
using Sums = std::array<double, kNameKinds>;

std::string folded(Parse const& parse, TokenSpan tokens) {
  std::string out;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    out += lower_case(parse.tokens[t].form) + ' ';
  }
  return out;
}

// What a person's full name says of the surname alone is no more than this (log probability): a
// town that somebody is named after stays one where its own sentences are sure of it.
constexpr double kSurnameVoice = -5;

// `full` is longer than the words of the group: "Khalifa Haftar" among the mentions of "Haftar".
void add(Sums& sums, KindScores const& scores, bool full, double sign) {
  for (std::size_t k = 0; k < kNameKinds; ++k) {
    double const score = scores[k];
    sums[k] += sign * (full ? std::max(score, kSurnameVoice) : score);
  }
}

NameKind likeliest(Sums const& sums) {
  auto const end = sums.begin() + static_cast<std::ptrdiff_t>(NameKind::DATE);
  return static_cast<NameKind>(std::max_element(sums.begin(), end) - sums.begin());
}

// Sums over a window that slides along the mentions, so that a long document stays linear.
// `words` is how many the name has; longer ones are of persons who bear it as a surname.
void agree(Parse& parse, NameScores const& told, Group const& group, std::size_t words) {
  auto const at = [&](std::size_t i) { return parse.names[group[i]].tokens.begin; };
  auto const is_full = [&](std::size_t i) { return parse.names[group[i]].tokens.size() > words; };
  Sums sums{};
  for (std::size_t i = 0, first = 0, last = 0; i < group.size(); ++i) {
    for (; last < group.size() && at(last) <= at(i) + kAgreementTokens; ++last) {
      add(sums, told[group[last]], is_full(last), 1);
    }
    for (; at(first) + kAgreementTokens < at(i); ++first) {
      add(sums, told[group[first]], is_full(first), -1);
    }
    if (last - first > 1 && !is_full(i)) parse.names[group[i]].kind = likeliest(sums);
  }
}

// Where the full names of persons begin, by surname: "haftar " → 2 ("Khalifa Haftar"), in order.
using Bearers = std::unordered_map<std::string, std::vector<std::uint32_t>>;

Bearers bearers_of(Parse const& parse) {
  Bearers bearers;
  for (NameSpan const& name : parse.names) {
    bool const full = name.kind == NameKind::PER && name.tokens.size() > 1;
    if (full)
      bearers[folded(parse, {name.tokens.end - 1, name.tokens.end})].push_back(name.tokens.begin);
  }
  return bearers;
}

bool is_near(std::vector<std::uint32_t> const& places, std::uint32_t token) {
  auto const from = token > kAgreementTokens ? token - kAgreementTokens : 0;
  auto const first = std::lower_bound(places.begin(), places.end(), from);
  return first != places.end() && *first <= token + kAgreementTokens;
}

// "Bainimarama", "Commodore Bainimarama": no body is called by the surname of somebody who has been
// named in full.
void give_to_bearers(Parse& parse) {
  constexpr std::size_t kLongest = 3;
  Bearers const bearers = bearers_of(parse);
  for (NameSpan& name : parse.names) {
    if (name.kind != NameKind::ORG || name.tokens.size() > kLongest) continue;
    auto const found = bearers.find(folded(parse, {name.tokens.end - 1, name.tokens.end}));
    if (found != bearers.end() && is_near(found->second, name.tokens.begin))
      name.kind = NameKind::PER;
  }
}

}  // namespace

void agree_on_kinds(Parse& parse, NameScores const& told) {
  std::unordered_map<std::string, Group> groups;
  for (std::size_t i = 0; i < parse.names.size(); ++i) {
    NameSpan const& name = parse.names[i];
    if (name.kind == NameKind::DATE) continue;
    groups[folded(parse, name.tokens)].push_back(i);
    bool const full = name.kind == NameKind::PER && name.tokens.size() > 1;
    if (full) groups[folded(parse, {name.tokens.end - 1, name.tokens.end})].push_back(i);
  }
  for (auto const& [key, group] : groups) {
    auto const words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
    if (group.size() > 1) agree(parse, told, group, words);
  }
  give_to_bearers(parse);
}

}  // namespace dragoman
