#include "store/link_standing.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace dragoman {
namespace {

constexpr int kDaysOfDispute = 2;  // what is said later may be a change
constexpr int kDaysOfDenial = 7;   // by those who are said to shut it
constexpr int kDaysOfChange = 7;
constexpr int kDaysOfStatus = 30;

using Positions = std::vector<std::size_t>;

long days_between(Date from, Date to) {
  return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
}

bool share_a_word(std::set<std::string> const& a, std::set<std::string> const& b) {
  return std::ranges::any_of(a, [&](std::string const& word) { return b.contains(word); });
}

// Of one day: what was shut since Tuesday and reopened on Wednesday.
bool became_so_after(RouteStatement const& later, RouteStatement const& earlier) {
  if (!later.since) return false;
  bool const next = earlier.since && *earlier.since < *later.since;
  return *later.since > earlier.said || (next && *later.since == earlier.said);
}

bool contradict(RouteStatement const& open, RouteStatement const& shut) {
  if (open.source == shut.source || open.current != shut.current) return false;
  bool const is_denial = !open.country.empty() && shut.blockers.contains(open.country);
  long const days = std::abs(days_between(open.said, shut.said));
  if (days > (is_denial ? kDaysOfDenial : kDaysOfDispute)) return false;
  if (became_so_after(open, shut) || became_so_after(shut, open)) return false;
  if (tells_of_passage(open.scope, open.since)) return false;
  return open.scope.empty() || shut.scope.empty() || share_a_word(open.scope, shut.scope);
}

// The statements of one route.
class RouteStanding {
 public:
  RouteStanding(std::vector<RouteStatement> const& statements, Positions route)
      : statements_(statements), route_(std::move(route)) {
    for (std::string const status : {"closed", "restricted"}) add_shut(status);
    add_open();
    for (LinkProposition& one : out_) one.superseded = is_superseded(one);
  }

  std::vector<LinkProposition> take() { return std::move(out_); }

 private:
  void add_shut(std::string const& status) {
    std::size_t const first = out_.size();
    for (std::size_t const i : route_) {
      if (statements_[i].status == status) add_to_course(first, i);
    }
    for (std::size_t p = first; p < out_.size(); ++p) add_denials(out_[p]);
  }

  // To the course of its status that goes on, or as the beginning of one.
  void add_to_course(std::size_t first, std::size_t i) {
    bool const goes_on =
        out_.size() > first &&
        statements_[out_.back().asserting.front()].current == statements_[i].current &&
        days_between(statements_[out_.back().asserting.back()].said, statements_[i].said) <=
            kDaysOfStatus &&
        !changed_between(out_.back().asserting.back(), i);
    if (!goes_on) out_.emplace_back();
    out_.back().asserting.push_back(i);
  }

  // A source of the course says that it had become otherwise.
  bool changed_between(std::size_t from, std::size_t to) const {
    return std::ranges::any_of(route_, [&](std::size_t i) {
      RouteStatement const& other = statements_[i];
      bool const between = i > from && i < to && other.status != statements_[to].status;
      bool const is_change = became_so_after(other, statements_[from]) &&
                             !tells_of_passage(other.scope, other.since) && other.status == "open";
      return between && (is_change || other.source == statements_[from].source);
    });
  }

  void add_denials(LinkProposition& shut) {
    for (std::size_t const i : route_) {
      if (statements_[i].status != "open") continue;
      bool const denies = std::ranges::any_of(shut.asserting, [&](std::size_t other) {
        return contradict(statements_[i], statements_[other]);
      });
      if (denies) shut.denying.push_back(i), denying_.insert(i);
    }
  }

  // That some trucks passed is told apart from what is said of the way.
  void add_open() {
    std::size_t const first = out_.size();
    Positions passages;
    for (std::size_t const i : route_) {
      if (statements_[i].status != "open" || denying_.contains(i)) continue;
      if (tells_of_passage(statements_[i].scope, statements_[i].since)) {
        passages.push_back(i);
      } else {
        add_to_course(first, i);
      }
    }
    for (std::size_t const i : passages) out_.emplace_back().asserting.push_back(i);
  }

  bool is_superseded(LinkProposition const& one) const {
    RouteStatement const& last = statements_[one.asserting.back()];
    return std::ranges::any_of(route_, [&](std::size_t i) {
      RouteStatement const& other = statements_[i];
      bool const turns = (other.status == "open") != (last.status == "open");
      if (!turns || other.said <= last.said || tells_of_passage(other.scope, other.since))
        return false;
      return became_so_after(other, last) || other.source == last.source ||
             days_between(last.said, other.said) > kDaysOfChange;
    });
  }

  std::vector<RouteStatement> const& statements_;
  Positions route_;
  std::set<std::size_t> denying_;
  std::vector<LinkProposition> out_;
};

}  // namespace

bool tells_of_passage(std::set<std::string> const& scope, std::optional<Date> const& since) {
  static std::set<std::string> const kPassing = {"ambulances", "convoy", "convoys", "shipment",
                                                 "shipments",  "truck",  "trucks"};
  return since && std::ranges::any_of(scope, [](std::string const& word) {
           bool const counted = word.front() >= '0' && word.front() <= '9';  // "120 patients"
           return counted || kPassing.contains(word);
         });
}

std::vector<LinkProposition> link_propositions(std::vector<RouteStatement> const& statements) {
  std::map<std::int64_t, Positions> routes;
  for (std::size_t i = 0; i < statements.size(); ++i) routes[statements[i].route].push_back(i);
  std::vector<LinkProposition> out;
  for (auto& [route, positions] : routes) {
    auto of_route = RouteStanding(statements, std::move(positions)).take();
    std::ranges::move(of_route, std::back_inserter(out));
  }
  return out;
}

}  // namespace dragoman
