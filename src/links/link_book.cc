#include "links/link_book.h"

#include <algorithm>

#include "names/place_name.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 3> kStatuses = {"open", "restricted", "closed"};
constexpr std::array<std::string_view, kLinkWords> kWords = {
    "ability", "partial", "limiting",  "sole",     "dependence", "general",  "vehicle", "letting",
    "keeping", "lifting", "nobody",    "ordering", "area",       "distinct", "laying",  "entering",
    "persons", "relief",  "pending",   "plain",    "part",       "running",  "guard",   "razing",
    "terrain", "share",   "releasing", "blaming",  "lasting"};
// RECORD's list and waterways; a kind that exports do not know would be lost there.
constexpr std::array<std::string_view, 11> kKinds = {
    "road",     "railway",    "crossing", "port",  "airport", "air-corridor",
    "pipeline", "power-line", "border",   "siege", "waterway"};

template <class Table>
std::int32_t number_of(Table const& table, std::string_view name) {
  auto const found = std::find(table.begin(), table.end(), name);
  return found == table.end() ? -1 : static_cast<std::int32_t>(found - table.begin());
}

template <class Table>
std::int32_t known(RuleFile const& file, RuleLine const& line, Table const& table,
                   std::string_view name) {
  std::int32_t const number = number_of(table, name);
  if (number >= 0) return number;
  std::string names;
  for (std::string_view const each : table) {
    names += (names.empty() ? "" : ", ") + std::string(each);
  }
  complain(file, line, name, "expected one of " + names);
}

}  // namespace

LinkBook LinkBook::load(std::string const& directory) {
  LinkBook book;
  book.needs_ = NeedBook::load(directory);
  for (std::string const& path : files_with(directory, ".links")) {
    book.add(read_rule_file(path));
  }
  book.sort();
  return book;
}

LinkBook LinkBook::read(std::string const& path, std::string_view text) {
  LinkBook book;
  book.add(read_rule_text(path, text));
  book.sort();
  return book;
}

void LinkBook::add(RuleFile const& file) {
  for (RuleBlock const& block : file.blocks) {
    std::string_view name = block.header.text;
    std::string_view const what = take_word(name);
    if (what == "kind") {
      known(file, block.header, kKinds, name);
      kinds_.emplace_back(name);
      add_kind(file, block, static_cast<std::int32_t>(kinds_.size()) - 1);
    } else if (what == "status") {
      add_status(file, block, known(file, block.header, kStatuses, name));
    } else if (what == "passing") {
      add_patterns(file, block, passing_, known(file, block.header, kStatuses, name));
    } else if (what == "barring") {
      add_patterns(file, block, barring_, known(file, block.header, kStatuses, name));
    } else if (what == "besieging") {
      add_patterns(file, block, besieging_, static_cast<std::int32_t>(LinkStatus::closed));
    } else if (what == "way") {
      known(file, block.header, kKinds, name);
      kinds_.emplace_back(name);
      add_patterns(file, block, ways_, static_cast<std::int32_t>(kinds_.size()) - 1);
    } else if (what == "traffic") {
      add_patterns(file, block, traffic_, 0);
    } else {
      std::int32_t const words = number_of(kWords, what);
      if (words < 0) {
        complain(
            file, block.header, what,
            "expected 'kind', 'way', 'status', 'passing', 'barring', 'besieging', 'traffic' or a "
            "list of words");
      }
      for (RuleLine const& line : block.body) {
        for (std::string& lemma : split_list(line.text, ',')) words_[words].emplace(lemma, true);
      }
    }
  }
}

// Proper names tell by themselves what they are: "Kerem Shalom", "Nord Stream".
void LinkBook::add_kind(RuleFile const& file, RuleBlock const& block, std::int32_t kind) {
  RuleBlock nouns = block;
  std::erase_if(nouns.body, [&](RuleLine const& line) {
    std::string_view list = line.text;
    std::string_view const part = take_word(list);
    if (part != "name" && part != "town") return false;
    auto& names = part == "name" ? names_ : towns_;
    for (std::string const& name : split_list(list, ',')) names.emplace(fold_name(name), kind);
    return true;
  });
  add_patterns(file, nouns, nouns_, kind);
}

std::int32_t LinkBook::kind_named(std::string_view name) const {
  auto const found = names_.find(name);
  if (found != names_.end()) return found->second;
  std::size_t const digits = name.find_first_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return -1;
  bool const number = name.find_first_not_of("0123456789", digits) == std::string_view::npos;
  auto const numbered = names_.find(std::string(name.substr(0, digits)) + '0');  // stands for any
  return !number || numbered == names_.end() ? -1 : numbered->second;
}

std::int32_t LinkBook::kind_at_town(std::string_view name) const {
  auto const found = towns_.find(name);
  return found == towns_.end() ? -1 : found->second;
}

void LinkBook::add_status(RuleFile const& file, RuleBlock const& block, std::int32_t status) {
  RuleBlock patterns = block;
  std::erase_if(patterns.body, [&](RuleLine const& line) {
    std::string_view list = line.text;
    if (take_word(list) != "phrase") return false;
    for (std::string& phrase : split_list(list, ',')) {
      phrases_.emplace(std::move(phrase), static_cast<LinkStatus>(status));
    }
    return true;
  });
  add_patterns(file, patterns, statuses_, status);
}

std::optional<LinkStatus> LinkBook::status_of(std::string_view phrase) const {
  auto const found = phrases_.find(phrase);
  return found == phrases_.end() ? std::nullopt : std::optional(found->second);
}

void LinkBook::sort() {
  std::vector<int> kinds(std::max<std::size_t>(kinds_.size(), kStatuses.size()));
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = static_cast<int>(i);
  for (PatternTable* table :
       {&nouns_, &statuses_, &traffic_, &passing_, &barring_, &besieging_, &ways_}) {
    table->sort(kinds);
  }
}

std::int32_t LinkBook::siege() const { return number_of(kinds_, "siege"); }

bool LinkBook::is(LinkWords words, std::string_view lemma) const {
  auto const& table = words_[static_cast<std::size_t>(words)];
  return table.find(lemma) != table.end();
}

}  // namespace dragoman
