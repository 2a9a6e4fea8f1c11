#include "links/need_book.h"

#include <algorithm>

#include "links/links.h"
#include "links/word_patterns.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kNeedWords> kWords = {"causing", "because", "left",
                                                             "carrier", "enough",  "rest"};

std::int32_t need_state(RuleFile const& file, RuleLine const& line, std::string_view name) {
  for (NeedState const state : {NeedState::short_, NeedState::exhausted, NeedState::cut}) {
    if (name == name_of(state)) return static_cast<std::int32_t>(state);
  }
  complain(file, line, name, "expected one of short, exhausted, cut");
}

}  // namespace

NeedBook NeedBook::load(std::string const& directory) {
  NeedBook book;
  for (std::string const& path : files_with(directory, ".needs")) book.add(read_rule_file(path));
  book.sort();
  return book;
}

NeedBook NeedBook::read(std::string const& path, std::string_view text) {
  NeedBook book;
  book.add(read_rule_text(path, text));
  book.sort();
  return book;
}

void NeedBook::add(RuleFile const& file) {
  for (RuleBlock const& block : file.blocks) {
    std::string_view name = block.header.text;
    std::string_view const what = take_word(name);
    auto const list = std::find(kWords.begin(), kWords.end(), what);
    if (what == "commodity") {
      add_patterns(file, block, nouns_, number_of(name));
    } else if (what == "implied") {
      std::int32_t const commodity = number_of(take_word(name));
      std::int32_t const state = need_state(file, block.header, name);
      lacks_.push_back({commodity, static_cast<NeedState>(state)});
      add_patterns(file, block, implied_, static_cast<std::int32_t>(lacks_.size()) - 1);
    } else if (what == "state") {
      add_patterns(file, block, states_, need_state(file, block.header, name));
    } else if (what == "denied") {
      add_patterns(file, block, denied_, need_state(file, block.header, name));
    } else if (list != kWords.end()) {
      for (RuleLine const& line : block.body) {
        for (std::string& lemma : split_list(line.text, ',')) {
          words_[list - kWords.begin()].emplace(lemma, true);
        }
      }
    } else {
      complain(file, block.header, what,
               "expected 'commodity', 'state', 'denied', 'implied' or a list of words: 'causing', "
               "'because', 'left', 'carrier', 'enough', 'rest'");
    }
  }
}

std::int32_t NeedBook::number_of(std::string_view commodity) {
  auto const found = std::find(commodities_.begin(), commodities_.end(), commodity);
  if (found != commodities_.end()) return static_cast<std::int32_t>(found - commodities_.begin());
  commodities_.emplace_back(commodity);
  return static_cast<std::int32_t>(commodities_.size()) - 1;
}

void NeedBook::sort() {
  std::vector<int> rank(std::max<std::size_t>(commodities_.size(), lacks_.size() + 3));
  for (std::size_t i = 0; i < rank.size(); ++i) rank[i] = static_cast<int>(i);
  for (PatternTable* table : {&nouns_, &states_, &denied_, &implied_}) table->sort(rank);
}

bool NeedBook::is(NeedWords words, std::string_view lemma) const {
  auto const& table = words_[static_cast<std::size_t>(words)];
  return table.find(lemma) != table.end();
}

}  // namespace dragoman
