#include "store/same_actors.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "names/actor_book.h"
#include "names/phrase_table.h"
#include "store/known_names.h"

namespace dragoman {
namespace {

// A family name alone is joined with a person of whom documents of at most so many days before or
// after speak, a term of office: who bore it a generation ago is somebody else.
constexpr int kDaysApart = 1461;
constexpr int kDaysOfLittleKnown = 60;  // where their codes are not the same, or of no country

using Words = std::vector<std::string>;
using Group = std::vector<std::size_t>;

std::string country_of(std::string const& code) { return code.substr(0, code.find('-')); }
bool is_of_no_sector(std::string const& code) { return code.ends_with("-UNK"); }

bool tells_no_office(std::string const& code) {
  return is_of_no_sector(code) || code.ends_with("-CVL");
}

// Codes of which one tells no office. Reports give the family name alone of those whom readers
// know.
bool codes_allow(std::string const& a, std::string const& b) {
  return a == b || (country_of(a) == country_of(b) && (tells_no_office(a) || tells_no_office(b)));
}

// Codes of one person: the same, or one of which only the country is known.
bool codes_agree(std::string const& a, std::string const& b) {
  if (a == b) return true;
  return country_of(a) == country_of(b) && country_of(a) != "XXX" &&
         (is_of_no_sector(a) || is_of_no_sector(b));
}

bool is_suffix(std::string const& word) {
  static std::set<std::string> const kSuffixes = {"jr", "sr", "ii", "iii", "iv"};
  return kSuffixes.contains(word);
}

// Where the name that a person is called by stands first.
bool family_first(std::string const& country) {
  static std::set<std::string> const kCountries = {"CHN", "ERI", "ETH", "KHM",
                                                   "KOR", "PRK", "TWN", "VNM"};
  return kCountries.contains(country);
}

struct PersonName {
  Words words;  // without posts before it, in one spelling
  std::string family, suffix;
  bool has_post = false;
  bool is_alone = false;  // the family name alone, of one word or two with a hyphen
};

// Without the article: "al-Assad" and "Assad" are one name.
Words plain_words_of(std::string const& name) {
  Words words = words_of_name(name);
  std::erase_if(words, [](std::string const& word) { return word == "al" || word == "el"; });
  return words;
}

PersonName person_name(NamedActor const& actor) {
  KnownNames const& known = KnownNames::built_in();
  PersonName out;
  Words words = plain_words_of(actor.name);
  std::string const country = country_of(actor.code);
  bool is_other = false;  // "wife of", "brother of"
  while (words.size() > 1) {
    std::size_t const of_country = known.country_words(words, country);
    bool const is_post = known.is_post(words.front()) || words.front() == "of";
    if (of_country == 0 && !is_post) break;
    out.has_post = true;
    is_other = words.front() == "of";
    words.erase(words.begin(),
                words.begin() + static_cast<std::ptrdiff_t>(std::min(
                                    std::max<std::size_t>(of_country, 1), words.size() - 1)));
  }
  std::size_t const last = actor.name.find_last_of(' ') + 1;  // 0 for one word
  out.is_alone = words.size() == plain_words_of(actor.name.substr(last)).size();
  if (words.size() > 1 && is_suffix(words.back())) out.suffix = words.back(), words.pop_back();
  for (std::string& word : words) out.words.push_back(one_spelling(std::move(word)));
  bool const is_phrase = std::ranges::find(out.words, "of") != out.words.end();
  if (out.words.empty() || is_other || is_phrase) return out;
  out.family = family_first(country) ? out.words.front() : out.words.back();
  return out;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// A name and no description ("witnesses", "son of Saddam Hussein", "Prime Minister"): it begins and
// ends with a capital, and not with a post.
bool is_proper(std::string const& name) {
  std::size_t const last = name.find_last_of(" -") + 1;  // 0 for one word
  bool const particle = name.starts_with("al-") || name.starts_with("el-");
  if (last >= name.size() || is_small(name[last]) || is_acronym(name)) return false;
  return (!is_small(name.front()) || particle) &&
         !KnownNames::built_in().is_post(fold_word(name.substr(last)));
}

bool is_one_word(std::string const& name) { return name.find(' ') == std::string::npos; }

// One letter stands for a word that begins with it.
bool is_word(std::string const& a, std::string const& b) {
  return a == b || (a.size() == 1 && b.starts_with(a)) || (b.size() == 1 && a.starts_with(b));
}

// Whether `longer` has the words of the other and more before the last one: "George Walker Bush" of
// "George W. Bush", but "George H. W. Bush" has not.
bool contains(PersonName const& longer, PersonName const& shorter) {
  if (longer.suffix != shorter.suffix || shorter.words.size() < 2) return false;
  return longer.words.back() == shorter.words.back() &&
         std::equal(shorter.words.begin(), shorter.words.end() - 1, longer.words.begin(), is_word);
}

bool ends_with(Words const& words, Words const& end) {
  return words.size() >= end.size() &&
         std::equal(end.begin(), end.end(), words.end() - static_cast<std::ptrdiff_t>(end.size()));
}

bool in_one_time(NamedActor const& a, NamedActor const& b) {
  if (!a.first || !b.first) return true;
  bool const known = a.code == b.code && country_of(a.code) != "XXX";
  int const most = known ? kDaysApart : kDaysOfLittleKnown;
  auto const days = [](Date from, Date to) {
    return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
  };
  return days(*a.last, *b.first) <= most && days(*b.last, *a.first) <= most;
}

// One country, or none known of one of them in reports of one time.
bool countries_agree(NamedActor const& a, NamedActor const& b) {
  std::string const one = country_of(a.code), other = country_of(b.code);
  if (one == "XXX" && other == "XXX") return false;
  return one == other || ((one == "XXX" || other == "XXX") && in_one_time(a, b));
}

class Joining {
 public:
  explicit Joining(std::vector<NamedActor> const& actors) : actors_(actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) out_.push_back({i, ""});
    Group persons;
    std::map<std::string, Group> bodies;
    for (std::size_t i = 0; i < actors.size(); ++i) {
      bool const may_be_name = tells_no_office(actors[i].code) && is_one_word(actors[i].name);
      bool const is_named = actors[i].kind == "person" || may_be_name;
      if (!actors[i].apart && is_named && is_proper(actors[i].name)) persons.push_back(i);
    }
    join_persons(persons);
    std::set<std::size_t> joined;
    for (std::size_t i = 0; i < actors.size(); ++i) {
      if (out_[i].actor != i) joined.insert({i, out_[i].actor});
    }
    for (std::size_t i = 0; i < actors.size(); ++i) {
      if (actors[i].apart || actors[i].kind == "person" || joined.contains(i)) continue;
      bodies[actors[i].code].push_back(i);
    }
    for (auto const& [code, group] : bodies) join_bodies(code, group);
  }

  std::vector<SameActor> take() { return std::move(out_); }

 private:
  void join_persons(Group const& group) {
    std::map<std::string, std::vector<std::pair<std::size_t, PersonName>>> families;
    for (std::size_t const i : group) {
      PersonName name = person_name(actors_[i]);
      if (name.family.size() > 1) families[name.family].emplace_back(i, std::move(name));
    }
    for (auto& [family, bearers] : families) {
      if (bearers.size() > 1) join_family(bearers);
    }
  }

  // Those of one family name: full names first, the longest leading; then the family
  // name alone, where it can only be one of them.
  using Bearers = std::vector<std::pair<std::size_t, PersonName>>;
  void join_family(Bearers& bearers) {
    std::ranges::sort(bearers, [&](auto const& a, auto const& b) {
      return std::tuple(b.second.words.size(), actors_[a.first].name, actors_[a.first].code) <
             std::tuple(a.second.words.size(), actors_[b.first].name, actors_[b.first].code);
    });
    std::vector<Bearers> persons;
    std::map<std::size_t, std::string> why;
    for (auto const& bearer : bearers) {
      if (bearer.second.is_alone) continue;
      std::vector<std::size_t> const fitting = persons_of_full_name(persons, bearer);
      if (fitting.size() == 1) {
        persons[fitting.front()].push_back(bearer);
        why[bearer.first] = "the name of one person, with more words or fewer";
      } else {
        persons.push_back({bearer});
      }
    }
    std::size_t const full = persons.size();
    for (auto const& bearer : bearers) {
      if (bearer.second.is_alone) add_family_name(persons, full, bearer, why);
    }
    for (Bearers const& person : persons) show_under_fullest(person, why);
  }

  std::vector<std::size_t> persons_of_full_name(std::vector<Bearers> const& persons,
                                                Bearers::value_type const& bearer) const {
    std::vector<std::size_t> out;
    NamedActor const& actor = actors_[bearer.first];
    for (std::size_t p = 0; p < persons.size(); ++p) {
      PersonName const& name = persons[p].front().second;
      bool const same = name.words == bearer.second.words && name.suffix == bearer.second.suffix;
      bool const agree = std::ranges::any_of(persons[p], [&](auto const& other) {
        return codes_agree(actors_[other.first].code, actor.code);
      });
      bool const of_country = same && std::ranges::any_of(persons[p], [&](auto const& other) {
                                return countries_agree(actors_[other.first], actor);
                              });
      if (of_country || (agree && (same || contains(name, bearer.second)))) {
        out.push_back(p);
      }
    }
    return out;
  }

  // The family name alone, of one code: of whoever alone has a full name with it in that time.
  void add_family_name(std::vector<Bearers>& persons, std::size_t full,
                       Bearers::value_type const& bearer,
                       std::map<std::size_t, std::string>& why) const {
    NamedActor const& actor = actors_[bearer.first];
    std::set<std::size_t> fitting, allowed, spelled;
    for (std::size_t p = 0; p < persons.size(); ++p) {
      for (auto const& [other, name] : persons[p]) {
        NamedActor const& one = actors_[other];
        bool const is_unknown = actor.code == "XXX-UNK" && actor.kind == "person";
        if (!name.suffix.empty() || (!is_unknown && !codes_allow(one.code, actor.code))) continue;
        bool const same_end =
            family_first(country_of(actor.code)) || ends_with(name.words, bearer.second.words);
        if (!same_end) continue;
        bool const fits = p < full && in_one_time(one, actor);
        if (fits) (codes_agree(one.code, actor.code) ? fitting : allowed).insert(p);
        if (p >= full && one.code == actor.code) spelled.insert(p);
      }
    }
    if (fitting.empty()) fitting = allowed;
    if (fitting.size() == 1) {
      why[bearer.first] = "the family name of one person alone among those of this code";
      persons[*fitting.begin()].push_back(bearer);
    } else if (fitting.empty() && spelled.size() == 1) {
      why[bearer.first] = "another spelling of one name";
      persons[*spelled.begin()].push_back(bearer);
    } else {
      persons.push_back({bearer});
    }
  }

  void show_under_fullest(Bearers const& person, std::map<std::size_t, std::string> const& why) {
    auto const rank = [&](Bearers::value_type const& bearer) {
      NamedActor const& actor = actors_[bearer.first];
      bool const is_plain = !bearer.second.is_alone && !bearer.second.has_post;
      bool const of_no_country = country_of(actor.code) == "XXX";
      return std::tuple(!is_plain, of_no_country, -actor.mentions, actor.name, actor.code);
    };
    auto const& lead = *std::ranges::min_element(person, {}, rank);
    for (auto const& [i, name] : person) {
      auto const told = why.find(i);
      out_[i] = {lead.first, i == lead.first ? "" : told == why.end() ? kLongest : told->second};
    }
  }

  // What a body is called when what may be left out is left out, and how that is told.
  struct BodyName {
    std::string key, why;
    int rank = 0;  // of several the lowest is shown
  };

  static BodyName body_name(NamedActor const& actor) {
    KnownNames const& known = KnownNames::built_in();
    std::string const country = country_of(actor.code);
    bool const rules = actor.kind == "government" && actor.code.ends_with("-GOV");
    Words words = words_of_name(actor.name);
    if (rules && known.is_country(words, country)) {
      bool const is_name = known.country_words(words, country) == words.size();
      return {"government", "the government of " + country,
              is_name && !is_acronym(actor.name) ? 0 : 1};
    }
    std::string const body = known.body(words, country);
    if (!body.empty()) {
      return {"body " + body, "a name of " + body + " in the codebook",
              is_acronym(actor.name) ? 1 : 0};
    }
    std::size_t const of_country = known.country_words(words, country);
    bool const stripped = of_country > 0 && of_country < words.size();
    if (stripped)
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(of_country));
    if (rules && words == Words{"government"}) {
      return {"government", "the government of " + country, 2};
    }
    return {"words " + plain_words(words),
            "the same but for the country's name or the order of words", stripped ? 0 : 1};
  }

  // "Ministry of Defense" and "defence ministry" are one.
  static std::string plain_words(Words words) {
    static std::set<std::string> const kLeftOut = {"of", "for", "and", "the", "affairs"};
    std::erase_if(words, [](std::string const& word) { return kLeftOut.contains(word); });
    for (std::string& word : words) {
      if (word == "defense") word = "defence";
    }
    std::ranges::sort(words);
    std::string out;
    for (std::string const& word : words) out += word + " ";
    return out;
  }

  void join_bodies(std::string const& code, Group const& group) {
    std::map<std::string, std::vector<std::pair<std::size_t, BodyName>>> bodies;
    std::map<std::string, std::set<std::string>> by_initials;
    for (std::size_t const i : group) {
      BodyName name = body_name(actors_[i]);
      for (std::string const& initials : initials_of(actors_[i].name)) {
        by_initials[initials].insert(name.key);
      }
      bodies[name.key].emplace_back(i, std::move(name));
    }
    for (std::size_t const i : group) {
      std::string const key = body_name(actors_[i]).key;
      auto const found = by_initials.find(fold_word(actors_[i].name));
      bool const alone = bodies[key].size() == 1 && is_acronym(actors_[i].name);
      if (!alone || found == by_initials.end() || found->second.size() != 1) continue;
      bodies[*found->second.begin()].push_back(
          {i, {key, "initials of one body alone of " + code, 2}});
      bodies.erase(key);
    }
    for (auto const& [key, names] : bodies) show_under_best(names);
  }

  // "Rapid Support Forces" → rsf
  static std::vector<std::string> initials_of(std::string const& name) {
    static std::set<std::string> const kSmall = {"of", "for", "and", "the", "in"};
    if (!is_proper(name)) return {};
    std::string all, large;
    for (std::string const& word : words_of_name(name)) {
      all += word.front();
      if (!kSmall.contains(word)) large += word.front();
    }
    if (large.size() < 3) return {};
    return all == large ? std::vector{all} : std::vector{all, large};
  }

  void show_under_best(std::vector<std::pair<std::size_t, BodyName>> const& names) {
    auto const rank = [&](auto const& one) {
      NamedActor const& actor = actors_[one.first];
      return std::tuple(one.second.rank, -actor.mentions, actor.name);
    };
    auto const& lead = *std::ranges::min_element(names, {}, rank);
    for (auto const& [i, name] : names) out_[i] = {lead.first, i == lead.first ? "" : name.why};
  }

  static constexpr char const* kLongest = "the name of one person, with more words or fewer";

  std::vector<NamedActor> const& actors_;
  std::vector<SameActor> out_;
};

}  // namespace

std::vector<SameActor> same_actors(std::vector<NamedActor> const& actors) {
  return Joining(actors).take();
}

}  // namespace dragoman
