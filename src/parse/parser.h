// The reader of sentences: tokenizer rules, word pieces, the network, and the decoding of its
// scores (sentence starts, tags, lemmas, maximum spanning trees, name spans).
#pragma once

#include <vector>

#include "network/network.h"
#include "parse/parse.h"

namespace dragoman {

// Immutable after construction; parse() may be called from many threads.
class Parser {
 public:
  // Throws Error{unsupported} where the network lacks a head that parsing needs, naming it.
  explicit Parser(Network const& network);

  // Any document gives a Parse; blocks that are not coded give no sentence.
  Parse parse(Document const& document) const;
  // The same for many documents at once: short ones share a batch. Result i belongs to document i,
  // and equals parse(document i) in everything but rounding.
  std::vector<Parse> parse(std::vector<Document const*> const& documents) const;
  // … private members as needed …
};

}  // namespace dragoman
