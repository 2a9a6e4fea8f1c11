// What figures measure, and the words by which a text says so.
//
// In: the codebook's *.measures (docs/CODEBOOK.md, "Measures"). Out: MeasureBook, immutable, shared
// by threads.
//
//   measure killed
//     done kill, murder         "killed 12 civilians": what is counted is the object
//     undergone die, perish     "12 died": what is counted is the subject
//     state dead                "left 12 dead", "12 dead"
//     counted death, fatality   "12 deaths"
//     deed killing, murder      "the killing of 12"
//     toll death toll           "the death toll rose to 40"
//     taking claim life         "claimed 40 lives": verb and object; the object
//     losing lose life          "40 people lost their lives": verb and object; the subject
//     lacking food              "40 people without food"
//     handling hold             "holds 40 sailors": done, where what is counted is people
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "events/codebook.h"
#include "events/rule_text.h"

namespace dragoman {

// How a word tells the measure of what stands with it.
enum class MeasureRole : std::uint8_t {
  done,
  undergone,
  state,
  counted,
  deed,
  toll,
  taking,
  losing,
  lacking,
  handling
};
inline constexpr std::size_t kMeasureRoles = 10;

// Further classes of words that the search for figures asks for.
enum class FigureWords : std::uint8_t {
  hedge,     // verbs that make a number an estimate: "is estimated to have killed 410"
  idle,      // nouns whose number is no figure: "two sides", "three times"
  rest,      // words that stand for the noun before: "eight others"
  part,      // prepositions that open a part of a figure: "including three children"
  causing,   // verbs that put somebody in a state: "left 12 dead"
  lifeless,  // nouns that are no victims: "a bill was killed"
  thing,     // nouns of what is burned or captured and is nobody: "homes", "bases"
  people,    // nouns of people of whom nothing else is told: "passengers", "families"
  again      // nouns for a number told before: "puts the figure at 40"
};
inline constexpr std::size_t kFigureWords = 9;

class MeasureBook {
 public:
  // Throws Error{cannot_run} with file:line:column, what is wrong there and how to mend it.
  static MeasureBook load(std::string const& directory);
  // The same from text; `path` is what complaints name.
  static MeasureBook read(std::string const& path, std::string_view text);

  // The measure that a lemma tells in this role, empty where none. Entries of two words ("death
  // toll") are looked up as written; so are verb and object of `taking`.
  std::string_view measure(MeasureRole role, std::string_view lemma) const;
  bool is(FigureWords words, std::string_view lemma) const;

 private:
  void add(RuleFile const& file);
  void add_measure(RuleFile const& file, RuleBlock const& block, std::string_view name);
  void add_words(RuleFile const& file, RuleBlock const& block, std::string_view name);

  std::vector<std::string> names_;
  std::array<TextMap<std::int32_t>, kMeasureRoles> roles_;  // lemma → names_
  std::array<TextMap<bool>, kFigureWords> words_;
};

}  // namespace dragoman
