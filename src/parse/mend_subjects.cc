// Whose subject a noun is: mends of clauses that stand inside or before others.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

constexpr std::int32_t kNone = -1;

bool is_subject(Token const& word) { return base_relation(word.relation) == "nsubj"; }

bool is_verb(Token const& word) { return word.upos == Upos::VERB; }

// The first subject below `verb` outside of `but`.
std::int32_t subject_of(Parse const& parse, TokenSpan tokens, std::int32_t verb,
                        std::int32_t but = kNone) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    bool const other = static_cast<std::int32_t>(t) != but;
    if (other && parse.tokens[t].head == verb && is_subject(parse.tokens[t]))
      return static_cast<std::int32_t>(t);
  }
  return kNone;
}

bool has_between(Parse const& parse, std::int32_t begin, std::int32_t end,
                 std::initializer_list<std::string_view> forms) {
  return std::any_of(parse.tokens.begin() + begin, parse.tokens.begin() + end,
                     [&](Token const& word) {
                       return std::find(forms.begin(), forms.end(), word.form) != forms.end();
                     });
}

void give(Parse& parse, std::int32_t subject, std::int32_t verb) {
  if (stands_below(parse, verb, subject)) return;
  parse.tokens[subject].head = verb;
  parse.tokens[subject].relation = "nsubj";
}

// The first word of the noun phrase before `noun`, as "Iran" of "Iran's foreign minister".
std::int32_t first_of_phrase(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  auto const begin = static_cast<std::int32_t>(tokens.begin);
  std::int32_t first = noun;
  while (first > begin) {
    Token const& before = parse.tokens[first - 1];
    bool const owned =
        before.upos == Upos::PART && before.head == first - 2 && before.head >= begin;
    std::int32_t const above = owned ? parse.tokens[first - 2].head : before.head;
    if (above < first || above > noun) break;
    first -= owned ? 2 : 1;
  }
  return std::max(first, begin);
}

// "80 were killed and 11,000 have fled, the governor said": the verb around the clause that a
// second subject was given to, across a comma. kNone: none.
std::int32_t verb_telling(Parse const& parse, TokenSpan tokens, std::int32_t subject) {
  std::int32_t clause = parse.tokens[subject].head;
  if (clause < 0 || clause > subject || !has_between(parse, clause, subject, {","})) return kNone;
  std::int32_t const first = subject_of(parse, tokens, clause, subject);
  if (first == kNone || first > clause) return kNone;
  if (base_relation(parse.tokens[clause].relation) == "conj") clause = parse.tokens[clause].head;
  Token const& word = parse.tokens[clause];
  return base_relation(word.relation) == "ccomp" && word.head > subject ? word.head : kNone;
}

bool is_behind_comma(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  std::int32_t const first = first_of_phrase(parse, tokens, noun);
  bool const before = first > static_cast<std::int32_t>(tokens.begin);
  return parse.tokens[first].form == "," || (before && parse.tokens[first - 1].form == ",");
}

// "Adding to the doubts, the president said", '"You ask the impossible," a doctor told the paper':
// the verb around the one that was given a subject across a comma or a mark, if it has none.
std::int32_t verb_around(Parse const& parse, std::int32_t subject) {
  std::int32_t const near = parse.tokens[subject].head;
  if (near < 0 || near > subject) return kNone;
  Token const& verb = parse.tokens[near];
  bool const gerund = base_relation(verb.relation) == "advcl" && verb.form.ends_with("ing") &&
                      has_between(parse, near, subject, {","});
  bool const said = base_relation(verb.relation) == "ccomp" &&
                    has_between(parse, near, subject, {"\"", "”", "''"});
  return (gerund || said) && verb.head > subject ? verb.head : kNone;
}

// "This came as the candidate urged …": the clause that opens before a second subject.
std::int32_t clause_behind(Parse const& parse, TokenSpan tokens, std::int32_t subject) {
  std::int32_t const verb = parse.tokens[subject].head;
  if (verb < 0 || verb > subject) return kNone;
  std::int32_t const first = subject_of(parse, tokens, verb, subject);
  if (first == kNone || first > verb) return kNone;
  for (auto t = static_cast<std::uint32_t>(subject) + 1; t < tokens.end; ++t) {
    Token const& word = parse.tokens[t];
    bool const clause = is_verb(word) && has_feature(word, "VerbForm=Fin") &&
                        base_relation(word.relation) == "advcl" && word.head == verb;
    if (clause) return static_cast<std::int32_t>(t);
  }
  return kNone;
}

// "sentenced" of "Kabila, sentenced to death, met him"
bool is_put_in(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  return word.relation == "advcl" && has_feature(word, "Tense=Past") &&
         !has_below(parse, tokens, verb, "mark") && !has_below(parse, tokens, verb, "aux");
}

// "More than 2,000 fled after the army took the hill, said sources", "A doctor, quoted by an
// agency, said rebels hold it", "The mayor, asked about it, declined to answer": a verb between the
// subject and the clause that it was given to.
std::int32_t verb_between(Parse const& parse, TokenSpan tokens, std::int32_t subject) {
  std::int32_t const verb = parse.tokens[subject].head;
  if (verb < 0) return kNone;
  Token const& clause = parse.tokens[verb];
  bool const outer = clause.relation == "ccomp" && subject < clause.head && clause.head < verb;
  bool const aside = clause.relation == "parataxis" || is_put_in(parse, tokens, verb);
  bool const put_in = aside && subject < verb && clause.head > verb &&
                      parse.tokens[verb - 1].form == "," &&
                      has_between(parse, verb, clause.head, {","});
  if (outer || put_in) return clause.head;
  if (verb > subject) return kNone;
  std::int32_t const before = first_of_phrase(parse, tokens, subject) - 1;
  bool const inverted = before > verb && has_feature(parse.tokens[before], "VerbForm=Fin") &&
                        parse.tokens[before - 1].upos == Upos::PUNCT;
  return inverted ? before : kNone;
}

// "Asked about the raid, General Burhan said …": the name between the comma behind an opening
// clause and a verb without a subject. kNone: none.
std::int32_t name_before(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  auto const begin = static_cast<std::int32_t>(tokens.begin);
  for (std::int32_t name = verb - 1; name > begin; --name) {
    Token const& word = parse.tokens[name];
    if (word.upos == Upos::PUNCT && word.form != "-") return kNone;
    if (word.head >= name || word.head < begin || word.upos != Upos::PROPN) continue;
    std::int32_t const first = first_of_phrase(parse, tokens, name);
    Token const& clause = parse.tokens[word.head];
    bool const opening = base_relation(clause.relation) == "advcl" && clause.head == verb &&
                         first > word.head && parse.tokens[first - 1].form == ",";
    if (opening) return has_below(parse, tokens, name, "case") ? kNone : name;
  }
  return kNone;
}

// "minister" of "After talks in Jeddah, Iran's foreign minister, Abbas Araghchi, promised …", taken
// for an apposition within the phrase that opens before a verb without a subject. kNone: none.
std::int32_t noun_beside_opening(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  auto const begin = static_cast<std::int32_t>(tokens.begin);
  for (std::int32_t noun = begin + 2; noun < verb; ++noun) {
    Token const& word = parse.tokens[noun];
    bool const beside = word.relation == "appos" && word.head >= begin && word.head < noun &&
                        (word.upos == Upos::NOUN || word.upos == Upos::PROPN);
    if (!beside || !is_behind_comma(parse, tokens, noun)) continue;
    std::int32_t top = word.head;
    while (parse.tokens[top].head >= 0 && parse.tokens[top].head != verb)
      top = parse.tokens[top].head;
    bool const opening = parse.tokens[top].head == verb && top < noun &&
                         base_relation(parse.tokens[top].relation) == "obl" &&
                         has_below(parse, tokens, top, "case");
    if (opening && !has_below(parse, tokens, noun, "case")) return noun;
  }
  return kNone;
}

// "this week" of "a poll conducted this week found": nothing between the two but what is below
// them.
bool is_reduced(Parse const& parse, TokenSpan tokens, std::int32_t participle) {
  Token const& word = parse.tokens[participle];
  bool const inside = is_verb(word) && word.relation == "ccomp" && word.head > participle;
  bool const past = has_feature(word, "Tense=Past") || has_feature(word, "VerbForm=Part");
  if (!inside || !past || has_below(parse, tokens, participle, "aux")) return false;
  return !has_between(parse, participle, word.head, {"\"", "”", "''", ";"});
}

// "accused" of "The UN accused M23 rebels of looting.": between a noun and the noun that heads a
// whole sentence, of which no verb is the root.
bool is_lost(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  Token const& before = parse.tokens[verb - 1];
  bool const attribute = is_verb(word) && word.relation == "amod" && word.head > verb &&
                         word.form.ends_with("ed") && has_feature(word, "Tense=Past");
  if (!attribute || parse.tokens[word.head].head >= 0) return false;
  bool const noun = before.upos == Upos::PROPN || before.upos == Upos::NOUN;
  bool const modifier = before.relation == "compound" || is_subject(before) ||
                        before.relation == "obl:unmarked" || before.relation == "nmod:unmarked";
  bool const sentence = parse.tokens[tokens.end - 1].form == ".";
  bool const near = before.head == word.head || before.head == verb;
  return noun && modifier && near && sentence && !has_below(parse, tokens, word.head, "cop");
}

// "Militants" of "Militants open fire against a bus", "Hamas" of "Hamas free eight hostages", seen
// from the verb that was taken for an adjective of the noun behind it; kNone where it is one.
std::int32_t subject_of_bare(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  bool const attribute = word.upos == Upos::ADJ && word.relation == "amod" && word.head > verb &&
                         (word.lemma == "open" || word.lemma == "free");
  if (!attribute) return kNone;
  Token const& next = parse.tokens[verb + 1];
  bool const counted = next.upos == Upos::NUM && next.head == word.head;
  bool const fire = word.lemma == "open" && word.head == verb + 1 && next.lemma == "fire";
  if (!counted && !fire) return kNone;
  Token const& object = parse.tokens[word.head];
  if (object.head < 0) {
    Token const& before = parse.tokens[verb - 1];
    bool const noun = before.upos == Upos::PROPN || before.upos == Upos::NOUN;
    bool const near = before.head == word.head || before.head == verb;
    return noun && near ? verb - 1 : kNone;
  }
  bool const below = object.head < verb && parse.tokens[object.head].head < 0 &&
                     has_feature(parse.tokens[object.head], "Number=Plur");
  bool const bare =
      !has_below(parse, tokens, word.head, "case") && !has_below(parse, tokens, object.head, "cop");
  return below && bare ? object.head : kNone;
}

// True for "it" of "it seems that", of verbs that nobody does.
bool nobody_does(Token const& verb) {
  static constexpr std::array<std::string_view, 22> kVerbs = {
      "seem", "appear", "emerge", "turn",   "happen", "follow", "transpire", "look",
      "be",   "become", "mean",   "occur",  "matter", "strike", "dawn",      "take",
      "rain", "snow",   "come",   "remain", "make",   "help"};
  return is_one_of(verb.lemma, kVerbs);
}

// "false" of "Reports that it fell were false, he said": what the verb of both nouns opens between
// them. kNone: nothing.
std::int32_t clause_between(Parse const& parse, std::int32_t noun, std::int32_t source) {
  std::int32_t const verb = parse.tokens[noun].head;
  for (std::int32_t t = noun + 1; t < source; ++t) {
    Token const& word = parse.tokens[t];
    bool const predicate = is_verb(word) || word.upos == Upos::ADJ || word.upos == Upos::NOUN;
    if (predicate && word.head == verb && word.relation == "ccomp") return t;
  }
  return kNone;
}

// A noun or name that ends right before the word at `begin`.
bool belongs_to_next(Parse const& parse, std::int32_t noun, std::uint32_t begin) {
  Token const& word = parse.tokens[noun];
  bool const name = is_noun(word) || word.upos == Upos::ADJ;
  bool const apart = begin > 0 && parse.tokens[begin - 1].form == ",";
  return name && !apart && word.relation != "nsubj:outer" && subtree(parse, noun).end == begin;
}

// "quoting" of "the agency said, quoting the ministry"
bool is_bare_gerund(Parse const& parse, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  return word.form.ends_with("ing") && base_relation(word.relation) == "advcl" &&
         child(parse, verb, "aux") < 0;
}

// Right behind an active verb that has no object and that no comma or mark parts from its subject:
// not '…," said the leader'.
bool is_object_place(Parse const& parse, std::int32_t verb, std::uint32_t begin) {
  bool const inverted = !is_bare_gerund(parse, verb) && parse.tokens[verb - 1].upos == Upos::PUNCT;
  return is_verb(parse.tokens[verb]) && begin == static_cast<std::uint32_t>(verb) + 1 &&
         !inverted && child(parse, verb, "obj") < 0 && child(parse, verb, "aux:pass") < 0;
}

// "an allegation the army rejected" of "were executed, an allegation the army rejected": behind the
// verb, which has its subject, and told of by a clause of its own.
bool is_second_behind_verb(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  bool const behind = is_subject(word) && word.head >= 0 && word.head < noun &&
                      word.upos == Upos::NOUN && is_behind_comma(parse, tokens, noun);
  if (!behind) return false;
  bool first = false;
  bool told_of = false;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& other = parse.tokens[t];
    first = first || (other.head == word.head && is_subject(other) &&
                      static_cast<std::int32_t>(t) < word.head);
    bool const by =
        other.relation == "acl" && has_below(parse, tokens, static_cast<std::int32_t>(t), "obl");
    told_of = told_of || (other.head == noun && (by || other.relation == "acl:relcl"));
  }
  return first && told_of;
}

}  // namespace

void mend_lost_verbs(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    Token& word = parse.tokens[t];
    std::int32_t const object = word.head;
    if (!is_lost(parse, tokens, verb)) continue;
    std::int32_t const subject = verb - 1;
    word.head = -1;
    word.relation = "root";
    word.feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    parse.tokens[object].head = verb;
    parse.tokens[object].relation = "obj";
    for (std::uint32_t before = tokens.begin; before < t; ++before) {
      if (parse.tokens[before].head == object) parse.tokens[before].head = subject;
    }
    give(parse, subject, verb);
    if (parse.tokens[tokens.end - 1].upos == Upos::PUNCT) parse.tokens[tokens.end - 1].head = verb;
  }
}

void mend_bare_verbs(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t + 1 < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const subject = subject_of_bare(parse, tokens, verb);
    if (subject == kNone) continue;
    std::int32_t const object = parse.tokens[t].head;
    bool const heads = parse.tokens[object].head < 0;  // the object was the root
    for (std::uint32_t other = tokens.begin; other < tokens.end; ++other) {
      Token& word = parse.tokens[other];
      bool const behind = other > t;
      if (word.head == object && heads && !behind && other != t - 1) word.head = subject;
      if (word.head == object && heads && behind && word.upos == Upos::PUNCT) word.head = verb;
      if (word.head == subject && !heads && behind) word.head = verb;
    }
    parse.tokens[t].upos = Upos::VERB;
    parse.tokens[t].head = -1;
    parse.tokens[t].relation = "root";
    parse.tokens[t].feats = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin";
    parse.tokens[object].head = verb;
    parse.tokens[object].relation = "obj";
    give(parse, subject, verb);
  }
}

void mend_torn_names(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
    Token const& word = parse.tokens[t];
    auto const verb = static_cast<std::int32_t>(t + 1);
    bool const part = word.relation == "flat" || word.relation == "compound";
    bool const torn = part && word.upos == Upos::PROPN && word.head > verb;
    if (!torn || !has_feature(parse.tokens[verb], "VerbForm=Fin")) continue;
    if (subject_of(parse, tokens, verb) == kNone) give(parse, static_cast<std::int32_t>(t), verb);
  }
}

void mend_far_subjects(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const subject = static_cast<std::int32_t>(t);
    if (!is_subject(parse.tokens[t])) continue;
    std::int32_t verb = verb_around(parse, subject);
    if (verb == kNone) verb = clause_behind(parse, tokens, subject);
    if (verb == kNone) verb = verb_between(parse, tokens, subject);
    if (verb == kNone) verb = verb_telling(parse, tokens, subject);
    bool const lacks =
        verb != kNone && is_verb(parse.tokens[verb]) && subject_of(parse, tokens, verb) == kNone;
    if (!lacks) continue;
    std::int32_t const near = parse.tokens[t].head;
    if (is_put_in(parse, tokens, near)) parse.tokens[near].feats = "Tense=Past|VerbForm=Part";
    give(parse, subject, verb);
  }
  for (std::uint32_t t = tokens.begin + 2; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    bool const finite = is_verb(parse.tokens[t]) && has_feature(parse.tokens[t], "VerbForm=Fin");
    if (!finite || subject_of(parse, tokens, verb) != kNone) continue;
    std::int32_t name = name_before(parse, tokens, verb);
    if (name == kNone) name = noun_beside_opening(parse, tokens, verb);
    if (name != kNone) give(parse, name, verb);
  }
}

void mend_named_subjects(Parse& parse) {
  bool mended = false;
  for (NameSpan const& name : parse.names) {
    auto const person = static_cast<std::int32_t>(top_of(parse, name.tokens));
    Token const& word = parse.tokens[person];
    if (name.kind != NameKind::PER || !is_subject(word) || word.head < person) continue;
    std::int32_t const first = child(parse, word.head, "nsubj");
    if (first < 0 || first >= person) continue;
    std::uint32_t const end = subtree(parse, first).end;
    bool const comma = end + 1 == name.tokens.begin && parse.tokens[end].form == ",";
    if (!comma && end != name.tokens.begin) continue;
    bool const phrase = comma || child(parse, first, "det") >= 0;
    std::int32_t const below = phrase ? person : first;
    parse.tokens[below].head = phrase ? first : person;
    parse.tokens[below].relation = phrase ? "appos" : "nmod";
    mended = true;
  }
  if (mended) index_tree(parse);
}

void mend_second_subjects(Parse& parse) {
  bool mended = false;
  for (std::uint32_t t = 0; t < parse.tokens.size(); ++t) {
    Token& second = parse.tokens[t];
    bool const noun = second.upos == Upos::NOUN || second.upos == Upos::PROPN;
    if (!noun || !is_subject(second) || second.head < 0) continue;
    std::int32_t const verb = second.head;
    std::int32_t const first = child(parse, verb, "nsubj");
    std::uint32_t const begin = subtree(parse, static_cast<std::int32_t>(t)).begin;
    bool const other = first >= 0 && first < static_cast<std::int32_t>(t) && first < verb;
    if (other && t < static_cast<std::uint32_t>(verb) && belongs_to_next(parse, first, begin)) {
      parse.tokens[first].head = static_cast<std::int32_t>(t);
      parse.tokens[first].relation = "compound";
    } else if ((other || is_bare_gerund(parse, verb)) && is_object_place(parse, verb, begin)) {
      second.relation = "obj";
    } else {
      continue;
    }
    mended = true;
  }
  if (mended) index_tree(parse);
}

void mend_reduced_relatives(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const participle = static_cast<std::int32_t>(t);
    if (!is_reduced(parse, tokens, participle)) continue;
    std::int32_t const verb = parse.tokens[participle].head;
    std::int32_t const own = subject_of(parse, tokens, participle);
    std::int32_t const outer = subject_of(parse, tokens, verb);
    if ((own == kNone) == (outer == kNone)) continue;
    std::int32_t const noun = own == kNone ? outer : own;
    if (noun > participle) continue;
    give(parse, noun, verb);
    parse.tokens[participle].head = noun;
    parse.tokens[participle].relation = "acl";
  }
}

void mend_bare_relatives(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (is_second_behind_verb(parse, tokens, static_cast<std::int32_t>(t)))
      parse.tokens[t].relation = "parataxis";
  }
  for (std::uint32_t t = tokens.begin + 3; t + 1 < tokens.end; ++t) {
    auto const name = static_cast<std::int32_t>(t);
    Token const& word = parse.tokens[t];
    std::int32_t const noun = first_of_phrase(parse, tokens, name) - 1;
    if (noun < static_cast<std::int32_t>(tokens.begin)) continue;
    Token const& before = parse.tokens[noun];
    bool const beside =
        word.relation == "appos" ? word.head == noun : is_subject(word) && word.head == before.head;
    bool const named = word.upos == Upos::PROPN || parse.tokens[noun + 1].upos == Upos::DET;
    bool const torn =
        named && before.upos == Upos::NOUN && is_subject(before) && before.head > name && beside;
    if (!torn) continue;
    std::int32_t const verb = parse.tokens[noun].head;
    if (!is_behind_comma(parse, tokens, noun) || !is_verb(parse.tokens[verb]) ||
        has_between(parse, name, verb, {",", "\""}))
      continue;
    parse.tokens[noun].head = parse.tokens[verb].head;
    parse.tokens[noun].relation =
        parse.tokens[verb].head < 0 ? "root" : parse.tokens[verb].relation;
    parse.tokens[verb].head = noun;
    parse.tokens[verb].relation = "acl:relcl";
    give(parse, name, verb);
  }
}

// "…, an accusation the spokesman called unfounded": a finite verb with a subject of its own is no
// participle.
void mend_finite_participles(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const verb = static_cast<std::int32_t>(t);
    bool const finite = is_verb(word) && word.relation == "acl" && word.head < verb &&
                        word.head >= 0 && parse.tokens[word.head].upos == Upos::NOUN &&
                        !has_below(parse, tokens, verb, "mark");
    if (!finite || parse.tokens[t].form.ends_with("ing")) continue;
    std::int32_t const subject = subject_of(parse, tokens, verb);
    bool const own = subject > word.head && subject < verb && !has_feature(word, "VerbForm=Inf") &&
                     is_behind_comma(parse, tokens, word.head);
    if (own) word.relation = "acl:relcl";
  }
}

void mend_torn_reports(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const noun = static_cast<std::int32_t>(t);
    Token const& word = parse.tokens[t];
    bool const given = is_subject(word) || word.relation == "ccomp";
    if (!given || is_verb(word) || word.upos == Upos::ADJ || word.head <= noun) continue;
    std::int32_t const source = subject_of(parse, tokens, word.head, noun);
    std::int32_t const clause = clause_between(parse, noun, source);
    bool const comma = clause > noun && has_between(parse, clause, source, {",", "\"", "”"});
    if (comma && subject_of(parse, tokens, clause) == kNone) give(parse, noun, clause);
  }
}

void mend_expletives(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    if (word.relation != "expl" || word.lemma != "it" || word.head <= static_cast<int>(t)) continue;
    Token const& verb = parse.tokens[word.head];
    bool const does = is_verb(verb) && !nobody_does(verb) &&
                      !has_below(parse, tokens, word.head, "cop") &&
                      has_below(parse, tokens, word.head, "ccomp");
    bool const active = !std::any_of(
        parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
        [&](Token const& each) { return each.head == word.head && each.relation == "aux:pass"; });
    if (does && active) word.relation = "nsubj";
  }
}

}  // namespace dragoman
