#include "parse/told_places.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/one_of.h"
#include "parse/mend_words.h"
#include "parse/pieces.h"
#include "text/blocks.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 14> kLands = {
    "district",     "town",       "village", "city",   "province",      "region",       "island",
    "municipality", "settlement", "enclave", "suburb", "neighbourhood", "neighborhood", "hamlet"};
constexpr std::array<std::string_view, 3> kPeople = {"inhabitant", "resident", "population"};
// What befalls a place, and the parts that it has.
constexpr std::array<std::string_view, 6> kMeeting = {"siege",     "bombardment",  "shelling",
                                                      "outskirts", "encirclement", "evacuation"};
constexpr float kElse = -30;  // log probability that it is no place after all

using Places = std::set<std::string>;

// "TAL ORVEN" of "TAL ORVEN, March 14 -", in small letters; "NEW YORK/GENEVA" are two.
Places places_of_datelines(Document const& document) {
  Places out;
  for (std::string_view text : datelines(document)) {
    text = text.substr(0, text.find_first_of(",(-"));
    for (std::size_t begin = 0; begin <= text.size();) {
      std::size_t const end = std::min(text.find('/', begin), text.size());
      std::string_view name = text.substr(begin, end - begin);
      while (name.ends_with(' ')) name.remove_suffix(1);
      out.insert(lower_case(name));
      begin = end + 1;
    }
  }
  return out;
}

// True where one of these words stands right below `head` by that relation.
template <class Words>
bool has(Parse const& parse, std::int32_t head, std::string_view relation, Words const& words) {
  auto const& below = parse.children[head];
  return std::any_of(below.begin(), below.end(), [&](std::int32_t each) {
    Token const& word = parse.tokens[each];
    return word.relation == relation && is_one_of(word.lemma, words);
  });
}

bool is_land_word(Token const& word) { return is_one_of(word.lemma, kLands); }

// "the district of Tal Orven", "residents of Velmora"
bool is_of_land(Parse const& parse, std::int32_t name) {
  Token const& word = parse.tokens[name];
  if (word.relation != "nmod" || word.head < 0 || word.head >= name) return false;
  Token const& above = parse.tokens[word.head];
  Token const* before = name > 0 ? &parse.tokens[name - 1] : nullptr;
  return (is_land_word(above) || is_one_of(above.lemma, kPeople) ||
          is_one_of(above.lemma, kMeeting)) &&
         before != nullptr && before->lemma == "of" && before->head == name;
}

// "Kesh Dorin is a village", "Kesh Dorin has 48,000 inhabitants"
bool is_told_as_land(Parse const& parse, std::int32_t name) {
  Token const& word = parse.tokens[name];
  if (word.relation != "nsubj" || word.head < 0) return false;
  Token const& verb = parse.tokens[word.head];
  if (verb.upos == Upos::NOUN && is_land_word(verb)) return true;
  return verb.lemma == "have" && has(parse, word.head, "obj", kPeople);
}

// "forces take Al-Kamlin", "rebels entered Velmora": no army takes or enters a body without an
// article.
bool is_taken_as_land(Parse const& parse, NameSpan const& name, std::int32_t head) {
  static constexpr std::array<std::string_view, 10> kTaking = {
      "take",  "retake",  "capture",  "recapture", "seize",
      "enter", "besiege", "liberate", "shell",     "overrun"};
  static constexpr std::array<std::string_view, 10> kTakers = {
      "force",    "army",     "troop",   "rebel",   "fighter",
      "militant", "military", "militia", "soldier", "insurgent"};
  Token const& word = parse.tokens[head];
  bool const object = name.kind == NameKind::ORG && word.relation == "obj" && word.head >= 0 &&
                      is_one_of(parse.tokens[word.head].lemma, kTaking);
  bool const described = child(parse, head, "det") >= 0 || child(parse, head, "compound") >= 0;
  std::int32_t const taker = object && !described ? child(parse, word.head, "nsubj") : -1;
  bool const away = object && child(parse, word.head, "obl") >= 0 &&
                    parse.tokens[word.head].lemma == "take";  // "took Boeing to court"
  return taker >= 0 && !away && is_one_of(parse.tokens[taker].lemma, kTakers);
}

// Also "Velmora, a town near the border".
bool is_told_as_place(Parse const& parse, NameSpan const& name) {
  auto const head = static_cast<std::int32_t>(top_of(parse, name.tokens));
  return has(parse, head, "appos", kLands) || is_of_land(parse, head) ||
         is_told_as_land(parse, head) || is_taken_as_land(parse, name, head);
}

}  // namespace

void tell_places(Document const& document, Parse& parse, NameScores& kinds) {
  Places const from = places_of_datelines(document);
  for (std::size_t i = 0; i < parse.names.size(); ++i) {
    NameSpan& name = parse.names[i];
    if (name.kind != NameKind::PER && name.kind != NameKind::ORG) continue;
    bool const heads = from.contains(lower_case(written(parse, name.tokens)));
    if (!heads && !is_told_as_place(parse, name)) continue;
    name.kind = NameKind::GPE;
    for (float& score : kinds[i]) score = std::min(score, kElse);
    kinds[i][static_cast<std::size_t>(NameKind::GPE)] = 0;
  }
}

}  // namespace dragoman
