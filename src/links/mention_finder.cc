#include "links/mention_finder.h"

#include <algorithm>

#include "links/mention_making.h"
#include "names/place_name.h"
#include "parse/name_at.h"

namespace dragoman {

std::vector<LinkMention> MentionFinder::find(std::vector<Frames> const& sentences) {
  for (Frames const& frames : sentences) {
    for (Frame const& frame : frames.frames) take(frame, frames);
  }
  for (Frames const& frames : sentences) {
    for (Frame const& frame : frames.frames) take_towns(frame, frames);
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
  auto const noun = find_worded(book_.nouns(), parse_, frame);
  if (noun && is_person(frame.head)) return;
  if (noun && !is_town(frame.head)) return take_link(frame, noun->payload);
  if (auto const worded = find_worded(book_.ways(), parse_, frame)) {
    return take_way(frame, worded->payload);
  }
  if (take_named(frame) || take_other_one(frame)) return;
  for (std::int32_t const dependent : parse_.children[frame.head]) {
    if (!is_done_to_it(parse_, dependent)) continue;
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
  } else if (!siege) {
    take_parts(mention);
  }
  found_.push_back(std::move(mention));
}

// "Mr. Bridges" is no bridge.
bool MentionFinder::is_person(std::int32_t token) const {
  NameSpan const* name = name_at(parse_, token);
  return name != nullptr && name->kind == NameKind::PER;
}

// "Port Sudan" is no port.
bool MentionFinder::is_town(std::int32_t token) const {
  std::int32_t const place = names_.place_at[token];
  if (place < 0 || parse_.tokens[token].upos != Upos::PROPN) return false;
  PlaceKind const kind = names_.places[place].kind;
  return kind == PlaceKind::settlement || kind == PlaceKind::region || kind == PlaceKind::country;
}

// "the Arida and Dabousieh crossings": two, each by its name.
void MentionFinder::take_parts(LinkMention& all) {
  Token const& noun = parse_.tokens[all.head];
  std::int32_t const first = child(parse_, all.head, "compound");
  if (noun.upos != Upos::NOUN || !has_feature(noun, "Number=Plur") || first < 0) return;
  std::vector<std::int32_t> const names = coordinated(parse_, first);
  bool const proper = std::all_of(names.begin(), names.end(), [this](std::int32_t each) {
    return parse_.tokens[each].upos == Upos::PROPN;
  });
  if (names.size() < 2 || !proper) return;
  for (std::int32_t const name : names) {
    LinkMention part = all;
    part.head = name;
    part.tokens = name_around(name);
    part.name = written(parse_, part.tokens) + ' ' + noun.lemma;
    part.place = names_.place_at[name];
    part.near = -1;
    if (book_.kind(all.kind) != "crossing") part.ends.clear();  // both join the same two countries
    all.parts.push_back(name);
    found_.push_back(std::move(part));
  }
}

// "Kerem Shalom is open; Zikim remains closed": names that need no noun.
bool MentionFinder::take_named(Frame const& frame) {
  std::int32_t const kind = kind_of_name(frame.head);
  if (kind < 0) return false;
  take_link(frame, kind);
  found_.back().named = true;
  return true;
}

// "Rafah reopened": a town, where what is opened or closed is its crossing.
void MentionFinder::take_towns(Frame const& frame, Frames const& frames) {
  if (frame.kind == FrameKind::noun || !book_.is(LinkWords::plain, frame.lemma)) return;
  for (Argument const& argument : frame.arguments) {
    if (argument.slot != Slot::subject && argument.slot != Slot::object) continue;
    for (std::int32_t const token : coordinated(parse_, argument.token)) {
      Frame const* town = frames.of(token);
      if (town != nullptr) take_town(*town);
    }
  }
}

void MentionFinder::take_town(Frame const& town) {
  if (parse_.tokens[town.head].upos != Upos::PROPN) return;
  std::string const name = fold_name(written(parse_, name_around(town.head)));
  LinkMention const* known = known_at(name);
  std::int32_t const kind = known != nullptr ? known->kind : book_.kind_at_town(name);
  if (kind < 0) return;
  LinkMention mention = make_mention(book_, parse_, names_, town, kind);
  mention.named = true;
  if (known != nullptr) {
    mention.name = known->name;
    mention.place = known->place;
  }
  found_.push_back(std::move(mention));
}

// The crossing, port or airport that the document has called by this name and a noun: "the Rafah
// crossing"; nullptr where it has not.
LinkMention const* MentionFinder::known_at(std::string_view town) const {
  auto const known = std::find_if(found_.begin(), found_.end(), [&](LinkMention const& mention) {
    std::string_view const kind = book_.kind(mention.kind);
    bool const gate = kind == "crossing" || kind == "port" || kind == "airport";
    std::string const name = fold_name(mention.name);
    bool const longer = name.size() > town.size() && name.starts_with(town);
    return mention.named && gate && longer && name[town.size()] == ' ';
  });
  return known == found_.end() ? nullptr : &*known;
}

// The words of the name that `token` stands in, else the token alone.
TokenSpan MentionFinder::name_around(std::int32_t token) const {
  auto const at = static_cast<std::uint32_t>(token);
  NameSpan const* name = name_at(parse_, token);
  return name == nullptr ? TokenSpan{at, at + 1} : name->tokens;
}

// By the codebook's list, else by what the place is called in full: "Zikim crossing"; -1 for other
// words.
std::int32_t MentionFinder::kind_of_name(std::int32_t token) const {
  bool const proper = parse_.tokens[token].upos == Upos::PROPN;
  if (!proper && !is_number(token)) return -1;
  if (is_number(token) && (names_.actor_at[token] >= 0 || child(parse_, token, "det") < 0))
    return -1;  // "the M23" are rebels
  std::int32_t const kind = book_.kind_named(fold_name(written(parse_, name_around(token))));
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

// "M4", "A1": a capital and digits.
bool MentionFinder::is_number(std::int32_t token) const {
  std::string const& form = parse_.tokens[token].form;
  return form[0] >= 'A' && form[0] <= 'Z' && form.back() >= '0' && form.back() <= '9';
}

// "The road to A is open; the one to B is closed": a link of the kind that was named before.
bool MentionFinder::take_other_one(Frame const& frame) {
  Token const& one = parse_.tokens[frame.head];
  bool const other = one.lemma == "one" && child(parse_, frame.head, "det") >= 0 &&
                     child(parse_, frame.head, "nmod") >= 0 && !found_.empty();
  if (!other) return false;
  LinkMention const before = found_.back();
  std::int32_t const apart = parse_.sentence_of[frame.head] - parse_.sentence_of[before.head];
  LinkMention mention = make_mention(book_, parse_, names_, frame, before.kind);
  bool const told = mention.name.starts_with("one ");
  if (!told || apart > 1 || book_.kind(before.kind) == "siege") return false;
  mention.name.replace(0, one.lemma.size(), parse_.tokens[before.head].lemma);
  found_.push_back(std::move(mention));
  return true;
}

// "traffic between A and B", "access to A", "shipping through the Red Sea".
void MentionFinder::take_way(Frame const& frame, std::int32_t kind) {
  bool const siege = book_.kind(kind) == "siege", water = book_.kind(kind) == "waterway";
  std::string_view const leads = siege ? "to" : water ? "through" : "between";
  std::vector<std::int32_t> goals = goals_of(parse_, names_, frame, leads);
  if (water && goals.empty()) goals = goals_of(parse_, names_, frame, "in");
  bool const over = water && goals.empty();  // "ferries between A and B"
  if (over) goals = goals_of(parse_, names_, frame, "between");
  if (goals.size() < (siege || (water && !over) ? 1U : 2U)) return;
  if (water && !over && names_.places[goals.front()].kind != PlaceKind::water) return;
  LinkMention mention = make_mention(book_, parse_, names_, frame, kind);
  mention.named = true;
  if (siege || (water && !over)) {
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
  if (!worded || is_of_nature(frame)) return;
  Slot const slot = frame.kind == FrameKind::verb ? Slot::object : Slot::subject;
  for (Argument const& argument : worded->arguments) {
    if (argument.slot != slot) continue;
    for (std::int32_t const token : coordinated(parse_, argument.token)) take_area(token);
  }
}

// "mountains surrounding the town", "a town ringed by hills", "the city, which surrounds the
// enclave": what encloses it is nobody.
bool MentionFinder::is_of_nature(Frame const& frame) const {
  Argument const* subject = frame.first(Slot::subject);
  if (frame.kind != FrameKind::verb || subject == nullptr) return false;
  Token const& verb = parse_.tokens[frame.head];
  bool const relative = parse_.tokens[subject->token].upos == Upos::PRON && verb.head >= 0 &&
                        base_relation(verb.relation) == "acl";
  std::int32_t const by = relative ? verb.head : subject->token;
  return book_.is(LinkWords::terrain, parse_.tokens[by].lemma);
}

// "no convoy has reached the town", "trucks are unable to reach the town", "prevented trucks from
// entering the town", "allowed no aid into the town".
void MentionFinder::take_entered(Frame const& frame, Frames const& frames) {
  bool const enters = frame.kind == FrameKind::verb && book_.is(LinkWords::entering, frame.lemma);
  Argument const* place = enters ? frame.first(Slot::object) : nullptr;
  Argument const* traffic = enters ? frame.first(Slot::subject) : nullptr;
  if (place == nullptr || traffic == nullptr) return;
  if (book_.is(LinkWords::nobody, parse_.tokens[traffic->token].lemma)) {
    return take_area(place->token);  // "nobody can enter the town"
  }
  if (!is_goods(traffic->token, frames)) return;
  if (child(parse_, traffic->token, "nummod") >= 0) return;  // others may pass
  Frame const* outer = frames.of(frame.outer);
  auto const passing =
      outer == nullptr ? std::nullopt : find_worded(book_.passing(), parse_, *outer);
  bool const stopped = passing && static_cast<LinkStatus>(passing->payload) == LinkStatus::closed;
  bool const unable = outer != nullptr && outer->lemma == "unable" && !outer->negated;
  if (frame.negated || stopped || unable || is_none(parse_, traffic->token))
    take_area(place->token);
}

// "allowed no aid into the town", "did not let convoys into the town", "halted the entry of goods
// into the town".
void MentionFinder::take_let_in(Frame const& frame, Frames const& frames) {
  bool const lets = frame.kind == FrameKind::verb && book_.is(LinkWords::letting, frame.lemma);
  auto const passing =
      frame.kind == FrameKind::verb ? find_worded(book_.passing(), parse_, frame) : std::nullopt;
  bool const stops = passing && static_cast<LinkStatus>(passing->payload) == LinkStatus::closed;
  Argument const* traffic = lets || stops ? frame.first(Slot::object) : nullptr;
  if (traffic == nullptr || !is_goods(traffic->token, frames)) return;
  if (child(parse_, traffic->token, "nummod") >= 0) return;  // "blocked ten trucks": others pass
  if (stops == (frame.negated || is_none(parse_, traffic->token))) return;
  Argument const* place = frame.after("into");
  std::int32_t area = place == nullptr ? -1 : place->token;
  TokenSpan const words = subtree(parse_, traffic->token);
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    std::int32_t const sign = child(parse_, token, "case");
    if (sign >= 0 && parse_.tokens[sign].lemma == "into") area = token;
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
