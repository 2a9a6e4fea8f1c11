#include "names/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "parse/pieces.h"

namespace dragoman {
namespace {

using Entry = std::pair<std::string_view, double>;

constexpr std::array kSmall = std::to_array<Entry>({
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fourty", 40},   {"fifty", 50},
    {"sixty", 60},   {"seventy", 70}, {"eighty", 80},    {"ninety", 90},
});
constexpr std::array kScales = std::to_array<Entry>({
    {"hundred", 1e2},
    {"thousand", 1e3},
    {"million", 1e6},
    {"billion", 1e9},
    {"trillion", 1e12},
    {"dozen", 12},
    {"bn", 1e9},
    {"mn", 1e6},
    {"mln", 1e6},
    {"lakh", 1e5},
    {"crore", 1e7},
});
// What a plural without a number says: "dozens" is two to eight dozens, "hundreds" 200 to 999.
struct VagueEntry {
  std::string_view word;
  double low, high;
};
constexpr std::array kCollectives = std::to_array<VagueEntry>({
    {"tens", 20, 99},
    {"dozens", 24, 96},
    {"scores", 40, 99},
    {"hundreds", 200, 999},
    {"thousands", 2000, 9999},
    {"millions", 2e6, 9999999},
    {"billions", 2e9, 9.999999999e9},
});
constexpr std::array kVague = std::to_array<VagueEntry>({
    {"several", 3, 9},
    {"few", 3, 9},
    {"handful", 3, 9},
    {"couple", 2, 2},
    {"pair", 2, 2},
});
constexpr std::array kFractions = std::to_array<Entry>({
    {"half", 0.5},
    {"halves", 0.5},
    {"third", 1.0 / 3},
    {"thirds", 1.0 / 3},
    {"quarter", 0.25},
    {"quarters", 0.25},
    {"fifth", 0.2},
    {"fifths", 0.2},
    {"tenth", 0.1},
    {"tenths", 0.1},
});
constexpr std::array kOrdinals = std::to_array<std::string_view>({
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
});

template <class Table>
auto find(Table const& table, std::string_view word) -> decltype(table.data()) {
  for (auto const& entry : table) {
    if constexpr (requires { entry.word; }) {
      if (entry.word == word) return &entry;
    } else {
      if (entry.first == word) return &entry;
    }
  }
  return nullptr;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The words of one sentence from `at` on, read from left to right.
class NumberReader {
 public:
  NumberReader(Parse const& parse, std::uint32_t at, std::uint32_t end)
      : parse_(parse), begin_(at), at_(at), end_(end) {}

  std::optional<NumberWords> read() {
    if (auto found = fraction()) return found;
    at_ = begin_;
    if (auto found = collective()) return found;
    at_ = begin_;
    if (auto found = vague()) return found;
    at_ = begin_;
    return plain();
  }

 private:
  std::string word(std::uint32_t at) const {
    return at < end_ ? lower_case(parse_.tokens[at].form) : std::string();
  }
  bool take(std::string_view text) {
    if (word(at_) != text) return false;
    ++at_;
    return true;
  }
  bool glued(std::uint32_t at) const { return at < end_ && !parse_.tokens[at].space_after; }
  void take_hyphen() {
    if (at_ > begin_ && word(at_) == "-" && glued(at_ - 1) && glued(at_)) ++at_;
  }
  NumberWords result(double low, double high) const {
    return {{begin_, at_}, low, high, low != high, NumberWords::Kind::plain};
  }

  // "a third", "two - thirds", "half"; "half a million" is a plain number.
  std::optional<NumberWords> fraction() {
    double times = 1;
    if (!take("a") && !take("one")) {
      if (Entry const* count = find(kSmall, word(at_)); count != nullptr && count->second < 10) {
        times = count->second;
        ++at_;
      }
    }
    take_hyphen();
    Entry const* part = find(kFractions, word(at_));
    bool const bare = at_ == begin_;
    if (part == nullptr || (bare && part->first != "half")) return std::nullopt;
    ++at_;
    if (word(at_) == "a" || word(at_) == "-" || word(at_) == "dozen") return std::nullopt;
    NumberWords found = result(times * part->second, times * part->second);
    found.kind = NumberWords::Kind::fraction;
    return found;
  }

  // "dozens", "tens of thousands".
  std::optional<NumberWords> collective() {
    VagueEntry const* first = find(kCollectives, word(at_));
    if (first == nullptr) return std::nullopt;
    ++at_;
    NumberWords found = result(first->low, first->high);
    if (word(at_) == "of") {
      VagueEntry const* second = find(kCollectives, word(at_ + 1));
      Entry const* scale = find(
          kScales, second ? second->word.substr(0, second->word.size() - 1) : std::string_view());
      if (scale != nullptr) {
        at_ += 2;
        double const one = first->word == "tens" ? 20 : first->word == "dozens" ? 24 : 200;
        double const most = first->word == "tens" ? 99 : first->word == "dozens" ? 96 : 999;
        found = result(one * scale->second, (most + 1) * scale->second - 1);
      }
    }
    bool const alone = first->word == "tens" && found.tokens.size() == 1;
    if (alone) return std::nullopt;
    found.kind = NumberWords::Kind::collective;
    return found;
  }

  // "several", "a few", "several hundred".
  std::optional<NumberWords> vague() {
    bool const article = take("a");
    VagueEntry const* entry = find(kVague, word(at_));
    if (entry == nullptr || (!article && entry->word != "several")) return std::nullopt;
    ++at_;
    double low = entry->low, high = entry->high;
    if (Entry const* scale = find(kScales, word(at_))) {
      ++at_;
      low *= scale->second;
      high = scale->second >= 100 ? (high + 1) * scale->second - 1 : high * scale->second;
    }
    NumberWords found = result(low, high);
    found.vague = true;
    bool const collective = word(at_) == "of";
    if (collective) found.kind = NumberWords::Kind::collective;
    return found;
  }

  std::optional<NumberWords> plain() {
    double value = 0;
    if (word(at_) == "half" && (word(at_ + 1) == "a" || word(at_ + 1) == "dozen")) {
      at_ += word(at_ + 1) == "a" ? 2 : 1;
      Entry const* scale = find(kScales, word(at_));
      if (scale == nullptr) return std::nullopt;
      ++at_;
      return result(0.5 * scale->second, 0.5 * scale->second);
    }
    if (word(at_) == "a" || word(at_) == "an") {
      Entry const* scale = find(kScales, word(at_ + 1));
      if (scale == nullptr) return std::nullopt;
      ++at_;
      value = words(1);
    } else if (auto digits = digits_value(word(at_))) {
      value = scaled(grouped(*digits));
    } else {
      if (find(kSmall, word(at_)) == nullptr) return std::nullopt;
      value = words(0);
    }
    return result(value, value);
  }

  // "300 000", "150, 000": groups of three digits with spaces between them.
  double grouped(double value) {
    ++at_;
    auto const three = [&](std::uint32_t at) {
      std::string const text = word(at);
      return text.size() == 3 && std::all_of(text.begin(), text.end(), is_digit);
    };
    if (value >= 1000 || value < 1 || value != std::floor(value)) return value;
    if (word(at_) == "," && word(at_ + 1) == "000" && !parse_.tokens[at_ - 1].space_after) ++at_;
    while (three(at_) && parse_.tokens[at_ - 1].space_after) {
      value = value * 1000 + *digits_value(word(at_));
      ++at_;
    }
    return value;
  }

  // Scale words behind digits, and "m" where a currency stands before.
  double scaled(double value) {
    take_hyphen();
    bool const money = begin_ > 0 && parse_.tokens[begin_ - 1].upos == Upos::SYM;
    while (at_ < end_) {
      Entry const* scale = find(kScales, word(at_));
      if (scale == nullptr && !(money && word(at_) == "m")) break;
      value *= scale != nullptr ? scale->second : 1e6;
      ++at_;
    }
    if (at_ > begin_ + 1 && word(at_ - 1) == "-") --at_;
    return std::round(value * 1000) / 1000;
  }

  // Number words: "two hundred and five thousand". `current` is what the article says.
  double words(double current) {
    double total = 0;
    std::uint32_t last = at_;
    while (at_ < end_) {
      std::string const text = word(at_);
      if (Entry const* small = find(kSmall, text)) {
        if (!fits(current, small->second)) break;
        current += small->second;
      } else if (Entry const* scale = find(kScales, text)) {
        bool const inner = scale->second <= 100;
        current = std::max(current, 1.0) * scale->second;
        if (!inner) total += std::exchange(current, 0);
      } else {
        break;
      }
      last = ++at_;
      take_hyphen();
      bool const rest = word(at_) == "and" && (total > 0 || current >= 100) &&
                        find(kSmall, word(at_ + 1)) != nullptr && find(kScales, word(at_ - 1));
      if (rest) ++at_;
    }
    at_ = last;
    return total + current;
  }

  // 5 fits behind 20 and 200, not behind 5 or 12.
  static bool fits(double before, double next) {
    double const room = std::fmod(before, 100);
    if (next >= 10) return room == 0;
    return room == 0 ? true : room >= 20 && std::fmod(room, 10) == 0 && next > 0;
  }

  Parse const& parse_;
  std::uint32_t begin_, at_, end_;
};

}  // namespace

std::optional<NumberWords> read_number(Parse const& parse, std::uint32_t at, std::uint32_t end) {
  return NumberReader(parse, at, end).read();
}

std::optional<double> digits_value(std::string_view text) {
  std::string plain;
  double times = 1;
  if (text.size() > 1 && (text.back() == 'k' || text.back() == 'K')) {
    times = 1000;
    text.remove_suffix(1);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const comma = text[i] == ',' && i > 0 && i + 3 < text.size() && is_digit(text[i + 1]) &&
                       is_digit(text[i + 2]) && is_digit(text[i + 3]);
    if (comma) continue;
    if (!is_digit(text[i]) && !(text[i] == '.' && i > 0)) return std::nullopt;
    plain += text[i];
  }
  double value = 0;
  auto const* const end = plain.data() + plain.size();
  auto const read = std::from_chars(plain.data(), end, value);
  if (plain.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value * times;
}

std::optional<int> ordinal_value(std::string_view text) {
  for (std::size_t i = 1; i < kOrdinals.size(); ++i) {
    if (kOrdinals[i] == text) return static_cast<int>(i);
  }
  if (text.size() < 3 || text.size() > 4) return std::nullopt;
  std::string_view const ending = text.substr(text.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return std::nullopt;
  auto const value = digits_value(text.substr(0, text.size() - 2));
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace dragoman
