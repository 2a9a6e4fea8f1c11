#include "claims/labels.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/one_of.h"
#include "parse/name_at.h"

namespace dragoman {
namespace {

constexpr std::size_t kStem = 6;  // letters that "spokesman" and "spokesperson" share

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// False for scores: "France: 2".
bool has_words(Parse const& parse, TokenSpan span) {
  return std::any_of(
      parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end, [](Token const& word) {
        return word.upos != Upos::NUM && word.upos != Upos::PUNCT && word.upos != Upos::SYM;
      });
}

}  // namespace

std::optional<Label> LabelFinder::before_colon(TokenSpan words) const {
  auto const at = first_colon(parse_, words);
  if (!at || *at + 1 >= words.end) return std::nullopt;
  Label label{{words.begin, *at}, *at};
  TokenSpan const content{*at + 1, words.end};
  bool const name = !label.words.empty() && label.words.size() <= kLongestSource;
  bool const verb = has_verb(parse_, label.words) && !is_in_capitals(parse_, label.words);
  if (!name || verb || !has_words(parse_, content)) return std::nullopt;
  label.asks = opens_with(label.words, "asker");
  label.answers = opens_with(label.words, "answerer");
  if (label.asks || label.answers || has_number(label.words)) return label;
  std::int32_t const root = root_of(parse_, label.words);
  if (names_somebody(label.words) && !is_topic(root, content)) label.speaker = root;
  if (label.words.size() == 1) {
    std::int32_t const known = label.speaker < 0 ? person_of(root) : holder_of(root);
    if (known >= 0) label.speaker = known;
  }
  return label;
}

bool LabelFinder::opens_with(TokenSpan words, std::string_view word_class) const {
  return layers_.book.in_class(parse_, static_cast<std::int32_t>(words.begin), word_class);
}

// "Rockies 4, Diamondbacks 3: …": a score.
bool LabelFinder::has_number(TokenSpan words) const {
  return std::any_of(parse_.tokens.begin() + words.begin, parse_.tokens.begin() + words.end,
                     [](Token const& word) { return word.upos == Upos::NUM; });
}

// "Spokesman: …": the person of that office, by whatever ending ("Spokesperson"), who was named
// before. -1: nobody, or it is a name.
std::int32_t LabelFinder::holder_of(std::int32_t office) const {
  if (parse_.tokens[office].upos != Upos::NOUN && parse_.tokens[office].upos != Upos::PROPN)
    return -1;
  std::string const stem = lowered(parse_.tokens[office].form).substr(0, kStem);
  for (Actor const& actor : layers_.names.actors) {
    Mention const& first = actor.mentions.front();
    bool const before = first.tokens.end <= static_cast<std::uint32_t>(office);
    bool const person = before && actor.kind == ActorKind::person && stem.size() == kStem;
    if (person && lowered(actor.role).find(stem) != std::string::npos) return first.head;
  }
  return -1;
}

// "Okafor: …": the surname alone of who was named before. -1: nobody's.
std::int32_t LabelFinder::person_of(std::int32_t surname) const {
  for (Actor const& actor : layers_.names.actors) {
    Mention const& first = actor.mentions.front();
    bool const before = first.tokens.end <= static_cast<std::uint32_t>(std::max(surname, 0));
    if (actor.kind != ActorKind::person || !before) continue;
    if (lowered(actor.name).ends_with(' ' + lowered(parse_.tokens[surname].form)))
      return first.head;
  }
  return -1;
}

bool LabelFinder::names_somebody(TokenSpan span) const {
  bool const name = !has_verb(parse_, span) || is_in_capitals(parse_, span);
  if (span.empty() || span.size() > kLongestSource || !name) return false;
  std::int32_t const root = root_of(parse_, span);
  if (root < 0) return false;
  bool const known = static_cast<std::size_t>(root) < layers_.names.actor_at.size();
  if (known && layers_.names.actor_at[root] >= 0) return true;
  // a town that acts for nobody is where the report comes from: "TEL AVIV: …"
  return !is_place(root) && is_of_kind(root, {NameKind::PER, NameKind::ORG, NameKind::GPE});
}

// "Kivu: M23 lets convoy pass": a place stands for what is told of it, unless those speak who rule
// there.
bool LabelFinder::is_topic(std::int32_t label, TokenSpan content) const {
  if (!is_place(label) && !is_of_kind(label, {NameKind::GPE, NameKind::LOC})) return false;
  bool const quoted = layers_.quotations.at[std::min(content.begin + 1, content.end - 1)] >= 0;
  if (quoted || has_first_person(parse_, content)) return false;
  return !can_state(label) || !is_said(content);
}

// States and capitals, which stand for governments.
bool LabelFinder::can_state(std::int32_t label) const {
  if (!is_place(label)) return true;  // a state that no table has
  Place const& place = layers_.names.places[layers_.names.place_at[label]];
  return place.kind == PlaceKind::country || place.capital;
}

// "Ukraine: Russia launched 112 drones", "Iran: no talks": headings tell what happens in the
// present tense ("Haiti: gangs burn homes") and what was said in any other.
bool LabelFinder::is_said(TokenSpan content) const {
  static constexpr std::array<std::string_view, 3> kNo = {"no", "not", "never"};
  if (is_one_of(parse_.tokens[content.begin].lemma, kNo)) return true;
  std::int32_t const root = root_of(parse_, content);
  if (root < 0 || child(parse_, root, "nsubj") < 0) return false;
  std::int32_t const helper = child(parse_, root, "aux");
  if (child(parse_, root, "cop") >= 0 || (helper >= 0 && parse_.tokens[helper].lemma != "be"))
    return true;
  // "14 soldiers killed in ambush" is no past tense, though it looks like one
  return has_feature(parse_.tokens[root], "Tense=Past") && child(parse_, root, "obj") >= 0;
}

bool LabelFinder::is_place(std::int32_t token) const {
  return static_cast<std::size_t>(token) < layers_.names.place_at.size() &&
         layers_.names.place_at[token] >= 0;
}

bool LabelFinder::is_of_kind(std::int32_t token, std::initializer_list<NameKind> kinds) const {
  NameSpan const* name = name_at(parse_, token);
  return name != nullptr && std::find(kinds.begin(), kinds.end(), name->kind) != kinds.end();
}

std::optional<std::uint32_t> first_colon(Parse const& parse, TokenSpan span) {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (parse.tokens[t].form == ":") return t;
  }
  return std::nullopt;
}

bool has_verb(Parse const& parse, TokenSpan span) {
  return std::any_of(
      parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end,
      [](Token const& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; });
}

bool is_in_capitals(Parse const& parse, TokenSpan span) {
  return std::all_of(parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end,
                     [](Token const& word) {
                       return std::none_of(word.form.begin(), word.form.end(),
                                           [](unsigned char c) { return std::islower(c) != 0; });
                     });
}

bool has_first_person(Parse const& parse, TokenSpan span) {
  return std::any_of(parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end,
                     [](Token const& word) { return has_feature(word, "Person=1"); });
}

std::int32_t root_of(Parse const& parse, TokenSpan span) {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    std::int32_t const head = parse.tokens[t].head;
    bool const inside = head >= 0 && span.contains(static_cast<std::uint32_t>(head));
    if (!inside && parse.tokens[t].upos != Upos::PUNCT) return static_cast<std::int32_t>(t);
  }
  return -1;
}

}  // namespace dragoman
