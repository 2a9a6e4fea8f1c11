#include "store/incidents.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numbers>

namespace dragoman {
namespace {

// Two features of three must be known to both and agree, or the words must be nearly the same.
constexpr double kEnough = 0.6;
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

double overlap(std::set<std::string> const& a, std::set<std::string> const& b) {
  auto const common =
      std::ranges::count_if(a, [&b](std::string const& one) { return b.contains(one); });
  auto const all = static_cast<double>(a.size() + b.size()) - static_cast<double>(common);
  return all == 0 ? 0 : static_cast<double>(common) / all;
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
  Comparison(EventToJoin const& a, EventToJoin const& b) : a_(a), b_(b) {
    against_ = a.type != b.type || !a.from || !b.from || gap(a, b) > kDaysApart;
    if (against_) return;
    compare_days();
    compare_codes("actors", a.actors, b.actors);
    compare_codes("recipients", a.recipients, b.recipients);
    compare_places();
    compare_words();
  }

  Joined result() const {
    bool const enough = agreeing_ >= 2 || words_ > kEnough;
    if (against_ || !enough) return {0, 0, ""};
    return {0, agreed_ / weight_, why_};
  }

 private:
  void weigh(double weight, double agreement, std::string const& reason) {
    weight_ += weight;
    agreed_ += weight * agreement;
    if (agreement > 0) why_ += (why_.empty() ? "" : "; ") + reason;
  }

  void compare_days() {
    int const days = gap(a_, b_);
    weigh(1, days == 0 ? 1 : 0.5, days == 0 ? "same day" : "a day apart");
  }

  void compare_codes(std::string const& side, std::set<std::string> const& a,
                     std::set<std::string> const& b) {
    if (a.empty() || b.empty()) return;
    double const alike = overlap(a, b);
    if (alike == 0) against_ = true;
    if (alike > 0) ++agreeing_;
    weigh(2, alike, fmt::format("{:.0f} % of {} in common", 100 * alike, side));
  }

  void compare_places() {
    if (a_.place.empty() || b_.place.empty()) return;
    if (a_.longitude && b_.longitude) {
      double const distance = kilometres(a_, b_);
      if (distance > kFarKilometres) against_ = true;
      if (distance <= kFarKilometres) ++agreeing_;
      return weigh(2, std::max(0.0, 1 - distance / kFarKilometres),
                   fmt::format("{:.0f} km apart", distance));
    }
    if (a_.place == b_.place) ++agreeing_;
    weigh(2, a_.place == b_.place ? 1 : 0, "same name of the place");
  }

  void compare_words() {
    words_ = overlap(a_.words, b_.words);
    weigh(1, words_, fmt::format("{:.0f} % of the words in common", 100 * words_));
  }

  EventToJoin const& a_;
  EventToJoin const& b_;
  bool against_ = false;
  int agreeing_ = 0;
  double words_ = 0, weight_ = 0, agreed_ = 0;
  std::string why_;
};

}  // namespace

Joined likeness(EventToJoin const& a, EventToJoin const& b) { return Comparison(a, b).result(); }

std::vector<Joined> join_events(std::vector<EventToJoin> const& events) {
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
      return !first.from ||
             (event.from && days_between(first.to.value_or(*first.from), *event.from) > kDaysApart);
    });
    Joined best{i, 0, "first report"};
    Open* chosen = nullptr;
    for (Open& one : open) {
      if (one.refuses(event)) continue;
      Joined const alike = likeness(events[one.first], event);
      if (alike.score < kEnough || alike.score <= best.score) continue;
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

}  // namespace dragoman
