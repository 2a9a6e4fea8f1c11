// Datelines: where, when and by which agency a report was written, before its first sentence.
#include <algorithm>
#include <array>
#include <vector>

#include "text/blocks.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestDateline = 110;  // bytes
constexpr std::size_t kMostWords = 10;
constexpr std::size_t kMostWordsOfPlace = 4;
constexpr std::size_t kMostWordsOfPlaces = 7;  // "GOMA, Democratic Republic of Congo"
constexpr std::size_t kOpening = 4;  // blocks: behind them a place alone makes no dateline
constexpr std::size_t kFewestWordsBehind = 4;  // "USA - Mexico border" is a heading

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a dateline is made of.
struct Head {
  std::size_t words = 0;
  std::size_t commas = 0;
  bool plain = false;     // a word in small letters that no name has
  bool capitals = false;  // opens with a place in capitals
  bool bracket = false;   // "(Reuters)", but not "(Chester, PA)"
  bool month = false;
  bool number = false;
  bool other = false;  // a word that is no part of a day
};

bool is_capital_word(std::string_view word) {
  return std::ranges::count_if(word, is_upper) >= 3 && std::ranges::none_of(word, is_lower);
}

// Small words inside names of places: "Port of Spain", "Rio de Janeiro", "near Donetsk".
bool is_linking(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "of", "the", "and", "de", "la", "el", "al", "du", "am", "pm", "near", "in", "e", "di"};
  return std::ranges::find(kWords, word) != kWords.end() || word.starts_with("al-") ||
         word.starts_with("el-");
}

void look_at(std::string_view word, Head& head) {
  if (word.empty()) return;
  head.capitals |= head.words == 0 && is_capital_word(word);
  ++head.words;
  bool const month = is_month(word);
  bool const number = is_digit(word.front());
  head.month |= month;
  head.number |= number;
  head.other |= !month && !number;
  bool const named = is_upper(word.front()) || is_digit(word.front()) || word.front() < 0;
  head.plain |= !named && !is_linking(word);
}

Head head_of(std::string_view text) {
  Head head;
  std::size_t begin = 0, opened = 0, commas = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    bool const ends = i == text.size() || std::string_view(" ,/()").find(text[i]) != text.npos;
    if (!ends) continue;
    look_at(text.substr(begin, i - begin), head);
    char const mark = i < text.size() ? text[i] : ' ';
    if (mark == ',') ++head.commas;
    if (mark == '(') opened = i, commas = head.commas;
    if (mark == ')' && (head.commas == commas || opened == 0 || head.month)) head.bracket = true;
    begin = i + 1;
  }
  return head;
}

std::size_t word_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    count += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
  return count;
}

bool opens_sentence(std::string_view rest) {
  if (word_count(rest.substr(0, 200)) < kFewestWordsBehind) return false;
  char const c = rest.front();
  return !is_lower(c) && c != ',' && c != ')';
}

// A word that opens a sentence and no second name: "Brussels – A report", not "Ardal – Vesk talks".
bool opens_plainly(std::string_view rest) {
  static constexpr std::array<std::string_view, 12> kOpeners = {
      "The", "A", "An", "At", "Some", "Several", "More", "One", "Two", "Three", "Four", "No"};
  return is_digit(rest.front()) ||
         std::ranges::find(kOpeners, rest.substr(0, rest.find(' '))) != kOpeners.end();
}

bool is_dateline(Head const& head, std::string_view text, std::size_t earlier) {
  if (head.words == 0 || head.words > kMostWords || head.plain) return false;
  bool const agency = head.bracket && text.back() == ')';
  bool const dated = head.month && head.number && head.other;  // "3 February - " opens an entry
  if (agency || dated) return true;
  std::size_t const most = head.commas == 1 ? kMostWordsOfPlaces : kMostWordsOfPlace;
  if (head.capitals && head.words <= most && (earlier < kOpening || head.commas == 1)) return true;
  return earlier < kOpening && head.commas == 1 && head.words >= 2 && head.words <= 4 &&
         !head.number;
}

// Position behind a dash that closes a dateline, from `from` on; `at` is where it begins.
struct Dash {
  std::size_t at, end;
  bool is_long;
};
Dash next_dash(std::string_view text, std::size_t from) {
  static constexpr std::array<std::string_view, 9> kDashes = {
      " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\x95 ", " -- ", ") - ",
      ")- ", "\xE2\x80\x94",   "\xE2\x80\x93 "};
  Dash first{std::string_view::npos, 0, false};
  for (std::string_view const dash : kDashes) {
    std::size_t at = text.find(dash, from);
    if (at == std::string_view::npos || at >= first.at) continue;
    bool const bracket = dash.front() == ')';
    first = {bracket ? at + 1 : at, at + dash.size(),
             dash.front() == ' ' && dash.find('-') == dash.npos};
  }
  return first;
}

// "Brussels – A report says", but not "Sadly – The word is hers – nobody came".
bool is_lone_place(Head const& head, std::string_view text, std::string_view rest) {
  bool const named = is_upper(text.front()) && !head.plain && !head.number && head.commas == 0;
  bool const one = text.find_first_of(" .") == text.npos;
  std::string_view const sentence = rest.substr(0, rest.find(". "));
  bool const day = head.month || text.ends_with("day");
  return named && one && !day && opens_plainly(rest) && next_dash(sentence, 1).at == sentence.npos;
}

// "YEREVAN, 3 April 2025" of "YEREVAN, 3 April 2025 (Own correspondent)": behind a day, brackets
// hold whoever wrote, in whatever words.
std::string_view without_writer(std::string_view text) {
  std::size_t const open = text.ends_with(')') ? text.rfind(" (") : std::string_view::npos;
  if (open == std::string_view::npos) return text;
  std::string_view const rest = text.substr(0, open);
  Head const head = head_of(rest);
  return head.month && head.number ? rest : text;
}

// "MOSCOW, December 29. /TASS/. ", "YEREVAN, DECEMBER 29, ARMENPRESS. ": a full stop closes it.
std::size_t stopped_size(std::string_view text) {
  std::size_t const stop = text.substr(0, kLongestDateline).find(". ");
  std::size_t const later = text.substr(0, kLongestDateline).find("/. ");
  std::size_t const end = later != std::string_view::npos ? later + 1 : stop;
  if (end == std::string_view::npos) return 0;
  Head const head = head_of(without_writer(text.substr(0, end)));
  bool const complete = head.capitals && head.month && head.number && head.commas > 0;
  bool const sound = complete && !head.plain && head.words <= kMostWords;
  return sound && opens_sentence(text.substr(end + 2)) ? end + 2 : 0;
}

// "Q: Who holds the bridge?", "A: We do.": whose turn it is in an interview.
bool is_turn(std::string_view paragraph) {
  return paragraph.size() > 3 && (paragraph.starts_with("Q: ") || paragraph.starts_with("A: "));
}

}  // namespace

std::uint32_t dateline_size(std::string_view paragraph, std::size_t earlier) {
  if (is_turn(paragraph)) return 3;
  std::string_view const start = paragraph.substr(0, kLongestDateline);
  Dash const dash = next_dash(start, 1);
  if (dash.at != std::string_view::npos && dash.end < paragraph.size()) {
    std::string_view const text = without_writer(start.substr(0, dash.at));
    std::string_view const rest = paragraph.substr(dash.end);
    Head const head = head_of(text);
    bool const alone = earlier == 0 && dash.is_long && is_lone_place(head, text, rest);
    if ((alone || is_dateline(head, text, earlier)) && opens_sentence(rest))
      return static_cast<std::uint32_t>(dash.end);
  }
  return static_cast<std::uint32_t>(stopped_size(paragraph));
}

}  // namespace dragoman
