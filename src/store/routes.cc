#include "store/routes.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>

#include "names/actor_book.h"
#include "store/known_names.h"
#include "store/way_words.h"

namespace dragoman {
namespace {

constexpr double kSameDegrees = 0.02;  // about two kilometres
constexpr double kFarDegrees = 2;      // ends of long roads lie so far apart, other roads farther
constexpr int kDaysOfCourse = 60;      // in which "the road" is the one told of before

using Words = std::set<std::string>;

// A point of a way is not the way.
std::string point_of(Words const& words) {
  for (std::string const point : {"bridge", "tunnel", "pass", "checkpoint"}) {
    if (words.contains(point) || words.contains(point + "s")) return point;
  }
  return "";
}

// "roads", "border crossings": several ways, of which a report seldom tells which.
bool is_of_several(Words const& words) {
  return std::ranges::any_of(words, [](std::string const& word) {
    return word.ends_with('s') && nouns_of_ways().contains(word) &&
           nouns_of_ways().contains(word.substr(0, word.size() - 1));
  });
}

bool includes(Words const& all, Words const& some) { return std::ranges::includes(all, some); }

// Those that have one name and kind, or one link of no telling name.
struct Way {
  std::string kind, point;
  bool of_several = false;
  Words words;
  std::vector<std::size_t> links;
};

class RouteJoining {
 public:
  explicit RouteJoining(std::vector<LinkToJoin> const& links) : links_(links), out_(links.size()) {
    std::map<std::tuple<std::string, std::string, bool, Words>, std::size_t> by_name;
    for (std::size_t i = 0; i < links.size(); ++i) {
      Way way = way_of(i);
      out_[i] = {i, "first report", !way.words.empty()};
      if (way.words.empty()) {
        unnamed_.push_back(std::move(way));
        continue;
      }
      auto const key = std::tuple(way.kind, way.point, way.of_several, way.words);
      auto const [found, is_new] = by_name.try_emplace(key, ways_.size());
      if (is_new) {
        ways_.push_back(std::move(way));
      } else {
        ways_[found->second].links.push_back(i);
      }
    }
    group_.resize(ways_.size());
    std::iota(group_.begin(), group_.end(), 0);
    for (std::size_t w = 0; w < ways_.size(); ++w) {
      for (std::string const& word : ways_[w].words) ways_of_word_[word].push_back(w);
    }
    why_.assign(ways_.size(), "one name");
    join_by_place();
    join_by_words();
    join_by_ends();
    for (std::size_t w = 0; w < ways_.size(); ++w) tell(w);
    for (std::size_t w = 0; w < unnamed_.size(); ++w) join_unnamed(w);
  }

  std::vector<JoinedLink> take() { return std::move(out_); }

 private:
  Way way_of(std::size_t i) const {
    std::vector<std::string> const all = words_of_name(links_[i].name);
    Words const words(all.begin(), all.end());
    return {
        links_[i].kind, point_of(words), is_of_several(words), telling_words(links_[i].name), {i}};
  }

  std::size_t root(std::size_t way) const {
    while (group_[way] != way) way = group_[way];
    return way;
  }

  void join(std::size_t a, std::size_t b, std::string const& why) {
    std::size_t const first = std::min(root(a), root(b)), second = std::max(root(a), root(b));
    if (first == second) return;
    group_[second] = first;
    why_[second] = why;
  }

  static bool near(LinkToJoin const& a, LinkToJoin const& b, double degrees) {
    if (!a.longitude || !b.longitude) return false;
    return std::abs(*a.longitude - *b.longitude) <= degrees &&
           std::abs(*a.latitude - *b.latitude) <= degrees;
  }

  bool any_pair(std::size_t a, std::size_t b, auto const& fits) const {
    return std::ranges::any_of(ways_[a].links, [&](std::size_t i) {
      return std::ranges::any_of(ways_[b].links,
                                 [&](std::size_t j) { return fits(links_[i], links_[j]); });
    });
  }

  // From west to east, each with those that lie hardly farther east.
  void join_by_place() {
    std::vector<std::tuple<double, std::size_t, std::size_t>> placed;
    for (std::size_t w = 0; w < ways_.size(); ++w) {
      for (std::size_t const i : ways_[w].links) {
        if (links_[i].longitude) placed.emplace_back(*links_[i].longitude, w, i);
      }
    }
    std::ranges::sort(placed);
    for (auto one = placed.begin(); one != placed.end(); ++one) {
      auto const& [longitude, w, i] = *one;
      for (auto other = one + 1; other != placed.end(); ++other) {
        auto const& [next, v, j] = *other;
        if (next > longitude + kSameDegrees) break;
        bool const same =
            ways_[w].kind == ways_[v].kind && near(links_[i], links_[j], kSameDegrees);
        if (same) join(w, v, "one place on the map");
      }
    }
  }

  // Shorter names by what they leave out, where only one route has all of their words.
  void join_by_words() {
    for (std::size_t a = 0; a < ways_.size(); ++a) {
      if (ways_[a].kind == "border") continue;  // that of one country with several others
      std::set<std::size_t> fitting;
      std::size_t longer = a;
      for (std::size_t const b : ways_of_word_.at(*ways_[a].words.begin())) {
        if (!one_sort(a, b) || ways_[b].words.size() <= ways_[a].words.size()) continue;
        if (!includes(ways_[b].words, ways_[a].words)) continue;
        fitting.insert(root(b));
        longer = b;
      }
      fitting.erase(root(a));
      bool const far = longer != a && are_far(a, longer);
      if (fitting.size() == 1 && !far)
        join(a, longer, "a name with fewer words of one route alone");
    }
  }

  bool are_far(std::size_t a, std::size_t b) const {
    bool const placed =
        any_pair(a, b, [](auto const& x, auto const& y) { return x.longitude && y.longitude; });
    return placed &&
           !any_pair(a, b, [](auto const& x, auto const& y) { return near(x, y, kFarDegrees); });
  }

  // "the road between Armenia and Karabakh" and "the Lachin corridor, the only road that links …"
  void join_by_ends() {
    auto const ways_of_end = ways_with_ends_in_sentence();
    for (std::size_t a = 0; a < ways_.size(); ++a) {
      std::set<std::size_t> fitting;
      for (std::size_t const i : ways_[a].links) {
        if (links_[i].ends.size() < 2) continue;
        for (std::size_t const b : ways_of_end.at(last_word(links_[i].ends.front()))) {
          if (root(a) == root(b) || !one_sort(a, b)) continue;
          bool const told = std::ranges::any_of(ways_[b].links, [&](std::size_t j) {
            return ends_stand_in(links_[i], links_[j]) && in_one_course(links_[i], links_[j]);
          });
          if (told) fitting.insert(root(b));
        }
      }
      if (fitting.size() == 1) {
        join(a, *fitting.begin(), "its ends stand in the words on one route alone");
      }
    }
  }

  static std::string last_word(std::string const& name) {
    std::vector<std::string> const words = words_of_name(name);
    return words.empty() ? "" : words.back();
  }

  // For the last word of each first end the ways in whose sentences it stands.
  std::map<std::string, std::vector<std::size_t>> ways_with_ends_in_sentence() const {
    std::map<std::string, std::vector<std::size_t>> out;
    for (LinkToJoin const& link : links_) {
      if (link.ends.size() > 1) out[last_word(link.ends.front())];
    }
    for (std::size_t w = 0; w < ways_.size(); ++w) {
      for (std::size_t const i : ways_[w].links) {
        for (std::string const& word : links_[i].sentence) {
          auto const found = out.find(word);
          bool const is_new =
              found != out.end() && (found->second.empty() || found->second.back() != w);
          if (is_new) found->second.push_back(w);
        }
      }
    }
    return out;
  }

  static bool ends_stand_in(LinkToJoin const& x, LinkToJoin const& y) {
    if (x.ends.size() < 2 || telling_words(y.name).empty()) return false;
    return std::ranges::all_of(
        x.ends, [&](std::string const& end) { return y.sentence.contains(last_word(end)); });
  }

  static bool in_one_course(LinkToJoin const& x, LinkToJoin const& y) {
    if (!x.said || !y.said) return false;
    auto const days = (std::chrono::sys_days(*x.said) - std::chrono::sys_days(*y.said)).count();
    return std::abs(days) <= kDaysOfCourse;
  }

  bool one_sort(std::size_t a, std::size_t b) const {
    return ways_[a].kind == ways_[b].kind && ways_[a].point == ways_[b].point &&
           !ways_[a].of_several && !ways_[b].of_several;
  }

  void tell(std::size_t way) {
    std::size_t const first = ways_[root(way)].links.front();
    for (std::size_t const i : ways_[way].links) {
      if (i == first) continue;
      out_[i].route = first;
      out_[i].why = why_[way];
    }
  }

  std::set<std::size_t> ways_of_any(Words const& words) const {
    std::set<std::size_t> out;
    for (std::string const& word : words) {
      auto const found = ways_of_word_.find(word);
      if (found != ways_of_word_.end()) out.insert(found->second.begin(), found->second.end());
    }
    return out;
  }

  // "the road", where its report names the places of one route alone.
  void join_unnamed(std::size_t number) {
    Way const& bare = unnamed_[number];
    LinkToJoin const& link = links_[bare.links.front()];
    if (bare.of_several || join_in_report(bare.links.front())) return;
    std::set<std::size_t> fitting;
    for (std::size_t const w : ways_of_any(link.places)) {
      Way const& way = ways_[w];
      if (way.kind != bare.kind || way.point != bare.point || way.of_several) continue;
      bool const close = std::ranges::any_of(
          way.links, [&](std::size_t i) { return in_one_course(links_[i], link); });
      if (close && includes(link.places, way.words)) fitting.insert(root(w));
    }
    if (fitting.size() != 1 || is_one_of_several(link)) return join_described(bare.links.front());
    out_[bare.links.front()].route = ways_[*fitting.begin()].links.front();
    out_[bare.links.front()].why = "its report names the places of one route alone";
  }

  // What one report calls by one name; the reader has told it from others.
  bool join_in_report(std::size_t i) {
    LinkToJoin const& link = links_[i];
    auto const [found, is_new] = in_report_.try_emplace({link.document, link.kind, link.name}, i);
    if (is_new) return false;
    out_[i].route = out_[found->second].route;
    out_[i].why = "one name in one report";
    return true;
  }

  // "the first bridge", "the other road": not the one that its report names.
  static bool is_one_of_several(LinkToJoin const& link) {
    static Words const kOrders = {"first", "second", "third", "other", "another", "new", "old"};
    return std::ranges::any_of(words_of_name(link.name),
                               [](std::string const& word) { return kOrders.contains(word); });
  }

  // "the coastal road" of two reports on one course of events; "the road" tells too little.
  void join_described(std::size_t i) {
    LinkToJoin const& link = links_[i];
    std::vector<std::string> const words = words_of_name(link.name);
    bool const tells = std::ranges::any_of(
        words, [](std::string const& word) { return !nouns_of_ways().contains(word); });
    if (!tells) return;
    std::vector<std::size_t>& same = described_[{link.kind, words}];
    for (std::size_t const j : same) {
      LinkToJoin const& other = links_[j];
      bool const one_area = link.places.empty() || other.places.empty() ||
                            std::ranges::any_of(link.places, [&](std::string const& word) {
                              return other.places.contains(word);
                            });
      if (!one_area || !in_one_course(link, other)) continue;
      out_[i].route = out_[j].route;
      out_[i].why = "one description in reports of one area and time";
      break;
    }
    same.push_back(i);
  }

  std::vector<LinkToJoin> const& links_;
  std::map<std::tuple<std::int64_t, std::string, std::string>, std::size_t> in_report_;
  std::map<std::pair<std::string, std::vector<std::string>>, std::vector<std::size_t>> described_;
  std::vector<Way> ways_, unnamed_;
  std::map<std::string, std::vector<std::size_t>> ways_of_word_;
  std::vector<std::size_t> group_;
  std::vector<std::string> why_;
  std::vector<JoinedLink> out_;
};

}  // namespace

std::set<std::string> telling_words(std::string const& name) {
  Words out;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t const end = std::min(name.find_first_of(" -–", at), name.size());
    char const first = at < end ? name[at] : ' ';
    bool const small = (first >= 'a' && first <= 'z') || first == ' ';
    for (std::string word : words_of_name(small ? "" : name.substr(at, end - at))) {
      if (nouns_of_ways().contains(word)) continue;
      if (word.ends_with("an") && word.size() > 5) word.pop_back();
      out.insert(one_spelling(std::move(word)));
    }
    at = end + 1;
  }
  return out;
}

std::vector<JoinedLink> join_links(std::vector<LinkToJoin> const& links) {
  return RouteJoining(links).take();
}

}  // namespace dragoman
