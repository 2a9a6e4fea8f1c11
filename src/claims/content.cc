#include "claims/content.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongWithoutVerb =
    6;  // words; shorter ones without a verb are scare quotes

bool is_punctuation(Parse const& parse, std::uint32_t token) {
  return parse.tokens[token].upos == Upos::PUNCT;
}

// True where the first word is a bracket that is closed in the span: "[w]e urge you".
bool opens_bracket(Parse const& parse, TokenSpan span) {
  std::string_view const first = parse.tokens[span.begin].form;
  std::string_view const closing = first == "[" ? "]" : first == "(" ? ")" : "";
  if (closing.empty()) return false;
  return std::any_of(parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end,
                     [closing](Token const& token) { return token.form == closing; });
}

// True where the last word is a bracket that was opened in the span.
bool closes_bracket(Parse const& parse, TokenSpan span) {
  std::string_view const last = parse.tokens[span.end - 1].form;
  std::string_view const opening = last == "]" ? "[" : last == ")" ? "(" : "";
  if (opening.empty()) return false;
  return std::any_of(parse.tokens.begin() + span.begin, parse.tokens.begin() + span.end,
                     [opening](Token const& token) { return token.form == opening; });
}

}  // namespace

Coding coding_of(Frame const& frame) {
  Coding coding;
  coding.head = frame.head;
  coding.arguments = frame.arguments;
  return coding;
}

bool is_infinitive(Parse const& parse, std::int32_t token) {
  bool to = false;
  for (std::int32_t const dependent : parse.children[token]) {
    Token const& word = parse.tokens[dependent];
    std::string_view const how = base_relation(word.relation);
    bool const finite_before = word.upos == Upos::AUX && (how == "aux" || how == "cop") &&
                               has_feature(word, "VerbForm=Fin");
    if (finite_before || word.lemma == "that") return false;  // "are to be withdrawn"
    to = to || (base_relation(word.relation) == "mark" && word.lemma == "to");
  }
  if (to) return true;
  if (!has_feature(parse.tokens[token], "VerbForm=Inf")) return false;
  return child(parse, token, "aux") < 0 && child(parse, token, "nsubj") < 0;
}

TokenSpan with_quotations(Quotations const& quotations, TokenSpan span) {
  if (span.empty()) return span;
  Quotation const* first = quotations.of(static_cast<std::int32_t>(span.begin));
  Quotation const* last = quotations.of(static_cast<std::int32_t>(span.end - 1));
  if (first != nullptr) span.begin = std::min(span.begin, first->tokens.begin);
  if (last != nullptr) span.end = std::max(span.end, last->tokens.end);
  return span;
}

TokenSpan trimmed_content(Parse const& parse, TokenSpan span) {
  if (span.begin >= span.end) return {};  // cut from both sides
  while (!span.empty() && is_punctuation(parse, span.end - 1) && !closes_bracket(parse, span)) {
    --span.end;
  }
  while (span.size() > 1) {
    Token const& first = parse.tokens[span.begin];
    bool const that = first.lemma == "that" && first.upos == Upos::SCONJ;
    if ((!that && first.upos != Upos::PUNCT) || opens_bracket(parse, span)) break;
    ++span.begin;
  }
  return span;
}

// "The Road to War": all but the small words begin with capitals.
bool is_title(Parse const& parse, TokenSpan span) {
  std::uint32_t words = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    Token const& word = parse.tokens[t];
    bool const small = word.upos != Upos::VERB && word.upos != Upos::NOUN &&
                       word.upos != Upos::PROPN && word.upos != Upos::ADJ && word.upos != Upos::ADV;
    if (small) continue;
    if (std::islower(static_cast<unsigned char>(word.form.front())) != 0) return false;
    ++words;
  }
  return words >= 2;
}

bool is_statement(Parse const& parse, TokenSpan span) {
  if (is_title(parse, span)) return false;
  std::uint32_t words = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    Upos const upos = parse.tokens[t].upos;
    if (upos == Upos::VERB || upos == Upos::AUX) return true;
    words += upos == Upos::PUNCT ? 0 : 1;
  }
  return words >= kLongWithoutVerb;
}

std::int32_t predicate_of_object(Coding const& coding) {
  std::int32_t object = -1, view = -1;
  for (Argument const& argument : coding.arguments) {
    if (argument.slot == Slot::object && object < 0) object = argument.token;
  }
  if (object < 0) return -1;
  for (Argument const& argument : coding.arguments) {
    if (argument.slot == Slot::clause && argument.token > object) return argument.token;
    bool const as = argument.slot == Slot::oblique && argument.preposition == "as";
    if (as && view < 0) view = argument.token;
  }
  return view;
}

Content ContentFinder::find(CueRule const& rule, Frame const& frame, Coding const& coding) const {
  bool const speech = std::any_of(rule.content.begin(), rule.content.end(), [](auto const& place) {
    return place.kind == ContentPlace::Kind::quote || place.kind == ContentPlace::Kind::spoken;
  });
  Argument const* own = frame.first(Slot::clause);  // "asked not to be named"
  bool const told = own != nullptr && is_infinitive(here_.parse, own->token);
  if (speech && !told) {
    Content const said = spoken(frame);
    if (!said.tokens.empty()) return with_joined(said);
  }
  for (ContentPlace const& place : rule.content) {
    Content const content = at(place, rule, frame, coding);
    bool const quoted = place.kind == ContentPlace::Kind::quote;
    if (content.tokens.empty() || is_time(content.tokens)) continue;
    return quoted ? with_joined(content) : content;
  }
  return {};
}

// What stands around the cue tells it more surely than the tree does.
Content ContentFinder::spoken(Frame const& frame) const {
  bool const clause = says_clause(frame);
  Content const quoted = clause ? Content{} : quotation_before(frame);
  if (!quoted.tokens.empty()) return quoted;
  Quotation const* after = clause ? nullptr : quotation_after(frame);
  if (after != nullptr) return {trimmed_content(here_.parse, after->tokens), -1};
  return inserted_into(frame);
}

// "on Friday", "two days later": when it was said, not what.
bool ContentFinder::is_time(TokenSpan span) const {
  std::uint32_t const first = span.begin;
  if (span.size() > 1 && here_.parse.tokens[first].upos == Upos::ADP) ++span.begin;
  return std::any_of(here_.names.times.begin(), here_.names.times.end(),
                     [span](TimeMention const& time) {
                       return time.tokens.contains(span) ||
                              (span.contains(time.tokens) && span.size() <= time.tokens.size() + 1);
                     });
}

Content ContentFinder::at(ContentPlace const& place, CueRule const& rule, Frame const& frame,
                          Coding const& coding) const {
  switch (place.kind) {
    case ContentPlace::Kind::clause:
    case ContentPlace::Kind::finite:
    case ContentPlace::Kind::infinitive:
      return clause_argument(place.kind, frame, coding);
    case ContentPlace::Kind::whole:
      return whole(rule, frame, coding);
    case ContentPlace::Kind::object_and_clause:
      return object_and_clause(coding);
    case ContentPlace::Kind::quote:
      return loose(frame);
    case ContentPlace::Kind::spoken:
      return {};  // looked for before all other places
    case ContentPlace::Kind::around:
      return around(frame);
    case ContentPlace::Kind::itself:
      return itself(frame);
    case ContentPlace::Kind::subject:
      return subject(frame);
    case ContentPlace::Kind::after:
      return after(place.preposition, coding);
  }
  return {};
}

// "commented" of "has not commented", "no comment" of "there was no comment".
Content ContentFinder::itself(Frame const& frame) const {
  auto const head = static_cast<std::uint32_t>(frame.head);
  bool const noun = frame.kind == FrameKind::noun;
  std::uint32_t const begin = noun ? subtree(here_.parse, frame.head).begin : head;
  return {{std::min(begin, head), head + 1}, frame.head};
}

// "The plan" of "The plan drew criticism from Kyiv".
Content ContentFinder::subject(Frame const& frame) const {
  Argument const* subject = frame.first(Slot::subject);
  return subject == nullptr ? Content{} : clause(subject->token, frame.head);
}

// "called on Armenia to leave": often read as a purpose.
bool ContentFinder::opens_clause(Argument const& argument) const {
  if (argument.slot == Slot::clause) return true;
  return argument.slot == Slot::oblique && argument.preposition == "to" &&
         base_relation(here_.parse.tokens[argument.token].relation) == "advcl";
}

Content ContentFinder::clause_argument(ContentPlace::Kind kind, Frame const& frame,
                                       Coding const& coding) const {
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::clause) continue;
    bool const infinitive = is_infinitive(here_.parse, argument.token);
    if (kind == ContentPlace::Kind::finite && infinitive) continue;
    if (kind == ContentPlace::Kind::infinitive && !infinitive) continue;
    if (frame.first(Slot::object) != nullptr && is_saying(argument.token)) continue;
    if (frame.kind == FrameKind::noun && is_participle(argument.token)) continue;
    if (is_beyond_semicolon(frame.head, argument.token)) continue;
    bool const alone = child(here_.parse, argument.token, "nsubj") < 0;
    bool const word = frame.kind == FrameKind::noun ||  // "will prove decisive", "found dead by us"
                      (here_.parse.tokens[argument.token].upos != Upos::VERB &&
                       child(here_.parse, argument.token, "cop") < 0);
    bool const finite = kind == ContentPlace::Kind::finite || frame.passive;
    if (finite && alone && word) continue;
    Content const said = with_subject(clause(argument.token, frame.head), frame);
    return both_parts(with_rest(said, frame), frame);
  }
  if (kind == ContentPlace::Kind::infinitive) return {};
  if (Content const found = of_wording(frame, coding); !found.tokens.empty()) return found;
  return frame.kind == FrameKind::noun ? of_noun(frame) : of_free_relative(frame);
}

// 'warned the clashes "could move towards war"': before the marks stands the subject of what they
// hold, though the tree may make it the cue's object.
Content ContentFinder::with_subject(Content content, Frame const& frame) const {
  Argument const* object = frame.first(Slot::object);
  bool const quoted = object != nullptr && object->token > frame.head && content.head >= 0 &&
                      here_.quotations.at[content.head] >= 0 &&
                      child(here_.parse, content.head, "nsubj") < 0 &&
                      !is_infinitive(here_.parse, content.head);
  if (!quoted) return content;
  TokenSpan const subject = subtree(here_.parse, object->token);
  bool const beside = subject.end <= content.tokens.begin && content.tokens.begin - subject.end < 2;
  if (beside) content.tokens.begin = subject.begin;
  return content;
}

// "made it clear she would not run": the clause hangs on the last word of the cue.
Content ContentFinder::of_wording(Frame const& frame, Coding const& coding) const {
  std::int32_t const last = coding.trigger.empty() ? frame.head : coding.trigger.back();
  std::int32_t const head = last == frame.head ? -1 : child(here_.parse, last, "ccomp");
  bool const finite = head > last && child(here_.parse, head, "nsubj") >= 0;
  return finite ? clause(head, -1) : Content{};
}

// What no argument of the cue tells.
Content ContentFinder::loose(Frame const& frame) const {
  if (frame.kind == FrameKind::noun) return {};
  Content found = behind_that_word(frame);
  if (found.tokens.empty()) found = beside(frame);
  if (found.tokens.empty()) found = around(frame);
  if (found.tokens.empty()) found = misplaced(frame);
  if (found.tokens.empty()) found = quotation(frame);
  return found.tokens.empty() ? read_as_object(frame) : found;
}

// A sentence put beside its cue: "X said: the road is shut."
Content ContentFinder::beside(Frame const& frame) const {
  for (std::int32_t const token : here_.parse.children[frame.head]) {
    std::string_view const relation = base_relation(here_.parse.tokens[token].relation);
    bool const adverb = relation == "advmod" && child(here_.parse, token, "nsubj") >= 0;
    if (relation != "parataxis" && relation != "dep" && !adverb) continue;
    if (names_other_source(token) || is_beyond_semicolon(frame.head, token)) continue;
    if (is_statement(here_.parse, subtree(here_.parse, token)))
      return both_parts(clause(token, -1), frame);
  }
  return {};
}

// ", Guyana's president said after a meeting": who tells of all that stands before it.
bool ContentFinder::names_other_source(std::int32_t token) const {
  Frame const* frame = here_.frames.of(token);
  std::uint32_t const begin = subtree(here_.parse, token).begin;
  bool const comma =
      begin > here_.sentence.tokens.begin &&
      (here_.parse.tokens[begin].form == "," || here_.parse.tokens[begin - 1].form == ",");
  if (frame == nullptr || frame->kind != FrameKind::verb || !comma) return false;
  bool const own = frame->first(Slot::clause) != nullptr || frame->first(Slot::object) != nullptr;
  bool const cued = here_.book.find(frame->lemma) != nullptr;
  return cued && !own && is_somebody_speaking(*frame);
}

// The sentence that a cue is put into: "the road, X said, is shut", "as X said".
Content ContentFinder::around(Frame const& frame) const {
  if (frame.kind == FrameKind::noun) return around_view(frame.head);
  Token const& word = here_.parse.tokens[frame.head];
  std::string_view const relation = base_relation(word.relation);
  std::int32_t const mark = child(here_.parse, frame.head, "mark");
  bool const as = relation == "advcl" && mark >= 0 && here_.parse.tokens[mark].lemma == "as";
  Frame const* relay = as ? here_.frames.of(word.head) : nullptr;
  if (relay != nullptr && here_.book.in_class(here_.parse, relay->head, "relays")) {
    Content const told = around(*relay);  // "it fell, the paper quoted him as saying"
    bool const marks = !told.tokens.empty() && here_.quotations.at[told.tokens.begin] >= 0;
    return marks ? Content{} : told;
  }
  if (word.head >= 0 && is_put_in(frame.head)) {
    return clause(here_.parse.tokens[word.head].head, frame.head);
  }
  if (word.head < 0 || (relation != "parataxis" && !as) || says_something_else(frame)) return {};
  if (as && !is_somebody_speaking(frame)) return {};
  std::int32_t told = word.head;  // "announced that they would go, local media reported"
  while (names_other_source(frame.head) && here_.parse.tokens[told].head >= 0 &&
         base_relation(here_.parse.tokens[told].relation) == "ccomp")
    told = here_.parse.tokens[told].head;
  std::int32_t const said = child(here_.parse, told, "ccomp");
  bool const taken_up = as && said >= 0 && said < frame.head && speaks(told);
  if (taken_up) return clause(said, frame.head);  // "denied that mines came, as activists allege"
  return both_parts(clause(told, frame.head), frame);
}

// "told them to leave", "…; Iran announced its intentions", "as Israel begins an operation": the
// cue has a clause or an object of its own, and that is nobody whom the sentence is told to.
bool ContentFinder::says_something_else(Frame const& frame) const {
  Argument const* clause = frame.first(Slot::clause);
  if (clause != nullptr && is_infinitive(here_.parse, clause->token)) return true;
  Argument const* object = frame.first(Slot::object);
  if (object == nullptr || frame.passive || object->token < frame.head) return false;
  if (takes_hearer(frame)) return false;
  bool const told = static_cast<std::size_t>(object->token) < here_.names.actor_at.size() &&
                    here_.names.actor_at[object->token] >= 0;
  bool const pronoun = here_.parse.tokens[object->token].upos == Upos::PRON;
  return !told && !pronoun;
}

// "as Baku said"; not "as the prayer concluded", "as their fate is decided".
bool ContentFinder::is_somebody_speaking(Frame const& frame) const {
  Argument const* subject = frame.first(Slot::subject);
  if (subject == nullptr || frame.passive) return false;
  Upos const upos = here_.parse.tokens[subject->token].upos;
  return upos != Upos::NOUN ||
         (static_cast<std::size_t>(subject->token) < here_.names.actor_at.size() &&
          here_.names.actor_at[subject->token] >= 0);
}

// "told the agency": of such cues the object may be who hears it.
bool ContentFinder::takes_hearer(Frame const& frame) const {
  std::vector<Pattern> const* patterns = here_.book.find(frame.lemma);
  if (patterns == nullptr) return false;
  return std::any_of(patterns->begin(), patterns->end(), [&](Pattern const& pattern) {
    CueRule const& rule = here_.book.rules()[pattern.payload];
    return rule.open &&
           std::any_of(rule.addressee.begin(), rule.addressee.end(), [](Where const& where) {
             return where.kind == Where::Kind::slot && where.slot == Slot::object;
           });
  });
}

// "the convoy, the government said, reached …": between commas behind the subject, which is read
// as a relative clause.
bool ContentFinder::is_put_in(std::int32_t head) const {
  Token const& word = here_.parse.tokens[head];
  TokenSpan const span = subtree(here_.parse, head);
  bool const subject = base_relation(here_.parse.tokens[word.head].relation) == "nsubj";
  if (word.relation != "acl:relcl" || !subject || span.begin == 0) return false;
  bool const commas = span.end < here_.parse.tokens.size() &&
                      here_.parse.tokens[span.end].form == "," &&
                      here_.parse.tokens[span.begin - 1].form == ",";
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (has_feature(here_.parse.tokens[t], "PronType=Rel")) return false;
  }
  return commas && child(here_.parse, head, "nsubj") >= 0;
}

}  // namespace dragoman
