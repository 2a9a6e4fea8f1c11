// Who is who: countries with their demonyms and seats of government, office holders with dates,
// international bodies, armed groups, and the words for agents ("peacekeepers"), from the
// codebook's tables.
//
// In: codebook/actors/*.tsv, each with its columns told at its top. Out: ActorBook.
//
//   "Russian Foreign Ministry spokeswoman Maria Zakharova"
//    demonym ^---- agent, GOV -- agent, * holder: RUS, GOV, f
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/names.h"
#include "names/phrase_table.h"

namespace dragoman {

// former, region: an actor of its own, though it bears the code of the state that came after it or
// that it lies in.
enum class CountryWordKind : std::uint8_t { country, demonym, capital, seat, former, region };

struct CountryWord {
  CountryWordKind kind = CountryWordKind::country;
  std::string code;  // ISO 3166 alpha-3
};

// "Hamas", "International Committee of the Red Cross".
struct Body {
  std::string name;
  ActorKind kind = ActorKind::organisation;
  std::string country;
  std::vector<std::string> sectors;
  bool shared = false;  // many states have one of this name: "Congress"
  bool listed = false;  // by the dictionaries of others, which hold leaders for their groups, too
};

enum class Gender : std::uint8_t { unknown, female, male };

// "peacekeeper", "prime minister"; keys are singular.
struct AgentWord {
  std::string sector;          // PLOVER; empty where `inherits`
  bool inherits = false;       // the sector is that of the institution or country it belongs to
  bool international = false;  // of an international body where no country is told
  bool site = false;           // acts or is acted upon only as subject or object: "school"
  bool post = false;           // a site only where a state or people owns it: "Israeli positions"
  ActorKind kind = ActorKind::group;
  Gender gender = Gender::unknown;
};

// Words by which mentions are told apart; codebook/actors/words.tsv says what each group is for.
enum class WordGroup : std::uint8_t {
  acting,
  mixed,
  motion,
  area,
  lying,
  striking,
  quantifier,
  government,
  group,
  country,
  pointing,
  side,
  vague,
  abroad,
  state,
  ruling,
  former,
  commanding,
  many,
  hurling,
  guest,
  tool,
  rank,
  particle,
  serving,
  captive,
  fighter,
  loyal,
  gathering,
  armyless,
  heading,
  epithet,
  agency,
  ranks,
  cause,
  paper,
  way,
  platform,
  meeting,
  hearing,
  violence,
  unnamed,
  outlet,
  harming,
  campaign,
  leading
};
inline constexpr std::size_t kWordGroups = 46;

// One term in one office. Days are "2022-12-29", empty where open.
struct Holder {
  std::string name;
  Gender gender = Gender::unknown;
  std::string country;
  std::vector<std::string> sectors;
  std::string role;
  std::string from, to;
};

// Immutable after loading; shared by threads.
// "zelenskiy", "zelenskyy" and "zelensky" are one name written in Latin letters; of folded words.
std::string one_spelling(std::string word);

class ActorBook {
 public:
  // `directory` is the codebook's. Throws Error{cannot_run} naming file, line and cure.
  static ActorBook load(std::string const& directory);

  // Numbers that the tables give are indexes for country(), body() and agent().
  PhraseTable const& countries() const { return country_words_; }
  PhraseTable const& bodies() const { return body_words_; }
  PhraseTable const& agents() const { return agent_words_; }
  CountryWord const& country(std::uint32_t number) const { return countries_[number]; }
  std::size_t country_count() const { return countries_.size(); }
  Body const& body(std::uint32_t number) const { return bodies_[number]; }
  AgentWord const& agent(std::uint32_t number) const { return agents_[number]; }

  // Every term of those whose last name, or whose first as in "Xi Jinping", is this folded word.
  std::vector<Holder const*> holders(std::string const& surname) const;
  // By a first name or a title, folded; unknown where the word tells nothing.
  Gender gender_of(std::string const& word) const;
  // `word` is a lemma or a folded form.
  bool is_in(WordGroup group, std::string_view word) const;

 private:
  using Fields = std::vector<std::string_view>;
  void read(std::string const& path, void (ActorBook::*row)(Fields const&), std::size_t columns);
  void add_country(Fields const& fields);
  void add_body(Fields const& fields);
  void add_listed_body(Fields const& fields);
  void add_agent(Fields const& fields);
  void take_kind_of_head(std::string_view words, AgentWord& word) const;
  void add_holder(Fields const& fields);
  void add_first_name(Fields const& fields);
  void add_words(Fields const& fields);

  PhraseTable country_words_, body_words_, agent_words_;
  std::vector<CountryWord> countries_;
  std::vector<Body> bodies_;
  std::vector<AgentWord> agents_;
  std::vector<Holder> holders_;
  std::unordered_multimap<std::string, std::uint32_t> by_surname_;
  std::unordered_map<std::string, Gender> genders_;
  std::array<std::set<std::string, std::less<>>, kWordGroups> groups_;
};

}  // namespace dragoman
