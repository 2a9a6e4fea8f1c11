#include "links/link_finder.h"
#include "parse/name_at.h"

namespace dragoman {

// "lifted the siege of the town". What is still to be ended is there: "by ending the siege".
bool LinkFinder::lift(Frame const& frame) {
  if (frame.kind != FrameKind::verb || !view_.book.is(LinkWords::lifting, frame.lemma)) {
    return false;
  }
  Argument const* object = frame.first(Slot::object);
  if (object == nullptr) object = frame.first(Slot::subject);  // "the blockade has ended"
  std::int32_t const siege = object == nullptr ? -1 : siege_among(object->token);
  if (siege < 0) return false;
  bool const ended = has_happened(frame);
  LinkStatement statement;
  statement.status = ended ? LinkStatus::open : LinkStatus::closed;
  statement.denied = holds(frame) == Factuality::negated;  // "denied that it had been lifted"
  statement.predicate = ended ? frame.head : siege;  // "will end tomorrow": it is there before
  LinkMention const& mention = view_.mentions[number_of(siege)];
  if (Frame const* noun = frames_.of(siege)) statement.doers = besiegers(mention, *noun);
  if (!ended && statement.doers.empty()) statement.doers = releasers(frame);
  if (is_of_area(mention)) put(statement, siege);
  return true;
}

// "lifted the closure of the crossing": it is open since.
bool LinkFinder::ends(Frame const& frame, Worded const& worded, std::int32_t link) {
  Frame const* outer = frame.kind == FrameKind::noun ? frames_.of(frame.outer) : nullptr;
  bool const lifts = outer != nullptr && outer->kind == FrameKind::verb &&
                     view_.book.is(LinkWords::lifting, outer->lemma) && has_happened(*outer);
  Argument const* lifted = lifts ? outer->first(Slot::object) : nullptr;
  if (lifts && lifted == nullptr) lifted = outer->first(Slot::subject);  // "the closure was lifted"
  bool const shut = static_cast<LinkStatus>(worded.payload) != LinkStatus::open;
  if (link < 0 || !shut || lifted == nullptr || lifted->token != frame.head) return false;
  put({.status = LinkStatus::open, .predicate = outer->head}, link);
  return true;
}

// "until the Houthis lift the siege": who can lift it holds it.
std::vector<std::int32_t> LinkFinder::releasers(Frame const& frame) const {
  Argument const* subject = frame.first(Slot::subject);
  std::int32_t const sign = child(view_.parse, frame.head, "mark");
  bool const by =
      sign >= 0 && view_.parse.tokens[sign].lemma == "by";  // "wants peace by lifting it"
  bool const holds = subject != nullptr && !by && view_.book.is(LinkWords::releasing, frame.lemma);
  return holds ? std::vector<std::int32_t>{subject->token} : std::vector<std::int32_t>{};
}

// The siege among "the air and sea blockade of the island"; -1 where none is.
std::int32_t LinkFinder::siege_among(std::int32_t token) const {
  for (std::int32_t const each : coordinated(view_.parse, token)) {
    if (!is_mention(each)) continue;
    if (view_.book.kind(view_.mentions[number_of(each)].kind) == "siege") return each;
  }
  return -1;
}

// "lifted it", "retook the road, lifting it"; not "by lifting it", "to lift it".
bool LinkFinder::has_happened(Frame const& frame) const {
  Parse const& parse = view_.parse;
  Token const& word = parse.tokens[frame.head];
  if (holds(frame) != Factuality::actual) return false;
  if (has_feature(word, "VerbForm=Fin") || child(parse, frame.head, "aux") >= 0) return true;
  Frame const* outer = base_relation(word.relation) == "advcl" ? frames_.of(word.head) : nullptr;
  bool const result =
      word.form.ends_with("ing") && child(parse, frame.head, "mark") < 0 && frame.head > word.head;
  return result && outer != nullptr && outer->kind == FrameKind::verb && has_happened(*outer);
}

// "the blocked road", "the siege of the town": the words say it by themselves.
void LinkFinder::from_itself(LinkMention const& mention) {
  bool const siege = view_.book.kind(mention.kind) == "siege";
  Frame const* frame = frames_.of(mention.head);
  bool const laid = siege && frame != nullptr && !layers(mention, *frame).empty();
  if (said_of(mention.head)) return;
  bool const pointed = mention.named || mention.definite || laid;
  if (siege && pointed && frame != nullptr &&
      find_worded(view_.book.nouns(), view_.parse, *frame)) {
    from_siege(mention, *frame);
    return;
  }
  for (std::int32_t const dependent : view_.parse.children[mention.head]) {
    bool const left = dependent > mention.head;  // "left some crossings open"
    if ((!pointed && !left) || !is_done_to_it(view_.parse, dependent)) continue;
    auto const worded = status_words(frame_of(view_.parse, dependent));
    if (!worded) continue;
    LinkStatement statement;
    statement.mention = number_of(mention.head);
    statement.status = static_cast<LinkStatus>(worded->payload);
    statement.predicate = dependent;
    found_.push_back(statement);
  }
  from_behind(mention);
}

// "the Zikim crossing, shut since September": wherever the tree hangs it.
void LinkFinder::from_behind(LinkMention const& mention) {
  std::uint32_t const comma = mention.tokens.end, word = comma + 1;
  if (word >= frames_.tokens.end || view_.parse.tokens[comma].form != ",") return;
  auto const token = static_cast<std::int32_t>(word);
  Token const& state = view_.parse.tokens[word];
  bool const alone = state.upos == Upos::ADJ && base_relation(state.relation) == "advmod" &&
                     !said_of(mention.head);
  auto const worded =
      alone ? find_worded(view_.book.statuses(), view_.parse, frame_of(view_.parse, token))
            : std::nullopt;
  if (!worded) return;
  LinkStatement statement;
  statement.status = static_cast<LinkStatus>(worded->payload);
  statement.predicate = token;
  put(statement, mention.head);
}

void LinkFinder::from_siege(LinkMention const& mention, Frame const& frame) {
  if (!is_of_area(mention)) return;
  std::optional<LinkStatus> const status = siege_status(mention, frame);
  if (!status) return;
  LinkStatement statement;
  statement.mention = number_of(mention.head);
  statement.status = *status;
  statement.denied = mention.denied && *status == LinkStatus::open;
  statement.predicate = mention.head;
  statement.doers = besiegers(mention, frame);
  found_.push_back(statement);
}

// "Oskaria's siege of the town", "the Oskarian blockade", "a siege by rebels".
std::vector<std::int32_t> LinkFinder::besiegers(LinkMention const& mention,
                                                Frame const& frame) const {
  std::vector<std::int32_t> found;
  for (Argument const& argument : frame.arguments) {
    bool const besieged =
        mention.place_itself ||
        (mention.place >= 0 && view_.names.place_at[argument.token] == mention.place);
    bool const who = view_.names.actor_at[argument.token] >= 0;  // not "naval"
    bool const doer = argument.slot == Slot::owner || argument.slot == Slot::subject ||
                      (argument.slot == Slot::modifier && who) ||
                      (argument.slot == Slot::oblique && argument.preposition == "by");
    if (doer && !besieged) found.push_back(argument.token);
  }
  for (std::int32_t const dependent : view_.parse.children[frame.head]) {
    std::int32_t const sign = child(view_.parse, dependent, "case");
    bool const by = sign >= 0 && view_.parse.tokens[sign].lemma == "by";
    bool const new_one = std::find(found.begin(), found.end(), dependent) == found.end();
    if (by && new_one) found.push_back(dependent);  // "is under siege by rebels", no argument
  }
  if (found.empty()) found = layers(mention, frame);
  return found.empty() ? blamed(frame) : found;
}

// "unable to reach Titao because of a blockade by rebels": who shuts it in, where what passes told
// nobody.
void LinkFinder::name_besiegers(LinkStatement& statement) const {
  bool const shut = statement.status == LinkStatus::closed && statement.mention >= 0;
  if (!shut || !statement.doers.empty()) return;
  std::int32_t const link = view_.mentions[statement.mention].link;
  for (LinkMention const& other : mentions_in(view_.mentions, frames_.tokens)) {
    Frame const* noun = frames_.of(other.head);
    bool const siege = view_.book.kind(other.kind) == "siege" && !other.place_itself;
    if (!siege || other.link != link || noun == nullptr) continue;
    statement.doers = besiegers(other, *noun);
    if (!statement.doers.empty()) return;
  }
}

// "imposed a blockade on the island": who lays it; empty where the verb tells something else.
std::vector<std::int32_t> LinkFinder::layers(LinkMention const& mention, Frame const& frame) const {
  Frame const* outer = frames_.of(frame.outer);
  bool const lays = outer != nullptr && outer->kind == FrameKind::verb &&
                    view_.book.is(LinkWords::laying, outer->lemma) &&
                    outer->first(Slot::object) != nullptr &&
                    outer->first(Slot::object)->token == mention.head;
  std::vector<std::int32_t> found;
  for (Argument const& argument : lays ? outer->arguments : std::vector<Argument>{}) {
    if (argument.slot == Slot::subject) found.push_back(argument.token);
  }
  return found;
}

// "blamed the army for the blockade", "accused it over the closure": whom.
std::vector<std::int32_t> LinkFinder::blamed(Frame const& frame) const {
  Frame const* outer = frame.kind == FrameKind::noun ? frames_.of(frame.outer) : nullptr;
  bool const blames = outer != nullptr && view_.book.is(LinkWords::blaming, outer->lemma);
  Argument const* whom = blames ? outer->first(Slot::object) : nullptr;
  bool const other = whom != nullptr && whom->token != frame.head;
  return other ? std::vector<std::int32_t>{whom->token} : std::vector<std::int32_t>{};
}

// A siege that is spoken of is there, unless it is denied or only feared: "demanded an end to the
// blockade", but "welcomed the end of the blockade".
std::optional<LinkStatus> LinkFinder::siege_status(LinkMention const& mention,
                                                   Frame const& frame) const {
  Frame const* outer = frames_.of(frame.outer);
  bool const end = outer != nullptr && outer->kind == FrameKind::noun &&
                   view_.book.is(LinkWords::lifting, outer->lemma);
  if (end) return holds(*outer) == Factuality::actual ? LinkStatus::open : LinkStatus::closed;
  Factuality const factuality = holds(frame);
  bool const none = mention.denied && factuality != Factuality::hypothetical;
  if (none) return LinkStatus::open;
  bool const there =
      factuality == Factuality::actual || (mention.definite && factuality != Factuality::negated);
  return there ? std::optional(LinkStatus::closed) : std::nullopt;
}

// A siege of a house or a school closes no way to anybody behind it. What another mention says
// holds for a bare "the siege", too.
bool LinkFinder::is_of_area(LinkMention const& mention) const {
  if (mention.place_itself) return true;
  if (is_of_house(mention)) return false;
  bool const bare = child(view_.parse, mention.head, "nmod") < 0;
  bool const known =
      std::any_of(view_.mentions.begin(), view_.mentions.end(), [&](auto const& one) {
        bool const way = one.place_itself || view_.book.kind(one.kind) != "siege";
        return one.link == mention.link && (way || (bare && names_area(one) == true));
      });
  std::optional<bool> const area = names_area(mention);
  return known || area.value_or(is_of_unknown_name(mention.head));
}

// Whether the first place that its words name is more than a site; nullopt where they name none.
std::optional<bool> LinkFinder::names_area(LinkMention const& mention) const {
  TokenSpan const words = subtree(view_.parse, mention.head);
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    std::int32_t const place = view_.names.place_at[t];
    if (place >= 0) return view_.names.places[place].kind != PlaceKind::site;
  }
  return std::nullopt;
}

// "the Ava school siege", "the Red Mosque siege"
bool LinkFinder::is_of_house(LinkMention const& mention) const {
  Parse const& parse = view_.parse;
  if (parse.tokens[mention.head].lemma != "siege") return false;
  auto const& children = parse.children[mention.head];
  return std::any_of(children.begin(), children.end(), [&parse](std::int32_t before) {
    Token const& word = parse.tokens[before];
    NameSpan const* name = name_at(parse, before);
    bool const house =
        name != nullptr && (name->kind == NameKind::FAC || name->kind == NameKind::ORG);
    return base_relation(word.relation) == "compound" && (word.upos == Upos::NOUN || house);
  });
}

// "the siege of Babanusa": a name that no gazetteer has, and no person's.
bool LinkFinder::is_of_unknown_name(std::int32_t siege) const {
  Parse const& parse = view_.parse;
  return std::any_of(parse.children[siege].begin(), parse.children[siege].end(),
                     [&](std::int32_t dependent) {
                       std::int32_t const sign = child(parse, dependent, "case");
                       bool const of = sign >= 0 && parse.tokens[sign].lemma == "of";
                       bool const known = view_.names.actor_at[dependent] >= 0;
                       return of && !known && parse.tokens[dependent].upos == Upos::PROPN;
                     });
}

}  // namespace dragoman
