#include "claims/answers.h"

#include <algorithm>
#include <optional>
#include <set>

#include "claims/acts.h"
#include "claims/denies.h"
#include "claims/statement.h"

namespace dragoman {
namespace {

// Points by which an answer is told from a mere neighbour; set by hand on the cases of
// test/answers/dev.jsonl.
constexpr double kOwner = 3;        // "Pashinyan's accusation" after Pashinyan spoke
constexpr double kKind = 2;         // "the accusation" after an accusation
constexpr double kConcerned = 1.5;  // it names the side that answers
constexpr double kWord = 0.7;       // each word in common, up to three
constexpr double kContrast = 1;     // "But …"
constexpr double kSameDeed = 1.5;   // both hold an event of one type
constexpr double kOpposite = 2.5;   // one says open, the other closed
constexpr double kReply = 1.6;      // a denial or confirmation beside another side's claim
constexpr double kOwnDeed = 0.8;    // tells of its own deed, or against a denial
constexpr double kDistance = 0.25;  // lost with each sentence between, at most kFar
constexpr double kFar = 1.2;
constexpr double kCharge = 0.6;    // of an assertion that "the accusation" may mean
constexpr double kDefended = 0.6;  // where the accused tells of the same deed
constexpr double kPointed = 0.3;   // the part of it that counts where "the accusation" points back
constexpr double kReplies = 1.5;   // what a denial, confirmation or refusal needs
constexpr double kOthers = 2.0;    // what any other act needs
constexpr int kFarthest = 12;      // sentences

bool replies(Act act) {
  return act == Act::deny || act == Act::confirm || act == Act::refuse || act == Act::no_comment;
}

bool is_wish(Act act) { return act == Act::demand || act == Act::promise; }

class Answerer {
 public:
  Answerer(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
           Claims& claims)
      : layers_(layers), found_(found), events_(events), claims_(claims), deeds_(found.size()) {
    for (std::size_t e = 0; e < events.events.size(); ++e) {
      std::int32_t const claim = claims.claim_of_event[e];
      if (claim >= 0) deeds_[claim].push_back(e);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      statements_.push_back(describe(layers, found[i], claims.claims[i]));
    }
  }

  void find() {
    for (std::size_t i = 0; i < found_.size(); ++i) answer(i);
  }

 private:
  struct Best {
    std::optional<Answer> what;
    double points = 0;
  };

  void answer(std::size_t i) {
    Claim& claim = claims_.claims[i];
    if (claim.act == Act::promise || claim.act == Act::demand || claim.act == Act::praise) return;
    Best best;
    for (std::size_t j = 0; j < found_.size(); ++j) {
      if (can_answer(i, j)) keep(best, Answer::Kind::claim, j, points(i, j));
    }
    bool const replies_only = replies(claim.act);
    for (std::size_t e = 0; replies_only && e < events_.events.size(); ++e) {
      if (can_answer_event(i, e)) keep(best, Answer::Kind::event, e, event_points(i, e));
    }
    if (best.what && best.points >= (replies_only ? kReplies : kOthers)) {
      claim.answers.push_back(*best.what);
    }
    Claim const* answered = !claim.answers.empty() && best.what->kind == Answer::Kind::claim
                                ? &claims_.claims[best.what->id]
                                : nullptr;
    CueRule const& rule = layers_.book.rules()[found_[i].rule];
    // "we had no choice": a reading has told already that nothing is denied.
    bool const excuse = claim.act == Act::assert_ && claim.rule != rule.name;
    bool const negation = claim.act == Act::assert_ && !claim.answers.empty() && !excuse &&
                          rule.open && says_no_to(i, *best.what);
    if (negation) claim.act = Act::deny;
    bool const disputes =
        claim.act == Act::deny || (!claim.answers.empty() && !replies_only && !excuse);
    if (!disputes) return;
    bool const counts = answered != nullptr && counts_anew(i, best.what->id);
    claim.denies = counts ? Denies::number : what_is_denied(denial(i, answered, best));
  }

  // "its planes had not struck the convoy" where the convoy or the planes are spoken of.
  bool says_no_to(std::size_t i, Answer const& what) const {
    if (negated_word(layers_, found_[i]) < 0) return false;
    std::size_t const j = what.id;
    return what.kind == Answer::Kind::event || contradicts(i, j) || defends(i, j) || points_back(i);
  }

  Denial denial(std::size_t i, Claim const* answered, Best const& best) const {
    bool const known = answered != nullptr;
    Attribution const* target = known ? &found_[best.what->id] : nullptr;
    bool const charged =
        known && answered->act == Act::accuse &&
        share_side(layers_.names, statements_[i].speakers, statements_[best.what->id].named);
    std::int32_t const word = word_for_claim(i);
    bool const charge = charged && (word < 0 || in_class(word, "charge-word"));
    bool const denied = claims_.claims[i].act == Act::deny;
    return {layers_, found_[i], statements_[i], target, charge || accuses_side(i, best), denied};
  }

  // True where the answered claim holds a deed of the side that answers.
  bool accuses_side(std::size_t i, Best const& best) const {
    if (!best.what || best.what->kind != Answer::Kind::claim) return false;
    return holds_deed_of(best.what->id, statements_[i].speakers);
  }

  bool holds_deed_of(std::size_t claim, std::vector<std::int32_t> const& side) const {
    return std::any_of(deeds_[claim].begin(), deeds_[claim].end(), [&](std::size_t e) {
      Event const& event = events_.events[e];
      return event.quad == 4 && share_side(layers_.names, event.actors, side);
    });
  }

  static void keep(Best& best, Answer::Kind kind, std::size_t id, double points) {
    if (best.what && points <= best.points) return;
    best = {Answer{kind, static_cast<std::int32_t>(id)}, points};
  }

  // Somebody else's claim before it, that is not a part of it. What is wanted or promised cannot be
  // denied as a fact: "denied that it had closed the road" answers no call for observers.
  bool can_answer(std::size_t i, std::size_t j) const {
    Attribution const& a = found_[i];
    Attribution const& b = found_[j];
    if (b.cue.begin >= a.cue.begin || a.content.tokens.overlaps(b.content.tokens)) return false;
    if (statements_[i].sentence - statements_[j].sentence > kFarthest) return false;
    if (a.speakers == b.speakers) return false;
    Act const said = claims_.claims[j].act;
    if (said == Act::no_comment || are_apart(i, j)) return false;
    if (!replies(claims_.claims[i].act) && !disputes(i, j)) return false;
    bool const both_deny = said == Act::deny && claims_.claims[i].act == Act::deny;
    if (both_deny && word_for_claim(i) < 0) return false;  // each denies something else
    if (is_wish(said) && claims_.claims[i].act == Act::deny && word_for_claim(i) < 0) return false;
    return !share_side(layers_.names, statements_[i].speakers, statements_[j].speakers);
  }

  // What is asserted answers an earlier claim only where something sets it against that. Hopes,
  // and what is told without a sentence ("reported three arrests"), answer nobody.
  bool disputes(std::size_t i, std::size_t j) const {
    CueRule const& rule = layers_.book.rules()[found_[i].rule];
    if (rule.attitude) return false;
    bool const speaks = rule.open || claims_.claims[i].act == Act::accuse;
    bool const turns = speaks && statements_[i].contrast && is_on_same_matter(i, j);
    if (takes_up_charge(i) || turns || defends(i, j)) return true;
    return rule.open && (are_opposite(i, j) || counts_anew(i, j) || tells_own_deed(i, j) ||
                         contradicts(i, j) || takes_up_denial(i, j));
  }

  // "the criticism is politically motivated", "such claims"; but "the report is a balance of …".
  bool takes_up_charge(std::size_t i) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0 || !points_back(i)) return false;
    if (claims_.claims[i].act != Act::assert_) return true;
    bool const charge = in_class(word, "charge-word") && !in_class(word, "denies-responsibility");
    return charge || in_class(word, "figure-word") || layers_.parse.tokens[word].lemma == "claim";
  }

  // Who is charged with something speaks right behind it, in a sentence, or of the same.
  bool defends(std::size_t i, std::size_t j) const {
    bool const charged = is_accused(i, j) || holds_deed_of(j, statements_[i].speakers);
    return charged && ((are_near(i, j) && tells_in_sentence(i)) || shared_words(i, j) > 1);
  }

  // "said it was in self-defence", and not "announced another delay".
  bool tells_in_sentence(std::size_t i) const {
    std::int32_t const head = found_[i].content.head;
    return claims_.claims[i].act != Act::assert_ || head < 0 ||
           layers_.parse.tokens[head].relation != "obj";
  }

  bool are_near(std::size_t i, std::size_t j) const {
    return statements_[i].sentence - statements_[j].sentence <= 1;
  }

  std::size_t shared_words(std::size_t i, std::size_t j) const {
    return words_in_common(statements_[i].words, statements_[j].words);
  }

  // "there was no famine" and "said people were starving of famine": one says no to the other's
  // word.
  bool contradicts(std::size_t i, std::size_t j) const {
    return negates_word_of(i, j) || negates_word_of(j, i);
  }

  bool negates_word_of(std::size_t i, std::size_t j) const {
    std::int32_t const word = negated_word(layers_, found_[i]);
    if (word < 0) return false;
    auto const at = static_cast<std::uint32_t>(word);
    std::set<std::string> const negated = content_words(layers_.parse, {at, at + 1});
    return words_in_common(negated, statements_[j].words) > 0;
  }

  bool takes_up_denial(std::size_t i, std::size_t j) const {
    return claims_.claims[j].act == Act::deny && is_on_same_matter(i, j);
  }

  // Two words in common, or one side speaks of the other.
  bool is_on_same_matter(std::size_t i, std::size_t j) const {
    Statement const& a = statements_[i];
    Statement const& b = statements_[j];
    std::size_t const common = shared_words(i, j);
    bool const concerned = share_side(layers_.names, a.speakers, b.named) ||
                           share_side(layers_.names, a.named, b.speakers);
    return common > 1 || concerned || (common == 1 && hold_same_deed(i, j));
  }

  double points(std::size_t i, std::size_t j) const {
    Statement const& a = statements_[i];
    Statement const& b = statements_[j];
    double sum = kWord * std::min<std::size_t>(3, shared_words(i, j));
    double const pointed =
        refers_to_figure(i, j) ? 1 : std::max(reference(i, claims_.claims[j].act), charge(i, j));
    sum += kKind * pointed;
    if (a.owner >= 0) {
      bool const own = share_side(layers_.names, {a.owner}, b.speakers);
      sum += own && is_word_for_claim(i) ? kOwner : 0;
    }
    if (share_side(layers_.names, a.speakers, b.named)) sum += kConcerned;
    if (are_opposite(i, j)) sum += kOpposite;
    if (tells_own_deed(i, j)) sum += kOwnDeed;
    bool const near = a.sentence - b.sentence <= 1;
    if (share_side(layers_.names, a.named, b.speakers)) {
      sum += a.contrast && near ? kConcerned : kConcerned / 2;
    }
    if (a.contrast && near) sum += kContrast;
    if (near && holds_deed_of(j, a.speakers)) sum += kKind;
    if (near) sum += near_points(i, j);
    if (!near && claims_.claims[i].act == Act::deny && shared_words(i, j) > 0) {
      sum += kReply;
    }
    double const far = lost(a.sentence - b.sentence);
    bool const surely = pointed == 1 || are_opposite(i, j);
    bool const defends = is_accused(i, j) && tells_own_deed(i, j);
    return sum - far * (surely ? kPointed : defends ? kDefended : 1);
  }

  static double lost(int sentences) {
    return std::min(kFar, kDistance * std::max(0, sentences - 1));
  }

  // What counts only for claims of neighbouring sentences.
  double near_points(std::size_t i, std::size_t j) const {
    Act const act = claims_.claims[i].act;
    double sum = hold_same_deed(i, j) ? kSameDeed : 0;
    std::int32_t const word = word_for_claim(i);
    // "denied any involvement" speaks of the deed and of no claim
    bool const fits = word < 0 || reference(i, claims_.claims[j].act) == 1 ||
                      (act == Act::deny && in_class(word, "denies-responsibility"));
    bool const takes_up = act == Act::deny || act == Act::confirm || act == Act::no_comment;
    if (fits && takes_up) sum += kReply;
    bool const shared = shared_words(i, j) > 0;
    if (act == Act::assert_ && shared && negated_word(layers_, found_[i]) >= 0) sum += kReply;
    bool const contradicts = claims_.claims[j].act == Act::deny && act == Act::assert_;
    if (contradicts && shared) sum += kOwnDeed;
    return is_accused(i, j) ? sum + kConcerned : sum;
  }

  bool is_accused(std::size_t i, std::size_t j) const {
    return claims_.claims[j].act == Act::accuse &&
           share_side(layers_.names, statements_[i].speakers, statements_[j].named);
  }

  // "The Pentagon said the hospital was struck by mistake" after the accusation of having bombed
  // it; where each tells of what it did itself, neither answers the other.
  bool tells_own_deed(std::size_t i, std::size_t j) const {
    bool const shared = shared_words(i, j) > 0;
    if (is_accused(i, j) && shared && hold_same_deed(i, j)) return true;
    if (!shared && !are_near(i, j)) return false;
    return std::any_of(deeds_[i].begin(), deeds_[i].end(), [&](std::size_t mine) {
      return is_deed_of(mine, statements_[i].speakers) &&
             std::any_of(deeds_[j].begin(), deeds_[j].end(), [&](std::size_t theirs) {
               bool const alike = events_.events[mine].type == events_.events[theirs].type;
               return alike && events_.events[mine].quad == 4 &&
                      !is_deed_of(theirs, statements_[j].speakers);
             });
    });
  }

  bool is_deed_of(std::size_t event, std::vector<std::int32_t> const& side) const {
    return share_side(layers_.names, events_.events[event].actors, side);
  }

  // "said that 89 had died" after "said about 400 had been killed"
  bool counts_anew(std::size_t i, std::size_t j) const {
    Quantity const* mine = count_in(i);
    Quantity const* theirs = count_in(j);
    if (mine == nullptr || theirs == nullptr || mine->low == theirs->low) return false;
    if (claims_.claims[j].act == Act::promise) return false;
    return count_alike(*mine, *theirs) ||
           (hold_same_deed(i, j) && counts_people(*mine) && counts_people(*theirs));
  }

  // "89 civilians", "about 400"
  bool counts_people(Quantity const& quantity) const {
    if (!quantity.unit.empty()) return false;
    return quantity.counted < 0 || layers_.names.actor_at[quantity.counted] >= 0;
  }

  bool count_alike(Quantity const& one, Quantity const& two) const {
    if (one.counted < 0 || two.counted < 0) return false;
    return layers_.parse.tokens[one.counted].lemma == layers_.parse.tokens[two.counted].lemma;
  }

  // Each names towns, and none that the other names: they tell of two happenings.
  bool are_apart(std::size_t i, std::size_t j) const {
    std::set<std::int32_t> const mine = towns_in(i), theirs = towns_in(j);
    return !mine.empty() && !theirs.empty() &&
           std::none_of(mine.begin(), mine.end(),
                        [&](std::int32_t town) { return theirs.contains(town); });
  }

  std::set<std::int32_t> towns_in(std::size_t i) const {
    std::set<std::int32_t> towns;
    TokenSpan const content = found_[i].content.tokens;
    for (std::uint32_t t = content.begin; t < content.end; ++t) {
      std::int32_t const place = layers_.names.place_at[t];
      if (place < 0) continue;
      if (layers_.names.places[place].kind == PlaceKind::settlement) towns.insert(place);
    }
    return towns;
  }

  // The first number of the content that counts something.
  Quantity const* count_in(std::size_t i) const {
    for (Quantity const& quantity : layers_.names.quantities) {
      if (found_[i].content.tokens.contains(quantity.tokens)) return &quantity;
    }
    return nullptr;
  }

  bool hold_same_deed(std::size_t i, std::size_t j) const {
    return std::any_of(deeds_[i].begin(), deeds_[i].end(), [&](std::size_t a) {
      return std::any_of(deeds_[j].begin(), deeds_[j].end(), [&](std::size_t b) {
        return events_.events[a].type == events_.events[b].type;
      });
    });
  }

  // "the hospital was struck by mistake" after the accusation of having bombed it deliberately.
  bool disputes_intent(std::size_t i, std::size_t j) const {
    return is_accused(i, j) && shared_words(i, j) > 0 && content_in(i, "denies-intent") &&
           content_in(j, "denies-intent");
  }

  bool are_opposite(std::size_t i, std::size_t j) const {
    if (disputes_intent(i, j)) return true;
    if (layers_.book.rules()[found_[j].rule].attitude) return false;  // "planned to resume work"
    if (is_wish(claims_.claims[i].act) || is_wish(claims_.claims[j].act)) return false;
    return (content_in(i, "passable") && content_in(j, "impassable")) ||
           (content_in(i, "impassable") && content_in(j, "passable"));
  }

  bool content_in(std::size_t i, std::string_view name) const {
    return states(layers_, found_[i].content.tokens, name);
  }

  // "the accusation", "this", "the criticism … is unacceptable": words for what somebody said.
  std::int32_t word_for_claim(std::size_t i) const {
    std::int32_t const head = found_[i].content.head;
    if (head < 0) return subject_of_quotation(i);
    if (is_word(head)) return head;
    std::int32_t const subject = child(layers_.parse, head, "nsubj");
    bool const about =
        subject >= 0 && layers_.parse.tokens[subject].upos == Upos::NOUN && is_word(subject);
    if (about) return subject;
    std::int32_t const object = object_for_claim(head);
    return object >= 0 ? object : object_for_claim(found_[i].head);  // "called the claim absurd"
  }

  // Also "such an attack".
  bool is_word(std::int32_t token) const {
    std::vector<std::int32_t> const& below = layers_.parse.children[token];
    bool const such = std::any_of(below.begin(), below.end(), [&](std::int32_t modifier) {
      return layers_.parse.tokens[modifier].lemma == "such";
    });
    // "the number was exaggerated"; "the number of the hungry is 6 million" speaks of its own
    bool const figure = in_class(token, "figure-word") && child(layers_.parse, token, "nmod") < 0;
    return such || figure || in_class(token, "accusation") || in_class(token, "demand-word");
  }

  std::int32_t object_for_claim(std::int32_t head) const {
    std::int32_t const object = child(layers_.parse, head, "obj");
    bool const noun = object >= 0 && layers_.parse.tokens[object].upos == Upos::NOUN;
    bool const word = noun && (in_class(object, "accusation") || in_class(object, "demand-word"));
    return word ? object : -1;
  }

  std::int32_t subject_of_quotation(std::size_t i) const {
    TokenSpan const content = found_[i].content.tokens;
    for (std::uint32_t t = content.begin; t < content.end; ++t) {
      auto const token = static_cast<std::int32_t>(t);
      bool const subject = base_relation(layers_.parse.tokens[t].relation) == "nsubj";
      if (!subject) continue;
      bool const noun = layers_.parse.tokens[t].upos == Upos::NOUN;
      return noun && in_class(token, "accusation") ? token : -1;
    }
    return -1;
  }

  bool is_word_for_claim(std::size_t i) const { return word_for_claim(i) >= 0; }

  // "the criticism is unfair"; but "expressed concern" speaks of no concern told before.
  bool points_back(std::size_t i) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0) return false;
    std::int32_t const article = child(layers_.parse, word, "det");
    return (article >= 0 && has_feature(layers_.parse.tokens[article], "Definite=Def")) ||
           (article >= 0 && has_feature(layers_.parse.tokens[article], "PronType=Dem")) ||
           child(layers_.parse, word, "nmod:poss") >= 0;
  }

  bool in_class(std::int32_t token, std::string_view name) const {
    return layers_.book.in_class(layers_.parse, token, name);
  }

  // How well the word by which the content calls what it answers fits the act, 0 to 1.
  double reference(std::size_t i, Act act) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0 || in_class(word, "figure-word")) return 0;
    if (in_class(word, "demand-word")) return act == Act::demand || act == Act::promise ? 1 : 0;
    if (!in_class(word, "charge-word")) return act == Act::demand || act == Act::no_comment ? 0 : 1;
    return act == Act::accuse ? 1 : act == Act::assert_ ? 0.2 : 0;
  }

  // "rejected the accusation" after "said Iran had launched the missiles": what tells a deed of the
  // side that answers is a charge against it whatever its verb, though less than an accusation is.
  double charge(std::size_t i, std::size_t j) const {
    std::int32_t const word = word_for_claim(i);
    bool const charged =
        word >= 0 && in_class(word, "charge-word") && claims_.claims[j].act == Act::assert_;
    bool const own = share_side(layers_.names, statements_[i].speakers, statements_[j].named);
    return charged && own ? kCharge : 0;
  }

  // "the number was exaggerated" after a claim with a number
  bool refers_to_figure(std::size_t i, std::size_t j) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0 || !in_class(word, "figure-word")) return false;
    TokenSpan const content = found_[j].content.tokens;
    bool const counted = std::any_of(
        layers_.names.quantities.begin(), layers_.names.quantities.end(),
        [content](Quantity const& quantity) { return content.contains(quantity.tokens); });
    return counted || content_in(j, "denies-number");
  }

  bool can_answer_event(std::size_t i, std::size_t e) const {
    Event const& event = events_.events[e];
    Attribution const& a = found_[i];
    if (event.trigger.end > a.cue.begin || a.content.tokens.overlaps(event.trigger)) return false;
    return claims_.claim_of_event[e] < 0 && statements_[i].sentence - event.sentence <= kFarthest;
  }

  double event_points(std::size_t i, std::size_t e) const {
    Statement const& a = statements_[i];
    Event const& event = events_.events[e];
    TokenSpan const around = layers_.parse.sentences[event.sentence].tokens;
    double sum =
        kWord * std::min<std::size_t>(
                    2, words_in_common(a.words, content_words(layers_.parse, event.trigger)));
    if (event.sentence != a.sentence) {
      std::set<std::string> const words = content_words(layers_.parse, around);
      sum += kWord * std::min<std::size_t>(2, words_in_common(a.words, words));
    }
    bool const verbal = event.type == EventType::ACCUSE || event.type == EventType::REQUEST;
    if (verbal && is_word_for_claim(i)) sum += kKind;
    if (share_side(layers_.names, a.speakers, event.recipients)) sum += verbal ? kConcerned : 0;
    if (share_side(layers_.names, a.speakers, event.actors)) sum += verbal ? -kKind : kConcerned;
    return sum - 0.2 - lost(a.sentence - event.sentence);
  }

  Layers const& layers_;
  std::vector<Attribution> const& found_;
  Events const& events_;
  Claims& claims_;
  std::vector<std::vector<std::size_t>> deeds_;  // events in the content of each claim
  std::vector<Statement> statements_;
};

}  // namespace

void find_answers(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
                  Claims& claims) {
  Answerer(layers, found, events, claims).find();
}

}  // namespace dragoman
