// What the store knows of names beforehand: words for countries, names of bodies, words for posts.
//
// In: codebook/actors/*.tsv. Out: whether two names are said to be of one.
//
//   "U.S." → country word of USA     "RSF" → body "Rapid Support Forces" of SDN     "general" →
//   post
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dragoman {

// Words of a name, folded, "Sudan's army" → sudan army; "The U.S." → us.
std::vector<std::string> words_of_name(std::string_view name);

// Immutable; shared by threads.
class KnownNames {
 public:
  // The tables that were built in.
  static KnownNames const& built_in();

  // The words, from the first, that name the country or its people: sudanese army of SDN → 1.
  std::size_t country_words(std::vector<std::string> const& words, std::string const& code) const;
  // Whether the words together are the name or the capital of the country, and nothing else.
  bool is_country(std::vector<std::string> const& words, std::string const& code) const;
  // The first name of the body that the words name; empty where they name none of that country.
  std::string body(std::vector<std::string> const& words, std::string const& country) const;
  // "general", "minister", "secretary"
  bool is_post(std::string const& word) const { return posts_.contains(word); }

 private:
  KnownNames();
  using Key = std::pair<std::string, std::string>;  // folded words, country
  std::set<Key> countries_, peoples_;
  std::set<std::pair<Key, std::string>> bodies_;
  std::set<std::string> posts_;
};

}  // namespace dragoman
