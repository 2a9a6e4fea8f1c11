// Figures held against what somebody calls normal: "2,507 passages instead of 133,400".
//
//   133,400 in 145 days and 138,000 in 150 days      920 a day in both: one claim, not two
//   "644 vehicles have passed" in 34 days            2.06 % of 920 a day
#pragma once

#include <vector>

#include "supply/findings.h"
#include "supply/stated_rates.h"

namespace dragoman::supply {

// Findings of these checks:
//   normal        normal figures that are one daily number times the days
//   instead       what came in per cent of what is normal, and the percentage stated of it
//   of-normal     what another source counts, in per cent of that normal figure
//   missing       what is said not to have come: with or without what did come
//   denominator   normal figures of one link that count different things
std::vector<Finding> findings_of_normals(Figures const& figures);

}  // namespace dragoman::supply
