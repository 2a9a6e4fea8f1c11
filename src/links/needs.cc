#include "links/needs.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/one_of.h"
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
      Factuality const factuality = factuality_of(frame);
      find_denied(frame, factuality);
      find_rest(frame, factuality);
      find_coming(frame, factuality);
      find_none(frame);
      if (factuality != Factuality::actual) continue;
      if (auto const worded = find_worded(view_.book.implied(), view_.parse, frame)) {
        NeedBook::Lack const& lack = view_.book.lack(worded->payload);
        bool const verb = frame.kind == FrameKind::verb;  // "operate on generators"
        add(frame, *worded, lack.state, verb ? worded->tokens.back() : frame.head, lack.commodity);
      } else {
        auto const stated = find_worded(view_.book.states(), view_.parse, frame);
        if (stated) find_stated(frame, *stated, static_cast<NeedState>(stated->payload));
        find_without(frame);
      }
    }
  }

 private:
  void find_stated(Frame const& frame, Worded const& worded, NeedState state) {
    for (Argument const& argument : worded.arguments) {
      if (!can_lack(frame, worded, argument)) continue;
      for (std::int32_t const token : goods_at(argument.token)) {
        std::int32_t const commodity = commodity_at(token);
        bool const stops = state == NeedState::cut && frame.kind == FrameKind::verb &&
                           argument.slot == Slot::subject && !flows(token, commodity);
        if (commodity >= 0 && !stops) add(frame, worded, state, token, commodity);
      }
    }
  }

  // What these words name, also "food and medicine" of "access to food and medicine".
  std::vector<std::int32_t> goods_at(std::int32_t token) const {
    std::int32_t const of = child(view_.parse, token, "nmod");
    bool const carries = view_.book.is(NeedWords::carrier, view_.parse.tokens[token].lemma) &&
                         of > token && named_commodity(of) >= 0;
    return coordinated(view_.parse, carries ? of : token);
  }

  // "Imports have stopped", "the power is off"; an ambulance that has stopped is no lack.
  bool flows(std::int32_t token, std::int32_t commodity) const {
    bool const carrier = view_.book.is(NeedWords::carrier, view_.parse.tokens[token].lemma);
    return carrier || (commodity >= 0 && is_piped(commodity));
  }

  bool is_piped(std::int32_t commodity) const {
    std::string_view const category = view_.book.commodity(commodity);
    return category == "electricity" || category == "heating" || category == "gas" ||
           category == "water";
  }

  // "would run out of fuel within a day": what is to run out is short now.
  void find_coming(Frame const& frame, Factuality factuality) {
    if (factuality != Factuality::future) return;
    auto const worded = find_worded(view_.book.states(), view_.parse, frame);
    bool const out = worded && static_cast<NeedState>(worded->payload) == NeedState::exhausted;
    if (out) find_stated(frame, *worded, NeedState::short_);
  }

  // "The hospital has no oxygen", "bread is no longer available", "there is not enough food", "no
  // flour has entered".
  void find_denied(Frame const& frame, Factuality factuality) {
    bool const negated = factuality == Factuality::negated;
    if (!negated && factuality != Factuality::actual) return;
    auto const worded = find_worded(view_.book.denied(), view_.parse, frame);
    if (!worded) return;
    bool const exists = frame.lemma == "be";  // "there is no fuel"
    bool const moves = static_cast<NeedState>(worded->payload) == NeedState::cut;
    bool const of_subject = frame.kind == FrameKind::adjective || exists || moves;
    for (Argument const& argument : worded->arguments) {
      bool const brought = moves && argument.slot == Slot::object;  // "was delivered"
      if (!brought && argument.slot != (of_subject ? Slot::subject : Slot::object)) continue;
      if (exists && child(view_.parse, frame.head, "expl") < 0) continue;
      for (std::int32_t const token : goods_at(argument.token)) {
        std::int32_t const commodity = commodity_at(token);
        if (commodity < 0 || is_might(frame, token)) continue;
        auto const state = denied_state(argument.token, negated, none_of(commodity, *worded));
        if (state) add(frame, *worded, *state, token, commodity);
      }
    }
  }

  // What comes by wire is cut where there is none.
  NeedState none_of(std::int32_t commodity, Worded const& worded) const {
    bool const wired = is_piped(commodity) && view_.book.commodity(commodity) != "water";
    return wired ? NeedState::cut : static_cast<NeedState>(worded.payload);
  }

  // Not enough and little of it is short; nullopt where some is there.
  std::optional<NeedState> denied_state(std::int32_t token, bool negated, NeedState none) const {
    bool no = negated, enough = false, little = false;
    for (std::int32_t const dependent : view_.parse.children[token]) {
      std::string_view const lemma = view_.parse.tokens[dependent].lemma;
      no = no || lemma == "no";
      little = little || (lemma == "little" && child(view_.parse, dependent, "det") < 0);
      enough = enough || view_.book.is(NeedWords::enough, lemma);
    }
    if (no) return enough ? NeedState::short_ : none;
    return little ? std::optional(NeedState::short_) : std::nullopt;
  }

  // "The council has no power": somebody's power is no electricity.
  bool is_might(Frame const& frame, std::int32_t token) const {
    std::string_view const lemma = view_.parse.tokens[token].lemma;
    if (lemma != "power" && lemma != "energy") return false;
    Argument const* who = frame.first(Slot::subject);
    bool const somebody = who != nullptr && who->token != token && is_somebody(who->token);
    return somebody || child(view_.parse, token, "acl") >= 0;
  }

  bool is_somebody(std::int32_t token) const {
    std::string_view const lemma = view_.parse.tokens[token].lemma;
    return view_.names.actor_at[token] >= 0 || lemma == "he" || lemma == "she";
  }

  // "Two days of fuel are left", "5% of petrol stocks remain", "reserves will last three days",
  // "fuel for only three days", "four hours of electricity a day".
  void find_rest(Frame const& frame, Factuality factuality) {
    bool const told = factuality == Factuality::actual || factuality == Factuality::future;
    if (!told || frame.kind != FrameKind::verb) return;
    bool const lasts = view_.book.is(NeedWords::rest, frame.lemma);
    TokenSpan const clause = subtree(view_.parse, frame.head);
    bool const rest =
        std::any_of(view_.names.quantities.begin(), view_.names.quantities.end(),
                    [&](Quantity const& each) {
                      bool const part = each.unit == "percent" || each.unit == "share";
                      bool const tells = (lasts && (part || is_span(each))) ||
                                         (is_span(each) && is_enough_for(frame, each)) ||
                                         (is_span(each) && is_little(each.tokens)) ||
                                         is_hours(each);
                      return tells && clause.contains(each.tokens);
                    }) ||
        std::any_of(
            view_.names.times.begin(), view_.names.times.end(), [&](TimeMention const& each) {
              bool const span = each.direction == TimeMention::Direction::duration;
              return span && clause.contains(each.tokens) && (lasts || is_little(each.tokens));
            });
    if (!rest) return;
    for (Argument const& argument : frame.arguments) add_rest(frame, argument);
  }

  void add_rest(Frame const& frame, Argument const& argument) {
    if (argument.slot != Slot::subject && argument.slot != Slot::object) return;
    std::int32_t token = argument.token;
    std::int32_t commodity = commodity_at(token);
    if (commodity < 0) {  // "days of fuel", "5% of stocks"
      token = child(view_.parse, token, "nmod");
      commodity = token < 0 ? -1 : commodity_at(token);
    }
    if (commodity >= 0) add(frame, {.tokens = {frame.head}}, NeedState::short_, token, commodity);
  }

  static bool is_span(Quantity const& quantity) {
    return quantity.unit == "hour" || quantity.unit == "day" || quantity.unit == "week";
  }

  // "four hours of electricity a day".
  bool is_hours(Quantity const& quantity) const {
    std::uint32_t const of = quantity.tokens.end + 1;
    return quantity.unit == "hour" && of < frames_.tokens.end &&
           view_.parse.tokens[of].lemma == "of";
  }

  // "have fuel for two days".
  bool is_enough_for(Frame const& frame, Quantity const& span) const {
    std::uint32_t const at = span.tokens.begin;
    return frame.lemma == "have" && at > frames_.tokens.begin &&
           view_.parse.tokens[at - 1].lemma == "for";
  }

  // "only three days".
  bool is_little(TokenSpan words) const {
    std::uint32_t const first = std::max(words.begin, frames_.tokens.begin + 1) - 1;
    for (std::uint32_t t = first; t < words.end; ++t) {
      std::string_view const lemma = view_.parse.tokens[t].lemma;
      if (lemma == "only" || lemma == "just") return true;
    }
    return false;
  }

  // "families without food", "left without power".
  void find_without(Frame const& frame) {
    std::int32_t const sign = child(view_.parse, frame.head, "case");
    bool const lacks = frame.kind == FrameKind::noun && sign >= 0 &&
                       view_.parse.tokens[sign].lemma == "without" && is_of_people(frame.head);
    for (std::int32_t const token : coordinated(view_.parse, frame.head)) {
      std::int32_t const commodity = lacks ? commodity_at(token) : -1;
      if (commodity < 0) continue;
      Worded const without{static_cast<std::int32_t>(NeedState::exhausted), {sign}, {}};
      add(frame, without, none_of(commodity, without), token, commodity);
    }
  }

  // "Nothing has come through, no flour and no insulin", "No fuel, no light": without a verb.
  void find_none(Frame const& frame) {
    static constexpr std::array<std::string_view, 7> kApart = {
        "root", "appos", "parataxis", "dislocated", "list", "ccomp", "conj"};
    std::int32_t first = frame.head;
    while (view_.parse.tokens[first].relation == "conj" &&
           view_.parse.tokens[view_.parse.tokens[first].head].upos == Upos::NOUN)
      first = view_.parse.tokens[first].head;
    std::int32_t const no = child(view_.parse, frame.head, "det");
    bool const told = frame.kind == FrameKind::noun && no >= 0 &&
                      view_.parse.tokens[no].lemma == "no" &&
                      is_one_of(base_relation(view_.parse.tokens[first].relation), kApart) &&
                      child(view_.parse, first, "cop") < 0;
    std::int32_t const commodity = told ? commodity_at(frame.head) : -1;
    if (commodity < 0 || is_might(frame, frame.head) || is_terms(first)) return;
    Worded const none{static_cast<std::int32_t>(NeedState::exhausted), {no}, {}};
    auto const state = denied_state(frame.head, true, none_of(commodity, none));
    add(frame, none, *state, frame.head, commodity);
  }

  // "No fuel until hostages are freed", "No gas, no deal": what somebody sets, and no lack.
  bool is_terms(std::int32_t noun) const {
    TokenSpan const words = frames_.tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      Token const& word = view_.parse.tokens[t];
      bool const until = word.lemma == "until" || word.lemma == "unless";
      bool const other = word.lemma == "no" && word.relation == "det" && word.head >= 0 &&
                         stands_with_noun(word.head, noun) && commodity_at(word.head) < 0;
      if (until || other) return true;
    }
    return false;
  }

  // `token` is joined to `noun` or is the noun.
  bool stands_with_noun(std::int32_t token, std::int32_t noun) const {
    Token const& word = view_.parse.tokens[token];
    return token == noun || word.head == noun;
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
        return frame.kind == FrameKind::noun ? child(view_.parse, frame.head, "cop") >= 0
                                             : !has_object(worded) || frame.negated;
      case Slot::modifier:
        return frame.kind == FrameKind::noun;
      case Slot::oblique:
        return frame.kind == FrameKind::noun
                   ? argument.preposition == "of" || argument.preposition == "in" ||
                         argument.preposition == "for"
                   : (frame.kind == FrameKind::adjective && argument.preposition == "of") ||
                         (frame.kind == FrameKind::verb && argument.preposition == "from" &&
                          static_cast<NeedState>(worded.payload) == NeedState::cut);
      default:
        return false;
    }
  }

  static bool has_object(Worded const& worded) {
    return std::any_of(worded.arguments.begin(), worded.arguments.end(),
                       [](Argument const& each) { return each.slot == Slot::object; });
  }

  // "Fuel" of "fuel stocks", "clean water" of "access to clean water", else the word itself.
  std::int32_t commodity_at(std::int32_t token) const {
    if (view_.book.is(NeedWords::carrier, view_.parse.tokens[token].lemma)) {
      for (std::int32_t const dependent : view_.parse.children[token]) {
        std::string_view const how = base_relation(view_.parse.tokens[dependent].relation);
        std::int32_t const carried =
            how == "nmod" || how == "compound" ? named_commodity(dependent) : -1;
        if (carried >= 0) return carried;
      }
    }
    return named_commodity(token);
  }

  std::int32_t named_commodity(std::int32_t token) const {
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
    need.place = place_of(frame, state);
    need.cause = cause_of(frame);
    need.claim = claim_holding(view_.claims.claims, view_.parse.tokens[frame.head].span);
    bool const denied = need.claim >= 0 && view_.claims.claims[need.claim].act == Act::deny;
    if (denied && !frame.negated) return;  // "denies that there is famine"
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
      std::string_view const lemma = view_.parse.tokens[dependent].lemma;
      bool const part = (relation == "compound" || relation == "amod") && lemma != "little" &&
                        !view_.book.is(NeedWords::enough, lemma);
      TokenSpan const words = subtree(view_.parse, dependent);
      if (part && words.end <= at) span.begin = std::min(span.begin, words.begin);
    }
    return bytes_of(view_.parse, span);
  }

  // The place told nearest to the lack, in the clause that states it.
  std::int32_t place_of(Frame const& frame, NeedState state) const {
    std::int32_t best = -1;
    std::int32_t least = -1;
    for (std::uint32_t t = frames_.tokens.begin; t < frames_.tokens.end; ++t) {
      auto const token = static_cast<std::int32_t>(t);
      if (view_.names.place_at[t] < 0 || !stands_with(token, frame)) continue;
      if (state == NeedState::cut && cuts(frame, token)) continue;
      std::int32_t const distance = std::abs(token - frame.head);
      if (best >= 0 && distance >= least) continue;
      best = view_.names.place_at[t];
      least = distance;
    }
    return best;
  }

  // "Azerbaijan cut the supply": who does it is not where it lacks. But "the city lost power".
  static bool cuts(Frame const& frame, std::int32_t token) {
    Argument const* subject = frame.first(Slot::subject);
    bool const deed = frame.kind == FrameKind::verb && frame.lemma != "lose";
    return deed && subject != nullptr && subject->token == token &&
           frame.first(Slot::object) != nullptr;
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
      bool const opens =
          relation == "case" || relation == "fixed" || relation == "det" || relation == "mark";
      if (!opens) break;
      ++span.begin;
    }
    return bytes_of(view_.parse, span);
  }

  bool is_time(std::int32_t token) const {
    auto const at = static_cast<std::uint32_t>(token);
    return std::any_of(view_.names.times.begin(), view_.names.times.end(),
                       [at](TimeMention const& time) { return time.tokens.contains(at); });
  }

  // What stands for a reason is there: "stopped for lack of fuel".
  Factuality factuality_of(Frame const& frame) const {
    std::int32_t const sign = child(view_.parse, frame.head, "case");
    bool const reason = frame.kind == FrameKind::noun && sign >= 0 &&
                        (view_.parse.tokens[sign].lemma == "for" ||
                         view_.book.is(NeedWords::because, view_.parse.tokens[sign].lemma));
    if (reason && find_worded(view_.book.states(), view_.parse, frame)) return Factuality::actual;
    return dragoman::factuality_of(view_.codebook, view_.parse, frames_, frame.head, frame.head);
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
