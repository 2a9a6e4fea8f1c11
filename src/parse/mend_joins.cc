// What is joined by "and" to what: mends of coordination.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"
#include "parse/name_at.h"

namespace dragoman {
namespace {

bool is_joined(Parse const& parse, std::uint32_t token) {
  Token const& word = parse.tokens[token];
  return base_relation(word.relation) == "conj" && word.head >= 0 &&
         word.head < static_cast<std::int32_t>(token);
}

// "urged it to open and threatened to leave": joined to an infinitive stands no participle.
bool is_odd_participle(Parse const& parse, Token const& word) {
  return word.upos == Upos::VERB && has_feature(word, "VerbForm=Part") &&
         has_feature(word, "Tense=Past") && has_feature(parse.tokens[word.head], "VerbForm=Inf");
}

// "said that strikes had killed 74 people and wounded 171": what killed also wounded.
bool goes_on_harming(Parse const& parse, Token const& word) {
  static constexpr std::array<std::string_view, 8> kHarms = {
      "kill", "wound", "injure", "damage", "destroy", "displace", "hurt", "capture"};
  return is_one_of(word.lemma, kHarms) && is_one_of(parse.tokens[word.head].lemma, kHarms);
}

bool is_finite(Token const& word) {
  return has_feature(word, "VerbForm=Fin") && word.upos == Upos::VERB;
}

bool is_clause_of_its_verb(Token const& word) {
  std::string_view const relation = base_relation(word.relation);
  return relation == "xcomp" || relation == "ccomp" || relation == "advcl";
}

// "rejected accusations that it arms …"
bool is_clause_of_object(Parse const& parse, Token const& word) {
  return word.relation == "acl" && word.head >= 0 && parse.tokens[word.head].relation == "obj";
}

std::string_view tense_of(Token const& word) {
  for (std::string_view const tense : {"Tense=Past", "Tense=Pres"}) {
    if (has_feature(word, tense)) return tense;
  }
  return {};
}

// `token` or the verb around it that has this tense, where clauses that it opens lie between; -1
// where none does.
std::int32_t finite_above(Parse const& parse, TokenSpan tokens, std::int32_t token,
                          std::string_view tense) {
  for (std::size_t step = 0; step < tokens.size() && token >= 0; ++step) {
    Token const& word = parse.tokens[token];
    if (is_finite(word) && tense_of(word) == tense) return token;
    bool const opened = has_feature(word, "VerbForm=Inf") || has_feature(word, "VerbForm=Ger") ||
                        has_below(parse, tokens, token, "mark");
    bool const of_object = is_clause_of_object(parse, word);
    bool const had = has_feature(word, "VerbForm=Part") && has_below(parse, tokens, token, "aux") &&
                     base_relation(word.relation) == "advcl";  // "after he had declared and sent"
    if (had) return -1;
    if (!opened || (!of_object && !is_clause_of_its_verb(word))) return -1;
    token = of_object ? parse.tokens[word.head].head : word.head;
  }
  return -1;
}

// "said the deal had collapsed and called on Uganda to leave": who says it calls, where what had
// been is told first; -1 where none does.
std::int32_t teller_above(Parse const& parse, TokenSpan tokens, Token const& joined) {
  static constexpr std::array<std::string_view, 10> kSpeech = {
      "call", "urge", "demand", "appeal", "accuse", "condemn", "vow", "reject", "warn", "denounce"};
  Token const& first = parse.tokens[joined.head];
  bool const clause = first.relation == "ccomp" && first.head >= 0 && first.head < joined.head;
  bool const had = std::any_of(
      parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
      [&](Token const& word) { return word.head == joined.head && word.form == "had"; });
  if (!clause || !had || !is_one_of(joined.lemma, kSpeech)) return -1;
  return is_finite(parse.tokens[first.head]) ? first.head : -1;
}

// "at Eilat" of "a drone at Eilat".
bool has_aim(Parse const& parse, TokenSpan tokens, std::int32_t weapon) {
  for (auto t = static_cast<std::uint32_t>(weapon) + 1; t < tokens.end; ++t) {
    Token const& sign = parse.tokens[t];
    bool const at = sign.relation == "case" && (sign.lemma == "at" || sign.lemma == "towards");
    if (at && sign.head >= 0 && parse.tokens[sign.head].head == weapon) return true;
  }
  return false;
}

// "missiles" of "fired missiles at the port and a drone at Eilat": the verb's object among these
// words before the aim; -1 where it has none.
template <class Words>
std::int32_t weapon_of(Parse const& parse, TokenSpan tokens, std::int32_t verb, std::int32_t aim,
                       Words const& weapons) {
  for (std::uint32_t t = tokens.begin; t < static_cast<std::uint32_t>(aim); ++t) {
    Token const& word = parse.tokens[t];
    if (word.head == verb && word.relation == "obj" && is_one_of(word.lemma, weapons))
      return static_cast<std::int32_t>(t);
  }
  return -1;
}

// "president" of "president Mahamat Déby".
bool is_title(Token const& word, std::int32_t at) {
  return word.relation == "nmod" && word.head > at;
}

// The noun after "between" below `head`, -1 where there is none.
std::int32_t first_of_pair(Parse const& parse, TokenSpan tokens, std::int32_t head,
                           std::int32_t before) {
  for (std::int32_t t = before - 1; t > head; --t) {
    Token const& word = parse.tokens[t];
    if (word.lemma != "between" || base_relation(word.relation) != "case") continue;
    std::int32_t noun = word.head;
    while (noun > t && noun < before && is_title(parse.tokens[noun], noun)) {
      noun = parse.tokens[noun].head;
    }
    bool const below = noun > t && noun < before && parse.tokens[noun].head == head;
    bool const single = below && !has_below(parse, tokens, noun, "conj") &&
                        !has_feature(parse.tokens[noun], "Number=Plur");
    return single ? noun : -1;
  }
  return -1;
}

NameSpan const* person_at(Parse const& parse, std::int32_t token) {
  NameSpan const* name = name_at(parse, token);
  return name != nullptr && name->kind == NameKind::PER ? name : nullptr;
}

bool is_in_brackets(Parse const& parse, std::int32_t token) {
  auto const& children = parse.children[token];
  return std::any_of(children.begin(), children.end(),
                     [&parse](std::int32_t sign) { return parse.tokens[sign].form == "("; });
}

// Makes `token` one more of those joined to `first`, and those joined to it, too.
void join_to(Parse& parse, std::int32_t token, std::int32_t first) {
  if (base_relation(parse.tokens[first].relation) == "conj" && parse.tokens[first].head >= 0) {
    first = parse.tokens[first].head;
  }
  for (std::int32_t const dependent : parse.children[token]) {
    Token& further = parse.tokens[dependent];
    if (base_relation(further.relation) == "conj") further.head = first;
  }
  parse.tokens[token].head = first;
  parse.tokens[token].relation = "conj";
}

// "president, the minister and the chief": an item before "and" is no other name of the first
// where no comma parts it from what follows.
bool is_item(Parse const& parse, std::int32_t token) {
  Token const& item = parse.tokens[token];
  if (item.upos != Upos::NOUN || person_at(parse, item.head) != nullptr) return false;
  auto const& joined = parse.children[item.head];
  return std::any_of(joined.begin(), joined.end(), [&](std::int32_t next) {
    std::int32_t const sign = next > token ? child(parse, next, "cc") : -1;
    bool const further = base_relation(parse.tokens[next].relation) == "conj" && sign > 0;
    return further && parse.tokens[sign - 1].form != ",";
  });
}

// "trade" of "closed its airspace, suspended trade and left": of two objects of one verb the
// second.
bool is_second_object(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  return word.relation == "obj" && word.head >= 0 && word.head < noun &&
         has_below(parse, tokens, word.head, "iobj");
}

// "shops" of "raided the town, looted shops and abducted women": joined to the object of a verb
// that goes on to the next deed.
bool is_deed_in_row(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& object = parse.tokens[parse.tokens[noun].head];
  if (object.relation != "obj" || object.head < 0 || object.head > noun) return false;
  return std::any_of(
      parse.tokens.begin() + noun + 1, parse.tokens.begin() + tokens.end, [&](Token const& next) {
        return next.head == object.head && next.upos == Upos::VERB &&
               base_relation(next.relation) == "conj" && has_feature(next, "Tense=Past");
      });
}

// "and accused" before "Gazprom", ", suspended" before "trade": an adjective with an "and" of its
// own that is joined to none, or with a comma between two objects.
bool is_joined_participle(Parse const& parse, TokenSpan tokens, std::uint32_t at) {
  Token const& word = parse.tokens[at];
  if (word.upos != Upos::VERB || word.relation != "amod" || !has_feature(word, "Tense=Past"))
    return false;
  Token const& sign = parse.tokens[at - 1];
  auto const token = static_cast<std::int32_t>(at);
  bool const own = base_relation(sign.relation) == "cc" && word.head == token + 1 &&
                   (sign.head == token || sign.head == word.head);
  Token const& noun = parse.tokens[word.head];
  bool const joined = base_relation(noun.relation) == "conj" && noun.head >= 0;
  if (sign.form == "," && joined && is_deed_in_row(parse, tokens, word.head)) return true;
  Upos const with = joined ? parse.tokens[noun.head].upos : Upos::NOUN;
  // "as baseless and accused Kinshasa": no name is joined to an adjective
  bool const listed = joined && !(with == Upos::ADJ && noun.upos == Upos::PROPN);
  bool const parted =
      sign.form == "," && word.head == token + 1 && is_second_object(parse, tokens, word.head);
  return (own || parted) && !listed && !has_below(parse, tokens, token, "conj");
}

// "letter" of "sign a letter endorsing him": an object right before a word in -ing that has another
// behind it, under a verb that has none.
bool is_taken_object(Parse const& parse, TokenSpan tokens, std::uint32_t at) {
  Token const& word = parse.tokens[at];
  auto const next = static_cast<std::int32_t>(at) + 1;
  if (word.relation != "obj" || word.head != next) return false;
  Token const& deed = parse.tokens[next];
  bool const below = deed.relation == "advcl" && deed.head >= 0 &&
                     deed.head < static_cast<std::int32_t>(at) && deed.form.ends_with("ing");
  bool const two = std::any_of(
      parse.tokens.begin() + next + 1, parse.tokens.begin() + tokens.end,
      [next](Token const& other) { return other.head == next && other.relation == "obj"; });
  return below && two && !has_below(parse, tokens, deed.head, "obj");
}

// "soldiers" of "freed 300 captured soldiers", where the number was taken for whom they freed and
// the participle for a clause; -1 for none.
std::int32_t counted_noun(Parse const& parse, TokenSpan tokens, std::uint32_t number) {
  Token const& count = parse.tokens[number];
  Token const& participle = parse.tokens[number + 1];
  auto const at = static_cast<std::int32_t>(number) + 1;
  bool const taken = count.upos == Upos::NUM && count.relation == "obj" && count.head >= 0 &&
                     count.head < at && participle.upos == Upos::VERB &&
                     participle.head == count.head && base_relation(participle.relation) != "conj";
  if (!taken || !has_feature(participle, "Tense=Past") || has_below(parse, tokens, at, "nsubj") ||
      has_below(parse, tokens, at, "mark"))
    return -1;
  for (std::uint32_t t = number + 2; t < tokens.end; ++t) {
    if (parse.tokens[t].head == at && parse.tokens[t].relation == "obj")
      return static_cast<std::int32_t>(t);
  }
  return -1;
}

// The nearest verb before `at` among those that `token` hangs on; -1: none.
std::int32_t verb_above(Parse const& parse, std::int32_t token, std::int32_t at) {
  for (std::size_t step = 0; step < parse.tokens.size() && token >= 0; ++step) {
    if (token < at && parse.tokens[token].upos == Upos::VERB) return token;
    token = parse.tokens[token].head;
  }
  return -1;
}

// "allow" of "either seek a mandate to act, or allow a contingent", for "seek"; -1 for none: the
// first verb behind "or" that hangs on a word below.
std::int32_t alternative_to(Parse const& parse, TokenSpan tokens, std::int32_t first) {
  for (auto t = static_cast<std::uint32_t>(first) + 1; t < tokens.end; ++t) {
    Token const& sign = parse.tokens[t];
    if (sign.lemma != "or" || sign.relation != "cc" || sign.head < 0) continue;
    Token const& other = parse.tokens[sign.head];
    bool const loose = other.upos == Upos::VERB && base_relation(other.relation) == "conj" &&
                       other.head != first && stands_below(parse, other.head, first) &&
                       !has_below(parse, tokens, sign.head, "mark");
    return loose ? sign.head : -1;
  }
  return -1;
}

// What was the verb's first object among `tokens` is its only one, now that the second is not.
void make_only_object(Parse& parse, TokenSpan tokens, std::int32_t verb) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    if (word.head == verb && word.relation == "iobj") word.relation = "obj";
  }
}

}  // namespace

void mend_taken_objects(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t + 2 < tokens.end; ++t) {
    if (!is_taken_object(parse, tokens, t)) continue;
    Token& deed = parse.tokens[t + 1];
    parse.tokens[t].head = deed.head;
    deed.head = static_cast<std::int32_t>(t);
    deed.relation = "acl";
  }
}

void mend_counted_participles(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t + 2 < tokens.end; ++t) {
    std::int32_t const noun = counted_noun(parse, tokens, t);
    if (noun < 0) continue;
    auto const participle = static_cast<std::int32_t>(t) + 1;
    std::int32_t const verb = parse.tokens[t].head;
    for (std::uint32_t other = tokens.begin; other < tokens.end; ++other) {
      Token& word = parse.tokens[other];
      if (word.head == participle) word.head = verb;
    }
    parse.tokens[noun].head = verb;
    parse.tokens[noun].relation = "obj";
    parse.tokens[t].head = noun;
    parse.tokens[t].relation = "nummod";
    parse.tokens[participle].head = noun;
    parse.tokens[participle].relation = "amod";
  }
}

void mend_marked_clauses(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& verb = parse.tokens[t];
    auto const clause = static_cast<std::int32_t>(t);
    bool const before = verb.upos == Upos::VERB && verb.relation == "acl" && verb.head > clause &&
                        has_below(parse, tokens, clause, "mark") &&
                        has_below(parse, tokens, clause, "nsubj");
    if (!before) continue;
    std::int32_t const noun = verb.head;
    std::int32_t const outer = parse.tokens[noun].head;
    if (parse.tokens[noun].relation != "obj" || outer < 0 || outer > clause) continue;
    verb.head = outer;
    verb.relation = "advcl";
    parse.tokens[noun].head = clause;
    make_only_object(parse, {tokens.begin, t}, outer);
  }
}

void mend_joined_participles(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 2; t + 1 < tokens.end; ++t) {
    if (!is_joined_participle(parse, tokens, t)) continue;
    auto const participle = static_cast<std::int32_t>(t);
    std::int32_t const object = parse.tokens[t].head;
    std::int32_t const verb = verb_above(parse, parse.tokens[object].head, participle);
    if (verb < 0) continue;
    for (std::uint32_t other = tokens.begin; other < tokens.end; ++other) {
      Token& word = parse.tokens[other];
      bool const behind = other > t + 1 && word.head == verb && word.relation == "advcl";
      if (behind) word.head = participle;  // "of using gas"
    }
    make_only_object(parse, {tokens.begin, t}, verb);
    parse.tokens[t - 1].head = participle;
    parse.tokens[t].head = verb;
    parse.tokens[t].relation = "conj";
    parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    parse.tokens[object].head = participle;
    parse.tokens[object].relation = "obj";
  }
}

void mend_joined_finites(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const verb = static_cast<std::int32_t>(t);
    if (!is_joined(parse, t) || !(is_finite(word) || is_odd_participle(parse, word))) continue;
    bool const own =
        has_below(parse, tokens, verb, "nsubj") || has_below(parse, tokens, verb, "aux");
    if (own || goes_on_harming(parse, word)) continue;
    std::int32_t above = finite_above(parse, tokens, word.head, tense_of(word));
    if (above < 0) above = teller_above(parse, tokens, word);
    if (above < 0) continue;
    word.head = above;
    if (!is_finite(word)) word.feats = parse.tokens[above].feats;
  }
}

void mend_alternatives(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& either = parse.tokens[t];
    bool const opens = either.lemma == "either" && either.relation == "cc" &&
                       either.head > static_cast<std::int32_t>(t);
    if (!opens || parse.tokens[either.head].upos != Upos::VERB) continue;
    if (has_below(parse, tokens, either.head, "conj")) continue;
    std::int32_t const other = alternative_to(parse, tokens, either.head);
    if (other >= 0) parse.tokens[other].head = either.head;
  }
}

void mend_loose_gerunds(Parse& parse, TokenSpan tokens) {
  std::int32_t loose = -1;  // the last one mended, for those that are joined to it
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const verb = static_cast<std::int32_t>(t);
    bool const gerund = has_feature(word, "VerbForm=Ger") && word.upos == Upos::VERB;
    if (!gerund || !is_joined(parse, t) || !is_finite(parse.tokens[word.head])) continue;
    bool const own =
        has_below(parse, tokens, verb, "nsubj") || has_below(parse, tokens, verb, "aux");
    if (own) continue;
    if (!has_below(parse, tokens, verb, "cc")) {
      word.relation = "advcl";
      loose = verb;
    } else if (loose >= 0 && parse.tokens[loose].head == word.head) {
      word.head = loose;
    }
  }
}

void mend_titles(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& sign = parse.tokens[t];
    if (base_relation(sign.relation) != "case" || sign.head < static_cast<std::int32_t>(t))
      continue;
    std::int32_t const title = sign.head;
    if (!is_title(parse.tokens[title], title) || parse.tokens[title].upos == Upos::PROPN) continue;
    std::int32_t const name = parse.tokens[title].head;
    bool const free =
        parse.tokens[name].upos == Upos::PROPN && !has_below(parse, tokens, name, "case");
    if (free) sign.head = name;
  }
}

void mend_pairs(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const noun = word.upos == Upos::NOUN || word.upos == Upos::PROPN;
    if (!is_joined(parse, t) || !noun || parse.tokens[word.head].upos != Upos::NOUN) continue;
    std::int32_t const first =
        first_of_pair(parse, tokens, word.head, static_cast<std::int32_t>(t));
    if (first >= 0) word.head = first;
  }
}

void mend_joined_presents(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const verb = static_cast<std::int32_t>(t);
    bool const bare =
        is_joined(parse, t) && word.upos == Upos::VERB && has_feature(word, "VerbForm=Inf") &&
        !has_below(parse, tokens, verb, "mark") && !has_below(parse, tokens, verb, "aux");
    if (!bare || !has_feature(parse.tokens[word.head], "VerbForm=Ger")) continue;
    std::int32_t above = word.head;
    for (std::size_t step = 0; above >= 0 && step < tokens.size(); ++step) {
      Token const& outer = parse.tokens[above];
      if (is_finite(outer) && has_feature(outer, "Tense=Pres") && !outer.form.ends_with("s")) break;
      above = outer.head;
    }
    if (above < 0) continue;
    word.head = above;
    word.feats = parse.tokens[above].feats;
  }
}

void mend_aims(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 8> kWeapons = {
      "missile", "drone", "rocket", "shell", "bomb", "mortar", "round", "projectile"};
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& second = parse.tokens[t];
    auto const at = static_cast<std::int32_t>(t);
    if (!is_joined(parse, t) || !is_one_of(second.lemma, kWeapons)) continue;
    if (is_one_of(parse.tokens[second.head].lemma, kWeapons)) continue;
    std::int32_t const aim = second.head;
    std::int32_t const above = parse.tokens[aim].head;
    if (above < 0 || above > aim || !has_below(parse, tokens, aim, "case")) continue;
    bool const of_weapon = is_one_of(parse.tokens[above].lemma, kWeapons);
    std::int32_t const first = of_weapon ? above : weapon_of(parse, tokens, above, aim, kWeapons);
    if (first >= 0 && has_aim(parse, tokens, at)) second.head = first;
  }
}

// "minister Abiy Ahmed and president Hassan": who is joined to a name is joined to the title that
// heads it.
bool join_titles(Parse& parse) {
  bool mended = false;
  for (std::size_t t = 0; t < parse.tokens.size(); ++t) {
    Token& word = parse.tokens[t];
    if (base_relation(word.relation) != "conj" || word.head < 0) continue;
    Token const& name = parse.tokens[word.head];
    bool const titled = (name.relation == "appos" || name.relation == "flat") && name.head >= 0 &&
                        name.head + 1 == word.head && parse.tokens[name.head].upos == Upos::NOUN &&
                        person_at(parse, word.head) != nullptr;
    if (!titled) continue;
    word.head = name.head;
    mended = true;
  }
  return mended;
}

void mend_rows(Parse& parse) {
  bool mended = false;
  for (std::size_t t = 0; t < parse.tokens.size(); ++t) {
    auto const token = static_cast<std::int32_t>(t);
    Token const& word = parse.tokens[t];
    if (word.head < 0 || word.head >= token) continue;
    bool const beside = word.relation == "appos" && !is_in_brackets(parse, token);
    bool const run_on = word.relation == "flat" && child(parse, token, "cc") >= 0;
    bool const persons = person_at(parse, token) != nullptr &&
                         person_at(parse, word.head) != nullptr &&
                         person_at(parse, token) != person_at(parse, word.head);
    bool const item = persons ? beside || run_on : beside && is_item(parse, token);
    if (!item) continue;
    join_to(parse, token, word.head);
    mended = true;
  }
  if (join_titles(parse) || mended) index_tree(parse);
}

}  // namespace dragoman
