#include "store/incidents.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>

namespace dragoman {
namespace {

// Chosen on the pairs of test/incident_pairs.tsv that are marked `dev`: what words, codes, places
// and days in common weigh, and how much must come together.
constexpr double kWordsOfBoth = 2, kWordsOfShorter = 2, kSameCodes = 0.4, kSameCountry = 0.1;
constexpr double kSamePlace = 0.2, kDayApart = -0.2;
constexpr double kEnough = 1, kSteepness = 2;
constexpr double kJoined = 0.5;  // what `kEnough` is on the scale from 0 to 1
constexpr double kFarKilometres = 50;
constexpr int kDaysApart = 1;  // reports of one evening carry two dates
constexpr double kEarthRadius = 6371;

double kilometres(EventToJoin const& a, EventToJoin const& b) {
  constexpr double kRadian = std::numbers::pi / 180;
  double const lat = (*b.latitude - *a.latitude) * kRadian;
  double const lon = (*b.longitude - *a.longitude) * kRadian;
  double const h = std::pow(std::sin(lat / 2), 2) + std::cos(*a.latitude * kRadian) *
                                                        std::cos(*b.latitude * kRadian) *
                                                        std::pow(std::sin(lon / 2), 2);
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

std::set<std::string> common(std::set<std::string> const& a, std::set<std::string> const& b) {
  std::set<std::string> out;
  std::ranges::set_intersection(a, b, std::inserter(out, out.end()));
  return out;
}

double overlap(std::set<std::string> const& a, std::set<std::string> const& b) {
  auto const shared = static_cast<double>(common(a, b).size());
  auto const all = static_cast<double>(a.size() + b.size()) - shared;
  return all == 0 ? 0 : shared / all;
}

// Sides are mixed up by readers and reports ("killed in a clash with"), so both count as one.
std::set<std::string> all_codes(EventToJoin const& event) {
  std::set<std::string> out = event.actors;
  out.insert(event.recipients.begin(), event.recipients.end());
  return out;
}

int days_between(Date a, Date b) {
  return static_cast<int>((std::chrono::sys_days(b) - std::chrono::sys_days(a)).count());
}

// Days from the end of the earlier to the start of the later; 0 where they overlap.
int gap(EventToJoin const& a, EventToJoin const& b) {
  Date const a_to = a.to.value_or(*a.from);
  Date const b_to = b.to.value_or(*b.from);
  return std::max({0, days_between(a_to, *b.from), days_between(b_to, *a.from)});
}

// What two events have in common, weighed; `against` says that they cannot be one.
class Comparison {
 public:
  Comparison(EventToJoin const& a, EventToJoin const& b, WordWeights const& weights)
      : a_(a), b_(b), weights_(weights) {
    against_ = a.type != b.type || !a.from || !b.from || gap(a, b) > kDaysApart;
    if (against_) return;
    compare_days();
    compare_codes();
    compare_places();
    if (!against_) compare_words();
  }

  Joined result() const {
    double const score = 1 / (1 + std::exp(kSteepness * (kEnough - sum_)));
    if (against_ || score < kJoined) return {0, 0, ""};
    return {0, score, why_};
  }

 private:
  void weigh(double weight, double agreement, std::string const& reason) {
    sum_ += weight * agreement;
    if (agreement > 0) why_ += (why_.empty() ? "" : "; ") + reason;
  }

  void compare_days() {
    bool const apart = gap(a_, b_) > 0;
    weigh(apart ? kDayApart : 0, 1, apart ? "a day apart" : "same day");
  }

  void compare_codes() {
    std::set<std::string> const a = all_codes(a_);
    std::set<std::string> const b = all_codes(b_);
    std::set<std::string> const of_a = countries_of(a_);
    std::set<std::string> const of_b = countries_of(b_);
    bool const shared = !common(of_a, of_b).empty();
    against_ = against_ || (!of_a.empty() && !of_b.empty() && !shared);
    weigh(kSameCountry, shared ? 1 : 0, "a country in common");
    double const alike = overlap(a, b);
    weigh(kSameCodes, alike, fmt::format("{:.0f} % of those who take part in common", 100 * alike));
  }

  void compare_places() {
    if (a_.place.empty() || b_.place.empty()) return;
    if (!a_.longitude || !b_.longitude) {
      return weigh(kSamePlace, a_.place == b_.place ? 1 : 0, "same name of the place");
    }
    double const distance = kilometres(a_, b_);
    against_ = against_ || distance > kFarKilometres;
    weigh(kSamePlace, 1, fmt::format("{:.0f} km apart", distance));
  }

  // Of all words, and of those of the shorter sentence: a headline is contained in its report.
  void compare_words() {
    double const shared = weights_.of(common(a_.words, b_.words));
    double const of_a = weights_.of(a_.words);
    double const of_b = weights_.of(b_.words);
    if (shared == 0) return;
    double const alike = shared / (of_a + of_b - shared);
    weigh(kWordsOfBoth, alike, fmt::format("{:.0f} % of the words in common", 100 * alike));
    sum_ += kWordsOfShorter * shared / std::min(of_a, of_b);
  }

  EventToJoin const& a_;
  EventToJoin const& b_;
  WordWeights const& weights_;
  bool against_ = false;
  double sum_ = 0;
  std::string why_;
};

WordWeights::Counts counts_of(std::vector<EventToJoin> const& events) {
  WordWeights::Counts out;
  for (EventToJoin const& event : events) {
    for (std::string const& word : event.words) ++out[word];
  }
  return out;
}

// Days from the end of `earlier` to the start of `later` rule out that they are one.
bool is_over(EventToJoin const& earlier, EventToJoin const& later) {
  return later.from && days_between(earlier.to.value_or(*earlier.from), *later.from) > kDaysApart;
}

}  // namespace

std::set<std::string> countries_of(EventToJoin const& event) {
  std::set<std::string> out;
  for (std::string const& code : all_codes(event)) {
    if (!code.starts_with("XXX")) out.insert(code.substr(0, 3));
  }
  return out;
}

WordWeights::WordWeights(std::vector<EventToJoin> const& events)
    : WordWeights(counts_of(events), static_cast<std::int64_t>(events.size())) {}

WordWeights::WordWeights(Counts const& counts, std::int64_t events) {
  auto const all = static_cast<double>(events);
  for (auto const& [word, count] : counts) {
    weights_[word] = std::log(1 + all / static_cast<double>(count));
  }
}

double WordWeights::of(std::string const& word) const {
  auto const found = weights_.find(word);
  return found == weights_.end() ? 0 : found->second;
}

double WordWeights::of(std::set<std::string> const& words) const {
  double sum = 0;
  for (std::string const& word : words) sum += of(word);
  return sum;
}

Joined likeness(EventToJoin const& a, EventToJoin const& b, WordWeights const& weights) {
  return Comparison(a, b, weights).result();
}

std::vector<Joined> join_events(std::vector<EventToJoin> const& events) {
  return join_events(events, WordWeights(events));
}

std::vector<Joined> join_events(std::vector<EventToJoin> const& events,
                                WordWeights const& weights) {
  std::vector<Joined> out;
  struct Open {
    std::size_t first;
    std::map<std::string, std::int64_t> documents;  // key → number: a document gives one event
    std::set<std::string> sets;

    bool refuses(EventToJoin const& event) const {
      auto const same = documents.find(event.key);
      if (same != documents.end()) return same->second == event.document;
      return sets.contains(event.set);
    }
  };
  std::map<std::string, std::vector<Open>> open_of_type;
  for (std::size_t i = 0; i < events.size(); ++i) {
    EventToJoin const& event = events[i];
    std::vector<Open>& open = open_of_type[event.type];
    std::erase_if(open, [&](Open const& one) {
      EventToJoin const& first = events[one.first];
      return !first.from || is_over(first, event);
    });
    Joined best{i, 0, "first report"};
    Open* chosen = nullptr;
    for (Open& one : open) {
      if (one.refuses(event)) continue;
      Joined const alike = likeness(events[one.first], event, weights);
      if (alike.score <= best.score) continue;
      best = {one.first, alike.score, alike.why};
      chosen = &one;
    }
    if (chosen == nullptr) {
      best.score = 1;
      open.push_back({i, {}, {}});
      chosen = &open.back();
    }
    chosen->documents[event.key] = event.document;
    if (!event.set.empty()) chosen->sets.insert(event.set);
    out.push_back(best);
  }
  return out;
}

std::vector<AlikePair> alike_pairs(std::vector<EventToJoin> const& events,
                                   WordWeights const& weights) {
  std::vector<AlikePair> out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].from) continue;
    for (std::size_t j = i + 1; j < events.size() && !is_over(events[i], events[j]); ++j) {
      if (likeness(events[i], events[j], weights).score > 0) out.emplace_back(i, j);
    }
  }
  return out;
}

}  // namespace dragoman
