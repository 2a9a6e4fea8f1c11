#include "events/no_deed.h"

#include <algorithm>

namespace dragoman {
namespace {

// "imposed visa bans": one measure, told by its verb.
bool is_measure_of(Codebook const& book, Frames const& frames, Coding const& verb,
                   Coding const& noun) {
  EventType const type = book.rules[noun.rule].type;
  bool const measure = type == EventType::COERCE || type == EventType::SANCTION;
  return book.rules[verb.rule].type == EventType::SANCTION && measure && is_noun(frames, noun) &&
         !is_noun(frames, verb) && verb.content == noun.head &&
         all_in(noun.recipients, verb.recipients);
}

// "breached the truce": what is broken is no deed of its own.
bool is_what_breaks(Codebook const& book, Frames const& frames, Coding const& verb,
                    Coding const& noun) {
  return book.rules[verb.rule].type == EventType::ASSAULT &&
         book.rules[noun.rule].type == EventType::RETREAT && is_noun(frames, noun) &&
         !is_noun(frames, verb) && verb.content == noun.head && noun.actors.empty();
}

// "attacked posts in what Kabul called retaliation": a name for what was done.
bool is_name_of(Parse const& parse, Frames const& frames, Coding const& deed, Coding const& noun) {
  Frame const* frame = is_noun(frames, noun) ? frames.of(noun.head) : nullptr;
  Frame const* naming = frame == nullptr ? nullptr : frames.of(frame->outer);
  if (naming == nullptr || !gives_name(parse, *naming)) return false;
  return parse.tokens[naming->outer].head == deed.head;
}

// "suspended a treaty", "broke off talks": what ends is no deed of that day.
bool is_what_ends(Codebook const& book, Frames const& frames, Coding const& verb,
                  Coding const& noun) {
  Rule const& end = book.rules[verb.rule];
  EventType const type = book.rules[noun.rule].type;
  bool const discontinues =
      std::find(end.modes.begin(), end.modes.end(), "discontinue") != end.modes.end();
  bool const friendly =
      type == EventType::AGREE || type == EventType::CONSULT || type == EventType::COOPERATE;
  bool const ends = end.type == EventType::SANCTION && discontinues && friendly;
  return ends && is_noun(frames, noun) &&
         std::any_of(verb.arguments.begin(), verb.arguments.end(), [&](Argument const& argument) {
           return argument.slot == Slot::object && argument.token == noun.head;
         });
}

// "…, an allegation the army rejected": a name for what was said before it.
bool is_name_of_saying(Codebook const& book, Parse const& parse, Frames const& frames,
                       Coding const& verb, Coding const& noun) {
  std::string_view const how = base_relation(parse.tokens[noun.head].relation);
  return is_noun(frames, noun) && book.rules[noun.rule].type == EventType::ACCUSE &&
         book.rules[verb.rule].type == EventType::REJECT &&
         (how == "appos" || how == "parataxis") && parse.tokens[verb.head].head == noun.head &&
         parse.tokens[verb.head].relation == "acl:relcl";
}

}  // namespace

bool is_noun(Frames const& frames, Coding const& coding) {
  Frame const* frame = frames.of(coding.head);
  return frame != nullptr && frame->kind == FrameKind::noun;
}

bool all_in(std::vector<Party> const& inner, std::vector<Party> const& outer) {
  return std::all_of(inner.begin(), inner.end(),
                     [&](Party const& party) { return has_actor(outer, party.actor); });
}

bool is_no_deed(Codebook const& book, Parse const& parse, Frames const& frames, Coding const& verb,
                Coding const& noun) {
  return is_what_ends(book, frames, verb, noun) || is_measure_of(book, frames, verb, noun) ||
         is_what_breaks(book, frames, verb, noun) || is_name_of(parse, frames, verb, noun) ||
         is_name_of_saying(book, parse, frames, verb, noun);
}

}  // namespace dragoman
