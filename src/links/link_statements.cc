#include "links/link_statements.h"

#include <array>

#include "base/one_of.h"
#include "links/link_finder.h"
#include "names/time_words.h"

namespace dragoman {

std::vector<LinkStatement> LinkFinder::find() {
  for (Frame const& frame : frames_.frames) {
    if (lift(frame) || state(frame) || bar(frame) || state_by_phrase(frame)) continue;
    pass(frame);
  }
  for (LinkMention const& mention : mentions_in(view_.mentions, frames_.tokens))
    from_itself(mention);
  for (LinkStatement& statement : found_) name_besiegers(statement);
  std::erase_if(found_, [this](LinkStatement const& one) { return is_over(one); });
  return std::move(found_);
}

// "blocked the road", "the road is impassable", "the closure of the road".
bool LinkFinder::state(Frame const& frame) {
  auto const worded = status_words(frame);
  if (!worded || is_mention(frame.head)) return false;
  std::size_t const before = found_.size();
  for (Argument const& argument : worded->arguments) {
    if (!can_be_link(frame, *worded, argument)) continue;
    Amount amount;
    amount.some = view_.book.is(LinkWords::partial, view_.parse.tokens[argument.token].lemma);
    amount.none = view_.parse.tokens[argument.token].lemma == "none" && !frame.negated;
    for (std::int32_t const token : links_at(argument.token)) add(frame, *worded, token, amount);
  }
  return found_.size() > before;
}

std::optional<Worded> LinkFinder::status_words(Frame const& frame) const {
  auto worded = find_worded(view_.book.statuses(), view_.parse, frame);
  return worded ? worded : find_worded(view_.book.besieging(), view_.parse, frame);
}

// The links that these words name, also as "two of the bridges" and in "the airport in A and the
// airport in B", where trees often join the second airport to A.
std::vector<std::int32_t> LinkFinder::links_at(std::int32_t token) const {
  std::vector<std::int32_t> links;
  for (std::int32_t const each : coordinated(view_.parse, counted(token))) {
    if (is_mention(each)) add_mention(each, links);
    if (std::int32_t const whole = whole_of(each); whole >= 0) add_mention(whole, links);
  }
  if (std::int32_t const meant = meant_by(token); meant >= 0) add_mention(meant, links);
  if (links.size() != 1) return links;
  LinkMention const& first = view_.mentions[number_of(links.front())];
  for (LinkMention const& other : mentions_in(view_.mentions, subtree(view_.parse, first.head))) {
    bool const joined = base_relation(view_.parse.tokens[other.head].relation) == "conj";
    if (joined && other.kind == first.kind) links.push_back(other.head);
  }
  return links;
}

// "The gates of the crossing", "most of the crossings": the crossing; -1 for other words.
std::int32_t LinkFinder::whole_of(std::int32_t part) const {
  std::string_view const lemma = view_.parse.tokens[part].lemma;
  bool const share = view_.book.is(LinkWords::share, lemma);
  if (!share && !view_.book.is(LinkWords::part, lemma)) return -1;
  std::int32_t of = child(view_.parse, part, "nmod");
  if (of < 0 && share) of = child(view_.parse, part, "obl");  // of "most", tagged as an adjective
  return of > part && is_mention(of) ? of : -1;
}

// The mention with this head, or those that it is made of.
void LinkFinder::add_mention(std::int32_t head, std::vector<std::int32_t>& links) const {
  std::vector<std::int32_t> const& parts = view_.mentions[number_of(head)].parts;
  if (parts.empty()) links.push_back(head);
  links.insert(links.end(), parts.begin(), parts.end());
}

// "erected barricades on the road".
bool LinkFinder::bar(Frame const& frame) {
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

// "closed the road four days after it was opened", "lost much during its closure": what the words
// for a time tell is over.
bool LinkFinder::is_over(LinkStatement const& statement) const {
  std::int32_t const noun = child(view_.parse, statement.predicate, "case");
  if (noun >= 0 && view_.parse.tokens[noun].lemma == "during") return true;
  std::int32_t const clause = child(view_.parse, statement.predicate, "mark");
  bool const after = clause >= 0 && view_.parse.tokens[clause].lemma == "after";
  return after && statement.mention >= 0 &&
         std::any_of(found_.begin(), found_.end(), [&](LinkStatement const& other) {
           return other.predicate < statement.predicate && other.mention >= 0 &&
                  other.status != statement.status &&
                  view_.mentions[other.mention].link == view_.mentions[statement.mention].link;
         });
}

// "the line is out of service".
bool LinkFinder::state_by_phrase(Frame const& frame) {
  if (view_.book.is(LinkWords::keeping, frame.lemma)) return keep_by_phrase(frame);
  std::int32_t const subject = child(view_.parse, frame.head, "nsubj");
  bool const predicate = child(view_.parse, frame.head, "cop") >= 0;
  if (!predicate || subject < 0 || !is_mention(subject)) return false;
  std::optional<LinkStatus> const status = view_.book.status_of(phrase_of(frame.head));
  if (!status || holds(frame) != Factuality::actual) return false;
  put({.status = *status, .predicate = frame.head}, subject);
  return true;
}

// "The crossings remain out of service".
bool LinkFinder::keep_by_phrase(Frame const& frame) {
  Argument const* subject = frame.first(Slot::subject);
  if (subject == nullptr || holds(frame) != Factuality::actual) return false;
  std::size_t const before = found_.size();
  for (Argument const& argument : frame.arguments) {
    if (argument.slot != Slot::oblique) continue;
    auto const status = view_.book.status_of(phrase_of(argument.token));
    if (!status) continue;
    for (std::int32_t const link : links_at(subject->token)) {
      put({.status = *status, .predicate = frame.head}, link);
    }
  }
  return found_.size() > before;
}

// The prepositions of a noun and the noun: "out of service".
std::string LinkFinder::phrase_of(std::int32_t noun) const {
  std::string phrase;
  for (std::int32_t const dependent : view_.parse.children[noun]) {
    Token const& word = view_.parse.tokens[dependent];
    if (dependent < noun && base_relation(word.relation) == "case") phrase += word.lemma + ' ';
  }
  return phrase + view_.parse.tokens[noun].lemma;
}

void LinkFinder::put(LinkStatement statement, std::int32_t link) {
  statement.mention = number_of(link);
  found_.push_back(std::move(statement));
}

// "The airport has resumed operations": an object that is part of the wording is none.
bool LinkFinder::has_object_beside(Frame const& frame, Worded const& worded) const {
  Argument const* object = frame.first(Slot::object);
  auto const& own = worded.tokens;
  return object != nullptr && std::find(own.begin(), own.end(), object->token) == own.end();
}

bool LinkFinder::can_be_link(Frame const& frame, Worded const& worded,
                             Argument const& argument) const {
  switch (argument.slot) {
    case Slot::object: {
      // "operates the canal": who runs it, and not whether it is open; "blew up a checkpoint"
      bool const razes = view_.book.is(LinkWords::razing, frame.lemma);
      bool const guard = view_.book.is(LinkWords::guard, view_.parse.tokens[argument.token].lemma);
      if (razes && (guard || is_in_passing(argument.token))) return false;
      return !view_.book.is(LinkWords::running, frame.lemma);
    }
    case Slot::subject:  // "freed near the borders, where they had to work"
      if (view_.book.is(LinkWords::running, frame.lemma) && is_in_passing(argument.token)) {
        return false;
      }
      return frame.kind == FrameKind::adjective ||
             (frame.kind == FrameKind::verb && !has_object_beside(frame, worded));
    case Slot::modifier:
    case Slot::owner:
      return frame.kind == FrameKind::noun;
    case Slot::oblique:
      return frame.kind == FrameKind::noun && argument.preposition == "of";
    default:
      return false;
  }
}

void LinkFinder::add(Frame const& frame, Worded const& worded, std::int32_t link,
                     Amount const& amount) {
  if (ends(frame, worded, link)) return;
  auto status = static_cast<LinkStatus>(worded.payload);
  Factuality factuality = status == LinkStatus::open ? openness(frame) : holds(frame);
  if (amount.none && factuality == Factuality::actual) factuality = Factuality::negated;
  bool const not_yet = factuality == Factuality::future && frame.negated;  // "will not reopen yet"
  if (factuality == Factuality::negated || (not_yet && status == LinkStatus::open)) {
    status = opposite(status);
  } else if (factuality != Factuality::actual) {
    return;
  }
  if (status == LinkStatus::open && is_new(link)) return;
  LinkStatement statement;
  statement.denied = factuality == Factuality::negated;
  statement.mention = link < 0 ? -1 : number_of(link);
  TokenSpan const hours = status == LinkStatus::open ? hours_of(frame) : TokenSpan{};
  TokenSpan const own = hours.empty() ? own_scope(frame) : hours;
  bool const some = status == LinkStatus::closed && amount.counted && !statement.denied &&
                    frame.kind == FrameKind::verb;
  bool const partly = is_partial(frame) || !hours.empty() || some || amount.some ||
                      (status == LinkStatus::open && (amount.few || is_only_for(own)));
  statement.status = partly ? LinkStatus::restricted : status;
  statement.predicate = frame.head;
  statement.scope = amount.scope.empty() ? own : amount.scope;
  if (status != LinkStatus::open) statement.doers = doers(frame, worded, link);
  if (link >= 0) statement.ends = far_ends(frame);
  found_.push_back(statement);
}

// The subjects, also of a verb before a status that lasts: "Pakistan kept the crossing shut".
std::vector<std::int32_t> LinkFinder::doers(Frame const& frame, Worded const& worded,
                                            std::int32_t link) const {
  std::vector<Argument> arguments = worded.arguments;
  Frame const* keeping = kept_by(frame);
  if (keeping != nullptr && keeping->first(Slot::object) != nullptr) {  // not "remained shut"
    arguments.insert(arguments.end(), keeping->arguments.begin(), keeping->arguments.end());
  }
  Argument const* object = frame.first(Slot::object);  // "ships are blocking the port"
  bool const acts = object != nullptr && object->token == link && status_words(frame);
  std::vector<std::int32_t> tokens;
  for (Argument const& argument : arguments) {
    bool const doer =
        argument.slot == Slot::subject && argument.token != link && !is_mention(argument.token);
    if (doer && (acts || !is_traffic(argument.token))) tokens.push_back(argument.token);
  }
  return tokens.empty() ? blamed(frame) : tokens;
}

// "opened a new route": a link that has just come to be was not shut; but "opened a humanitarian
// corridor".
bool LinkFinder::is_new(std::int32_t link) const {
  if (link < 0 || view_.mentions[number_of(link)].named) return false;
  TokenSpan const words = view_.mentions[number_of(link)].tokens;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (view_.book.is(LinkWords::relief, view_.parse.tokens[t].lemma)) return false;
  }
  std::int32_t const article = child(view_.parse, link, "det");
  return article >= 0 && view_.parse.tokens[article].lemma == "a";
}

// "will lead to the opening of the crossing": the verb tells when the noun is.
Factuality LinkFinder::holds(Frame const& frame) const {
  if (Frame const* keeping = kept_by(frame)) {  // "will remain closed until May": it is now
    Factuality const kept = holds(*keeping);
    return kept == Factuality::future ? Factuality::actual : kept;
  }
  if (is_yet_to_be(view_.parse, frame.head) || is_pending(frame)) return Factuality::future;
  if (Frame const* ordering = ordered_by(frame)) return holds(*ordering);
  Factuality const own =
      factuality_of(view_.codebook, view_.parse, frames_, frame.head, frame.head);
  Frame const* outer = frames_.of(frame.outer);
  bool const leans = frame.kind == FrameKind::noun && own == Factuality::actual &&
                     frame.embedding == Embedding::argument && outer != nullptr &&
                     outer->kind == FrameKind::verb && !is_given(frame.head);
  if (!leans) return own;
  Factuality const told =
      factuality_of(view_.codebook, view_.parse, frames_, outer->head, outer->head);
  return told == Factuality::negated ? Factuality::hypothetical : told;
}

// "was due to reopen", "provides for the reopening", "closing it would be a mistake".
bool LinkFinder::is_pending(Frame const& frame) const {
  Token const& word = view_.parse.tokens[frame.head];
  if (word.head < 0) return false;
  std::string_view const relation = base_relation(word.relation);
  if (relation == "csubj") {
    Frame const* outer = frames_.of(word.head);
    return outer != nullptr && outer->modality != Modality::none;
  }
  bool const opened = frame.kind == FrameKind::noun ? relation == "obj" || relation == "obl"
                                                    : relation == "xcomp" || relation == "ccomp" ||
                                                          relation == "advcl" || relation == "acl";
  bool const to = frame.kind == FrameKind::noun || has_feature(word, "VerbForm=Inf") ||
                  relation == "acl";  // "on the verge of collapsing"
  return opened && to && !is_given(frame.head) &&
         view_.book.is(LinkWords::pending, view_.parse.tokens[word.head].lemma);
}

// "since the closure of the crossing": it is there, whatever the verb tells.
bool LinkFinder::is_given(std::int32_t noun) const {
  static constexpr std::array<std::string_view, 7> kGiven = {
      "since", "after", "following", "despite", "due", "because", "amid"};
  std::int32_t const sign = child(view_.parse, noun, "case");
  return sign >= 0 && is_one_of(view_.parse.tokens[sign].lemma, kGiven);
}

// "ordered the reopening of the crossing", "the airport was ordered closed": who can order it has
// done it.
Frame const* LinkFinder::ordered_by(Frame const& frame) const {
  Token const& word = view_.parse.tokens[frame.head];
  bool const state = word.relation == "xcomp" && child(view_.parse, frame.head, "mark") < 0;
  Frame const* outer = frame.kind == FrameKind::noun || state ? frames_.of(frame.outer) : nullptr;
  bool const orders = outer != nullptr && outer->kind == FrameKind::verb &&
                      view_.book.is(LinkWords::ordering, outer->lemma);
  return orders ? outer : nullptr;
}

// "kept the crossing shut": the verb before a status that lasts.
Frame const* LinkFinder::kept_by(Frame const& frame) const {
  Frame const* outer = frames_.of(frame.outer);
  bool const kept = outer != nullptr && outer->kind == FrameKind::verb &&
                    base_relation(view_.parse.tokens[frame.head].relation) == "xcomp" &&
                    view_.book.is(LinkWords::keeping, outer->lemma);
  return kept ? outer : nullptr;
}

// "partly closed", "operating at a third of its capacity".
bool LinkFinder::is_partial(Frame const& frame) const {
  auto const partial = [&](std::int32_t token) {
    return view_.book.is(LinkWords::partial, view_.parse.tokens[token].lemma);
  };
  if (std::any_of(frame.particles.begin(), frame.particles.end(), partial)) return true;
  Argument const* rate = frame.after("at");
  if (rate == nullptr) return false;
  TokenSpan const words = subtree(view_.parse, rate->token);
  bool part = false;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (view_.parse.tokens[t].lemma == "full") return false;
    part = part || partial(static_cast<std::int32_t>(t));
  }
  return part;
}

// "operates four hours a day": the words for the hours; empty where it never shuts.
TokenSpan LinkFinder::hours_of(Frame const& frame) const {
  static constexpr std::array<std::string_view, 5> kEach = {"a", "per", "each", "every", "daily"};
  TokenSpan const clause = subtree(view_.parse, frame.head);
  for (Quantity const& quantity : view_.names.quantities) {
    std::uint32_t const unit = quantity.tokens.end, rate = unit + 1;
    bool const hours = quantity.unit == "hour" && quantity.high && *quantity.high < 24;
    if (!hours || !clause.contains(quantity.tokens) || rate >= clause.end) continue;
    std::string_view const each = view_.parse.tokens[rate].lemma;
    if (!is_one_of(each, kEach)) continue;
    return {quantity.tokens.begin, std::min(clause.end, rate + (each == "daily" ? 1U : 2U))};
  }
  return {};
}

// "passable only for light vehicles", "open for aid only".
bool LinkFinder::is_only_for(TokenSpan scope) const {
  std::uint32_t const first = std::max(scope.begin, frames_.tokens.begin + 2) - 2;
  for (std::uint32_t t = first; !scope.empty() && t <= scope.end && t < frames_.tokens.end; ++t) {
    std::string_view const lemma = view_.parse.tokens[t].lemma;
    if (lemma == "only" || lemma == "exclusively" || lemma == "solely") return true;
  }
  return false;
}

// "closed to civilian traffic", "open only for aid", "temporarily suspended".
TokenSpan LinkFinder::own_scope(Frame const& frame) const {
  std::vector<Argument> arguments = frame.arguments;
  if (Frame const* keeping = kept_by(frame)) {
    arguments.insert(arguments.end(), keeping->arguments.begin(), keeping->arguments.end());
  }
  auto const worded = status_words(frame);
  bool const shut = worded && static_cast<LinkStatus>(worded->payload) == LinkStatus::closed;
  for (Argument const& argument : arguments) {
    bool const who = argument.preposition == "for" && (!shut || is_traffic(argument.token));
    bool const limits = argument.slot == Slot::oblique &&
                        (who || (argument.preposition == "to" && far_ends(frame).empty()));
    bool const told = is_time(argument.token) || is_clause(argument.token) ||
                      is_mention(argument.token) || is_in_mention(argument.token) ||
                      leads_on(frame, argument);
    if (limits && !told) return users_of(argument.token);
    TokenSpan const words = subtree(view_.parse, argument.token);
    bool const hours =
        argument.slot == Slot::oblique && !is_mention(argument.token) && is_only_for(words);
    if (hours) return words;
  }
  if (TokenSpan const rest = scope_joined(frame); !rest.empty()) return rest;
  for (std::int32_t const token : frame.particles) {
    if (!view_.book.is(LinkWords::limiting, view_.parse.tokens[token].lemma)) continue;
    auto const at = static_cast<std::uint32_t>(token);
    return {at, at + 1};
  }
  return {};
}

// "travellers" of "closed to travellers by the authorities after a dispute".
TokenSpan LinkFinder::users_of(std::int32_t token) const {
  static constexpr std::array<std::string_view, 6> kBeside = {"by",     "after",     "since",
                                                              "before", "following", "until"};
  TokenSpan users = without_case(token);
  for (auto t = static_cast<std::uint32_t>(token) + 1; t < users.end; ++t) {
    Token const& word = view_.parse.tokens[t];
    if (word.relation == "case" && is_one_of(word.lemma, kBeside)) users.end = t;
  }
  return users;
}

// "military flights" of "open, but only to military flights"; empty where nothing is joined so.
TokenSpan LinkFinder::scope_joined(Frame const& frame) const {
  for (std::int32_t const other : view_.parse.children[frame.head]) {
    std::int32_t const sign = child(view_.parse, other, "case");
    bool const joined = base_relation(view_.parse.tokens[other].relation) == "conj" && sign >= 0;
    if (!joined) continue;
    TokenSpan const words{static_cast<std::uint32_t>(sign) + 1, subtree(view_.parse, other).end};
    if (is_only_for(words)) return words;
  }
  return {};
}

// A and B of "blocked the road from A to B", where the tree hangs B on the verb; empty for none.
std::vector<std::int32_t> LinkFinder::far_ends(Frame const& frame) const {
  Argument const* link = frame.first(Slot::object);
  if (link == nullptr) link = frame.first(Slot::subject);
  for (Argument const& argument :
       frame.arguments) {  // "erected barricades on the road from A to B"
    if (argument.slot == Slot::oblique && is_mention(argument.token)) link = &argument;
  }
  Argument const* to = frame.after("to");
  if (link == nullptr || to == nullptr || view_.names.place_at[to->token] < 0) return {};
  for (std::int32_t const dependent : view_.parse.children[link->token]) {
    std::int32_t const sign = child(view_.parse, dependent, "case");
    bool const from = sign >= 0 && view_.parse.tokens[sign].lemma == "from";
    std::int32_t const place = from ? view_.names.place_at[dependent] : -1;
    if (place >= 0) return {place, view_.names.place_at[to->token]};
  }
  return {};
}

// "opened a corridor to Korma": where the way leads, whether a gazetteer has it or not; not "opened
// the crossing to Israelis".
bool LinkFinder::leads_on(Frame const& frame, Argument const& argument) const {
  Argument const* way = frame.first(Slot::object);
  bool const behind =
      way != nullptr && is_mention(way->token) &&
      subtree(view_.parse, way->token).end == subtree(view_.parse, argument.token).begin;
  return behind && view_.parse.tokens[argument.token].upos == Upos::PROPN &&
         !is_people_by_name(argument.token);
}

TokenSpan LinkFinder::without_case(std::int32_t token) const {
  TokenSpan span = subtree(view_.parse, token);
  std::int32_t const sign = child(view_.parse, token, "case");
  if (sign >= 0 && sign < token) span.begin = static_cast<std::uint32_t>(sign);
  while (span.size() > 1) {
    std::string_view const relation = base_relation(view_.parse.tokens[span.begin].relation);
    if (relation != "case" && relation != "det" && relation != "punct") break;
    ++span.begin;
  }
  return span;
}

bool LinkFinder::is_time(std::int32_t token) const {
  auto const at = static_cast<std::uint32_t>(token);
  auto const holds = [at](auto const& each) { return each.tokens.contains(at); };
  TokenSpan const words = subtree(view_.parse, token);
  auto const dated = [words](NameSpan const& each) {
    return each.kind == NameKind::DATE && words.contains(each.tokens);
  };
  std::string_view const lemma = view_.parse.tokens[token].lemma;
  return lemma == "time" || unit_of(lemma) ||  // "for the first time", "for an hour"
         std::any_of(view_.names.times.begin(), view_.names.times.end(), holds) ||
         std::any_of(view_.parse.names.begin(), view_.parse.names.end(), dated);
}

bool LinkFinder::is_clause(std::int32_t token) const {
  return view_.parse.tokens[token].upos == Upos::VERB;
}

bool LinkFinder::is_in_mention(std::int32_t token) const {
  auto const here = mentions_in(view_.mentions, frames_.tokens);
  return std::any_of(here.begin(), here.end(), [token](LinkMention const& mention) {
    return mention.tokens.contains(static_cast<std::uint32_t>(token));
  });
}

bool LinkFinder::is_mention(std::int32_t token) const {
  return mention_at(view_.mentions, token) != nullptr;
}

std::int32_t LinkFinder::number_of(std::int32_t head) const {
  return static_cast<std::int32_t>(mention_at(view_.mentions, head) - view_.mentions.data());
}

bool LinkFinder::said_of(std::int32_t head) const {
  std::int32_t const number = number_of(head);
  return std::any_of(found_.begin(), found_.end(), [number](LinkStatement const& statement) {
    return statement.mention == number;
  });
}

std::vector<LinkStatement> find_link_statements(LinkView const& view, Frames const& frames) {
  return LinkFinder(view, frames).find();
}

}  // namespace dragoman
