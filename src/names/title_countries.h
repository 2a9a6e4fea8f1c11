// What the title of a document tells of countries; it is no part of the text that is parsed.
//
//   "Mali army kills dozens near Niger border"
//    MLI; its army                NER; its border
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/actor_book.h"

namespace dragoman {

class TitleCountries {
 public:
  // Any text is a title; an empty one tells nothing.
  TitleCountries(ActorBook const& book, std::string_view title);

  // ISO codes in the order of the title, one for each time that a country is told.
  std::vector<std::string> const& codes() const { return codes_; }
  // The country told before this noun ("minister" of "Russian energy minister"), "" for none.
  // `noun` is folded, in the singular or plural of the title.
  std::string of_noun(std::string_view noun) const;

 private:
  struct Owned {
    std::string word;
    std::string country;
  };
  std::vector<std::string> codes_;
  std::vector<Owned> owned_;  // words that stand behind a country
};

}  // namespace dragoman
