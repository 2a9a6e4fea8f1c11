// How a clause stands in the one around it: what it opens, asks, means or hangs on.
#include <algorithm>
#include <array>

#include "events/frame_finder.h"
#include "parse/inverted.h"

namespace dragoman {

void FrameFinder::embed(Frame& frame) const {
  Token const& word = parse_.tokens[frame.head];
  std::string_view const relation = base_relation(word.relation);
  frame.outer = word.head;
  // a sentence that is torn, "if they were to return", or a question
  bool const open = is_asked(frame.head) || is_question(frame.head);
  if (frame.outer < 0 && frame.kind != FrameKind::noun && open)
    frame.embedding = Embedding::condition;
  if (frame.outer < 0) return;
  if (relation == "conj") {
    embed_as_first(frame);
  } else if (frame.kind == FrameKind::noun) {
    frame.embedding = relation == "parataxis" ? Embedding::none : Embedding::argument;
  } else if (relation == "ccomp" || relation == "xcomp" || relation == "csubj") {
    frame.embedding = is_asked(frame.head) ? Embedding::condition : Embedding::complement;
  } else if (relation == "acl") {
    bool const infinitive = has_feature(word, "VerbForm=Inf") || marker(frame.head) == "to";
    bool const relative = word.relation == "acl:relcl" || is_singled_out(word.head) ||
                          (!infinitive && marker(frame.head).empty());
    frame.embedding = relative ? Embedding::relative : Embedding::complement;
  } else if (relation == "advcl") {
    frame.embedding = adverbial(frame.head);
  } else if (relation != "parataxis") {
    frame.embedding = Embedding::argument;
  }
  if (frame.embedding == Embedding::none) frame.outer = -1;
}

// "to seize and hold": the second stands where the first stands.
void FrameFinder::embed_as_first(Frame& frame) const {
  Frame const* first = known(frame.outer);
  if (first == nullptr) {
    frame.outer = -1;
    return;
  }
  frame.embedding = first->embedding;
  frame.outer = first->outer;
  bool const own_auxiliary = child(parse_, frame.head, "aux") >= 0;
  bool const own_subject = frame.first(frame.passive ? Slot::object : Slot::subject) != nullptr;
  if (frame.kind == FrameKind::noun || own_auxiliary || own_subject) return;
  frame.modality = first->modality;
  if (first->tense == Tense::future) frame.tense = Tense::future;
  if (first->negated && is_joined_by_or(frame.head)) frame.negated = true;
}

// "shall not attack, threaten or intimidate": what is not done is none of these.
bool FrameFinder::is_joined_by_or(std::int32_t token) const {
  auto const& row = parse_.children[parse_.tokens[token].head];
  return std::any_of(row.begin(), row.end(), [this](std::int32_t item) {
    std::int32_t const sign = child(parse_, item, "cc");
    bool const joined = base_relation(parse_.tokens[item].relation) == "conj";
    return joined && sign >= 0 && parse_.tokens[sign].lemma == "or";
  });
}

// "asked whether", "no comment on whether", "wondered if": nobody says that it is so.
bool FrameFinder::is_asked(std::int32_t token) const {
  return std::any_of(parse_.children[token].begin(), parse_.children[token].end(),
                     [this](std::int32_t dependent) {
                       Token const& word = parse_.tokens[dependent];
                       bool const asks = word.lemma == "whether" || word.lemma == "if";
                       return asks && base_relation(word.relation) == "mark";
                     });
}

// "Did the rebels agree to leave?": whether it is so is asked; "Why did they leave?" knows that it
// is.
bool FrameFinder::is_question(std::int32_t token) const {
  std::int32_t const subject = child(parse_, token, "nsubj");
  bool marked = false;
  bool inverted = false;
  for (std::int32_t const dependent : parse_.children[token]) {
    Token const& word = parse_.tokens[dependent];
    std::string_view const relation = base_relation(word.relation);
    marked = marked || (relation == "punct" && word.form == "?");
    inverted = inverted || ((relation == "aux" || relation == "cop") && dependent < subject);
    if (has_feature(word, "PronType=Int")) return false;
  }
  return marked && inverted;
}

Embedding FrameFinder::adverbial(std::int32_t token) const {
  static constexpr std::array<std::string_view, 2> kIf = {"unless", "lest"};
  static constexpr std::array<std::string_view, 8> kOpened = {"of",   "for",     "from", "into",
                                                              "with", "against", "on",   "at"};
  std::string_view const mark = marker(token);
  bool const open = is_asked(token) || is_inverted_condition(parse_, token) ||
                    ((mark == "until" || mark == "before") && is_open(token));
  if (open || is_one_of(mark, kIf)) return Embedding::condition;
  if (is_one_of(mark, kOpened)) return Embedding::complement;
  bool const infinitive = has_feature(parse_.tokens[token], "VerbForm=Inf");
  if (mark == "to" && is_named_by_ing(token)) return Embedding::complement;
  if (mark == "to" || (infinitive && (mark == "in" || mark == "so"))) return Embedding::purpose;
  return Embedding::adverbial;
}

// "led to him being charged", "committed to leaving"
bool FrameFinder::is_named_by_ing(std::int32_t token) const {
  if (parse_.tokens[token].form.ends_with("ing")) return true;
  auto const& below = parse_.children[token];
  return std::any_of(below.begin(), below.end(), [this](std::int32_t dependent) {
    Token const& word = parse_.tokens[dependent];
    return base_relation(word.relation) == "aux" && word.form == "being";
  });
}

// "will not talk before they leave", "vowed to fight until they leave": what the clause around it
// waits for; but what "lasted until they left" ended.
bool FrameFinder::is_open(std::int32_t token) const {
  Frame const* outer = known(parse_.tokens[token].head);
  if (outer == nullptr) return false;
  return outer->negated || outer->modality != Modality::none || outer->tense == Tense::future ||
         outer->tense == Tense::none;
}

}  // namespace dragoman
