// Of which country those are whose own words do not tell it.
//
// In: what is known of a document's mentions and chains. Out: an ISO code or "". Titles, who
// commands, judges or mourns them, the place of their deed, who speaks of them, and the country
// that the document speaks of most.
//
//   "Gunmen attacked a convoy in Chad. The army said two soldiers were killed."
//    ^-- scene: TCD                    ^-- main country         ^-- its own losses
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "names/coreference.h"
#include "names/title_countries.h"

namespace dragoman {

class CountryGuess {
 public:
  // All must outlive the guess; mentions and chains may still be filled. `heading` is the title and
  // the dateline, which the parse does not hold.
  CountryGuess(ActorBook const& book, Parse const& parse, Names const& names,
               NameMarks const& marks, std::vector<ActorMention> const& mentions,
               std::vector<Chain> const& chains, std::string_view heading)
      : book_(book),
        parse_(parse),
        names_(names),
        marks_(marks),
        mentions_(mentions),
        chains_(chains),
        title_(book, heading) {}

  // How often places and words for countries tell each country; needs marks and places.
  void count();
  // Where the chains stand in the text; needs the chains.
  void index();
  // Makes this the country that the document speaks of most, where no word told one.
  void suppose(std::string const& country);

  std::string of(Chain const& chain) const;
  std::vector<std::string> told() const;
  std::size_t times_told(std::string const& country) const;
  // Empty where no word tells a country.
  std::string const& main() const { return main_; }
  // The actor at this token, nullptr for none.
  Traits const* traits_at(std::int32_t token) const;

 private:
  bool is_third_party(Chain const& chain) const;
  Traits const* doer_of(std::int32_t verb) const;
  std::string country_of_junta(Chain const& chain) const;
  std::string country_in_title(Chain const& chain) const;
  std::string country_of_commander(Chain const& chain) const;
  std::string country_of_judge(Chain const& chain) const;
  std::string country_of_mourner(Chain const& chain) const;
  std::string country_of_scene(Chain const& chain) const;
  std::string country_of_list(Chain const& chain) const;
  std::string country_of_deed(Chain const& chain) const;
  std::string country_of_attacker(Chain const& chain) const;
  std::string country_of_defender(Chain const& chain, std::string const& foe) const;
  std::string with_army(std::string country) const;
  std::string country_visited(std::int32_t head) const;
  bool is_way_of(std::int32_t way, std::int32_t verb) const;
  std::int32_t verb_above(std::int32_t token) const;
  std::string country_of_speaker(std::int32_t token) const;
  std::string country_of_voice(Chain const& chain) const;
  std::string country_of_last_subject(Chain const& chain) const;
  std::string country_around(Chain const& chain) const;
  std::string country_near(Chain const& chain) const;
  bool is_mostly_of_main(Chain const& chain) const;
  bool is_headed_by_main(Chain const& chain) const;
  double share_of_main() const;
  bool acts_upon(std::int32_t head, std::string const& country) const;
  bool is_object_of(std::int32_t verb, std::string const& country) const;
  std::string country_ahead(std::int32_t subject) const;
  std::string country_in(std::int32_t sentence, std::int32_t near) const;
  bool is_where_others_are(std::int32_t place) const;
  bool is_of_guest(std::int32_t place) const;
  std::string country_of_fighters(Marked const& mark) const;
  bool is_country(std::uint32_t token) const;

  ActorBook const& book_;
  Parse const& parse_;
  Names const& names_;
  NameMarks const& marks_;
  std::vector<ActorMention> const& mentions_;
  std::vector<Chain> const& chains_;
  TitleCountries title_;
  std::set<std::string>
      heading_;  // countries that title and dateline tell, themselves or by a town
  std::map<std::string, std::size_t> told_;  // country → times
  std::string main_;
  std::map<std::int32_t, std::size_t> chain_at_;  // head of a mention → chain
};

}  // namespace dragoman
