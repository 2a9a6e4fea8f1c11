// Lists whom the pronouns of texts could mean, for train/pronouns.py.
//
//   list_antecedents MODEL CODEBOOK FILE.jsonl
//
// Out: one JSON object a document: "names", triples [chain, begin, end] of all mentions that have
// joined, and "pronouns" {"begin", "end", "options"}, an option {"begin", "chain", "clues"} with -1
// for nobody and for things; offsets in bytes.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <string>

#include "names/find_names.h"
#include "names/places.h"
#include "names/pronoun_list.h"
#include "parse/parser.h"
#include "text/readers.h"

namespace dragoman {
namespace {

std::string option(Parse const& parse, PronounOption const& each) {
  std::int64_t const begin =
      each.candidate.token < 0 ? -1 : std::int64_t{parse.tokens[each.candidate.token].span.begin};
  std::vector<int> clues;
  for (Clue const clue : each.clues) clues.push_back(static_cast<int>(clue));
  return fmt::format(R"({{"begin":{},"chain":{},"clues":[{}]}})", begin, each.candidate.chain,
                     fmt::join(clues, ","));
}

std::string listed(Parse const& parse, PronounList const& list) {
  std::vector<std::string> names, pronouns;
  for (std::size_t c = 0; c < list.chains.size(); ++c) {
    for (std::int32_t const m : list.chains[c].mentions) {
      ByteSpan const span = list.mentions[m].mention.span;
      names.push_back(fmt::format("[{},{},{}]", c, span.begin, span.end));
    }
  }
  for (PronounList::Listed const& pronoun : list.pronouns) {
    std::vector<std::string> options;
    for (PronounOption const& each : pronoun.options) options.push_back(option(parse, each));
    ByteSpan const span = list.mentions[pronoun.mention].mention.span;
    pronouns.push_back(fmt::format(R"({{"begin":{},"end":{},"options":[{}]}})", span.begin,
                                   span.end, fmt::join(options, ",")));
  }
  return fmt::format(R"({{"names":[{}],"pronouns":[{}]}})", fmt::join(names, ","),
                     fmt::join(pronouns, ","));
}

int run(char const* model, char const* tables, char const* texts) {
  Network const network = Network::open(model, Precision::int8);
  Parser const parser(network);
  NameBook const book = NameBook::load(tables);
  auto const list = [&](Document const& document) {
    Parse const parse = parser.parse(document);
    Names names;
    names.places = find_places(book.places, document, parse);
    std::cout << listed(parse, list_pronouns(book.actors, document, parse, names)) << '\n';
    return true;
  };
  bool whole = true;
  read_documents(texts, {}, list, [&](std::string const& complaint) {
    std::cerr << complaint << '\n';
    whole = false;
  });
  return whole ? 0 : 1;
}

}  // namespace
}  // namespace dragoman

int main(int count, char** words) {
  return count == 4 ? dragoman::run(words[1], words[2], words[3]) : 2;
}
