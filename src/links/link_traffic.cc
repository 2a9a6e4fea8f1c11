#include <array>

#include "base/one_of.h"
#include "links/link_finder.h"
#include "parse/name_at.h"

namespace dragoman {

// "suspended flights at the airport", "transport is able to move freely between A and B".
void LinkFinder::pass(Frame const& frame) {
  auto const worded = find_worded(view_.book.passing(), view_.parse, frame);
  if (!worded || is_manner_denied(frame)) return;
  std::int32_t const traffic = traffic_of(frame, *worded);
  if (traffic < 0 || !tells(frame, *worded, traffic)) return;
  std::vector<std::int32_t> const links = links_passed(frame, *worded, traffic);
  for (std::int32_t const token : links) {
    add(frame, *worded, token, amount_of(frame, traffic));
  }
  if (links.empty()) between(frame, *worded, traffic);
}

// "was not travelling fast": it did travel.
bool LinkFinder::is_manner_denied(Frame const& frame) const {
  std::vector<std::int32_t> const& children = view_.parse.children[frame.head];
  return frame.negated && std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
           Token const& word = view_.parse.tokens[child];
           return child > frame.head && word.relation == "advmod" && word.lemma != "freely" &&
                  has_feature(word, "Degree=Pos");
         });
}

// That a convoy travelled on a road is no statement about the road.
bool LinkFinder::tells(Frame const& frame, Worded const& worded, std::int32_t traffic) const {
  bool const vehicle = view_.book.is(LinkWords::vehicle, view_.parse.tokens[traffic].lemma) ||
                       is_people_by_name(traffic);
  if (static_cast<LinkStatus>(worded.payload) != LinkStatus::open) {
    std::int32_t const article = child(view_.parse, traffic, "det");  // "blocked a ship"
    return !vehicle || article < 0 || view_.parse.tokens[article].lemma != "a";
  }
  if (is_mention(traffic)) return true;  // "trains between A and B are running again"
  if (!vehicle || frame.kind == FrameKind::noun) return true;  // "the resumption of flights"
  if (view_.book.is(LinkWords::letting, frame.lemma) || frame.negated) return true;
  Amount const amount = amount_of(frame, traffic);
  if (amount.few || amount.none) return true;
  return frame.modality == Modality::possible || ability_before(frame) != nullptr;
}

// The word that says that it can or may: "able" in "is able to move".
Frame const* LinkFinder::ability_before(Frame const& frame) const {
  Frame const* outer = frames_.of(frame.outer);
  if (outer == nullptr || !view_.book.is(LinkWords::ability, outer->lemma)) return nullptr;
  bool const its = frame.embedding == Embedding::complement || outer->kind == FrameKind::adjective;
  return its ? outer : nullptr;
}

// The token that heads the words for what passes, -1 where the verb is not about traffic.
std::int32_t LinkFinder::traffic_of(Frame const& frame, Worded const& worded) const {
  if (frame.kind == FrameKind::noun) return traffic_of_noun(worded);
  for (Slot const slot : {Slot::object, Slot::subject}) {
    for (Argument const& argument : worded.arguments) {
      std::int32_t const traffic = argument.slot == slot ? counted(argument.token) : -1;
      if (traffic >= 0 && is_traffic(traffic)) return traffic;
    }
    Argument const* object = frame.first(Slot::object);
    if (object != nullptr && !is_mention(object->token)) return -1;
  }
  return subject_before(frame.head);
}

// "a suspension of flights", "the flight ban".
std::int32_t LinkFinder::traffic_of_noun(Worded const& worded) const {
  for (Argument const& argument : worded.arguments) {
    bool const of = argument.slot == Slot::oblique &&
                    (argument.preposition == "of" || argument.preposition == "on");
    bool const its = of || argument.slot == Slot::modifier || argument.slot == Slot::object;
    if (std::int32_t const traffic = counted(argument.token); its && is_traffic(traffic)) {
      return traffic;
    }
  }
  return -1;
}

// What a number counts: the trucks of "hundreds of trucks".
std::int32_t LinkFinder::counted(std::int32_t token) const {
  auto const& quantities = view_.names.quantities;
  auto const at = static_cast<std::uint32_t>(token);
  if (is_mention(token)) return token;  // "the one to Bukavu"
  bool const counts = std::any_of(quantities.begin(), quantities.end(),
                                  [at](auto const& each) { return each.tokens.contains(at); });
  if (!counts) return token;
  for (std::int32_t const dependent : view_.parse.children[token]) {
    if (base_relation(view_.parse.tokens[dependent].relation) == "nmod") return dependent;
  }
  return token;
}

bool LinkFinder::is_traffic(std::int32_t token) const {
  if (view_.book.is(LinkWords::nobody, view_.parse.tokens[token].lemma)) {
    std::int32_t const of = child(view_.parse, token, "nmod");  // "none of its soldiers"
    return of < 0 || is_traffic(of);
  }
  if (is_people_by_name(token)) return true;
  Frame const* noun = frames_.of(token);
  if (noun == nullptr) return false;
  if (is_mention(token)) return find_worded(view_.book.ways(), view_.parse, *noun).has_value();
  return find_worded(view_.book.traffic(), view_.parse, *noun).has_value();
}

// "Palestinians"
bool LinkFinder::is_people_by_name(std::int32_t token) const {
  NameSpan const* name = name_at(view_.parse, token);
  return has_feature(view_.parse.tokens[token], "Number=Plur") && name != nullptr &&
         name->kind == NameKind::NORP && name->tokens.end == static_cast<std::uint32_t>(token) + 1;
}

// In "the protest is spontaneous and transport is able to move" trees often hang the second
// subject on the first predicate: the subject next before the verb is taken.
std::int32_t LinkFinder::subject_before(std::int32_t head) const {
  for (std::int32_t t = head; t-- > static_cast<std::int32_t>(frames_.tokens.begin);) {
    Token const& word = view_.parse.tokens[t];
    if (word.upos == Upos::VERB) return -1;
    if (base_relation(word.relation) == "nsubj") return is_traffic(t) ? t : -1;
  }
  return -1;
}

// "allowed to leave the besieged city": what is left stays as shut as it was.
bool LinkFinder::is_left(Frame const& frame, std::int32_t token) const {
  if (!is_mention(token)) return false;
  bool const place = view_.mentions[number_of(token)].place_itself;
  return place && !view_.book.is(LinkWords::entering, frame.lemma);
}

// "until they lifted the siege"
bool LinkFinder::is_other_time(Frame const& clause) const {
  static constexpr std::array<std::string_view, 4> kThen = {"until", "unless", "before", "after"};
  std::int32_t const sign = child(view_.parse, clause.head, "mark");
  return sign >= 0 && is_one_of(view_.parse.tokens[sign].lemma, kThen);
}

std::vector<std::int32_t> LinkFinder::links_passed(Frame const& frame, Worded const& worded,
                                                   std::int32_t traffic) const {
  std::vector<std::int32_t> links;
  auto const take = [&](std::int32_t token) {
    std::vector<std::int32_t> const found = links_at(token);
    links.insert(links.end(), found.begin(), found.end());
  };
  if (is_mention(traffic)) take(traffic);
  for (Argument const& argument : worded.arguments) {
    bool const into = argument.preposition == "into";
    if (argument.token == traffic || (!into && is_left(frame, argument.token))) continue;
    bool const it = argument.slot == Slot::subject &&  // "it halted traffic": somebody, and no road
                    view_.parse.tokens[argument.token].upos == Upos::PRON;
    if (it) continue;
    take(argument.token);
    // "prevented from crossing the bridge": what the clause passes
    Frame const* clause = frames_.of(argument.token);
    if (clause == nullptr || clause->kind != FrameKind::verb || is_other_time(*clause)) continue;
    for (Argument const& inner : clause->arguments) {
      bool const passed = inner.slot == Slot::object || inner.slot == Slot::oblique;
      if (passed && !is_left(*clause, inner.token)) take(inner.token);
    }
  }
  for (std::int32_t const dependent : view_.parse.children[traffic]) take(dependent);
  if (!links.empty()) return links;
  TokenSpan const words = subtree(view_.parse, traffic);  // "the entry of all goods into Gaza"
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    std::int32_t const sign = child(view_.parse, token, "case");
    if (sign >= 0 && view_.parse.tokens[sign].lemma == "into") take(token);
  }
  return links;
}

// Traffic with no word for the road: between two places, or on the road last spoken of.
void LinkFinder::between(Frame const& frame, Worded const& worded, std::int32_t traffic) {
  std::vector<std::int32_t> ends;
  TokenSpan const clause = subtree(view_.parse, frame.head);
  for (std::uint32_t t = clause.begin; t < clause.end && ends.size() < 2; ++t) {
    std::int32_t const sign = child(view_.parse, static_cast<std::int32_t>(t), "case");
    if (sign < 0 || view_.parse.tokens[sign].lemma != "between") continue;
    ends.clear();
    for (std::int32_t const token : coordinated(view_.parse, static_cast<std::int32_t>(t))) {
      if (view_.names.place_at[token] >= 0) ends.push_back(view_.names.place_at[token]);
    }
  }
  bool const told = ability_before(frame) != nullptr || amount_of(frame, traffic).none ||
                    frame.negated ||  // "no traffic has passed"
                    resumes(frame, worded, traffic);
  bool const here = ends.empty() && !passes_elsewhere(worded, traffic) && told;
  if (ends.size() < 2 && !here) return;
  add(frame, worded, -1, amount_of(frame, traffic));
  if (found_.empty() || found_.back().predicate != frame.head) return;
  auto const at = static_cast<std::uint32_t>(traffic);
  bool const nothing = view_.book.is(LinkWords::nobody, view_.parse.tokens[traffic].lemma);
  if (found_.back().scope.empty() && !nothing) found_.back().scope = {at, at + 1};
  found_.back().ends = ends;
}

// "Traffic has resumed", "stopped all traffic", "vehicles were allowed through": it is on the way
// spoken of.
bool LinkFinder::resumes(Frame const& frame, Worded const& worded, std::int32_t traffic) const {
  Frame const* noun = frames_.of(traffic);
  bool const lets = view_.book.is(LinkWords::letting, frame.lemma);
  if (lets && worded.tokens.size() > 1) return true;
  bool const closes = static_cast<LinkStatus>(worded.payload) == LinkStatus::closed;
  bool const elsewhere = child(view_.parse, traffic, "nmod") >= 0;  // "traffic near the area"
  return (lets || closes) && !elsewhere && noun != nullptr &&
         find_worded(view_.book.ways(), view_.parse, *noun).has_value();
}

// "able to reach the hospital": what is passed is told, and is no link.
bool LinkFinder::passes_elsewhere(Worded const& worded, std::int32_t traffic) const {
  return std::any_of(
      worded.arguments.begin(), worded.arguments.end(), [&](Argument const& argument) {
        Upos const upos = view_.parse.tokens[argument.token].upos;
        bool const then = upos == Upos::ADV || upos == Upos::ADP;  // "since then", "through"
        bool const beside = argument.slot == Slot::oblique && argument.preposition != "without" &&
                            !is_time(argument.token) && !then;
        return (argument.slot == Slot::object && argument.token != traffic) || beside;
      });
}

bool LinkFinder::can(Frame const& frame) const {
  std::int32_t const modal = child(view_.parse, frame.head, "aux");
  return modal >= 0 && view_.parse.tokens[modal].lemma == "can";
}

// "can pass", "is able to move", "are allowed through": the ability is what is stated.
Factuality LinkFinder::openness(Frame const& frame) const {
  if (frame.modality == Modality::possible && (!status_words(frame) || can(frame))) {
    return frame.negated ? Factuality::negated : Factuality::actual;
  }
  Frame const* outer = ability_before(frame);
  if (outer == nullptr) return holds(frame);
  if (outer->lemma == "unable") return Factuality::negated;
  return outer->negated ? Factuality::negated : holds(*outer);
}

// What and how much passes, for a statement about traffic.
LinkFinder::Amount LinkFinder::amount_of(Frame const& frame, std::int32_t traffic) const {
  Amount amount;
  amount.scope = scope_of(traffic);
  bool const nothing = view_.book.is(LinkWords::nobody, view_.parse.tokens[traffic].lemma) ||
                       is_none(view_.parse, traffic);
  amount.none = nothing && !frame.negated;  // else the frame has turned round already
  for (Quantity const& quantity : view_.names.quantities) {
    if (quantity.counted != traffic) continue;
    amount.counted = true;
    if (!is_only(quantity.tokens)) continue;
    amount.few = true;
    amount.scope = {quantity.tokens.begin, static_cast<std::uint32_t>(traffic) + 1};
  }
  return amount;
}

// "only 60": the word stands in or before the number.
bool LinkFinder::is_only(TokenSpan number) const {
  std::uint32_t const first = std::max(number.begin, frames_.tokens.begin + 1) - 1;
  for (std::uint32_t t = first; t < number.end; ++t) {
    std::string_view const lemma = view_.parse.tokens[t].lemma;
    if (lemma == "only" || lemma == "just" || lemma == "few") return true;
  }
  return false;
}

// What is said of the traffic: "civilian transport"; the bare noun limits nothing.
TokenSpan LinkFinder::scope_of(std::int32_t traffic) const {
  bool const nothing = view_.book.is(LinkWords::nobody, view_.parse.tokens[traffic].lemma);
  if (is_mention(traffic) || nothing) return {};
  TokenSpan const words = without_case(traffic);
  auto const at = static_cast<std::uint32_t>(traffic);
  TokenSpan noun{std::min(words.begin, at), at + 1};
  bool const first = noun.begin == frames_.tokens.begin;
  if (!first && view_.parse.tokens[noun.begin - 1].upos == Upos::ADJ) --noun.begin;
  return noun.size() > 1 || is_people_by_name(traffic) ? noun : TokenSpan{};
}

}  // namespace dragoman
