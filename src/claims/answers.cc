#include "claims/answers.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/one_of.h"
#include "claims/acts.h"
#include "claims/denies.h"
#include "claims/matters.h"
#include "claims/said_word.h"

namespace dragoman {
namespace {

// Points by which an answer is told from a mere neighbour; set by hand on the cases of
// test/answers/dev.jsonl.
constexpr double kOwner = 3;        // "Pashinyan's accusation" after Pashinyan spoke
constexpr double kNext = 3;         // "…, an allegation the army rejected", right behind it
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
constexpr int kPointerReach = 2;   // the same for "denied this"

bool replies(Act act) {
  return act == Act::deny || act == Act::confirm || act == Act::refuse || act == Act::no_comment;
}

bool is_wish(Act act) { return act == Act::demand || act == Act::promise; }

class Answerer {
 public:
  Answerer(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
           Claims& claims)
      : layers_(layers),
        found_(found),
        events_(events),
        claims_(claims),
        matters_(layers, found, events, claims) {}

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
    bool const counts = answered != nullptr && matters_.counts_anew(i, best.what->id);
    claim.denies = counts ? Denies::number : what_is_denied(denial(i, answered, best));
  }

  // "its planes had not struck the convoy" where the convoy or the planes are spoken of.
  bool says_no_to(std::size_t i, Answer const& what) const {
    if (negated_word(layers_, found_[i]) < 0) return false;
    std::size_t const j = what.id;
    return what.kind == Answer::Kind::event || matters_.contradicts(i, j) || defends(i, j) ||
           points_back(i);
  }

  Denial denial(std::size_t i, Claim const* answered, Best const& best) const {
    bool const known = answered != nullptr;
    Attribution const* target = known ? &found_[best.what->id] : nullptr;
    bool const charged = known && answered->act == Act::accuse &&
                         share_side(layers_.names, matters_.statement(i).speakers,
                                    matters_.statement(best.what->id).named);
    std::int32_t const word = word_for_claim(i);
    bool const charge = charged && (word < 0 || in_class(word, "charge-word"));
    bool const denied = claims_.claims[i].act == Act::deny;
    return {layers_, found_[i], matters_.statement(i), target, charge || accuses_side(i, best),
            denied};
  }

  // True where the answered claim holds a deed of the side that answers.
  bool accuses_side(std::size_t i, Best const& best) const {
    if (!best.what || best.what->kind != Answer::Kind::claim) return false;
    return matters_.holds_deed_of(best.what->id, matters_.statement(i).speakers);
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
    if (refuses_wish_around(i, j)) return true;
    bool const part = a.content.tokens.overlaps(b.content.tokens) && !takes_up_words(i, j);
    if (b.cue.begin >= a.cue.begin || part) return false;
    int const back = matters_.statement(i).sentence - matters_.statement(j).sentence;
    if (back > (is_pointer(i) ? kPointerReach : kFarthest)) return false;
    bool const retracts = in_class(a.head, "retracts");  // "withdrew his statement": his own
    if (retracts) {
      return share_side(layers_.names, matters_.statement(i).speakers,
                        matters_.statement(j).speakers);
    }
    if (a.speakers == b.speakers || is_told_by_speaker_of(i, j)) return false;
    Act const said = claims_.claims[j].act;
    if (said == Act::no_comment || matters_.are_apart(i, j) || was_said_before(i, j)) return false;
    if (!replies(claims_.claims[i].act) && !disputes(i, j)) return false;
    bool const both_deny = said == Act::deny && claims_.claims[i].act == Act::deny;
    if (both_deny && word_for_claim(i) < 0) return false;  // each denies something else
    std::int32_t const word = word_for_claim(i);
    bool const of_wish = word >= 0 || matters_.content_in(i, "demand-word");
    if (is_wish(said) && claims_.claims[i].act == Act::deny && !of_wish) return false;
    // "The prime minister's office denied this", right behind what two ministers told
    bool const own_side_denies =
        is_pointer(i) && claims_.claims[i].act == Act::deny && back == 1 && i == j + 1;
    return own_side_denies || !share_side(layers_.names, matters_.statement(i).speakers,
                                          matters_.statement(j).speakers);
  }

  // "denied this": what was said just before.
  bool is_pointer(std::size_t i) const {
    static constexpr std::array<std::string_view, 2> kPointers = {"this", "that"};
    TokenSpan const content = found_[i].content.tokens;
    return content.size() == 1 && is_one_of(layers_.parse.tokens[content.begin].lemma, kPointers);
  }

  // "Congo says Rwanda arms the rebels, which Kigali denies": the words themselves, from behind
  // them.
  bool takes_up_words(std::size_t i, std::size_t j) const {
    TokenSpan const told = found_[j].content.tokens;
    TokenSpan const taken = found_[i].content.tokens;
    return replies(claims_.claims[i].act) && told.contains(taken) &&
           found_[i].head >= static_cast<std::int32_t>(told.end);
  }

  // "Kigali said he had confirmed to it that …": what one tells of another's words answers nothing
  // that the same side tells.
  bool is_told_by_speaker_of(std::size_t i, std::size_t j) const {
    std::int32_t const outer = claims_.claims[i].inside;
    return outer >= 0 && share_side(layers_.names, claims_.claims[outer].speakers,
                                    matters_.statement(j).speakers);
  }

  // What is asserted answers an earlier claim only where something sets it against that. Hopes,
  // and what is told without a sentence ("reported three arrests"), answer nobody.
  bool disputes(std::size_t i, std::size_t j) const {
    CueRule const& rule = layers_.book.rules()[found_[i].rule];
    if (rule.attitude) return false;
    if (claims_.claims[i].act == Act::threaten) return retorts(i, j);
    bool const speaks = rule.open || claims_.claims[i].act == Act::accuse;
    bool const turns = speaks && matters_.statement(i).contrast && matters_.is_on_same_matter(i, j);
    if (takes_up_charge(i) || turns || retorts(i, j) || defends(i, j)) return true;
    return rule.open && (are_opposite(i, j) || matters_.counts_anew(i, j) || tells_own_deed(i, j) ||
                         matters_.contradicts(i, j) || takes_up_denial(i, j));
  }

  // "retorted that …" answers whoever spoke last.
  bool retorts(std::size_t i, std::size_t j) const {
    return in_class(found_[i].head, "retort") && matters_.are_near(i, j);
  }

  // "after Kyiv remarked that …": it was said before what its sentence tells.
  bool was_said_before(std::size_t i, std::size_t j) const {
    std::int32_t const cue = found_[i].head;
    std::int32_t const mark = child(layers_.parse, cue, "mark");
    return matters_.statement(i).sentence == matters_.statement(j).sentence && mark >= 0 &&
           layers_.parse.tokens[mark].lemma == "after";
  }

  // "the criticism is politically motivated", "such claims"; but "the report is a balance of …".
  bool takes_up_charge(std::size_t i) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0 || !points_back(i)) return false;
    if (claims_.claims[i].act != Act::assert_) return true;
    bool const charge = in_class(word, "charge-word") && !in_class(word, "denies-responsibility");
    return charge || in_class(word, "figure-word") || in_class(word, "said-word");
  }

  // Who is charged with something speaks right behind it, in a sentence, or of the same.
  bool defends(std::size_t i, std::size_t j) const {
    bool const charged =
        matters_.is_accused(i, j) || matters_.holds_deed_of(j, matters_.statement(i).speakers);
    return charged && ((matters_.are_near(i, j) && tells_in_sentence(i, j)) ||
                       matters_.shared_words(i, j) > 1);
  }

  // "said it was in self-defence", and not "announced another delay"; "accused Israel of lying",
  // who had accused, and not "condemned the shelling".
  bool tells_in_sentence(std::size_t i, std::size_t j) const {
    if (claims_.claims[i].act == Act::accuse) return matters_.is_accused(j, i);
    std::int32_t const head = found_[i].content.head;
    if (claims_.claims[i].act != Act::assert_ || head < 0) return true;
    return layers_.parse.tokens[head].upos == Upos::VERB || child(layers_.parse, head, "cop") >= 0;
  }

  bool takes_up_denial(std::size_t i, std::size_t j) const {
    return claims_.claims[j].act == Act::deny && matters_.is_on_same_matter(i, j);
  }

  double points(std::size_t i, std::size_t j) const {
    ClaimWords const& a = matters_.statement(i);
    ClaimWords const& b = matters_.statement(j);
    double sum = kWord * std::min<std::size_t>(3, matters_.shared_words(i, j));
    double const pointed =
        refers_to_figure(i, j) ? 1 : std::max(reference(i, claims_.claims[j].act), charge(i, j));
    sum += kKind * pointed;
    if (a.owner >= 0) {
      bool const own = share_side(layers_.names, {a.owner}, b.speakers);
      sum += own && is_word_for_claim(i) ? kOwner : 0;
    }
    if (is_called_so(i, j) || refuses_wish_around(i, j) || takes_up_words(i, j)) sum += kNext;
    if (share_side(layers_.names, a.speakers, b.named)) sum += kConcerned;
    if (are_opposite(i, j)) sum += kOpposite;
    if (tells_own_deed(i, j)) sum += kOwnDeed;
    bool const near = a.sentence - b.sentence <= 1;
    if (share_side(layers_.names, a.named, b.speakers)) {
      sum += a.contrast && near ? kConcerned : kConcerned / 2;
    }
    if (a.contrast && near) sum += kContrast;
    if (near && matters_.holds_deed_of(j, a.speakers)) sum += kKind;
    if (near) sum += near_points(i, j);
    if (!near && claims_.claims[i].act == Act::deny && matters_.shared_words(i, j) > 0) {
      sum += kReply;
    }
    double const far = lost(a.sentence - b.sentence);
    bool const surely = pointed == 1 || are_opposite(i, j);
    bool const defends = matters_.is_accused(i, j) && tells_own_deed(i, j);
    return sum - far * (surely ? kPointed : defends ? kDefended : 1);
  }

  static double lost(int sentences) {
    return std::min(kFar, kDistance * std::max(0, sentences - 1));
  }

  // What counts only for claims of neighbouring sentences.
  double near_points(std::size_t i, std::size_t j) const {
    Act const act = claims_.claims[i].act;
    double sum = matters_.hold_same_deed(i, j) ? kSameDeed : 0;
    std::int32_t const word = word_for_claim(i);
    // "denied any involvement" speaks of the deed and of no claim
    // "the allegation" right behind what somebody says of a deed
    bool const told =
        claims_.claims[j].act == Act::assert_ && points_back(i) && !matters_.deeds(j).empty();
    bool const fits = word < 0 || told || reference(i, claims_.claims[j].act) == 1 ||
                      (act == Act::deny && in_class(word, "denies-responsibility"));
    bool const takes_up = act == Act::deny || act == Act::confirm || act == Act::no_comment;
    bool const touches = matters_.touches(i, j) || reference(i, claims_.claims[j].act) > 0;
    if (fits && takes_up && touches) sum += kReply;
    if (retorts(i, j)) sum += kKind;
    bool const shared = matters_.shared_words(i, j) > 0;
    bool const negates = act == Act::assert_ && negated_word(layers_, found_[i]) >= 0;
    if (negates && shared) sum += kReply;
    if (negates && !shared && matters_.contradicts(i, j))
      sum += kReply + kWord;  // "died": "no death"
    bool const contradicts = claims_.claims[j].act == Act::deny && act == Act::assert_;
    if (contradicts && shared) sum += kOwnDeed;
    return matters_.is_accused(i, j) ? sum + kConcerned : sum;
  }

  // "The Pentagon said the hospital was struck by mistake" after the accusation of having bombed
  // it; where each tells of what it did itself, neither answers the other.
  bool tells_own_deed(std::size_t i, std::size_t j) const {
    bool const shared = matters_.shared_words(i, j) > 0;
    if (matters_.is_accused(i, j) && shared && matters_.hold_same_deed(i, j)) return true;
    if (!shared && !matters_.are_near(i, j)) return false;
    return std::any_of(matters_.deeds(i).begin(), matters_.deeds(i).end(), [&](std::size_t mine) {
      return matters_.is_deed_of(mine, matters_.statement(i).speakers) &&
             std::any_of(
                 matters_.deeds(j).begin(), matters_.deeds(j).end(), [&](std::size_t theirs) {
                   bool const alike = events_.events[mine].type == events_.events[theirs].type;
                   return alike && events_.events[mine].quad == 4 &&
                          !is_of_other_rebels(theirs, i) &&
                          !matters_.is_deed_of(theirs, matters_.statement(j).speakers);
                 });
    });
  }

  // "The Arakan Army said it had taken a town" after a deed of another group of rebels.
  bool is_of_other_rebels(std::size_t event, std::size_t i) const {
    auto const fights = [this](std::int32_t actor) {
      std::vector<std::string> const& sectors = layers_.names.actors[actor].sectors;
      return !sectors.empty() && sectors.front() == "REB";
    };
    std::vector<std::int32_t> const& doers = events_.events[event].actors;
    std::vector<std::int32_t> const& speakers = matters_.statement(i).speakers;
    return !doers.empty() && std::all_of(doers.begin(), doers.end(), fights) &&
           std::all_of(speakers.begin(), speakers.end(), fights) &&
           !matters_.is_deed_of(event, speakers);
  }

  // "the hospital was struck by mistake" after the accusation of having bombed it deliberately.
  bool disputes_intent(std::size_t i, std::size_t j) const {
    return matters_.is_accused(i, j) && matters_.shared_words(i, j) > 0 &&
           matters_.content_in(i, "denies-intent") && matters_.content_in(j, "denies-intent");
  }

  bool are_opposite(std::size_t i, std::size_t j) const {
    if (disputes_intent(i, j)) return true;
    if (layers_.book.rules()[found_[j].rule].attitude) return false;  // "planned to resume work"
    if (is_wish(claims_.claims[i].act) || is_wish(claims_.claims[j].act)) return false;
    // "denied that the road is blocked" answers who says it is
    bool const denied = claims_.claims[i].act == Act::deny;
    std::string_view const open = denied ? "impassable" : "passable";
    std::string_view const shut = denied ? "passable" : "impassable";
    return (matters_.content_in(i, open) && matters_.content_in(j, "impassable")) ||
           (matters_.content_in(i, shut) && matters_.content_in(j, "passable"));
  }

  // "the accusation", "this": the word by which the content calls what somebody said; -1: none.
  std::int32_t word_for_claim(std::size_t i) const { return said_word(layers_, found_[i]); }

  bool is_word_for_claim(std::size_t i) const { return word_for_claim(i) >= 0; }

  // "said they were executed, an allegation the army rejected": what it calls so ends where the
  // word for it begins.
  bool is_called_so(std::size_t i, std::size_t j) const {
    Token const& cue = layers_.parse.tokens[found_[i].head];
    bool const relative = cue.relation == "acl:relcl";
    std::int32_t const word = relative ? cue.head : found_[i].content.head;
    std::uint32_t const end = found_[j].content.tokens.end;
    bool const calls =
        word >= 0 && (in_class(word, "statement") || in_class(word, "said-word") ||
                      in_class(word, "charge-word") || in_class(word, "demand-word"));
    if (!calls || layers_.parse.tokens[end].upos != Upos::PUNCT) return false;
    std::uint32_t const begin = subtree(layers_.parse, word).begin;
    return begin == end || begin == end + 1;
  }

  // "urged Kinshasa to hold talks, something its president has refused to do": a refusal in a
  // clause that tells of what is asked for.
  bool refuses_wish_around(std::size_t i, std::size_t j) const {
    return claims_.claims[i].act == Act::refuse && claims_.claims[j].act == Act::demand &&
           found_[i].speakers != found_[j].speakers && tells_of_content(i, j);
  }

  // The cue of `i` tells of a noun that stands in what `j` says, or of "something" right behind it.
  bool tells_of_content(std::size_t i, std::size_t j) const {
    Token const& cue = layers_.parse.tokens[found_[i].head];
    if (cue.relation != "acl:relcl" || cue.head < 0) return false;
    auto const noun = static_cast<std::uint32_t>(cue.head);
    TokenSpan const content = found_[j].content.tokens;
    bool const next = layers_.parse.tokens[noun].lemma == "something" && noun == content.end + 1;
    return content.contains(noun) || next;
  }

  // "the criticism is unfair"; but "expressed concern" speaks of no concern told before.
  bool points_back(std::size_t i) const {
    std::int32_t const word = word_for_claim(i);
    return word >= 0 && is_definite(layers_.parse, word);
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
    bool const own =
        share_side(layers_.names, matters_.statement(i).speakers, matters_.statement(j).named);
    return charged && own ? kCharge : 0;
  }

  // "the number was exaggerated" after a claim with a number, the last one told
  bool refers_to_figure(std::size_t i, std::size_t j) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0 || !in_class(word, "figure-word") || !tells_number(j)) return false;
    for (std::size_t k = 0; k < found_.size(); ++k) {
      bool const between =
          found_[k].cue.begin > found_[j].cue.begin && found_[k].cue.begin < found_[i].cue.begin;
      if (between && tells_number(k) && found_[k].speakers != found_[i].speakers) return false;
    }
    return true;
  }

  bool tells_number(std::size_t j) const {
    TokenSpan const content = found_[j].content.tokens;
    bool const counted = std::any_of(
        layers_.names.quantities.begin(), layers_.names.quantities.end(),
        [content](Quantity const& quantity) { return content.contains(quantity.tokens); });
    return counted || matters_.content_in(j, "denies-number");
  }

  bool can_answer_event(std::size_t i, std::size_t e) const {
    Event const& event = events_.events[e];
    Attribution const& a = found_[i];
    if (event.trigger.end > a.cue.begin || a.content.tokens.overlaps(event.trigger)) return false;
    return claims_.claim_of_event[e] < 0 &&
           matters_.statement(i).sentence - event.sentence <= kFarthest && touches_event(i, e);
  }

  // A word, a deed, the side that keeps silent, or a word for what happened or was said.
  bool touches_event(std::size_t i, std::size_t e) const {
    Event const& event = events_.events[e];
    ClaimWords const& a = matters_.statement(i);
    TokenSpan const around = layers_.parse.sentences[event.sentence].tokens;
    std::set<std::string> const trigger = content_words(layers_.parse, event.trigger);
    bool const words = words_in_common(a.words, trigger) > 0 ||
                       words_in_common(a.words, content_words(layers_.parse, around)) > 1;
    bool const deed =
        std::any_of(matters_.deeds(i).begin(), matters_.deeds(i).end(),
                    [&](std::size_t mine) { return events_.events[mine].type == event.type; });
    bool const silent = claims_.claims[i].act == Act::no_comment &&
                        (share_side(layers_.names, a.speakers, event.actors) ||
                         share_side(layers_.names, a.speakers, event.recipients));
    return words || deed || silent || calls_event(i, event);
  }

  // "the accusation" of an accusation, "the demand" of a demand, "it", "involvement" of violence.
  bool calls_event(std::size_t i, Event const& event) const {
    std::int32_t const word = word_for_claim(i);
    if (word < 0) return false;
    bool const demand = in_class(word, "demand-word");
    if (event.type == EventType::REQUEST) return demand && points_back(i);  // not "any talks"
    return !demand && (event.type == EventType::ACCUSE || event.quad == 4);
  }

  double event_points(std::size_t i, std::size_t e) const {
    ClaimWords const& a = matters_.statement(i);
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
    if (verbal && calls_event(i, event)) sum += kKind;
    if (share_side(layers_.names, a.speakers, event.recipients)) sum += verbal ? kConcerned : 0;
    if (share_side(layers_.names, a.speakers, event.actors)) sum += verbal ? -kKind : kConcerned;
    return sum - 0.2 - lost(a.sentence - event.sentence);
  }

  Layers const& layers_;
  std::vector<Attribution> const& found_;
  Events const& events_;
  Claims& claims_;
  Matters matters_;
};

}  // namespace

void find_answers(Layers const& layers, std::vector<Attribution> const& found, Events const& events,
                  Claims& claims) {
  Answerer(layers, found, events, claims).find();
}

}  // namespace dragoman
