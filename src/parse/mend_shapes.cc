// Relations at odds with what stands at their ends: what no treebank would draw, whatever the
// words.
#include <array>

#include "base/one_of.h"
#include "parse/mend_tree.h"
#include "parse/mend_words.h"
#include "parse/name_at.h"

namespace dragoman {
namespace {

bool has_case(Parse const& parse, TokenSpan tokens, std::int32_t token) {
  return below(parse, tokens, token, "case") >= 0;
}

// "aid" of "to aid trucks", "free" of "to free soldiers", whatever the tree makes of "to".
bool stands_behind_to(Parse const& parse, TokenSpan tokens, std::int32_t token) {
  return token > static_cast<std::int32_t>(tokens.begin) && parse.tokens[token - 1].form == "to";
}

// "20" of "shot down 20 of them", which counts no verb.
void mend_bare_count(Parse& parse, TokenSpan tokens, std::int32_t number) {
  Token& word = parse.tokens[number];
  bool const of_verb = word.upos == Upos::NUM && word.relation == "nummod" && word.head >= 0 &&
                       word.head < number && parse.tokens[word.head].upos == Upos::VERB;
  if (of_verb && !has_below(parse, tokens, word.head, "obj")) word.relation = "obj";
}

// "Sea" of "shipping through the Red Sea": what hangs on a noun that is no predicate modifies it.
void mend_phrase(Parse& parse, TokenSpan tokens, std::int32_t noun) {
  Token& word = parse.tokens[noun];
  if (word.head < 0 || word.head > noun || !has_case(parse, tokens, noun)) return;
  Token const& head = parse.tokens[word.head];
  bool const bare = head.upos == Upos::NOUN && head.relation != "root" &&
                    !has_below(parse, tokens, word.head, "cop") &&
                    !has_below(parse, tokens, word.head, "nsubj");
  if (word.relation == "obl" && bare) word.relation = "nmod";
}

// "raid" of "whom villagers blamed for the raid": what has a preposition is no object beside one.
void mend_second_object(Parse& parse, TokenSpan tokens, std::int32_t noun) {
  Token& word = parse.tokens[noun];
  if (word.relation != "obj" || word.head < 0 || word.head > noun) return;
  std::int32_t const first = below(parse, tokens, word.head, "obj");
  std::int32_t const sign = below(parse, tokens, noun, "case");
  bool const led = sign > word.head && parse.tokens[sign].upos == Upos::ADP;
  if (first >= 0 && first < noun && led) word.relation = "obl";
}

// "clans" of "Syrian Hay'at Tahrir al-Sham and Lebanese clans": joined to the name, not to a part.
void mend_joined_to_part(Parse& parse, std::int32_t joined) {
  Token& word = parse.tokens[joined];
  if (base_relation(word.relation) != "conj" || word.head < 0 || word.head > joined) return;
  Token const& part = parse.tokens[word.head];
  if (part.relation == "compound" && part.head >= 0 && part.head < word.head) word.head = part.head;
}

// "were" of "Among the dead were 31 women": what stands before it is told of the women.
void mend_copula(Parse& parse, TokenSpan tokens, std::int32_t copula) {
  Token const& word = parse.tokens[copula];
  if (word.relation != "cop" || word.head < 0 || word.head > copula) return;
  Token& place = parse.tokens[word.head];
  bool const ahead =
      place.relation == "nmod" && place.head > copula && has_case(parse, tokens, word.head);
  if (!ahead) return;
  std::int32_t const subject = place.head;
  place.head = parse.tokens[subject].head;
  place.relation = parse.tokens[subject].relation;
  parse.tokens[subject].head = word.head;
  parse.tokens[subject].relation = "nsubj";
}

// "military" of "The United States military plans to leave", which no adjective of a verb is.
void mend_military(Parse& parse, TokenSpan tokens, std::int32_t token) {
  Token& word = parse.tokens[token];
  bool const of_verb = word.lemma == "military" && word.relation == "amod" && word.head > token &&
                       parse.tokens[word.head].upos == Upos::VERB;
  std::int32_t const subject = of_verb ? below(parse, tokens, word.head, "nsubj") : -1;
  if (subject < 0 || subject != token - 1) return;
  word.upos = Upos::NOUN;
  word.feats = "Number=Sing";
  word.relation = "nsubj";
  parse.tokens[subject].head = token;
  parse.tokens[subject].relation = "compound";
}

// "aid" of "opened to aid trucks": what trucks bring, and no deed.
void mend_aid(Parse& parse, TokenSpan tokens, std::int32_t aid) {
  static constexpr std::array<std::string_view, 10> kGoods = {
      "truck", "convoy", "group",    "worker",   "agency",
      "lorry", "flight", "delivery", "shipment", "vehicle"};
  Token& word = parse.tokens[aid];
  bool const deed = word.form == "aid" && word.upos == Upos::VERB && word.relation == "advcl" &&
                    stands_behind_to(parse, tokens, aid);
  if (!deed || aid + 1 >= static_cast<std::int32_t>(tokens.end)) return;
  Token& goods = parse.tokens[aid + 1];
  if (goods.head != aid || !is_one_of(goods.lemma, kGoods)) return;
  goods.head = word.head;
  goods.relation = "obl";
  make_noun(word);
  word.head = aid + 1;
  word.relation = "compound";
  Token& to = parse.tokens[aid - 1];
  to.head = aid + 1;
  to.upos = Upos::ADP;
  to.relation = "case";
}

// "free" of "promised to free soldiers": a deed that is promised, and not what soldiers are like.
void mend_freeing(Parse& parse, TokenSpan tokens, std::int32_t free) {
  static constexpr std::array<std::string_view, 8> kVows = {"promise", "vow",   "pledge", "agree",
                                                            "refuse",  "order", "decide", "plan"};
  Token& word = parse.tokens[free];
  bool const before = word.form == "free" && word.relation == "amod" && word.head > free &&
                      stands_behind_to(parse, tokens, free);
  if (!before) return;
  Token& freed = parse.tokens[word.head];
  bool const somebody = freed.upos == Upos::PROPN || has_feature(freed, "Number=Plur");
  if (!somebody || freed.lemma == "election") return;  // "to free movement", "to free elections"
  Token& to = parse.tokens[free - 1];
  bool const vowed = freed.relation == "obl" && to.head == word.head && freed.head >= 0 &&
                     is_one_of(parse.tokens[freed.head].lemma, kVows);
  if (!vowed) return;
  to.head = free;
  to.upos = Upos::PART;
  to.relation = "mark";
  word.upos = Upos::VERB;
  word.feats = "VerbForm=Inf";
  word.head = freed.head;
  word.relation = "xcomp";
  freed.head = free;
  freed.relation = "obj";
}

// "leave" of "did not say when the troops would leave": what is not said is no circumstance.
void mend_asked(Parse& parse, TokenSpan tokens, std::int32_t clause) {
  static constexpr std::array<std::string_view, 6> kTelling = {"say",     "tell",     "specify",
                                                               "clarify", "disclose", "know"};
  static constexpr std::array<std::string_view, 4> kAsking = {"when", "where", "why", "how"};
  Token& word = parse.tokens[clause];
  if (word.relation != "advcl" || word.head < 0 || word.head > clause) return;
  auto const next = static_cast<std::uint32_t>(word.head) + 1;
  bool const asks = next < tokens.end && parse.tokens[next].head == clause &&
                    is_one_of(parse.tokens[next].lemma, kAsking);
  bool const told = is_one_of(parse.tokens[word.head].lemma, kTelling) &&
                    !has_below(parse, tokens, word.head, "obj") &&
                    !has_below(parse, tokens, word.head, "ccomp");
  if (asks && told) word.relation = "ccomp";
}

// "maintained" of "denied having ordered it and maintained that …": with "having" goes what was
// done.
void mend_joined_saying(Parse& parse, TokenSpan tokens, std::int32_t saying) {
  static constexpr std::array<std::string_view, 9> kSayings = {
      "maintain", "say", "insist", "add", "claim", "accuse", "argue", "stress", "declare"};
  Token& word = parse.tokens[saying];
  if (base_relation(word.relation) != "conj" || word.head < 0 || word.head > saying) return;
  Token const& first = parse.tokens[word.head];
  std::int32_t const having = below(parse, tokens, word.head, "aux");
  bool const done = having >= 0 && parse.tokens[having].form == "having" && first.head >= 0 &&
                    first.head < word.head && parse.tokens[first.head].upos == Upos::VERB;
  bool const says = is_one_of(word.lemma, kSayings) && !word.form.ends_with("ing") &&
                    (has_below(parse, tokens, saying, "ccomp") || word.lemma == "accuse");
  if (!done || !says) return;
  word.head = first.head;
  word.feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
  std::int32_t const sign = below(parse, tokens, saying, "cc");
  if (sign >= 0) parse.tokens[sign].head = saying;
}

// "endorsing" of "signed a letter endorsing the envoy": what a text does is told of the text.
void mend_worded(Parse& parse, TokenSpan tokens, std::int32_t gerund) {
  static constexpr std::array<std::string_view, 10> kTexts = {
      "letter", "statement", "bill",   "law",        "order",
      "decree", "petition",  "report", "resolution", "document"};
  Token& word = parse.tokens[gerund];
  bool const beside = word.relation == "advcl" && word.form.ends_with("ing") && word.head >= 0 &&
                      gerund > static_cast<std::int32_t>(tokens.begin);
  if (!beside) return;
  Token const& text = parse.tokens[gerund - 1];
  if (text.head != word.head || text.relation != "obj" || !is_one_of(text.lemma, kTexts)) return;
  word.head = gerund - 1;
  word.relation = "acl";
}

// "Armenia" of "Armenia was massing troops": whose verb stands between owns no troops so.
void mend_far_subject(Parse& parse, TokenSpan tokens, std::int32_t subject) {
  Token& word = parse.tokens[subject];
  if (word.relation != "nsubj" || word.head <= subject) return;
  Token const& object = parse.tokens[word.head];
  std::int32_t const verb = object.head;
  bool const between = object.relation == "obj" && verb > subject && verb < word.head &&
                       below(parse, tokens, verb, "aux") > subject &&
                       !has_below(parse, tokens, verb, "nsubj");
  if (between) word.head = verb;
}

// "fired" of "a tank fired at the tower", "shelled" of "the army shelled the town"; but "two killed
// in the city".
bool reaches_something(Parse const& parse, TokenSpan tokens, std::int32_t verb) {
  static constexpr std::array<std::string_view, 4> kOnto = {"at", "on", "into", "towards"};
  if (has_below(parse, tokens, verb, "obj")) return true;
  return std::any_of(parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end,
                     [&](Token const& sign) {
                       bool const aim = sign.relation == "case" && is_one_of(sign.lemma, kOnto);
                       std::int32_t const noun = aim ? sign.head : -1;
                       return noun > verb && parse.tokens[noun].head == verb &&
                              !has_feature(parse.tokens[noun], "NumType=Card");
                     });
}

// "tank" of "a tank fired at the tower": nothing makes a passive of a finite verb alone.
void mend_active(Parse& parse, TokenSpan tokens, std::int32_t subject) {
  Token& word = parse.tokens[subject];
  bool const passive = word.relation == "nsubj:pass" && word.head > subject;
  if (!passive || has_below(parse, tokens, word.head, "aux")) return;
  if (!reaches_something(parse, tokens, word.head)) return;
  static constexpr std::array<std::string_view, 3> kSaying = {"say", "claim", "state"};
  Token& verb = parse.tokens[word.head];
  bool const told = verb.relation == "ccomp" && verb.head >= 0 && verb.head < subject &&
                    is_one_of(parse.tokens[verb.head].lemma, kSaying);
  if (!told && !has_feature(verb, "VerbForm=Fin")) return;
  word.relation = "nsubj";
  verb.feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
}

// "Gazprom" of "the deal had expired and accused Gazprom": who stands right behind a verb is no
// second subject of the one before.
void mend_late_subject(Parse& parse, TokenSpan tokens, std::int32_t noun) {
  Token& word = parse.tokens[noun];
  bool const late = word.relation == "nsubj" && word.head >= 0 && word.head < noun - 1 &&
                    noun > static_cast<std::int32_t>(tokens.begin);
  if (!late) return;
  std::int32_t const first = below(parse, tokens, word.head, "nsubj");
  Token const& before = parse.tokens[noun - 1];
  bool const verb = before.upos == Upos::VERB && before.head == word.head &&
                    base_relation(before.relation) == "conj" &&
                    !has_below(parse, tokens, noun - 1, "obj");
  if (first < 0 || first > word.head || !verb) return;
  word.head = noun - 1;
  word.relation = "obj";
}

// "meeting" of '"We expect it," he told a meeting': what stands behind the verb of saying is its
// own.
void mend_crossed_object(Parse& parse, std::int32_t object) {
  Token& word = parse.tokens[object];
  bool const over = (word.relation == "obj" || word.relation == "iobj") && word.head >= 0 &&
                    word.head < object && parse.tokens[word.head].relation == "ccomp";
  std::int32_t const teller = over ? parse.tokens[word.head].head : -1;
  if (teller > word.head && teller < object && parse.tokens[teller].upos == Upos::VERB)
    word.head = teller;
}

// "permission" of "were denied permission", "remains" of "handed over the remains".
void mend_object(Parse& parse, TokenSpan tokens, std::int32_t noun) {
  static constexpr std::array<std::string_view, 6> kGiving = {"deny",   "grant", "give",
                                                              "refuse", "offer", "award"};
  Token& word = parse.tokens[noun];
  if (word.upos != Upos::NOUN || word.head < 0 || word.head > noun) return;
  Token const& verb = parse.tokens[word.head];
  if (verb.upos != Upos::VERB || has_below(parse, tokens, word.head, "obj")) return;
  bool const given = word.relation == "xcomp" && is_one_of(verb.lemma, kGiving);
  bool const bare = word.relation == "obl" && !has_case(parse, tokens, noun) &&
                    below(parse, tokens, noun, "det") > word.head;
  if (given || bare) word.relation = "obj";
}

// "killed" of "the names of three soldiers killed on Monday have been released".
void mend_reduced(Parse& parse, TokenSpan tokens, std::int32_t verb) {
  Token& word = parse.tokens[verb];
  bool const ahead = word.relation == "advcl" && word.head > verb && word.upos == Upos::VERB &&
                     has_feature(word, "Tense=Past") &&
                     verb > static_cast<std::int32_t>(tokens.begin);
  if (!ahead || has_below(parse, tokens, verb, "aux") || has_below(parse, tokens, verb, "mark") ||
      has_below(parse, tokens, verb, "obj"))
    return;
  Token const& noun = parse.tokens[verb - 1];
  bool const plural = noun.upos == Upos::NOUN && noun.relation == "nmod" && noun.head >= 0 &&
                      has_feature(noun, "Number=Plur");
  if (!plural) return;
  std::int32_t const subject = noun.head;  // "names", whatever verb it was given
  bool const own = parse.tokens[subject].head == verb &&
                   base_relation(parse.tokens[subject].relation) == "nsubj" &&
                   !has_below(parse, tokens, word.head, "nsubj");
  if (!own && parse.tokens[subject].head != word.head) return;
  if (own) parse.tokens[subject].head = word.head;
  word.head = verb - 1;
  word.relation = "acl";
}

// "civilians" of "reported 14 civilians and a soldier killed": killed are all.
void mend_shared_fate(Parse& parse, TokenSpan tokens, std::int32_t verb) {
  Token const& word = parse.tokens[verb];
  if (word.relation != "ccomp" || word.head < 0 || word.head > verb) return;
  std::int32_t const second = below(parse, tokens, verb, "nsubj");
  std::int32_t const sign = below(parse, tokens, verb, "cc");
  std::int32_t const first = below(parse, tokens, word.head, "obj");
  bool const joined = first > word.head && sign == first + 1 && second > sign && second < verb &&
                      !has_below(parse, tokens, verb, "aux");
  if (!joined) return;
  parse.tokens[sign].head = second;
  parse.tokens[second].head = first;
  parse.tokens[second].relation = "conj";
  parse.tokens[first].head = verb;
  parse.tokens[first].relation = "nsubj:pass";
}

// "threatened" of "promised to free them if shelling ceased, and threatened to …": who promised
// threatens.
void mend_joined_vow(Parse& parse, TokenSpan tokens, std::int32_t vow) {
  static constexpr std::array<std::string_view, 8> kVows = {"threaten", "vow",    "warn", "promise",
                                                            "accuse",   "demand", "urge", "insist"};
  Token& word = parse.tokens[vow];
  std::int32_t const sign = below(parse, tokens, vow, "cc");
  bool const joined = base_relation(word.relation) == "conj" && word.head >= 0 &&
                      sign > word.head && parse.tokens[sign - 1].form == "," &&
                      is_one_of(word.lemma, kVows) && !has_below(parse, tokens, vow, "nsubj");
  if (!joined) return;
  std::int32_t const mark = below(parse, tokens, word.head, "mark");
  if (mark < 0 || parse.tokens[mark].lemma != "if") return;
  std::int32_t const held = parse.tokens[word.head].head;
  if (held < 0 || parse.tokens[held].relation != "ccomp" || parse.tokens[held].head < 0) return;
  word.head = parse.tokens[held].head;
}

// "Pakistan" of "India-Pakistan clashes": two states are no one name.
void mend_paired_states(Parse& parse, NameSpan const& name) {
  std::uint32_t const second = name.tokens.begin;
  Token& word = parse.tokens[second];
  bool const behind = name.kind == NameKind::GPE && second > 1 && word.head >= 0 &&
                      base_relation(word.relation) == "flat" &&
                      parse.tokens[second - 1].form == "-";
  if (!behind) return;
  NameSpan const* const first = name_at(parse, word.head);
  Token const& head = parse.tokens[word.head];
  bool const two = first != nullptr && first->kind == NameKind::GPE &&
                   first->tokens.end <= second && head.relation == "compound" &&
                   head.head > static_cast<std::int32_t>(second);
  if (!two) return;
  word.head = head.head;
  word.relation = "compound";
}

// "Yemen" of "detained four fighters from Yemen in Bosaso": nobody is detained from there.
void mend_origin(Parse& parse, TokenSpan tokens, NameSpan const& name) {
  static constexpr std::array<std::string_view, 9> kDeeds = {
      "detain", "arrest", "kill", "capture", "wound", "injure", "free", "hold", "execute"};
  auto const place = static_cast<std::int32_t>(top_of(parse, name.tokens));
  Token& word = parse.tokens[place];
  std::int32_t const sign = below(parse, tokens, place, "case");
  bool const from = name.kind == NameKind::GPE && word.relation == "obl" && word.head >= 0 &&
                    sign > word.head && parse.tokens[sign].lemma == "from" &&
                    is_one_of(parse.tokens[word.head].lemma, kDeeds);
  if (!from) return;
  Token const& whom = parse.tokens[sign - 1];
  bool const beside = whom.head == word.head && is_noun(whom) &&
                      (whom.relation == "obj" || base_relation(whom.relation) == "nsubj");
  if (!beside) return;
  word.head = sign - 1;
  word.relation = "nmod";
}

}  // namespace

void mend_shapes(Parse& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    mend_bare_count(parse, tokens, token);
    mend_phrase(parse, tokens, token);
    mend_second_object(parse, tokens, token);
    mend_joined_to_part(parse, token);
    mend_copula(parse, tokens, token);
    mend_military(parse, tokens, token);
    mend_aid(parse, tokens, token);
    mend_freeing(parse, tokens, token);
    mend_asked(parse, tokens, token);
    mend_joined_saying(parse, tokens, token);
    mend_worded(parse, tokens, token);
    mend_far_subject(parse, tokens, token);
    mend_active(parse, tokens, token);
    mend_late_subject(parse, tokens, token);
    mend_crossed_object(parse, token);
    mend_object(parse, tokens, token);
    mend_reduced(parse, tokens, token);
    mend_joined_vow(parse, tokens, token);
    mend_shared_fate(parse, tokens, token);
  }
  for (NameSpan const& name : parse.names) {
    if (!tokens.contains(name.tokens)) continue;
    mend_paired_states(parse, name);
    mend_origin(parse, tokens, name);
  }
}

}  // namespace dragoman
