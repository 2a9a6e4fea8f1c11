// What hangs on which noun, and which of two nouns is whose: mends of noun phrases and objects.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"
#include "parse/spelt_counts.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

// "Ten" of "Ten Nigerien soldiers", which a capital made a name.
bool is_spelt_count(Parse const& parse, Token const& word) {
  bool const before = word.upos == Upos::PROPN && word.relation == "compound" && word.head >= 0 &&
                      has_feature(parse.tokens[word.head], "Number=Plur");
  return before &&
         std::any_of(kSpeltCounts.begin(), kSpeltCounts.end(),
                     [&](std::string_view count) { return same_but_for_case(word.form, count); });
}

// The preposition of a noun below another, "" where it is none.
std::string_view preposition_of(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& word = parse.tokens[t];
    if (word.head == noun && word.relation == "case") return word.lemma;
  }
  return {};
}

constexpr std::array<std::string_view, 12> kDeedNouns = {
    "arrest", "murder", "massacre", "capture", "seizure", "raid",
    "attack", "siege",  "blockade", "release", "use",     "rape"};

constexpr std::array<std::string_view, 2> kAt = {"at", "At"};

bool is_modifier(Token const& word) { return word.relation == "nmod" && word.head >= 0; }

// "fought" of "fought alongside Syrian rebels against Kurdish forces", for the forces: against whom
// one fights is told of the fight; -1 where it is no such word.
std::int32_t fight_beside(Parse const& parse, TokenSpan tokens, std::int32_t foe) {
  static constexpr std::array<std::string_view, 4> kBeside = {"with", "alongside", "beside", "for"};
  static constexpr std::array<std::string_view, 3> kFights = {"fight", "battle", "struggle"};
  Token const& word = parse.tokens[foe];
  bool const against =
      is_modifier(word) && word.head < foe && preposition_of(parse, tokens, foe) == "against";
  if (!against) return -1;
  Token const& ally = parse.tokens[word.head];
  bool const beside = base_relation(ally.relation) == "obl" && ally.head >= 0 &&
                      ally.head < word.head &&
                      is_one_of(preposition_of(parse, tokens, word.head), kBeside);
  return beside && is_one_of(parse.tokens[ally.head].lemma, kFights) ? ally.head : -1;
}

// "branch" of "militants from a branch of the Front opened fire on a post", for the Front that
// hangs on the post: what has a preposition follows what it tells of; -1 where nothing is wrong.
std::int32_t noun_before_phrase(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  if (word.relation != "nmod" || word.head <= noun) return -1;
  auto first = static_cast<std::uint32_t>(noun);
  bool has_sign = false;
  for (std::uint32_t t = tokens.begin; t < static_cast<std::uint32_t>(noun); ++t) {
    if (parse.tokens[t].head != noun) continue;
    first = std::min(first, t);
    has_sign = has_sign || parse.tokens[t].relation == "case";
  }
  bool verb = false;  // between it and its head
  for (auto t = static_cast<std::uint32_t>(noun); static_cast<std::int32_t>(t) < word.head; ++t) {
    verb = verb ||
           (parse.tokens[t].upos == Upos::VERB && has_feature(parse.tokens[t], "VerbForm=Fin"));
  }
  if (!has_sign || !verb || first == tokens.begin) return -1;
  Upos const before = parse.tokens[first - 1].upos;
  bool const named = before == Upos::NOUN || before == Upos::PROPN;
  return named ? static_cast<std::int32_t>(first) - 1 : -1;
}

// "targeting" of "targeting plants and compelling authorities to close them", for the authorities;
// -1 where they are joined to no object of a gerund.
std::int32_t deed_joined_to(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  if (word.relation != "conj" || word.head < 0 || word.head > noun) return -1;
  Token const& first = parse.tokens[word.head];
  bool const object = first.relation == "obj" && first.head >= 0 && first.head < word.head;
  bool const gerund = object && parse.tokens[first.head].form.ends_with("ing");
  return gerund && tokens.contains(static_cast<std::uint32_t>(first.head)) ? first.head : -1;
}

// "to close" of "authorities to close them"; -1.
std::int32_t infinitive_of(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  for (auto t = static_cast<std::uint32_t>(noun) + 1; t < tokens.end; ++t) {
    Token const& word = parse.tokens[t];
    if (word.head == noun && word.relation == "acl" && has_feature(word, "VerbForm=Inf"))
      return static_cast<std::int32_t>(t);
  }
  return -1;
}

void hang(Parse& parse, std::int32_t token, std::int32_t head, std::string relation) {
  parse.tokens[token].head = head;
  parse.tokens[token].relation = std::move(relation);
}

// "arrest" of "the arrest of two members of the party"
std::int32_t top_of_parts(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  while (is_modifier(parse.tokens[noun]) && parse.tokens[noun].head < noun &&
         preposition_of(parse, tokens, noun) == "of")
    noun = parse.tokens[noun].head;
  return noun;
}

// The object of the same verb before this one, -1 where there is none.
std::int32_t object_before(Parse const& parse, TokenSpan tokens, std::int32_t object) {
  for (std::int32_t t = object - 1; t >= static_cast<std::int32_t>(tokens.begin); --t) {
    Token const& word = parse.tokens[t];
    if (word.relation == "obj" && word.head == parse.tokens[object].head) return t;
  }
  return -1;
}

// "capital" of "El Fasher, the capital of North Darfur", where Darfur was taken for another name
// of El Fasher. -1: no noun stands there.
std::int32_t noun_before_of(Parse const& parse, TokenSpan tokens, std::int32_t part) {
  for (std::int32_t t = part - 1; t > static_cast<std::int32_t>(tokens.begin); --t) {
    Token const& word = parse.tokens[t];
    if (word.head != part || word.relation != "case") continue;
    return parse.tokens[t - 1].upos == Upos::NOUN ? t - 1 : -1;
  }
  return -1;
}

// "number" of "put the number of people who fled at 40", seen from what hangs below it: the object
// of a verb of estimating; -1 where there is none.
std::int32_t count_above(Parse const& parse, TokenSpan tokens, std::int32_t token) {
  static constexpr std::array<std::string_view, 4> kVerbs = {"put", "place", "estimate", "set"};
  static constexpr std::array<std::string_view, 5> kCounts = {"number", "toll", "figure", "total",
                                                              "count"};
  for (std::size_t step = 0; step < tokens.size() && token >= 0; ++step) {
    Token const& word = parse.tokens[token];
    if (word.relation == "obj" && word.head >= 0 && is_one_of(word.lemma, kCounts)) {
      return is_one_of(parse.tokens[word.head].lemma, kVerbs) ? token : -1;
    }
    token = word.head;
  }
  return -1;
}

bool is_date(Parse const& parse, std::int32_t token) {
  return std::any_of(parse.names.begin(), parse.names.end(), [token](NameSpan const& name) {
    return name.kind == NameKind::DATE && name.tokens.contains(static_cast<std::uint32_t>(token));
  });
}

bool tells_deed(Token const& noun) {
  return noun.lemma.ends_with("ing") || noun.lemma.ends_with("ion") ||
         noun.lemma.ends_with("ment") || is_one_of(noun.lemma, kDeedNouns);
}

// "shelling" of "condemned the shelling of Tegh by Azerbaijan", seen from Azerbaijan, where the
// tree gives it to the verb, which does not suffer anything; -1 where no such noun stands before
// it.
std::int32_t deed_before_doer(Parse const& parse, TokenSpan tokens, std::int32_t doer) {
  Token const& word = parse.tokens[doer];
  bool const behind = word.relation == "obl" && word.head >= 0 && word.head < doer &&
                      preposition_of(parse, tokens, doer) == "by" &&
                      parse.tokens[doer].upos != Upos::NUM;
  if (!behind || is_date(parse, doer)) return -1;
  Token const& verb = parse.tokens[word.head];
  bool const acts = verb.upos == Upos::VERB && has_feature(verb, "VerbForm=Fin");
  for (std::int32_t t = doer - 1; acts && t > word.head; --t) {
    Token const& object = parse.tokens[t];
    if (object.head != word.head || object.relation != "obj") continue;
    bool const done_to = std::any_of(
        parse.tokens.begin() + t, parse.tokens.begin() + doer,
        [t](Token const& below) { return below.head == t && below.relation == "nmod"; });
    return tells_deed(object) && done_to ? t : -1;
  }
  return -1;
}

// "hours" of "heard in Srinagar hours later", which were taken for Srinagar's.
bool is_place_before_lapse(Parse const& parse, TokenSpan tokens, std::uint32_t unit) {
  if (unit + 1 >= tokens.end || unit < tokens.begin + 2) return false;
  Token const& place = parse.tokens[unit - 1];
  std::string const& next = parse.tokens[unit + 1].form;
  bool const named = place.upos == Upos::PROPN && place.relation == "compound" &&
                     place.head == static_cast<std::int32_t>(unit);
  return named && (next == "later" || next == "earlier" || next == "ago") &&
         has_feature(parse.tokens[unit], "Number=Plur") && parse.tokens[unit].head >= 0;
}

void give_place_its_clause(Parse& parse, TokenSpan tokens, std::uint32_t unit) {
  auto const at = static_cast<std::int32_t>(unit);
  Token& place = parse.tokens[unit - 1];
  place.head = parse.tokens[unit].head;
  place.relation = parse.tokens[unit].relation;
  parse.tokens[unit].relation = "obl:unmarked";
  for (std::uint32_t t = tokens.begin; t < unit; ++t) {
    if (parse.tokens[t].head == at && t + 1 != unit) parse.tokens[t].head = at - 1;
  }
}

// Verbs whose second object says what the first is.
bool is_naming(Token const& verb) {
  static constexpr std::array<std::string_view, 12> kVerbs = {
      "call", "name", "make",  "elect",    "appoint", "declare",
      "deem", "dub",  "brand", "consider", "label",   "designate"};
  return is_one_of(verb.lemma, kVerbs);
}

}  // namespace

void mend_second_objects(Parse& parse) {
  bool mended = false;
  for (std::uint32_t t = 1; t < parse.tokens.size(); ++t) {
    Token& second = parse.tokens[t];
    if (second.relation != "obj" || second.head < 0) continue;
    std::int32_t const verb = second.head;
    std::int32_t const first = child(parse, verb, "obj");
    bool const behind = verb < first && first < static_cast<std::int32_t>(t);
    bool const adjoins =
        behind && subtree(parse, first).end == subtree(parse, static_cast<std::int32_t>(t)).begin;
    if (!adjoins || parse.tokens[verb].upos != Upos::VERB) continue;
    if (is_naming(parse.tokens[verb])) {
      second.relation = "xcomp";
    } else {
      parse.tokens[first].relation = "iobj";
    }
    mended = true;
  }
  if (mended) index_tree(parse);
}

void mend_whole_names(Parse& parse) {
  static constexpr std::array<std::string_view, 5> kParts = {"compound", "amod", "flat", "nummod",
                                                             "det"};
  bool mended = false;
  for (NameSpan const& name : parse.names) {
    std::uint32_t const first = top_of(parse, name.tokens);
    Token const& top = parse.tokens[first];
    if (top.head < 0 || is_one_of(base_relation(top.relation), kParts)) continue;
    for (std::uint32_t t = first + 1; t < name.tokens.end; ++t) {
      Token& word = parse.tokens[t];
      bool const noun = word.upos == Upos::PROPN || word.upos == Upos::NOUN;
      bool const beside = word.head == top.head && !is_one_of(base_relation(word.relation), kParts);
      if (!noun || !beside) continue;
      word.head = static_cast<std::int32_t>(first);
      word.relation = child(parse, static_cast<std::int32_t>(t), "case") < 0 ? "flat" : "nmod";
      mended = true;
    }
  }
  if (mended) index_tree(parse);
}

void mend_bounds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t + 1 < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const bound = (word.form == "least" || word.form == "most") &&
                       is_one_of(parse.tokens[t - 1].form, kAt) &&
                       parse.tokens[t + 1].upos == Upos::NUM;
    if (!bound) continue;
    Token& number = parse.tokens[t + 1];
    if (stands_below(parse, static_cast<std::int32_t>(t + 1), static_cast<std::int32_t>(t))) {
      number.head = word.head;
      number.relation = word.relation;
    }
    word.head = static_cast<std::int32_t>(t + 1);
    word.relation = "nmod";
    parse.tokens[t - 1].head = static_cast<std::int32_t>(t);
    parse.tokens[t - 1].relation = "case";
  }
}

void mend_counts(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& number = parse.tokens[t];
    if (t == tokens.begin && is_spelt_count(parse, number)) {
      number.upos = Upos::NUM;
      number.feats = "NumType=Card";
      number.lemma = lowered(number.form);
      number.relation = "nummod";
    }
    auto const at = static_cast<std::int32_t>(t);
    bool const placed = number.upos == Upos::NUM && number.head >= 0 &&
                        is_one_of(preposition_of(parse, tokens, at), kAt);
    std::int32_t const count = placed ? count_above(parse, tokens, number.head) : -1;
    if (count < 0) continue;
    number.head = parse.tokens[count].head;
    number.relation = "obl";
  }
}

void mend_told_days(Parse& parse, TokenSpan tokens) {
  for (NameSpan const& name : parse.names) {
    if (name.kind != NameKind::DATE || !tokens.contains(name.tokens)) continue;
    auto const day = static_cast<std::int32_t>(top_of(parse, name.tokens));
    Token& word = parse.tokens[day];
    if (name.tokens.begin > tokens.begin) {
      Token& sign = parse.tokens[name.tokens.begin - 1];
      bool const beyond = sign.form == "on" && sign.head > day && word.head < day;
      if (beyond) sign.head = day;
      if (beyond) sign.relation = "case";
    }
    if (word.head <= day || base_relation(word.relation) != "obl") continue;
    Token const& verb = parse.tokens[word.head];
    bool const told = verb.relation == "ccomp" && verb.head >= 0 &&
                      verb.head + 2 == static_cast<std::int32_t>(name.tokens.begin) &&
                      base_relation(parse.tokens[verb.head + 1].relation) == "case";
    if (told) word.head = verb.head;
  }
}

void mend_doers(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 4> kOnto = {"on", "against", "at", "by"};
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    std::int32_t const deed = deed_before_doer(parse, tokens, static_cast<std::int32_t>(t));
    if (deed < 0) continue;
    parse.tokens[t].head = deed;
    parse.tokens[t].relation = "nmod";
  }
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    if (!is_modifier(word) || word.head > static_cast<std::int32_t>(t)) continue;
    Token const& doer = parse.tokens[word.head];
    if (!is_modifier(doer) || doer.head > word.head) continue;
    std::string_view const own = preposition_of(parse, tokens, static_cast<std::int32_t>(t));
    std::string_view const outer = preposition_of(parse, tokens, word.head);
    bool const onto = own == "by" && outer == "on" && doer.head >= 0 &&
                      tells_deed(parse.tokens[doer.head]);  // not "a report on abuses by rebels"
    bool const by = outer == "by" || onto;
    if (by && own != outer && is_one_of(own, kOnto)) word.head = doer.head;
    bool const of_name = outer == "of" && doer.upos == Upos::PROPN;  // no deed: "an attack by …"
    if (own == "by" && of_name) word.head = top_of_parts(parse, tokens, word.head);
  }
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    std::int32_t const fight = fight_beside(parse, tokens, static_cast<std::int32_t>(t));
    if (fight >= 0) hang(parse, static_cast<std::int32_t>(t), fight, "obl");
  }
}

void mend_phrases_ahead(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const noun = static_cast<std::int32_t>(t);
    std::int32_t const before = noun_before_phrase(parse, tokens, noun);
    if (before >= 0 && !stands_below(parse, before, noun)) parse.tokens[t].head = before;
  }
}

void mend_compelled(Parse& parse, TokenSpan tokens) {
  struct Word {
    std::string_view form, lemma;
  };
  static constexpr std::array<Word, 10> kVerbs = {{{"compelling", "compel"},
                                                   {"forcing", "force"},
                                                   {"prompting", "prompt"},
                                                   {"urging", "urge"},
                                                   {"causing", "cause"},
                                                   {"pushing", "push"},
                                                   {"pressing", "press"},
                                                   {"ordering", "order"},
                                                   {"allowing", "allow"},
                                                   {"warning", "warn"}}};
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    Token& word = parse.tokens[t];
    auto const known = std::find_if(kVerbs.begin(), kVerbs.end(),
                                    [&](Word const& verb) { return verb.form == word.form; });
    if (known == kVerbs.end() || word.relation != "amod" || word.head <= token) continue;
    std::int32_t const deed = deed_joined_to(parse, tokens, word.head);
    std::int32_t const wanted = infinitive_of(parse, tokens, word.head);
    if (deed < 0 || wanted < 0) continue;
    std::int32_t const object = word.head;
    for (std::uint32_t other = tokens.begin; other < t; ++other) {  // "and"
      if (parse.tokens[other].head == object) parse.tokens[other].head = token;
    }
    hang(parse, token, deed, "conj");
    hang(parse, object, token, "obj");
    hang(parse, wanted, token, "xcomp");
    word.upos = Upos::VERB;
    word.lemma = known->lemma;
    word.feats = "VerbForm=Ger";
  }
}

void mend_kept_deeds(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 5> kGoingOn = {"keep", "continue", "start", "stop",
                                                               "resume"};
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const deed = static_cast<std::int32_t>(t);
    Token& word = parse.tokens[t];
    std::int32_t const on = parse.tokens[t - 1].form == "to" ? deed - 2 : deed - 1;
    bool const behind = word.relation == "advcl" && word.head + 1 == on &&
                        (on == deed - 2 || word.form.ends_with("ing")) &&
                        parse.tokens[on].form == "on" && parse.tokens[word.head].lemma == "go";
    if (behind) word.relation = "xcomp";  // "went on attacking", "went on to attack"
    bool const before = word.relation == "amod" && word.upos == Upos::VERB && word.head > deed &&
                        word.form.ends_with("ing") &&
                        is_one_of(parse.tokens[t - 1].lemma, kGoingOn);
    if (!before) continue;
    Token const& object = parse.tokens[word.head];
    if (object.relation != "obj" || object.head + 1 != deed) continue;
    std::int32_t const thing = word.head;
    hang(parse, deed, deed - 1, "xcomp");
    hang(parse, thing, deed, "obj");
  }
}

void mend_lapses(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 6> kUnits = {"hour", "day",   "night",
                                                             "week", "month", "year"};
  static constexpr std::array<std::string_view, 4> kSteps = {"following", "next", "same", "last"};
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const at = static_cast<std::int32_t>(t);
    bool const day = word.relation == "obj" && is_one_of(word.lemma, kUnits) &&
                     parse.tokens[t - 1].head == at && is_one_of(parse.tokens[t - 1].form, kSteps);
    if (day) word.relation = "obl:unmarked";  // "were released the following day"
    if (is_place_before_lapse(parse, tokens, t) && is_one_of(word.lemma, kUnits))
      give_place_its_clause(parse, tokens, t);
    bool const lapse = (word.form == "earlier" || word.form == "later") && word.head > at &&
                       parse.tokens[t - 1].head == at &&
                       is_one_of(parse.tokens[t - 1].lemma, kUnits);
    if (!lapse) continue;
    Token const& subject = parse.tokens[word.head];
    bool const before = base_relation(subject.relation) == "nsubj" && subject.head > word.head;
    if (!before) continue;
    word.head = subject.head;
    word.relation = "advmod";
  }
}

void mend_parts(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const part = static_cast<std::int32_t>(t);
    Token& word = parse.tokens[t];
    bool const odd = word.relation == "obj" || word.relation == "appos" || word.relation == "flat";
    if (!odd || preposition_of(parse, tokens, part) != "of") continue;
    std::int32_t const whole = word.relation == "obj" ? object_before(parse, tokens, part)
                                                      : noun_before_of(parse, tokens, part);
    if (whole < 0 || stands_below(parse, whole, part)) continue;
    word.head = whole;
    word.relation = "nmod";
  }
}

void mend_servants(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 12> kServants = {
      "personnel", "troop", "soldier",  "officer", "official", "fighter",
      "militant",  "staff", "employee", "agent",   "member",   "representative"};
  for (NameSpan const& name : parse.names) {
    if (name.kind != NameKind::ORG || !tokens.contains(name.tokens)) continue;
    auto const body = static_cast<std::int32_t>(top_of(parse, name.tokens));
    Token& word = parse.tokens[body];
    std::int32_t const sign = below(parse, tokens, body, "case");
    bool const from = word.relation == "obl" && word.head >= 0 && sign > word.head + 1 &&
                      parse.tokens[sign].lemma == "from";
    if (!from) continue;
    Token const& servant = parse.tokens[sign - 1];
    bool const beside = servant.head == word.head && is_one_of(servant.lemma, kServants);
    if (beside) hang(parse, body, sign - 1, "nmod");
  }
}

}  // namespace dragoman
