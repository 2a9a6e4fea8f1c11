#include "export/persons.h"

#include <algorithm>

#include "store/sql.h"

namespace dragoman {
namespace {

// Shorter words are particles and initials ("al", "de", "J."), which stand in other names, too.
constexpr std::size_t kShortestWord = 3;

bool in_word(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

// Names in Latin letters begin with a capital; "his wife" and "the minister" name nobody.
bool begins_as_name(std::string const& words) {
  auto const first = static_cast<unsigned char>(words.empty() ? ' ' : words[0]);
  return first >= 0x80 || (first >= 'A' && first <= 'Z');
}

std::string in_capitals(std::string words) {
  for (char& c : words) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return words;
}

bool stands_at(std::string const& text, std::size_t at, std::string const& words) {
  if (text.compare(at, words.size(), words) != 0) return false;
  std::size_t const end = at + words.size();
  return end == text.size() || !in_word(text[end]) || !in_word(words.back());
}

}  // namespace

PersonNames PersonNames::of(Database const& database, std::int64_t document) {
  PersonNames out;
  Statement rows = database.prepare(sql_file("queries/persons_of_document.sql"));
  rows.bind({document});
  while (rows.step()) {
    bool const is_name = rows.integer(2) != 0;
    is_name ? out.add_name(rows.text(0), rows.text(1))
            : out.add_mention(rows.text(0), rows.text(1));
  }
  return out;
}

void PersonNames::insert(std::string const& words, std::string const& code) {
  auto const same = [&](Name const& one) { return one.words == words; };
  if (std::ranges::any_of(names_, same)) return;
  auto const length = [](Name const& one) { return one.words.size(); };
  auto const place = std::ranges::upper_bound(names_, words.size(), std::ranges::greater(), length);
  names_.insert(place, {words, code});
}

void PersonNames::add_mention(std::string const& words, std::string const& code) {
  if (!begins_as_name(words)) return;
  insert(words, code);
  insert(in_capitals(words), code);
}

void PersonNames::add_name(std::string const& name, std::string const& code) {
  add_mention(name, code);
  for (std::size_t at = 0; at < name.size();) {
    std::size_t const end = std::min(name.find(' ', at), name.size());
    if (end - at >= kShortestWord) add_mention(name.substr(at, end - at), code);
    at = end + 1;
  }
}

std::string PersonNames::without(std::string const& text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    bool const at_word = at == 0 || !in_word(text[at - 1]);
    auto const name = std::ranges::find_if(
        names_, [&](Name const& one) { return at_word && stands_at(text, at, one.words); });
    if (name == names_.end()) {
      out += text[at++];
    } else {
      out += "[" + name->code + "]";
      at += name->words.size();
    }
  }
  return out;
}

}  // namespace dragoman
