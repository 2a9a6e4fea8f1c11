// Cues: the words by which a report says that somebody says something, and the act they carry.
//
// In: the codebook's *.cues (docs/CODEBOOK.md). Out: CueBook, immutable, shared by threads.
//
//   cue accuse.1 accuse
//     verb accuse, blame
//     content of, for
//     addressee object
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claims.h"
#include "claims/measure_book.h"
#include "events/codebook.h"

namespace dragoman {

// Where around its cue the content stands.
struct ContentPlace {
  enum class Kind : std::uint8_t {
    clause,             // any clause that the cue opens
    finite,             // "that …", "…ing"
    infinitive,         // "to …"
    whole,              // the object with what is said of it: "the report as false"
    object_and_clause,  // "Rwanda to end its support"
    quote,              // a quotation or a sentence beside the cue
    spoken,             // a quotation, or the sentence that source and cue are put into
    around,             // the sentence that the cue hangs on
    itself,             // the word of the cue: "has not | commented"
    subject,            // "the plan drew criticism from Kyiv"
    after               // the words after `preposition`
  } kind = Kind::clause;
  std::string preposition;
};

// What must hold besides the words of the cue.
struct CueTest {
  enum class Kind : std::uint8_t {
    speaker_named,        // a noun, a name or a personal pronoun: no "it", no "one"
    speaker_actor,        // one of the actors or a personal pronoun
    object_actor,         // who can speak is the object: "expects Russia to say"
    speaker_class,        // the head of the speaker is in `word_class`
    cue_passive,          // "could not be reached"
    cue_negated,          // "has not commented", "neither confirmed nor denied"
    cue_transitive,       // "offers a truce": it has an object of its own
    content_predicative,  // "called the vote a farce": object and what is said of it
    content_question,     // "whether", "who", "how"
    content_to_come,      // "that the truce would be extended"
    content_negated,      // "not to attack the convoy"
    content_counted,      // the content ends in a number: "violations at 14,000"
    content_numbered,     // the head of the content is counted: "7,500 violations"
    content_class,        // the head of the content is in `word_class`
    predicate_class       // a word of what is said of the object is in `word_class`
  } kind = Kind::speaker_named;
  std::int32_t word_class = -1;
  bool unless = false;  // it must not hold
};

struct CueRule {
  std::string name;  // "deny.1"
  Act act = Act::assert_;
  std::vector<ContentPlace> content;  // the first that is there
  std::vector<Where> addressee;
  std::vector<CueTest> tests;
  bool open = false;            // the act may be told by what is said: "said it would strike back"
  bool attitude = false;        // a state of mind, which is no claim inside another claim
  std::optional<Where> source;  // where it is not the subject: "could not be reached"
};

// "according to": words before a noun phrase that names the source of the sentence around it.
struct CuePhrase {
  std::vector<std::string> words;
  std::int32_t rule = -1;
};

// What the content must be like to carry an act of its own. Empty lists ask nothing.
struct ActReading {
  std::string name;  // "promise.1"
  Act act = Act::assert_;
  std::vector<std::string> modals;      // lemma of an auxiliary of the predicate
  std::vector<std::string> predicates;  // lemma of the predicate
  std::int32_t predicate_class = -1;
  std::vector<std::string> objects;  // lemma of its object
  bool object_party = false;         // its object is somebody
  std::int32_t about_class = -1;     // class that its subject is in
  std::vector<std::string> holds;    // lemmas anywhere below the predicate
  bool verb = false;                 // the predicate is an active verb of doing
  bool infinitive = false;           // it opens "to …"
  bool imperative = false;           // "Open the road"
  bool subjunctive = false;          // "that the truce be kept": of it or what it opens
  bool of_what = false;              // "what is required is that they withdraw"
  bool passive = false;              // "any offer would be turned down", by nobody who is told
  enum class Polarity : std::uint8_t { any, affirmed, negated } polarity = Polarity::any;
  // `other` than the speaker's side; `party`: somebody but the very speaker, or a deed to be done
  enum class Subject : std::uint8_t { any, speaker, other, party } subject = Subject::any;
  enum class Time : std::uint8_t { any, past, now } time = Time::any;
};

class CueBook {
 public:
  // Reads every *.cues file of the directory in the order of names. Throws Error{cannot_run} with
  // file:line:column, what is wrong there and how to mend it.
  static CueBook load(std::string const& directory);
  // The same from text; `path` is what complaints name.
  static CueBook read(std::string const& path, std::string_view text);

  std::vector<CueRule> const& rules() const { return rules_; }
  // Wordings with this head, longer ones first, then in the order of the book; nullptr for none. A
  // guessed lemma that lacks or has an "e" too many ("urg") is found as well.
  std::vector<Pattern> const* find(std::string_view lemma) const;
  std::vector<CuePhrase> const& phrases() const { return phrases_; }
  std::vector<ActReading> const& readings() const { return readings_; }
  // The rule for a sign instead of a word ("colon", "dash", "again"), -1 where the book has none.
  std::int32_t sign(std::string_view name) const;
  WordClasses const& classes() const { return classes_; }
  MeasureBook const& measures() const { return measures_; }
  // Whether the word is one of this class, by number or by name; no word is one of an unknown
  // class.
  bool in_class(Parse const& parse, std::int32_t token, std::int32_t word_class) const;
  bool in_class(Parse const& parse, std::int32_t token, std::string_view word_class) const {
    return in_class(parse, token, classes_.find(word_class));
  }

 private:
  friend class CueReader;
  std::vector<CueRule> rules_;
  PatternTable patterns_;
  std::vector<CuePhrase> phrases_;
  TextMap<std::int32_t> signs_;
  std::vector<ActReading> readings_;
  WordClasses classes_;
  MeasureBook measures_;
};

}  // namespace dragoman
