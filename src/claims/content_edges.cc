// Where content begins and ends when its cue is put into it.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/content.h"
#include "events/wording.h"
#include "names/time_words.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLongestInsertion = 14;  // words between the two commas

bool is_comma(Parse const& parse, std::uint32_t token) { return parse.tokens[token].form == ","; }

// "a day after …", "two weeks before …"
bool opens_span_of_time(Parse const& parse, TokenSpan span) {
  if (span.size() < 3 || !unit_of(parse.tokens[span.begin + 1].lemma)) return false;
  std::string_view const after = parse.tokens[span.begin + 2].lemma;
  return after == "after" || after == "before";
}

bool is_relative(Token const& word) { return has_feature(word, "PronType=Rel"); }

}  // namespace

// The commas around "the senator said then" of "The truth, the senator said then, was that …".
TokenSpan ContentFinder::between_commas(Frame const& frame) const {
  Argument const* subject = frame.first(Slot::subject);
  auto const cue = static_cast<std::uint32_t>(frame.head);
  if (subject == nullptr || frame.kind != FrameKind::verb || here_.quotations.at[cue] >= 0)
    return {};
  bool const describes = frame.passive && here_.parse.tokens[cue].relation == "acl";
  if (describes) return {};  // "the draft, submitted by Greece, received 12 votes"
  auto const source = static_cast<std::uint32_t>(subject->token);
  if (!here_.sentence.tokens.contains(source)) return {};
  TokenSpan span{std::min(cue, source), std::max(cue, source) + 1};
  while (span.begin > here_.sentence.tokens.begin && !is_comma(here_.parse, span.begin))
    --span.begin;
  while (span.end < here_.sentence.tokens.end && !is_comma(here_.parse, span.end) &&
         here_.parse.tokens[span.end].form != ";")
    ++span.end;
  bool const inside =
      span.begin > here_.sentence.tokens.begin && span.end + 2 < here_.sentence.tokens.end;
  return inside && span.size() <= kLongestInsertion ? TokenSpan{span.begin, span.end + 1}
                                                    : TokenSpan{};
}

// Nothing but a source and its cue: no other verb, no object, no word that opens a clause or
// belongs to what stands outside.
bool ContentFinder::is_insertion(TokenSpan span, Frame const& frame) const {
  if (span.empty() || here_.quotations.at[span.begin] >= 0) return false;
  Upos const first = here_.parse.tokens[span.begin + 1].upos;
  if (first == Upos::CCONJ || first == Upos::SCONJ) return false;
  for (std::uint32_t t = span.begin + 1; t + 1 < span.end; ++t) {
    Token const& word = here_.parse.tokens[t];
    bool const other_verb = word.upos == Upos::VERB && word.relation != "amod" &&  // "United"
                            static_cast<std::int32_t>(t) != frame.head;
    std::string_view const relation = base_relation(word.relation);
    bool const object = word.head == frame.head && (relation == "obj" || relation == "ccomp");
    bool const away = word.head >= 0 && !span.contains(static_cast<std::uint32_t>(word.head)) &&
                      word.upos == Upos::NOUN;
    if (other_verb || object || away || is_relative(word) || relation == "mark") return false;
  }
  return !is_relative(here_.parse.tokens[span.begin + 1]);
}

// "The road, the ministry said, is open.": all of the sentence but the words between the commas.
Content ContentFinder::inserted_into(Frame const& frame) const {
  TokenSpan const gap = between_commas(frame);
  if (!is_insertion(gap, frame)) return {};
  TokenSpan whole = here_.sentence.tokens;
  if (here_.parse.tokens[whole.begin].upos == Upos::CCONJ) ++whole.begin;
  bool const that = here_.parse.tokens[gap.end].lemma == "that";
  if (whole.begin >= gap.begin || that || goes_on_otherwise(gap.end)) return {};
  if (opens_aside(gap.end, frame.head) || names_source(gap.end, frame)) return {};
  Token const& sign = here_.parse.tokens[gap.begin - 1];
  bool const joined =
      sign.upos == Upos::CCONJ && gap.begin > whole.begin + 1 && whole.end > gap.end;
  if (joined)  // "was shut but, Ava said, open from its side": what stands before is the outlet's
    return {trimmed_content(here_.parse, {gap.end, whole.end}), sign.head, {}};
  bool const ends = here_.parse.tokens[gap.end - 1].form == ";";
  if (ends || tells_of(gap, gap.end) || is_remark(gap.end)) whole.end = gap.begin;
  whole = with_quotations(here_.quotations, trimmed_content(here_.parse, whole));
  bool const around = whole.end > gap.begin;
  return {trimmed_content(here_.parse, whole), predicate_around(frame), around ? gap : TokenSpan{}};
}

// ", and the army denied it": another voice, or no more than a noun. What is joined by "and" and
// tells of deeds is the same source's: "X died, he said, and Y was hurt".
bool ContentFinder::goes_on_otherwise(std::uint32_t first) const {
  Token const& word = here_.parse.tokens[first];
  if (word.upos != Upos::CCONJ) return false;
  if (word.lemma != "and" || word.head < 0) return true;
  bool const clause = child(here_.parse, word.head, "nsubj") >= 0;
  if (!clause || here_.quotations.at[first] >= 0) return true;
  for (std::uint32_t t = first; t < here_.sentence.tokens.end; ++t) {
    bool const verb = here_.parse.tokens[t].upos == Upos::VERB;
    if (verb && speaks(static_cast<std::int32_t>(t))) return true;
  }
  return false;
}

// ", one of the highest tolls among …", ", the latest in a series": what the outlet thinks of it.
bool ContentFinder::is_remark(std::uint32_t first) const {
  if (first + 2 >= here_.sentence.tokens.end) return false;
  Token const& word = here_.parse.tokens[first];
  Token const& next = here_.parse.tokens[first + 1];
  if (word.lemma == "one" && next.lemma == "of") return true;
  bool const most = has_feature(next, "Degree=Sup") || has_feature(next, "NumType=Ord");
  return word.lemma == "the" && (most || next.lemma == "latest");
}

// ", the envoy said on Saturday, a day after …": the words at `first` hang on a word of the gap but
// its cue.
bool ContentFinder::tells_of(TokenSpan gap, std::uint32_t first) const {
  if (opens_span_of_time(here_.parse, {first, here_.sentence.tokens.end})) return true;
  std::int32_t top = static_cast<std::int32_t>(first);
  std::int32_t above = here_.parse.tokens[first].head;
  while (above >= 0 && subtree(here_.parse, above).begin == first) {
    top = above;
    above = here_.parse.tokens[top].head;
  }
  bool const time = base_relation(here_.parse.tokens[top].relation) == "nmod";
  return time && above >= 0 && gap.contains(static_cast<std::uint32_t>(above));
}

// ", said the head of the agency, Mona Ali.": nothing but another name of the source to the end.
bool ContentFinder::names_source(std::uint32_t first, Frame const& frame) const {
  Argument const* subject = frame.first(Slot::subject);
  if (subject == nullptr) return false;
  TokenSpan const source = subtree(here_.parse, subject->token);
  return source.contains(first) && source.end + 1 >= here_.sentence.tokens.end;
}

Content ContentFinder::without_occasion(Content content, TokenSpan cue) const {
  std::uint32_t const first = cue.end;
  bool const opens = content.tokens.begin == first && content.head >= 0 &&
                     here_.parse.tokens[first].upos == Upos::ADP;
  std::int32_t const noun = opens ? here_.parse.tokens[first].head : -1;
  if (noun < 0 || noun == content.head || here_.quotations.at[noun] >= 0) return content;
  TokenSpan const phrase = subtree(here_.parse, noun);
  bool const outlet =
      here_.parse.tokens[first].lemma == "on" && here_.parse.tokens[noun].upos == Upos::PROPN;
  bool const where = outlet || here_.book.in_class(here_.parse, noun, "occasion");
  if (where && phrase.begin == first && phrase.end < content.tokens.end)
    content.tokens.begin = phrase.end;
  content.tokens = trimmed_content(here_.parse, content.tokens);
  return content;
}

// "warned Turkey of the consequences in an interview with The Times": where it was said, at the end
// of what is no clause.
Content ContentFinder::without_last_occasion(Content content) const {
  static constexpr std::array<std::string_view, 3> kIn = {"in", "at", "during"};
  bool const clause = content.head >= 0 && here_.parse.tokens[content.head].upos == Upos::VERB;
  if (content.tokens.empty() || clause || !content.gap.empty()) return content;
  for (std::uint32_t t = content.tokens.begin + 1; t < content.tokens.end; ++t) {
    auto const noun = static_cast<std::int32_t>(t);
    TokenSpan const phrase = subtree(here_.parse, noun);
    std::int32_t const sign = child(here_.parse, noun, "case");
    std::int32_t const article = child(here_.parse, noun, "det");
    bool const some = article >= 0 && has_feature(here_.parse.tokens[article], "Definite=Ind");
    std::int32_t const above = here_.parse.tokens[noun].head;  // "arrested during a rally" is told
    bool const of_deed = above >= 0 && here_.parse.tokens[above].upos == Upos::VERB &&
                         content.tokens.contains(static_cast<std::uint32_t>(above));
    bool const last =
        phrase.end == content.tokens.end && phrase.begin > content.tokens.begin && !of_deed;
    bool const said_there = some && last && sign >= 0 && noun != content.head &&
                            is_one_of(here_.parse.tokens[sign].lemma, kIn) &&
                            here_.quotations.at[t] < 0 &&
                            here_.book.in_class(here_.parse, noun, "occasion");
    if (said_there)
      content.tokens = trimmed_content(here_.parse, {content.tokens.begin, phrase.begin});
  }
  return content;
}

// "rejected the criticism, with a spokeswoman saying …": another voice beside what is rejected.
Content ContentFinder::without_company(Content content) const {
  for (std::uint32_t t = content.tokens.begin + 1; t < content.tokens.end; ++t) {
    Token const& word = here_.parse.tokens[t];
    bool const opens = word.lemma == "with" && word.relation == "mark" &&
                       here_.quotations.at[t] < 0 && content.gap.empty();
    if (!opens || !is_saying(word.head)) continue;
    content.tokens = trimmed_content(here_.parse, {content.tokens.begin, t});
    return content;
  }
  return content;
}

// "a charge Cairo dismissed", "charges he called false", "something he refused to do", "which he
// rejected": from this word on others tell what they make of what was said before it.
bool ContentFinder::opens_verdict(std::uint32_t first) const {
  Parse const& parse = here_.parse;
  Token const& word = parse.tokens[first];
  if (word.lemma == "which" && base_relation(word.relation) == "obj") {
    return word.head > static_cast<std::int32_t>(first) &&
           is_replying(parse.tokens[word.head].lemma) &&
           child(parse, word.head, "nsubj") > static_cast<std::int32_t>(first);
  }
  std::int32_t const noun = word.upos == Upos::DET ? word.head : static_cast<std::int32_t>(first);
  bool const said = noun >= 0 && (here_.book.in_class(parse, noun, "accusation") ||
                                  here_.book.in_class(parse, noun, "said-word") ||
                                  here_.book.in_class(parse, noun, "demand-word") ||
                                  parse.tokens[noun].lemma == "something");
  std::int32_t const clause = said ? child(parse, noun, "acl") : -1;
  return clause > noun && here_.book.find(parse.tokens[clause].lemma) != nullptr;
}

// "accused Egypt of sending drones, a charge Cairo dismissed": what others make of what was said.
// Behind the cue nothing else is left of it: "Mines were laid, Cairo said, a charge Khartoum …".
Content ContentFinder::without_verdict(Content content) const {
  for (std::uint32_t t = content.tokens.begin + 1; t + 2 < content.tokens.end; ++t) {
    bool const comma = here_.parse.tokens[t].form == "," && here_.quotations.at[t] < 0;
    bool const beside = content.gap.empty() || t + 1 == content.gap.end;
    if (!comma || !beside || !opens_verdict(t + 1)) continue;
    std::uint32_t const end = content.gap.empty() ? t : content.gap.begin;
    content.tokens = trimmed_content(here_.parse, {content.tokens.begin, end});
    content.gap = {};
    return content;
  }
  return content;
}

// "announced a truce; the rebels rejected it": what stands behind a semicolon is no clause of the
// cue.
bool ContentFinder::is_beyond_semicolon(std::int32_t cue, std::int32_t clause) const {
  for (std::int32_t t = cue + 1; t < clause; ++t) {
    if (here_.parse.tokens[t].form == ";" && here_.quotations.at[t] < 0) return true;
  }
  return false;
}

Content ContentFinder::without_time(Content content, TokenSpan cue) const {
  if (content.tokens.begin != cue.end) return content;
  std::uint32_t begin = cue.end;
  if (here_.parse.tokens[begin].upos == Upos::ADP) ++begin;
  for (TimeMention const& time : here_.names.times) {
    if (time.tokens.begin != begin || time.tokens.end + 1 >= content.tokens.end) continue;
    Token const& last = here_.parse.tokens[time.tokens.end - 1];
    bool const owns = last.relation == "nmod:poss";  // "responsibility for Tuesday's attack"
    bool const subject = base_relation(last.relation) == "nsubj";
    if (!subject && !owns) content.tokens.begin = time.tokens.end;
  }
  content.tokens = trimmed_content(here_.parse, content.tokens);
  return content;
}

// "said A; it might do B", "said A, but then he did B": what goes on right behind the clause is
// often read as the cue's own.
Content ContentFinder::with_rest(Content content, Frame const& frame) const {
  if (content.tokens.empty() || content.tokens.begin < static_cast<std::uint32_t>(frame.head))
    return content;
  for (std::int32_t const token : here_.parse.children[frame.head]) {
    TokenSpan const span = subtree(here_.parse, token);
    bool const next =
        span.begin >= content.tokens.end && only_marks({content.tokens.end, span.begin});
    if (!next || !goes_on(token, span)) continue;
    content.tokens.end = std::min(span.end, here_.sentence.tokens.end);
  }
  content.tokens = trimmed_content(here_.parse, content.tokens);
  return content;
}

// At most one word or sign, or nothing but signs: ',"'.
bool ContentFinder::only_marks(TokenSpan span) const {
  static constexpr std::size_t kMost = 3;
  return span.size() < 2 ||
         (span.size() <= kMost &&
          std::all_of(
              here_.parse.tokens.begin() + span.begin, here_.parse.tokens.begin() + span.end,
              [](Token const& word) { return word.upos == Upos::PUNCT; }));
}

bool ContentFinder::speaks(std::int32_t token) const {
  Frame const* frame = here_.frames.of(token);
  std::vector<Pattern> const* patterns = frame == nullptr ? nullptr : here_.book.find(frame->lemma);
  if (patterns == nullptr) return false;
  return std::any_of(patterns->begin(), patterns->end(), [&](Pattern const& pattern) {
    if (pattern.kind != frame->kind) return false;
    Coding coding = coding_of(*frame);
    if (!find_wording(here_.parse, *frame, pattern, coding)) return false;
    CueRule const& rule = here_.book.rules()[pattern.payload];
    return may_pass(rule, *frame, coding) &&
           std::any_of(rule.content.begin(), rule.content.end(),
                       [&](ContentPlace const& place) { return may_be_at(place, coding); });
  });
}

// "would expand the role": tells no more than it were to comment on it, which only "did not expand"
// does.
bool ContentFinder::may_pass(CueRule const& rule, Frame const& frame, Coding const& coding) const {
  return std::all_of(rule.tests.begin(), rule.tests.end(), [&](CueTest const& test) {
    if (test.kind == CueTest::Kind::cue_negated) return frame.negated != test.unless;
    bool const speaker = test.kind == CueTest::Kind::speaker_class;
    if ((!speaker && test.kind != CueTest::Kind::content_class) || test.unless) return true;
    return std::any_of(coding.arguments.begin(), coding.arguments.end(), [&](Argument const& each) {
      return (each.slot == Slot::subject) == speaker &&
             here_.book.in_class(here_.parse, each.token, test.word_class);
    });
  });
}

bool ContentFinder::may_be_at(ContentPlace const& place, Coding const& coding) const {
  using Kind = ContentPlace::Kind;
  if (place.kind == Kind::quote || place.kind == Kind::spoken || place.kind == Kind::around)
    return std::any_of(
        here_.quotations.all.begin(), here_.quotations.all.end(),
        [&](Quotation const& each) { return each.tokens.overlaps(here_.sentence.tokens); });
  return std::any_of(coding.arguments.begin(), coding.arguments.end(), [&](Argument const& each) {
    if (place.kind == Kind::after)
      return each.slot == Slot::oblique && each.preposition == place.preposition;
    return each.slot == (place.kind == Kind::whole ? Slot::object : Slot::clause);
  });
}

bool ContentFinder::goes_on(std::int32_t token, TokenSpan span) const {
  Token const& word = here_.parse.tokens[token];
  std::string_view const relation = base_relation(word.relation);
  std::int32_t const subject = child(here_.parse, token, "nsubj");
  bool const pronoun = subject >= 0 && has_feature(here_.parse.tokens[subject], "Person=3");
  bool const cue = speaks(token);
  std::string_view const first = here_.parse.tokens[span.begin].form;
  if (relation == "parataxis") return (first == ";" || first == ":") && !cue;
  std::int32_t const mark = child(here_.parse, token, "mark");
  bool const that = mark >= 0 && here_.parse.tokens[mark].lemma == "that";
  if (that && relation == "conj") return true;
  if (relation == "ccomp" && is_answered_aside(token)) return false;
  if (relation == "ccomp") return !cue;  // "the agency, created in 1990, needed money": two clauses
  if (continues(token, span) || is_listed(token)) return true;
  bool const joined = relation == "conj" || relation == "advcl";
  if (!joined || cue || here_.quotations.at[token] >= 0) return false;
  return pronoun || runs_on(token, span);
}

// "said the road was cut and could not be mended", "said A holds but shots are heard": without a
// comma before it, what is joined to the cue is still said.
bool ContentFinder::runs_on(std::int32_t token, TokenSpan span) const {
  bool const joined = base_relation(here_.parse.tokens[token].relation) == "conj";
  return joined && here_.parse.tokens[span.begin].upos == Upos::CCONJ;
}

// "said A was shut, B had burnt and C had left": B, without "and", is no sentence of the outlet.
bool ContentFinder::is_listed(std::int32_t token) const {
  Token const& word = here_.parse.tokens[token];
  bool const joined = base_relation(word.relation) == "conj" && here_.quotations.at[token] < 0;
  bool const clause = child(here_.parse, token, "nsubj") >= 0 && !speaks(token);
  return joined && clause && child(here_.parse, token, "cc") < 0 &&
         child(here_.parse, token, "conj") >= 0;
}

// "said the gas was the cause because …", "said he would leave for the coast": words right behind
// the clause belong to it, unless they tell where or when it was said.
bool ContentFinder::continues(std::int32_t token, TokenSpan span) const {
  static constexpr std::array<std::string_view, 6> kReasons = {"because", "if",   "unless",
                                                               "until",   "once", "so"};
  static constexpr std::string_view kSaidThere = "occasion";
  Token const& word = here_.parse.tokens[token];
  std::string_view const relation = base_relation(word.relation);
  if (here_.parse.tokens[span.begin].upos == Upos::PUNCT || here_.quotations.at[token] >= 0)
    return false;
  if (relation == "advcl") {
    std::int32_t const mark = child(here_.parse, token, "mark");
    return mark >= 0 && std::find(kReasons.begin(), kReasons.end(),
                                  here_.parse.tokens[mark].lemma) != kReasons.end();
  }
  bool const there = here_.book.in_class(here_.parse, token, kSaidThere);
  return relation == "obl" && !there && !is_time(span);
}

// "said the war they fear is near": a clause without "that" is sometimes read as a noun with
// relative clauses.
Content ContentFinder::read_as_object(Frame const& frame) const {
  Argument const* object = frame.first(Slot::object);
  if (object == nullptr || object->token < frame.head || frame.passive) return {};
  Token const& noun = here_.parse.tokens[object->token];
  if (base_relation(noun.relation) != "obj" || here_.book.find(noun.lemma) != nullptr) return {};
  TokenSpan const span = subtree(here_.parse, object->token);
  bool finite = false;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    finite = finite || has_feature(here_.parse.tokens[t], "VerbForm=Fin");
  }
  return finite && span.end + 2 >= here_.sentence.tokens.end ? clause(object->token, -1)
                                                             : Content{};
}

// "portrayed himself as a victim": what the object is seen as stands right behind it.
Content ContentFinder::with_view(Content object) const {
  std::uint32_t const next = object.tokens.end;
  if (object.tokens.empty() || next + 1 >= here_.sentence.tokens.end) return object;
  Token const& as = here_.parse.tokens[next];
  if (as.lemma != "as" || as.head <= static_cast<std::int32_t>(next)) return object;
  if (has_feature(here_.parse.tokens[as.head], "VerbForm=Fin")) return object;
  TokenSpan const view = subtree(here_.parse, as.head);
  if (view.begin != next) return object;
  object.tokens.end = view.end;
  return {trimmed_content(here_.parse, with_quotations(here_.quotations, object.tokens)),
          object.head};
}

// ", as Kyiv called for …": another voice begins at this word.
bool ContentFinder::opens_aside(std::uint32_t first, std::int32_t cue) const {
  if (is_aside(static_cast<std::int32_t>(first))) return true;  // ", citing police"
  Token const& word = here_.parse.tokens[first];                // ", while residents told us …"
  bool const meanwhile = word.upos == Upos::SCONJ && word.head >= 0 && is_aside(word.head);
  if (meanwhile && speaks(word.head) && child(here_.parse, word.head, "ccomp") >= 0) return true;
  std::vector<std::int32_t> const& below = here_.parse.children[cue];
  return std::any_of(below.begin(), below.end(), [&](std::int32_t token) {
    return is_aside(token) && subtree(here_.parse, token).contains(first);
  });
}

// The predicate that the cue hangs on or opens.
std::int32_t ContentFinder::predicate_around(Frame const& frame) const {
  Argument const* clause = frame.first(Slot::clause);
  if (clause != nullptr) return clause->token;
  std::int32_t const above = here_.parse.tokens[frame.head].head;
  bool const relative = here_.parse.tokens[frame.head].relation == "acl:relcl" && above >= 0;
  return relative ? here_.parse.tokens[above].head : above;
}

}  // namespace dragoman
