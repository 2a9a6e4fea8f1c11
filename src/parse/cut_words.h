// A document's words, cut into pieces: what both networks are given.
//
//   "Moscow has rebuffed"   words   Moscow  has  rebuffed
//                           pieces  moscow  has  re ##bu ##ff ##ed
//                           begins  0       1    2                 6
#pragma once

#include <cstdint>
#include <vector>

#include "parse/pieces.h"
#include "parse/tokenizer.h"
#include "text/document.h"

namespace dragoman {

struct CutWords {
  std::vector<RawToken> raw;
  std::vector<std::uint32_t> blocks;  // of Document::blocks, one a word
  std::vector<std::int32_t> pieces;   // of all words
  std::vector<std::uint32_t> begins;  // of each word its first piece, and the number of pieces
};

// The words of the blocks that are coded. No word has more than `most_pieces` pieces: what is
// beyond is left out.
CutWords cut_words(Document const& document, Pieces const& pieces, std::size_t most_pieces);

}  // namespace dragoman
