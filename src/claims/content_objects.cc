// Content that the object of a cue tells, with what is said of it: "dismissed the report as false".
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/content.h"
#include "parse/name_at.h"

namespace dragoman {

// The object with everything said of it.
Content ContentFinder::whole(CueRule const& rule, Frame const& frame, Coding const& coding) const {
  // "the mission, endorsed by the Council": a noun is described, nothing is said
  if (frame.passive && here_.parse.tokens[frame.head].relation == "acl") return of_reply_by(frame);
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::object) continue;
    std::int32_t const predicate = predicate_of_object(coding);
    std::int32_t const which = relative_object(frame);
    if (which >= 0 && predicate < 0) return antecedent(argument.token, which, frame);
    bool const around = argument.token == here_.parse.tokens[frame.head].head;
    if (around && predicate < 0) return of_bare_relative(frame);
    Content const object = clause(argument.token, predicate);
    if (predicate < 0) {
      return with_name(with_circumstances(with_purpose(with_view(object), coding), rule, coding));
    }
    Content const both = joined(object, predicate);
    auto const cue = static_cast<std::uint32_t>(frame.head);
    if (!both.tokens.contains(cue)) return both;
    // "a blast that he described as an attack": only what is said of it stands behind the cue.
    Content const view = without_sign(clause(predicate, -1));
    bool const before = frame.passive && object.tokens.end <= cue;
    return before ? in_two_parts(object, view) : view;  // "The plan was described … as a step"
  }
  return of_bare_relative(frame);
}

// "a claim rejected by Chad": what others said, by its name, where the words tell who replies.
Content ContentFinder::of_reply_by(Frame const& frame) const {
  std::int32_t const noun = here_.parse.tokens[frame.head].head;
  bool const replies = is_replying(frame.lemma) && noun >= 0 && noun < frame.head &&
                       child(here_.parse, frame.head, "obl:agent") >= 0;
  if (!replies) return {};
  bool const said = here_.book.in_class(here_.parse, noun, "accusation") ||
                    here_.book.in_class(here_.parse, noun, "said-word") ||
                    here_.book.in_class(here_.parse, noun, "statement");
  TokenSpan const words{subtree(here_.parse, noun).begin, static_cast<std::uint32_t>(frame.head)};
  return said ? Content{trimmed_content(here_.parse, words), noun} : Content{};
}

// "a claim Kigali rejects", "a claim that Kigali did not confirm", though "that" may be read as in
// "a claim that it fell".
bool ContentFinder::is_relative_to(std::int32_t cue) const {
  Token const& word = here_.parse.tokens[cue];
  if (word.relation == "acl:relcl") return true;
  bool const lacks = child(here_.parse, cue, "obj") < 0 && child(here_.parse, cue, "ccomp") < 0;
  return word.relation == "acl" && is_replying(word.lemma) && lacks &&
         child(here_.parse, cue, "nsubj") >= 0;
}

// "an allegation Kigali denies": the noun that the cue tells of without "which".
Content ContentFinder::of_bare_relative(Frame const& frame) const {
  Token const& word = here_.parse.tokens[frame.head];
  std::int32_t const subject = child(here_.parse, frame.head, "nsubj");
  bool const bare = is_relative_to(frame.head) && word.head >= 0 && word.head < subject &&
                    subject < frame.head && !frame.passive &&
                    here_.parse.tokens[word.head].upos == Upos::NOUN &&
                    !has_feature(here_.parse.tokens[subject], "PronType=Rel");
  if (!bare) return {};
  Content content = clause(word.head, frame.head);
  auto const begin = static_cast<std::uint32_t>(subject);
  content.gap = {};
  content.tokens.end = std::min(content.tokens.end, subtree(here_.parse, subject).begin);
  content.tokens = trimmed_content(here_.parse, content.tokens);
  return content.tokens.end <= begin ? content : Content{};
}

// Without "as" or "of" before it.
Content ContentFinder::without_sign(Content content) const {
  std::string_view const first =
      content.tokens.size() > 1 ? std::string_view(here_.parse.tokens[content.tokens.begin].lemma)
                                : std::string_view();
  if (first == "as" || first == "of") ++content.tokens.begin;
  content.tokens = trimmed_content(here_.parse, content.tokens);
  return content;
}

// "which" of "the charges, which the army denies"; -1: the cue stands in no such clause.
std::int32_t ContentFinder::relative_object(Frame const& frame) const {
  if (here_.parse.tokens[frame.head].relation != "acl:relcl") return -1;
  std::int32_t const which = child(here_.parse, frame.head, frame.passive ? "nsubj" : "obj");
  return which >= 0 && has_feature(here_.parse.tokens[which], "PronType=Rel") ? which : -1;
}

bool is_replying(std::string_view lemma) {
  static constexpr std::array<std::string_view, 8> kReplies = {
      "deny", "dispute", "refute", "reject", "confirm", "contest", "acknowledge", "dismiss"};
  return is_one_of(lemma, kReplies);
}

// ", which Kigali denies": behind a comma what is denied or confirmed is no thing but the clause,
// unless that is an accusation or another word for what somebody said.
bool ContentFinder::is_retort(std::int32_t cue) const {
  static constexpr std::string_view kSaid = "accusation";
  Token const& word = here_.parse.tokens[cue];
  Frame const* frame = here_.frames.of(cue);
  bool const passive = frame != nullptr && frame->passive;
  std::int32_t const which = child(here_.parse, cue, passive ? "nsubj" : "obj");
  bool const relative = word.relation == "acl:relcl" && word.head >= 0 && which > 0 &&
                        here_.parse.tokens[which].lemma == "which" &&
                        here_.parse.tokens[which - 1].form == ",";
  return relative && is_replying(word.lemma) && child(here_.parse, cue, "nsubj") >= 0 &&
         !here_.book.in_class(here_.parse, word.head, kSaid);
}

// The verb of the clause that a noun stands in; -1: none.
std::int32_t ContentFinder::verb_over(std::int32_t noun) const {
  for (std::uint32_t step = 0; step < here_.sentence.tokens.size() && noun >= 0; ++step) {
    if (here_.parse.tokens[noun].upos == Upos::VERB) return noun;
    noun = here_.parse.tokens[noun].head;
  }
  return -1;
}

// "links" of "accused him of links with the rebels, which he denies": what the cue tells.
std::int32_t ContentFinder::told_with(std::int32_t cue, std::int32_t noun) const {
  for (std::uint32_t step = 0; step < here_.sentence.tokens.size() && noun >= 0; ++step) {
    if (here_.parse.tokens[noun].head == cue) return noun;
    noun = here_.parse.tokens[noun].head;
  }
  return cue;
}

// The charges; but "which" alone after a name, since names are not denied: "arms for the rebels in
// Goma, which the army denies".
Content ContentFinder::antecedent(std::int32_t noun, std::int32_t which, Frame const& frame) const {
  auto const at = static_cast<std::uint32_t>(which);
  std::int32_t const verb = is_retort(frame.head) ? verb_over(noun) : -1;
  if (verb >= 0)
    return without_sign(clause(speaks(verb) ? told_with(verb, noun) : verb, frame.head));
  if (here_.parse.tokens[noun].upos == Upos::PROPN) {
    bool const thing = here_.parse.tokens[which].lemma == "which";
    return thing ? Content{{at, at + 1}, which} : Content{};
  }
  Content content = clause(noun, frame.head);
  content.gap = {};
  content.tokens.end = std::min(content.tokens.end, at);
  bool const sign =
      content.tokens.size() > 1 && here_.parse.tokens[content.tokens.begin].upos == Upos::ADP;
  if (sign) ++content.tokens.begin;
  content.tokens = trimmed_content(here_.parse, content.tokens);
  return content;
}

// "what the army described", "what they say"
bool ContentFinder::is_free_relative(std::int32_t cue) const {
  Token const& word = here_.parse.tokens[cue];
  return word.relation == "acl:relcl" && word.head >= 0 &&
         here_.parse.tokens[word.head].lemma == "what";
}

// "calls the law 'a farce'": a quotation right behind the object is what it is called.
Content ContentFinder::with_name(Content object) const {
  std::uint32_t const next = object.tokens.end + 1;  // behind the mark
  if (object.tokens.empty() || next >= here_.quotations.at.size()) return object;
  Quotation const* quotation = here_.quotations.of(static_cast<std::int32_t>(next));
  bool const begins = quotation != nullptr && quotation->tokens.begin == next &&
                      quotation->tokens.overlaps(here_.sentence.tokens);
  if (begins) object.tokens.end = quotation->tokens.end;
  return {trimmed_content(here_.parse, object.tokens), object.head};
}

// "praised Ghana for its role", "deplored the raid against the camp": what stands right behind the
// object tells more of it, unless it is a time or an addressee.
Content ContentFinder::with_circumstances(Content object, CueRule const& rule,
                                          Coding const& coding) const {
  for (Argument const& argument : coding.arguments) {
    TokenSpan const span = subtree(here_.parse, argument.token);
    bool const more = argument.slot == Slot::object ||  // "put the toll at 20"
                      is_circumstance(rule, argument);
    std::uint32_t const mark = object.tokens.end;  // 'called for a "truce" to the war'
    bool const closed = more && span.begin == mark + 1 && here_.quotations.at[mark] < 0 &&
                        here_.quotations.at[mark - 1] >= 0;
    bool const later = more && counts_behind(object, argument);
    bool const tells = more && (closed || span.begin == mark || later);
    if (tells) object.tokens.end = clause(argument.token, -1).tokens.end;
  }
  return with_parts(object, coding.head);
}

// "put the toll at 350, among them 79 fighters": the parts of what was counted.
Content ContentFinder::with_parts(Content object, std::int32_t cue) const {
  for (std::int32_t const part : here_.parse.children[cue]) {
    TokenSpan const span = subtree(here_.parse, part);
    bool const behind = span.begin == object.tokens.end && span.size() > 3 &&
                        here_.parse.tokens[span.begin].form == ",";
    std::string_view const sign =
        behind ? std::string_view(here_.parse.tokens[span.begin + 1].lemma) : std::string_view();
    if (sign == "among" || sign == "include" || sign == "including") object.tokens.end = span.end;
  }
  object.tokens = trimmed_content(here_.parse, object.tokens);
  return object;
}

// "put the toll since Sunday at more than 350": a time may stand before the number.
bool ContentFinder::counts_behind(Content const& object, Argument const& argument) const {
  TokenSpan const span = subtree(here_.parse, argument.token);
  bool const number = here_.parse.tokens[argument.token].upos == Upos::NUM;
  return number && span.begin > object.tokens.end && is_time({object.tokens.end, span.begin});
}

bool ContentFinder::is_circumstance(CueRule const& rule, Argument const& argument) const {
  static constexpr std::array<std::string_view, 12> kOfObject = {
      "for", "over", "about", "against", "from", "in", "as", "between", "to", "on", "of", "with"};
  bool const addressee =
      std::any_of(rule.addressee.begin(), rule.addressee.end(), [&](Where const& where) {
        return where.kind == Where::Kind::preposition && where.preposition == argument.preposition;
      });
  bool const said_there = here_.book.in_class(here_.parse, argument.token, "occasion");
  bool const names_outlet =
      argument.preposition == "on" && here_.parse.tokens[argument.token].upos == Upos::PROPN;
  return argument.slot == Slot::oblique && is_one_of(argument.preposition, kOfObject) &&
         (argument.preposition == "from" || !addressee) && !said_there && !names_outlet &&
         !is_time(subtree(here_.parse, argument.token));
}

// "denies a request to let them land": "to …" right behind the object is a part of it.
Content ContentFinder::with_purpose(Content object, Coding const& coding) const {
  for (Argument const& argument : coding.arguments) {
    bool const behind = subtree(here_.parse, argument.token).begin == object.tokens.end;
    if (behind && opens_clause(argument))
      object.tokens.end = joined(object, argument.token).tokens.end;
  }
  return object;
}

Content ContentFinder::joined(Content first, std::int32_t head) const {
  Content const more = clause(head, -1);
  if (first.tokens.empty() || more.tokens.empty()) return more;
  return {hull(first.tokens, more.tokens), head};
}

Content ContentFinder::object_and_clause(Coding const& coding) const {
  std::int32_t object = -1;
  for (Argument const& argument : coding.arguments) {
    bool const before = argument.slot == Slot::object || argument.slot == Slot::indirect;
    if (before && object < 0) object = argument.token;
  }
  for (Argument const& argument : coding.arguments) {
    if (object < 0 || !opens_clause(argument) || !is_infinitive(here_.parse, argument.token))
      continue;
    bool const behind = object < coding.head && coding.head < argument.token;
    if (behind) return clause(argument.token, -1);  // "Turkey was urged by the UN to open it"
    return joined(clause(object, argument.token), argument.token);
  }
  return {};
}

// "accused them of lying": the words may be read as the cue's or as the object's.
std::int32_t ContentFinder::head_after(std::string_view preposition, Coding const& coding) const {
  std::int32_t noun = -1;  // of "accused the Ministry of Defence (MoD) of lying" it is the name's
  for (Argument const& argument : coding.arguments) {
    bool const slot = argument.slot == Slot::oblique || argument.slot == Slot::clause;
    if (!slot || argument.preposition != preposition) continue;
    if (here_.parse.tokens[argument.token].upos == Upos::VERB) return argument.token;
    if (noun < 0) noun = argument.token;
  }
  if (noun >= 0) return noun;
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::object && argument.preposition != "by") continue;
    if (argument.slot == Slot::object && argument.token < coding.head)
      continue;                                                    // "whom they blame"
    TokenSpan const below = subtree(here_.parse, argument.token);  // "militias linked to Iran of …"
    for (auto token = static_cast<std::int32_t>(below.begin);
         token < static_cast<std::int32_t>(below.end); ++token) {
      bool const verb = here_.parse.tokens[token].upos == Upos::VERB;
      std::int32_t const mark = child(here_.parse, token, "mark");
      if (verb && mark >= 0 && here_.parse.tokens[mark].lemma == preposition) return token;
    }
    // "accused the United States of bombing": read as a part of the name; but "blamed the Front for
    // a Free Delta" names nothing else
    std::uint32_t const next = static_cast<std::uint32_t>(argument.token) + 1;
    NameSpan const* whole = name_at(here_.parse, argument.token);
    bool const name = here_.parse.tokens[argument.token].upos == Upos::PROPN &&
                      (whole == nullptr || !whole->tokens.contains(next));
    bool const sign = name && next < here_.sentence.tokens.end &&
                      here_.parse.tokens[next].lemma == preposition &&
                      here_.parse.tokens[next].head > static_cast<std::int32_t>(next);
    if (sign) return here_.parse.tokens[next].head;
  }
  return -1;
}

Content ContentFinder::after(std::string_view preposition, Coding const& coding) const {
  std::int32_t const head = head_after(preposition, coding);
  if (head < 0) return {};
  Content content = clause(head, -1);
  bool const sign =
      !content.tokens.empty() && here_.parse.tokens[content.tokens.begin].lemma == preposition;
  if (sign && content.tokens.size() > 1) ++content.tokens.begin;
  return with_next_charge(content, preposition, coding.head);
}

// "accused them of war crimes and of having lied"
Content ContentFinder::with_next_charge(Content content, std::string_view preposition,
                                        std::int32_t cue) const {
  for (std::int32_t const next : here_.parse.children[cue]) {
    TokenSpan const span = subtree(here_.parse, next);
    bool const joined = span.begin == content.tokens.end && span.size() > 2 &&
                        here_.parse.tokens[span.begin].upos == Upos::CCONJ &&
                        here_.parse.tokens[span.begin + 1].lemma == preposition;
    if (joined) content.tokens = trimmed_content(here_.parse, {content.tokens.begin, span.end});
  }
  return content;
}

}  // namespace dragoman
