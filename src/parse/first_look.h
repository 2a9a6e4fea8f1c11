// A cheap first look: which sentences of a text hold nothing to code, before the network reads it.
//
// In: a document's words and pieces. Out: the same without the words of segments that are not worth
// reading. A segment is what a full stop and a block's end part, by rules: one sentence, or several
// where a rule cannot be sure.
//
//   "The army shelled the bridge. | It was a cold morning. | The governor denied it."
//    read                           skipped                  read
#pragma once

#include <string>
#include <vector>

#include "network/look_network.h"
#include "parse/cut_words.h"
#include "parse/parse.h"

namespace dragoman {

// Segments of the words, in order and without gaps. A border is where a block begins, and between a
// full stop (question or exclamation mark; with closing marks behind it) and a word with a capital
// letter (with opening marks before it). '"Why?" Smith asked' has none.
std::vector<TokenSpan> segments(std::vector<RawToken> const& raw);

// A longer one is no sentence but a list or a table.
inline constexpr std::uint32_t kLongestSegment = 200;

// False for what is read whatever the network says: the first segment of a document, which
// introduces who and where; a segment of more than kLongestSegment words; one in which a quotation
// begins or ends.
bool may_be_skipped(std::vector<RawToken> const& raw, TokenSpan segment);

// What the network is given of these segments: [CLS] before a document's first word, [SEP] before
// the first of each other block, then the words, kLongestSegment at most.
LookBatch look_batch(CutWords const& words, std::vector<TokenSpan> const& segments,
                     Pieces const& pieces);

// Immutable after open(), used from many threads at once.
class FirstLook {
 public:
  // Errors as of LookNetwork::open; and Error{cannot_run} where the weights were made for pieces of
  // another vocabulary.
  static FirstLook open(std::string const& path, std::size_t vocabulary_size);

  // Takes the words of segments that hold nothing out of `words`.
  Looked skip(CutWords& words, Pieces const& pieces) const;

  std::string const& fingerprint() const { return network_.fingerprint(); }

 private:
  explicit FirstLook(LookNetwork network) : network_(std::move(network)) {}
  LookNetwork network_;
};

}  // namespace dragoman
