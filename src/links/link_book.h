// Words for links and for what opens and shuts them.
//
// In: the codebook's *.links (docs/CODEBOOK.md, "Links"). Out: LinkBook, immutable, shared by
// threads.
//
//   kind crossing
//     noun border crossing       "the border crossing"
//     name kerem shalom          a name that means a link without a noun beside it
//     town rafah                 the same where it is opened or closed: "Rafah reopened"
//   status closed
//     verb block                 "blocked the road"
//     adjective impassable       "the road is impassable"
//     phrase out of service      "the line is out of service"
//   passing closed
//     verb suspend               "suspended flights at the airport"
//   barring closed
//     verb erect barricade       "erected barricades on the road"
//   besieging
//     verb encircle              "encircled the town": the town is the link that is shut
//   way siege
//     noun access                "access to the town": a link by where it leads
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/codebook.h"
#include "events/rule_text.h"
#include "links/links.h"
#include "links/need_book.h"
#include "links/word_patterns.h"

namespace dragoman {

// Lists of words that the search for links asks for.
enum class LinkWords : std::uint8_t {
  ability,
  partial,
  limiting,
  sole,
  dependence,
  general,
  vehicle,
  letting,
  keeping,
  lifting,
  nobody,
  ordering,
  area,
  distinct,
  laying,
  entering,
  persons,
  relief,
  pending,
  plain,
  part,
  running,
  guard,
  razing,
  terrain,
  share,
  releasing,
  blaming,
  lasting
};
inline constexpr std::size_t kLinkWords = 29;

class LinkBook {
 public:
  // Reads every *.links file of the codebook's directory in the order of names; none gives a book
  // that finds nothing. Throws Error{cannot_run} with file:line:column and how to mend it.
  static LinkBook load(std::string const& directory);
  // The same from text; `path` is what complaints name.
  static LinkBook read(std::string const& path, std::string_view text);

  std::string const& kind(std::int32_t number) const { return kinds_[number]; }
  PatternTable const& nouns() const { return nouns_; }          // payload: kind
  PatternTable const& statuses() const { return statuses_; }    // payload: LinkStatus
  PatternTable const& traffic() const { return traffic_; }      // payload: none
  PatternTable const& passing() const { return passing_; }      // payload: LinkStatus
  PatternTable const& barring() const { return barring_; }      // payload: LinkStatus
  PatternTable const& besieging() const { return besieging_; }  // payload: LinkStatus::closed
  PatternTable const& ways() const { return ways_; }            // payload: kind
  // The kind of the link that bears this proper name, in lower case; -1 where none does.
  std::int32_t kind_named(std::string_view name) const;
  // The same for names of towns with a link of that kind: "Rafah reopened".
  std::int32_t kind_at_town(std::string_view name) const;
  std::int32_t siege() const;  // its kind, -1 where no file has it
  // The status that a noun states with its prepositions, "out of service"; nullopt for none.
  std::optional<LinkStatus> status_of(std::string_view phrase) const;
  NeedBook const& needs() const { return needs_; }
  bool is(LinkWords words, std::string_view lemma) const;

 private:
  void add(RuleFile const& file);
  void add_kind(RuleFile const& file, RuleBlock const& block, std::int32_t kind);
  void add_status(RuleFile const& file, RuleBlock const& block, std::int32_t status);
  void sort();

  std::vector<std::string> kinds_;
  PatternTable nouns_, statuses_, traffic_, passing_, barring_, besieging_, ways_;
  TextMap<std::int32_t> names_, towns_;  // → kinds_
  TextMap<LinkStatus> phrases_;
  NeedBook needs_;
  std::array<TextMap<bool>, kLinkWords> words_;
};

}  // namespace dragoman
