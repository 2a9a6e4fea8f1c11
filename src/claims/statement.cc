#include "claims/statement.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/one_of.h"
#include "events/parties.h"

namespace dragoman {
namespace {

constexpr std::size_t kShortestStem = 5;  // letters that related words share at least

bool carries_meaning(Token const& token) {
  static constexpr std::array<std::string_view, 8> kEmpty = {"be",   "have", "do",  "say",
                                                             "make", "take", "get", "go"};
  switch (token.upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::VERB:
    case Upos::ADJ:
    case Upos::NUM:
      return !is_one_of(token.lemma, kEmpty);
    default:
      return false;
  }
}

std::vector<std::int32_t> actors_in(Names const& names, TokenSpan span) {
  std::vector<std::int32_t> out;
  for (std::uint32_t t = span.begin; t < span.end && t < names.actor_at.size(); ++t) {
    std::int32_t const actor = names.actor_at[t];
    if (actor >= 0 && std::find(out.begin(), out.end(), actor) == out.end()) out.push_back(actor);
  }
  return out;
}

std::set<std::int32_t> towns_in(Names const& names, TokenSpan span) {
  std::set<std::int32_t> towns;
  for (std::uint32_t t = span.begin; t < span.end && t < names.place_at.size(); ++t) {
    std::int32_t const place = names.place_at[t];
    bool const town = place >= 0 && names.places[place].kind == PlaceKind::settlement;
    if (town) towns.insert(place);
  }
  return towns;
}

Quantity const* first_count(Names const& names, TokenSpan span) {
  auto const at =
      std::find_if(names.quantities.begin(), names.quantities.end(),
                   [span](Quantity const& quantity) { return span.contains(quantity.tokens); });
  return at == names.quantities.end() ? nullptr : &*at;
}

bool opens_with_contrast(Parse const& parse, TokenSpan sentence) {
  static constexpr std::array<std::string_view, 8> kContrast = {
      "but", "however", "yet", "though", "while", "whereas", "nevertheless", "instead"};
  std::uint32_t const end = std::min(sentence.end, sentence.begin + 3);
  for (std::uint32_t t = sentence.begin; t < end; ++t) {
    if (is_one_of(parse.tokens[t].lemma, kContrast)) return true;
  }
  return false;
}

bool are_related(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::string_view const longer = a.size() > b.size() ? a : b;
  std::size_t const shorter = std::min(a.size(), b.size());
  bool const gerund = longer.size() == shorter + 3 && longer.ends_with("ing");  // "warn", "warning"
  if (gerund && longer.starts_with(a.size() > b.size() ? b : a)) return true;
  if (shorter < kShortestStem + 1) return false;
  return a.substr(0, shorter - 1) == b.substr(0, shorter - 1);
}

// "Pashinyan" of "Pashinyan's accusation".
std::int32_t owner_of(Layers const& layers, std::int32_t head) {
  if (head < 0) return -1;
  for (std::string_view const relation : {"nmod:poss", "nmod", "amod", "compound"}) {
    std::int32_t const token = child(layers.parse, head, relation);
    if (token < 0) continue;
    std::vector<Party> const parties = party_at(layers.parse, layers.names, token);
    if (!parties.empty()) return parties.front().actor;
  }
  return -1;
}

// "will reopen within days"
bool is_to_come(Parse const& parse, std::int32_t predicate) {
  static constexpr std::array<std::string_view, 4> kModals = {"will", "would", "should", "must"};
  static constexpr std::array<std::string_view, 12> kIntending = {
      "agree", "promise", "pledge", "plan",      "offer",  "vow",
      "want",  "hope",    "intend", "undertake", "refuse", "decline"};
  Token const& word = parse.tokens[predicate];
  std::int32_t const modal = child(parse, predicate, "aux");
  if (modal >= 0 && is_one_of(parse.tokens[modal].lemma, kModals)) return true;
  if (word.relation == "conj" && word.head >= 0 && word.head < predicate) {
    return is_to_come(parse, word.head);
  }
  bool const infinitive = word.relation == "xcomp" || word.relation == "advcl";
  return infinitive && is_one_of(parse.tokens[word.head].lemma, kIntending);
}

// "with electricity that has been cut off", "cut the power"
bool is_of_utility(Layers const& layers, std::int32_t token) {
  Parse const& parse = layers.parse;
  bool const clause = base_relation(parse.tokens[token].relation) == "acl";
  if (clause && layers.book.in_class(layers.parse, parse.tokens[token].head, "utility"))
    return true;
  return std::any_of(parse.children[token].begin(), parse.children[token].end(),
                     [&](std::int32_t dependent) {
                       std::string_view const how = base_relation(parse.tokens[dependent].relation);
                       bool const its = how == "nsubj" || how == "obj" || how == "compound";
                       std::int32_t const kind = child(parse, dependent, "compound");
                       auto const is_utility = [&](std::int32_t word) {
                         return word >= 0 && layers.book.in_class(parse, word, "utility");
                       };
                       return its && (is_utility(dependent) || is_utility(kind));
                     });
}

// "is not blocked"
bool is_negated(Parse const& parse, std::int32_t token) {
  std::int32_t const sign = child(parse, token, "advmod");
  return sign >= 0 && (parse.tokens[sign].lemma == "not" || parse.tokens[sign].lemma == "never");
}

}  // namespace

std::set<std::string> content_words(Parse const& parse, TokenSpan span) {
  std::set<std::string> out;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (!carries_meaning(parse.tokens[t])) continue;
    std::string lemma = parse.tokens[t].lemma;
    std::transform(lemma.begin(), lemma.end(), lemma.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    out.insert(std::move(lemma));
  }
  return out;
}

std::size_t words_in_common(std::set<std::string> const& a, std::set<std::string> const& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&b](std::string const& word) {
    return std::any_of(b.begin(), b.end(),
                       [&word](std::string const& other) { return are_related(word, other); });
  }));
}

bool states(Layers const& layers, TokenSpan content, std::string_view name) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    bool const said =
        layers.book.in_class(layers.parse, token, name) && !is_to_come(layers.parse, token);
    if (said && !is_of_utility(layers, token) && !is_negated(layers.parse, token)) return true;
  }
  return false;
}

ClaimWords describe(Layers const& layers, Attribution const& found, Claim const& claim) {
  ClaimWords out;
  for (TokenSpan const part : found.content.parts()) {
    out.words.merge(content_words(layers.parse, part));
  }
  out.speakers = claim.speakers;
  if (layers.names.actor_at.size() == layers.parse.tokens.size()) {
    for (TokenSpan const part : found.content.parts()) {
      std::vector<std::int32_t> const here = actors_in(layers.names, part);
      out.named.insert(out.named.end(), here.begin(), here.end());
    }
    out.owner = owner_of(layers, found.content.head);
  }
  out.named.insert(out.named.end(), claim.addressees.begin(), claim.addressees.end());
  out.towns = towns_in(layers.names, found.content.tokens);
  out.count = first_count(layers.names, found.content.tokens);
  out.sentence = layers.parse.sentence_of[found.head];
  out.contrast = opens_with_contrast(layers.parse, layers.parse.sentences[out.sentence].tokens);
  return out;
}

}  // namespace dragoman
