// Sources that a phrase names: "according to the ministry, the road is shut".
#pragma once

#include <optional>
#include <vector>

#include "claims/attribution.h"
#include "claims/sources.h"

namespace dragoman {

// Finds the phrases of the book in one sentence.
class PhraseFinder {
 public:
  // What they refer to must outlive the finder.
  PhraseFinder(SentenceLayers const& here, SourceFinder const& sources,
               ContentFinder const& content)
      : here_(here), sources_(sources), content_(content) {}

  // One for each place where the words stand before somebody who can speak; the rule's conditions
  // are not looked at.
  std::vector<Attribution> find(CuePhrase const& phrase) const;

 private:
  bool is_phrase(CuePhrase const& phrase, std::uint32_t first) const;
  std::optional<Attribution> attribute(CuePhrase const& phrase, TokenSpan words) const;
  bool is_in_relative(TokenSpan words, std::int32_t clause) const;
  Content without_opening(Content content) const;
  Content told_of_relative(Content content, std::int32_t source, std::int32_t clause) const;
  bool ends_sentence(TokenSpan words, std::int32_t source) const;
  std::int32_t main_clause(std::int32_t clause) const;
  std::int32_t top_of(TokenSpan words, std::int32_t source) const;
  std::int32_t relative_before(std::uint32_t first, std::int32_t governor) const;
  std::int32_t noun_after(TokenSpan words) const;
  bool has_comma(TokenSpan span) const;
  bool is_below_predicate(TokenSpan words, std::int32_t noun) const;
  std::int32_t clause_of(std::int32_t token) const;

  SentenceLayers const& here_;
  SourceFinder const& sources_;
  ContentFinder const& content_;
};

}  // namespace dragoman
