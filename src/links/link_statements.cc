#include "links/link_statements.h"

#include <algorithm>
#include <array>

#include "events/factuality.h"

namespace dragoman {
namespace {

// What passes a link: `none` turns a statement round ("nothing has come through"), `few` narrows it
// ("only 60 trucks").
struct Amount {
  TokenSpan scope;
  bool none = false;
  bool few = false;
};

class Finder {
 public:
  Finder(LinkView const& view, Frames const& frames) : view_(view), frames_(frames) {}

  std::vector<LinkStatement> find() {
    for (Frame const& frame : frames_.frames) {
      if (state(frame) || lift(frame) || bar(frame) || state_by_phrase(frame)) continue;
      pass(frame);
    }
    for (LinkMention const& mention : view_.mentions) {
      if (frames_.tokens.contains(static_cast<std::uint32_t>(mention.head))) from_itself(mention);
    }
    return std::move(found_);
  }

 private:
  // "blocked the road", "the road is impassable", "the closure of the road".
  bool state(Frame const& frame) {
    auto const worded = find_worded(view_.book.statuses(), view_.parse, frame);
    if (!worded || is_mention(frame.head)) return false;
    std::size_t const before = found_.size();
    for (Argument const& argument : worded->arguments) {
      if (!can_be_link(frame, argument)) continue;
      for (std::int32_t const token : coordinated(view_.parse, argument.token)) {
        if (is_mention(token)) add(frame, *worded, token, {});
      }
    }
    return found_.size() > before;
  }

  // "lifted the siege of the town". What is still to be ended is there: "by ending the siege".
  bool lift(Frame const& frame) {
    if (frame.kind != FrameKind::verb || !view_.book.is(LinkWords::lifting, frame.lemma)) {
      return false;
    }
    Argument const* object = frame.first(Slot::object);
    if (object == nullptr || !is_mention(object->token)) return false;
    LinkMention const& mention = view_.mentions[number_of(object->token)];
    if (view_.book.kind(mention.kind) != "siege") return false;
    bool const ended = is_finite(frame) && holds(frame) == Factuality::actual;
    LinkStatus const status = ended ? LinkStatus::open : LinkStatus::closed;
    if (is_of_area(mention)) put({.status = status, .predicate = frame.head}, object->token);
    return true;
  }

  bool is_finite(Frame const& frame) const {
    return has_feature(view_.parse.tokens[frame.head], "VerbForm=Fin") ||
           child(view_.parse, frame.head, "aux") >= 0;
  }

  // "erected barricades on the road".
  bool bar(Frame const& frame) {
    if (frame.kind != FrameKind::verb) return false;
    auto const worded = find_worded(view_.book.barring(), view_.parse, frame);
    if (!worded) return false;
    std::size_t const before = found_.size();
    for (Argument const& argument : worded->arguments) {
      if (argument.slot == Slot::oblique && is_mention(argument.token)) {
        add(frame, *worded, argument.token, {});
      }
    }
    return found_.size() > before;
  }

  // "the line is out of service".
  bool state_by_phrase(Frame const& frame) {
    std::int32_t const subject = child(view_.parse, frame.head, "nsubj");
    bool const predicate = child(view_.parse, frame.head, "cop") >= 0;
    if (!predicate || subject < 0 || !is_mention(subject)) return false;
    std::optional<LinkStatus> const status = view_.book.status_of(phrase_of(frame.head));
    if (!status || holds(frame) != Factuality::actual) return false;
    put({.status = *status, .predicate = frame.head}, subject);
    return true;
  }

  // The prepositions of a noun and the noun: "out of service".
  std::string phrase_of(std::int32_t noun) const {
    std::string phrase;
    for (std::int32_t const dependent : view_.parse.children[noun]) {
      Token const& word = view_.parse.tokens[dependent];
      if (dependent < noun && base_relation(word.relation) == "case") phrase += word.lemma + ' ';
    }
    return phrase + view_.parse.tokens[noun].lemma;
  }

  void put(LinkStatement statement, std::int32_t link) {
    statement.mention = number_of(link);
    found_.push_back(std::move(statement));
  }

  bool can_be_link(Frame const& frame, Argument const& argument) const {
    switch (argument.slot) {
      case Slot::object:
        return true;
      case Slot::subject:
        return frame.kind == FrameKind::adjective ||
               (frame.kind == FrameKind::verb && frame.first(Slot::object) == nullptr);
      case Slot::modifier:
      case Slot::owner:
        return frame.kind == FrameKind::noun;
      case Slot::oblique:
        return frame.kind == FrameKind::noun && argument.preposition == "of";
      default:
        return false;
    }
  }

  // "suspended flights at the airport", "transport is able to move freely between A and B".
  void pass(Frame const& frame) {
    if (frame.kind == FrameKind::noun) return;
    auto const worded = find_worded(view_.book.passing(), view_.parse, frame);
    if (!worded) return;
    std::int32_t const traffic = traffic_of(frame, *worded);
    if (traffic < 0 || !tells(frame, *worded, traffic)) return;
    std::vector<std::int32_t> const links = links_passed(*worded, traffic);
    for (std::int32_t const token : links) {
      add(frame, *worded, token, amount_of(frame, traffic));
    }
    if (links.empty()) between(frame, *worded, traffic);
  }

  // That a convoy travelled on a road is no statement about the road.
  bool tells(Frame const& frame, Worded const& worded, std::int32_t traffic) const {
    if (static_cast<LinkStatus>(worded.payload) != LinkStatus::open) return true;
    if (!view_.book.is(LinkWords::vehicle, view_.parse.tokens[traffic].lemma)) return true;
    if (view_.book.is(LinkWords::letting, frame.lemma) || frame.negated) return true;
    return frame.modality == Modality::possible || ability_before(frame) != nullptr;
  }

  // The word that says that it can or may: "able" in "is able to move".
  Frame const* ability_before(Frame const& frame) const {
    Frame const* outer = frames_.of(frame.outer);
    if (outer == nullptr || !view_.book.is(LinkWords::ability, outer->lemma)) return nullptr;
    bool const its =
        frame.embedding == Embedding::complement || outer->kind == FrameKind::adjective;
    return its ? outer : nullptr;
  }

  // The token that heads the words for what passes, -1 where the verb is not about traffic.
  std::int32_t traffic_of(Frame const& frame, Worded const& worded) const {
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

  // What a number counts: the trucks of "hundreds of trucks".
  std::int32_t counted(std::int32_t token) const {
    auto const& quantities = view_.names.quantities;
    auto const at = static_cast<std::uint32_t>(token);
    bool const counts = std::any_of(quantities.begin(), quantities.end(),
                                    [at](auto const& each) { return each.tokens.contains(at); });
    if (!counts) return token;
    for (std::int32_t const dependent : view_.parse.children[token]) {
      if (base_relation(view_.parse.tokens[dependent].relation) == "nmod") return dependent;
    }
    return token;
  }

  bool is_traffic(std::int32_t token) const {
    if (view_.book.is(LinkWords::nobody, view_.parse.tokens[token].lemma)) return true;
    Frame const* noun = is_mention(token) ? nullptr : frames_.of(token);
    return noun != nullptr && find_worded(view_.book.traffic(), view_.parse, *noun).has_value();
  }

  // In "the protest is spontaneous and transport is able to move" trees often hang the second
  // subject on the first predicate: the subject next before the verb is taken.
  std::int32_t subject_before(std::int32_t head) const {
    for (std::int32_t t = head; t-- > static_cast<std::int32_t>(frames_.tokens.begin);) {
      Token const& word = view_.parse.tokens[t];
      if (word.upos == Upos::VERB) return -1;
      if (base_relation(word.relation) == "nsubj") return is_traffic(t) ? t : -1;
    }
    return -1;
  }

  std::vector<std::int32_t> links_passed(Worded const& worded, std::int32_t traffic) const {
    std::vector<std::int32_t> links;
    auto const take = [&](std::int32_t token) {
      for (std::int32_t const each : coordinated(view_.parse, token)) {
        if (is_mention(each)) links.push_back(each);
      }
    };
    for (Argument const& argument : worded.arguments) {
      take(argument.token);
      take_passed_in(argument, take);
    }
    for (std::int32_t const dependent : view_.parse.children[traffic]) take(dependent);
    return links;
  }

  // "prevented from crossing the bridge": what the clause passes.
  template <class Take>
  void take_passed_in(Argument const& argument, Take const& take) const {
    Frame const* clause = frames_.of(argument.token);
    if (clause == nullptr || clause->kind != FrameKind::verb) return;
    for (Argument const& inner : clause->arguments) {
      if (inner.slot == Slot::object || inner.slot == Slot::oblique) take(inner.token);
    }
  }

  // Traffic with no word for the road: between two places, or on the road last spoken of.
  void between(Frame const& frame, Worded const& worded, std::int32_t traffic) {
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
    bool const here = ends.empty() && !passes_elsewhere(worded) && ability_before(frame) != nullptr;
    if (ends.size() < 2 && !here) return;
    add(frame, worded, -1, amount_of(frame, traffic));
    if (found_.empty() || found_.back().predicate != frame.head) return;
    auto const at = static_cast<std::uint32_t>(traffic);
    if (found_.back().scope.empty()) found_.back().scope = {at, at + 1};
    found_.back().ends = ends;
  }

  // "able to reach the hospital": what is passed is told, and is no link.
  static bool passes_elsewhere(Worded const& worded) {
    return std::any_of(worded.arguments.begin(), worded.arguments.end(), [](auto const& argument) {
      return argument.slot == Slot::object ||
             (argument.slot == Slot::oblique && argument.preposition != "without");
    });
  }

  // "the blocked road", "the siege of the town": the words say it by themselves.
  void from_itself(LinkMention const& mention) {
    if (said_of(mention.head) || !(mention.named || mention.definite)) return;
    if (view_.book.kind(mention.kind) == "siege") {
      from_siege(mention);
      return;
    }
    for (std::int32_t const dependent : view_.parse.children[mention.head]) {
      Token const& word = view_.parse.tokens[dependent];
      if (base_relation(word.relation) != "amod") continue;
      Frame frame;
      frame.head = dependent;
      frame.lemma = word.lemma;
      frame.kind = word.upos == Upos::VERB ? FrameKind::verb : FrameKind::adjective;
      auto const worded = find_worded(view_.book.statuses(), view_.parse, frame);
      if (!worded) continue;
      LinkStatement statement;
      statement.mention = number_of(mention.head);
      statement.status = static_cast<LinkStatus>(worded->payload);
      statement.predicate = dependent;
      found_.push_back(statement);
    }
  }

  void from_siege(LinkMention const& mention) {
    Frame const* frame = frames_.of(mention.head);
    if (frame == nullptr || !is_of_area(mention)) return;
    if (holds(*frame) != Factuality::actual) return;
    LinkStatement statement;
    statement.mention = number_of(mention.head);
    statement.status = LinkStatus::closed;
    statement.predicate = mention.head;
    for (Argument const& argument : frame->arguments) {
      bool const doer = argument.slot == Slot::owner || argument.slot == Slot::subject ||
                        argument.slot == Slot::modifier;
      if (doer) statement.doers.push_back(argument.token);
    }
    found_.push_back(statement);
  }

  // A siege of a house or a school closes no way to anybody behind it.
  bool is_of_area(LinkMention const& mention) const {
    TokenSpan const words = subtree(view_.parse, mention.head);
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      std::int32_t const place = view_.names.place_at[t];
      if (place < 0) continue;
      PlaceKind const kind = view_.names.places[place].kind;
      return kind != PlaceKind::site;
    }
    return std::any_of(view_.mentions.begin(), view_.mentions.end(), [&](auto const& other) {
      return other.link == mention.link && view_.book.kind(other.kind) != "siege";
    });
  }

  void add(Frame const& frame, Worded const& worded, std::int32_t link, Amount const& amount) {
    auto status = static_cast<LinkStatus>(worded.payload);
    Factuality factuality = status == LinkStatus::open ? openness(frame) : holds(frame);
    if (amount.none && factuality == Factuality::actual) factuality = Factuality::negated;
    if (factuality == Factuality::negated) {
      status = status == LinkStatus::open ? LinkStatus::closed : LinkStatus::open;
    } else if (factuality != Factuality::actual) {
      return;
    }
    if (status == LinkStatus::open && is_new(link)) return;
    LinkStatement statement;
    statement.denied = factuality == Factuality::negated;
    statement.mention = link < 0 ? -1 : number_of(link);
    bool const partly = status == LinkStatus::closed ? is_partial(frame) : amount.few;
    statement.status = partly ? LinkStatus::restricted : status;
    statement.predicate = frame.head;
    statement.scope = amount.scope.empty() ? own_scope(frame) : amount.scope;
    if (status != LinkStatus::open) statement.doers = doers(frame, worded, link);
    found_.push_back(statement);
  }

  // The subjects, also of a verb before a status that lasts: "Pakistan kept the crossing shut".
  std::vector<std::int32_t> doers(Frame const& frame, Worded const& worded,
                                  std::int32_t link) const {
    std::vector<Argument> arguments = worded.arguments;
    if (Frame const* keeping = kept_by(frame)) {
      arguments.insert(arguments.end(), keeping->arguments.begin(), keeping->arguments.end());
    }
    std::vector<std::int32_t> tokens;
    for (Argument const& argument : arguments) {
      bool const doer = argument.slot == Slot::subject && argument.token != link;
      if (doer && !is_traffic(argument.token)) tokens.push_back(argument.token);
    }
    return tokens;
  }

  // "opened a new route": a link that has just come to be was not shut.
  bool is_new(std::int32_t link) const {
    if (link < 0 || view_.mentions[number_of(link)].named) return false;
    std::int32_t const article = child(view_.parse, link, "det");
    return article >= 0 && view_.parse.tokens[article].lemma == "a";
  }

  // "will lead to the opening of the crossing": the verb tells when the noun is.
  Factuality holds(Frame const& frame) const {
    if (Frame const* keeping = kept_by(frame)) return holds(*keeping);
    Factuality const own =
        factuality_of(view_.codebook, view_.parse, frames_, frame.head, frame.head);
    Frame const* outer = frames_.of(frame.outer);
    bool const leans = frame.kind == FrameKind::noun && own == Factuality::actual &&
                       frame.embedding == Embedding::argument && outer != nullptr &&
                       outer->kind == FrameKind::verb;
    if (!leans) return own;
    Factuality const told =
        factuality_of(view_.codebook, view_.parse, frames_, outer->head, outer->head);
    return told == Factuality::negated ? Factuality::hypothetical : told;
  }

  // "kept the crossing shut": the verb before a status that lasts.
  Frame const* kept_by(Frame const& frame) const {
    Frame const* outer = frames_.of(frame.outer);
    bool const kept = outer != nullptr && outer->kind == FrameKind::verb &&
                      base_relation(view_.parse.tokens[frame.head].relation) == "xcomp" &&
                      view_.book.is(LinkWords::keeping, outer->lemma);
    return kept ? outer : nullptr;
  }

  // "can pass", "is able to move", "are allowed through": the ability is what is stated.
  Factuality openness(Frame const& frame) const {
    if (frame.modality == Modality::possible) {
      return frame.negated ? Factuality::negated : Factuality::actual;
    }
    Frame const* outer = ability_before(frame);
    if (outer == nullptr) return holds(frame);
    if (outer->lemma == "unable") return Factuality::negated;
    return outer->negated ? Factuality::negated : holds(*outer);
  }

  bool is_partial(Frame const& frame) const {
    return std::any_of(frame.particles.begin(), frame.particles.end(), [&](std::int32_t token) {
      return view_.book.is(LinkWords::partial, view_.parse.tokens[token].lemma);
    });
  }

  // "closed to civilian traffic", "open only for aid", "temporarily suspended".
  TokenSpan own_scope(Frame const& frame) const {
    for (Argument const& argument : frame.arguments) {
      bool const limits = argument.slot == Slot::oblique &&
                          (argument.preposition == "to" || argument.preposition == "for");
      if (limits && !is_time(argument.token) && !is_clause(argument.token)) {
        return without_case(argument.token);
      }
    }
    for (std::int32_t const token : frame.particles) {
      if (!view_.book.is(LinkWords::limiting, view_.parse.tokens[token].lemma)) continue;
      auto const at = static_cast<std::uint32_t>(token);
      return {at, at + 1};
    }
    return {};
  }

  // What and how much passes, for a statement about traffic.
  Amount amount_of(Frame const& frame, std::int32_t traffic) const {
    Amount amount;
    amount.scope = scope_of(traffic);
    std::int32_t const determiner = child(view_.parse, traffic, "det");
    bool const nothing = view_.book.is(LinkWords::nobody, view_.parse.tokens[traffic].lemma) ||
                         (determiner >= 0 && view_.parse.tokens[determiner].lemma == "no");
    amount.none = nothing && !frame.negated;  // else the frame has turned round already
    for (Quantity const& quantity : view_.names.quantities) {
      bool const only = quantity.counted == traffic && is_only(quantity.tokens);
      if (!only) continue;
      amount.few = true;
      amount.scope = {quantity.tokens.begin, static_cast<std::uint32_t>(traffic) + 1};
    }
    return amount;
  }

  // "only 60": the word stands in or before the number.
  bool is_only(TokenSpan number) const {
    std::uint32_t const first = std::max(number.begin, frames_.tokens.begin + 1) - 1;
    for (std::uint32_t t = first; t < number.end; ++t) {
      std::string_view const lemma = view_.parse.tokens[t].lemma;
      if (lemma == "only" || lemma == "just" || lemma == "few") return true;
    }
    return false;
  }

  // What is said of the traffic: "civilian transport"; the bare noun limits nothing.
  TokenSpan scope_of(std::int32_t traffic) const {
    TokenSpan const words = without_case(traffic);
    auto const at = static_cast<std::uint32_t>(traffic);
    TokenSpan noun{std::min(words.begin, at), at + 1};
    bool const first = noun.begin == frames_.tokens.begin;
    if (!first && view_.parse.tokens[noun.begin - 1].upos == Upos::ADJ) --noun.begin;
    return noun.size() > 1 ? noun : TokenSpan{};
  }

  TokenSpan without_case(std::int32_t token) const {
    TokenSpan span = subtree(view_.parse, token);
    while (span.size() > 1) {
      std::string_view const relation = base_relation(view_.parse.tokens[span.begin].relation);
      if (relation != "case" && relation != "det" && relation != "punct") break;
      ++span.begin;
    }
    return span;
  }

  bool is_time(std::int32_t token) const {
    auto const at = static_cast<std::uint32_t>(token);
    auto const holds = [at](auto const& each) { return each.tokens.contains(at); };
    TokenSpan const words = subtree(view_.parse, token);
    auto const dated = [words](NameSpan const& each) {
      return each.kind == NameKind::DATE && words.contains(each.tokens);
    };
    return std::any_of(view_.names.times.begin(), view_.names.times.end(), holds) ||
           std::any_of(view_.parse.names.begin(), view_.parse.names.end(), dated);
  }

  bool is_clause(std::int32_t token) const { return view_.parse.tokens[token].upos == Upos::VERB; }

  bool is_mention(std::int32_t token) const { return mention_at(view_.mentions, token) != nullptr; }

  std::int32_t number_of(std::int32_t head) const {
    return static_cast<std::int32_t>(mention_at(view_.mentions, head) - view_.mentions.data());
  }

  bool said_of(std::int32_t head) const {
    std::int32_t const number = number_of(head);
    return std::any_of(found_.begin(), found_.end(), [number](LinkStatement const& statement) {
      return statement.mention == number;
    });
  }

  LinkView const& view_;
  Frames const& frames_;
  std::vector<LinkStatement> found_;
};

}  // namespace

std::vector<LinkStatement> find_link_statements(LinkView const& view, Frames const& frames) {
  return Finder(view, frames).find();
}

}  // namespace dragoman
