// Persons' names out of what leaves the house: in columns, and in the quotes themselves.
//
//   "Nikol Pashinyan accused Aliyev of bad faith."  →  "[ARM-GOV] accused [AZE-GOV] of bad faith."
//
// What is known of persons is what was read: actors of kind "person" of the same document, each by
// its full name, by every word of it and by the words that mention it. A person whom the reader
// took for no person stays; who cannot bear that leaves the quotes out altogether.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite.h"

namespace dragoman {

// Names of persons, each with the code that stands in for it.
class PersonNames {
 public:
  // Of the document that has this number in the store.
  static PersonNames of(Database const& database, std::int64_t document);

  // A name and each of its words; also in capitals, as headlines have it.
  void add_name(std::string const& name, std::string const& code);
  // Words that mention a person. Those in small letters ("his wife") name nobody and stay.
  void add_mention(std::string const& words, std::string const& code);

  // `text` with each name that stands there as whole words replaced by its code in brackets.
  std::string without(std::string const& text) const;

 private:
  void insert(std::string const& words, std::string const& code);

  struct Name {
    std::string words, code;
  };
  std::vector<Name> names_;  // longer ones first
};

}  // namespace dragoman
