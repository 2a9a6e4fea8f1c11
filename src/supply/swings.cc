#include "supply/swings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dragoman::supply {
namespace {

class Trial {
 public:
  Trial(Scenario const& scenario, Network const& network, Account const& account)
      : scenario_(scenario),
        account_(account),
        simulator_(network, scenario.commodities.size()),
        likely_(most_likely(account)) {}

  Choice const& likely() const { return likely_; }

  Outcome outcome(Choice const& choice) {
    make_plan(scenario_, account_, choice, plan_);
    simulator_.simulate(plan_, run_);
    return {run_.first_short, run_.least_met()};
  }

 private:
  Scenario const& scenario_;
  Account const& account_;
  Simulator simulator_;
  Choice likely_;
  Plan plan_;
  Run run_;
};

int day_or_end(Scenario const& scenario, int day) { return day == kNever ? scenario.days : day; }

// Days without a shortage, of all commodities together.
int good_days(Scenario const& scenario, Outcome const& outcome) {
  int days = 0;
  for (int const day : outcome.first_short) days += day_or_end(scenario, day);
  return days;
}

bool is_worse(Scenario const& scenario, Outcome const& a, Outcome const& b) {
  int const days_a = good_days(scenario, a), days_b = good_days(scenario, b);
  return days_a != days_b ? days_a < days_b : a.least_met < b.least_met;
}

Swing swing_between(Scenario const& scenario, std::string path, std::string unit,
                    std::vector<SwingEnd> ends) {
  auto const worse = [&](SwingEnd const& a, SwingEnd const& b) {
    return is_worse(scenario, a.outcome, b.outcome);
  };
  Swing swing{std::move(path), std::move(unit), *std::min_element(ends.begin(), ends.end(), worse),
              *std::max_element(ends.begin(), ends.end(), worse)};
  for (std::size_t k = 0; k < scenario.commodities.size(); ++k) {
    int const days = std::abs(day_or_end(scenario, swing.better.outcome.first_short[k]) -
                              day_or_end(scenario, swing.worse.outcome.first_short[k]));
    if (days <= swing.days) continue;
    swing.days = days;
    swing.commodity = static_cast<int>(k);
  }
  swing.coverage = std::abs(swing.better.outcome.least_met - swing.worse.outcome.least_met);
  return swing;
}

// Who claims the end of a range.
Voice voice_at(Quantity const& quantity, double value) {
  for (Claim const& claim : quantity.claims) {
    if (claim.low == value || claim.high == value || claim.value == value) return claim.voice;
  }
  return {};
}

SwingEnd quantity_end(Scenario const& scenario, Account const& account, Trial& trial,
                      std::size_t id, double Range::* end) {
  Choice choice = trial.likely();
  Quantity const& quantity = scenario.quantities[id];
  double told = account.ranges[id].*end;
  for (std::size_t i = id; i < account.ranges.size(); i += scenario.quantities.size()) {
    choice.values[i] = account.ranges[i].*end;
    bool const spread = account.ranges[i].low < account.ranges[i].high;
    if (spread) told = account.ranges[i].*end;
  }
  return {fmt::format("{}", told), trial.outcome(choice), voice_at(quantity, told)};
}

bool is_open_question(Account const& account, std::size_t id) {
  for (std::size_t i = id; i < account.ranges.size();
       i += static_cast<std::size_t>(account.quantities)) {
    if (account.ranges[i].low < account.ranges[i].high) return true;
  }
  return false;
}

// The first word in which an option differs from the version's own.
SwingEnd status_end(Scenario const& scenario, Account const& account, Trial& trial,
                    std::size_t link, int option) {
  Choice choice = trial.likely();
  choice.options[link] = option;
  SwingEnd end{"nobody speaks of it", trial.outcome(choice), {}};
  std::vector<int> const& statuses = account.statuses[link];
  std::size_t const stretches = account.stretches();
  for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
    int const chosen = statuses[static_cast<std::size_t>(option) * stretches + stretch];
    bool differs = false;
    for (std::size_t i = stretch; i < statuses.size(); i += stretches)
      differs |= statuses[i] != chosen;
    if (!differs || chosen < 0) continue;
    StatusClaim const& claim = scenario.links[link].statuses[static_cast<std::size_t>(chosen)];
    end.told = name_of(claim.state);
    end.voice = claim.voice;
    break;
  }
  return end;
}

}  // namespace

std::vector<Swing> swings_of(Scenario const& scenario, Network const& network,
                             Account const& account) {
  Trial trial(scenario, network, account);
  std::vector<Swing> swings;
  for (std::size_t id = 0; id < scenario.quantities.size(); ++id) {
    if (!is_open_question(account, id)) continue;
    Quantity const& quantity = scenario.quantities[id];
    swings.push_back(swing_between(scenario, quantity.path, quantity.unit,
                                   {quantity_end(scenario, account, trial, id, &Range::low),
                                    quantity_end(scenario, account, trial, id, &Range::high)}));
  }
  for (std::size_t link = 0; link < scenario.links.size(); ++link) {
    if (account.options(link) < 2) continue;
    std::vector<SwingEnd> ends;
    for (int option = 0; option < account.options(link); ++option) {
      ends.push_back(status_end(scenario, account, trial, link, option));
    }
    std::string const path = "link." + scenario.links[link].name + ".status";
    swings.push_back(swing_between(scenario, path, "", std::move(ends)));
  }
  std::erase_if(swings, [](Swing const& s) { return s.days == 0 && s.coverage < 1e-9; });
  std::stable_sort(swings.begin(), swings.end(), [](Swing const& a, Swing const& b) {
    return a.days != b.days ? a.days > b.days : a.coverage > b.coverage;
  });
  return swings;
}

}  // namespace dragoman::supply
