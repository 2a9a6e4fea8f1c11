#include "names/place_mentions.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/one_of.h"
#include "names/phrase_table.h"
#include "names/place_name.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

struct DirectionWord {
  std::string_view word;
  Direction direction;
};

constexpr DirectionWord kDirections[] = {
    {"northern", {0, 1}},      {"north", {0, 1}},         {"southern", {0, -1}},
    {"south", {0, -1}},        {"eastern", {1, 0}},       {"east", {1, 0}},
    {"western", {-1, 0}},      {"west", {-1, 0}},         {"northeastern", {1, 1}},
    {"northeast", {1, 1}},     {"northwestern", {-1, 1}}, {"northwest", {-1, 1}},
    {"southeastern", {1, -1}}, {"southeast", {1, -1}},    {"southwestern", {-1, -1}},
    {"southwest", {-1, -1}},   {"central", {0, 0}},       {"downtown", {0, 0}},
    {"metro", {0, 0}},         {"greater", {0, 0}},
};

// Prepositions before which nothing but a place or a time stands.
constexpr std::array<std::string_view, 9> kPlacePrepositions = {
    "in", "near", "outside", "inside", "across", "around", "throughout", "into", "within"};

// Prepositions that lead to a place behind words of ways and moving.
constexpr std::array<std::string_view, 5> kLeadingPrepositions = {"to", "from", "towards",
                                                                  "through", "via"};

// Words inside of names of places: "Democratic Republic of the Congo", "Nagorno-Karabakh".
constexpr std::array<std::string_view, 3> kSigns = {"-", "'s", "’s"};
constexpr std::array<std::string_view, 3> kJoining = {"of", "the", "and"};

DirectionWord const* direction_of(std::string const& folded) {
  for (DirectionWord const& entry : kDirections) {
    if (entry.word == folded) return &entry;
  }
  return nullptr;
}

constexpr double kCity = 100000;  // inhabitants
constexpr double kTown = 10000;
constexpr std::size_t kRare = 4;  // places that bear the name, its district and the like counted

class MentionFinder {
 public:
  MentionFinder(Gazetteer const& gazetteer, Parse const& parse)
      : gazetteer_(gazetteer), parse_(parse), named_(parse.tokens.size()) {}

  std::vector<PlaceMention> find() {
    for (NameSpan const& name : parse_.names) {
      if (name.kind != NameKind::DATE) mark(name.tokens);
      if (name.kind != NameKind::PER) continue;
      for (std::uint32_t t = name.tokens.begin + 1; t < name.tokens.end; ++t)
        surnames_.insert(written(parse_, {t, name.tokens.end}));
    }
    for (std::size_t i = 0; i < parse_.names.size(); ++i) {
      NameSpan const name = joined(i);
      if (name.kind == NameKind::DATE) continue;
      if (name.kind == NameKind::NORP) continue;
      bool const doubtful = name.kind == NameKind::PER || name.kind == NameKind::ORG;
      for (TokenSpan part : parts(name.tokens)) add(part, name.kind, doubtful);
    }
    for (Sentence const& sentence : parse_.sentences) add_unnamed(sentence.tokens);
    std::sort(mentions_.begin(), mentions_.end(), [](PlaceMention const& a, PlaceMention const& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) contain(i);
    return std::move(mentions_);
  }

 private:
  Token const& token(std::uint32_t t) const { return parse_.tokens[t]; }
  TokenSpan sentence(std::uint32_t t) const {
    return parse_.sentences[parse_.sentence_of[t]].tokens;
  }

  // Name `i`, with the next one where both are one place ("Bosnia and Herzegovina"); then `i`
  // moves.
  NameSpan joined(std::size_t& i) const {
    NameSpan name = parse_.names[i];
    if (i + 1 == parse_.names.size()) return name;
    TokenSpan const next = parse_.names[i + 1].tokens;
    if (next.begin > name.tokens.end + 2 || sentence(name.tokens.begin) != sentence(next.begin))
      return name;
    for (std::uint32_t t = name.tokens.end; t < next.begin; ++t) {
      std::string const word = lower_case(token(t).form);
      if (!is_one_of(word, kJoining) && !is_one_of(word, kSigns)) return name;
    }
    TokenSpan const both = hull(name.tokens, next);
    bool const people = name.kind == NameKind::NORP;  // "Czech" of "the Czech Republic"
    bool const cut = people || is_one_of(token(name.tokens.end - 1).form, kSigns);
    if ((next.begin == name.tokens.end && !cut) ||
        gazetteer_.find(fold_name(written(parse_, trimmed(both)))).empty())
      return name;
    name.tokens = both;
    if (people) name.kind = parse_.names[i + 1].kind;
    ++i;
    return name;
  }

  // "Paris, Texas" tagged as one name is two; articles and punctuation at the edges fall away.
  std::vector<TokenSpan> parts(TokenSpan span) const {
    std::vector<TokenSpan> out;
    for (std::uint32_t begin = span.begin, t = span.begin; t <= span.end; ++t) {
      if (t < span.end && token(t).form != ",") continue;
      TokenSpan const part = trimmed({begin, t});
      if (!part.empty()) out.push_back(part);
      begin = t + 1;
    }
    return out;
  }

  bool is_edge(std::uint32_t t) const {
    return token(t).upos == Upos::PUNCT || token(t).upos == Upos::PART ||
           token(t).upos == Upos::ADP || token(t).upos == Upos::DET;
  }

  TokenSpan trimmed(TokenSpan span) const {
    while (!span.empty() && is_edge(span.begin)) ++span.begin;
    while (!span.empty() && is_edge(span.end - 1)) --span.end;
    return span;
  }

  void add(TokenSpan tokens, NameKind kind, bool doubtful) {
    PlaceMention mention;
    mention.tokens = tokens;
    mention.kind = kind;
    mention.doubtful = doubtful;
    widen(mention);
    describe(mention);
    bool const of_kind = mention.noun && mention.tokens.end == tokens.end + 2;
    if (of_kind) mention.base = fold_name(written(parse_, tokens));  // "Jenin refugee camp"
    mention.needs_support = doubtful && !stands_in_place(mention) && may_be_place(mention);
    if (is_kept(mention)) {
      keep(std::move(mention));
    } else if (kind == NameKind::ORG) {
      add_seat(tokens);
    }
  }

  // The place in the name of an institution: before its kind, or behind the last "of".
  void add_seat(TokenSpan tokens) {
    TokenSpan seat = known_start(tokens);
    if (seat.empty() || !goes_on_as_institution({seat.end, tokens.end})) seat = known_end(tokens);
    if (seat.empty() || gazetteer_.is_institution(lower_case(token(seat.begin).form))) return;
    // "the Howard government", where the text tells of John Howard.
    if (seat.size() == 1 && surnames_.contains(token(seat.begin).form)) return;
    PlaceMention mention;
    mention.tokens = seat;
    mention.kind = NameKind::GPE;
    mention.doubtful = true;
    describe(mention);
    if (!gazetteer_.names_none(mention.key)) keep(std::move(mention));
  }

  void mark(TokenSpan tokens) {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) named_[t] = true;
  }

  void keep(PlaceMention mention) {
    mark(mention.tokens);
    mentions_.push_back(std::move(mention));
  }

  // The longest start of a name, short of all of it, that the gazetteer knows; the "City" of
  // "Dublin City Council" is the council's, and "Canadian Press" has nothing to do with Canadian,
  // Texas.
  TokenSpan known_start(TokenSpan tokens) const {
    for (std::uint32_t end = std::min(tokens.end - 1, tokens.begin + 4); end > tokens.begin;
         --end) {
      std::string const key = fold_name(written(parse_, {tokens.begin, end}));
      bool const people = gazetteer_.country_of_people(key) >= 0;
      if (!people && !gazetteer_.find(key).empty()) return {tokens.begin, end};
    }
    return {tokens.begin, tokens.begin};
  }

  // Behind the last "of", a country, region or city.
  TokenSpan known_end(TokenSpan tokens) const {
    for (std::uint32_t t = tokens.end - 1; t > tokens.begin; --t) {
      if (lower_case(token(t - 1).form) != "of") continue;
      TokenSpan const seat = trimmed({t, tokens.end});
      if (is_large_name(fold_name(written(parse_, seat)))) return seat;
      break;
    }
    return {tokens.end, tokens.end};
  }

  bool is_large_name(std::string const& key) const {
    std::vector<Found> const found = gazetteer_.find(key);
    return std::any_of(found.begin(), found.end(),
                       [this](Found const& f) { return !f.alternate && is_large(f, kCity); });
  }

  // The next word of the name, but for "of" and the like, is one of institutions.
  bool goes_on_as_institution(TokenSpan rest) const {
    while (!rest.empty() && is_edge(rest.begin)) ++rest.begin;
    return !rest.empty() && gazetteer_.is_institution(lower_case(token(rest.begin).form));
  }

  // Proper nouns that the parse names nothing, up to four in a row.
  void add_unnamed(TokenSpan sentence) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (named_[t] || token(t).upos != Upos::PROPN) continue;
      std::uint32_t end = t;
      while (end < sentence.end && end < t + 4 && !named_[end] && token(end).upos == Upos::PROPN)
        ++end;
      if (stands_free({t, end})) add({t, end}, NameKind::LOC, true);
      t = end - 1;
    }
  }

  // No title before a name, and no stretch that was cut.
  bool stands_free(TokenSpan tokens) const {
    bool const cut = tokens.end < parse_.tokens.size() && token(tokens.end).upos == Upos::PROPN &&
                     parse_.sentence_of[tokens.end] == parse_.sentence_of[tokens.begin];
    return !cut && token(tokens.begin).form.size() > 3;
  }

  // Takes in the noun behind the name, the direction before it, and what else belongs to it as the
  // gazetteer knows it.
  void widen(PlaceMention& mention) const {
    std::uint32_t const begin = mention.tokens.begin, end = mention.tokens.end;
    if (TokenSpan const known = longer_known(mention.tokens); known != mention.tokens) {
      mention.tokens = known;
      return;
    }
    bool const goes_on = end < sentence(begin).end && token(end - 1).space_after;
    if (goes_on && is_place_noun(begin, end)) {
      mention.tokens.end = end + 1;
    } else if (goes_on && is_kind_of_place(begin, end)) {
      mention.tokens.end = end + 2;
    }
    if (begin > sentence(begin).begin && direction_of(fold_name(token(begin - 1).form)) &&
        token(begin - 1).head >= static_cast<std::int32_t>(begin) &&
        token(begin - 1).head < static_cast<std::int32_t>(mention.tokens.end))
      mention.tokens.begin = begin - 1;
  }

  // "El" of "El Fasher", "Thomas Shoal" of "Second Thomas Shoal": the longest known name around,
  // with capitals and outside of other names.
  TokenSpan longer_known(TokenSpan tokens) const {
    TokenSpan const limit = sentence(tokens.begin);
    std::uint32_t end = tokens.end;
    while (end < limit.end && end < tokens.end + 4 && is_free_capital(end)) ++end;
    std::uint32_t begin = tokens.begin;
    if (begin > limit.begin && is_free_capital(begin - 1)) --begin;
    for (; begin <= tokens.begin; ++begin) {
      for (std::uint32_t e = end; e > (begin < tokens.begin ? tokens.end - 1 : tokens.end); --e) {
        if (!gazetteer_.find(fold_name(written(parse_, {begin, e}))).empty()) return {begin, e};
      }
    }
    return tokens;
  }

  bool is_free_capital(std::uint32_t t) const {
    char const first = token(t).form.empty() ? 'a' : token(t).form[0];
    return !named_[t] && first >= 'A' && first <= 'Z' && token(t).upos != Upos::DET;
  }

  // The word at `at` is a noun of places that the name before it specifies.
  bool is_place_noun(std::uint32_t begin, std::uint32_t at) const {
    Upos const upos = token(at).upos;
    if ((upos != Upos::NOUN && upos != Upos::PROPN) || !gazetteer_.noun(lower_case(token(at).form)))
      return false;
    for (std::uint32_t t = begin; t < at; ++t) {
      if (token(t).head == static_cast<std::int32_t>(at)) return true;
    }
    return token(at).head >= static_cast<std::int32_t>(begin) &&
           token(at).head < static_cast<std::int32_t>(at);
  }

  // "refugee camp" of "Jenin refugee camp", at `at`.
  bool is_kind_of_place(std::uint32_t begin, std::uint32_t at) const {
    if (at + 1 >= sentence(begin).end || token(at).upos != Upos::NOUN) return false;
    bool const whole = base_relation(token(at).relation) == "compound" &&
                       token(at).head == static_cast<std::int32_t>(at) + 1;
    return whole && is_place_noun(begin, at + 1);
  }

  void describe(PlaceMention& mention) const {
    TokenSpan name = mention.tokens;
    mention.words = written(parse_, name);
    mention.head = head_of(name);
    if (DirectionWord const* word = direction_of(fold_name(token(name.begin).form));
        word && name.size() > 1 && is_direction(name)) {
      mention.direction = word->direction;
      ++name.begin;
    }
    if (mention.noun = noun_of(name); mention.noun) {
      name.begin += 2;
      mention.noun_apart = true;
    }
    mention.key = fold_name(written(parse_, name));
    mention.base = mention.key;
    if (!mention.noun) noun_behind(mention, name);
    if (!mention.noun) noun_before(mention, name.begin);
  }

  // The first word is no part of the name: "southern Lebanon", and "south Lebanon" in spite of the
  // town South Lebanon.
  bool is_direction(TokenSpan name) const {
    if (!is_known(name)) return true;
    bool const small = token(name.begin).form[0] >= 'a';
    return small && is_known({name.begin + 1, name.end});
  }

  // "North Macedonia", also with a noun behind: "North Kivu province".
  bool is_known(TokenSpan name) const {
    if (!gazetteer_.find(fold_name(written(parse_, name))).empty()) return true;
    return name.size() > 2 && gazetteer_.noun(lower_case(token(name.end - 1).form)) &&
           !gazetteer_.find(fold_name(written(parse_, {name.begin, name.end - 1}))).empty();
  }

  // "City of Edwardsville", where the name goes on behind "of"; but "Republic of the Congo".
  PlaceNoun const* noun_of(TokenSpan name) const {
    if (name.size() < 3 || lower_case(token(name.begin + 1).form) != "of") return nullptr;
    if (!gazetteer_.find(fold_name(written(parse_, name))).empty()) return nullptr;
    return gazetteer_.noun(lower_case(token(name.begin).form));
  }

  // "Lachin corridor"; of a facility with another noun, the place in its name: "Kyiv TV Tower".
  void noun_behind(PlaceMention& mention, TokenSpan name) const {
    if (name.size() < 2) return;
    mention.noun = gazetteer_.noun(lower_case(token(name.end - 1).form));
    if (mention.noun) mention.base = fold_name(written(parse_, {name.begin, name.end - 1}));
    bool const other = mention.kind == NameKind::FAC || mention.kind == NameKind::LOC;
    bool const division = mention.noun && mention.noun->divides;
    if (!other || division || !gazetteer_.find(mention.base).empty()) return;
    TokenSpan const start = known_start(name);
    if (start.empty() || gazetteer_.is_institution(lower_case(token(start.begin).form))) return;
    std::string const place = fold_name(written(parse_, start));
    if (!gazetteer_.is_placeless(place)) mention.base = place;
  }

  // "the city of Goma"
  void noun_before(PlaceMention& mention, std::uint32_t begin) const {
    std::uint32_t const first = sentence(begin).begin;
    if (begin < first + 2 || lower_case(token(begin - 1).form) != "of") return;
    mention.noun = gazetteer_.noun(lower_case(token(begin - 2).form));
    mention.noun_apart = mention.noun != nullptr;
  }

  // The first word whose head lies outside of the span.
  std::int32_t head_of(TokenSpan tokens) const {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      std::int32_t const head = token(t).head;
      if (head < static_cast<std::int32_t>(tokens.begin) ||
          head >= static_cast<std::int32_t>(tokens.end))
        return static_cast<std::int32_t>(t);
    }
    return static_cast<std::int32_t>(tokens.end) - 1;
  }

  bool is_kept(PlaceMention const& mention) const {
    TokenSpan const tokens = mention.tokens;
    if (mention.key.empty() || gazetteer_.names_none(mention.key)) return false;
    bool const of_people =
        mention.noun && gazetteer_.names_none(mention.base);              // "Alawite village"
    if (of_people && gazetteer_.find(mention.key).empty()) return false;  // but "Czech Republic"
    if (gazetteer_.names_none(fold_name(mention.words))) return false;
    if (tokens.size() == 1 && gazetteer_.noun(mention.key)) return false;
    if (mention.words == lower_case(mention.words)) return false;  // "us", "highland district"
    bool const known = !gazetteer_.find(mention.key).empty();
    if (!known && gazetteer_.names_none(fold_name(token(tokens.end - 1).form))) return false;
    Upos const first = token(tokens.begin).upos;
    if (tokens.size() == 1 && (first == Upos::ADJ || first == Upos::PRON)) return false;
    return !mention.doubtful || stands_in_place(mention) || mention.needs_support;
  }

  // Many places bear the names of people, and many people those of villages; a town that has its
  // name nearly for itself is what the name means. Of who acts or owns, more is asked.
  bool may_be_place(PlaceMention const& mention) const {
    std::string_view const relation = parse_.tokens[mention.head].relation;
    bool const acts = relation == "nsubj" || relation == "nmod:poss";
    std::vector<Found> const found = gazetteer_.find(mention.key);
    bool const named = named_as_person(mention) || is_short_for_region(mention, found);
    return !named && found.size() <= kRare &&
           std::any_of(found.begin(), found.end(),
                       [&](Found const& f) { return is_large(f, acts ? kCity : kTown); });
  }

  // "PA", "FLA": letters that also stand for a body.
  bool is_short_for_region(PlaceMention const& mention, std::vector<Found> const& found) const {
    return mention.tokens.size() == 1 && is_acronym(mention.words) &&
           std::none_of(found.begin(), found.end(), [&](Found const& f) {
             return gazetteer_.spot(f.number).level == PlaceLevel::country;
           });
  }

  bool is_large(Found const& found, double people) const {
    Spot const spot = gazetteer_.spot(found.number);
    return found.listed || spot.level == PlaceLevel::country || spot.population >= people ||
           (spot.level == PlaceLevel::region && !found.alternate);
  }

  // A title or first name stands before it, or the document's people bear it: "Ms. Sears".
  bool named_as_person(PlaceMention const& mention) const {
    std::uint32_t const begin = mention.tokens.begin;
    if (begin > sentence(begin).begin && token(begin - 1).upos == Upos::PROPN) return true;
    return surnames_.contains(written(parse_, mention.tokens));
  }

  // "Rebels seized Goma", "Goma was seized", "Goma is under siege", "Goma remains besieged".
  bool is_taken(PlaceMention const& mention) const {
    Token const& word = parse_.tokens[whole_of(mention.head)];
    std::int32_t const state = word.relation == "nsubj" ? child(parse_, word.head, "xcomp") : -1;
    bool const stays = state >= 0 && has_feature(parse_.tokens[state], "Voice=Pass");
    bool const undergoes = base_relation(word.relation) == "obj" || word.relation == "nsubj:pass" ||
                           (word.relation == "nsubj" && is_below_under(word.head)) || stays;
    return undergoes && word.head >= 0 && may_be_place(mention) &&
           gazetteer_.takes_place(parse_.tokens[stays ? state : word.head].lemma);
  }

  // "most" of "most of Goma"
  std::int32_t whole_of(std::int32_t part) const {
    Token const& word = parse_.tokens[part];
    if (word.relation == "conj" && word.head < part) return whole_of(word.head);
    bool const share = word.relation == "nmod" && word.head >= 0 && word.head < part;
    if (!share) return part;
    Upos const upos = parse_.tokens[word.head].upos;
    return upos == Upos::ADJ || upos == Upos::DET || upos == Upos::NUM || upos == Upos::PRON
               ? word.head
               : part;
  }

  bool is_below_under(std::int32_t noun) const {
    std::int32_t const sign = noun < 0 ? -1 : child(parse_, noun, "case");
    return sign >= 0 && parse_.tokens[sign].lemma == "under";
  }

  // "withdrew from Lyman", "the road to Goma".
  bool is_led_to(PlaceMention const& mention, std::string_view preposition) const {
    std::int32_t const governor = parse_.tokens[mention.head].head;
    return governor >= 0 && is_one_of(preposition, kLeadingPrepositions) && may_be_place(mention) &&
           gazetteer_.leads_to_place(parse_.tokens[governor].lemma);
  }

  bool stands_in_place(PlaceMention const& mention) const {
    if (gazetteer_.find(mention.key).empty()) return false;
    if (is_taken(mention)) return true;
    std::int32_t const sign = child(parse_, mention.head, "case");
    if (sign < 0 || sign >= static_cast<std::int32_t>(mention.tokens.begin)) return false;
    std::string const preposition = lower_case(parse_.tokens[sign].form);
    return is_one_of(preposition, kPlacePrepositions) || is_led_to(mention, preposition);
  }

  // "X, Y" and "X in Y": the next mention may hold this one.
  void contain(std::size_t i) {
    PlaceMention& inner = mentions_[i];
    PlaceMention const& outer = mentions_[i + 1];
    std::uint32_t const from = inner.tokens.end, to = outer.tokens.begin;
    if (to <= from || to > from + 3 || sentence(from - 1) != sentence(to)) return;
    std::string const first = lower_case(token(from).form);
    if (first != "," && first != "in") return;
    for (std::uint32_t t = from + 1; t < to; ++t) {
      if (!is_bridge(t)) return;
    }
    inner.inside = static_cast<std::int32_t>(i + 1);
  }

  bool is_bridge(std::uint32_t t) const {
    return token(t).upos == Upos::DET || token(t).upos == Upos::ADJ ||
           lower_case(token(t).form) == "in";
  }

  Gazetteer const& gazetteer_;
  Parse const& parse_;
  std::vector<bool> named_;  // token → inside of a name or of a mention
  std::set<std::string> surnames_;
  std::vector<PlaceMention> mentions_;
};

}  // namespace

std::vector<PlaceMention> find_place_mentions(Gazetteer const& gazetteer, Parse const& parse) {
  return MentionFinder(gazetteer, parse).find();
}

}  // namespace dragoman
