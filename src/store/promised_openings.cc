#include "store/promised_openings.h"

#include <algorithm>
#include <unordered_map>

namespace dragoman {
namespace {

constexpr int kDaysToAnswer = 180;  // as for other promises

std::string verdict_of(AskedOpening const& asked, ToldStatus const& told) {
  Date const half_a_year = add_days(asked.said, kDaysToAnswer);
  Date const last = asked.deadline ? std::max(half_a_year, *asked.deadline) : half_a_year;
  bool const in_time = told.said > asked.said && told.said <= last;
  if (!in_time || told.cluster == asked.cluster) return "";
  if (!told.open) return asked.deadline && told.said > *asked.deadline ? "broken" : "";
  bool const became_open = told.since && *told.since >= asked.said;
  return became_open && !told.is_passage ? "kept" : "";
}

std::string why(AskedOpening const& asked, ToldStatus const& told) {
  if (!told.open) return "shut after the deadline";
  bool const late = asked.deadline && *told.since > *asked.deadline;
  return "open since " + format_date(*told.since) + (late ? ", after the deadline" : "");
}

}  // namespace

std::vector<OpeningAnswer> opening_answers(std::vector<AskedOpening> const& asked,
                                           std::vector<ToldStatus> const& told) {
  std::unordered_map<std::int64_t, std::vector<std::size_t>> of_route;
  for (std::size_t j = 0; j < told.size(); ++j) of_route[told[j].route].push_back(j);
  std::vector<OpeningAnswer> out;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    for (std::size_t const j : of_route[asked[i].route]) {
      std::string const verdict = verdict_of(asked[i], told[j]);
      if (!verdict.empty()) out.push_back({i, j, verdict, why(asked[i], told[j])});
    }
  }
  return out;
}

}  // namespace dragoman
