// Who stands right before a verb and does what it tells, and which verb tells of the deed before
// the comma.
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

bool is_finite(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  if (has_feature(parse.tokens[verb], "VerbForm=Fin")) return true;
  for (std::string_view const helper : {"aux", "aux:pass"}) {
    std::int32_t const found = below(parse, tokens, verb, helper);
    if (found >= 0 && has_feature(parse.tokens[found], "VerbForm=Fin")) return true;
  }
  return false;
}

// A finite verb that nobody is the subject of.
bool lacks_subject(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  return parse.tokens[verb].upos == Upos::VERB && is_finite(parse, tokens, verb) &&
         !has_below(parse, tokens, verb, "nsubj") && !has_below(parse, tokens, verb, "csubj") &&
         !has_below(parse, tokens, verb, "expl");
}

// "attack" of "after an attack by rebels destroys the bridge", taken for when it is destroyed:
// before a finite verb without a subject "after" opens its clause.
void mend_clause_opener(Parse& parse, TokenSpan tokens, std::int32_t sign) {
  static constexpr std::array<std::string_view, 5> kBoth = {"after", "before", "as", "until",
                                                            "since"};
  Token& opens = parse.tokens[sign];
  if (opens.relation != "case" || !is_one_of(opens.lemma, kBoth) || opens.head <= sign) return;
  std::int32_t const noun = opens.head;
  Token& word = parse.tokens[noun];
  std::int32_t const verb = word.head;
  bool const ahead = is_noun(word) && base_relation(word.relation) == "obl" && verb > noun &&
                     parse.tokens[verb].relation == "advcl" &&
                     !has_below(parse, tokens, verb, "mark");
  if (!ahead || !lacks_subject(parse, tokens, verb)) return;
  word.relation = has_below(parse, tokens, verb, "aux:pass") ? "nsubj:pass" : "nsubj";
  opens.head = verb;
  opens.relation = "mark";
}

// "fighting" of "killed as fighting intensifies": what intensifies.
void mend_gerund_opener(Parse& parse, TokenSpan tokens, std::int32_t verb) {
  if (parse.tokens[verb].relation != "advcl" || !lacks_subject(parse, tokens, verb)) return;
  std::int32_t const gerund = parse.tokens[verb].head;
  if (gerund < 0 || gerund + 1 != verb) return;
  Token& noun = parse.tokens[gerund];
  bool const opened = noun.upos == Upos::VERB && noun.form.ends_with("ing") &&
                      noun.relation == "advcl" && has_below(parse, tokens, gerund, "mark");
  if (!opened) return;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& sign = parse.tokens[t];
    if (sign.head == gerund && sign.relation == "mark") sign.head = verb;
  }
  parse.tokens[verb].head = noun.head;
  make_noun(noun);
  noun.head = verb;
  noun.relation = "nsubj";
}

// "Ada and Osk" of "After the talks in Tibu, Ada and Osk agree to meet", who were joined to the
// talks and to Tibu: who stand between the comma and a verb without a subject are its subject.
void mend_pair_before_verb(Parse& parse, TokenSpan tokens, std::int32_t verb) {
  auto const begin = static_cast<std::int32_t>(tokens.begin);
  if (verb - 4 < begin || !lacks_subject(parse, tokens, verb)) return;
  std::int32_t const second = verb - 1, sign = verb - 2, first = verb - 3, comma = verb - 4;
  bool const pair = is_noun(parse.tokens[second]) && parse.tokens[sign].upos == Upos::CCONJ &&
                    is_noun(parse.tokens[first]) && parse.tokens[comma].form == ",";
  if (!pair) return;
  auto const joined_back = [&](std::int32_t item) {
    Token const& word = parse.tokens[item];
    return word.relation == "conj" && word.head >= begin && word.head < comma;
  };
  if (!joined_back(first) || !(joined_back(second) || parse.tokens[second].head == first)) return;
  bool opened = false;  // by a phrase or a clause of the verb
  for (std::int32_t t = begin; t < comma; ++t) {
    std::string_view const relation = base_relation(parse.tokens[t].relation);
    opened = opened || (parse.tokens[t].head == verb && (relation == "obl" || relation == "advcl"));
  }
  if (!opened) return;
  if (stands_below(parse, verb, first) || stands_below(parse, verb, second)) return;
  parse.tokens[first].head = verb;
  parse.tokens[first].relation = "nsubj";
  parse.tokens[second].head = first;
  parse.tokens[second].relation = "conj";
  parse.tokens[sign].head = second;
}

// "teams" of "the two teams sign the deal", taken for one of two objects.
void mend_object_before(Parse& parse, TokenSpan tokens, std::int32_t noun) {
  Token& word = parse.tokens[noun];
  bool const ahead = is_noun(word) && word.relation == "obj" && word.head == noun + 1;
  if (!ahead || has_below(parse, tokens, noun, "case")) return;
  std::int32_t const verb = word.head;
  bool const second = std::any_of(
      parse.tokens.begin() + verb, parse.tokens.begin() + tokens.end,
      [verb](Token const& other) { return other.head == verb && other.relation == "obj"; });
  if (second && lacks_subject(parse, tokens, verb)) word.relation = "nsubj";
}

// "vows" of "accuses the army, and vows to stop it", read as a noun: what goes on from a verb in
// the present and is to do something is the next verb.
void mend_present_noun(Parse& parse, TokenSpan tokens, std::int32_t noun) {
  Token& word = parse.tokens[noun];
  bool const joined = word.upos == Upos::NOUN && word.relation == "conj" && word.head >= 0 &&
                      word.head < noun && word.form.ends_with("s") &&
                      parse.tokens[noun - 1].upos == Upos::CCONJ;
  if (!joined || !has_feature(parse.tokens[word.head], "VerbForm=Fin") ||
      !parse.tokens[word.head].form.ends_with("s"))
    return;
  std::int32_t const aim = below(parse, tokens, noun, "acl");
  std::int32_t const sign = aim < 0 ? -1 : below(parse, tokens, aim, "mark");
  if (sign != noun + 1 || parse.tokens[sign].lemma != "to") return;
  word.upos = Upos::VERB;
  word.feats = parse.tokens[word.head].feats;
  word.lemma = mend_lemma(word);
  parse.tokens[aim].relation = "xcomp";
}

// "to start" of "an agreement mediated by the envoy to start a truce": what the agreement is to do,
// and not the envoy.
void mend_mediated(Parse& parse, TokenSpan tokens, std::int32_t aim) {
  static constexpr std::array<std::string_view, 3> kMediating = {"mediate", "broker", "facilitate"};
  Token& word = parse.tokens[aim];
  if (word.relation != "advcl" || word.head < 0 || word.head > aim) return;
  Token const& outer = parse.tokens[word.head];
  std::int32_t const sign = below(parse, tokens, aim, "mark");
  bool const below_noun = base_relation(outer.relation) == "acl" && outer.head >= 0 &&
                          is_one_of(outer.lemma, kMediating) && sign >= 0 &&
                          parse.tokens[sign].lemma == "to";
  if (!below_noun) return;
  word.head = outer.head;
  word.relation = "acl";
}

// "killing" of "fired on people waiting at a gate, killing two": who waits kills nobody.
void mend_harm_aside(Parse& parse, TokenSpan tokens, std::int32_t harm) {
  static constexpr std::array<std::string_view, 4> kHarming = {"killing", "wounding", "injuring",
                                                               "hurting"};
  static constexpr std::array<std::string_view, 16> kSuffering = {
      "wait",  "gather", "stand",  "live",  "carry", "travel",  "shelter", "hide",
      "queue", "pray",   "attend", "sleep", "work",  "protest", "seek",    "transport"};
  Token& word = parse.tokens[harm];
  bool const apart = word.relation == "advcl" && is_one_of(word.form, kHarming) &&
                     parse.tokens[harm - 1].form == ",";
  if (!apart || word.head < 0 || word.head > harm) return;
  Token const& inner = parse.tokens[word.head];
  bool const suffers = base_relation(inner.relation) == "acl" && is_one_of(inner.lemma, kSuffering);
  std::int32_t above = suffers ? inner.head : -1;
  for (std::size_t step = 0; above >= 0 && parse.tokens[above].upos != Upos::VERB; ++step) {
    above = step < tokens.size() ? parse.tokens[above].head : -1;
  }
  if (above >= 0 && !has_below(parse, tokens, word.head, "nsubj")) word.head = above;
}

// "president" of "vows war on the front with president Ada Quill saying that …", taken for another
// name of the front: who stands between "with" and a gerund without a subject does it.
void mend_company(Parse& parse, TokenSpan tokens, std::int32_t gerund) {
  Token const& word = parse.tokens[gerund];
  if (word.upos != Upos::VERB || !word.form.ends_with("ing")) return;
  std::int32_t const sign = below(parse, tokens, gerund, "mark");
  bool const open = sign >= 0 && sign < gerund && parse.tokens[sign].lemma == "with" &&
                    !has_below(parse, tokens, gerund, "nsubj");
  for (std::int32_t t = sign + 1; open && t < gerund; ++t) {
    Token& who = parse.tokens[t];
    if (!is_noun(who) || who.head >= sign || stands_below(parse, gerund, t)) continue;
    who.head = gerund;
    who.relation = "nsubj";
    return;
  }
}

}  // namespace

void mend_openers(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    mend_clause_opener(parse, tokens, token);
    mend_gerund_opener(parse, tokens, token);
    mend_pair_before_verb(parse, tokens, token);
    mend_object_before(parse, tokens, token);
    mend_mediated(parse, tokens, token);
    mend_company(parse, tokens, token);
    if (t == tokens.begin) continue;
    mend_present_noun(parse, tokens, token);
    mend_harm_aside(parse, tokens, token);
  }
}

}  // namespace dragoman
