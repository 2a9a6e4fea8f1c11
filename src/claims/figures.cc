#include "claims/figures.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/one_of.h"
#include "claims/figure_setting.h"
#include "claims/measure_of.h"
#include "claims/uncounted.h"
#include "names/name_marks.h"

namespace dragoman {
namespace {

// A figure with the tokens that it stands on, as long as the sentence is read.
struct Draft {
  Figure figure;
  TokenSpan tokens;        // number and bound words
  TokenSpan group;         // may be empty
  std::int32_t head = -1;  // counted noun, or the number where it stands alone
  std::int32_t told = -1;  // the word that told the measure, or head
  bool part = false;       // of the figure before: "including three children"
};

class FigureFinder {
 public:
  explicit FigureFinder(FigureLayers const& layers)
      : layers_(layers), parse_(layers.parse), teller_(layers.book, layers.parse) {}

  std::vector<Draft> find(Sentence const& sentence, std::vector<Draft> const& before);

 private:
  Token const& token(std::int32_t at) const { return parse_.tokens[at]; }
  bool is(FigureWords words, std::int32_t at) const {
    return at >= 0 && layers_.book.is(words, token(at).lemma);
  }

  bool stands_alone(Quantity const& quantity) const;
  void add_counted(Quantity const& quantity);
  void recall(Draft& draft) const;
  void add_victim(std::int32_t noun);
  void add_other(std::int32_t another);
  void add_last_of_list(std::int32_t name);
  void add_one(Draft draft, std::int32_t head, Told const& told);
  Told measure(Quantity const& quantity, std::int32_t head) const;
  bool is_only_possible(std::int32_t predicate) const;
  Told measure_told(Quantity const& quantity, std::int32_t head) const;
  bool is_part_of_last(std::int32_t noun) const;
  bool is_listed_part(std::int32_t noun) const;
  bool goes_on(Quantity const& quantity, std::int32_t head) const;
  bool is_listed_after_last(std::int32_t noun) const;
  bool is_part_of_count(Quantity const& quantity) const;
  TokenSpan group_of(Quantity const& quantity) const;
  TokenSpan group_before(Quantity const& quantity) const;
  TokenSpan trimmed(TokenSpan group) const;
  bool is_definite(std::int32_t noun) const;
  bool describes_name(std::int32_t noun) const;
  bool is_aside(Quantity const& quantity, std::int32_t noun) const;
  bool counts_nothing(Quantity const& quantity, Draft const& draft) const;
  bool is_repeated(Draft const& draft) const;
  bool is_estimate(std::int32_t at) const;

  FigureLayers const& layers_;
  Parse const& parse_;
  MeasureTeller teller_;
  std::vector<Draft> const* before_ = nullptr;  // of earlier sentences
  std::vector<Draft> drafts_;                   // of this one
};

std::vector<Draft> FigureFinder::find(Sentence const& sentence, std::vector<Draft> const& before) {
  before_ = &before;
  drafts_.clear();
  for (Quantity const& quantity : layers_.names.quantities) {
    if (sentence.tokens.contains(quantity.tokens)) add_counted(quantity);
  }
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    add_victim(static_cast<std::int32_t>(t));
  }
  std::stable_sort(drafts_.begin(), drafts_.end(),
                   [](Draft const& a, Draft const& b) { return a.tokens.begin < b.tokens.begin; });
  return std::move(drafts_);
}

// "The other 28", "98 of those", "12 were killed": a number without a noun of its own.
bool FigureFinder::stands_alone(Quantity const& quantity) const {
  return quantity.counted < 0 || token(quantity.counted).upos == Upos::PRON;
}

// "Hundreds of homes were burned": what happens to things is told of nobody.
Told FigureFinder::measure(Quantity const& quantity, std::int32_t head) const {
  Told const told = measure_told(quantity, head);
  std::int32_t const part = part_of(parse_, head);
  bool const own = told.token >= 0 && subtree(parse_, head).contains(told.token);
  bool const whole = part >= 0 && !quantity.tokens.contains(part) &&
                     !own;  // but "one of 200 people who were killed"
  bool const people = (told.measure == "other" || whole) && is(FigureWords::people, head);
  if (people && home_of(parse_, layers_.names, head) >= 0) return {"inhabitants", head};
  if (is_only_possible(told.token)) return {"other", head};
  bool const thing = is(FigureWords::thing, head) && told.measure != "tonnes";
  if (!thing && !whole) return told;
  Told const noun = teller_.by_noun(head);
  bool const kept = whole ? !noun.measure.empty() : noun.measure == "vehicles";
  return kept ? noun : Told{"other", head};
}

// "14,000 babies could die": nobody has; but "may have died" estimates.
bool FigureFinder::is_only_possible(std::int32_t predicate) const {
  static constexpr std::array<std::string_view, 4> kModals = {"could", "would", "might", "may"};
  bool possible = false;
  for (std::int32_t const c : parse_.children[predicate]) {
    if (base_relation(token(c).relation) != "aux") continue;
    if (token(c).lemma == "have") return false;
    possible = possible || is_one_of(token(c).lemma, kModals);
  }
  return possible;
}

// "injures 35 others, including two police officers": what is told of the whole, told by the figure
// right before, holds of the part.
bool FigureFinder::is_part_of_last(std::int32_t noun) const {
  if (drafts_.empty()) return false;
  std::int32_t const among = child(parse_, noun, "nmod");  // "among them 30 civilians"
  bool const apart = among >= 0 && among < noun && token(among).upos == Upos::PRON;
  std::int32_t const sign = child(parse_, apart ? among : noun, "case");
  if (!is(FigureWords::part, sign)) return false;
  std::int32_t const whole = drafts_.back().head;
  if (whole >= sign) return false;
  return std::none_of(parse_.tokens.begin() + whole + 1, parse_.tokens.begin() + sign,
                      [&](Token const& between) {
                        bool const told = &between == &token(drafts_.back().told);
                        return between.upos == Upos::NOUN || between.upos == Upos::PROPN ||
                               (between.upos == Upos::VERB && !told);
                      });
}

// "among them 79 fighters, 55 civilians and 18 gunmen": the next of the parts.
bool FigureFinder::is_listed_part(std::int32_t noun) const {
  if (drafts_.empty()) return false;
  for (int step = 0; step < 5 && base_relation(token(noun).relation) == "conj"; ++step) {
    noun = token(noun).head;
    for (Draft const& draft : drafts_) {
      if (draft.part && draft.head == noun) return true;
    }
  }
  return false;
}

// "18 fighters died: 11 soldiers and seven rebels": the figure before, told apart.
bool FigureFinder::is_listed_after_last(std::int32_t noun) const {
  for (int step = 0; step < 5 && token(noun).relation == "conj" && token(noun).head >= 0; ++step) {
    noun = token(noun).head;
  }
  std::string_view const how = base_relation(token(noun).relation);
  return !drafts_.empty() && noun > drafts_.back().told && (how == "parataxis" || how == "appos") &&
         std::any_of(drafts_.begin(), drafts_.end(), [&](Draft const& draft) {
           bool const beside = how == "appos" && draft.head == token(noun).head;
           if (beside && child(parse_, noun, "nummod") >= 0)
             return true;  // "eight, three men and …"
           return draft.told == token(noun).head && token(draft.told).upos == Upos::VERB;
         });
}

Told FigureFinder::measure_told(Quantity const& quantity, std::int32_t head) const {
  if (quantity.unit == "tonne") return {"tonnes", head};
  Told predicate = teller_.by_verb_before(quantity);
  if (predicate.measure.empty() && stands_alone(quantity)) {
    predicate = teller_.by_next_word(quantity);
  }
  if (predicate.measure.empty()) predicate = teller_.by_predicate(head);
  std::int32_t const whole = token(head).head;  // "dozens" of "dozens of people"
  bool const part = !stands_alone(quantity) && whole >= 0 &&
                    quantity.tokens.contains(static_cast<std::uint32_t>(whole));
  if (part && predicate.measure.empty()) predicate = teller_.by_predicate(quantity.number);
  bool const of_last = is_part_of_last(head) || is_listed_part(head) || is_listed_after_last(head);
  if (of_last && teller_.by_modifiers(head).measure.empty()) {
    return {drafts_.back().figure.measure, drafts_.back().told};
  }
  Told const noun = stands_alone(quantity) ? Told{} : teller_.by_noun(head);
  bool const strong = noun.measure == "killed" || noun.measure == "wounded" ||
                      (noun.measure == "inhabitants" && predicate.measure == "in-need") ||
                      (noun.measure == "abducted" && predicate.measure == "detained");
  if (!noun.measure.empty() && (strong || predicate.measure.empty())) return noun;
  if (!predicate.measure.empty()) return predicate;
  bool const rest = stands_alone(quantity) || is(FigureWords::rest, head);
  return rest && goes_on(quantity, head) ? Told{drafts_.back().figure.measure, head}
                                         : Told{"other", head};
}

// "Two died in Gaza and five in Rafah": what is told of the figure before holds on, unless a verb
// of its own tells something else: "killed two and infected five others".
bool FigureFinder::goes_on(Quantity const& quantity, std::int32_t head) const {
  if (drafts_.empty() || quantity.tokens.begin <= drafts_.back().tokens.end) return false;
  bool const thing =
      quantity.low == 1.0 && quantity.high == 1.0 && child(parse_, head, "case") >= 0;
  if (thing) return false;  // "a truce without waiting for one in Gaza"
  std::int32_t const verb = token(head).head;
  bool const same = verb <= drafts_.back().head || verb == drafts_.back().told;
  if (same || token(verb).upos != Upos::VERB) return true;
  if (!teller_.by_taking(verb, drafts_.back().head).measure.empty()) return true;
  std::string_view const how = token(head).relation;
  bool const reports = is(FigureWords::causing, verb) || is(FigureWords::hedge, verb);
  if (how == "nsubj:pass") return reports || is_definite(head);
  if (token(verb).relation != "conj") return true;
  return how != "obj" && how != "nsubj";
}

void FigureFinder::add_counted(Quantity const& quantity) {
  if (!quantity.unit.empty() && quantity.unit != "tonne") return;
  if (is_exception(parse_, quantity) || is_age(layers_.book, parse_, quantity)) return;
  Draft draft;
  draft.tokens = quantity.tokens;
  draft.head = stands_alone(quantity) ? quantity.number : quantity.counted;
  Told const told = measure(quantity, draft.head);
  draft.told = told.token;
  draft.part = is_part_of_last(draft.head) || is_listed_part(draft.head);
  draft.group = group_of(quantity);
  if (is_state(parse_, draft.group)) draft.group = {};
  std::int32_t const numbered =
      told.measure == "other" && stands_alone(quantity) ? teller_.numbered(quantity.number) : -1;
  if (numbered >= 0) {
    draft.head = numbered;
    draft.group = {static_cast<std::uint32_t>(numbered), static_cast<std::uint32_t>(numbered) + 1};
  }
  draft.figure.measure = std::string(told.measure);
  if (told.measure == kToldBefore) recall(draft);
  draft.figure.low = quantity.low;
  draft.figure.high = quantity.high;
  draft.figure.bound = quantity.bound;
  if (draft.figure.bound == Bound::exact && is_estimate(draft.head)) {
    draft.figure.bound = Bound::about;
  }
  bool const again = is_definite(draft.head) || (quantity.counted >= 0 && stands_alone(quantity));
  if (counts_nothing(quantity, draft) || (again && is_repeated(draft))) return;
  drafts_.push_back(std::move(draft));
}

// "The United Nations puts the number at 270,000": of what the last figure counts, where that
// stands in this sentence or one of the two before.
void FigureFinder::recall(Draft& draft) const {
  constexpr std::int32_t kNear = 2;  // sentences
  std::vector<Draft> const& here = drafts_.empty() ? *before_ : drafts_;
  std::int32_t const sentence = parse_.sentence_of[draft.tokens.begin];
  bool const near =
      !here.empty() && sentence - parse_.sentence_of[here.back().tokens.begin] <= kNear;
  draft.figure.measure = near ? here.back().figure.measure : "other";
  if (near && draft.group.empty()) draft.group = here.back().group;
}

// What is left out: "one of the last", "the two sides", "several towns", a number alone of which
// nothing is told.
bool FigureFinder::counts_nothing(Quantity const& quantity, Draft const& draft) const {
  if (draft.figure.measure == "vehicles" && is_aside(quantity, draft.head)) return true;
  if (draft.figure.measure != "other") return false;
  bool const alone = stands_alone(quantity) && draft.head == quantity.number;
  if (is_aside(quantity, draft.head) || alone || is(FigureWords::idle, draft.head)) return true;
  if (draft.group.empty() || (is_definite(draft.head) && !is_part_of_count(quantity))) return true;
  bool const one = quantity.low == 1.0 && (quantity.bound == Bound::exact || !quantity.high);
  bool const vague = quantity.low != quantity.high && quantity.high && *quantity.high < 100;
  return one || vague;
}

// "16 of the 36 hospitals".
bool FigureFinder::is_part_of_count(Quantity const& quantity) const {
  auto const& all = layers_.names.quantities;
  std::uint32_t const end = quantity.tokens.end;
  return std::any_of(all.begin(), all.end(), [&](Quantity const& whole) {
    bool const near = whole.tokens.begin > end && whole.tokens.begin <= end + 2;
    return near && whole.counted == quantity.counted &&
           token(static_cast<std::int32_t>(end)).form == "of";
  });
}

// A few things after a preposition are where or with what something happened, and no count:
// "firing at a bus and two vehicles".
bool FigureFinder::is_aside(Quantity const& quantity, std::int32_t noun) const {
  if (!quantity.high || *quantity.high >= 10) return false;
  for (int step = 0; step < 5 && token(noun).relation == "conj" && token(noun).head >= 0; ++step) {
    noun = token(noun).head;
  }
  std::int32_t const sign = child(parse_, noun, "case");
  return sign >= 0 && token(sign).lemma != "by" && token(sign).lemma != "of" &&
         !is(FigureWords::part, sign);
}

bool FigureFinder::is_definite(std::int32_t noun) const {
  for (std::int32_t const c : parse_.children[noun]) {
    bool const possessed = token(c).relation == "nmod:poss";
    bool const article = base_relation(token(c).relation) == "det" &&
                         (token(c).lemma == "the" || token(c).lemma == "this" ||
                          token(c).lemma == "that" || token(c).lemma == "both");
    if (article || possessed) return true;
  }
  return false;
}

// "The two people killed" after "two people have been killed".
bool FigureFinder::is_repeated(Draft const& draft) const {
  return std::any_of(before_->begin(), before_->end(), [&](Draft const& earlier) {
    return earlier.figure.measure == draft.figure.measure &&
           earlier.figure.low == draft.figure.low && earlier.figure.high == draft.figure.high;
  });
}

bool FigureFinder::is_estimate(std::int32_t at) const {
  for (int step = 0; step < 8 && at >= 0; ++step) {
    if (token(at).upos == Upos::VERB && is(FigureWords::hedge, at)) {
      return child(parse_, at, "aux:pass") >= 0 || token(at).lemma == "estimate";
    }
    at = token(at).head;
  }
  return false;
}

// Drops articles, numerals and small words at both ends.
TokenSpan FigureFinder::trimmed(TokenSpan group) const {
  auto const light = [&](std::uint32_t at) {
    bool const joined = at + 1 < group.end && token(static_cast<std::int32_t>(at) + 1).form == "-";
    if (joined) return false;  // "16-year-old girls", "well-known figures"
    Upos const upos = token(static_cast<std::int32_t>(at)).upos;
    std::string_view const lemma = token(static_cast<std::int32_t>(at)).lemma;
    return upos == Upos::DET || upos == Upos::NUM || upos == Upos::PUNCT || upos == Upos::ADP ||
           upos == Upos::ADV || upos == Upos::PRON || lemma == "more" || lemma == "other";
  };
  while (!group.empty() && light(group.begin)) ++group.begin;
  while (!group.empty() && light(group.end - 1)) --group.end;
  return group;
}

// "two of them children" says itself who they are; else it is the group of the figure before.
TokenSpan FigureFinder::group_before(Quantity const& quantity) const {
  Token const& number = token(quantity.number);
  bool const of_things = !drafts_.empty() && drafts_.back().figure.measure == "other" &&
                         !is(FigureWords::people, drafts_.back().head);
  bool const named = number.head >= 0 && base_relation(number.relation) == "nsubj" &&
                     token(number.head).upos == Upos::NOUN && child(parse_, number.head, "cop") < 0;
  auto const head = static_cast<std::uint32_t>(number.head);
  bool const of_them = number.relation == "nummod" && number.head > quantity.number + 1 &&
                       token(number.head).upos == Upos::NOUN &&
                       token(quantity.number + 1).lemma == "of";
  if (named || of_them) return {head, head + 1};  // "15 of them soldiers"
  if (of_things) return {};                       // "two strikes killed 20"
  // "13 people, including four children, were killed and 43 wounded": 43 of all, not of the part
  auto const whole = std::find_if(drafts_.rbegin(), drafts_.rend(),
                                  [](Draft const& draft) { return !draft.part; });
  bool const several = whole != drafts_.rend() && !whole->part &&  // "12 soldiers and 3 civilians"
                       base_relation(token(whole->head).relation) == "conj" &&
                       base_relation(number.relation) != "conj" &&
                       std::any_of(drafts_.begin(), drafts_.end(), [&](Draft const& draft) {
                         return draft.head == token(whole->head).head;
                       });
  if (whole == drafts_.rend() || several) return {};
  return is_part_of_last(quantity.number) ? drafts_.back().group : whole->group;
}

// The counted noun with the words before it; for "others" and a number alone the noun before.
TokenSpan FigureFinder::group_of(Quantity const& quantity) const {
  std::int32_t const noun = quantity.counted;
  if (stands_alone(quantity) || is(FigureWords::rest, noun)) return group_before(quantity);
  auto const head = static_cast<std::uint32_t>(noun);
  std::uint32_t begin = head;
  if (quantity.tokens.end <= head && quantity.unit.empty()) {
    begin = quantity.tokens.end;
  } else {
    for (std::int32_t const c : parse_.children[noun]) {
      std::string_view const how = base_relation(token(c).relation);
      bool const names = how == "amod" || how == "compound";
      if (names && c < noun) begin = std::min(begin, static_cast<std::uint32_t>(c));
    }
  }
  std::uint32_t end = head + 1;
  while (end < parse_.tokens.size() && token(static_cast<std::int32_t>(end)).head == noun &&
         base_relation(token(static_cast<std::int32_t>(end)).relation) == "flat") {
    ++end;
  }
  return trimmed({begin, end});
}

// "Paul Douglas, a driver", "Karim was a guard": who is named is not counted.
bool FigureFinder::describes_name(std::int32_t noun) const {
  std::int32_t const subject = child(parse_, noun, "cop") < 0 ? -1 : child(parse_, noun, "nsubj");
  if (subject >= 0) return token(subject).upos == Upos::PROPN;
  return base_relation(token(noun).relation) == "appos" && token(noun).head >= 0 &&
         token(token(noun).head).upos == Upos::PROPN;
}

// "A teenage boy was killed": an article counts one, for the killed and wounded alone.
void FigureFinder::add_victim(std::int32_t noun) {
  if (token(noun).upos == Upos::DET && token(noun).lemma == "another") return add_other(noun);
  if (token(noun).upos == Upos::PROPN) return add_last_of_list(noun);
  if (token(noun).upos != Upos::NOUN || has_feature(token(noun), "Number=Plur")) return;
  if (is(FigureWords::lifeless, noun) || is(FigureWords::idle, noun)) return;
  std::int32_t const article = child(parse_, noun, "det");
  bool const one = article >= 0 && (token(article).lemma == "a" || token(article).lemma == "an" ||
                                    token(article).lemma == "another");
  if (!one || article > noun || describes_name(noun) || is_where(parse_, noun)) return;
  Told const told = teller_.by_predicate(noun);
  if (told.measure != "killed" && told.measure != "wounded") return;
  Draft draft;
  draft.tokens = {static_cast<std::uint32_t>(article), static_cast<std::uint32_t>(noun) + 1};
  bool const counted = std::any_of(drafts_.begin(), drafts_.end(), [&](Draft const& other) {
    return other.tokens.overlaps(draft.tokens) || other.head == noun;
  });
  if (counted || teller_.by_noun(noun).measure == told.measure) return;
  draft.group = {draft.tokens.begin + 1, draft.tokens.end};
  add_one(std::move(draft), noun, told);
}

// "13 South Africans, three Malawians and a Uruguayan died".
void FigureFinder::add_last_of_list(std::int32_t name) {
  std::int32_t const article = child(parse_, name, "det");
  bool const one = article >= 0 && article + 1 == name &&
                   (token(article).lemma == "a" || token(article).lemma == "an") &&
                   base_relation(token(name).relation) == "conj" && child(parse_, name, "cc") >= 0;
  if (!one) return;
  auto const listed = std::find_if(drafts_.begin(), drafts_.end(), [&](Draft const& draft) {
    return draft.head == token(name).head && draft.figure.measure != "other";
  });
  if (listed == drafts_.end()) return;
  Draft draft;
  draft.tokens = {static_cast<std::uint32_t>(article), static_cast<std::uint32_t>(name) + 1};
  draft.group = {draft.tokens.begin + 1, draft.tokens.end};
  Told const told{listed->figure.measure, listed->told};
  add_one(std::move(draft), name, told);
}

// "One soldier died and another was injured": one more of those before.
void FigureFinder::add_other(std::int32_t another) {
  Told const told = teller_.by_predicate(another);
  bool const stands = base_relation(token(another).relation) == "nsubj" && !drafts_.empty();
  if (!stands || (told.measure != "killed" && told.measure != "wounded")) return;
  Draft draft;
  draft.tokens = {static_cast<std::uint32_t>(another), static_cast<std::uint32_t>(another) + 1};
  draft.group = drafts_.back().group;
  add_one(std::move(draft), another, told);
}

void FigureFinder::add_one(Draft draft, std::int32_t head, Told const& told) {
  draft.head = head;
  draft.told = told.token;
  draft.figure.measure = std::string(told.measure);
  draft.figure.low = draft.figure.high = 1;
  drafts_.push_back(std::move(draft));
}

// Who says what stands in the sentence, with the words that belong to them.
std::vector<TokenSpan> sources_in(FigureLayers const& layers, Claims const& claims,
                                  TokenSpan sentence) {
  std::vector<TokenSpan> out;
  for (Claim const& claim : claims.claims) {
    for (Mention const& mention : claim.speaker_mentions) {
      if (!sentence.overlaps(mention.tokens)) continue;
      std::int32_t const head = head_of(layers.parse, mention.tokens);
      out.push_back(head < 0 ? mention.tokens : subtree(layers.parse, head));
    }
  }
  return out;
}

bool counts_tellers(Draft const& draft, std::vector<TokenSpan> const& sources) {
  auto const head = static_cast<std::uint32_t>(draft.head);
  return draft.figure.measure == "other" && draft.head >= 0 &&
         std::any_of(sources.begin(), sources.end(),
                     [head](TokenSpan source) { return source.contains(head); });
}

void finish(FigureLayers const& layers, std::vector<TokenSpan> const& sources, Claims const& claims,
            std::int32_t sentence, Draft& draft) {
  Figure& figure = draft.figure;
  figure.span = bytes_of(layers.parse, draft.tokens);
  figure.group = bytes_of(layers.parse, draft.group);
  figure.claim = claim_of_putting(layers.parse, claims, draft.head);
  if (figure.claim < 0) figure.claim = claim_holding(claims.claims, figure.span);
  find_setting(layers, {draft.head, draft.told, sentence}, sources, figure);
}

}  // namespace

void find_figures(FigureLayers const& layers, Claims& claims) {
  FigureFinder finder(layers);
  std::vector<Draft> all;
  for (std::size_t s = 0; s < layers.parse.sentences.size(); ++s) {
    std::vector<TokenSpan> const sources =
        sources_in(layers, claims, layers.parse.sentences[s].tokens);
    for (Draft& draft : finder.find(layers.parse.sentences[s], all)) {
      if (counts_tellers(draft, sources)) continue;  // "four sources said"
      finish(layers, sources, claims, static_cast<std::int32_t>(s), draft);
      all.push_back(std::move(draft));
    }
  }
  for (Draft& draft : all) claims.figures.push_back(std::move(draft.figure));
}

}  // namespace dragoman
