// Runs the weights: piece ids in, scores of every head out. Knows no language.
//
// A batch is windows of pieces laid end to end (nothing is padded), and words as runs of pieces:
//
//   pieces   [CLS] moscow has re ##bu ##ff ##ed … [SEP] [CLS] …
//   words            0     1   2------------2
//   windows  0----------------------------------------- 1----
//
// The network: BERT-shaped encoder (Devlin et al. 2019; six layers of MiniLM, Wang et al. 2020)
// with two feature embeddings a piece; a word's vector is the mean of its pieces; linear heads; a
// biaffine tree (Dozat and Manning 2017).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/span.h"

namespace dragoman {

// int8: activations quantised per token, weights per channel, attention in bf16 if can be. float32:
// the same weights dequantised; what int8 is held to (cosine of word vectors at least 0.999).
enum class Precision { int8, float32 };

// Row-major.
struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}
  float const* row(std::size_t i) const { return values.data() + i * columns; }
  float* row(std::size_t i) { return values.data() + i * columns; }
};

// Numbers of pieces in Batch::pieces.
using PieceSpan = BasicSpan<struct PieceUnit>;
// Numbers of words in Batch::words.
using WordSpan = BasicSpan<struct WordUnit>;

struct Batch {
  std::vector<std::int32_t> pieces;
  std::vector<std::uint8_t> shapes, gaps;  // features of each piece, 0…7 and 0…3
  std::vector<PieceSpan> windows;          // in order, without gaps between them
  std::vector<PieceSpan> words;            // in order, each inside one window, none empty
};

struct Scores {
  std::vector<Matrix> heads;       // [words, labels] each, logits, in the order of Network::heads()
  Matrix arc_dependent, arc_head;  // for Network::arc_scores
  Matrix relation_dependent, relation_head;
};

struct HeadLabels {
  std::string name;
  std::vector<std::string> labels;
};

// An arc to be named: word numbers of the batch; head -1 is the root.
struct Arc {
  std::int32_t dependent = 0;
  std::int32_t head = -1;
};

// Immutable after open(), used from many threads at once; each thread keeps its own scratch memory.
class Network {
 public:
  // Throws Error{cannot_run} for a file that is missing, truncated or no model (naming it and what
  // is wrong with it), Error{unsupported} for another format version.
  static Network open(std::string const& path, Precision precision);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  // Ids outside of the vocabulary count as piece 0. A window of more than max_window() pieces is a
  // programming error (asserted).
  Scores run(Batch const& batch) const;

  // Row i: scores of the heads of word words.begin + i; column 0 is the root, column j + 1 the word
  // words.begin + j.
  Matrix arc_scores(Scores const& scores, WordSpan words) const;
  // [arcs, relations()].
  Matrix relation_scores(Scores const& scores, std::span<Arc const> arcs) const;

  std::vector<HeadLabels> const& heads() const;
  std::vector<std::string> const& relations() const;
  std::vector<std::string> const& vocabulary() const;  // piece id → piece
  std::size_t max_window() const;                      // pieces, [CLS] and [SEP] included
  std::string const& fingerprint() const;              // sha256 of the weights, hex

 private:
  struct Weights;
  explicit Network(std::unique_ptr<Weights> weights);
  std::unique_ptr<Weights> weights_;
};

}  // namespace dragoman
