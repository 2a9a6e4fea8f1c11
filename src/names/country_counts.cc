// How often a document tells each country.
#include <set>

#include "names/country_guess.h"

namespace dragoman {
namespace {

// A country in the title, or of a town in the dateline, counts like so many in the text.
constexpr std::size_t kInTitle = 2;

}  // namespace

std::vector<std::string> CountryGuess::told() const {
  std::vector<std::string> out;
  out.reserve(told_.size());
  for (auto const& [country, count] : told_) out.push_back(country);
  return out;
}

std::size_t CountryGuess::times_told(std::string const& country) const {
  auto const found = told_.find(country);
  return found == told_.end() ? 0 : found->second;
}

// "being finalized by mediators in Doha", "mediators from Oman", "as agreed in Geneva": where
// guests are or come from tells nothing of others, nor does where things come from: "the roads from
// Senegal".
bool CountryGuess::is_where_others_are(std::int32_t place) const {
  std::int32_t const named = place;
  while (parse_.tokens[place].head >= 0 && (parse_.tokens[place].relation == "appos" ||
                                            parse_.tokens[place].relation == "nmod:unmarked" ||
                                            parse_.tokens[place].relation == "conj"))
    place = parse_.tokens[place].head;  // "in Doha, Qatar"
  std::int32_t const guest = parse_.tokens[place].head;
  std::int32_t const preposition = child(parse_, place, "case");
  std::string_view const how = base_relation(parse_.tokens[place].relation);
  std::string_view const sign =
      preposition < 0 ? std::string_view() : std::string_view(parse_.tokens[preposition].lemma);
  bool const in = sign == "in" && (how == "nmod" || how == "obl");
  if (guest < 0 || (!in && sign != "from")) return false;
  std::string const& lemma = parse_.tokens[guest].lemma;
  bool const guests = how == "nmod" && marks_.agent_at[guest] >= 0;
  bool const origin = sign == "from" && how == "nmod" && marks_.agent_at[guest] < 0 &&
                      parse_.tokens[guest].upos == Upos::NOUN &&
                      is_country(static_cast<std::uint32_t>(named));
  return origin || (in && book_.is_in(WordGroup::meeting, lemma)) ||
         (guests && book_.is_in(WordGroup::guest, lemma));
}

// "the US envoy": whose the guest is, not where others are.
bool CountryGuess::is_of_guest(std::int32_t place) const {
  std::string_view const relation = base_relation(parse_.tokens[place].relation);
  bool const own =
      relation == "amod" || relation == "compound" || parse_.tokens[place].relation == "nmod:poss";
  std::int32_t const guest = own ? parse_.tokens[place].head : -1;
  return guest > place && book_.is_in(WordGroup::abroad, parse_.tokens[guest].lemma);
}

// "the Houthis" tell of Yemen, "Yemen's Houthis" no more than "Yemen".
std::string CountryGuess::country_of_fighters(Marked const& mark) const {
  Body const& body = book_.body(mark.number);
  bool const fights = body.kind == ActorKind::armed_group && is_state_code(body.country);
  std::uint32_t const begin = mark.tokens.begin;
  bool const told = (begin > 0 && is_country(begin - 1)) || (begin > 1 && is_country(begin - 2));
  return fights && !told ? body.country : std::string();
}

bool CountryGuess::is_country(std::uint32_t token) const {
  std::int32_t const at = marks_.name_at[token];
  return at >= 0 && marks_.marked[at].kind == Marked::Kind::country;
}

// How often places and words for countries tell each country, armed groups once each, and which
// most.
void CountryGuess::count() {
  for (Place const& place : names_.places) {
    for (Mention const& mention : place.mentions) {
      if (!place.country.empty()) told_[place.country] += is_where_others_are(mention.head) ? 0 : 1;
    }
  }
  std::set<std::uint32_t> fighters;
  for (Marked const& mark : marks_.marked) {
    if (is_hyphenated(parse_, mark.tokens) || mark.kind == Marked::Kind::agent) continue;
    if (is_where_others_are(head_of(parse_, mark.tokens))) continue;
    if (mark.kind == Marked::Kind::country) {
      ++told_[marks_.country(book_, mark).code];
    } else if (std::string const code = country_of_fighters(mark);
               !code.empty() && fighters.insert(mark.number).second) {
      ++told_[code];
    }
  }
  for (auto const* const codes : {&title_.codes(), &names_.dateline_countries}) {
    for (std::string const& code : *codes) told_[code] += kInTitle;
    heading_.insert(codes->begin(), codes->end());
  }
  for (auto const& [country, count] : told_) {
    if (count > times_told(main_)) main_ = country;
  }
}

}  // namespace dragoman
