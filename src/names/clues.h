// What speaks for a candidate for whom a pronoun means: yes-or-no clues, each with a learned
// weight.
//
// In: Parse, Quotations, mentions with their chains. Out: the clues that hold of one candidate.
//
//   "Armenia accused the peacekeepers. Moscow has rebuffed its criticism."
//    ^-- country, subject, one back    ^-- subject of its clause, nearest
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "names/coreference.h"
#include "parse/quotations.h"

namespace dragoman {

// Role of a word in its clause; words joined by "and" have that of the first.
enum class Role : std::uint8_t {
  subject,
  undergoer,
  object,
  oblique,
  owner,
  modifier,
  beside,
  other
};
inline constexpr std::size_t kRoles = 8;

enum class Clue : std::uint8_t {
  // Role of the candidate, then the same where the pronoun is a possessive.
  role,
  role_for_owner = role + kRoles,
  same_sentence = role_for_owner + kRoles,
  one_back,
  two_back,
  farther_back,
  near,       // within 6 words
  not_far,    // within 15 words
  far,        // beyond 30 words
  nearest,    // no other candidate between
  second,     // one other candidate between
  parallel,   // in the same role
  undergoes,  // an object before, for a pronoun that undergoes
  main,       // subject of its sentence's own verb
  owns_subject,
  joined,             // "Putin and his country"
  subject_around,     // subject of the innermost clause around the pronoun
  subject_of_speech,  // the same, where the pronoun stands in what it says
  body_of_speech,     // the same, of a state or body
  near_speaker,       // in the words that name who says it: "a spokesman of the army said it"
  subject_beside,     // the same, where a clause is joined to its own
  subject_of_clause,  // the same, in the pronoun's own clause
  subject_farther,    // subject of the next clause around
  object_around,      // object of the innermost clause around
  told_of,            // a relative clause about it holds the pronoun
  ahead,              // "In his speech, Pashinyan said"
  pronoun,            // the candidate mention is one itself
  named,
  person,
  body,
  country,
  place,
  noun,
  thing,             // no actor
  thing_owner,       // a thing, for a possessive
  thing_speaking,    // a thing, for a pronoun that says something
  country_speaking,  // a country or body, for such a pronoun
  thing_acting,      // a thing, for a pronoun that does something to something
  actor_acting,      // an actor, for such a pronoun
  sex_known,
  number_agrees,  // both of one or both of many
  many_word,      // "group" for "they"
  tool,
  told_twice,  // mentions of the chain so far
  told_thrice,
  told_four_times,
  told_often,       // six or more
  told_later,       // ten or more in the document
  centre,           // subject of the sentence before, by any of its mentions
  speaker_outside,  // the pronoun is quoted from this very speaker
  source_before,    // the pronoun is quoted, the candidate told something before
  same_quotation,
  out_of_quotation,  // the candidate is not quoted, the pronoun is
  into_quotation,    // the candidate is quoted, the pronoun is not
  nobody,            // no candidate: it means no actor told before
  nobody_expletive,  // "it is clear that"
  nobody_quoted,
  nobody_object,
  nobody_copula,
  nobody_owner,
  nobody_acting,
  nobody_speaking,
  count
};
inline constexpr std::size_t kClues = static_cast<std::size_t>(Clue::count);

struct Pronoun {
  std::int32_t token = -1;
  std::int32_t sentence = -1;
  bool possessive = false;
  bool reflexive = false;
  Traits const* traits = nullptr;
};

struct Candidate {
  std::int32_t token = -1;    // -1: nobody
  std::int32_t mention = -1;  // -1: a thing, or nobody
  std::int32_t chain = -1;
  std::int32_t between = 0;  // other candidates between it and the pronoun
};

struct PronounOption {
  Candidate candidate;
  std::vector<Clue> clues;
};

class ClueFinder {
 public:
  // All must outlive the finder; chains and `chain_of` (mention → chain, -1 none) may still grow.
  ClueFinder(ActorBook const& book, Parse const& parse, Quotations const& quotations,
             std::vector<ActorMention> const& mentions, std::vector<Chain> const& chains,
             std::vector<std::int32_t> const& chain_of);

  // For the clues of all candidates of one pronoun, asked after each other.
  void look_at(Pronoun const& pronoun);
  std::vector<Clue> clues(Candidate const& candidate) const;

  // "The ministry denied that. …," it said.': who spoke in the last sentence before, of the same
  // paragraph, that is not all in marks, where the pronoun speaks in its own sentence; with marks
  // between also who did something else there. Where the pronoun opens a paragraph with a
  // quotation, who spoke at the end of the one before. -1: nobody.
  std::int32_t last_sayer() const;

  bool is_quoted() const { return quotations_.at[pronoun_.token] >= 0; }

  // Whom the pronoun cannot mean for what is in marks: '"The minister is ill," he said' means no
  // minister; nobody speaks of himself or of who hears him as "he" or "they".
  bool is_ruled_out(std::int32_t token, std::int32_t chain) const;

  // The number of the mention that this token heads, -1 where it heads none.
  std::int32_t mention_at(std::int32_t token) const;
  std::int32_t chain_at(std::int32_t token) const;

 private:
  // A clause around the pronoun: its subject, its object, the relation by which it holds the
  // pronoun.
  struct Clause {
    std::int32_t subject = -1;
    std::int32_t object = -1;
    std::string_view by;
  };

  void find_clauses();
  std::int32_t speaker_of(std::int32_t quotation) const;
  std::int32_t sayer_of(std::int32_t quotation) const;
  bool says(std::int32_t verb, std::int32_t quotation) const;
  bool goes_on(std::int32_t quotation) const;
  void add_role(Candidate const& candidate, std::vector<Clue>& out) const;
  void add_distance(Candidate const& candidate, std::vector<Clue>& out) const;
  void add_structure(Candidate const& candidate, std::vector<Clue>& out) const;
  void add_nature(Candidate const& candidate, std::vector<Clue>& out) const;
  void add_chain(Candidate const& candidate, std::vector<Clue>& out) const;
  void add_quotation(Candidate const& candidate, std::vector<Clue>& out) const;
  std::vector<Clue> clues_of_nobody() const;
  Role role_of(std::int32_t token) const;
  bool is_main(std::int32_t token) const;
  bool owns_subject(std::int32_t token) const;
  bool is_joined(std::int32_t token) const;
  bool is_centre(Chain const& chain) const;
  bool is_of_group(Chain const& chain, WordGroup group) const;
  bool is_expletive() const;
  bool speaks() const;
  bool acts() const;
  bool tells(std::int32_t subject) const;
  bool is_hearer(std::int32_t token) const;
  bool names_speaker(std::int32_t chain) const;
  bool is_of_us(std::int32_t quotation, std::int32_t chain) const;
  bool is_source_before(std::int32_t token) const;
  bool opens_speech() const;
  bool is_around_quotation(Sentence const& sentence) const;
  std::int32_t narrated_subject(Sentence const& sentence) const;
  bool is_near_speaker(std::int32_t token) const;

  ActorBook const& book_;
  Parse const& parse_;
  Quotations const& quotations_;
  std::vector<ActorMention> const& mentions_;
  std::vector<Chain> const& chains_;
  std::vector<std::int32_t> const& chain_of_;
  Pronoun pronoun_;
  std::vector<Clause> clauses_;
  std::vector<std::int32_t> told_of_;  // nouns that a clause around the pronoun tells of
  std::int32_t speaker_ = -1;          // chain of who says the quotation around it
};

}  // namespace dragoman
