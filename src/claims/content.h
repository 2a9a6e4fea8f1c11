// What a cue says: the clause, object, quotation or sentence that is its content.
//
//   "Moscow was either unable or unwilling", Pashinyan implied, "to fulfil its obligations."
//    ^-- content ---------------------------- gap ------------------------------------------^
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "claims/cue_book.h"
#include "events/match.h"
#include "parse/quotations.h"

namespace dragoman {

// What attribution looks at. All must outlive the call.
struct Layers {
  CueBook const& book;
  Parse const& parse;
  Names const& names;
  Quotations const& quotations;
  std::vector<Frames> const& clauses;  // of each sentence
};

// The same with the sentence that is looked at.
struct SentenceLayers : Layers {
  Sentence const& sentence;
  Frames const& frames;
};

struct Content {
  TokenSpan tokens;        // without marks and commas at its ends; may cross sentences; empty: none
  std::int32_t head = -1;  // token of its predicate, -1 where only a quotation is known
  TokenSpan gap = {};      // words between its two parts that tell the source; most often empty

  bool holds(TokenSpan span) const { return tokens.contains(span) && !gap.overlaps(span); }
  bool overlaps(TokenSpan span) const { return tokens.overlaps(span) && !gap.contains(span); }
  // Before and behind the gap; the second is empty where there is none.
  std::array<TokenSpan, 2> parts() const {
    if (gap.empty()) return {tokens, TokenSpan{}};
    return {TokenSpan{tokens.begin, gap.begin}, TokenSpan{gap.end, tokens.end}};
  }
};

// Finds the content of the cues of one sentence.
// Verbs that answer what somebody said: "which Kigali denies".
bool is_replying(std::string_view lemma);

class ContentFinder {
 public:
  // What `here` refers to must outlive the finder.
  explicit ContentFinder(SentenceLayers const& here) : here_(here) {}

  // The first of the rule's places that is there. `coding` has the arguments that the wording of
  // the cue left over.
  Content find(CueRule const& rule, Frame const& frame, Coding const& coding) const;
  // "said A was shut and denied B": the cue that the first one's source goes on with; -1: none.
  std::int32_t cue_before(Frame const& frame) const;
  // "described" of "what the army described as a search"
  bool is_free_relative(std::int32_t cue) const;
  // "denies" of ", which Kigali denies"
  bool is_retort(std::int32_t cue) const;
  // A wording of the book at `token` that has something to say: not "took" for all that "took issue
  // with" is one.
  bool speaks(std::int32_t token) const;
  // What `head` says without the words below `cut`.
  Content clause(std::int32_t head, std::int32_t cut) const;
  // "said on Friday they had left": when it was said, right behind the cue, is none of it.
  Content without_time(Content content, TokenSpan cue) const;
  // "said on CNN the race was close": where it was said.
  Content without_occasion(Content content, TokenSpan cue) const;
  // "confirmed the deal in a video": where it was said, at the end.
  Content without_company(Content content) const;
  Content without_verdict(Content content) const;
  bool opens_verdict(std::uint32_t first) const;
  Content without_last_occasion(Content content) const;

 private:
  Content with_other_part(Content one, std::int32_t cut, std::vector<char> const& mask) const;
  bool is_time(TokenSpan span) const;
  Content with_circumstances(Content object, CueRule const& rule, Coding const& coding) const;
  Content with_parts(Content object, std::int32_t cue) const;
  bool counts_behind(Content const& object, Argument const& argument) const;
  bool is_circumstance(CueRule const& rule, Argument const& argument) const;
  Content spoken(Frame const& frame) const;
  Content at(ContentPlace const& place, CueRule const& rule, Frame const& frame,
             Coding const& coding) const;
  Content clause_argument(ContentPlace::Kind kind, Frame const& frame, Coding const& coding) const;
  Content loose(Frame const& frame) const;
  Content misplaced(Frame const& frame) const;
  Content behind_that_word(Frame const& frame) const;
  std::int32_t clause_with_that(std::int32_t below, std::uint32_t first) const;
  Content itself(Frame const& frame) const;
  Content subject(Frame const& frame) const;
  Content with_subject(Content content, Frame const& frame) const;
  Content of_wording(Frame const& frame, Coding const& coding) const;
  Content quoted_behind(std::uint32_t copula) const;
  Content of_noun(Frame const& frame) const;
  bool is_verb_in_disguise(std::int32_t noun) const;
  Content of_free_relative(Frame const& frame) const;
  Content behind_copula(std::int32_t noun) const;
  Content around_view(std::int32_t noun) const;
  Content beside(Frame const& frame) const;
  bool names_other_source(std::int32_t token) const;
  Content around(Frame const& frame) const;
  bool says_something_else(Frame const& frame) const;
  bool takes_hearer(Frame const& frame) const;
  bool is_somebody_speaking(Frame const& frame) const;
  bool is_put_in(std::int32_t head) const;
  TokenSpan between_commas(Frame const& frame) const;
  bool is_insertion(TokenSpan span, Frame const& frame) const;
  Content inserted_into(Frame const& frame) const;
  bool goes_on_otherwise(std::uint32_t first) const;
  bool is_remark(std::uint32_t first) const;
  bool tells_of(TokenSpan gap, std::uint32_t first) const;
  bool names_source(std::uint32_t first, Frame const& frame) const;
  Content with_view(Content object) const;
  Content with_rest(Content content, Frame const& frame) const;
  bool only_marks(TokenSpan span) const;
  bool opens_aside(std::uint32_t first, std::int32_t cue) const;
  Content read_as_object(Frame const& frame) const;
  bool may_be_at(ContentPlace const& place, Coding const& coding) const;
  bool may_pass(CueRule const& rule, Frame const& frame, Coding const& coding) const;
  void close_gaps(std::int32_t head, std::vector<char>& mask) const;
  bool goes_on(std::int32_t token, TokenSpan span) const;
  bool runs_on(std::int32_t token, TokenSpan span) const;
  bool continues(std::int32_t token, TokenSpan span) const;
  bool is_listed(std::int32_t token) const;
  std::int32_t predicate_around(Frame const& frame) const;
  Content whole(CueRule const& rule, Frame const& frame, Coding const& coding) const;
  Content without_sign(Content content) const;
  std::int32_t relative_object(Frame const& frame) const;
  bool is_relative_to(std::int32_t cue) const;
  Content of_reply_by(Frame const& frame) const;
  Content of_bare_relative(Frame const& frame) const;
  bool is_answered_aside(std::int32_t noun) const;
  std::int32_t verb_over(std::int32_t noun) const;
  std::int32_t told_with(std::int32_t cue, std::int32_t noun) const;
  Content antecedent(std::int32_t noun, std::int32_t which, Frame const& frame) const;
  Content with_name(Content object) const;
  Content object_and_clause(Coding const& coding) const;
  std::int32_t head_after(std::string_view preposition, Coding const& coding) const;
  Content after(std::string_view preposition, Coding const& coding) const;
  Content with_next_charge(Content content, std::string_view preposition, std::int32_t cue) const;
  bool ends_before(Quotation const& quotation, Frame const& frame) const;
  Content quotation(Frame const& frame) const;
  Content quotation_before(Frame const& frame) const;
  bool is_called_so(Quotation const& quotation, std::int32_t cue) const;
  Quotation const* quotation_after(Frame const& frame) const;
  bool says_clause(Frame const& frame) const;
  Content with_joined(Content content) const;
  Content with_words_before(Quotation const& quotation, Frame const& frame) const;
  Content both_parts(Content first, Frame const& frame) const;
  bool is_cued_between(std::uint32_t cue, std::uint32_t quotation) const;
  Quotation const* continued(Frame const& frame) const;

  bool opens_clause(Argument const& argument) const;
  bool is_main(Frame const& frame) const;
  bool is_within_phrase(Quotation const& quotation) const;
  std::vector<std::int32_t> other_voices(std::int32_t head, std::int32_t cut) const;
  bool is_next_voice(std::int32_t token, std::int32_t cut) const;
  bool is_aside(std::int32_t token) const;
  bool is_other_sentence(std::int32_t head, std::int32_t token) const;
  bool is_of_cue(std::int32_t head, std::int32_t token) const;
  bool is_saying(std::int32_t token) const;
  bool is_participle(std::int32_t token) const;
  bool is_described_saying(std::int32_t token) const;
  TokenSpan behind_that(std::int32_t head, TokenSpan run) const;
  bool is_beyond_semicolon(std::int32_t cue, std::int32_t clause) const;
  bool is_joined_saying(std::int32_t head, std::int32_t token) const;
  bool opens_with_that(std::int32_t head) const;
  bool is_beyond_thing(std::int32_t head, std::int32_t token) const;
  bool is_active_after_passive(std::int32_t head, std::int32_t token) const;
  bool has_verb_or_stop(TokenSpan span) const;
  Content with_purpose(Content object, Coding const& coding) const;
  Content joined(Content first, std::int32_t head) const;

  SentenceLayers here_;
};

// The head and the arguments of a frame before any wording took its words from them.
Coding coding_of(Frame const& frame);

// Both with the gap between them; the longer one where they stand in no order.
Content in_two_parts(Content const& first, Content const& second);

// What is said of the object: "a farce" of "called the vote a farce", "false" of "dismissed it as
// false". -1 where nothing is.
std::int32_t predicate_of_object(Coding const& coding);

// "to leave", "leave" of "let them leave"; not "leave" of "would leave".
bool is_infinitive(Parse const& parse, std::int32_t token);

// Without commas, stops, marks and an opening "that" at its ends.
TokenSpan trimmed_content(Parse const& parse, TokenSpan span);

// A quotation that holds an end of the span is taken whole.
TokenSpan with_quotations(Quotations const& quotations, TokenSpan span);

bool is_title(Parse const& parse, TokenSpan span);

// True where the words could stand as a sentence: they hold a verb or an auxiliary, or are many.
bool is_statement(Parse const& parse, TokenSpan span);

}  // namespace dragoman
