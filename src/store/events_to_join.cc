#include "store/events_to_join.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "base/utf8.h"
#include "store/sql.h"

namespace dragoman {
namespace {

// Beginnings of words of four letters and more, in small letters: shorter ones are in every
// sentence, and one report tells of a bomber, the other of bombings.
std::set<std::string> words_of(std::string const& sentence) {
  constexpr std::size_t kLong = 4;
  constexpr std::size_t kStem = 6;
  std::set<std::string> out;
  std::string word;
  for (char const c : sentence + " ") {
    auto const byte = static_cast<unsigned char>(c);
    bool const letter = byte >= 0x80 || (byte >= 'a' && byte <= 'z');
    bool const upper = byte >= 'A' && byte <= 'Z';
    if (letter || upper) {
      word += static_cast<char>(upper ? byte + 32 : byte);
    } else {
      if (word.size() >= kLong) out.emplace(beginning_of(word, kStem));
      word.clear();
    }
  }
  return out;
}

JoinableEvent event_row(Statement const& row) {
  JoinableEvent out;
  out.event = {row.integer(0),
               row.integer(1),
               row.text(2),
               row.text(13),
               row.text(3),
               row.text(7),
               parse_date(row.text(5)),
               parse_date(row.text(6)),
               row.real(8),
               row.real(9),
               codes_of(row.text(10)),
               codes_of(row.text(11)),
               words_of(row.text(12)),
               row.text(14),
               words_of(row.text(15)),
               counts_of(row.text(16)),
               row.integer(17) != 0,
               row.integer(19) != 0,
               row.real(18).value_or(0)};
  out.day = row.text(4), out.actors = row.text(10), out.recipients = row.text(11);
  out.counts = row.text(16);
  return out;
}

}  // namespace

std::vector<JoinableEvent> events_to_join(Database const& database) {
  std::vector<JoinableEvent> out;
  Statement all = database.prepare(sql_file("queries/events_to_join.sql"));
  while (all.step()) out.push_back(event_row(all));
  return out;
}

std::set<std::string> codes_of(std::string const& list) {
  std::set<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t const end = std::min(list.find(';', at), list.size());
    if (end > at) out.insert(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::map<std::string, std::set<double>> counts_of(std::string const& list) {
  std::map<std::string, std::set<double>> out;
  for (std::string const& count : codes_of(list)) {
    std::size_t const blank = count.rfind(' ');
    out[count.substr(0, blank)].insert(std::strtod(count.c_str() + blank, nullptr));
  }
  return out;
}

}  // namespace dragoman
