#include "claims/measure_book.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kMeasureRoles> kRoles = {
    "done", "undergone", "state",  "counted", "deed",
    "toll", "taking",    "losing", "lacking", "handling"};
constexpr std::array<std::string_view, kFigureWords> kWords = {
    "hedge", "idle", "rest", "part", "causing", "lifeless", "thing", "people", "again"};
// RECORD's list; a measure that exports do not know would be lost there.
constexpr std::array<std::string_view, 14> kMeasures = {
    "killed",      "wounded", "missing", "detained",     "abducted", "released", "displaced",
    "inhabitants", "troops",  "in-need", "participants", "tonnes",   "vehicles", "other"};

template <class Table>
std::size_t number_of(Table const& table, std::string_view name) {
  return static_cast<std::size_t>(std::find(table.begin(), table.end(), name) - table.begin());
}

template <class Table>
std::string listed(Table const& table) {
  std::string out;
  for (std::string_view const name : table) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

// Lemmas of a tagger lose or gain a final "e" now and then, keep a doubled letter or "ie" for "y":
// these are tried where the lemma itself is not in the book. "Care" is no car.
constexpr std::size_t kShortest = 4;

template <class Value>
auto look_up(TextMap<Value> const& table, std::string_view lemma) {
  auto found = table.find(lemma);
  if (found != table.end() || lemma.size() < 3) return found;
  std::string other(lemma);
  found = table.find(other + 'e');
  bool const doubled = lemma.back() == lemma[lemma.size() - 2];
  if (found != table.end() || (!lemma.ends_with('e') && !doubled)) return found;
  other.pop_back();
  if (lemma.ends_with('e') && other.size() < kShortest) return table.end();
  found = table.find(other);
  if (found != table.end() || !other.ends_with('i')) return found;
  other.back() = 'y';
  return table.find(other);
}

}  // namespace

MeasureBook MeasureBook::load(std::string const& directory) {
  MeasureBook book;
  for (std::string const& path : files_with(directory, ".measures")) book.add(read_rule_file(path));
  return book;
}

MeasureBook MeasureBook::read(std::string const& path, std::string_view text) {
  MeasureBook book;
  book.add(read_rule_text(path, text));
  return book;
}

void MeasureBook::add(RuleFile const& file) {
  for (RuleBlock const& block : file.blocks) {
    std::string_view rest = block.header.text;
    std::string_view const kind = take_word(rest);
    if (kind == "measure") {
      add_measure(file, block, rest);
    } else if (kind == "words") {
      add_words(file, block, rest);
    } else {
      complain(file, block.header, kind, "expected 'measure NAME' or 'words NAME'");
    }
  }
}

void MeasureBook::add_measure(RuleFile const& file, RuleBlock const& block, std::string_view name) {
  if (number_of(kMeasures, name) == kMeasures.size()) {
    complain(file, block.header, name, "no such measure; one of " + listed(kMeasures));
  }
  auto const number = static_cast<std::int32_t>(names_.size());
  names_.emplace_back(name);
  for (RuleLine const& line : block.body) {
    std::string_view rest = line.text;
    std::string_view const word = take_word(rest);
    std::size_t const role = number_of(kRoles, word);
    if (role == kRoles.size()) complain(file, line, word, "expected one of " + listed(kRoles));
    for (std::string& lemma : split_list(rest, ',')) {
      bool const added = roles_[role].emplace(lemma, number).second;
      if (!added)
        complain(file, line, lemma,
                 '\'' + lemma + "' has a measure as '" + std::string(word) + "' already");
    }
  }
}

void MeasureBook::add_words(RuleFile const& file, RuleBlock const& block, std::string_view name) {
  std::size_t const number = number_of(kWords, name);
  if (number == kWords.size()) {
    complain(file, block.header, name, "expected one of " + listed(kWords));
  }
  for (RuleLine const& line : block.body) {
    for (std::string& lemma : split_list(line.text, ',')) words_[number].emplace(lemma, true);
  }
}

std::string_view MeasureBook::measure(MeasureRole role, std::string_view lemma) const {
  auto const& table = roles_[static_cast<std::size_t>(role)];
  auto const found = look_up(table, lemma);
  return found == table.end() ? std::string_view() : std::string_view(names_[found->second]);
}

bool MeasureBook::is(FigureWords words, std::string_view lemma) const {
  auto const& table = words_[static_cast<std::size_t>(words)];
  return look_up(table, lemma) != table.end();
}

}  // namespace dragoman
