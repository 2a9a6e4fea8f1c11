#include "parse/told_places.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/one_of.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 14> kLands = {
    "district",     "town",       "village", "city",   "province",      "region",       "island",
    "municipality", "settlement", "enclave", "suburb", "neighbourhood", "neighborhood", "hamlet"};
constexpr std::array<std::string_view, 3> kPeople = {"inhabitant", "resident", "population"};
constexpr float kElse = -30;  // log probability that it is no place after all

using Places = std::set<std::string>;

std::string folded(Parse const& parse, TokenSpan tokens) {
  std::string out;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (!out.empty() && parse.tokens[t - 1].space_after) out += ' ';
    out += lower_case(parse.tokens[t].form);
  }
  return out;
}

// "TAL ORVEN" of "TAL ORVEN, March 14 -", in small letters; "NEW YORK/GENEVA" are two.
Places places_of_datelines(Document const& document) {
  Places out;
  for (Block const& block : document.blocks) {
    if (block.kind != BlockKind::dateline) continue;
    std::string_view text =
        std::string_view(document.text).substr(block.span.begin, block.span.end - block.span.begin);
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

class Teller {
 public:
  explicit Teller(Parse const& parse) : parse_(parse), describes_(parse.tokens.size()) {
    for (std::uint32_t t = 0; t < parse.tokens.size(); ++t) mark_described(t);
  }

  bool tells(NameSpan const& name) const {
    std::int32_t const head = head_in(name.tokens);
    return describes_[head] || is_of_land(head) || is_land(head) || has_people(head);
  }

 private:
  Token const& token(std::int32_t t) const { return parse_.tokens[t]; }
  bool is_land_word(std::int32_t t) const { return is_one_of(token(t).lemma, kLands); }

  std::int32_t head_in(TokenSpan tokens) const {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      std::int32_t const head = parse_.tokens[t].head;
      if (head < 0 || !tokens.contains(static_cast<std::uint32_t>(head))) {
        return static_cast<std::int32_t>(t);
      }
    }
    return static_cast<std::int32_t>(tokens.begin);
  }

  // What `t` says of another word: "a town" behind a name, what it has as inhabitants.
  void mark_described(std::uint32_t t) {
    Token const& word = parse_.tokens[t];
    if (word.head < 0) return;
    bool const town = word.relation == "appos" && is_land_word(static_cast<std::int32_t>(t));
    bool const people = word.relation == "obj" && is_one_of(word.lemma, kPeople) &&
                        token(word.head).lemma == "have";
    if (town || people) describes_[word.head] = true;
  }

  // "the district of Tal Orven", "residents of Velmora"
  bool is_of_land(std::int32_t name) const {
    Token const& word = token(name);
    if (word.relation != "nmod" || word.head < 0 || word.head >= name) return false;
    bool const noun = is_land_word(word.head) || is_one_of(token(word.head).lemma, kPeople);
    return noun && name > 0 && token(name - 1).lemma == "of" && token(name - 1).head == name;
  }

  // "Kesh Dorin is a village"
  bool is_land(std::int32_t name) const {
    Token const& word = token(name);
    bool const subject = word.relation == "nsubj" && word.head >= 0;
    return subject && token(word.head).upos == Upos::NOUN && is_land_word(word.head);
  }

  // "Kesh Dorin has 48,000 inhabitants"
  bool has_people(std::int32_t name) const {
    Token const& word = token(name);
    return word.relation == "nsubj" && word.head >= 0 && describes_[word.head];
  }

  Parse const& parse_;
  std::vector<bool> describes_;  // token → a town or inhabitants stand below it
};

}  // namespace

void tell_places(Document const& document, Parse& parse, NameScores& kinds) {
  Places const datelines = places_of_datelines(document);
  Teller const teller(parse);
  for (std::size_t i = 0; i < parse.names.size(); ++i) {
    NameSpan& name = parse.names[i];
    if (name.kind != NameKind::PER && name.kind != NameKind::ORG) continue;
    bool const written = datelines.contains(folded(parse, name.tokens));
    if (!written && !teller.tells(name)) continue;
    name.kind = NameKind::GPE;
    for (float& score : kinds[i]) score = std::min(score, kElse);
    kinds[i][static_cast<std::size_t>(NameKind::GPE)] = 0;
  }
}

}  // namespace dragoman
