// Parses made by hand for tests, without a model.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "parse/parse.h"

namespace dragoman {

// One sentence from rows "form lemma UPOS head relation feats", heads from 1.
inline ParsedText tree(std::string const& rows) {
  std::istringstream lines(rows);
  std::string conllu = "# newpar\n", form, lemma, upos, head, relation, feats;
  for (int number = 1; lines >> form >> lemma >> upos >> head >> relation >> feats; ++number) {
    conllu += std::to_string(number) + '\t' + form + '\t' + lemma + '\t' + upos + "\t_\t" + feats +
              '\t' + head + '\t' + relation + "\t_\t_\n";
  }
  return read_conllu(conllu + '\n');
}

// One sentence from words with a blank between, all below the last; a hyphen is written without
// blanks. Words that begin with a capital are names, digits numbers, the rest nouns; "word/UPOS"
// says otherwise.
inline ParsedText flat(std::string const& text) {
  std::istringstream words(text);
  std::vector<std::string> all;
  for (std::string word; words >> word;) all.push_back(word);
  std::string rows;
  for (std::string const& word : all) {
    std::size_t const slash = word.size() > 2 ? word.find('/') : std::string::npos;
    bool const tagged = slash != std::string::npos && word[slash + 1] >= 'A';
    std::string const form = tagged ? word.substr(0, slash) : word;
    bool const digit = form[0] >= '0' && form[0] <= '9';
    bool const capital = form[0] >= 'A' && form[0] <= 'Z';
    std::string const guess = digit ? "NUM" : capital ? "PROPN" : "NOUN";
    bool const last = &word == &all.back();
    rows += form + ' ' + form + ' ' + (tagged ? word.substr(slash + 1) : guess) +
            (last ? " 0 root _\n" : ' ' + std::to_string(all.size()) + " dep _\n");
  }
  ParsedText out = tree(rows);
  for (std::size_t t = 1; t < out.parse.tokens.size(); ++t) {
    bool const hyphen = out.parse.tokens[t].form == "-";
    if (hyphen) out.parse.tokens[t - 1].space_after = out.parse.tokens[t].space_after = false;
  }
  return out;
}

}  // namespace dragoman
