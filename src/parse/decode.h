// Scores of the network to tags, lemmas, names and sentence starts, one word or window at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "network/network.h"
#include "parse/name_agreement.h"
#include "parse/parse.h"

namespace dragoman {

// Numbers of the heads that parsing needs, and the meaning of their labels.
struct Labels {
  // Throws Error{unsupported} naming the head that is missing.
  explicit Labels(Network const& network);

  std::size_t sentence = 0, upos = 0, feats = 0, lemma = 0,
              names = 0;             // positions in Scores::heads
  std::vector<std::size_t> further;  // heads of later stages
  std::vector<Upos> tags;
  std::vector<std::string> features, scripts, relations;
  std::vector<std::string> name_tags;  // "O", "B-PER", …
  std::size_t starts = 1;              // label "B" of the sentence head
  std::int32_t root_relation = -1;
};

std::size_t best(float const* scores, std::size_t count);

// The lemma of a form by an edit script: "L-1+" cuts one letter from the lower-case form, "K-0+"
// keeps the form, "L-3+y" cuts three and adds y, "=be" replaces it.
std::string apply_script(std::string_view script, std::string_view form);

// The most probable legal sequence of B-, I- and O over words [begin, end) (Viterbi): an I- follows
// a B- or I- of its kind.
std::vector<NameSpan> best_names(Labels const& labels, Matrix const& scores, WordSpan words);

// What the scores of a name's words say of each kind.
KindScores kind_scores(Labels const& labels, Matrix const& scores, WordSpan name);

// What lies before a word. In the training parts of EWT and GUM a stop before a capital letter
// ends a sentence 11,618 times of 11,638; of the 97 sentences that end in a comma 83 have no more
// than four words; 21 of 14,527 end in a verb.
enum class Seam : std::uint8_t {
  plain,
  block,    // the word opens a block of the text
  letters,  // those of an abbreviation with its full stop, and a word that begins no name: "U.S.
            // The"
  stop,     // a full stop, question or exclamation mark, a space and a capital letter
  comma,
  verb  // a verb, or another word that ends no sentence: '…," said | Minister Sarkis.'
};

// Which words of [begin, end) start a sentence; `seams` has one for each. No sentence is
// longer than 200 words: a longer one is cut where the head is least sure that it goes on.
std::vector<bool> sentence_starts(Labels const& labels, Matrix const& scores, WordSpan words,
                                  std::vector<Seam> const& seams);

}  // namespace dragoman
