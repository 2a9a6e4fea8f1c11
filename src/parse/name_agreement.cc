#include "parse/name_agreement.h"

#include <algorithm>
#include <unordered_map>

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

void add(Sums& sums, KindScores const& scores, double sign) {
  for (std::size_t k = 0; k < kNameKinds; ++k) sums[k] += sign * scores[k];
}

NameKind likeliest(Sums const& sums) {
  auto const end = sums.begin() + static_cast<std::ptrdiff_t>(NameKind::DATE);
  return static_cast<NameKind>(std::max_element(sums.begin(), end) - sums.begin());
}

// Sums over a window that slides along the mentions, so that a long document stays linear.
void agree(Parse& parse, std::vector<KindScores> const& told, Group const& group) {
  auto const at = [&](std::size_t i) { return parse.names[group[i]].tokens.begin; };
  Sums sums{};
  for (std::size_t i = 0, first = 0, last = 0; i < group.size(); ++i) {
    for (; last < group.size() && at(last) <= at(i) + kAgreementTokens; ++last) {
      add(sums, told[group[last]], 1);
    }
    for (; at(first) + kAgreementTokens < at(i); ++first) add(sums, told[group[first]], -1);
    if (last - first > 1) parse.names[group[i]].kind = likeliest(sums);
  }
}

}  // namespace

void agree_on_kinds(Parse& parse, std::vector<KindScores> const& told) {
  std::unordered_map<std::string, Group> groups;
  for (std::size_t i = 0; i < parse.names.size(); ++i) {
    NameSpan const& name = parse.names[i];
    if (name.kind != NameKind::DATE) groups[folded(parse, name.tokens)].push_back(i);
  }
  for (auto const& [words, group] : groups) {
    if (group.size() > 1) agree(parse, told, group);
  }
}

}  // namespace dragoman
