// The words of a clause: all below its head but what others say.
#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/content.h"

namespace dragoman {
namespace {

bool is_punctuation(Parse const& parse, std::uint32_t token) {
  return parse.tokens[token].upos == Upos::PUNCT;
}

void mark_subtree(Parse const& parse, std::int32_t head, std::uint32_t begin,
                  std::vector<char>& mask, char value) {
  std::vector<std::int32_t> todo{head};
  while (!todo.empty()) {
    std::int32_t const at = todo.back();
    todo.pop_back();
    std::size_t const index = static_cast<std::uint32_t>(at) - begin;
    if (index < mask.size()) mask[index] = value;
    todo.insert(todo.end(), parse.children[at].begin(), parse.children[at].end());
  }
}

// The longest stretch of marked words; punctuation that belongs to others does not end it.
TokenSpan longest_run(Parse const& parse, std::uint32_t begin, std::vector<char> const& mask) {
  TokenSpan best, run;
  bool open = false;
  for (std::uint32_t i = 0; i < mask.size(); ++i) {
    std::uint32_t const token = begin + i;
    if (mask[i] != 0) {
      if (!open) run = {token, token};
      open = true;
      run.end = token + 1;
      if (run.size() > best.size()) best = run;
    } else if (!is_punctuation(parse, token)) {
      open = false;
    }
  }
  return best;
}

}  // namespace

Content ContentFinder::clause(std::int32_t head, std::int32_t cut) const {
  TokenSpan const sentence = here_.sentence.tokens;
  std::vector<char> mask(sentence.size(), 0);
  mark_subtree(here_.parse, head, sentence.begin, mask, 1);
  close_gaps(head, mask);
  bool const cut_below = cut >= 0 && mask[static_cast<std::uint32_t>(cut) - sentence.begin] != 0;
  if (cut_below) mark_subtree(here_.parse, cut, sentence.begin, mask, 0);
  for (std::int32_t const other : other_voices(head, cut_below ? cut : -1)) {
    mark_subtree(here_.parse, other, sentence.begin, mask, 0);
  }
  TokenSpan const run = behind_that(head, longest_run(here_.parse, sentence.begin, mask));
  Content const one{trimmed_content(here_.parse, with_quotations(here_.quotations, run)), head};
  return cut_below ? with_other_part(one, cut, mask) : one;
}

// "that the attack on September 11 was not": a word or two inside that the tree hangs elsewhere.
void ContentFinder::close_gaps(std::int32_t head, std::vector<char>& mask) const {
  static constexpr std::size_t kLongestGap = 4;  // words
  std::uint32_t const first = here_.sentence.tokens.begin;
  std::size_t last = mask.size();
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] == 0) continue;
    TokenSpan const gap{static_cast<std::uint32_t>(first + last + 1),
                        static_cast<std::uint32_t>(first + i)};
    bool const small = last < i && i - last > 1 && i - last - 1 <= kLongestGap;
    bool const words =
        small && std::none_of(here_.parse.tokens.begin() + gap.begin,
                              here_.parse.tokens.begin() + gap.end, [](Token const& word) {
                                return word.upos == Upos::VERB || word.upos == Upos::AUX ||
                                       word.upos == Upos::PUNCT;
                              });
    bool const holds_head = gap.contains(static_cast<std::uint32_t>(head));
    if (words && !holds_head) std::fill(mask.begin() + last + 1, mask.begin() + i, 1);
    last = i;
  }
}

// "said on Monday, after the raid, that …": what stands before "that" tells of the saying.
TokenSpan ContentFinder::behind_that(std::int32_t head, TokenSpan run) const {
  std::int32_t const mark = child(here_.parse, head, "mark");
  bool const view = child(here_.parse, head, "nsubj:outer") >= 0;  // "the trouble is that …"
  bool const that = !view && mark >= 0 && here_.parse.tokens[mark].lemma == "that" &&
                    run.contains(static_cast<std::uint32_t>(mark));
  if (that) run.begin = static_cast<std::uint32_t>(mark);
  return trimmed_content(here_.parse, run);
}

// "The truth, the senator said, was that …": the words on the other side of the cue belong to it.
Content ContentFinder::with_other_part(Content one, std::int32_t cut,
                                       std::vector<char> const& mask) const {
  std::uint32_t const first = here_.sentence.tokens.begin;
  TokenSpan const away = subtree(here_.parse, cut);
  std::vector<char> other = mask;
  bool const before = one.tokens.end <= static_cast<std::uint32_t>(cut);
  for (std::uint32_t t = first; t < here_.sentence.tokens.end; ++t) {
    bool const there = before ? t >= away.end : t < away.begin;
    if (!there) other[t - first] = 0;
  }
  TokenSpan const run = trimmed_content(here_.parse, longest_run(here_.parse, first, other));
  Content const more{with_quotations(here_.quotations, run), one.head};
  return before ? in_two_parts(one, more) : in_two_parts(more, one);
}

Content in_two_parts(Content const& first, Content const& second) {
  bool const both = !first.tokens.empty() && !second.tokens.empty();
  bool const apart = both && first.tokens.end < second.tokens.begin;
  if (!apart) return first.tokens.size() > second.tokens.size() ? first : second;
  std::int32_t const head = first.head >= 0 ? first.head : second.head;
  return {hull(first.tokens, second.tokens), head, {first.tokens.end, second.tokens.begin}};
}

// Where the sentence goes on with another cue, the content ends: ", adding that …", "and Kyiv
// accused …". `cut` is a cue put into the clause; -1: none.
std::vector<std::int32_t> ContentFinder::other_voices(std::int32_t head, std::int32_t cut) const {
  std::vector<std::int32_t> out, below;
  for (std::int32_t const first : coordinated(here_.parse, head)) {
    below.insert(below.end(), here_.parse.children[first].begin(),
                 here_.parse.children[first].end());
  }
  for (std::int32_t const token : below) {
    Token const& word = here_.parse.tokens[token];
    if (token < head || word.upos != Upos::VERB || here_.quotations.at[token] >= 0) continue;
    bool const source = base_relation(word.relation) == "parataxis" && names_other_source(token);
    bool const other =
        source || (speaks(token) && (is_aside(token) || is_other_sentence(head, token) ||
                                     is_described_saying(token) || is_next_voice(token, cut)));
    if (other || is_of_cue(head, token)) out.push_back(token);
  }
  // further below: "refuses to rule out using force, declaring that …"
  TokenSpan const span = subtree(here_.parse, head);
  for (std::uint32_t t = static_cast<std::uint32_t>(head) + 1; t < span.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    if (here_.quotations.at[t] >= 0) continue;
    bool const known = std::find(below.begin(), below.end(), token) != below.end();
    bool const voice = !known && ((is_saying(token) && is_aside(token)) || is_retort(token));
    if (voice || is_answered_aside(token)) out.push_back(token);
  }
  return out;
}

// ", a charge the group denies"
bool ContentFinder::is_answered_aside(std::int32_t noun) const {
  static constexpr std::string_view kSaid = "accusation";
  auto const& below = here_.parse.children[noun];
  std::uint32_t const begin = subtree(here_.parse, noun).begin;
  bool const opened = here_.parse.tokens[begin].form == ",";
  bool const behind =
      begin > here_.sentence.tokens.begin && here_.parse.tokens[begin - 1].form == ",";
  return (opened || behind) && here_.book.in_class(here_.parse, noun, kSaid) &&
         std::any_of(below.begin(), below.end(), [this](std::int32_t clause) {
           return is_relative_to(clause) && is_replying(here_.parse.tokens[clause].lemma);
         });
}

// "accuses them of lying and imposes sanctions": what is finite cannot be joined to "lying", but
// goes on from the cue.
bool ContentFinder::is_of_cue(std::int32_t head, std::int32_t token) const {
  Token const& first = here_.parse.tokens[head];
  Token const& word = here_.parse.tokens[token];
  std::int32_t const having = child(here_.parse, head, "aux");  // "denied having ordered it and …"
  bool const bare =
      having < 0 ? has_feature(first, "VerbForm=Ger") : here_.parse.tokens[having].form == "having";
  return bare && base_relation(word.relation) == "conj" && has_feature(word, "VerbForm=Fin") &&
         child(here_.parse, token, "nsubj") < 0;
}

// "denied this saying that …": a participle that tells something itself.
bool ContentFinder::is_saying(std::int32_t token) const {
  Token const& word = here_.parse.tokens[token];
  return word.upos == Upos::VERB && word.form.ends_with("ing") && speaks(token) &&
         child(here_.parse, token, "ccomp") >= 0;
}

// "an order ending the ban", "an ultimatum, saying …": what it does, not what it says.
bool ContentFinder::is_participle(std::int32_t token) const {
  Token const& word = here_.parse.tokens[token];
  return word.upos == Upos::VERB && word.form.ends_with("ing") &&
         child(here_.parse, token, "aux") < 0 && child(here_.parse, token, "mark") < 0;
}

// "confirmed the action saying it was meant to help": of what was done, not of what was said; but
// "have no business deciding what is useful".
bool ContentFinder::is_described_saying(std::int32_t token) const {
  static constexpr std::string_view kUtterance = "utterance", kDocument = "document";
  std::int32_t const noun = here_.parse.tokens[token].head;
  bool const below = base_relation(here_.parse.tokens[token].relation) == "acl" && noun >= 0;
  static constexpr std::array<std::string_view, 10> kVoices = {
      "say", "claim", "argue", "add", "insist", "warn", "allege", "state", "declare", "explain"};
  bool const voiced = below && is_one_of(here_.parse.tokens[token].lemma, kVoices);
  return voiced && is_saying(token) && !here_.book.in_class(here_.parse, noun, kUtterance) &&
         !here_.book.in_class(here_.parse, noun, kDocument);
}

// ", adding that …", "as Kyiv called for …", "while warning that …"
bool ContentFinder::is_aside(std::int32_t token) const {
  static constexpr std::array<std::string_view, 7> kMeanwhile = {
      "as", "while", "after", "before", "though", "although", "when"};
  Token const& word = here_.parse.tokens[token];
  if (base_relation(word.relation) != "advcl") return false;
  std::int32_t const mark = child(here_.parse, token, "mark");
  std::int32_t const subject = child(here_.parse, token, "nsubj");
  if (mark >= 0) {
    bool const noun = subject >= 0 && here_.parse.tokens[subject].upos != Upos::PRON;
    static constexpr std::array<std::string_view, 3> kBeside = {"while", "though", "although"};
    bool const himself = subject < 0 && is_one_of(here_.parse.tokens[mark].lemma, kBeside);
    return (noun || himself) && is_one_of(here_.parse.tokens[mark].lemma, kMeanwhile);
  }
  bool const comma = here_.parse.tokens[subtree(here_.parse, token).begin].form == ",";
  return comma && (has_feature(word, "VerbForm=Ger") || has_feature(word, "VerbForm=Part"));
}

// "It was hit, the governor said, and Kyiv accused …": behind the cue somebody else goes on.
bool ContentFinder::is_next_voice(std::int32_t token, std::int32_t cut) const {
  std::int32_t const subject = child(here_.parse, token, "nsubj");
  bool const tells =
      child(here_.parse, token, "obj") >= 0 || child(here_.parse, token, "ccomp") >= 0;
  return cut >= 0 && subject > cut && here_.parse.tokens[subject].upos != Upos::PRON && tells &&
         base_relation(here_.parse.tokens[token].relation) == "conj";
}

// "said he will fight and called it baseless", "said A and Kyiv accused …": a finite cue joined to
// what is said of another time, or with a source and a clause of its own.
bool ContentFinder::is_other_sentence(std::int32_t head, std::int32_t token) const {
  Token const& word = here_.parse.tokens[token];
  std::int32_t const subject = child(here_.parse, token, "nsubj");
  // "… inhabitants, the authorities say; Azerbaijan puts the number at 40,000"
  if (base_relation(word.relation) == "parataxis") {
    return subject >= 0 && here_.parse.tokens[subtree(here_.parse, token).begin].form == ";";
  }
  if (base_relation(word.relation) != "conj") return false;
  if (subject >= 0) {
    return here_.parse.tokens[subject].upos != Upos::PRON &&
           child(here_.parse, token, "ccomp") >= 0;
  }
  bool const bare = child(here_.parse, token, "aux") < 0;
  if (bare && (is_active_after_passive(head, token) || is_beyond_thing(head, token))) return true;
  bool const finite = has_feature(word, "VerbForm=Fin") && bare;
  if (finite && speaks(token) && is_joined_saying(head, token)) return true;
  Token const& first = here_.parse.tokens[head];
  bool const like_first = has_feature(first, "VerbForm=Fin") &&
                          has_feature(first, "Tense=Past") == has_feature(word, "Tense=Past");
  return finite && !like_first;
}

// "said it kept the truce and blamed India for …", "said that Baku planned this and demanded that
// …": who speaks of himself goes on himself, and so does who goes on with another "that".
bool ContentFinder::is_joined_saying(std::int32_t head, std::int32_t token) const {
  std::int32_t const subject = child(here_.parse, head, "nsubj");
  bool const himself = subject >= 0 && has_feature(here_.parse.tokens[subject], "Person=3") &&
                       here_.parse.tokens[subject].upos == Upos::PRON;
  if (himself) return true;
  std::int32_t const second = child(here_.parse, token, "ccomp");
  return second >= 0 && opens_with_that(head) && opens_with_that(second);
}

bool ContentFinder::opens_with_that(std::int32_t head) const {
  std::int32_t const mark = child(here_.parse, head, "mark");
  return mark >= 0 && here_.parse.tokens[mark].lemma == "that";
}

std::int32_t ContentFinder::cue_before(Frame const& frame) const {
  std::int32_t const first = here_.parse.tokens[frame.head].head;
  bool const joined = base_relation(here_.parse.tokens[frame.head].relation) == "conj" &&
                      first >= 0 && child(here_.parse, frame.head, "nsubj") < 0;
  if (!joined || base_relation(here_.parse.tokens[first].relation) != "ccomp") return -1;
  std::int32_t const cue = here_.parse.tokens[first].head;
  bool const told = cue >= 0 && here_.book.find(here_.parse.tokens[cue].lemma) != nullptr;
  return told && here_.quotations.at[frame.head] < 0 && is_other_sentence(first, frame.head) ? cue
                                                                                             : -1;
}

// "said the contract had expired and accused them of blackmail": a contract accuses nobody.
bool ContentFinder::is_beyond_thing(std::int32_t head, std::int32_t token) const {
  std::int32_t const subject = child(here_.parse, head, "nsubj");
  bool const thing = subject >= 0 && here_.parse.tokens[subject].upos == Upos::NOUN &&
                     static_cast<std::size_t>(subject) < here_.names.actor_at.size() &&
                     here_.names.actor_at[subject] < 0;
  std::int32_t const object = child(here_.parse, token, "obj");
  bool const clause = child(here_.parse, token, "ccomp") >= 0;
  bool const somebody = object >= 0 &&
                        static_cast<std::size_t>(object) < here_.names.actor_at.size() &&
                        here_.names.actor_at[object] >= 0;
  return thing && (somebody || clause) && !is_infinitive(here_.parse, head) &&
         here_.parse.tokens[token].form.ends_with("ed");
}

// "said the road was shut and confirmed that …": with an object of its own it is no participle.
bool ContentFinder::is_active_after_passive(std::int32_t head, std::int32_t token) const {
  bool const object =
      child(here_.parse, token, "obj") >= 0 || child(here_.parse, token, "ccomp") >= 0;
  bool const passive =
      child(here_.parse, head, "aux:pass") >= 0 || child(here_.parse, head, "cop") >= 0;
  bool const either = here_.parse.tokens[token].form.ends_with("ed");  // unlike "given", "shown"
  return object && passive && either && !is_infinitive(here_.parse, head);
}

}  // namespace dragoman
