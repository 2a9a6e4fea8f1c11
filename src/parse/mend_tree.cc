#include "parse/mend_tree.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/lemma.h"
#include "parse/mend_words.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

bool is_article(Token const& token) {
  return base_relation(token.relation) == "det" && token.upos == Upos::DET;
}

// "amid fighting between the sides", "years of fighting": nobody of the clause does it.
bool is_fighting_over_time(Parse const& parse, TokenSpan tokens, std::uint32_t t) {
  Token const& word = parse.tokens[t];
  bool const clause = base_relation(word.relation) == "advcl" || word.relation == "acl";
  if (word.form != "fighting" || word.upos != Upos::VERB || !clause || word.head < 0) return false;
  auto const verb = static_cast<std::int32_t>(t);
  bool const object =
      std::any_of(parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
                  [verb](Token const& other) {
                    return other.head == verb &&
                           (base_relation(other.relation) == "obj" || other.lemma == "for");
                  });
  std::string_view const before = t > tokens.begin ? parse.tokens[t - 1].lemma : std::string_view();
  bool const of_time = before == "of" && has_feature(parse.tokens[word.head], "Number=Plur");
  return !object && (before == "amid" || before == "amidst" || of_time);
}

bool is_place(NameSpan const& name) {
  return name.kind == NameKind::GPE || name.kind == NameKind::LOC || name.kind == NameKind::FAC;
}

bool is_named_place(Parse const& parse, std::uint32_t token) {
  return std::any_of(parse.names.begin(), parse.names.end(), [token](NameSpan const& name) {
    return is_place(name) && name.tokens.contains(token);
  });
}

bool is_before_noun(Token const& word) {
  std::string_view const relation = base_relation(word.relation);
  return relation == "amod" || relation == "compound";
}

// Nothing but commas and "and" between two names.
bool is_list_gap(Parse const& parse, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end; ++t) {
    std::string const& form = parse.tokens[t].form;
    if (form != "," && form != "and" && form != "or") return false;
  }
  return begin < end;
}

void detach_from_place(Parse& parse, Token& person) {
  Token const& place = parse.tokens[person.head];
  if (place.head < 0) return;
  std::string_view const relation = base_relation(place.relation);
  bool const ahead = place.head > person.head && child(parse, place.head, "nsubj") < 0;
  if (relation == "nmod") {
    person.head = place.head;
  } else if (relation == "obl" && ahead) {
    person.head = place.head;
    bool const passive = child(parse, place.head, "aux:pass") >= 0;
    person.relation = passive ? "nsubj:pass" : "nsubj";
  }
}

// "Palestinian Authority (PA) Interior Minister" before a name: no comma parts the body from it.
bool is_office_of(Parse const& parse, std::int32_t body, std::uint32_t person) {
  bool const named = std::any_of(parse.names.begin(), parse.names.end(), [&](NameSpan const& name) {
    return name.kind == NameKind::ORG && name.tokens.contains(static_cast<std::uint32_t>(body));
  });
  auto const begin = parse.tokens.begin() + body;
  return named && std::none_of(begin, parse.tokens.begin() + person, [](Token const& word) {
           return word.form == "," || word.form == ";" || word.form == ":";
         });
}

constexpr std::array<std::string_view, 8> kOffices = {
    "secretary", "minister", "head", "director", "chief", "president", "leader", "commander"};

// "Secretary" of "the Secretary of Public Security of Osk, Ada Quill", for the security; -1 for
// none.
std::int32_t office_over(Parse const& parse, std::int32_t body) {
  Token const& word = parse.tokens[body];
  bool const within = word.relation == "nmod" && word.head >= 0 && word.head < body;
  return within && is_one_of(std::string_view(lowered(parse.tokens[word.head].lemma)), kOffices)
             ? word.head
             : -1;
}

// "Secretary of State Ada Quill's meetings": whose they are bears the title, and owns none.
bool is_owner_below_title(Parse const& parse, Token const& person, std::uint32_t at) {
  auto const sign = static_cast<std::size_t>(child(parse, static_cast<std::int32_t>(at), "case"));
  bool const owns = person.relation == "nmod:poss" ||
                    (base_relation(person.relation) == "flat" && sign < parse.tokens.size() &&
                     parse.tokens[sign].lemma == "'s");
  if (!owns || person.head < 0) return false;
  Token const& title = parse.tokens[person.head];
  auto const behind = static_cast<std::int32_t>(at);
  return title.relation == "nmod" && person.head < behind && title.head > behind &&
         is_one_of(std::string_view(lowered(title.lemma)), kOffices);
}

// The person stands where the body stood, the body before him.
void put_before_body(Parse& parse, std::uint32_t person) {
  Token& name = parse.tokens[person];
  std::int32_t const body = name.head;
  Token& whole = parse.tokens[body];
  name.head = whole.head;
  name.relation = whole.relation;
  whole.head = static_cast<std::int32_t>(person);
  whole.relation = "compound";
}

// The auxiliaries of a verb, one after the other: "has been".
std::string auxiliaries(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  std::string words;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& token = parse.tokens[t];
    bool const own = token.head == verb && base_relation(token.relation) == "aux";
    if (own) words += (words.empty() ? "" : " ") + token.form;
  }
  return words;
}

bool is_below(Parse const& parse, std::int32_t token, std::int32_t above, std::size_t most) {
  for (std::size_t steps = 0; token >= 0 && token != above && steps < most; ++steps) {
    token = parse.tokens[token].head;
  }
  return token == above;
}

// The nearest relative clause before `verb`, below the same head, with the same auxiliaries.
std::int32_t parallel_of(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  std::string const own = auxiliaries(parse, tokens, verb);
  std::int32_t const head = parse.tokens[verb].head;
  bool const passive = own.ends_with(" been");
  if (!passive || head >= verb || auxiliaries(parse, tokens, head) == own) return -1;
  for (std::int32_t t = verb - 1; t > head; --t) {
    bool const relative = parse.tokens[t].relation == "acl:relcl";
    if (!relative || !is_below(parse, t, head, tokens.size())) continue;
    return auxiliaries(parse, tokens, t) == own ? t : -1;
  }
  return -1;
}

// The last verb between `verb` and `before` that is joined to it and has no object, where `verb`
// has one before that; -1 where there is none.
std::int32_t joined_without_object(Parse const& parse, TokenSpan tokens, std::int32_t verb,
                                   std::int32_t before) {
  for (std::int32_t t = before - 1; t > verb; --t) {
    Token const& word = parse.tokens[t];
    bool const joined = word.head == verb && word.relation == "conj" && word.upos == Upos::VERB;
    if (!joined) continue;
    TokenSpan const between{static_cast<std::uint32_t>(verb), static_cast<std::uint32_t>(t)};
    bool const apart =
        has_below(parse, between, verb, "obj") && !has_below(parse, tokens, t, "obj");
    return apart && !has_below(parse, tokens, t, "aux:pass") ? t : -1;
  }
  return -1;
}

bool is_compound_of(Token const& word, TokenSpan heads) {
  bool const inside = word.head >= 0 && heads.contains(static_cast<std::uint32_t>(word.head));
  return inside && base_relation(word.relation) == "compound";
}

// "crossing", and no name: "Beijing".
bool is_written_as_gerund(Token const& word) {
  return word.form[0] >= 'a' && word.form[0] <= 'z' && word.form.ends_with("ing");
}

// "blocked the Medyka crossing", read as one who crosses: without a word of its own it heads the
// name right before it.
void lift_bare_gerund(Parse& parse, TokenSpan tokens, std::uint32_t token) {
  Token& word = parse.tokens[token];
  if (!is_written_as_gerund(word) || word.relation != "acl" || token < tokens.begin + 2) return;
  std::uint32_t const before = token - 1;
  Token& name = parse.tokens[before];
  bool const named = word.head == static_cast<std::int32_t>(before) && name.upos == Upos::PROPN &&
                     parse.tokens[before - 1].upos == Upos::DET;
  auto const own = static_cast<std::int32_t>(token);
  bool const bare = std::none_of(
      parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
      [own](Token const& other) { return other.head == own && other.upos != Upos::PUNCT; });
  if (!named || !bare) return;
  word.head = name.head;
  word.relation = name.relation;
  name.head = parse.tokens[before - 1].head = own;
  name.relation = "compound";
}

// "Shipping has been disrupted": number and place of a noun, the tag of a verb.
bool has_features_of_noun(Token const& word) {
  std::string_view const relation = base_relation(word.relation);
  bool const place = relation == "nsubj" || relation == "obj" || relation == "obl";
  return place && word.upos == Upos::VERB && word.form.ends_with("ing") &&
         has_feature(word, "Number=Sing") && word.feats.find("VerbForm") == std::string::npos;
}

// "the Medyka crossing", "the border crossing": an article opens the words before it; or, in a
// headline, a name alone: "Chaman crossing reopened".
bool is_named_gerund(Parse const& parse, TokenSpan tokens, std::uint32_t token) {
  Token const& word = parse.tokens[token];
  bool const verbal = word.upos == Upos::VERB || word.lemma != word.form;
  if (!is_written_as_gerund(word) || !verbal || token == tokens.begin) return false;
  std::uint32_t first = token;
  while (first > tokens.begin && is_compound_of(parse.tokens[first - 1], {first, token + 1})) {
    --first;
  }
  bool const article = first > tokens.begin && (parse.tokens[first - 1].upos == Upos::DET ||
                                                parse.tokens[first - 1].relation == "nmod:poss");
  bool const name = first == tokens.begin && base_relation(word.relation) == "nsubj" &&
                    parse.tokens[token - 1].upos == Upos::PROPN;
  return first < token && (article || name);
}

bool is_gerund(Token const& word) { return has_feature(word, "VerbForm=Ger"); }

// The gerund that opens the infinitive `token`, -1 where none does.
std::int32_t gerund_above(Parse const& parse, std::int32_t token) {
  for (std::size_t step = 0; step < parse.tokens.size() && token >= 0; ++step) {
    Token const& word = parse.tokens[token];
    if (is_gerund(word)) return token;
    std::string_view const relation = base_relation(word.relation);
    bool const opened = relation == "xcomp" || relation == "ccomp" || relation == "advcl";
    if (!opened) return -1;
    token = word.head;
  }
  return -1;
}

// "without drinking water", "short of cooking gas": what is drunk and cooked with is a thing.
void join_supply(Parse& parse, TokenSpan tokens, std::uint32_t t) {
  static constexpr std::array<std::string_view, 3> kUses = {"drinking", "cooking", "heating"};
  static constexpr std::array<std::string_view, 4> kThings = {"water", "gas", "oil", "fuel"};
  auto const use = static_cast<std::int32_t>(t);
  Token& word = parse.tokens[t];
  bool const clause = word.upos == Upos::VERB && is_one_of(word.form, kUses) && t + 1 < tokens.end;
  if (!clause || word.head < 0) return;
  Token& thing = parse.tokens[t + 1];
  if (thing.head != use || thing.relation != "obj" || !is_one_of(thing.form, kThings)) return;
  thing.head = word.head;
  thing.relation = word.relation == "acl" ? "nmod" : word.relation == "advcl" ? "obl" : "obj";
  for (std::uint32_t before = tokens.begin; before < tokens.end; ++before) {
    Token& other = parse.tokens[before];
    if (other.head != use) continue;
    other.head = use + 1;
    if (other.relation == "mark") other.relation = "case";
  }
  make_noun(word);
  word.head = use + 1;
  word.relation = "compound";
}

// "killing" of "killing six and injuring 22", for "injuring", which was joined to the six; -1 where
// it is joined to no object of a word in -ing.
std::int32_t gerund_of_object(Parse const& parse, TokenSpan tokens, std::uint32_t second) {
  Token const& word = parse.tokens[second];
  auto const at = static_cast<std::int32_t>(second);
  bool const verb = word.upos == Upos::VERB && word.form.ends_with("ing") &&
                    base_relation(word.relation) == "conj" && word.head >= 0 && word.head < at &&
                    has_below(parse, tokens, at, "obj") && parse.tokens[at - 1].upos == Upos::CCONJ;
  if (!verb) return -1;
  Token const& object = parse.tokens[word.head];
  if (object.relation != "obj" || object.head < 0 || object.head > word.head) return -1;
  Token const& first = parse.tokens[object.head];
  return first.upos == Upos::VERB && first.form.ends_with("ing") ? object.head : -1;
}

}  // namespace

void mend_parallels(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    bool const joined = base_relation(parse.tokens[t].relation) == "conj" &&
                        parse.tokens[t].upos == Upos::VERB && parse.tokens[t].head >= 0;
    if (!joined || has_below(parse, tokens, verb, "nsubj")) continue;
    std::int32_t const parallel = parallel_of(parse, tokens, verb);
    if (parallel >= 0) parse.tokens[t].head = parallel;
  }
}

void mend_objects(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& object = parse.tokens[t];
    if (object.relation != "obj" || object.head < 0) continue;
    std::int32_t const second =
        joined_without_object(parse, tokens, object.head, static_cast<std::int32_t>(t));
    if (second >= 0) object.head = second;
  }
}

void mend_states(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
    Token const& verb = parse.tokens[t];
    Token& state = parse.tokens[t + 1];
    bool const stays = verb.upos == Upos::VERB && (verb.lemma == "remain" || verb.lemma == "stay");
    bool const joined = base_relation(state.relation) == "conj" && state.head == verb.head;
    bool const told = state.upos == Upos::ADJ || has_feature(state, "VerbForm=Part");
    if (!stays || !joined || !told) continue;
    state.head = static_cast<std::int32_t>(t);
    state.relation = "xcomp";
  }
}

void mend_joined_gerunds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    if (std::int32_t const first = gerund_of_object(parse, tokens, t); first >= 0)
      word.head = first;
    bool const joined = is_gerund(word) && base_relation(word.relation) == "conj" &&
                        word.head >= 0 && word.head < static_cast<std::int32_t>(t);
    if (!joined || !has_feature(parse.tokens[word.head], "VerbForm=Inf")) continue;
    std::int32_t const gerund = gerund_above(parse, word.head);
    if (gerund >= 0) word.head = gerund;
  }
}

void mend_gerunds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    lift_bare_gerund(parse, tokens, t);
    join_supply(parse, tokens, t);
    bool const noun = is_named_gerund(parse, tokens, t) ||
                      is_fighting_over_time(parse, tokens, t) ||
                      has_features_of_noun(parse.tokens[t]);
    if (noun) make_noun(parse.tokens[t]);
    Token const& article = parse.tokens[t];
    if (!is_article(article) || article.head <= static_cast<std::int32_t>(t)) continue;
    Token& head = parse.tokens[article.head];
    if (head.upos == Upos::VERB && head.form.ends_with("ing")) make_noun(head);
  }
}

void mend_lists(Parse& parse) {
  bool mended = false;
  std::int32_t first = -1;  // of the list that goes on, -1 none
  for (std::size_t i = 0; i < parse.names.size(); ++i) {
    NameSpan const& name = parse.names[i];
    std::uint32_t const end = i == 0 ? 0 : parse.names[i - 1].tokens.end;
    if (first >= 0 && !is_list_gap(parse, end, name.tokens.begin)) first = -1;
    std::uint32_t const top = top_of(parse, name.tokens);
    Token& item = parse.tokens[top];
    if (name.kind != NameKind::GPE) {
      first = -1;
    } else if (item.relation == "nmod") {
      first = static_cast<std::int32_t>(top);
    } else if (first >= 0 && item.relation == "conj" && item.head == parse.tokens[first].head) {
      item.head = first;
      mended = true;
    }
  }
  if (mended) index_tree(parse);
}

void mend_double_subjects(Parse& parse) {
  bool mended = false;
  for (NameSpan const& name : parse.names) {
    Token& state = parse.tokens[top_of(parse, name.tokens)];
    bool const subject = name.kind == NameKind::GPE && state.relation == "nsubj";
    std::uint32_t noun = name.tokens.end;
    while (subject && noun < parse.tokens.size() && is_before_noun(parse.tokens[noun])) ++noun;
    if (!subject || noun >= parse.tokens.size()) continue;
    Token const& second = parse.tokens[noun];
    bool const both =
        second.relation == "nsubj" && second.head == state.head && second.upos == Upos::NOUN;
    if (!both) continue;
    state.head = static_cast<std::int32_t>(noun);
    state.relation = "compound";
    mended = true;
  }
  if (mended) index_tree(parse);
}

void mend_appositions(Parse& parse) {
  bool mended = false;
  for (NameSpan const& name : parse.names) {
    if (name.kind != NameKind::PER) continue;
    Token& person = parse.tokens[top_of(parse, name.tokens)];
    if (is_owner_below_title(parse, person, top_of(parse, name.tokens))) {
      std::int32_t const title = person.head;
      person.head = parse.tokens[title].head;
      person.relation = "nmod:poss";
      parse.tokens[title].head = static_cast<std::int32_t>(top_of(parse, name.tokens));
      mended = true;
      continue;
    }
    if (base_relation(person.relation) != "appos" || person.head < 0) continue;
    if (is_named_place(parse, static_cast<std::uint32_t>(person.head))) {
      detach_from_place(parse, person);
      std::int32_t const office = office_over(parse, person.head);
      if (office >= 0 && person.relation == "appos") person.head = office;
    } else if (std::int32_t const office = office_over(parse, person.head); office >= 0) {
      person.head = office;
    } else if (is_office_of(parse, person.head, name.tokens.begin)) {
      put_before_body(parse, top_of(parse, name.tokens));
    } else {
      continue;
    }
    mended = true;
  }
  if (mended) index_tree(parse);
}

}  // namespace dragoman
