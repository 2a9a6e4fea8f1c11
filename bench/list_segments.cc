// Lists the segments of texts as a first look is given them, for train/first_look.py.
//
//   list_segments MODEL FILE
//
// FILE is what `dragoman read` takes. Out, one JSON object a document: {"id", "segments": [[begin,
// end (bytes), may it be skipped (0, 1), [pieces], [shapes], [where the word of each piece begins
// (bytes)]]]}.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>

#include "base/error.h"
#include "parse/first_look.h"
#include "text/readers.h"

namespace dragoman {
namespace {

// Of each piece of a segment; of the mark before it, where the segment does.
std::vector<std::uint32_t> word_begins(CutWords const& words, TokenSpan segment, PieceSpan pieces) {
  bool const marked = words.raw[segment.begin].gap == Gap::block;
  std::vector<std::uint32_t> out(marked ? 1 : 0, words.raw[segment.begin].span.begin);
  for (std::uint32_t i = segment.begin; i < segment.end; ++i)
    out.insert(out.end(), words.begins[i + 1] - words.begins[i], words.raw[i].span.begin);
  out.resize(pieces.size());
  return out;
}

std::string line(Document const& document, Pieces const& pieces, std::size_t most_pieces) {
  CutWords const words = cut_words(document, pieces, most_pieces);
  std::vector<TokenSpan> const all = segments(words.raw);
  LookBatch const batch = look_batch(words, all, pieces);
  std::string out;
  for (std::size_t s = 0; s < all.size(); ++s) {
    PieceSpan const at = batch.segments[s];
    out +=
        fmt::format("{}[{}, {}, {:d}, [{}], [{}], [{}]]", s == 0 ? "" : ", ",
                    words.raw[all[s].begin].span.begin, words.raw[all[s].end - 1].span.end,
                    may_be_skipped(words.raw, all[s]),
                    fmt::join(batch.pieces.begin() + at.begin, batch.pieces.begin() + at.end, ", "),
                    fmt::join(batch.shapes.begin() + at.begin, batch.shapes.begin() + at.end, ", "),
                    fmt::join(word_begins(words, all[s], at), ", "));
  }
  return fmt::format(R"({{"id": "{}", "segments": [{}]}})", document.id, out);
}

int run(char const* model, char const* file) {
  Network const network = Network::open(model, Precision::int8);
  Pieces const pieces(network.vocabulary());
  read_documents(
      file, {},
      [&](Document document) {
        std::cout << line(document, pieces, network.max_window() / 2) << '\n';
        return true;
      },
      [](std::string const& complaint) { std::cerr << complaint << '\n'; });
  return 0;
}

}  // namespace
}  // namespace dragoman

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: list_segments MODEL FILE\n";
    return 2;
  }
  try {
    return dragoman::run(words[1], words[2]);
  } catch (dragoman::Error const& e) {
    std::cerr << "list_segments: " << e.what() << '\n';
    return 1;
  }
}
