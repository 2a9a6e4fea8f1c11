// What a verb takes: whom it tells what, what is heard, how long is given, and the object of a form
// in -ing.
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

// "massing" of "Armenia is massing troops", taken for what troops are like: one country is no
// troops. -1 where `noun` is no such object.
std::int32_t progressive_of(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& object = parse.tokens[noun];
  bool const several = object.upos == Upos::NOUN && has_feature(object, "Number=Plur");
  std::int32_t const be = several ? below(parse, tokens, noun, "cop") : -1;
  std::int32_t const subject = be < 0 ? -1 : below(parse, tokens, noun, "nsubj");
  std::int32_t const verb = subject < 0 ? -1 : below(parse, tokens, noun, "amod");
  bool const between = verb > be && be > subject && verb < noun;
  if (!between || below(parse, tokens, noun, "det") >= 0) return -1;
  Token const& word = parse.tokens[verb];
  bool const gerund = word.upos == Upos::VERB && word.form.ends_with("ing");
  bool const one =
      parse.tokens[subject].upos == Upos::PROPN &&
      is_one_of(parse.tokens[be].form, std::array<std::string_view, 3>{"is", "was", "'s"});
  return gerund && one ? verb : -1;
}

// "shooting" of "its patrols had heard shooting": not theirs.
bool is_heard_deed(Parse const& parse, TokenSpan tokens, std::int32_t deed) {
  static constexpr std::array<std::string_view, 3> kSenses = {"hear", "see", "witness"};
  Token const& word = parse.tokens[deed];
  bool const clause = word.upos == Upos::VERB && word.form.ends_with("ing") && word.head >= 0 &&
                      (word.relation == "xcomp" || word.relation == "ccomp");
  bool const right_behind = clause && word.head == deed - 1;
  return right_behind && is_one_of(parse.tokens[word.head].lemma, kSenses) &&
         below(parse, tokens, word.head, "aux:pass") < 0 &&  // "were seen shooting"
         !has_below(parse, tokens, deed, "obj") && !has_below(parse, tokens, deed, "aux");
}

constexpr std::array<std::string_view, 6> kHarms = {"kill",   "wound", "injure",
                                                    "damage", "maim",  "destroy"};

// "bombing" of "the bombing of a convoy which killed a driver", for "killed": no convoy kills; -1
// where the verb tells of something that may.
std::int32_t deed_that_harmed(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 14> kDeeds = {
      "bombing",   "attack", "shelling", "raid",    "strike",    "airstrike", "blast",
      "explosion", "ambush", "assault",  "barrage", "offensive", "shooting",  "bombardment"};
  static constexpr std::array<std::string_view, 13> kStruck = {
      "convoy", "school", "hospital", "bus",    "market", "village", "town",
      "city",   "house",  "building", "church", "mosque", "camp"};
  Token const& word = parse.tokens[verb];
  bool const relative =
      word.relation == "acl:relcl" && word.head >= 0 && is_one_of(word.lemma, kHarms);
  if (!relative || !has_below(parse, tokens, verb, "obj")) return -1;
  std::int32_t const sign = below(parse, tokens, verb, "nsubj");
  Token const& struck = parse.tokens[word.head];
  bool const thing = sign >= 0 && parse.tokens[sign].lemma != "who" &&
                     is_one_of(struck.lemma, kStruck) && base_relation(struck.relation) == "nmod";
  if (!thing || struck.head < 0 || struck.head > word.head) return -1;
  return is_one_of(parse.tokens[struck.head].lemma, kDeeds) ? struck.head : -1;
}

// "killed" of "after a bombing which killed a driver, and wounded three", for "wounded", which was
// joined to the verb of the sentence; -1 where that harms, too, or `verb` has a subject.
std::int32_t harm_before(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  bool const joined = base_relation(word.relation) == "conj" && word.head >= 0 &&
                      is_one_of(word.lemma, kHarms) &&
                      !is_one_of(parse.tokens[word.head].lemma, kHarms) &&
                      parse.tokens[verb - 1].upos == Upos::CCONJ;
  if (!joined || has_below(parse, tokens, verb, "nsubj")) return -1;
  for (std::int32_t t = verb - 1; t > word.head; --t) {
    Token const& told = parse.tokens[t];
    if (told.upos != Upos::VERB) continue;
    bool const harms = told.relation == "acl:relcl" && is_one_of(told.lemma, kHarms);
    return harms && has_below(parse, tokens, t, "obj") ? t : -1;
  }
  return -1;
}

// "would" of "promised mediators that they would not attack", taken for a clause about mediators:
// what has a subject and a "that" of its own is told them.
bool is_told_clause(Parse const& parse, TokenSpan tokens, std::int32_t clause) {
  static constexpr std::array<std::string_view, 9> kTelling = {
      "promise", "tell", "assure", "warn", "inform", "remind", "convince", "persuade", "notify"};
  Token const& word = parse.tokens[clause];
  if (base_relation(word.relation) != "acl" || word.head < 0 || word.head > clause) return false;
  Token const& hearer = parse.tokens[word.head];
  std::int32_t const mark = below(parse, tokens, clause, "mark");
  std::int32_t const subject = below(parse, tokens, clause, "nsubj");
  bool const whole = mark >= 0 && parse.tokens[mark].lemma == "that" && subject > mark;
  bool const told = base_relation(hearer.relation) == "obj" || hearer.relation == "iobj";
  return whole && told && hearer.head >= 0 && hearer.head < word.head &&
         is_one_of(parse.tokens[hearer.head].lemma, kTelling);
}

// "have" of "saying the courts have no business deciding what is useful", for "deciding": nobody
// says a gerund beside a clause; -1 where it is none.
std::int32_t clause_before_gerund(Parse const& parse, TokenSpan tokens, std::int32_t gerund) {
  Token const& word = parse.tokens[gerund];
  bool const bare = word.upos == Upos::VERB && word.relation == "ccomp" && word.head >= 0 &&
                    word.form.ends_with("ing") && !has_below(parse, tokens, gerund, "nsubj") &&
                    !has_below(parse, tokens, gerund, "mark") &&
                    !has_below(parse, tokens, gerund, "aux");
  if (!bare || parse.tokens[gerund - 1].upos == Upos::PUNCT) return -1;
  std::int32_t const clause = below(parse, tokens, word.head, "ccomp");
  return clause > word.head && clause < gerund ? clause : -1;
}

// "thank" of "waiting for the states to thank it": an infinitive that the tree gives nobody to do.
// `deed` is not the first word.
bool is_nobodys_infinitive(Parse const& parse, TokenSpan tokens, std::int32_t deed) {
  Token const& word = parse.tokens[deed];
  return has_feature(word, "VerbForm=Inf") && word.head >= 0 &&
         parse.tokens[deed - 1].form == "to" && !has_below(parse, tokens, deed, "nsubj");
}

// "states" of "waiting for the states to thank it", for "thank"; -1 where nobody is awaited.
std::int32_t awaited_doer(Parse const& parse, TokenSpan tokens, std::int32_t deed) {
  Token const& word = parse.tokens[deed];
  bool const awaited = is_nobodys_infinitive(parse, tokens, deed) && word.head < deed &&
                       parse.tokens[word.head].lemma == "wait" &&
                       parse.tokens[deed - 1].head == deed;
  if (!awaited) return -1;
  std::int32_t const doer = below(parse, tokens, word.head, "obl");
  std::int32_t const sign = doer < 0 ? -1 : below(parse, tokens, doer, "case");
  bool const between = doer > word.head && doer < deed;
  return between && sign >= 0 && parse.tokens[sign].lemma == "for" ? doer : -1;
}

// "troops" of "opened a corridor for troops to leave the town", for "leave": -1 where nothing is
// for somebody to do.
std::int32_t user_of_thing(Parse const& parse, TokenSpan tokens, std::int32_t deed) {
  Token const& word = parse.tokens[deed];
  bool const aim = is_nobodys_infinitive(parse, tokens, deed) && word.relation == "advcl" &&
                   deed > static_cast<std::int32_t>(tokens.begin) + 1;
  if (!aim) return -1;
  Token const& user = parse.tokens[deed - 2];
  std::int32_t const sign = below(parse, tokens, deed - 2, "case");
  bool const of_thing = user.relation == "nmod" && user.head >= 0 && user.head < sign &&
                        parse.tokens[user.head].relation == "obj" &&
                        parse.tokens[user.head].head == word.head;
  return of_thing && parse.tokens[sign].lemma == "for" ? deed - 2 : -1;
}

// "end" of "announces the end of its offensive and that 27 soldiers were killed", for "killed": a
// clause with "that" is joined to what else is told and to no verb; -1 where it is no such clause.
std::int32_t content_before(Parse const& parse, TokenSpan tokens, std::int32_t clause) {
  static constexpr std::array<std::string_view, 9> kTelling = {
      "announce", "report", "confirm", "acknowledge", "admit", "deny", "stress", "note", "state"};
  Token const& word = parse.tokens[clause];
  bool const joined = word.relation == "conj" && word.head >= 0 && word.head < clause &&
                      is_one_of(parse.tokens[word.head].lemma, kTelling);
  std::int32_t const mark = joined ? below(parse, tokens, clause, "mark") : -1;
  std::int32_t const sign = joined ? below(parse, tokens, clause, "cc") : -1;
  if (mark < 0 || sign != mark - 1 || parse.tokens[mark].lemma != "that") return -1;
  std::int32_t const object = below(parse, tokens, word.head, "obj");
  return object > word.head && object < sign ? object : -1;
}

// Of "says that tests revealed one of the bodies does not match", for "match".
struct PartedContent {
  std::int32_t verb = -1;     // "revealed"; -1: nothing is parted
  std::int32_t subject = -1;  // "one", which does not match
};

PartedContent parted_content(Parse const& parse, TokenSpan tokens, std::int32_t clause) {
  static constexpr std::array<std::string_view, 7> kShowing = {
      "reveal", "show", "find", "indicate", "confirm", "suggest", "establish"};
  Token const& word = parse.tokens[clause];
  bool const finite = word.relation == "ccomp" && word.head >= 0 && word.head < clause &&
                      below(parse, tokens, clause, "aux") > word.head &&
                      !has_below(parse, tokens, clause, "nsubj") &&
                      !has_below(parse, tokens, clause, "cc");
  std::int32_t const verb = finite ? below(parse, tokens, word.head, "ccomp") : -1;
  bool const shows =
      verb > word.head && verb < clause && is_one_of(parse.tokens[verb].lemma, kShowing);
  std::int32_t const object = shows ? below(parse, tokens, verb, "obj") : -1;
  return object > verb && object < clause ? PartedContent{verb, object} : PartedContent{};
}

// "receives" of "receives the first shipment of jets from France", for "France": from whom one gets
// something is told of the getting; -1 where `name` is no such.
std::int32_t getting_from(Parse const& parse, TokenSpan tokens, std::int32_t name) {
  static constexpr std::array<std::string_view, 6> kGetting = {"receive", "get",     "obtain",
                                                               "buy",     "acquire", "purchase"};
  Token const& word = parse.tokens[name];
  std::int32_t const sign = below(parse, tokens, name, "case");
  bool const from = word.relation == "nmod" && word.head >= 0 && word.head < name && sign >= 0 &&
                    parse.tokens[sign].lemma == "from" && word.upos == Upos::PROPN;
  std::int32_t thing = from ? word.head : -1;
  for (int step = 0; step < 3 && thing >= 0 && parse.tokens[thing].relation == "nmod"; ++step)
    thing = parse.tokens[thing].head;
  if (thing < 0 || parse.tokens[thing].relation != "obj") return -1;
  std::int32_t const verb = parse.tokens[thing].head;
  return verb >= 0 && is_one_of(parse.tokens[verb].lemma, kGetting) ? verb : -1;
}

// "hours" of "gave Kinshasa 48 hours to withdraw", where the tree tells of "withdraw" how long.
void mend_time_of_deed(Parse& parse, TokenSpan tokens, std::int32_t unit) {
  static constexpr std::array<std::string_view, 5> kUnits = {"minute", "hour", "day", "week",
                                                             "month"};
  Token& word = parse.tokens[unit];
  bool const before = word.relation == "obl:unmarked" && word.head > unit &&
                      unit + 2 < static_cast<std::int32_t>(tokens.end) &&
                      parse.tokens[unit + 1].lemma == "to" && is_one_of(word.lemma, kUnits);
  if (!before) return;
  Token& deed = parse.tokens[word.head];
  std::int32_t const give = deed.head;
  if (give < 0 || give > unit || parse.tokens[give].lemma != "give") return;
  for (std::int32_t whom = give + 1; whom < unit; ++whom) {
    Token& other = parse.tokens[whom];
    if (other.head == give && other.relation == "obj") other.relation = "iobj";
  }
  deed.head = unit;
  deed.relation = "acl";
  word.head = give;
  word.relation = "obj";
}

// "hours" of "gave Kinshasa 48 hours to withdraw", where the tree tells of "gave" how long.
void mend_time_of_giving(Parse& parse, TokenSpan tokens, std::int32_t unit) {
  Token& word = parse.tokens[unit];
  std::int32_t const give = word.head;
  bool const time = word.relation == "obl:unmarked" && give >= 0 && give < unit &&
                    parse.tokens[give].lemma == "give";
  if (!time || below(parse, tokens, give, "iobj") < 0 || below(parse, tokens, give, "obj") >= 0)
    return;
  word.relation = "obj";
  if (unit + 2 >= static_cast<std::int32_t>(tokens.end)) return;
  Token& deed = parse.tokens[unit + 2];
  bool const to_do = parse.tokens[unit + 1].form == "to" && deed.upos == Upos::VERB &&
                     deed.head == give && deed.relation == "advcl";
  if (!to_do) return;
  deed.head = unit;
  deed.relation = "acl";
}

// Of "waiting for the states to thank it": the states thank.
void mend_awaited_doer(Parse& parse, TokenSpan tokens, std::int32_t deed) {
  std::int32_t const doer = awaited_doer(parse, tokens, deed);
  if (doer < 0) return;
  parse.tokens[doer].head = deed;
  parse.tokens[doer].relation = "nsubj";
}

// Of "opened a corridor for troops to leave the town": what a thing is for is told of the thing.
void mend_use(Parse& parse, TokenSpan tokens, std::int32_t deed) {
  std::int32_t const user = user_of_thing(parse, tokens, deed);
  if (user < 0) return;
  parse.tokens[deed].head = parse.tokens[user].head;
  parse.tokens[deed].relation = "acl";
}

// Of "says that tests revealed one of the bodies does not match": the tests revealed that one does
// not, and "that" is theirs.
void mend_parted_content(Parse& parse, TokenSpan tokens, std::int32_t clause) {
  PartedContent const parted = parted_content(parse, tokens, clause);
  if (parted.verb < 0) return;
  parse.tokens[clause].head = parted.verb;
  parse.tokens[parted.subject].head = clause;
  parse.tokens[parted.subject].relation = "nsubj";
  for (auto t = static_cast<std::int32_t>(tokens.begin); t < parted.verb; ++t) {
    Token& sign = parse.tokens[t];
    if (sign.head == clause && sign.relation == "mark") sign.head = parted.verb;
  }
}

}  // namespace

void mend_givers(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    std::int32_t const verb = getting_from(parse, tokens, static_cast<std::int32_t>(t));
    if (verb < 0) continue;
    parse.tokens[t].head = verb;
    parse.tokens[t].relation = "obl";
  }
}

void mend_expected_deeds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const deed = static_cast<std::int32_t>(t);
    mend_awaited_doer(parse, tokens, deed);
    mend_use(parse, tokens, deed);
  }
}

void mend_contents(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const clause = static_cast<std::int32_t>(t);
    std::int32_t const content = content_before(parse, tokens, clause);
    if (content >= 0) parse.tokens[t].head = content;
    mend_parted_content(parse, tokens, clause);
  }
}

void mend_told_gerunds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    std::int32_t const clause = clause_before_gerund(parse, tokens, static_cast<std::int32_t>(t));
    if (clause < 0) continue;
    bool const of_noun = parse.tokens[t - 1].upos == Upos::NOUN;
    parse.tokens[t].head = of_noun ? static_cast<std::int32_t>(t) - 1 : clause;
    parse.tokens[t].relation = of_noun ? "acl" : "advcl";
  }
}

void mend_progressives(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 3> kOfObject = {"nmod", "amod", "compound"};
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const noun = static_cast<std::int32_t>(t);
    std::int32_t const verb = progressive_of(parse, tokens, noun);
    if (verb < 0) continue;
    for (std::uint32_t other = tokens.begin; other < tokens.end; ++other) {
      Token& word = parse.tokens[other];
      auto const at = static_cast<std::int32_t>(other);
      bool const objects = at > verb && is_one_of(base_relation(word.relation), kOfObject);
      if (word.head == noun && at != verb && !objects) word.head = verb;
      if (word.relation == "cop" && word.head == verb) word.relation = "aux";
    }
    parse.tokens[verb].head = parse.tokens[t].head;
    parse.tokens[verb].relation = parse.tokens[t].relation;
    parse.tokens[verb].feats = "Tense=Pres|VerbForm=Part";
    parse.tokens[t].head = verb;
    parse.tokens[t].relation = "obj";
  }
}

void mend_heard_deeds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (!is_heard_deed(parse, tokens, static_cast<std::int32_t>(t))) continue;
    make_noun(parse.tokens[t]);
    parse.tokens[t].relation = "obj";
  }
}

void mend_told_hearers(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (!is_told_clause(parse, tokens, static_cast<std::int32_t>(t))) continue;
    Token& hearer = parse.tokens[parse.tokens[t].head];
    parse.tokens[t].head = hearer.head;
    parse.tokens[t].relation = "ccomp";
    hearer.relation = "iobj";
  }
}

void mend_bare_finites(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 7> kBare = {"see",  "hear", "watch", "let",
                                                            "make", "help", "have"};
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    Token& word = parse.tokens[t];
    bool const told = word.relation == "ccomp" && word.head >= 0 &&
                      !is_one_of(parse.tokens[word.head].lemma, kBare);
    bool const bare = (word.head < 0 || told) && word.upos == Upos::VERB &&
                      has_feature(word, "VerbForm=Inf") && !has_below(parse, tokens, verb, "aux") &&
                      !has_below(parse, tokens, verb, "mark");
    std::int32_t const subject = bare ? below(parse, tokens, verb, "nsubj") : -1;
    if (subject >= 0 && subject < verb) word.feats = "Mood=Ind|Tense=Pres|VerbForm=Fin";
  }
}

void mend_passive_what(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
    Token& what = parse.tokens[t];
    Token const& helper = parse.tokens[t + 1];
    bool const opens = what.upos == Upos::PRON && what.lemma == "what" &&
                       helper.relation == "aux:pass" && helper.head > static_cast<std::int32_t>(t);
    if (!opens || has_below(parse, tokens, helper.head, "nsubj")) continue;
    if (stands_below(parse, helper.head, static_cast<std::int32_t>(t))) continue;
    what.head = helper.head;
    what.relation = "nsubj:pass";
  }
}

void mend_harm_told(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const harm = harm_before(parse, tokens, verb);
    if (harm >= 0) parse.tokens[t].head = harm;
    std::int32_t const deed = deed_that_harmed(parse, tokens, verb);
    if (deed >= 0) parse.tokens[t].head = deed;
  }
}

void mend_crossed_joins(Parse& parse, TokenSpan tokens) {
  auto const joined = [&](std::uint32_t t) {
    Token const& word = parse.tokens[t];
    return word.relation == "conj" && word.upos == Upos::VERB && word.head >= 0 &&
           parse.tokens[word.head].upos == Upos::VERB;
  };
  for (std::uint32_t last = tokens.begin; last < tokens.end; ++last) {
    std::int32_t const first = joined(last) ? parse.tokens[last].head : -1;
    for (auto t = static_cast<std::uint32_t>(first + 1); first >= 0 && t < last; ++t) {
      bool const crosses = joined(t) && parse.tokens[t].head < first &&
                           parse.tokens[first].head == parse.tokens[t].head &&
                           !has_below(parse, tokens, static_cast<std::int32_t>(t), "nsubj");
      if (crosses) parse.tokens[t].head = first;
    }
  }
}

void mend_objects_ahead(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const ahead = word.relation == "obj" && is_noun(word) &&
                       word.head > static_cast<std::int32_t>(t) &&
                       parse.tokens[word.head].upos == Upos::VERB;
    std::int32_t const helper = ahead ? below(parse, tokens, word.head, "aux") : -1;
    bool const between = helper > static_cast<std::int32_t>(t) && helper < word.head;
    if (between && !has_below(parse, tokens, word.head, "nsubj")) word.relation = "nsubj";
  }
}

void mend_given_times(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 2; t < tokens.end; ++t) {
    auto const unit = static_cast<std::int32_t>(t);
    mend_time_of_deed(parse, tokens, unit);
    mend_time_of_giving(parse, tokens, unit);
  }
}

}  // namespace dragoman
