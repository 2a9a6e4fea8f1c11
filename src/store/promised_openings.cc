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
  if (!told.open) {
    bool const due = asked.deadline && told.said > *asked.deadline;
    return due && !(told.since && *told.since > *asked.deadline) ? "broken" : "";
  }
  bool const became_open = told.since && *told.since >= asked.said;
  return became_open && !told.is_passage ? "kept" : "";
}

bool is_kept_in_time(AskedOpening const& asked, ToldStatus const& told) {
  return verdict_of(asked, told) == "kept" && asked.deadline && *told.since <= *asked.deadline;
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
    std::vector<std::size_t> const& reports = of_route[asked[i].route];
    bool const kept = std::ranges::any_of(
        reports, [&](std::size_t j) { return is_kept_in_time(asked[i], told[j]); });
    for (std::size_t const j : reports) {
      std::string const verdict = verdict_of(asked[i], told[j]);
      if (verdict.empty() || (verdict == "broken" && kept)) continue;
      out.push_back({i, j, verdict, why(asked[i], told[j])});
    }
  }
  return out;
}

}  // namespace dragoman
