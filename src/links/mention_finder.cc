#include "links/mention_finder.h"

#include <algorithm>

#include "links/mention_making.h"
#include "names/place_name.h"

namespace dragoman {

std::vector<LinkMention> MentionFinder::find(std::vector<Frames> const& sentences) {
  for (Frames const& frames : sentences) {
    for (Frame const& frame : frames.frames) take(frame, frames);
  }
  auto const by_head = [](LinkMention const& a, LinkMention const& b) { return a.head < b.head; };
  std::stable_sort(found_.begin(), found_.end(), by_head);
  auto const same = [](LinkMention const& a, LinkMention const& b) { return a.head == b.head; };
  found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
  return std::move(found_);
}

void MentionFinder::take(Frame const& frame, Frames const& frames) {
  if (frame.kind != FrameKind::noun) {
    take_besieged(frame);
    take_entered(frame, frames);
    take_let_in(frame, frames);
    return;
  }
  if (auto const worded = find_worded(book_.nouns(), parse_, frame)) {
    return take_link(frame, worded->payload);
  }
  if (auto const worded = find_worded(book_.ways(), parse_, frame)) {
    return take_way(frame, worded->payload);
  }
  if (take_named(frame)) return;
  for (std::int32_t const dependent : parse_.children[frame.head]) {
    if (base_relation(parse_.tokens[dependent].relation) != "amod") continue;
    if (!find_worded(book_.besieging(), parse_, frame_of(parse_, dependent))) continue;
    take_area(frame.head);
  }
}

void MentionFinder::take_link(Frame const& frame, std::int32_t kind) {
  LinkMention mention = make_mention(book_, parse_, names_, frame, kind);
  bool const siege = book_.kind(kind) == "siege";
  std::int32_t const area = siege ? besieged_by(book_, parse_, names_, frame.head) : -1;
  if (area >= 0) {
    mention = make_besieged(book_, parse_, names_, area);
    mention.head = frame.head;
  } else if (siege && mention.place < 0) {
    mention.place = place_in(names_, mention.tokens);
  }
  found_.push_back(std::move(mention));
}

// "Kerem Shalom is open; Zikim remains closed": names that need no noun.
bool MentionFinder::take_named(Frame const& frame) {
  std::int32_t const kind = kind_of_name(frame.head);
  if (kind < 0) return false;
  take_link(frame, kind);
  found_.back().named = true;
  return true;
}

// By the codebook's list, else by what the place is called in full: "Zikim crossing"; -1 for other
// words.
std::int32_t MentionFinder::kind_of_name(std::int32_t token) const {
  if (parse_.tokens[token].upos != Upos::PROPN) return -1;
  auto const at = static_cast<std::uint32_t>(token);
  TokenSpan words{at, at + 1};
  for (NameSpan const& name : parse_.names) {
    if (name.tokens.contains(at)) words = name.tokens;
  }
  std::int32_t const kind = book_.kind_named(fold_name(written(parse_, words)));
  std::int32_t const place = names_.place_at[token];
  if (kind >= 0 || place < 0) return kind;
  std::string const& name = names_.places[place].name;
  std::string const last = fold_name(name.substr(name.find_last_of(' ') + 1));
  Frame noun;
  noun.kind = FrameKind::noun;
  noun.head = token;
  noun.lemma = last;
  auto const worded = find_worded(book_.nouns(), parse_, noun);
  return worded ? worded->payload : -1;
}

// "traffic between A and B", "access to A", "shipping through the Red Sea".
void MentionFinder::take_way(Frame const& frame, std::int32_t kind) {
  bool const siege = book_.kind(kind) == "siege", water = book_.kind(kind) == "waterway";
  std::string_view const leads = siege ? "to" : water ? "through" : "between";
  std::vector<std::int32_t> goals = goals_of(parse_, names_, frame, leads);
  if (water && goals.empty()) goals = goals_of(parse_, names_, frame, "in");
  if (goals.size() < (siege || water ? 1U : 2U)) return;
  if (water && names_.places[goals.front()].kind != PlaceKind::water) return;
  LinkMention mention = make_mention(book_, parse_, names_, frame, kind);
  mention.named = true;
  if (siege || water) {
    mention.place = goals.front();
    mention.place_itself = siege;
  } else {
    mention.ends = std::move(goals);
  }
  found_.push_back(std::move(mention));
}

// "besieged the town", "the town is encircled".
void MentionFinder::take_besieged(Frame const& frame) {
  auto const worded = find_worded(book_.besieging(), parse_, frame);
  if (!worded) return;
  Slot const slot = frame.kind == FrameKind::verb ? Slot::object : Slot::subject;
  for (Argument const& argument : worded->arguments) {
    if (argument.slot != slot) continue;
    for (std::int32_t const token : coordinated(parse_, argument.token)) take_area(token);
  }
}

// "no convoy has reached the town", "prevented trucks from entering the town", "allowed no aid into
// the town".
void MentionFinder::take_entered(Frame const& frame, Frames const& frames) {
  bool const enters = frame.kind == FrameKind::verb && book_.is(LinkWords::entering, frame.lemma);
  Argument const* place = enters ? frame.first(Slot::object) : nullptr;
  Argument const* traffic = enters ? frame.first(Slot::subject) : nullptr;
  if (place == nullptr || traffic == nullptr || !is_goods(traffic->token, frames)) return;
  Frame const* outer = frames.of(frame.outer);
  auto const passing =
      outer == nullptr ? std::nullopt : find_worded(book_.passing(), parse_, *outer);
  bool const stopped = passing && static_cast<LinkStatus>(passing->payload) == LinkStatus::closed;
  if (frame.negated || stopped) take_area(place->token);
}

// "allowed no aid into the town", "did not let convoys into the town".
void MentionFinder::take_let_in(Frame const& frame, Frames const& frames) {
  bool const lets = frame.kind == FrameKind::verb && book_.is(LinkWords::letting, frame.lemma);
  Argument const* traffic = lets ? frame.first(Slot::object) : nullptr;
  if (traffic == nullptr || !is_goods(traffic->token, frames)) return;
  std::int32_t const determiner = child(parse_, traffic->token, "det");
  bool const none = determiner >= 0 && parse_.tokens[determiner].lemma == "no";
  if (!frame.negated && !none) return;
  Argument const* place = frame.after("into");
  std::int32_t area = place == nullptr ? -1 : place->token;
  for (std::int32_t const dependent : parse_.children[traffic->token]) {
    std::int32_t const sign = child(parse_, dependent, "case");
    if (sign >= 0 && parse_.tokens[sign].lemma == "into") area = dependent;
  }
  if (area >= 0) take_area(area);
}

bool MentionFinder::is_goods(std::int32_t token, Frames const& frames) const {
  Frame const* noun = frames.of(token);
  return noun != nullptr && find_worded(book_.traffic(), parse_, *noun).has_value() &&
         !book_.is(LinkWords::persons, parse_.tokens[token].lemma);
}

void MentionFinder::take_area(std::int32_t noun) {
  if (book_.siege() < 0 || !is_area(book_, parse_, names_, noun)) return;
  found_.push_back(make_besieged(book_, parse_, names_, noun));
}

}  // namespace dragoman
