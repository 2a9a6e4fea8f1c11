// What is told around a verb of saying and not in what is said.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 11> kReports = {"say",   "report", "tell",  "announce",
                                                       "state", "add",    "claim", "confirm",
                                                       "warn",  "insist", "assert"};

bool is_report(Parse const& parse, std::int32_t verb) {
  return is_one_of(parse.tokens[verb].lemma, kReports);
}

// The clause before `verb` that it reports, by either shape of tree; -1 where there is none.
std::int32_t reported_before(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  if (word.upos != Upos::VERB || !is_report(parse, verb)) return -1;
  if (word.relation == "parataxis" && word.head >= 0 && word.head < verb) return word.head;
  for (std::uint32_t t = tokens.begin; static_cast<std::int32_t>(t) < verb; ++t) {
    if (parse.tokens[t].head == verb && parse.tokens[t].relation == "ccomp")
      return static_cast<std::int32_t>(t);
  }
  return -1;
}

// The first word of what hangs on `head`.
std::int32_t first_of(Parse const& parse, TokenSpan tokens, std::int32_t head) {
  for (std::uint32_t t = tokens.begin; static_cast<std::int32_t>(t) < head; ++t) {
    if (stands_below(parse, static_cast<std::int32_t>(t), head))
      return static_cast<std::int32_t>(t);
  }
  return head;
}

// "hours after Hezbollah said …", "a day before talks were due", "after Kyiv said …", "though the
// road remained shut": of another time, what another said, or what the outlet sets against it.
bool is_of_another_time(Parse const& parse, TokenSpan tokens, std::int32_t clause) {
  static constexpr std::array<std::string_view, 7> kUnits = {"minute", "hour",  "day", "week",
                                                             "month",  "night", "year"};
  static constexpr std::array<std::string_view, 3> kSigns = {"after", "before", "as"};
  static constexpr std::array<std::string_view, 3> kAgainst = {"though", "although", "whereas"};
  Token const& word = parse.tokens[clause];
  if (base_relation(word.relation) != "advcl") return false;
  bool counted = false;
  bool has_sign = false;
  bool subject = false;
  std::int32_t first = first_of(parse, tokens, clause);
  if (parse.tokens[first].form == ",") ++first;
  bool const parted = first > 0 && parse.tokens[first - 1].form == ",";
  if (parted && is_one_of(parse.tokens[first].form, kAgainst)) return true;
  for (std::int32_t t = first; t < clause; ++t) {
    Token const& each = parse.tokens[t];
    counted = counted || (!has_sign && is_one_of(each.lemma, kUnits));
    has_sign = has_sign || is_one_of(each.lemma, kSigns);
    subject = subject || (each.head == clause && base_relation(each.relation) == "nsubj");
  }
  return has_sign && (counted || (subject && is_report(parse, clause)));
}

// "asserts that only they run the canal, dismissing claims": who runs it dismisses nothing by it.
bool is_dismissed_beside(Parse const& parse, Token const& told, Token const& reply) {
  static constexpr std::array<std::string_view, 3> kReplies = {"dismiss", "reject", "deny"};
  return told.relation == "ccomp" && told.head >= 0 && told.head < reply.head &&
         is_one_of(reply.lemma, kReplies) && is_report(parse, told.head) &&
         !is_report(parse, reply.head);
}

// "relocate" of "orders Taiwan to relocate its office, citing policies": who orders it cites them.
bool is_ordered(Parse const& parse, Token const& deed) {
  static constexpr std::array<std::string_view, 12> kOrders = {
      "order", "tell",   "urge",   "ask",    "instruct", "direct",
      "force", "forbid", "compel", "advise", "request",  "summon"};
  return deed.relation == "xcomp" && deed.head >= 0 && has_feature(deed, "VerbForm=Inf") &&
         is_one_of(parse.tokens[deed.head].lemma, kOrders);
}

// "thanked" of "The gestures were made as Ann thanked the crowd, stating …", for "stating": no
// gesture states anything; -1 where somebody may.
std::int32_t deed_of_sayer(Parse const& parse, TokenSpan tokens, std::int32_t saying) {
  Token const& word = parse.tokens[saying];
  bool const aside = word.relation == "advcl" && word.form.ends_with("ing") && word.head >= 0 &&
                     word.head < saying && parse.tokens[saying - 1].form == "," &&
                     is_report(parse, saying);
  if (!aside || !has_below(parse, tokens, word.head, "aux") ||
      below(parse, tokens, word.head, "nsubj:pass") < 0)
    return -1;
  for (std::int32_t t = saying - 1; t > word.head; --t) {
    Token const& deed = parse.tokens[t];
    bool const clause = deed.head == word.head && deed.relation == "advcl";
    if (clause && below(parse, tokens, t, "nsubj") >= 0) return t;
  }
  return -1;
}

// "leaving the capital without petrol", but not "he said, leaving the room".
bool leaves_without(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  if (parse.tokens[verb].lemma != "leave") return false;
  return std::any_of(parse.tokens.begin() + verb, parse.tokens.begin() + tokens.end,
                     [](Token const& word) { return word.lemma == "without"; });
}

// "opened" of "The ministry said troops opened fire on the village, damaging a hall", for
// "damaging": no saying does; -1 where it is no outcome of what is said before it.
std::int32_t deed_before_outcome(Parse const& parse, TokenSpan tokens, std::int32_t outcome) {
  static constexpr std::array<std::string_view, 14> kHarms = {
      "kill", "wound",   "injure", "damage", "destroy", "displace", "burn",
      "sink", "shatter", "maim",   "trap",   "bury",    "hit",      "flatten"};
  Token const& word = parse.tokens[outcome];
  bool const outcome_of_saying = (word.relation == "advcl" || word.relation == "ccomp") &&
                                 word.form.ends_with("ing") && word.head >= 0 &&
                                 word.head < outcome && parse.tokens[outcome - 1].form == "," &&
                                 is_report(parse, word.head);
  bool const harm = outcome_of_saying &&
                    (is_one_of(word.lemma, kHarms) || leaves_without(parse, tokens, outcome));
  for (std::int32_t t = outcome - 1; harm && t >= static_cast<std::int32_t>(tokens.begin); --t) {
    Token const& said = parse.tokens[t];
    if (said.head == word.head && said.relation == "ccomp" && said.upos == Upos::VERB) return t;
  }
  return -1;
}

// "Tense=Past", "Tense=Pres", or nothing.
std::string_view tense_of(Token const& word) {
  for (std::string_view const tense : {"Tense=Past", "Tense=Pres"}) {
    if (has_feature(word, tense)) return tense;
  }
  return "";
}

// "its stocks", "the road": nothing that vows or accuses; but "gunmen", "the suspect".
bool is_thing(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  static constexpr std::array<std::string_view, 24> kThings = {
      "road",      "route",   "corridor",  "crossing",   "border",   "bridge",
      "port",      "airport", "gate",      "checkpoint", "truce",    "ceasefire",
      "deal",      "talk",    "accord",    "claim",      "report",   "charge",
      "situation", "vote",    "agreement", "plan",       "proposal", "allegation"};
  return parse.tokens[noun].upos == Upos::NOUN && (is_one_of(parse.tokens[noun].lemma, kThings) ||
                                                   below(parse, tokens, noun, "nmod:poss") >= 0);
}

// "said" of "said its stocks were intact and threatened to expand its fire", for "threatened":
// things of whoever speaks threaten nobody; -1 where it is no such verb.
std::int32_t report_of_things(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 7> kVows = {
      "threaten", "vow", "promise", "pledge", "urge", "accuse", "blame"};
  Token const& word = parse.tokens[verb];
  bool const joined = word.relation == "conj" && word.head >= 0 && word.head < verb &&
                      is_one_of(word.lemma, kVows) && !word.form.ends_with("ing");
  if (!joined) return -1;
  Token const& told = parse.tokens[word.head];
  if (told.relation != "ccomp" || told.head < 0 || told.head > word.head) return -1;
  bool thing = false;
  for (std::uint32_t t = tokens.begin; static_cast<std::int32_t>(t) < verb; ++t) {
    Token const& each = parse.tokens[t];
    bool const subject = each.head == word.head && base_relation(each.relation) == "nsubj";
    thing = thing || (subject && told.upos != Upos::VERB &&
                      is_thing(parse, tokens, static_cast<std::int32_t>(t)));
    bool const own = each.head == verb && (base_relation(each.relation) == "nsubj" ||
                                           base_relation(each.relation) == "aux");
    if (own) return -1;
  }
  bool const report = thing && is_report(parse, told.head);
  return report && tense_of(parse.tokens[told.head]) == tense_of(word) ? told.head : -1;
}

// "agreed" of "The army and the rebels agreed to a truce, the ministry said", where the army was
// taken for one more subject of "said"; -1 where `noun` is none.
std::int32_t deed_of_torn_subject(Parse const& parse, TokenSpan tokens, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  bool const says = word.relation == "nsubj" && word.head > noun && is_report(parse, word.head);
  bool sayer = false;
  std::int32_t deed = -1;
  for (auto t = static_cast<std::uint32_t>(noun) + 1; says && t < tokens.end; ++t) {
    Token const& other = parse.tokens[t];
    auto const at = static_cast<std::int32_t>(t);
    bool const below = (other.head == noun && other.relation == "acl") ||
                       (other.head == word.head && other.relation == "ccomp" &&
                        !has_below(parse, tokens, at, "nsubj"));
    bool const told =
        below && at < word.head && other.upos == Upos::VERB && has_feature(other, "VerbForm=Fin");
    if (told && deed < 0) deed = at;
    sayer = sayer ||
            (deed >= 0 && at < word.head && other.head == word.head && other.relation == "nsubj");
  }
  return sayer ? deed : -1;
}

// "open" of "is shut but, Ava said, open from its side", for "said"; -1 where nothing without a
// subject follows a sayer put in behind "but".
std::int32_t inserted_predicate(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  bool const joined = word.relation == "conj" && word.head >= 0 && word.head < verb &&
                      is_report(parse, verb) && verb + 1 < static_cast<std::int32_t>(tokens.end) &&
                      parse.tokens[verb + 1].form == ",";
  if (!joined) return -1;
  std::int32_t const first = first_of(parse, tokens, verb);
  bool const put_in =
      parse.tokens[first].upos == Upos::CCONJ && parse.tokens[first + 1].form == ",";
  if (!put_in) return -1;
  for (auto t = static_cast<std::uint32_t>(verb) + 1; t < tokens.end; ++t) {
    Token const& said = parse.tokens[t];
    bool const clause = said.head == verb && said.relation == "ccomp";
    if (clause && !has_below(parse, tokens, static_cast<std::int32_t>(t), "nsubj"))
      return static_cast<std::int32_t>(t);
  }
  return -1;
}

// Of "The clinics said stocks were low; prices had tripled, traders said", for the last "said".
struct SecondSaying {
  std::int32_t first = -1;  // "said", who says what stands before the semicolon; -1: there is none
  std::int32_t told = -1;   // "tripled"
};

// The comma right before the nearest subject of `verb`; -1: no such.
std::int32_t comma_before_subject(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  for (std::int32_t t = verb - 1; t >= static_cast<std::int32_t>(tokens.begin); --t) {
    Token const& word = parse.tokens[t];
    if (word.head != verb || word.relation != "nsubj") continue;
    std::int32_t const before = first_of(parse, tokens, t) - 1;
    bool const comma =
        before > static_cast<std::int32_t>(tokens.begin) && parse.tokens[before].form == ",";
    return comma ? before : -1;
  }
  return -1;
}

SecondSaying second_saying(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 6> kMore = {"complain", "allege", "note",
                                                            "argue",    "admit",  "acknowledge"};
  bool const says = is_report(parse, verb) || is_one_of(parse.tokens[verb].lemma, kMore);
  std::int32_t const end = says ? comma_before_subject(parse, tokens, verb) : -1;
  if (end < 0) return {};
  std::int32_t mark = end;
  while (mark > static_cast<std::int32_t>(tokens.begin) && parse.tokens[mark].form != ";") --mark;
  SecondSaying out;
  for (std::int32_t t = mark + 1; t < end; ++t) {
    std::int32_t const head = parse.tokens[t].head;
    if (parse.tokens[t].upos != Upos::PUNCT && (head < mark || head == verb)) out.told = t;
  }
  for (auto t = static_cast<std::int32_t>(tokens.begin); t < mark; ++t) {
    Token const& word = parse.tokens[t];
    if (word.upos == Upos::PUNCT && word.form != "," && word.form != ";") return {};  // quotations
    bool const beside = word.head == verb && word.relation == "ccomp";
    bool const above = parse.tokens[verb].head == t && parse.tokens[verb].relation != "conj";
    bool const speaks = word.upos == Upos::VERB && has_below(parse, tokens, t, "nsubj");
    if ((beside || above) && speaks && is_report(parse, t)) out.first = t;
  }
  return out.told < 0 ? SecondSaying{} : out;
}

// "disputed" of "The police said the town was theirs; residents disputed that": nobody says that
// another disputes his own words.
bool is_reply_behind(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 7> kReplies = {
      "dispute", "deny", "reject", "dismiss", "contest", "contradict", "confirm"};
  static constexpr std::array<std::string_view, 3> kPointers = {"that", "this", "it"};
  Token const& word = parse.tokens[verb];
  bool const told = word.relation == "ccomp" && word.head >= 0 && word.head < verb &&
                    is_one_of(word.lemma, kReplies) && is_report(parse, word.head);
  if (!told) return false;
  std::int32_t const before = first_of(parse, tokens, verb) - 1;
  bool pointer = false;
  bool own = false;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token const& each = parse.tokens[t];
    if (each.head != verb) continue;
    pointer = pointer || (each.relation == "obj" && is_one_of(each.lemma, kPointers));
    own = own || (base_relation(each.relation) == "nsubj" && each.upos != Upos::PRON);
  }
  auto const mark = [&](std::int32_t at) { return at > word.head && parse.tokens[at].form == ";"; };
  return pointer && own && (mark(before) || mark(before + 1));
}

// The last predicate before `end` among `first` and what is joined to it.
std::int32_t last_predicate(Parse const& parse, std::int32_t first, std::int32_t end) {
  std::int32_t last = first;
  for (std::int32_t t = first + 1; t < end; ++t) {
    Token const& word = parse.tokens[t];
    if (word.relation == "conj" && (word.head == first || word.head == last)) last = t;
  }
  return last;
}

// "Tshisekedi" of "they will march as president Tshisekedi calls for a truce": what "as" opens
// right before a finite verb that nothing else joins; -1 where it opens no clause.
std::int32_t subject_behind_as(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  std::string_view const relation = base_relation(word.relation);
  bool const loose = (relation == "conj" && !has_below(parse, tokens, verb, "cc")) ||
                     (relation == "advcl" && !has_below(parse, tokens, verb, "mark"));
  if (word.upos != Upos::VERB || !has_feature(word, "VerbForm=Fin") || !loose) return -1;
  std::int32_t noun = verb - 1;
  while (parse.tokens[noun].head >= 0 && parse.tokens[noun].head < verb &&
         !has_below(parse, tokens, noun, "case"))
    noun = parse.tokens[noun].head;
  std::int32_t const sign = below(parse, tokens, noun, "case");
  bool const opens =
      sign >= 0 && sign < noun && parse.tokens[sign].form == "as" && is_noun(parse.tokens[noun]);
  return opens && !stands_below(parse, verb, noun) ? noun : -1;
}

}  // namespace

void mend_subjects_of_told(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 2; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    Token const& word = parse.tokens[t];
    bool const told = word.relation == "ccomp" && word.head >= 0 && word.head < verb - 1 &&
                      is_report(parse, word.head) && has_feature(word, "VerbForm=Fin") &&
                      !has_below(parse, tokens, verb, "mark") &&
                      !has_below(parse, tokens, verb, "nsubj");
    if (!told) continue;
    std::int32_t noun = verb - 1;
    while (parse.tokens[noun].head > word.head && parse.tokens[noun].head < verb)
      noun = parse.tokens[noun].head;
    std::string_view const relation = base_relation(parse.tokens[noun].relation);
    bool const hearer = relation != "obj" && relation != "nsubj";
    if (noun <= word.head || parse.tokens[noun].head != word.head || hearer) continue;
    parse.tokens[noun].head = verb;
    parse.tokens[noun].relation = "nsubj";
  }
}

void mend_reasons(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    if (word.relation != "ccomp") continue;
    std::int32_t const mark = below(parse, tokens, static_cast<std::int32_t>(t), "mark");
    if (mark >= 0 && parse.tokens[mark].lemma == "because") word.relation = "advcl";
  }
}

void mend_as_clauses(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 2; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const subject = subject_behind_as(parse, tokens, verb);
    if (subject < 0) continue;
    Token& sign = parse.tokens[below(parse, tokens, subject, "case")];
    sign.head = verb;
    sign.upos = Upos::SCONJ;
    sign.relation = "mark";
    parse.tokens[subject].head = verb;
    parse.tokens[subject].relation = "nsubj";
    parse.tokens[t].relation = "advcl";
  }
}

void mend_inserted_sayers(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const predicate = inserted_predicate(parse, tokens, verb);
    if (predicate < 0) continue;
    std::int32_t const sign = first_of(parse, tokens, verb);
    parse.tokens[predicate].head = last_predicate(parse, parse.tokens[t].head, sign);
    parse.tokens[predicate].relation = "conj";
    parse.tokens[sign].head = predicate;
    parse.tokens[t].head = predicate;
    parse.tokens[t].relation = "parataxis";
  }
}

void mend_torn_leads(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const subject = static_cast<std::int32_t>(t);
    std::int32_t const deed = deed_of_torn_subject(parse, tokens, subject);
    if (deed < 0) continue;
    parse.tokens[deed].head = parse.tokens[t].head;
    parse.tokens[deed].relation = "ccomp";
    parse.tokens[t].head = deed;
    parse.tokens[t].relation = "nsubj";
  }
}

void mend_verdicts(Parse& parse, TokenSpan tokens) {
  static constexpr std::array<std::string_view, 7> kNaming = {"call",  "describe", "term", "label",
                                                              "brand", "dub",      "deem"};
  for (std::uint32_t t = tokens.begin + 2; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const beside = word.relation == "appos" || word.relation == "amod";
    bool const quoted = beside && word.upos == Upos::ADJ && word.head >= 0 &&
                        word.head + 2 == static_cast<std::int32_t>(t) &&
                        parse.tokens[t - 1].upos == Upos::PUNCT;
    if (!quoted) continue;
    Token const& object = parse.tokens[word.head];
    bool const named = object.relation == "obj" && object.head >= 0 &&
                       is_one_of(parse.tokens[object.head].lemma, kNaming);
    if (!named) continue;
    word.head = object.head;
    word.relation = "xcomp";
  }
}

void mend_asides(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const said = reported_before(parse, tokens, verb);
    if (said < 0) continue;
    for (std::uint32_t behind = t + 1; behind < tokens.end; ++behind) {
      Token& word = parse.tokens[behind];
      auto const at = static_cast<std::int32_t>(behind);
      bool const over = word.head >= 0 && word.head < verb && stands_below(parse, word.head, said);
      if (!over) continue;
      bool const next =
          base_relation(word.relation) == "obl" && first_of(parse, tokens, at) == verb + 1;
      if (next || is_of_another_time(parse, tokens, at)) word.head = verb;
    }
  }
}

void mend_second_sayings(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    if (is_reply_behind(parse, tokens, static_cast<std::int32_t>(t)))
      parse.tokens[t].relation = "parataxis";
  }
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    SecondSaying const found = second_saying(parse, tokens, verb);
    if (found.first < 0) continue;
    Token& first = parse.tokens[found.first];
    Token& second = parse.tokens[t];
    if (first.head == verb) {
      first.head = second.head;
      first.relation = second.relation;
      second.head = found.first;
    }
    second.relation = "parataxis";
    parse.tokens[found.told].head = verb;
    parse.tokens[found.told].relation = "ccomp";
  }
}

void mend_further_sayings(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    std::int32_t const deed = deed_of_sayer(parse, tokens, static_cast<std::int32_t>(t));
    if (deed >= 0) parse.tokens[t].head = deed;
  }
  static constexpr std::array<std::string_view, 22> kSayings = {
      "accuse",   "blame",  "cite",     "add",     "warn",     "urge",  "call", "dismiss",
      "describe", "note",   "stress",   "insist",  "claim",    "quote", "vow",  "reject",
      "condemn",  "demand", "threaten", "promise", "denounce", "refer"};
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    Token& word = parse.tokens[t];
    bool const gerund = word.relation == "advcl" && word.form.ends_with("ing") && word.head >= 0;
    if (!gerund || !is_one_of(word.lemma, kSayings)) continue;
    Token const& told = parse.tokens[word.head];
    bool const report = told.relation == "ccomp" && told.head > word.head &&
                        told.head < static_cast<std::int32_t>(t) && is_report(parse, told.head);
    bool const aside = parse.tokens[t - 1].form == ",";
    bool const ordered = is_ordered(parse, told) && word.lemma != "threaten";
    if (report || (aside && (ordered || is_dismissed_beside(parse, told, word))))
      word.head = told.head;
  }
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    std::int32_t const deed = deed_before_outcome(parse, tokens, static_cast<std::int32_t>(t));
    if (deed < 0) continue;
    parse.tokens[t].head = deed;
    parse.tokens[t].relation = "advcl";
  }
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    std::int32_t const said = report_of_things(parse, tokens, static_cast<std::int32_t>(t));
    if (said < 0) continue;
    parse.tokens[t].head = said;
    if (has_feature(parse.tokens[t], "Tense=Past"))
      parse.tokens[t].feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
  }
}

}  // namespace dragoman
