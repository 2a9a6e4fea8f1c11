#include "links/needs.h"

#include <algorithm>

#include "events/factuality.h"
#include "links/word_patterns.h"

namespace dragoman {
namespace {

class NeedFinder {
 public:
  NeedFinder(NeedView const& view, Frames const& frames, std::vector<Need>& needs)
      : view_(view), frames_(frames), needs_(needs) {}

  void find() {
    for (Frame const& frame : frames_.frames) {
      if (!holds(frame)) continue;
      if (auto const worded = find_worded(view_.book.implied(), view_.parse, frame)) {
        NeedBook::Lack const& lack = view_.book.lack(worded->payload);
        add(frame, *worded, lack.state, frame.head, lack.commodity);
      } else {
        find_stated(frame);
        find_without(frame);
      }
    }
  }

 private:
  void find_stated(Frame const& frame) {
    auto const worded = find_worded(view_.book.states(), view_.parse, frame);
    if (!worded) return;
    for (Argument const& argument : worded->arguments) {
      if (!can_lack(frame, *worded, argument)) continue;
      for (std::int32_t const token : coordinated(view_.parse, argument.token)) {
        std::int32_t const commodity = commodity_at(token);
        if (commodity < 0) continue;
        add(frame, *worded, static_cast<NeedState>(worded->payload), token, commodity);
      }
    }
  }

  // "families without food", "left without power".
  void find_without(Frame const& frame) {
    std::int32_t const sign = child(view_.parse, frame.head, "case");
    bool const lacks = frame.kind == FrameKind::noun && sign >= 0 &&
                       view_.parse.tokens[sign].lemma == "without" && is_of_people(frame.head);
    std::int32_t const commodity = lacks ? commodity_at(frame.head) : -1;
    if (commodity < 0) return;
    std::string_view const category = view_.book.commodity(commodity);
    bool const piped = category == "electricity" || category == "heating" || category == "gas";
    add(frame, {.tokens = {sign}}, piped ? NeedState::cut : NeedState::exhausted, frame.head,
        commodity);
  }

  // Whether people or a place are without the commodity, and no recipe or vehicle.
  bool is_of_people(std::int32_t commodity) const {
    if (child(view_.parse, commodity, "cop") >= 0) return true;
    std::int32_t const governor = view_.parse.tokens[commodity].head;
    if (governor < 0) return false;
    if (view_.book.is(NeedWords::left, view_.parse.tokens[governor].lemma)) return true;
    auto const& quantities = view_.names.quantities;
    bool const counted =
        std::any_of(quantities.begin(), quantities.end(), [governor](Quantity const& quantity) {
          return quantity.counted == governor || quantity.number == governor;
        });
    return counted || view_.names.actor_at[governor] >= 0;
  }

  // Where the words for what is lacking stand: "shortage of X", "lack X", "X ran out".
  bool can_lack(Frame const& frame, Worded const& worded, Argument const& argument) const {
    switch (argument.slot) {
      case Slot::object:
        return true;
      case Slot::subject:
        return frame.kind != FrameKind::noun && !has_object(worded);
      case Slot::modifier:
        return frame.kind == FrameKind::noun;
      case Slot::oblique:
        return frame.kind == FrameKind::noun
                   ? argument.preposition == "of" || argument.preposition == "in" ||
                         argument.preposition == "for"
                   : frame.kind == FrameKind::adjective && argument.preposition == "of";
      default:
        return false;
    }
  }

  static bool has_object(Worded const& worded) {
    return std::any_of(worded.arguments.begin(), worded.arguments.end(),
                       [](Argument const& each) { return each.slot == Slot::object; });
  }

  std::int32_t commodity_at(std::int32_t token) const {
    Frame const* noun = frames_.of(token);
    if (noun == nullptr) return bare_commodity(token);
    auto const worded = find_worded(view_.book.commodities(), view_.parse, *noun);
    return worded ? worded->payload : -1;
  }

  // A modifier is no frame: "fuel shortages".
  std::int32_t bare_commodity(std::int32_t token) const {
    Frame noun;
    noun.kind = FrameKind::noun;
    noun.head = token;
    noun.lemma = view_.parse.tokens[token].lemma;
    auto const worded = find_worded(view_.book.commodities(), view_.parse, noun);
    return worded ? worded->payload : -1;
  }

  void add(Frame const& frame, Worded const& worded, NeedState state, std::int32_t token,
           std::int32_t commodity) {
    Need need;
    need.commodity = words_of(token);
    need.category = view_.book.commodity(commodity);
    need.state = state;
    need.place = place_of(frame);
    need.cause = cause_of(frame);
    need.claim = claim_holding(view_.claims.claims, view_.parse.tokens[frame.head].span);
    TokenSpan words{static_cast<std::uint32_t>(frame.head),
                    static_cast<std::uint32_t>(frame.head) + 1};
    for (std::int32_t const each : worded.tokens) {
      auto const at = static_cast<std::uint32_t>(each);
      words = hull(words, {at, at + 1});
    }
    need.span = bytes_of(view_.parse, words);
    if (need.cause.overlaps(need.span)) need.cause = {};
    bool const known = std::any_of(needs_.begin(), needs_.end(), [&](Need const& other) {
      return other.commodity == need.commodity;
    });
    if (!known) needs_.push_back(need);
  }

  // The noun with the words before it, without article.
  ByteSpan words_of(std::int32_t token) const {
    auto const at = static_cast<std::uint32_t>(token);
    TokenSpan span{at, at + 1};
    for (std::int32_t const dependent : view_.parse.children[token]) {
      std::string_view const relation = base_relation(view_.parse.tokens[dependent].relation);
      bool const part = relation == "compound" || relation == "amod";
      TokenSpan const words = subtree(view_.parse, dependent);
      if (part && words.end <= at) span.begin = std::min(span.begin, words.begin);
    }
    return bytes_of(view_.parse, span);
  }

  // The place told nearest to the lack, in the clause that states it.
  std::int32_t place_of(Frame const& frame) const {
    std::int32_t best = -1;
    std::int32_t least = -1;
    for (std::uint32_t t = frames_.tokens.begin; t < frames_.tokens.end; ++t) {
      auto const token = static_cast<std::int32_t>(t);
      if (view_.names.place_at[t] < 0 || !stands_with(token, frame)) continue;
      std::int32_t const distance = std::abs(token - frame.head);
      if (best >= 0 && distance >= least) continue;
      best = view_.names.place_at[t];
      least = distance;
    }
    return best;
  }

  // True where no verb stands between `token` and the clause of the lack.
  bool stands_with(std::int32_t token, Frame const& frame) const {
    for (std::size_t step = 0; step < frames_.tokens.size() && token >= 0; ++step) {
      if (token == frame.head || token == frame.outer) return true;
      if (view_.parse.tokens[token].upos == Upos::VERB) return false;
      token = view_.parse.tokens[token].head;
    }
    return false;
  }

  // "The blockade has resulted in shortages", "shortages due to the blockade".
  ByteSpan cause_of(Frame const& frame) const {
    Frame const* outer = frame.kind == FrameKind::noun ? frames_.of(frame.outer) : &frame;
    if (outer == nullptr) return {};
    if (outer != &frame && view_.book.is(NeedWords::causing, outer->lemma)) {
      Argument const* subject = outer->first(Slot::subject);
      if (subject != nullptr && subject->token != frame.head) return phrase(subject->token);
    }
    for (Frame const* each : {&frame, outer}) {
      for (Argument const& argument : each->arguments) {
        bool const tells = argument.slot == Slot::oblique &&
                           view_.book.is(NeedWords::because, argument.preposition);
        if (tells && !is_time(argument.token)) return phrase(argument.token);
      }
    }
    return {};
  }

  ByteSpan phrase(std::int32_t token) const {
    TokenSpan span = subtree(view_.parse, token);
    while (span.size() > 1) {
      std::string_view const relation = base_relation(view_.parse.tokens[span.begin].relation);
      if (relation != "case" && relation != "fixed" && relation != "det") break;
      ++span.begin;
    }
    return bytes_of(view_.parse, span);
  }

  bool is_time(std::int32_t token) const {
    auto const at = static_cast<std::uint32_t>(token);
    return std::any_of(view_.names.times.begin(), view_.names.times.end(),
                       [at](TimeMention const& time) { return time.tokens.contains(at); });
  }

  bool holds(Frame const& frame) const {
    return factuality_of(view_.codebook, view_.parse, frames_, frame.head, frame.head) ==
           Factuality::actual;
  }

  NeedView const& view_;
  Frames const& frames_;
  std::vector<Need>& needs_;
};

}  // namespace

std::vector<Need> find_needs(NeedView const& view, std::vector<Frames> const& sentences) {
  std::vector<Need> needs;
  for (Frames const& frames : sentences) NeedFinder(view, frames, needs).find();
  return needs;
}

}  // namespace dragoman
