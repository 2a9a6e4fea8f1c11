// Words for what people run short of.
//
// In: the codebook's *.needs (docs/CODEBOOK.md, "Needs"). Out: NeedBook, immutable, shared by
// threads.
//
//   commodity fuel
//     noun petrol, diesel
//   state exhausted
//     verb run out of          "the hospital ran out of diesel"
//   denied exhausted
//     verb have                "the hospital has no oxygen": a lack where it is negated
//   implied electricity cut
//     noun blackout            lack and commodity in one word
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "events/codebook.h"
#include "events/rule_text.h"
#include "links/links.h"

namespace dragoman {

enum class NeedWords : std::uint8_t { causing, because, left, carrier, enough, rest };
inline constexpr std::size_t kNeedWords = 6;

class NeedBook {
 public:
  // Reads every *.needs file of the codebook's directory in the order of names; none gives a book
  // that finds nothing. Throws Error{cannot_run} with file:line:column and how to mend it.
  static NeedBook load(std::string const& directory);
  // The same from text; `path` is what complaints name.
  static NeedBook read(std::string const& path, std::string_view text);

  std::string const& commodity(std::int32_t number) const { return commodities_[number]; }
  PatternTable const& commodities() const { return nouns_; }  // payload: number of the commodity
  PatternTable const& states() const { return states_; }      // payload: NeedState
  PatternTable const& denied() const { return denied_; }      // payload: NeedState
  PatternTable const& implied() const { return implied_; }    // payload: number in lacks
  // A word that holds both says this commodity and this state.
  struct Lack {
    std::int32_t commodity = -1;
    NeedState state = NeedState::short_;
  };
  Lack const& lack(std::int32_t number) const { return lacks_[number]; }
  bool is(NeedWords words, std::string_view lemma) const;

 private:
  void add(RuleFile const& file);
  std::int32_t number_of(std::string_view commodity);
  void sort();

  std::vector<std::string> commodities_;
  std::vector<Lack> lacks_;
  PatternTable nouns_, states_, denied_, implied_;
  std::array<TextMap<bool>, kNeedWords> words_;
};

}  // namespace dragoman
