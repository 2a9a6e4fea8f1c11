#include "names/place_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "names/place_name.h"

namespace dragoman {
namespace {

constexpr int kRounds = 3;  // the choices settle after two in nearly all documents
constexpr std::size_t kMostCandidates = 120;  // "San Antonio" has more
constexpr double kHalfDistanceKm = 100;       // nearness is worth half at this distance
constexpr double kMostContext = 6;            // context moves at most as much as six powers of ten
constexpr double kContextHalf = 3;            // support that is worth half of that
constexpr double kVillage = 3.9;    // standing of some 8,000 people: below, context is needed
constexpr double kTown = 8000;      // people of a place that is meant where no other bears the name
constexpr double kCity = 50000;     // the same in a text of which nothing else speaks for it
constexpr double kSamePlace = 2;    // another name of it in the text
constexpr double kNeighbour = 0.3;  // a country speaks for what lies near its middle and borders
constexpr double kRegion = 5.7;     // standing above that of an unlisted region
constexpr std::size_t kManySenses = 4;  // names in a text that could speak for a region
constexpr double kLittleSupport = 0.4;
constexpr double kSaidInside = 8;  // the words say that it lies there: nothing outweighs that
constexpr double kDateline = 2;    // weights of what the document says beside its mentions
constexpr double kPeople = 0.5;
constexpr double kSeatShare = 0.1;  // of a region's people that live in its main city
constexpr double kEarthKm = 6371;

using Vector = std::array<double, 3>;

Vector unit_vector(Spot const& spot) {
  double const lat = spot.latitude * std::numbers::pi / 180;
  double const lon = spot.longitude * std::numbers::pi / 180;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

// Square of the straight line through the Earth: close to the way on the ground where it counts.
double squared_km(Vector const& a, Vector const& b) {
  double const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return 2 * kEarthKm * kEarthKm * std::max(0.0, 1 - dot);
}

struct Candidate {
  std::uint32_t number = 0;
  bool by_base = false;
  bool listed = false;
  bool is_small = false;
  Spot spot;
  Vector at{};
  std::int32_t country = -1, region = -1;
  double standing = 0;  // in powers of ten of population, whatever it is
  double fame = 0;      // the same, whatever the words beside its name say
  double score = 0, support = 0;
};

// A name of the document in one sense.
struct Sense {
  std::vector<std::size_t> mentions;
  std::vector<Candidate> candidates;
  int chosen = -1;
  std::int32_t inside = -1;   // sense that holds it by the words
  std::int32_t holder = -1;   // the same, whether or not a candidate lies there
  bool divides = false;       // the words call it a province or the like
  bool doubtful = true;       // all its mentions are
  bool needs_support = true;  // all its mentions do
  double weight = 1;          // what its choice says to others

  Candidate const* choice() const { return chosen < 0 ? nullptr : &candidates[chosen]; }
};

// What speaks for a place whatever the text is: powers of ten of its people; what is larger by its
// nature stands above that.
double standing_of(Spot const& spot, Found found) {
  double const people = std::log10(spot.population + 300);
  double value = 0;
  switch (spot.level) {
    case PlaceLevel::country:
      value = 8.5 + people / 20;
      break;
    case PlaceLevel::region:
      value = 5.6;
      break;
    case PlaceLevel::district:
      value = std::min(people, 5.0) - 1;
      break;
    case PlaceLevel::settlement:
      value = people + (spot.capital ? 1 : 0);
      break;
    case PlaceLevel::feature:
      value = 6;
      break;
  }
  if (found.listed) value = std::max(value, 6.5);
  return value - (found.alternate ? 1.5 : 0);
}

class Chooser {
 public:
  explicit Chooser(Gazetteer const& gazetteer) : gazetteer_(gazetteer) {}

  std::vector<PlaceChoice> choose(std::vector<PlaceMention> const& mentions,
                                  PlaceHints const& hints) {
    gather(mentions);
    add_hints(hints);
    for (Sense& sense : senses_) pick(sense);
    for (int round = 0; round < kRounds; ++round) {
      for (Sense& sense : senses_) weigh(sense);
      for (Sense& sense : senses_) pick(sense);
    }
    for (Sense& sense : senses_) prefer_seat(sense);
    return choices(mentions);
  }

 private:
  void gather(std::vector<PlaceMention> const& mentions) {
    std::map<std::string, std::int32_t> numbers;
    std::vector<std::int32_t> sense_of(mentions.size());
    for (std::size_t i = mentions.size(); i-- > 0;) {  // from behind: what holds comes first
      PlaceMention const& mention = mentions[i];
      std::int32_t const inside = mention.inside < 0 ? -1 : sense_of[mention.inside];
      std::int32_t const sense = sense_for(mention, inside, numbers);
      sense_of[i] = sense;
      senses_[sense].mentions.push_back(i);
      senses_[sense].doubtful &= mention.doubtful;
      senses_[sense].needs_support &= mention.needs_support;
    }
    for (Sense& sense : senses_)
      sense.weight *= std::sqrt(std::max<double>(1, sense.mentions.size()));
  }

  void add_hints(PlaceHints const& hints) {
    for (std::string const& name : hints.datelines) {
      Sense& sense = senses_.emplace_back();
      add_candidates(sense, fold_name(name), false);
      sense.weight = kDateline;
    }
    for (std::int32_t country : hints.peoples) {
      Sense& sense = senses_.emplace_back();
      sense.candidates.push_back(candidate({static_cast<std::uint32_t>(country)}, false));
      sense.weight = kPeople;
    }
  }

  // The sense of this name, with what holds it where the words say so and it can be.
  std::int32_t sense_for(PlaceMention const& mention, std::int32_t inside,
                         std::map<std::string, std::int32_t>& numbers) {
    Sense fresh;
    add_mention(fresh, mention);
    bool const held = inside >= 0 && hold(fresh, senses_[inside]);
    std::string name = mention.key + (mention.noun ? "|" + mention.base : "");
    if (held) name += "<" + std::to_string(inside);
    auto const [it, is_new] = numbers.emplace(name, static_cast<std::int32_t>(senses_.size()));
    if (is_new) {
      fresh.inside = held ? inside : -1;
      fresh.holder = inside;
      fresh.divides = mention.noun != nullptr && mention.noun->divides;
      senses_.push_back(std::move(fresh));
      if (held) numbers.emplace(mention.key, it->second);
    }
    return it->second;
  }

  void add_mention(Sense& sense, PlaceMention const& mention) {
    add_candidates(sense, mention.key, false);
    if (sense.candidates.empty() && mention.base != mention.key)
      add_candidates(sense, mention.base, true);
    for (std::string_view article : {"the ", "al ", "el "}) {
      if (sense.candidates.empty() && mention.key.starts_with(article))
        add_candidates(sense, mention.key.substr(article.size()), false);
    }
    if (mention.noun) fit_noun(sense, *mention.noun);
    for (Candidate& candidate : sense.candidates) candidate.standing += fit(mention, candidate);
    if (sense.candidates.size() == 1 && sense.candidates[0].spot.population >= kTown)
      sense.candidates[0].is_small = false;
    trim(sense);
  }

  void add_candidates(Sense& sense, std::string const& key, bool by_base) {
    for (Found const& found : gazetteer_.find(key))
      sense.candidates.push_back(candidate(found, by_base));
  }

  Candidate candidate(Found found, bool by_base) const {
    Candidate out;
    out.number = found.number;
    out.by_base = by_base;
    out.spot = gazetteer_.spot(found.number);
    out.at = unit_vector(out.spot);
    out.country = gazetteer_.country_of(found.number);
    out.region = gazetteer_.region_of(found.number);
    out.standing = out.fame = standing_of(out.spot, found);
    out.listed = found.listed;
    out.is_small = out.standing < kVillage;
    return out;
  }

  // "Idlib province" is a division where there is one, "the city of Goma" a settlement.
  static void fit_noun(Sense& sense, PlaceNoun const& noun) {
    for (Candidate& candidate : sense.candidates) {
      PlaceLevel const level = candidate.spot.level;
      bool const division = level == PlaceLevel::region || level == PlaceLevel::district;
      if (noun.divides && division) candidate.standing += 3;
      if (noun.kind == PlaceKind::settlement && level == PlaceLevel::settlement)
        candidate.standing += 3;
    }
  }

  // What the parse calls a landform rather is one.
  static double fit(PlaceMention const& mention, Candidate const& candidate) {
    bool const feature = candidate.spot.level == PlaceLevel::feature;
    return mention.kind == NameKind::LOC && feature ? 0.5 : 0;
  }

  static void trim(Sense& sense) {
    auto& all = sense.candidates;
    if (all.size() <= kMostCandidates) return;
    std::nth_element(
        all.begin(), all.begin() + kMostCandidates, all.end(),
        [](Candidate const& a, Candidate const& b) { return a.standing > b.standing; });
    all.resize(kMostCandidates);
  }

  // Lifts the candidates that lie in one of the outer name's; false where none does.
  bool hold(Sense& inner, Sense const& outer) const {
    bool any = false;
    for (Candidate& candidate : inner.candidates) {
      double best = -1;
      for (Candidate const& holder : outer.candidates) {
        if (holds(holder, candidate) && !is_list(inner, candidate, holder))
          best = std::max(best, holder.standing);
      }
      if (best < 0) continue;
      any = true;
      candidate.standing += kSaidInside + best / 2;
    }
    return any;
  }

  // "China, Japan and Russia" does not speak of the village China in Japan, nor "Wales, England"
  // of one in England.
  static bool is_list(Sense const& inner, Candidate const& candidate, Candidate const& holder) {
    bool const over = holder.spot.level == PlaceLevel::country;
    return candidate.spot.level == PlaceLevel::settlement &&
           std::any_of(inner.candidates.begin(), inner.candidates.end(), [&](Candidate const& c) {
             return (over && c.spot.level == PlaceLevel::country) ||
                    (c.listed && candidate.is_small);
           });
  }

  bool holds(Candidate const& outer, Candidate const& inner) const {
    if (outer.number == inner.number) return false;
    switch (outer.spot.level) {
      case PlaceLevel::country:
        return inner.country == static_cast<std::int32_t>(outer.number);
      case PlaceLevel::region:
        return inner.region == static_cast<std::int32_t>(outer.number);
      case PlaceLevel::district:
        return is_parent(outer, inner);
      case PlaceLevel::settlement:
        return false;
      case PlaceLevel::feature:
        break;
    }
    double const reach = outer.spot.radius_km + 20;
    return squared_km(outer.at, inner.at) < reach * reach;
  }

  static bool is_parent(Candidate const& outer, Candidate const& inner) {
    return inner.spot.parent == static_cast<std::int32_t>(outer.number);
  }

  // The other senses' present choices speak for each candidate of this one.
  void weigh(Sense& sense) const {
    for (Candidate& candidate : sense.candidates) {
      candidate.support = 0;
      for (Sense const& other : senses_) {
        Candidate const* const choice = other.choice();
        if (&other == &sense || choice == nullptr) continue;
        candidate.support += other.weight * support(candidate, *choice);
      }
      candidate.score = candidate.standing +
                        kMostContext * candidate.support / (candidate.support + kContextHalf);
    }
  }

  static double support(Candidate const& candidate, Candidate const& other) {
    if (candidate.number == other.number) {
      // "Tawila road" tells no more than "Tawila" of which village is meant
      bool const one_name = candidate.by_base || other.by_base;
      return one_name && candidate.is_small ? 0 : kSamePlace;
    }
    double value = 0;
    if (candidate.country >= 0 && candidate.country == other.country) value += 0.6;
    if (candidate.region >= 0 && candidate.region == other.region) value += 0.8;
    double const reach = kHalfDistanceKm + other.spot.radius_km + candidate.spot.radius_km / 2;
    double const ratio = squared_km(candidate.at, other.at) / (reach * reach);
    double const share = other.spot.level == PlaceLevel::country ? kNeighbour : 1;
    return value + share / (1 + ratio * ratio);
  }

  static void pick(Sense& sense) {
    bool const first = sense.chosen < 0;
    for (std::size_t i = 0; i < sense.candidates.size(); ++i) {
      Candidate& candidate = sense.candidates[i];
      if (first) candidate.score = candidate.standing;
      if (sense.chosen < 0 || candidate.score > sense.candidates[sense.chosen].score)
        sense.chosen = static_cast<int>(i);
    }
  }

  // "in Kherson": a region that bears the name of its main city is not meant where nothing calls
  // it a region.
  static void prefer_seat(Sense& sense) {
    Candidate const* const choice = sense.choice();
    if (choice == nullptr || sense.divides || choice->listed) return;
    if (choice->spot.level != PlaceLevel::region && choice->spot.level != PlaceLevel::district)
      return;
    for (std::size_t i = 0; i < sense.candidates.size(); ++i) {
      Candidate const& seat = sense.candidates[i];
      if (seat.spot.level != PlaceLevel::settlement || seat.region != choice->region) continue;
      if (seat.spot.population > kSeatShare * choice->spot.population)
        sense.chosen = static_cast<int>(i);
    }
  }

  std::vector<PlaceChoice> choices(std::vector<PlaceMention> const& mentions) const {
    std::vector<PlaceChoice> out(mentions.size());
    for (Sense const& sense : senses_) {
      PlaceChoice const choice = choice_of(sense);
      for (std::size_t m : sense.mentions) out[m] = choice;
    }
    return out;
  }

  PlaceChoice choice_of(Sense const& sense) const {
    Candidate const* const choice = sense.choice();
    if (choice != nullptr && is_credible(sense, *choice))
      return {static_cast<std::int32_t>(choice->number), choice->by_base};
    if (sense.doubtful) return {.is_none = true};
    if (sense.holder < 0) return {};
    Candidate const* const holder = senses_[sense.holder].choice();
    if (holder == nullptr || !is_credible(senses_[sense.holder], *holder)) return {};
    return {.number = static_cast<std::int32_t>(holder->number), .by_holder = true};
  }

  // A village that shares its name with who knows what, far from all else that the text names, is
  // hardly meant.
  bool is_credible(Sense const& sense, Candidate const& choice) const {
    if (sense.needs_support && choice.support < kLittleSupport && !choice.listed &&
        choice.spot.level != PlaceLevel::country)
      return false;
    // "Medina hospital in Mogadishu", "Moura, Mali": the Medina that is known lies elsewhere.
    bool const elsewhere = sense.holder >= 0 && sense.inside < 0;
    if (elsewhere && (choice.by_base || is_known_little(sense, choice))) return false;
    if (sense.inside >= 0 || choice.support >= kLittleSupport) return true;
    bool const division =
        choice.spot.level == PlaceLevel::region || choice.spot.level == PlaceLevel::district;
    if (choice.by_base && sense.divides && division) return true;  // "Kharkiv region"
    if (choice.by_base && (choice.is_small || senses_.size() > 1)) return false;
    bool const only = sense.candidates.size() == 1 && choice.spot.population >= kCity;
    if (only && !choice.by_base) return true;  // no other place bears the name
    if (!choice.is_small && (choice.standing >= kRegion || senses_.size() < kManySenses))
      return true;
    return senses_.size() == 1 && !sense.doubtful;
  }

  // A town of which nothing but its name speaks, in a text that says that it lies in another
  // country.
  bool is_known_little(Sense const& sense, Candidate const& choice) const {
    Candidate const* const holder = senses_[sense.holder].choice();
    bool const land = holder != nullptr && (holder->spot.level == PlaceLevel::country ||
                                            holder->spot.level == PlaceLevel::region);
    return land && !choice.listed && choice.spot.level == PlaceLevel::settlement &&
           choice.fame < kRegion && choice.support < kLittleSupport;
  }

  Gazetteer const& gazetteer_;
  std::vector<Sense> senses_;
};

}  // namespace

std::vector<PlaceChoice> choose_places(Gazetteer const& gazetteer,
                                       std::vector<PlaceMention> const& mentions,
                                       PlaceHints const& hints) {
  return Chooser(gazetteer).choose(mentions, hints);
}

}  // namespace dragoman
