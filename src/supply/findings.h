// Figures that are stated, held against each other: what agrees, what cannot both be, what is one
// figure told twice. A finding cites the sentences on both sides and corrects nothing.
//
//   "4,623 tonnes in 150 days" and "2,558 passages in 150 days"     3.6 t a vehicle that comes in
#pragma once

#include <string>
#include <vector>

#include "supply/plan.h"

namespace dragoman::supply {

enum class Verdict { agrees, differs, excludes, derived, partial };
std::string_view name_of(Verdict verdict);

struct Finding {
  std::string check;  // payload|pace|rate|parts|share|ration|capacity, and those of normals.h
  Verdict verdict = Verdict::agrees;
  std::string text;
  std::vector<int> figures;  // Scenario::figures, at least one
};

// `plan` is that of the version followed: what links can carry by it.
std::vector<Finding> findings_of(Scenario const& scenario, Plan const& plan);

}  // namespace dragoman::supply
