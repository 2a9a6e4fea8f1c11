#include "parse/cut_words.h"

#include <algorithm>
#include <iterator>

namespace dragoman {

CutWords cut_words(Document const& document, Pieces const& pieces, std::size_t most_pieces) {
  CutWords out;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (!is_coded(document.blocks[b].kind)) continue;
    auto words = tokenize(document.text, document.blocks[b].span,
                          [&pieces](std::string_view word) { return pieces.is_word(word); });
    out.raw.insert(out.raw.end(), std::make_move_iterator(words.begin()),
                   std::make_move_iterator(words.end()));
    out.blocks.resize(out.raw.size(), static_cast<std::uint32_t>(b));
  }
  for (RawToken const& token : out.raw) {
    std::size_t const before = out.pieces.size();
    out.begins.push_back(static_cast<std::uint32_t>(before));
    pieces.append(token.form, out.pieces);
    out.pieces.resize(std::min(out.pieces.size(), before + most_pieces));
  }
  out.begins.push_back(static_cast<std::uint32_t>(out.pieces.size()));
  return out;
}

}  // namespace dragoman
