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
  return perfect || own ? Share::apart : Share::all;
}

std::vector<Seat> seats(Parse const& parse, Frames const& frames, Event const& event) {
  std::vector<Seat> out;
  add_seats(parse, frames, event.trigger_head, out);
  bool const modal = parse.tokens[event.trigger_head].upos == Upos::AUX;
  bool const found = std::any_of(out.begin(), out.end(),
                                 [&](Seat const& seat) { return seat.head == event.clause_head; });
  if (event.clause_head >= 0 && !modal && !found) add_seats(parse, frames, event.clause_head, out);
  return out;
}

}  // namespace dragoman
