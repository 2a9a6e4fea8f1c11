// The rules of the coder, compiled from the text files that analysts edit (docs/CODEBOOK.md).
//
// In: a directory with *.rules, *.classes and tables. Out: Codebook, immutable, shared by threads.
//
//   rule accuse.1 ACCUSE allege
//     verb accuse, blame, charge with
//     recipient object, against
//     content of, for, clause
//     cameo 112
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/events.h"
#include "events/frames.h"

namespace dragoman {

// Strings as keys that are looked up by views, without a copy.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// One wording of a predicate: a head lemma and the words that must stand with it. "open fire",
// "call for" and "lay siege to" of verbs begin with the head; "peace deal" of nouns ends with it.
struct Pattern {
  FrameKind kind = FrameKind::verb;
  std::string head;
  std::vector<std::string> before;  // modifiers of a noun
  std::vector<std::string> after;   // particles, objects, prepositions
  std::int32_t payload = -1;        // what it stands for: a rule, a carrier, an embedding

  std::size_t words() const { return 1 + before.size() + after.size(); }
  std::string text() const;
};

// Patterns by head lemma, those of more words first: a look-up costs the same in a large book.
class PatternTable {
 public:
  void add(Pattern pattern);
  // Longer wordings first, then those of the lower `rank` (one a payload); call once, at the end.
  void sort(std::vector<int> const& rank);
  std::vector<Pattern> const* find(std::string_view lemma) const;
  std::size_t size() const { return size_; }
  // Calls `visit` with the patterns of each head, in the order in which they are tried.
  template <class Visit>
  void for_each_head(Visit visit) const {
    for (auto const& [head, patterns] : by_head_) visit(patterns);
  }

 private:
  TextMap<std::vector<Pattern>> by_head_;
  std::size_t size_ = 0;
};

// Where a rule looks for a role: a slot of the frame, or the words after a preposition.
struct Where {
  enum class Kind : std::uint8_t { slot, preposition } kind = Kind::slot;
  Slot slot = Slot::subject;
  std::string preposition;
};

enum class Role : std::uint8_t {
  actor,
  recipient,
  partner,
  content,
  trigger,
  sentence,
  place,
  outer  // what opens the clause: "said" of "said that it will attack"; and what carries a noun
};

// What a rule asks: "recipient is MIL, COP", "object in weapon", "clause given", "content is
// ASSAULT" (some rule of that type codes it), "content negated", "object same subject".
struct Condition {
  enum class Test : std::uint8_t { is, in, given, several, negated, same } test = Test::is;
  bool negative = false;              // "unless"
  std::vector<Role> roles;            // it holds where it holds of one of these
  std::vector<Where> where;           // or these
  std::vector<std::string> kinds;     // of `is`: "actor", "person", "group", or sectors
  std::vector<EventType> deeds;       // of `is`, too
  std::vector<std::int32_t> classes;  // of `in`
  std::vector<Where> other;           // of `same`: one
  std::string text;                   // as written
};

// "when object in ceasefire: mode yield, cameo 1056"
struct Refinement {
  Condition condition;
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;
};

// A sentence that the rule must code, or must leave alone.
struct RuleCase {
  enum class Expect : std::uint8_t { fires, spares } expect = Expect::fires;
  std::string sentence;
};

struct Rule {
  std::string name;  // "accuse.1"
  EventType type = EventType::CONSULT;
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;
  bool outcome = false;    // what an attack did: told with it, the attack is the event
  bool alone = false;      // it counts also where nobody is named
  int rank = 0;            // among rules of the same wording the higher rank is tried first
  double certainty = 0.7;  // share of its codings that are right, before any other evidence
  std::vector<Where> actor, recipient, partner, content;
  std::vector<Condition> conditions;
  std::vector<Refinement> refinements;
  std::vector<RuleCase> cases;
  std::string file;
  int line = 0;
};

// What a verb does to the noun that carries the meaning.
enum class Carrier : std::uint8_t {
  doing,      // "launched an attack on": the verb's subject is the noun's
  suffering,  // "came under attack from": the verb's subject is the noun's object
  happening,  // "clashes broke out": the verb only says that it happened
  lending,    // "vowed revenge", "froze aid to": the noun keeps its clause, its doer is the verb's
  receiving   // "rejected a request": the verb's subject is whom the noun is directed at
};

// What an outer predicate makes of what is inside it. What it shares happens if the predicate does:
// "will begin to", "did not lead to", "may result in".
enum class Outlook : std::uint8_t { actual, future, hypothetical, negated, shared };

struct CameoCode {
  double goldstein = 0;
  std::string type;  // of PLOVER by the crosswalk; empty where it has none
};

// Sentences with at least `least` words of the class are no politics: sport, weather, markets.
struct Exclusion {
  std::string name;
  std::int32_t word_class = -1;
  int least = 1;
};

// A context and the class of words that call it.
struct ContextWords {
  std::string context;
  std::int32_t word_class = -1;
};

// Word classes by number; a word may be in many. Entries of several words are matched on lemmas.
class WordClasses {
 public:
  std::int32_t number_of(std::string_view name);   // made where new
  std::int32_t find(std::string_view name) const;  // -1 where none
  std::string const& name(std::int32_t number) const { return names_[number]; }
  void add(std::int32_t word_class, std::vector<std::string> words);
  // Appends the classes of the words that start at `token` (single words and longer entries).
  void of(Parse const& parse, std::int32_t token, std::vector<std::int32_t>& classes) const;
  // True where words of the class of that name start at `token`; never where there is none such.
  bool holds(std::string_view name, Parse const& parse, std::int32_t token) const;
  std::size_t size() const { return names_.size(); }

 private:
  struct Entry {
    std::int32_t word_class;
    std::vector<std::string> rest;
  };
  std::vector<std::string> names_;
  TextMap<std::int32_t> numbers_;
  TextMap<std::vector<Entry>> entries_;
};

struct Codebook {
  std::vector<Rule> rules;  // those with more conditions first among the rules of one pattern
  PatternTable predicates;  // payload: rule
  PatternTable carriers;    // payload: Carrier
  PatternTable outlooks;    // payload: Outlook
  WordClasses classes;
  std::vector<ContextWords> contexts;
  std::vector<Exclusion> exclusions;
  TextMap<CameoCode> cameo;

  // Reads every *.rules file of the directory in the order of names, and cameo.tsv. Throws
  // Error{cannot_run} with file:line:column, what is wrong there and how to mend it.
  static Codebook load(std::string const& directory);
};

}  // namespace dragoman
