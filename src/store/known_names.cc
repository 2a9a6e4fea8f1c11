#include "store/known_names.h"

#include <algorithm>

#include "names/phrase_table.h"
#include "store/sql.h"

namespace dragoman {
namespace {

using Fields = std::vector<std::string>;

Fields split(std::string_view text, char separator) {
  Fields out;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t const end = std::min(text.find(separator, at), text.size());
    out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string joined(std::vector<std::string> const& words, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : " ") + words[i];
  return out;
}

std::string key_of(std::string_view name) {
  std::vector<std::string> const words = words_of_name(name);
  return joined(words, words.size());
}

// Rows of a table of the codebook, comments left out.
std::vector<Fields> rows_of(std::string_view table) {
  std::vector<Fields> out;
  for (std::string const& line :
       split(codebook_table("actors/" + std::string(table) + ".tsv"), '\n')) {
    if (!line.empty() && line.front() != '#') out.push_back(split(line, '\t'));
  }
  return out;
}

// Parts of states, and states that are no more, which the tables have with the code of the state.
bool is_part(std::string const& name) {
  static std::set<std::string> const kParts = {
      "east germany",     "england",  "gaza",  "gaza city",    "gaza strip",
      "northern ireland", "scotland", "wales", "west germany", "west bank"};
  return kParts.contains(name);
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> out;
  for (std::string word : split(name, ' ')) {
    for (std::string_view const ending : {"'s", "’s", "'", "’"}) {
      if (!word.ends_with(ending)) continue;
      word.resize(word.size() - ending.size());
      break;
    }
    for (std::string& part : split(fold_word(word), ' ')) {
      if (!part.empty()) out.push_back(std::move(part));
    }
  }
  if (out.size() > 1 && out.front() == "the") out.erase(out.begin());
  return out;
}

KnownNames::KnownNames() {
  std::set<Key> former;  // "soviet" of RUS
  for (std::string_view const table : {"country_words", "countries"}) {
    for (Fields const& row : rows_of(table)) {
      std::string const& kind = row.at(1);
      Key const key{key_of(row.at(0)), row.at(2)};
      if (is_part(key.first)) continue;
      if (kind == "country" || kind == "capital") countries_.insert(key);
      if (kind == "country" || kind == "demonym") peoples_.insert(key);
      if (kind == "former") former.emplace(words_of_name(row.at(0)).front(), row.at(2));
    }
  }
  for (Key const& key : former) peoples_.erase(key);
  for (Fields const& row : rows_of("bodies")) {
    Fields const names = split(row.at(0), '|');
    for (std::string const& name : names) {
      bodies_.insert({{key_of(name), row.at(2)}, names.front()});
    }
  }
  for (Fields const& row : rows_of("agents")) {
    if (row.at(2) != "person") continue;
    for (std::string const& word : words_of_name(row.at(0))) posts_.insert(word);
  }
}

KnownNames const& KnownNames::built_in() {
  static KnownNames const kNames;
  return kNames;
}

std::size_t KnownNames::country_words(std::vector<std::string> const& words,
                                      std::string const& code) const {
  for (std::size_t count = std::min<std::size_t>(words.size(), 5); count > 0; --count) {
    if (peoples_.contains({joined(words, count), code})) return count;
  }
  return 0;
}

bool KnownNames::is_country(std::vector<std::string> const& words, std::string const& code) const {
  return countries_.contains({joined(words, words.size()), code});
}

std::string KnownNames::body(std::vector<std::string> const& words,
                             std::string const& country) const {
  Key const key{joined(words, words.size()), country};
  auto const found = bodies_.lower_bound({key, ""});
  return found != bodies_.end() && found->first == key ? found->second : "";
}

}  // namespace dragoman
