// Whose clause a word is: orders, reports and charges that the tree takes for what is said of a
// noun.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

// "the force" of "told the force to move", of verbs that say to whom and what.
bool is_ordered(Parse const& parse, TokenSpan tokens, std::int32_t object) {
  static constexpr std::array<std::string_view, 16> kAlways = {
      "tell",  "urge",   "instruct",  "allow",  "permit",  "force",     "compel", "persuade",
      "press", "invite", "encourage", "enable", "require", "authorise", "oblige", "warn"};
  static constexpr std::array<std::string_view, 3> kOthersToo = {"order", "ask", "want"};
  Token const& word = parse.tokens[object];
  if (word.head < 0 || word.head > object) return false;
  std::string const& verb = parse.tokens[word.head].lemma;
  std::int32_t const sign = below(parse, tokens, object, "case");
  bool const behind =  // "told men without papers to leave", but "told them about plans to leave"
      base_relation(word.relation) == "obl" && sign >= 0 &&
      parse.tokens[sign].lemma.starts_with("with") && below(parse, tokens, word.head, "iobj") >= 0;
  if (word.relation != "obj" && !behind) return false;
  if (is_one_of(verb, kAlways)) return true;
  std::int32_t const article = below(parse, tokens, object, "det");
  bool const definite = article >= 0 && parse.tokens[article].lemma == "the";
  bool const known = definite || word.upos == Upos::PROPN || has_feature(word, "Number=Plur");
  return is_one_of(verb, kOthersToo) && known;
}

// "fired" of "said an Israeli tank fired at their post": no participle, since nobody says a tank.
bool is_said(Parse const& parse, TokenSpan tokens, std::int32_t clause) {
  Token const& word = parse.tokens[clause];
  bool const told = word.upos == Upos::VERB && word.relation == "acl" && word.head >= 0 &&
                    has_feature(word, "Tense=Past") && !word.form.ends_with("ing");
  if (!told || below(parse, tokens, clause, "obl:agent") >= 0) return false;
  Token const& noun = parse.tokens[word.head];
  bool const behind =
      noun.head >= 0 && noun.head < word.head && parse.tokens[noun.head].lemma == "say";
  std::int32_t const speaker = behind ? below(parse, tokens, noun.head, "nsubj") : -1;
  bool const second = noun.relation == "nsubj" && speaker >= 0 && speaker < noun.head;
  bool const object = behind && is_noun(noun) && (noun.relation == "obj" || second);
  return object && clause == word.head + 1 && below(parse, tokens, noun.head, "ccomp") < 0;
}

// "accused" of "Mondlane, the runner-up, accused the police of murder", where the police were taken
// for one more name of him: the subject, -1 where it is no such verb.
std::int32_t subject_of_parted(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  bool const attribute = word.upos == Upos::VERB && word.relation == "amod" && word.head > verb &&
                         has_feature(word, "Tense=Past") && parse.tokens[verb - 1].form == ",";
  if (!attribute) return -1;
  Token const& object = parse.tokens[word.head];
  std::int32_t const subject = object.head;
  bool const beside = object.relation == "appos" && subject >= 0 && subject < verb;
  bool const rootless = beside && parse.tokens[subject].head < 0 && is_noun(parse.tokens[subject]);
  return rootless && below(parse, tokens, subject, "cop") < 0 ? subject : -1;
}

// "torched" of "killed a gendarme and torched shops": no torched shops were killed.
bool is_next_deed(Parse const& parse, std::int32_t verb) {
  static constexpr std::array<std::string_view, 24> kDeeds = {
      "torch",  "burn",   "loot",   "shell", "attack", "bomb",    "ransack", "kidnap",
      "abduct", "detain", "arrest", "shoot", "seize",  "capture", "destroy", "damage",
      "block",  "raid",   "storm",  "expel", "close",  "suspend", "demand",  "release"};
  Token const& word = parse.tokens[verb];
  bool const attribute = word.upos == Upos::VERB && word.relation == "amod" && word.head > verb &&
                         verb > 0 && parse.tokens[verb - 1].upos == Upos::CCONJ;
  if (!attribute || !is_one_of(word.lemma, kDeeds)) return false;
  Token const& noun = parse.tokens[word.head];
  if (base_relation(noun.relation) != "conj" || noun.head < 0 || noun.head > verb) return false;
  Token const& object = parse.tokens[noun.head];
  return object.relation == "obj" && object.head >= 0 && object.head < noun.head &&
         has_feature(parse.tokens[object.head], "Tense=Past");
}

// "accused" of "denied this, accused Mali of lying and closed the border": a past form with an
// object of its own is done and not suffered.
bool is_listed_deed(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 6> kOfTwo = {"give", "grant", "offer",
                                                             "call", "name",  "award"};
  Token const& word = parse.tokens[verb];
  bool const behind = word.upos == Upos::VERB && word.relation == "advcl" && word.head >= 0 &&
                      word.head < verb && parse.tokens[verb - 1].form == ",";
  if (!behind || !has_feature(word, "Tense=Past") || is_one_of(word.lemma, kOfTwo)) return false;
  bool const own = below(parse, tokens, verb, "mark") >= 0 ||
                   below(parse, tokens, verb, "aux") >= 0 ||
                   below(parse, tokens, verb, "nsubj") >= 0;
  bool const past = has_feature(parse.tokens[word.head], "Tense=Past");
  return past && !own && below(parse, tokens, verb, "obj") >= 0;
}

// "accusing" of "expelled six diplomats, accusing Delhi of murder": behind a comma who expels says
// or does it, and not who is expelled.
bool is_of_doer(Parse const& parse, TokenSpan tokens, std::int32_t clause) {
  static constexpr std::array<std::string_view, 18> kDeeds = {
      "accuse", "say", "cite",  "demand", "threaten", "kill",    "wound",   "injure", "warn",
      "urge",   "vow", "blame", "claim",  "declare",  "promise", "destroy", "prompt", "force"};
  Token const& word = parse.tokens[clause];
  bool const aside = word.relation == "acl" && word.form.ends_with("ing") && word.head >= 0 &&
                     word.head < clause && parse.tokens[clause - 1].form == ",";
  if (!aside || !is_one_of(word.lemma, kDeeds)) return false;
  // Who gets a letter did not write it.
  static constexpr std::array<std::string_view, 7> kGets = {
      "receive", "get", "obtain", "intercept", "find", "publish", "air"};
  Token const& noun = parse.tokens[word.head];
  bool const object = noun.relation == "obj" && noun.head >= 0 && noun.head < word.head;
  return object && below(parse, tokens, noun.head, "nsubj") >= 0 &&
         !is_one_of(parse.tokens[noun.head].lemma, kGets);
}

// "Berlin" of "…, Berlin announced on Thursday", which was taken for a clause that tells of what is
// announced: the subject, -1 where the verb says nothing behind a comma.
std::int32_t trailing_sayer(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 8> kSays = {"say", "announce", "report", "declare",
                                                            "add", "confirm",  "state",  "claim"};
  Token const& word = parse.tokens[verb];
  std::int32_t const said = word.head < 0 ? below(parse, tokens, verb, "ccomp") : -1;
  bool const outer = said >= 0 && said < verb;
  bool const inner = word.relation == "advcl" && word.head >= 0 && word.head < verb;
  bool const aside = word.upos == Upos::VERB && (outer || inner) && has_feature(word, "Tense=Past");
  if (!aside || !is_one_of(word.lemma, kSays) || word.form.ends_with("ing")) return -1;
  std::int32_t subject = below(parse, tokens, verb, "nsubj");
  if (subject < 0) subject = below(parse, tokens, verb, "nsubj:pass");
  bool const before = subject > 0 && subject + 1 == verb && parse.tokens[subject - 1].form == ",";
  bool const own =
      below(parse, tokens, verb, "mark") >= 0 || below(parse, tokens, verb, "aux") >= 0 ||
      below(parse, tokens, verb, "aux:pass") >= 0 || below(parse, tokens, verb, "obj") >= 0 ||
      (inner && below(parse, tokens, verb, "ccomp") >= 0);
  return before && !own ? subject : -1;
}

// "denied access" of "was stopped and denied access": what guards give or refuse.
bool is_denied_way(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 3> kRefuses = {"deny", "refuse", "grant"};
  static constexpr std::array<std::string_view, 12> kWays = {
      "access", "entry",     "passage", "permission", "bail",  "visa",
      "asylum", "treatment", "care",    "food",       "water", "medicine"};
  std::int32_t const object = below(parse, tokens, verb, "obj");
  return object > verb && is_one_of(parse.tokens[verb].lemma, kRefuses) &&
         is_one_of(parse.tokens[object].lemma, kWays);
}

// "released" of "were detained on 17 May and released the next day": a bare past form that is
// joined to what is suffered, of a verb that does nothing without an object.
bool is_suffered_next(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 30> kOnlyDoneTo = {
      "release",  "free",    "detain", "arrest",   "kill",        "wound",
      "injure",   "deport",  "abduct", "kidnap",   "jail",        "imprison",
      "sentence", "convict", "charge", "question", "torture",     "transfer",
      "evacuate", "expel",   "beat",   "rob",      "execute",     "hospitalise",
      "loot",     "destroy", "damage", "rescue",   "interrogate", "fine"};
  Token const& word = parse.tokens[verb];
  bool const joined = word.upos == Upos::VERB && word.relation == "conj" && word.head >= 0 &&
                      word.head < verb && has_feature(word, "Tense=Past");
  bool const denied = joined && is_denied_way(parse, tokens, verb);
  if (!joined || !(denied || is_one_of(word.lemma, kOnlyDoneTo))) return false;
  if (below(parse, tokens, word.head, "aux:pass") < 0) return false;
  return std::none_of(parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
                      [verb, denied](Token const& other) {
                        std::string_view const how = base_relation(other.relation);
                        bool const object = how == "obj" && !denied;
                        return other.head == verb &&
                               (object || how == "nsubj" || how == "aux" || how == "ccomp");
                      });
}

// "shelling the town", "having ordered it": nobody else's, and behind no comma.
bool is_bare_ing(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  std::int32_t const helper = below(parse, tokens, verb, "aux");
  std::int32_t const first = helper >= 0 ? helper : verb;
  bool const parted = first > 0 && parse.tokens[first - 1].form == ",";
  return parse.tokens[first].form.ends_with("ing") && !parted &&
         below(parse, tokens, verb, "nsubj") < 0;
}

// "Odesa port attacked again", "Mayor arrested in Goma": a past form without a helper or an object
// suffers, where the verb does nothing without one, or the subject is a thing that attacks nobody.
bool is_headline_passive(Parse const& parse, TokenSpan tokens, std::int32_t subject) {
  static constexpr std::array<std::string_view, 15> kNeedsObject = {
      "arrest", "detain", "abduct",  "kidnap",  "injure", "wound",    "jail",    "expel",
      "deport", "damage", "destroy", "execute", "kill",   "displace", "evacuate"};
  static constexpr std::array<std::string_view, 10> kAttacks = {
      "attack", "hit", "strike", "shell", "bomb", "raid", "storm", "loot", "target", "burn"};
  static constexpr std::array<std::string_view, 20> kStruck = {
      "port",   "hospital", "school",  "bridge",  "airport",  "depot",  "refinery",
      "plant",  "embassy",  "village", "town",    "city",     "market", "church",
      "mosque", "bus",      "tanker",  "station", "building", "base"};
  Token const& word = parse.tokens[subject];
  Token const& verb = parse.tokens[word.head];
  bool const told = verb.relation == "ccomp" && verb.head > word.head;  // "…, army says"
  bool const bare = (verb.head < 0 || told) && word.head > subject &&
                    has_feature(verb, "Tense=Past") && verb.form.ends_with("ed") && is_noun(word);
  bool const undergone = is_one_of(verb.lemma, kNeedsObject) ||
                         (is_one_of(verb.lemma, kAttacks) && is_one_of(word.lemma, kStruck));
  if (!bare || !undergone) return false;
  return std::none_of(
      parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
      [&](Token const& other) {
        std::string_view const how = base_relation(other.relation);
        bool const shared =  // "arrested and later released protesters"
            how == "obj" && other.head >= 0 && parse.tokens[other.head].head == word.head &&
            base_relation(parse.tokens[other.head].relation) == "conj";
        return shared || (other.head == word.head &&
                          (how == "obj" || how == "ccomp" || how == "xcomp" || how == "aux"));
      });
}

// "Shelling killed 11 civilians": a past form with an object and no helper, of a verb that gives
// nothing to a third.
bool does_to_object(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 14> kOfTwo = {
      "give", "grant",   "offer", "call", "name", "award",  "elect",
      "tell", "appoint", "deny",  "show", "pay",  "refuse", "hand"};
  Token const& word = parse.tokens[verb];
  bool const past = has_feature(word, "Tense=Past") && !is_one_of(word.lemma, kOfTwo);
  bool const finite = has_feature(word, "VerbForm=Fin") || word.head < 0;
  return past && finite && below(parse, tokens, verb, "obj") > verb;
}

// "Russia denied it was preparing a war": a past form with no helper before a clause with its own
// subject; but "Villagers told they must leave".
bool tells_clause(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 10> kToSomebody = {
      "tell",   "promise",  "warn",     "assure", "show",
      "inform", "convince", "persuade", "remind", "ask"};
  Token const& word = parse.tokens[verb];
  bool const past = has_feature(word, "Tense=Past") && !is_one_of(word.lemma, kToSomebody);
  bool const finite = has_feature(word, "VerbForm=Fin") || word.head < 0;
  std::int32_t const clause = past && finite ? below(parse, tokens, verb, "ccomp") : -1;
  return clause > verb && below(parse, tokens, clause, "nsubj") > verb;
}

// "remains" of "handed over the remains to the Red Cross", where "over" was taken for their
// preposition; -1 where nobody gets them.
std::int32_t handed_over(Parse const& parse, TokenSpan tokens, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 3> kHands = {"hand", "turn", "give"};
  auto const at = static_cast<std::int32_t>(verb);
  Token const& sign = parse.tokens[verb + 1];
  if (!is_one_of(parse.tokens[verb].lemma, kHands) || sign.form != "over") return -1;
  std::int32_t const thing = sign.head;
  bool const taken = sign.relation == "case" && thing > at &&
                     parse.tokens[thing].relation == "obl" && parse.tokens[thing].head == at;
  if (!taken) return -1;
  if (parse.tokens[verb].lemma == "hand") return thing;  // nobody hands over somebody
  for (std::uint32_t t = static_cast<std::uint32_t>(thing) + 1; t < tokens.end; ++t) {
    Token const& to = parse.tokens[t];
    bool const gets = to.lemma == "to" && to.relation == "case" && to.head >= 0 &&
                      parse.tokens[to.head].head == at;
    if (gets) return thing;
  }
  return -1;
}

}  // namespace

void mend_next_deeds(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    if (is_listed_deed(parse, tokens, verb)) {
      parse.tokens[t].relation = "conj";
      parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    }
    if (!is_next_deed(parse, verb)) continue;
    std::int32_t const noun = parse.tokens[t].head;
    std::int32_t const first = parse.tokens[parse.tokens[noun].head].head;
    parse.tokens[t].head = first;
    parse.tokens[t].relation = "conj";
    parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    parse.tokens[noun].head = verb;
    parse.tokens[noun].relation = "obj";
    if (parse.tokens[t - 1].head == noun) parse.tokens[t - 1].head = verb;
  }
}

void mend_handed_over(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t + 2 < tokens.end; ++t) {
    std::int32_t const thing = handed_over(parse, tokens, t);
    if (thing < 0) continue;
    auto const verb = static_cast<std::int32_t>(t);
    parse.tokens[t + 1].head = verb;
    parse.tokens[t + 1].relation = "compound:prt";
    parse.tokens[thing].relation = "obj";
    std::int32_t const subject = below(parse, tokens, verb, "nsubj:pass");
    if (subject < 0 || below(parse, tokens, verb, "aux:pass") >= 0) continue;
    parse.tokens[subject].relation = "nsubj";
    parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
  }
}

void mend_loose_participles(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    if (!is_of_doer(parse, tokens, static_cast<std::int32_t>(t))) continue;
    parse.tokens[t].head = parse.tokens[parse.tokens[t].head].head;
    parse.tokens[t].relation = "advcl";
  }
}

void mend_orders(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const infinitive = word.upos == Upos::VERB && word.relation == "acl" && word.head >= 0 &&
                            word.head < static_cast<std::int32_t>(t);
    if (!infinitive || !is_ordered(parse, tokens, word.head)) continue;
    std::int32_t const mark = below(parse, tokens, static_cast<std::int32_t>(t), "mark");
    if (mark < 0 || parse.tokens[mark].lemma != "to") continue;
    Token& object = parse.tokens[word.head];
    std::int32_t const first = below(parse, tokens, object.head, "iobj");
    word.head = object.head;
    word.relation = "xcomp";
    bool const pair = first >= 0 && parse.tokens[first + 1].relation == "obj";
    if (!pair) continue;
    parse.tokens[first].head = first + 1;  // "the UN force"
    parse.tokens[first].relation = "compound";
  }
}

void mend_said_nouns(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const clause = static_cast<std::int32_t>(t);
    if (!is_said(parse, tokens, clause)) continue;
    std::int32_t const noun = parse.tokens[t].head;
    parse.tokens[t].head = parse.tokens[noun].head;
    parse.tokens[t].relation = "ccomp";
    parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    parse.tokens[noun].head = clause;
    parse.tokens[noun].relation = "nsubj";
    for (std::uint32_t next = t + 1; next < tokens.end; ++next) {  // "…, injuring two"
      Token& word = parse.tokens[next];
      bool const outcome =
          word.head == noun && word.relation == "acl" && word.form.ends_with("ing");
      if (!outcome) continue;
      word.head = clause;
      word.relation = "advcl";
    }
  }
}

void mend_trailing_sayers(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 2; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const subject = trailing_sayer(parse, tokens, verb);
    if (subject < 0) continue;
    bool const outer = parse.tokens[t].head < 0;
    std::int32_t const said = outer ? below(parse, tokens, verb, "ccomp") : parse.tokens[t].head;
    if (!outer) parse.tokens[t].relation = "parataxis";
    parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    parse.tokens[subject].relation = "nsubj";
    for (std::uint32_t behind = t + 1; behind < tokens.end; ++behind) {  // "on Thursday"
      Token& word = parse.tokens[behind];
      bool const day = word.head == said && base_relation(word.relation) == "obl";
      if (day) word.head = verb;
    }
  }
}

void mend_whom(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const bare = word.lemma == "whom" && word.head >= 0 &&
                      below(parse, tokens, static_cast<std::int32_t>(t), "case") < 0;
    if (!bare || below(parse, tokens, word.head, "aux:pass") >= 0) continue;
    if (below(parse, tokens, word.head, "obj") >= 0) continue;
    word.relation = "obj";
    std::int32_t const subject = below(parse, tokens, word.head, "nsubj:pass");
    if (subject >= 0) parse.tokens[subject].relation = "nsubj";
  }
}

void mend_parted_verbs(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const subject = subject_of_parted(parse, tokens, verb);
    if (subject < 0) continue;
    std::int32_t const object = parse.tokens[t].head;
    parse.tokens[t].head = -1;
    parse.tokens[t].relation = "root";
    parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
    parse.tokens[object].head = verb;
    parse.tokens[object].relation = "obj";
    parse.tokens[subject].head = verb;
    parse.tokens[subject].relation = "nsubj";
    for (std::uint32_t next = t + 1; next < tokens.end; ++next) {
      if (parse.tokens[next].head == subject) parse.tokens[next].head = verb;
    }
  }
}

void mend_vows(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 12> kVerbs = {
      "promise",   "agree",   "pledge", "vow",    "refuse", "decide",
      "undertake", "decline", "swear",  "intend", "hope",   "threaten"};
  static constexpr std::array<std::string_view, 4> kOfDeeds = {"deny", "admit", "acknowledge",
                                                               "regret"};
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    auto const verb = static_cast<std::int32_t>(t);
    bool const behind =
        word.relation == "advcl" && word.head >= 0 && word.head < verb && word.upos == Upos::VERB;
    if (!behind) continue;
    std::string const& outer = parse.tokens[word.head].lemma;
    std::int32_t const mark = below(parse, tokens, verb, "mark");
    bool const infinitive =
        mark >= 0 && parse.tokens[mark].lemma == "to" && is_one_of(outer, kVerbs);
    bool const gerund = mark < 0 && is_one_of(outer, kOfDeeds) && is_bare_ing(parse, tokens, verb);
    bool const full = below(parse, tokens, word.head, "obj") >= 0 ||
                      below(parse, tokens, word.head, "xcomp") >= 0 ||
                      below(parse, tokens, word.head, "ccomp") >= 0;
    if ((infinitive || gerund) && !full) word.relation = "xcomp";
  }
}

void mend_voices(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    if (is_suffered_next(parse, tokens, verb)) {
      parse.tokens[t].feats = "Tense=Past|VerbForm=Part|Voice=Pass";
    }
  }
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& subject = parse.tokens[t];
    if (base_relation(subject.relation) != "nsubj" || subject.head < 0) continue;
    if (subject.relation == "nsubj:outer") continue;
    bool const passive = below(parse, tokens, subject.head, "aux:pass") >= 0;
    bool const active = !passive && below(parse, tokens, subject.head, "aux") >= 0;
    if (parse.tokens[subject.head].upos != Upos::VERB) continue;
    if (!passive && !active && is_headline_passive(parse, tokens, static_cast<std::int32_t>(t))) {
      subject.relation = "nsubj:pass";
      parse.tokens[subject.head].feats = "Tense=Past|VerbForm=Part|Voice=Pass";
      continue;
    }
    bool const acts = active || (!passive && (does_to_object(parse, tokens, subject.head) ||
                                              tells_clause(parse, tokens, subject.head)));
    if (passive) subject.relation = "nsubj:pass";
    if (acts) subject.relation = "nsubj";
    if (acts && !active) parse.tokens[subject.head].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
  }
}

}  // namespace dragoman
