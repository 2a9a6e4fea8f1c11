#include "store/way_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "store/known_names.h"
#include "store/sql.h"

namespace dragoman {
namespace {

using Words = std::set<std::string>;

// The entries of the lists that stand in a block ("kind", "status open") and have one of the names
// ("noun"); an entry goes on where the next line is indented more than a list's name.
std::vector<std::string> entries_of(std::string_view block, Words const& lists) {
  std::vector<std::string> out;
  bool in_block = false;
  bool in_list = false;
  std::string_view rest = codebook_table("passage.links");
  while (!rest.empty()) {
    std::string line(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    std::size_t const indent = std::min(line.find_first_not_of(' '), line.size());
    if (indent == 0) in_block = line.starts_with(block);
    if (indent <= 2)
      in_list = in_block && lists.contains(line.substr(indent, line.find(' ', indent) - indent));
    if (indent == 2) line.erase(0, line.find(' ', indent));
    for (std::size_t at = 0; in_list && at < line.size();) {
      std::size_t const end = std::min(line.find(',', at), line.size());
      out.push_back(line.substr(at, end - at));
      at = end + 1;
    }
  }
  return out;
}

// Single words of four letters and more.
Words words_of_opening() {
  Words out;
  for (std::string const& entry : entries_of("status open", {"verb", "noun", "adjective"})) {
    std::vector<std::string> const words = words_of_name(entry);
    if (words.size() == 1 && words.front().size() > 3) out.insert(words.front());
  }
  return out;
}

}  // namespace

Words const& nouns_of_ways() {
  static Words const kNouns = [] {
    Words out;
    for (std::string const& entry : entries_of("kind", {"noun"})) {
      for (std::string const& word : words_of_name(entry)) out.insert(word), out.insert(word + "s");
    }
    return out;
  }();
  return kNouns;
}

bool speaks_of_opening(std::string const& words) {
  static Words const kOpening = words_of_opening();
  bool of_way = false;
  bool opens = false;
  for (std::string const& word : words_of_name(words)) {
    of_way |= nouns_of_ways().contains(word);
    opens |= std::ranges::any_of(kOpening,
                                 [&](std::string const& one) { return word.starts_with(one); });
  }
  return of_way && opens;
}

}  // namespace dragoman
