#include "store/counted_things.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dragoman {
namespace {

class Naming {
 public:
  explicit Naming(std::vector<CountedFigure> const& figures) : figures_(figures) {
    for (CountedFigure const& one : figures) {
      bool const placed = one.incident != 0 || !one.place.empty();
      if (placed) placed_.emplace(one.document, one.measure);
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
      names_.push_back(name(figures[i]));
      if (names_.back().empty() || !figures[i].is_spot) continue;
      of_spot_[{figures[i].measure, figures[i].place}].push_back(i);
    }
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::string name(CountedFigure const& one) const {
    if (one.incident != 0) return one.measure + " of " + std::to_string(one.incident);
    std::string const known = known_name(one);
    if (!known.empty()) return known;
    if (one.group.empty() && !(one.of_persons && one.is_spot)) return "";
    std::string const what = one.measure + " " + one.group;
    if (!one.place.empty()) return what + " at " + one.place;
    return one.happening == 0 ? "" : what + " of " + std::to_string(one.happening);
  }

  // That of an earlier figure which goes on with this one: at its place, else at the only one that
  // its report names.
  std::string known_name(CountedFigure const& one) const {
    if (!one.of_persons) return "";
    if (one.is_spot) return name_at(one.place, one);
    bool const elsewhere = !one.place.empty() || placed_.contains({one.document, one.measure});
    return elsewhere || one.spots.size() != 1 ? "" : name_at(*one.spots.begin(), one);
  }

  std::string name_at(std::string const& spot, CountedFigure const& one) const {
    auto const told = of_spot_.find({one.measure, spot});
    if (told == of_spot_.end()) return "";
    auto const before =
        std::find_if(told->second.rbegin(), told->second.rend(), [&](std::size_t i) {
          return figures_[i].document != one.document &&
                 goes_on(figures_[i].statement, one.statement);
        });
    return before == told->second.rend() ? "" : names_[*before];
  }

  std::vector<CountedFigure> const& figures_;
  std::set<std::pair<std::int64_t, std::string>> placed_;  // document, measure
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> of_spot_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> counted_things(std::vector<CountedFigure> const& figures) {
  return Naming(figures).take();
}

}  // namespace dragoman
