#include "claims/said_word.h"

#include <algorithm>

namespace dragoman {
namespace {

// "the request"; "a request for comment" is none that anybody is told to have made
bool asks(Layers const& layers, std::int32_t token) {
  std::int32_t const wanted = child(layers.parse, token, "nmod");
  return layers.book.in_class(layers.parse, token, "demand-word") &&
         (wanted < 0 || !layers.book.in_class(layers.parse, wanted, "silence"));
}

// Also "such an attack".
bool is_word(Layers const& layers, std::int32_t token) {
  auto const in_class = [&](char const* name) {
    return layers.book.in_class(layers.parse, token, name);
  };
  std::vector<std::int32_t> const& below = layers.parse.children[token];
  bool const such = std::any_of(below.begin(), below.end(), [&](std::int32_t modifier) {
    return layers.parse.tokens[modifier].lemma == "such";
  });
  // "the number was exaggerated"; "the number of the hungry is 6 million" speaks of its own
  bool const figure = in_class("figure-word") && child(layers.parse, token, "nmod") < 0;
  bool const said = in_class("said-word") && is_definite(layers.parse, token);
  return such || figure || said || in_class("accusation") || asks(layers, token);
}

std::int32_t object_for_claim(Layers const& layers, std::int32_t head) {
  std::int32_t const object = child(layers.parse, head, "obj");
  bool const noun = object >= 0 && layers.parse.tokens[object].upos == Upos::NOUN;
  bool const word =
      noun && (layers.book.in_class(layers.parse, object, "accusation") || asks(layers, object));
  return word ? object : -1;
}

std::int32_t subject_of_quotation(Layers const& layers, TokenSpan content) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    if (base_relation(layers.parse.tokens[t].relation) != "nsubj") continue;
    bool const noun = layers.parse.tokens[t].upos == Upos::NOUN;
    return noun && layers.book.in_class(layers.parse, token, "accusation") ? token : -1;
  }
  return -1;
}

}  // namespace

std::int32_t said_word(Layers const& layers, Attribution const& found) {
  std::int32_t const head = found.content.head;
  if (head < 0) return subject_of_quotation(layers, found.content.tokens);
  if (is_word(layers, head)) return head;
  std::int32_t const subject = child(layers.parse, head, "nsubj");
  bool const about = subject >= 0 && layers.parse.tokens[subject].upos == Upos::NOUN;
  if (about && is_word(layers, subject)) return subject;
  std::int32_t const told_of = layers.parse.tokens[found.head].head;
  bool const relative = base_relation(layers.parse.tokens[found.head].relation) == "acl";
  if (relative && told_of >= 0 && is_word(layers, told_of))
    return told_of;  // "a claim he called …"
  std::int32_t const object = object_for_claim(layers, head);
  return object >= 0 ? object : object_for_claim(layers, found.head);
}

bool is_definite(Parse const& parse, std::int32_t noun) {
  std::int32_t const article = child(parse, noun, "det");
  return (article >= 0 && has_feature(parse.tokens[article], "Definite=Def")) ||
         (article >= 0 && has_feature(parse.tokens[article], "PronType=Dem")) ||
         child(parse, noun, "nmod:poss") >= 0;
}

}  // namespace dragoman
