// "Iran said it will strike back": what a modal makes of a clause, with whoever says so.
#include "events/match.h"

namespace dragoman {

// The verb of saying that opens the clause; nullptr where none does.
Frame const* Matcher::speaking_around(Frame const& frame) const {
  if (frame.embedding != Embedding::complement) return nullptr;
  Frame const* outer = frames_.of(frame.outer);
  std::int32_t const speaking = book_.classes.find("speaking");
  if (outer == nullptr || speaking < 0 || !words_.has(outer->head, {speaking})) return nullptr;
  return outer;
}

// Who says the clause, also after "according to".
std::vector<std::int32_t> Matcher::speakers(Coding const& coding) const {
  Frame const* frame = frames_.of(coding.clause);
  if (frame == nullptr) return {};
  Frame const* outer = speaking_around(*frame);
  Argument const* speaker = outer == nullptr ? nullptr : outer->first(Slot::subject);
  if (speaker == nullptr) speaker = frame->after("according");
  if (speaker == nullptr)
    speaker = frame->after("accord");  // the lemma where it is taken for a verb
  if (speaker == nullptr) return {};
  return {speaker->token};
}

// "State media report that the junta will free prisoners": who only relays it promises nothing.
bool Matcher::is_outlet(std::int32_t speaker) const {
  std::int32_t const actor = names_.actor_at[speaker];
  if (actor < 0) return false;
  std::vector<std::string> const& sectors = names_.actors[actor].sectors;
  return !sectors.empty() && sectors.front() == "JRN";
}

// The clause as a rule on its modal sees it. subject: who says so, or who does it where nobody
// says so; content: the clause, with its doer and target.
Coding Matcher::view_modal(Frame const& frame, std::int32_t modal) {
  Coding view;
  view.head = modal;
  view.clause = frame.head;
  view.content = frame.head;
  view.trigger = {modal};
  if (Frame const* outer = speaking_around(frame)) {
    Argument const* speaker = outer->first(Slot::subject);
    bool const relays = speaker != nullptr && is_outlet(speaker->token);
    if (speaker != nullptr && !relays) view.arguments.push_back(*speaker);
    if (!relays) return view;
  }
  for (std::int32_t const token : doers(view)) {
    view.arguments.push_back({Slot::subject, token, {}});
  }
  return view;
}

void Matcher::code_modals(Frame const& frame) {
  if (frame.kind == FrameKind::noun) return;
  if (frame.embedding != Embedding::none && speaking_around(frame) == nullptr) return;
  for (std::int32_t const token : parse_.children[frame.head]) {
    if (base_relation(parse_.tokens[token].relation) != "aux") continue;
    Argument const* subject = frame.first(frame.passive ? Slot::object : Slot::subject);
    bool const asked = subject != nullptr && token < subject->token &&
                       subject->token < frame.head;  // "Would he not tell his wife?"
    if (asked || frame.perfect) continue;            // of what is past nobody warns or promises
    std::vector<Pattern> const* patterns = book_.predicates.find(parse_.tokens[token].lemma);
    if (patterns == nullptr) continue;
    for (Pattern const& pattern : *patterns) {
      if (pattern.kind != FrameKind::modal) continue;
      Coding coding = view_modal(frame, token);
      coding.rule = pattern.payload;
      std::string failed;
      bool const fired = fire(coding, failed);
      if (trials_ != nullptr) trials_->push_back({pattern.payload, token, failed});
      if (!fired) continue;
      codings_.push_back(std::move(coding));
      break;
    }
  }
}

}  // namespace dragoman
