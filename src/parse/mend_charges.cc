// Of what somebody is accused, and who: mends of charges.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 13> kTakesOf = {
    "accuse", "acquit",  "absolve", "convict", "deprive", "strip", "rob",
    "warn",   "suspect", "inform",  "assure",  "notify",  "remind"};

bool takes_of(Token const& token) {
  return token.upos == Upos::VERB && is_one_of(token.lemma, kTakesOf);
}

// "the Courts", "Mali": nothing but articles stand with the word.
bool is_bare_name(Parse const& parse, std::int32_t token) {
  auto const& children = parse.children[token];
  bool const name = parse.tokens[token].form[0] >= 'A' && parse.tokens[token].form[0] <= 'Z';
  return name && std::count_if(children.begin(), children.end(), [&parse](std::int32_t c) {
                   return base_relation(parse.tokens[c].relation) == "nmod";
                 }) == 1;
}

// "accused the dissidents of sabotage": "accuse" does not do without what somebody is accused of,
// and that is no name ("accused a member of Hamas").
bool is_bare_charge(Parse const& parse, std::size_t charge, Token const& object) {
  if (parse.tokens[object.head].lemma != "accuse") return false;
  auto const own = static_cast<std::int32_t>(charge);
  bool const named =
      std::any_of(parse.names.begin(), parse.names.end(), [charge](NameSpan const& name) {
        return name.tokens.contains(static_cast<std::uint32_t>(charge));
      });
  bool const plain = parse.tokens[charge].upos == Upos::NOUN && child(parse, own, "det") < 0;
  auto const& children = parse.children[object.head];
  bool const other =
      std::any_of(children.begin(), children.end(), [&parse](std::int32_t dependent) {
        std::int32_t const sign = child(parse, dependent, "case");
        std::int32_t const mark = child(parse, dependent, "mark");
        return (sign >= 0 && parse.tokens[sign].lemma == "of") ||
               (mark >= 0 && parse.tokens[mark].lemma == "of");
      });
  return plain && !named && !other;
}

// "accused" of "accused Western countries and media of bias", for "bias" behind the second of whom
// it accuses; -1 where it is no such word.
std::int32_t verb_of_second(Parse const& parse, std::size_t charge, Token const& second) {
  if (base_relation(second.relation) != "conj" || second.head < 0) return -1;
  Token const& first = parse.tokens[second.head];
  std::int32_t const sign = child(parse, static_cast<std::int32_t>(charge), "case");
  bool const of = sign >= 0 && parse.tokens[sign].lemma == "of" &&
                  base_relation(first.relation) == "obj" && first.head >= 0;
  return of && is_bare_charge(parse, charge, first) ? first.head : -1;
}

// "denied the charge and accused rebels of regrouping": no accused rebels stand beside the charge;
// who denied accused them.
void join_charge(Parse& parse, TokenSpan tokens, std::uint32_t charge) {
  Token& verb = parse.tokens[charge];
  if (verb.relation != "amod" || !takes_of(verb) || charge < tokens.begin + 2) return;
  Token& whom = parse.tokens[verb.head];
  Token& sign = parse.tokens[charge - 1];
  bool const joined = sign.head == verb.head && base_relation(sign.relation) == "cc";
  if (!joined || whom.head < 0) return;
  // trees join them to the charge or make both objects of the verb
  bool const beside = base_relation(whom.relation) == "conj";
  Token const& object = beside ? parse.tokens[whom.head] : whom;
  std::int32_t const outer = object.relation == "obj" ? object.head : -1;
  if (outer < 0 || !has_feature(parse.tokens[outer], "VerbForm=Fin")) return;
  auto const own = static_cast<std::int32_t>(charge);
  sign.head = whom.head = own;
  whom.relation = "obj";
  verb.head = outer;
  verb.relation = "conj";
  verb.feats = parse.tokens[outer].feats;
}

// What is joined to a noun or hangs on it.
bool is_part(Token const& word) {
  return (base_relation(word.relation) == "conj" || word.relation == "nmod") && word.head >= 0;
}

// The deed in "accused the army of attacking" hangs on the verb, not on the army.
void lift_deed(Parse& parse, std::uint32_t deed) {
  Token& word = parse.tokens[deed];
  auto const at = static_cast<std::int32_t>(deed);
  if (base_relation(word.relation) != "acl" || word.head < 0 || word.head >= at) return;
  std::int32_t top = word.head;  // "soldiers and mercenaries", "a crowd of men"
  for (int steps = 0; steps < 4 && is_part(parse.tokens[top]); ++steps)
    top = parse.tokens[top].head;
  Token const& whom = parse.tokens[top];
  bool const object = base_relation(whom.relation) == "obj" || whom.relation == "nsubj:pass";
  if (!object || whom.head < 0 || !takes_of(parse.tokens[whom.head])) return;
  if (parse.tokens[deed - 1].lemma != "of" || parse.tokens[deed - 1].head != at) return;
  word.head = whom.head;
  word.relation = "advcl";
}

// "Russia" of "blamed the attack on Russia", where nobody else is blamed.
bool is_blamed(Parse const& parse, std::int32_t noun) {
  auto const on = [&](std::int32_t token) {
    std::int32_t const sign = child(parse, token, "case");
    return sign >= 0 && parse.tokens[sign].lemma == "on";
  };
  std::int32_t const deed = parse.tokens[noun].head;
  Token const& object = parse.tokens[deed];
  bool const blames = object.relation == "obj" && object.head >= 0 && object.upos == Upos::NOUN &&
                      noun > deed && parse.tokens[object.head].lemma == "blame";
  if (!blames || !on(noun)) return false;
  TokenSpan const clause = subtree(parse, object.head);
  for (std::uint32_t t = static_cast<std::uint32_t>(noun) + 1; t < clause.end; ++t) {
    Token const& sign = parse.tokens[t];
    if (sign.lemma == "for" && sign.relation == "case") return false;  // "blamed the raid for it"
  }
  auto const& below = parse.children[object.head];
  return std::none_of(below.begin(), below.end(), [&](std::int32_t other) {
    return base_relation(parse.tokens[other].relation) == "obl" && on(other);
  });
}

// "accusing" of "accusing Israel of violating it", for "Israel", whom the tree took for the subject
// of the deed: no subject stands before its own "of"; -1 where it is none.
std::int32_t accuser_of_subject(Parse const& parse, TokenSpan tokens, std::uint32_t subject) {
  Token const& word = parse.tokens[subject];
  auto const at = static_cast<std::int32_t>(subject);
  if (word.relation != "nsubj" || word.head <= at) return -1;
  Token const& deed = parse.tokens[word.head];
  std::int32_t const sign = below(parse, tokens, word.head, "mark");
  bool const between = sign > at && parse.tokens[sign].lemma == "of";
  bool const charged = between && deed.head >= 0 && deed.head < at &&
                       takes_of(parse.tokens[deed.head]) &&
                       !has_below(parse, tokens, deed.head, "obj");
  return charged ? deed.head : -1;
}

}  // namespace

void mend_deeds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& whom = parse.tokens[t];  // "accusing Israel of violating it"
    bool const only = whom.relation == "iobj" && whom.head >= 0 &&
                      takes_of(parse.tokens[whom.head]) &&
                      !has_below(parse, tokens, whom.head, "obj");
    if (only) whom.relation = "obj";
    if (std::int32_t const verb = accuser_of_subject(parse, tokens, t); verb >= 0) {
      whom.head = verb;
      whom.relation = "obj";
    }
    join_charge(parse, tokens, t);
    lift_deed(parse, t);
  }
}

void mend_charges(Parse& parse) {
  bool mended = false;
  for (std::size_t t = 0; t < parse.tokens.size(); ++t) {
    Token& charge = parse.tokens[t];
    if (charge.relation != "nmod" || charge.head < 0) continue;
    Token const& object = parse.tokens[charge.head];
    bool const of_verb = base_relation(object.relation) == "obj" && object.head >= 0 &&
                         takes_of(parse.tokens[object.head]);
    std::int32_t const second = verb_of_second(parse, t, object);
    std::int32_t const preposition = child(parse, static_cast<std::int32_t>(t), "case");
    bool const told = of_verb && preposition >= 0 && parse.tokens[preposition].lemma == "of" &&
                      (is_bare_name(parse, charge.head) || is_bare_charge(parse, t, object));
    if (second < 0 && !told && !is_blamed(parse, static_cast<std::int32_t>(t))) continue;
    charge.head = second >= 0 ? second : object.head;
    charge.relation = "obl";
    mended = true;
  }
  if (mended) index_tree(parse);
}

}  // namespace dragoman
