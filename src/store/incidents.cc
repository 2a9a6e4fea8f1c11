#include "store/incidents.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <string_view>

namespace dragoman {
namespace {

// Chosen on the pairs of test/incident_pairs.tsv that are marked `dev` and on 110 other pairs, by
// what told the same from others there: what is in common or differs weighs so much, and so much
// must come together.
constexpr double kWordsOfBoth = 4, kWordsOfShorter = 1, kSameTrigger = 0.2, kOtherDeed = -0.3;
constexpr double kSameCodes = 0.3, kOtherActors = -0.25, kOtherRecipients = -0.35;
constexpr double kSamePlace = 0.2, kBothDated = 0.4, kDayApart = -0.3, kOtherSpan = -0.8;
constexpr double kSameCount = 0.3, kOtherCount = -0.6;
constexpr double kEnough = 1, kSteepness = 2;
constexpr double kEnoughDenied = 0.5;  // a denial is short, and of something that is told
constexpr double kJoined = 0.5;        // what `kEnough` is on the scale from 0 to 1
constexpr double kFarKilometres = 50;
constexpr double kVaguest = 500;          // km; what lies anywhere in more is no place to compare
constexpr int kDaysApart = 1;             // reports of one evening carry two dates
constexpr int kLongDays = 7;              // a course of events, not a happening
constexpr double kOtherCountTimes = 1.5;  // counts of one happening climb, but seldom so much
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

// What is compared of an event, taken once for all comparisons.
struct Profile {
  Profile(EventToJoin const& of, WordWeights const& weights)
      : event(&of), codes(all_codes(of)), countries(countries_of(of)) {
    for (std::string const& word : of.words) {
      words.emplace_back(word, weights.of(word));
      weight += words.back().second;
    }
  }

  EventToJoin const* event;
  std::set<std::string> codes, countries;
  std::vector<std::pair<std::string_view, double>> words;  // with their weights, in order
  double weight = 0;                                       // of all words
};

// From the first day to the last: 0 for what is told of one day.
int days_of(EventToJoin const& event) {
  return event.from ? days_between(*event.from, event.to.value_or(*event.from)) : 0;
}

int days_allowed(EventToJoin const& a, EventToJoin const& b) {
  return a.is_dated && b.is_dated ? kDaysApart : kMostDaysApart;
}

// Calls `use` with each item that both ordered lists have.
template <class Items, class Key, class Use>
void each_common(Items const& a, Items const& b, Key key, Use use) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    int const order = key(*x).compare(key(*y));
    if (order == 0) use(*x);
    if (order <= 0) ++x;
    if (order >= 0) ++y;
  }
}

std::size_t count_common(std::set<std::string> const& a, std::set<std::string> const& b) {
  std::size_t count = 0;
  each_common(
      a, b, [](auto const& text) -> std::string_view { return text; }, [&](auto&&) { ++count; });
  return count;
}

double weight_in_common(Profile const& a, Profile const& b) {
  double sum = 0;
  each_common(
      a.words, b.words, [](auto const& word) { return word.first; },
      [&](auto const& word) { sum += word.second; });
  return sum;
}

// What two events have in common, weighed; `against` says that they cannot be one. Reasons are put
// into words only where somebody wants them.
class Comparison {
 public:
  Comparison(Profile const& a, Profile const& b, std::string* why) : a_(a), b_(b), why_(why) {
    EventToJoin const &one = *a.event, &other = *b.event;
    against_ = one.type != other.type || !one.from || !other.from ||
               gap(one, other) > days_allowed(one, other);
    if (against_) return;
    compare_days();
    compare_codes();
    if (!against_) compare_places();
    if (!against_) compare_deeds();
    if (!against_) compare_counts();
    if (!against_) compare_words();
  }

  double score() const {
    bool const denied = a_.event->is_denied != b_.event->is_denied;
    double const enough = denied ? kEnoughDenied : kEnough;
    double const score = 1 / (1 + std::exp(kSteepness * (enough - sum_)));
    return against_ || score < kJoined ? 0 : score;
  }

 private:
  template <class Reason>
  void weigh(double weight, double agreement, Reason reason) {
    sum_ += weight * agreement;
    if (why_ != nullptr && agreement > 0) tell(reason());
  }

  void tell(std::string const& reason) {
    if (why_ != nullptr) *why_ += (why_->empty() ? "" : "; ") + reason;
  }

  void compare_days() {
    EventToJoin const &a = *a_.event, &b = *b_.event;
    int const apart = gap(a, b);
    weigh(kDayApart * apart, 1, [=] {
      if (apart > 1) return fmt::format("{} days apart", apart);
      return std::string(apart == 0 ? "same day" : "a day apart");
    });
    auto const [shorter, longer] = std::minmax({days_of(a), days_of(b)});
    bool const same_span = longer <= kLongDays || longer == shorter;
    if (same_span && a.is_dated && b.is_dated) sum_ += kBothDated;
    if (longer > kLongDays && shorter <= kDaysApart) sum_ += kOtherSpan;
  }

  void compare_codes() {
    bool const shared = count_common(a_.countries, b_.countries) > 0;
    against_ = !a_.countries.empty() && !b_.countries.empty() && !shared;
    if (shared) tell("a country in common");
    auto const both = static_cast<double>(count_common(a_.codes, b_.codes));
    auto const all = static_cast<double>(a_.codes.size() + b_.codes.size()) - both;
    double const alike = all == 0 ? 0 : both / all;
    weigh(kSameCodes, alike,
          [=] { return fmt::format("{:.0f} % of those who take part in common", 100 * alike); });
    if (are_others(a_.event->actors, b_.event->actors)) sum_ += kOtherActors;
    if (are_others(a_.event->recipients, b_.event->recipients)) sum_ += kOtherRecipients;
  }

  static bool are_others(std::set<std::string> const& a, std::set<std::string> const& b) {
    return !a.empty() && !b.empty() && count_common(a, b) == 0;
  }

  void compare_places() {
    EventToJoin const &a = *a_.event, &b = *b_.event;
    if (a.place.empty() || b.place.empty()) return;
    if (!a.longitude || !b.longitude) {
      return weigh(kSamePlace, a.place == b.place ? 1 : 0, [] { return "same name of the place"; });
    }
    double const distance = kilometres(a, b);
    double const around = std::min(std::max(a.uncertainty, b.uncertainty), kVaguest);
    against_ = distance > std::max(kFarKilometres, around);
    weigh(kSamePlace, distance <= kFarKilometres ? 1 : 0,
          [=] { return fmt::format("{:.0f} km apart", distance); });
  }

  void compare_deeds() {
    EventToJoin const &a = *a_.event, &b = *b_.event;
    weigh(kSameTrigger, count_common(a.trigger, b.trigger) > 0 ? 1 : 0,
          [] { return "one word for the deed"; });
    if (!a.deed.empty() && !b.deed.empty() && a.deed != b.deed) sum_ += kOtherDeed;
  }

  // "killed 34", "34 gunmen died": rarely by chance. "Killed 26" is hardly what "killed eleven",
  // and what is told days later is seldom fewer.
  void compare_counts() {
    bool const ordered = *a_.event->from <= *b_.event->from;
    EventToJoin const &first = ordered ? *a_.event : *b_.event,
                      &later = ordered ? *b_.event : *a_.event;
    double times = 0;  // how often the smaller number of the nearest two goes into the other
    bool fell = *first.from < *later.from;
    for (auto const& [measure, numbers] : first.counts) {
      auto const others = later.counts.find(measure);
      if (others == later.counts.end()) continue;
      double const here = nearest_times(numbers, others->second);
      times = times == 0 ? here : std::min(times, here);
      fell = fell && *others->second.rbegin() < *numbers.begin();
    }
    weigh(kSameCount, times == 1 ? 1 : 0, [] { return "one number"; });
    if (times > kOtherCountTimes || (times > 1 && fell)) sum_ += kOtherCount;
  }

  static double nearest_times(std::set<double> const& a, std::set<double> const& b) {
    double nearest = std::numeric_limits<double>::infinity();
    for (double const one : a) {
      for (double const other : b) {
        nearest = std::min(nearest, std::max(one, other) / std::min(one, other));
      }
    }
    return nearest;
  }

  // Of all words, and of those of the shorter sentence: a headline is contained in its report.
  void compare_words() {
    double const shared = weight_in_common(a_, b_);
    if (shared == 0) return;
    double const alike = shared / (a_.weight + b_.weight - shared);
    weigh(kWordsOfBoth, alike,
          [=] { return fmt::format("{:.0f} % of the words in common", 100 * alike); });
    sum_ += kWordsOfShorter * shared / std::min(a_.weight, b_.weight);
  }

  Profile const& a_;
  Profile const& b_;
  std::string* why_;
  bool against_ = false;
  double sum_ = 0;
};

double score_of(Profile const& a, Profile const& b) { return Comparison(a, b, nullptr).score(); }

std::string why_alike(Profile const& a, Profile const& b) {
  std::string why;
  Comparison const comparison(a, b, &why);
  return why;
}

WordWeights::Counts counts_of(std::vector<EventToJoin> const& events) {
  WordWeights::Counts out;
  for (EventToJoin const& event : events) {
    for (std::string const& word : event.words) ++out[word];
  }
  return out;
}

// An incident that further reports may be of, with the reports that it has.
struct OpenIncident {
  struct Nearest {
    double score = 0;
    Profile const* report = nullptr;
  };

  std::size_t first;
  std::vector<Profile> reports;
  std::map<std::string, std::int64_t> documents;  // key → number: a document gives one event
  std::set<std::string> sets;

  bool refuses(EventToJoin const& event) const {
    auto const same = documents.find(event.key);
    if (same != documents.end()) return same->second == event.document;
    return sets.contains(event.set);
  }

  // The report that is most like this one: a second one often tells what the first did not.
  Nearest nearest(Profile const& other) const {
    Nearest best;
    if (refuses(*other.event)) return best;
    for (Profile const& report : reports) {
      double const score = score_of(report, other);
      if (score > best.score) best = {score, &report};
    }
    return best;
  }

  void add(Profile profile) {
    documents[profile.event->key] = profile.event->document;
    if (!profile.event->set.empty()) sets.insert(profile.event->set);
    reports.push_back(std::move(profile));
  }
};

// Days from the end of `earlier` to the start of `later`, or of what comes after it, rule out that
// they are one.
bool is_over(EventToJoin const& earlier, EventToJoin const& later) {
  return later.from &&
         days_between(earlier.to.value_or(*earlier.from), *later.from) > kMostDaysApart;
}

void leave_out_denied(std::vector<EventToJoin> const& events, std::vector<Joined>& joined) {
  std::vector<bool> told(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].is_denied) told[joined[i].incident] = true;
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!told[joined[i].incident]) joined[i] = {i, 0, "denied by whom alone it is told"};
  }
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

Joined likeness(EventToJoin const& a, EventToJoin const& b, WordWeights const& weights) {
  Profile const one(a, weights), other(b, weights);
  double const score = score_of(one, other);
  return {0, score, score == 0 ? "" : why_alike(one, other)};
}

std::vector<Joined> join_events(std::vector<EventToJoin> const& events) {
  return join_events(events, WordWeights(events));
}

std::vector<Joined> join_events(std::vector<EventToJoin> const& events,
                                WordWeights const& weights) {
  std::vector<Joined> out;
  std::map<std::string, std::vector<OpenIncident>> open_of_type;
  for (std::size_t i = 0; i < events.size(); ++i) {
    EventToJoin const& event = events[i];
    std::vector<OpenIncident>& open = open_of_type[event.type];
    std::erase_if(open, [&](OpenIncident const& one) {
      EventToJoin const& first = events[one.first];
      return !first.from || is_over(first, event);
    });
    Profile profile(event, weights);
    OpenIncident* chosen = nullptr;
    OpenIncident::Nearest best;
    for (OpenIncident& one : open) {
      OpenIncident::Nearest const nearest = one.nearest(profile);
      if (nearest.score > best.score) best = nearest, chosen = &one;
    }
    if (chosen == nullptr) {
      out.push_back({i, 1, "first report"});
      chosen = &open.emplace_back(OpenIncident{i, {}, {}, {}});
    } else {
      out.push_back({chosen->first, best.score, why_alike(*best.report, profile)});
    }
    chosen->add(std::move(profile));
  }
  leave_out_denied(events, out);
  return out;
}

std::vector<AlikePair> alike_pairs(std::vector<EventToJoin> const& events,
                                   WordWeights const& weights, int days) {
  std::vector<Profile> profiles;
  for (EventToJoin const& event : events) profiles.emplace_back(event, weights);
  std::vector<AlikePair> out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].from) continue;
    for (std::size_t j = i + 1; j < events.size() && !is_over(events[i], events[j]); ++j) {
      bool const lasts = std::max(days_of(events[i]), days_of(events[j])) > days;
      if (lasts && score_of(profiles[i], profiles[j]) > 0) out.emplace_back(i, j);
    }
  }
  return out;
}

}  // namespace dragoman
