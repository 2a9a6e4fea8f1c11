#include "names/actor_mentions.h"

namespace dragoman {
namespace {

std::string_view preposition_of(Parse const& parse, std::int32_t token) {
  for (std::int32_t const dependent : parse.children[token]) {
    if (dependent >= token || parse.tokens[dependent].relation != "case") continue;
    std::string const& lemma = parse.tokens[dependent].lemma;
    bool const with = (lemma == "along" || lemma == "together") && dependent + 1 < token &&
                      parse.tokens[dependent + 1].lemma == "with";
    return with ? std::string_view(parse.tokens[dependent + 1].lemma) : lemma;
  }
  return {};
}

// "the outskirts" of Mogadishu, Sudan's "capital"
bool is_area(ActorBook const& book, Parse const& parse, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  return word.upos == Upos::NOUN && book.is_in(WordGroup::area, word.lemma);
}

bool is_hurled(ActorBook const& book, Parse const& parse, std::int32_t deed) {
  return deed >= 0 && book.is_in(WordGroup::hurling, parse.tokens[deed].lemma);
}

// "fired rockets at Israel"; but "attacked a convoy at Kunduz" was there.
bool is_aimed_at(ActorBook const& book, Parse const& parse, std::int32_t token) {
  std::int32_t const verb = parse.tokens[token].head;
  if (verb < 0) return false;
  bool const told = child(parse, verb, "obj") >= 0 || child(parse, verb, "nsubj:pass") >= 0 ||
                    parse.tokens[verb].relation == "acl";  // "rockets fired at Sderot"
  bool const hurled = is_hurled(book, parse, verb) && told;
  return hurled && !book.is_in(WordGroup::striking, parse.tokens[verb].lemma);
}

// "has about 48,000 inhabitants": what a place is, not what it does; but "has 20 ships in the sea
// and fired missiles".
bool is_counted(Parse const& parse, std::int32_t verb) {
  std::int32_t const object = child(parse, verb, "obj");
  return parse.tokens[verb].lemma == "have" && object >= 0 && child(parse, object, "nummod") >= 0 &&
         child(parse, verb, "conj") < 0;
}

bool acts_after(ActorBook const& book, Parse const& parse, std::int32_t token) {
  std::string_view const preposition = preposition_of(parse, token);
  if (book.is_in(WordGroup::acting, preposition)) return true;
  if (preposition == "at") return is_aimed_at(book, parse, token);
  if (preposition == "into") return is_hurled(book, parse, parse.tokens[token].head);
  if (!book.is_in(WordGroup::mixed, preposition)) return false;
  std::int32_t const head = parse.tokens[token].head;
  return head >= 0 && !book.is_in(WordGroup::motion, parse.tokens[head].lemma) &&
         !is_area(book, parse, head);
}

}  // namespace

bool stands_as_actor(ActorBook const& book, Parse const& parse, std::int32_t token) {
  Token const& word = parse.tokens[token];
  std::string_view const relation = base_relation(word.relation);
  if (relation == "nsubj" || relation == "csubj") {
    return word.head < 0 || (!book.is_in(WordGroup::lying, parse.tokens[word.head].lemma) &&
                             !is_counted(parse, word.head));
  }
  if (relation == "conj" || relation == "appos") {
    return word.head >= 0 && word.head < token && stands_as_actor(book, parse, word.head);
  }
  if (word.relation == "nmod:poss") {
    return !is_area(book, parse, word.head) || stands_as_actor(book, parse, word.head);
  }
  if (relation == "obj" || relation == "iobj") return true;
  if (relation == "amod" || relation == "compound") return true;
  if (relation == "obl" || relation == "nmod") return acts_after(book, parse, token);
  return relation == "vocative";
}

}  // namespace dragoman
