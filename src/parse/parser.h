// The reader of sentences: words by rules, pieces, the network, and the decoding of its scores
// (sentence starts, tags, lemmas, best trees, name spans).
#pragma once

#include <optional>
#include <vector>

#include "network/network.h"
#include "parse/first_look.h"
#include "parse/name_agreement.h"
#include "parse/parse.h"
#include "parse/pieces.h"

namespace dragoman {

struct Draft;   // words of documents on their way through the network
struct Labels;  // what the numbers of the network's heads mean

// Immutable after construction; parse() may be called from many threads.
class Parser {
 public:
  // `network` must outlive the parser. Throws Error{unsupported} where it lacks a head that parsing
  // needs, naming it.
  explicit Parser(Network const& network);
  ~Parser();

  // Any document gives a Parse; blocks that are not coded give no sentence. With a first look what
  // it skips is not read, and Parse::looked tells how much that is.
  Parse parse(Document const& document, FirstLook const* look = nullptr) const;
  // The same for many documents at once: short ones share a batch. Result i belongs to document i
  // and equals parse(document i), up to rounding.
  std::vector<Parse> parse(std::vector<Document const*> const& documents,
                           FirstLook const* look = nullptr) const;

 private:
  void draft(CutWords words, std::size_t number, Draft& draft) const;
  // Runs the network; gives the scores of the names of each document.
  std::vector<NameScores> decode(Draft const& draft, std::vector<Parse>& out) const;

  Network const& network_;
  Pieces pieces_;
  std::unique_ptr<Labels const> labels_;
};

}  // namespace dragoman
