#include "supply/account.h"

#include <algorithm>

namespace dragoman::supply {
namespace {

void add_borders(Term const& term, int days, std::vector<int>& borders) {
  if (term.from > 0 && term.from < days) borders.push_back(term.from);
  if (term.to >= 0 && term.to < days - 1) borders.push_back(term.to + 1);
}

// The latest word of the source that holds on the day; -1 where there is none.
int status_of(SupplyLink const& link, std::string const& source, int day) {
  int latest = -1;
  for (std::size_t s = 0; s < link.statuses.size(); ++s) {
    StatusClaim const& status = link.statuses[s];
    if (status.voice.source != source || !status.term.holds(day)) continue;
    if (latest < 0 ||
        link.statuses[static_cast<std::size_t>(latest)].term.from <= status.term.from) {
      latest = static_cast<int>(s);
    }
  }
  return latest;
}

int status_in(SupplyLink const& link, Version const& version, int day) {
  std::vector<std::string> asked = version.sources;
  std::vector<std::string> const others = sources_of(link);
  asked.insert(asked.end(), others.begin(), others.end());
  for (std::string const& source : asked) {
    int const found = status_of(link, source, day);
    if (found >= 0) return found;
  }
  return -1;
}

Range own_range(Quantity const& quantity, Version const& version, int day) {
  Claim const& claim = claim_in(quantity, version, day);
  return {claim.low, claim.value, claim.high};
}

void widen(Quantity const& quantity, int day, Range& range) {
  for (std::string const& source : sources_of(quantity.claims)) {
    Claim const& claim = *claim_of(quantity.claims, source, day);
    range.low = std::min(range.low, claim.low);
    range.high = std::max(range.high, claim.high);
  }
}

std::vector<int> statuses_in(SupplyLink const& link, Version const& version,
                             std::vector<int> const& days) {
  std::vector<int> statuses;
  for (int const day : days) statuses.push_back(status_in(link, version, day));
  return statuses;
}

}  // namespace

std::vector<int> stretches_of(Scenario const& scenario) {
  std::vector<int> borders = {0};
  for (Quantity const& quantity : scenario.quantities) {
    for (Claim const& claim : quantity.claims) add_borders(claim.term, scenario.days, borders);
  }
  for (SupplyLink const& link : scenario.links) {
    for (StatusClaim const& status : link.statuses) {
      add_borders(status.term, scenario.days, borders);
    }
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  return borders;
}

std::vector<int> statuses_by(Scenario const& scenario, Account const& account, std::size_t link,
                             std::string const& source) {
  std::vector<int> statuses;
  for (std::size_t stretch = 0; stretch < account.stretches(); ++stretch) {
    int const its = status_of(scenario.links[link], source, account.first_days[stretch]);
    statuses.push_back(its >= 0 ? its : account.statuses[link][stretch]);
  }
  return statuses;
}

Account account_of(Scenario const& scenario, Version const& version, Spread spread) {
  Account account;
  account.first_days = stretches_of(scenario);
  account.quantities = static_cast<int>(scenario.quantities.size());
  for (int const day : account.first_days) {
    for (Quantity const& quantity : scenario.quantities) {
      Range range = own_range(quantity, version, day);
      if (spread == Spread::all) widen(quantity, day, range);
      account.ranges.push_back(range);
    }
  }
  for (SupplyLink const& link : scenario.links) {
    account.statuses.push_back(statuses_in(link, version, account.first_days));
  }
  if (spread == Spread::own) return account;
  for (std::size_t link = 0; link < scenario.links.size(); ++link) {
    std::vector<int> all = account.statuses[link];
    for (std::string const& source : sources_of(scenario.links[link])) {
      std::vector<int> const its = statuses_by(scenario, account, link, source);
      bool const same = std::equal(its.begin(), its.end(), account.statuses[link].begin());
      if (!same) all.insert(all.end(), its.begin(), its.end());
    }
    account.statuses[link] = std::move(all);
  }
  return account;
}

}  // namespace dragoman::supply
