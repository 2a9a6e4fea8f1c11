// One name, one kind: what is said of a name in one sentence counts in the others.
//
// In: Parse::names and the probabilities of their kinds. Out: the kinds that the mentions of each
// name agree on.
//
//   "HANO said on Monday … the agency and HANO officials … HANO has not answered"
//    ORG                                   ORG             PER → ORG
#pragma once

#include <array>
#include <vector>

#include "parse/parse.h"

namespace dragoman {

inline constexpr std::size_t kNameKinds = static_cast<std::size_t>(NameKind::DATE) + 1;
// Log probability of each NameKind, given that the words are a name.
using KindScores = std::array<float, kNameKinds>;
using NameScores = std::vector<KindScores>;  // of each of Parse::names

// `told` has the scores of each of Parse::names. Names are the same where their words are, letter
// case aside. A name takes the kind for which the product of the probabilities is highest, its own
// and those of the same name up to kAgreementTokens before and behind it; the full name of a person
// speaks, weakly, for the surname alone, and what is left a body by that surname becomes a person.
// Dates neither change nor become names of something else.
void agree_on_kinds(Parse& parse, NameScores const& told);

// A collection of short messages may use one word for two things; a report does not.
inline constexpr std::uint32_t kAgreementTokens = 2000;

}  // namespace dragoman
