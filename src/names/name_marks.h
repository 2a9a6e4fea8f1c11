// The words of the tables of actors, found in a document.
//
//   "Israeli Prime Minister Benjamin Netanyahu"
//    country  agent--------- (a name span of the parse)
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/actor_book.h"
#include "parse/parse.h"

namespace dragoman {

struct Marked {
  TokenSpan tokens;
  enum class Kind : std::uint8_t { country, body, agent } kind = Kind::agent;
  std::uint32_t number = 0;  // for NameMarks::country(), ActorBook::body() or agent()
};

struct NameMarks {
  std::vector<std::string> words;  // token → folded form
  std::vector<Marked> marked;
  // Token → number in `marked` of the country or body, and of the agent, that covers it; -1 none.
  std::vector<std::int32_t> name_at, agent_at;
  std::vector<std::int32_t> span_at;  // token → number in Parse::names, -1 none
  std::vector<CountryWord> told;      // countries that no table has (told_states.h)

  // The word behind a mark of kind country.
  CountryWord const& country(ActorBook const& book, Marked const& mark) const;
  // The number, for Marked, of a country that no table has.
  std::uint32_t tell(CountryWord const& word, ActorBook const& book);
};

// Phrases of one kind do not overlap: from the left, the longest first.
NameMarks mark_names(ActorBook const& book, Parse const& parse);

// "Rwandan-backed": the country of a backer, not of the noun.
bool is_hyphenated(Parse const& parse, TokenSpan span);
// "US-led forces": the country of who leads them and sends them.
bool leads(Parse const& parse, Marked const& mark);

// "source" of "a source in the presidency": where somebody is tells whose he is.
bool is_within(Parse const& parse, std::int32_t noun);

// Whom a person leads: PLOVER sectors, and the code of a body that the book has.
struct Led {
  std::vector<std::string> sectors;
  std::string country;
};
// "Nangaa, who leads the rebel alliance", "a gang led by Cherizier": by a clause at this token;
// empty where none tells it.
Led led_by(Parse const& parse, ActorBook const& book, NameMarks const& marks, std::int32_t person);

// "American" for the "warplanes" at this token of "American helicopters and warplanes": what stands
// before the first belongs to the second, too; null where nothing is shared.
Marked const* country_shared(Parse const& parse, NameMarks const& marks, std::int32_t second);

// ISO 3166 alpha-3 of "Israelis" for the "soldiers" at this token of "154 Israelis, including 114
// soldiers"; empty where they are part of nobody whose country is told.
std::string country_of_whole(Parse const& parse, ActorBook const& book, NameMarks const& marks,
                             std::int32_t part);

// The token of `span` that hangs on none of the others; `span` must not be empty.
std::int32_t head_of(Parse const& parse, TokenSpan span);

// True where the token is of a body's name that no table has and no word tells: "Osk Union".
// `owner` may be -1.
bool is_unknown_body(Parse const& parse, NameMarks const& marks, std::int32_t owner);

}  // namespace dragoman
