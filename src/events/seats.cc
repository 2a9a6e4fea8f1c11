#include "events/seats.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

// "days after they signed", "a year before he fled"
bool is_days_later(Parse const& parse, std::int32_t clause) {
  static constexpr std::array<std::string_view, 4> kLong = {"day", "week", "month", "year"};
  auto const& children = parse.children[clause];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t word) {
    bool const before = word < clause && parse.tokens[word].upos == Upos::NOUN;
    return before && base_relation(parse.tokens[word].relation) != "nsubj" &&
           is_one_of(parse.tokens[word].lemma, kLong);
  });
}

// "struck back on Sunday in retaliation for a raid": what is answered has its own day.
bool is_answered(Parse const& parse, std::int32_t noun) {
  static constexpr std::array<std::string_view, 4> kAnswers = {"response", "reaction", "answer",
                                                               "reply"};
  std::int32_t const sign = child(parse, noun, "case");
  std::int32_t const above = parse.tokens[noun].head;
  if (sign < 0 || above < 0) return false;
  std::string const& tie = parse.tokens[sign].lemma;
  return tie == "for" || (tie == "to" && is_one_of(parse.tokens[above].lemma, kAnswers));
}

// The verb of saying that opens the clause, -1 where none does. A noun before it stands for it:
// "released a statement saying".
std::int32_t saying_around(Parse const& parse, std::int32_t clause) {
  static constexpr std::array<std::string_view, 10> kSays = {
      "say", "state", "announce", "declare", "add", "write", "tell", "warn", "stress", "reiterate"};
  Token const& word = parse.tokens[clause];
  bool const told = base_relation(word.relation) == "ccomp" && word.head >= 0;
  if (told && is_one_of(parse.tokens[word.head].lemma, kSays)) return word.head;
  std::int32_t const behind = child(parse, clause, "parataxis");  // "…, Berlin said on Thursday"
  bool const says = behind > clause && child(parse, behind, "nsubj") >= 0;
  return says && is_one_of(parse.tokens[behind].lemma, kSays) ? behind : -1;
}

// "said on Monday that it condemned the raid", "said it will strike": words that are said when they
// are done, by who says so.
bool is_done_by_saying(Parse const& parse, Event const& event, std::int32_t says) {
  static constexpr std::array<EventType, 6> kWords = {EventType::ACCUSE,  EventType::REQUEST,
                                                      EventType::REJECT,  EventType::THREATEN,
                                                      EventType::SUPPORT, EventType::AGREE};
  if (std::find(kWords.begin(), kWords.end(), event.type) == kWords.end()) return false;
  std::int32_t const subject = child(parse, event.clause_head, "nsubj");
  std::int32_t const sayer = child(parse, says, "nsubj");
  bool const told = std::any_of(event.actor_mentions.begin(), event.actor_mentions.end(),
                                [&](Mention const& mention) { return mention.head == sayer; });
  bool const same = told || subject < 0 || parse.tokens[subject].upos == Upos::PRON;
  auto const& below = parse.children[event.clause_head];
  bool const before = std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
    Token const& word = parse.tokens[token];
    return base_relation(word.relation) == "aux" && word.lemma == "have";
  });
  return same && !before;
}

// The saying itself, and the verb that tells of it.
void add_saying(Parse const& parse, Event const& event, std::vector<Seat>& out) {
  std::int32_t const says = event.clause_head < 0 ? -1 : saying_around(parse, event.clause_head);
  if (says < 0 || !is_done_by_saying(parse, event, says)) return;
  out.push_back({says, Share::all});
  Token const& word = parse.tokens[says];
  bool const of_noun = base_relation(word.relation) == "acl" && word.head >= 0;
  if (of_noun && parse.tokens[word.head].head >= 0)
    out.push_back({parse.tokens[word.head].head, Share::all});
  if (base_relation(word.relation) == "advcl") out.push_back({word.head, Share::all});
}

// A predicate, then the clauses around it that happen together with it.
void add_seats(Parse const& parse, Frames const& frames, std::int32_t head,
               std::vector<Seat>& out) {
  Share share = Share::all;
  out.push_back({head, share});
  Frame const* frame = frames.of(head);
  for (std::size_t step = 0; frame != nullptr && step < frames.frames.size(); ++step) {
    Token const& word = parse.tokens[frame->head];
    std::string_view const relation = base_relation(word.relation);
    bool const object = relation == "obj" || relation == "ccomp" || relation == "acl" ||
                        (relation == "nmod" && is_answered(parse, frame->head));
    bool const together = relation == "nsubj" || relation == "obl" || relation == "nmod" ||
                          relation == "conj" || relation == "xcomp" || relation == "advcl";
    if (object || !together) break;
    share = std::max(share, share_of(parse, frame->head));
    frame = frames.of(word.head);
    if (frame != nullptr) out.push_back({frame->head, share});
  }
}

}  // namespace

// "fired at Haifa after jets struck Tyre": elsewhere; "donated trucks in May and has pledged more",
// "and the army shelled Homs": also at a time of its own.
Share share_of(Parse const& parse, std::int32_t clause) {
  static constexpr std::array<std::string_view, 4> kApart = {"after", "before", "since", "until"};
  std::string_view const relation = base_relation(parse.tokens[clause].relation);
  std::int32_t const mark = relation == "advcl" ? child(parse, clause, "mark") : -1;
  bool const other = mark >= 0 && is_one_of(parse.tokens[mark].lemma, kApart) &&
                     child(parse, clause, "nsubj") >= 0;
  if (other) return is_days_later(parse, clause) ? Share::apart : Share::elsewhere;
  bool const contrast = mark >= 0 && parse.tokens[mark].lemma == "while" &&
                        child(parse, clause, "nsubj") >= 0;  // "while the other was killed before"
  if (contrast) return Share::apart;
  Token const& verb = parse.tokens[clause];  // "Kabila, sentenced to death, met him in Nairobi"
  bool const put_in = relation == "advcl" && mark < 0 && verb.head > clause &&
                      has_feature(verb, "VerbForm=Part") && has_feature(verb, "Tense=Past");
  if (put_in) return Share::apart;
  std::int32_t const have = relation == "conj" ? child(parse, clause, "aux") : -1;
  bool const perfect = have >= 0 && has_feature(parse.tokens[have], "Tense=Pres");
  std::int32_t const subject = relation == "conj" ? child(parse, clause, "nsubj") : -1;
  bool const own = subject >= 0 && parse.tokens[subject].relation == "nsubj" &&
                   parse.tokens[subject].upos != Upos::NUM;  // "and another 47 injured"
  if (perfect) return Share::alone;
  return own ? Share::apart : Share::all;
}

std::vector<Seat> seats(Parse const& parse, Frames const& frames, Event const& event) {
  std::vector<Seat> out;
  add_seats(parse, frames, event.trigger_head, out);
  bool const modal = parse.tokens[event.trigger_head].upos == Upos::AUX;
  bool const found = std::any_of(out.begin(), out.end(),
                                 [&](Seat const& seat) { return seat.head == event.clause_head; });
  if (event.clause_head >= 0 && !modal && !found) add_seats(parse, frames, event.clause_head, out);
  add_saying(parse, event, out);
  return out;
}

}  // namespace dragoman
