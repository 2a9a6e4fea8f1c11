// A small network that gives one number a segment: ids of pieces in, logits out. Knows no language.
//
//   pieces    [CLS] moscow has re ##bu ##ff ##ed … . | she smiled . | [SEP] …
//   segments  0--------------------------------------  1-----------   2---
//
// Embeddings of pieces and of their shapes, layers of convolutions three pieces wide (each but the
// first adds to what it was given), the largest value of each channel over the segment, one linear
// unit (Kim 2014 has the same with one layer). It sees a few pieces of the neighbouring segments.
// Two thousandths of the multiplications of Network: the means to tell what need not be run through
// that.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "network/network.h"

namespace dragoman {

struct LookBatch {
  std::vector<std::int32_t> pieces;
  std::vector<std::uint8_t> shapes;  // of each piece, 0…7
  std::vector<PieceSpan> segments;   // in order, without gaps between them, none empty
};

// Immutable after open(), used from many threads at once.
class LookNetwork {
 public:
  // Errors as of Network::open.
  static LookNetwork open(std::string const& path);
  LookNetwork(LookNetwork&&) noexcept;
  ~LookNetwork();

  // One logit a segment. Ids outside of the vocabulary count as piece 0.
  std::vector<float> run(LookBatch const& batch) const;

  // The logit from which on a segment is worth reading, chosen when the weights were made.
  float threshold() const;
  std::size_t vocabulary_size() const;
  std::string const& fingerprint() const;  // sha256 of the weights, hex

 private:
  struct Weights;
  explicit LookNetwork(std::unique_ptr<Weights> weights);
  std::unique_ptr<Weights> weights_;
};

}  // namespace dragoman
